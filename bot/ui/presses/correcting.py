"""[Correct it] under what is wrong with a form: the same form again, with what was typed."""

from collections.abc import Mapping

from bot.ui.controls import read_id
from bot.ui.door import Handler, server_meant
from bot.ui.verbs import VERBS
from bot.ui.visit import Call


async def correct(call: Call) -> None:
    """Part 1 tells which of several forms; one alone has none.

    A form may be filled with what only those read who may send it, so its own right is asked for.
    """
    place = call.number(1) if len(call.control.parts) > 1 else 0
    form = call.context.giving_back.again(call.interaction, call.number(0), place)
    control = read_id(form.custom_id)
    act = VERBS[control.verb]
    await call.context.membership.admit(call.interaction, act, server_meant(control))
    await call.services.servers.still(call.person, act)
    await call.open(form)


HANDLERS: Mapping[str, Handler] = {"correct": correct}
