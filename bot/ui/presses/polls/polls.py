"""Opening and closing the poll of a talk."""

from collections.abc import Mapping

from bot.ui.door import Handler
from bot.ui.visit import Call


async def open_poll(call: Call) -> None:
    await call.services.polls.open(call.person, call.code)
    await call.say(call.text("poll-on-its-way"))


async def close_poll(call: Call) -> None:
    await call.services.polls.close(call.person, call.code)
    await call.say(call.text("poll-closing-now"))


HANDLERS: Mapping[str, Handler] = {"poll-open": open_poll, "poll-close": close_poll}
