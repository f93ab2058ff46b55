"""The buttons by which people say which side counts of an event that was changed in Discord."""

from collections.abc import Mapping
from functools import partial

from bot.ui.cards.talks.event_drift import event_drift
from bot.ui.cards.team.desk import desk
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.permissions import gone_roles, venue_in
from bot.ui.visit import Call


async def compare(call: Call) -> None:
    drift = await call.services.event_drift.of(call.person, call.code)
    await call.redraw(event_drift(drift, call.text))


async def ours(call: Call) -> None:
    await call.services.event_drift.ours(call.person, call.code, call.number(1))
    await _desk(call, "event-ours-counts")


async def theirs(call: Call) -> None:
    channel = partial(venue_in, call.interaction.guild)
    await call.services.event_drift.theirs(call.person, call.code, call.number(1), channel)
    await _desk(call, "event-theirs-counts")


async def leave_out(call: Call) -> None:
    await call.services.event_drift.leave_out(call.person, call.code)
    await _desk(call, "event-left-out")


async def _desk(call: Call, said: str) -> None:
    view = await call.services.desk.view(call.person)
    gone = gone_roles(call.interaction.guild, view.messages.server)
    await call.redraw([text(call.text(said)), *desk(view, call.text, gone)])


HANDLERS: Mapping[str, Handler] = {
    "event-compare": compare,
    "event-ours": ours,
    "event-theirs": theirs,
    "event-leave-out": leave_out,
}
