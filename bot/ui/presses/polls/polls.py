"""Opening and closing the poll of a talk, each after a question: neither can be taken back."""

from collections.abc import Mapping

from bot.ui.cards.polls.poll import close_question, open_question
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.visit import Call


async def ask_to_open(call: Call) -> None:
    talk = await call.services.ballots.opening(call.person, call.code)
    await call.reply(open_question(talk, call.text))


async def open_poll(call: Call) -> None:
    await call.services.ballots.open(call.person, call.code)
    await call.redraw([text(call.text("poll-on-its-way"))])


async def ask_to_close(call: Call) -> None:
    poll = await call.services.polls.closing(call.person, call.code)
    await call.reply(close_question(poll, call.text))


async def close_poll(call: Call) -> None:
    await call.services.polls.close(call.person, call.code)
    await call.redraw([text(call.text("poll-closing-now"))])


HANDLERS: Mapping[str, Handler] = {
    "poll-open": ask_to_open,
    "poll-open-really": open_poll,
    "poll-close": ask_to_close,
    "poll-close-really": close_poll,
}
