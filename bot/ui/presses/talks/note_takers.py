"""[Note-takers] on a talk's panel: members who may do for it what note-takers may."""

from collections.abc import Mapping

from bot.domain.errors import ControlOutdated
from bot.domain.team.rights import Act
from bot.ui.cards.talks.note_takers import note_takers
from bot.ui.door import Handler
from bot.ui.visit import Call


async def show(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.NAME_NOTE_TAKERS)
    await call.reply(note_takers(view, call.text))


async def named(call: Call) -> None:
    """Part 1 is the version that the choice was drawn from."""
    if not all(value.isdecimal() for value in call.values):
        raise ControlOutdated
    chosen = tuple(int(value) for value in call.values)
    view = await call.services.talks.name_note_takers(
        call.person, call.code, call.number(1), chosen
    )
    await call.redraw(note_takers(view, call.text))


HANDLERS: Mapping[str, Handler] = {"note-takers": show, "note-takers-named": named}
