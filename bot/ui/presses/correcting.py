"""[Correct it] under what is wrong with a form: the same form again, with what was typed."""

from collections.abc import Mapping

from bot.ui.door import Handler
from bot.ui.visit import Call


async def correct(call: Call) -> None:
    """Part 1 tells which of several forms; one alone has none."""
    place = call.number(1) if len(call.control.parts) > 1 else 0
    await call.open(call.context.giving_back.again(call.interaction, call.number(0), place))


HANDLERS: Mapping[str, Handler] = {"correct": correct}
