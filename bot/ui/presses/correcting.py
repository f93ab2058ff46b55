"""[Correct it] under what is wrong with a form: the same form again, with what was typed."""

from collections.abc import Mapping

from bot.ui.door import Handler
from bot.ui.visit import Call


async def correct(call: Call) -> None:
    await call.open(call.context.giving_back.again(call.interaction, call.number(0)))


HANDLERS: Mapping[str, Handler] = {"correct": correct}
