"""`/me`: one's own reminders and answers, and the switch on it."""

from collections.abc import Mapping

from bot.ui.cards.signups.me import me
from bot.ui.door import Handler
from bot.ui.visit import Call


async def mine(call: Call) -> None:
    await call.reply(me(await call.services.members.me(call.person), call.text))


async def letters(call: Call) -> None:
    shown = await call.services.members.set_reminders(call.person, wanted=call.part(0) == "on")
    await call.redraw(me(shown, call.text))


HANDLERS: Mapping[str, Handler] = {"me": mine, "letters": letters}
