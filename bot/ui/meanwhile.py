"""A form whose object somebody else changed while it was filled in: theirs beside what was typed.

The form is drawn anew by what opened it, so that no form needs a place of its own for this.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.domain.errors import BotError
from bot.ui.cards.findings.difference import BothTexts, both_of
from bot.ui.controls import Item, read_id, text
from bot.ui.forms import Filled, Form, Passage, is_changed, shown_in
from bot.ui.visit import Call

_NOTHING = Filled({}, {}, {})


async def beside_theirs(
    call: Call, handlers: Mapping[str, Callable[[Call], Awaitable[None]]]
) -> list[Item]:
    """Show what the other wrote, and offer the form with it and with one's own changes.

    Nothing where the form is not known any more, or cannot be opened any more.
    """
    opened = call.context.giving_back.open_form(call.interaction, call.custom_id)
    now = None if opened is None else await _as_it_is_now(call, opened, handlers)
    if opened is None or now is None:
        return []
    theirs = _both(call, opened, now)
    head = [text(call.text("meanwhile-elsewhere"))]
    shown = both_of(call.text("meanwhile-title"), theirs, call.text) if theirs else head
    mine = [(call.text("both-button-mine"), now.with_changes(opened, call.filled))]
    return [*shown, *call.context.giving_back.offer_each(call.interaction, mine)]


async def _as_it_is_now(
    call: Call, opened: Form, handlers: Mapping[str, Callable[[Call], Awaitable[None]]]
) -> Form | None:
    if opened.opened_by is None:
        return None
    control, values = opened.opened_by
    drawn: list[Form] = []
    opening = replace(call, control=control, values=values, filled=_NOTHING, drawn=drawn)
    try:
        await handlers[control.verb](opening)
    except BotError:
        return None
    return next((each for each in drawn if _is_same(each, opened)), None)


def _is_same(one: Form, other: Form) -> bool:
    return read_id(one.custom_id).verb == read_id(other.custom_id).verb


def _both(call: Call, opened: Form, now: Form) -> list[BothTexts]:
    """What the other changed, with one's own beside it; what one left as it was has none."""
    old = {each.key: each for each in opened.before if not isinstance(each, Passage)}
    typed = {
        each.key: shown_in(each)
        for each in opened.with_typed(call.filled).fields
        if not isinstance(each, Passage)
    }
    return [
        BothTexts(
            name=each.label,
            theirs=shown_in(each),
            mine=typed[each.key] if is_changed(old[each.key], call.filled) else None,
        )
        for each in now.fields
        if not isinstance(each, Passage)
        and each.key in old
        and shown_in(each) != shown_in(old[each.key])
    ]
