"""[What was done] on the desk, and the file of it."""

import asyncio
import io
from collections.abc import Mapping

import discord

from bot.documents.write.csv_tables import audit_csv
from bot.ui.cards.privacy.audit import audit
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.visit import Call


async def show(call: Call) -> None:
    """Part 0 is the page."""
    shown = await call.services.audit_trail.page(call.person, call.number(0))
    await call.redraw(audit(shown, call.text))


async def take_out(call: Call) -> None:
    await call.think()
    entries = await call.services.audit_trail.take_out(call.person)
    content = (await asyncio.to_thread(audit_csv, entries)).encode()
    file = discord.File(io.BytesIO(content), filename="audit.csv")
    await call.reply([text(call.text("audit-here"))], [file])


HANDLERS: Mapping[str, Handler] = {"audit": show, "audit-csv": take_out}
