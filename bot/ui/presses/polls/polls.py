"""Opening and closing the poll of a talk."""

from collections.abc import Mapping

from bot.ui.door import Handler, Press


async def open_poll(press: Press) -> None:
    await press.services.polls.open(press.person, press.code)
    await press.say(press.text("poll-on-its-way"))


async def close_poll(press: Press) -> None:
    await press.services.polls.close(press.person, press.code)
    await press.say(press.text("poll-closing-now"))


HANDLERS: Mapping[str, Handler] = {"poll-open": open_poll, "poll-close": close_poll}
