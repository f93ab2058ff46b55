"""The sort card: each answer brings the next takeaway."""

import asyncio
from collections.abc import Mapping
from functools import partial

from bot.domain.errors import ChangedMeanwhile
from bot.domain.findings.difference import settled
from bot.domain.findings.finding import HEADING_MAX
from bot.domain.takeaways.takeaway import UNDECIDED, Placement, typed
from bot.services.findings.views import SortView
from bot.ui.cards.findings.difference import BothTexts, both_of
from bot.ui.cards.findings.findings import (
    Answered,
    all_sorted,
    finding_card,
    left_out_list,
    sort_card,
)
from bot.ui.controls import Item, text
from bot.ui.door import Handler
from bot.ui.forms import Field, Part, form
from bot.ui.paging import page_in
from bot.ui.presses.findings.findings import finding_fields
from bot.ui.presses.takeaways.managing import edit_field, open_one
from bot.ui.visit import Call

# In seconds; nobody is told of less.
TOLD_EVERY = 1.0
# Of the parts of a sort card's controls, after the edition, the takeaway and its version.
_PAGE = 3


async def start(call: Call) -> None:
    """The first card of a large edition takes seconds, in which one reads how far it is."""
    read = (0, 0)

    def progress(done: int, count: int) -> None:
        nonlocal read
        read = (done, count)

    found = asyncio.ensure_future(
        call.services.sorting.next_to_sort(call.person, call.code, progress)
    )
    try:
        while not (await asyncio.wait({found}, timeout=TOLD_EVERY))[0]:
            done, count = read
            await call.redraw([text(call.text("sort-reading", done=done, count=count))])
    finally:
        found.cancel()
    await _next(call, found.result(), is_back=False)


def unless_sorted(act: Handler) -> Handler:
    """Where somebody else was faster, say what they did, and go on with the next one."""
    return partial(_told_or_done, act)


async def _told_or_done(act: Handler, call: Call) -> None:
    try:
        await act(call)
    except ChangedMeanwhile:
        seen = await call.services.sorting.one(call.person, call.part(1))
        if seen.takeaway.placement in UNDECIDED and seen.takeaway.is_shown:
            shown: SortView | None = seen
        else:
            shown = await call.services.sorting.next_to_sort(call.person, call.code)
        said = _what_became(seen, call)
        if shown is None:
            await call.redraw([text(said), *await _all_sorted(call)])
        else:
            await call.redraw([text(said), *sort_card(shown, call.text, page=call.number(3))])


def _what_became(seen: SortView, call: Call) -> str:
    takeaway = seen.takeaway
    number = next((each.number for each in seen.findings if each.code == takeaway.finding), None)
    if takeaway.is_shown and number is not None:
        return call.text("sort-meanwhile-finding", number=str(number))
    if takeaway.is_shown and takeaway.placement is Placement.LEFT_OUT:
        return call.text("sort-meanwhile-out")
    return call.text("sort-meanwhile-other")


async def put_in(call: Call) -> None:
    """Parts: edition, takeaway, its version, page of the list, finding."""
    shown = await call.services.sorting.put_in(
        call.person, call.part(1), call.number(2), call.part(4)
    )
    await _next(call, shown)


async def put_all_in(call: Call) -> None:
    """Parts: as of `put_in`, and which were shown."""
    shown, count = await call.services.sorting.put_all_in(
        call.person, call.part(1), call.number(2), call.part(4), call.part(5)
    )
    await _next(call, shown, count=count)


async def take_all_back(call: Call) -> None:
    view = await call.services.sorting.take_all_back(call.person, call.part(1), call.number(2))
    await call.redraw(sort_card(view, call.text))


async def other(call: Call) -> None:
    await _place(call, is_against=False)


async def against(call: Call) -> None:
    await _place(call, is_against=True)


async def _place(call: Call, *, is_against: bool) -> None:
    chosen = call.value
    page = page_in(chosen)
    if page is not None:
        view = await call.services.sorting.one(call.person, call.part(1))
        await call.redraw(sort_card(view, call.text, page=page))
        return
    shown = await call.services.sorting.put_in(
        call.person, call.part(1), call.number(2), chosen, is_against=is_against
    )
    await _next(call, shown)


async def ask_new(call: Call) -> None:
    shown = await call.services.sorting.one(call.person, call.part(1))
    parts = (call.code, shown.takeaway.code, call.number(2), call.number(3))
    field = Field(
        key="heading",
        label=call.text("field-heading"),
        hint=call.text("field-heading-hint"),
        limit=HEADING_MAX,
    )
    await call.ask(call.text("form-new-finding"), "sort-new-made", *parts, fields=[field])


async def put_in_new(call: Call) -> None:
    heading = call.typed("heading")
    try:
        shown = await call.services.sorting.put_in_new(
            call.person, call.part(1), call.number(2), heading
        )
    except ChangedMeanwhile:
        await _offer_without(call, heading)
        return
    await _next(call, shown)


async def _offer_without(call: Call, heading: str) -> None:
    """The takeaway went elsewhere meanwhile; the typed heading can be a finding without it."""
    seen = await call.services.sorting.one(call.person, call.part(1))
    said = call.text("sort-new-without", what=_what_became(seen, call))
    fields = finding_fields(call.text, heading=heading)
    without = form(call.text("form-new-finding"), "finding-made", call.code, fields=fields)
    given, forms = call.context.giving_back, [(call.text("sort-new-button"), without)]
    await call.reply([text(said), *given.offer_each(call.interaction, forms)])


async def leave_out(call: Call) -> None:
    shown = await call.services.sorting.leave_out(call.person, call.part(1), call.number(2))
    await _next(call, shown)


async def sort_again(call: Call) -> None:
    # An older bot's button has no version: it brought back what was left out.
    version = call.number(2) if len(call.control.parts) > 2 else None  # noqa: PLR2004
    view = await call.services.sorting.sort_again(call.person, call.part(1), version)
    await call.redraw(sort_card(view, call.text))


async def hide(call: Call) -> None:
    shown = await call.services.sorting.hide(call.person, call.part(1), call.number(2))
    await _next(call, shown, is_back=False)


async def edit(call: Call) -> None:
    view = await call.services.moderating.one(call.person, call.part(1))
    parts = (call.code, call.part(1), call.number(2), call.number(3))
    fields: list[Part] = [edit_field(view.takeaway, call.text)]
    await call.ask(call.text("form-note-edit"), "sort-edited", *parts, fields=fields)


async def edited(call: Call) -> None:
    """The same card again, with what was written: it is still to be sorted."""
    mine = call.typed("text")
    try:
        await _edit(call, call.number(2), mine)
    except ChangedMeanwhile:
        await _settle(call, mine)


async def _edit(call: Call, version: int, written: str) -> None:
    await call.services.changing.edit(call.person, call.part(1), version, written)
    view = await call.services.sorting.one(call.person, call.part(1))
    await call.redraw(sort_card(view, call.text, page=call.number(3)))


async def _settle(call: Call, mine: str) -> None:
    """If it was only put somewhere meanwhile, the text counts; else a person decides."""
    kept = (await call.services.moderating.one(call.person, call.part(1))).takeaway
    theirs, given = typed(kept), call.context.giving_back
    opened = given.opened_as(call.interaction, call.custom_id).get("text", "")
    agreed = settled(theirs, mine, opened)
    if agreed is not None:
        await _edit(call, kept.version, agreed)
        return
    field = edit_field(kept, call.text)
    parts = (call.code, kept.code, kept.version, call.number(3))
    again = form(call.text("form-note-edit"), "sort-edited", *parts, fields=[field])
    again = again.with_typed(call.filled)
    texts = [BothTexts(name=call.text("field-note"), theirs=theirs, mine=mine)]
    items = both_of(call.text("both-one-title"), texts, call.text)
    forms = [(call.text("both-button-mine"), again)]
    await call.reply([*items, *given.offer_each(call.interaction, forms)])


async def left_out(call: Call) -> None:
    """What was left out of an edition; a chosen one waits to be sorted again."""
    page = page_in(call.value)
    if call.value and page is None:
        view = await call.services.sorting.sort_again(call.person, call.value)
        await call.redraw(sort_card(view, call.text))
        return
    found = await call.services.sorting.left_out(call.person, call.code)
    await call.redraw(left_out_list(call.code, found, call.text, page=page or 0))


async def evidence(call: Call) -> None:
    """Part 0 is the finding that the chosen takeaway supports."""
    page = page_in(call.value)
    if page is None:
        await open_one(call, call.value)
        return
    view = await call.services.findings.finding(call.person, call.code)
    await call.redraw(finding_card(view, call.text, page=page))


async def later(call: Call) -> None:
    shown = await call.services.sorting.later(call.person, call.part(1), call.number(2))
    await _next(call, shown, is_back=False)


async def take_back(call: Call) -> None:
    """From a finding's card: part 0 is the finding."""
    chosen = call.value
    page = page_in(chosen) or 0
    code, _, version = chosen.partition(":")
    if version.isdecimal():
        await call.services.sorting.back_to_sort(call.person, code, int(version))
    view = await call.services.findings.finding(call.person, call.code)
    await call.redraw(finding_card(view, call.text, page=page))


async def _next(call: Call, view: SortView | None, *, is_back: bool = True, count: int = 1) -> None:
    """The list of findings stays on its page, which part 3 is.

    What was just answered can be brought back, if `is_back`.
    """
    page = call.number(3) if len(call.control.parts) > _PAGE else 0
    # The answer has raised its version by one.
    last = Answered(call.part(1), call.number(2) + 1, count) if is_back else None
    if view is None:
        await call.redraw(await _all_sorted(call, last))
    else:
        await call.redraw(sort_card(view, call.text, page=page, last=last))


async def _all_sorted(call: Call, last: Answered | None = None) -> list[Item]:
    empty = await call.services.findings.unwritten(call.person, call.code)
    return all_sorted(call.code, empty, call.text, last=last)


HANDLERS: Mapping[str, Handler] = {
    "sort": start,
    "sort-in": unless_sorted(put_in),
    "sort-all": unless_sorted(put_all_in),
    "sort-all-again": take_all_back,
    "sort-other": unless_sorted(other),
    "sort-against": unless_sorted(against),
    "sort-new": ask_new,
    "sort-new-made": put_in_new,
    "sort-out": unless_sorted(leave_out),
    "sort-later": unless_sorted(later),
    "sort-back": take_back,
    "sort-again": sort_again,
    "sort-hide": unless_sorted(hide),
    "sort-edit": edit,
    "sort-edited": edited,
    "left-out": left_out,
    "evidence": evidence,
}
