"""[Repeat] on a talk's panel, and what is done to several talks of a repeat at once."""

from collections.abc import Mapping

from bot.domain.errors import ControlOutdated
from bot.domain.talks.repeating import Reach, SharedPart
from bot.domain.team.rights import Act
from bot.ui.cards.talks.repeating import (
    alike_question,
    cancel_these_question,
    move_question,
    repeat_made,
    repeat_preview,
    talks_alike,
    talks_cancelled,
    talks_moved,
)
from bot.ui.door import Handler
from bot.ui.presses.talks.talk_forms import repeat_fields
from bot.ui.visit import Call


async def repeat(call: Call) -> None:
    view = await call.services.talks.panel(call.person, call.code, Act.PLAN_TALKS)
    fields = repeat_fields(call.text)
    title = call.text("form-repeat")
    await call.ask(title, "repeat-set", call.code, view.talk.version, fields=fields)


async def repeat_set(call: Call) -> None:
    """Show every talk that would be made."""
    shown = await call.services.repeating.as_typed(
        call.person, call.code, call.number(1), call.typed("often")
    )
    await call.reply(repeat_preview(shown, call.text))


async def repeat_yes(call: Call) -> None:
    made = await call.services.repeating.confirm(call.person, call.part(0))
    await call.redraw(repeat_made(made, call.text))


async def move_these(call: Call) -> None:
    """SharedPart 0 is the code of the preview, 1 the reading, 2 how far it goes."""
    code, index, reach = call.part(0), call.number(1), _reach(call, 2)
    shown = await call.services.repeating.moving(call.person, code, index, reach)
    await call.redraw(move_question(shown, call.text, code=code, index=index, reach=reach))


async def move_these_yes(call: Call) -> None:
    moved = await call.services.repeating.move(
        call.person, call.part(0), call.number(1), _reach(call, 2)
    )
    await call.redraw(talks_moved(moved, call.text))


async def cancel_these(call: Call) -> None:
    reach = _reach(call, 1)
    shown = await call.services.repeating.cancelling(call.person, call.code, reach)
    await call.redraw(cancel_these_question(shown, call.text, reach=reach))


async def cancel_these_yes(call: Call) -> None:
    """SharedPart 1 is the version, 2 how far it goes, 3 how many talks were shown."""
    gone = await call.services.repeating.cancel(
        call.person, call.code, call.number(1), _reach(call, 2), call.number(3)
    )
    await call.redraw(talks_cancelled(gone, call.text))


async def alike(call: Call) -> None:
    """SharedPart 1 is the version, 2 the form whose answers are meant, 3 how far it goes."""
    part, reach = _part(call, 2), _reach(call, 3)
    shown = await call.services.repeating.changing(call.person, call.code, reach)
    await call.reply(alike_question(shown, call.text, part=part, reach=reach))


async def alike_yes(call: Call) -> None:
    changed = await call.services.repeating.make_alike(
        call.person, call.code, call.number(1), _part(call, 2), _reach(call, 3), call.number(4)
    )
    await call.redraw(talks_alike(changed, call.text))


def _part(call: Call, place: int) -> SharedPart:
    try:
        return SharedPart(call.part(place))
    except ValueError:
        raise ControlOutdated from None


def _reach(call: Call, place: int) -> Reach:
    try:
        return Reach(call.part(place))
    except ValueError:
        raise ControlOutdated from None


HANDLERS: Mapping[str, Handler] = {
    "repeat": repeat,
    "repeat-set": repeat_set,
    "repeat-yes": repeat_yes,
    "move-these": move_these,
    "move-these-yes": move_these_yes,
    "alike": alike,
    "alike-yes": alike_yes,
    "cancel-these": cancel_these,
    "cancel-these-yes": cancel_these_yes,
}
