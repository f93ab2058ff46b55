"""[What is kept] on the set-up."""

from collections.abc import Mapping

from bot.ui.cards.privacy.kept import what_is_kept
from bot.ui.door import Handler
from bot.ui.visit import Call


async def show(call: Call) -> None:
    going = await call.services.retention.would_go(call.person)
    await call.reply(what_is_kept(going, call.text))


HANDLERS: Mapping[str, Handler] = {"setup-kept": show}
