"""A certificate of attendance: from `/me`, or from [More] on the card of a talk that is over."""

import asyncio
import io
from collections.abc import Mapping

import discord

from bot.documents.file_names import safe_name
from bot.documents.write.certificate import certificate_pdf
from bot.domain.errors import TextMissing
from bot.ui.cards.signups.certificates import certificates, name_field
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.visit import Call


async def which(call: Call) -> None:
    talks = await call.services.certificates.mine(call.person)
    await call.reply(certificates(talks, call.text))


async def chosen(call: Call) -> None:
    await _ask_name(call, call.value)


async def ask(call: Call) -> None:
    await _ask_name(call, call.code)


async def _ask_name(call: Call, code: str) -> None:
    certificate = await call.services.certificates.of(call.person, code)
    fields = name_field(call.interaction.user.display_name, call.text)
    title = call.text("certificate-form")
    await call.ask(title, "certificate-made", certificate.talk, fields=fields)


async def make(call: Call) -> None:
    name = call.typed("name")
    if not name:
        raise TextMissing
    certificate = await call.services.certificates.of(call.person, call.code)
    await call.think()
    words = call.text.in_language(certificate.language)
    page = await asyncio.to_thread(certificate_pdf, certificate, name, words)
    file = discord.File(
        io.BytesIO(page.content), filename=f"certificate-{safe_name(certificate.title, 'talk')}.pdf"
    )
    said = [text(call.text("certificate-here"))]
    if page.has_boxes:
        said.append(text(call.text("certificate-boxes")))
    await call.reply(said, [file])


HANDLERS: Mapping[str, Handler] = {
    "certificates": which,
    "certificate-of": chosen,
    "certificate": ask,
    "certificate-made": make,
}
