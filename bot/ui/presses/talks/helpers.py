"""[Note-takers] on a talk's panel and [Co-producers] of a series: who helps, and with what."""

from collections.abc import Mapping

from bot.domain.errors import ControlOutdated
from bot.domain.team.rights import Act
from bot.ui.cards.talks.helpers import PEOPLE, co_producers, note_takers
from bot.ui.door import Handler
from bot.ui.visit import Call


async def show_note_takers(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.NAME_NOTE_TAKERS)
    await call.reply(note_takers(view, call.text))


async def note_takers_named(call: Call) -> None:
    """Part 1 is the version that the choice was drawn from."""
    view = await call.services.talks.name_note_takers(
        call.person, call.code, call.number(1), _chosen(call)
    )
    await call.redraw(note_takers(view, call.text))


async def show_co_producers(call: Call) -> None:
    series = await call.services.series.co_producers(call.person, call.code)
    await call.reply(co_producers(series, call.text))


async def co_producers_named(call: Call) -> None:
    """Part 1 is the version that the choice was drawn from, part 2 of what it is."""
    chosen = _chosen(call)
    is_people = call.part(2) == PEOPLE
    series = await call.services.series.name_co_producers(
        call.person,
        call.code,
        call.number(1),
        user_ids=chosen if is_people else None,
        role_ids=None if is_people else chosen,
    )
    await call.redraw(co_producers(series, call.text))


def _chosen(call: Call) -> tuple[int, ...]:
    if not all(value.isdecimal() for value in call.values):
        raise ControlOutdated
    return tuple(int(value) for value in call.values)


HANDLERS: Mapping[str, Handler] = {
    "note-takers": show_note_takers,
    "note-takers-named": note_takers_named,
    "co-producers": show_co_producers,
    "co-producers-named": co_producers_named,
}
