"""The sort card: each answer brings the next takeaway."""

from collections.abc import Mapping

from bot.domain.findings.finding import HEADING_MAX
from bot.services.findings.views import SortView
from bot.ui.cards.findings.findings import all_sorted, finding_card, sort_card
from bot.ui.door import Handler
from bot.ui.forms import Field
from bot.ui.paging import page_in
from bot.ui.visit import Call


async def start(call: Call) -> None:
    await _next(call, await call.services.sorting.next_to_sort(call.person, call.code))


async def put_in(call: Call) -> None:
    """Parts: edition, takeaway, its version, finding."""
    shown = await call.services.sorting.put_in(
        call.person, call.part(1), call.number(2), call.part(3)
    )
    await _next(call, shown)


async def other(call: Call) -> None:
    chosen = call.value
    page = page_in(chosen)
    if page is not None:
        view = await call.services.sorting.one(call.person, call.part(1))
        await call.redraw(sort_card(view, call.text, page=page))
        return
    shown = await call.services.sorting.put_in(call.person, call.part(1), call.number(2), chosen)
    await _next(call, shown)


async def ask_new(call: Call) -> None:
    shown = await call.services.sorting.one(call.person, call.part(1))
    parts = (call.code, shown.takeaway.code, call.number(2))
    field = Field(
        key="heading",
        label=call.text("field-heading"),
        hint=call.text("field-heading-hint"),
        limit=HEADING_MAX,
    )
    await call.ask(call.text("form-new-finding"), "sort-new-made", *parts, fields=[field])


async def put_in_new(call: Call) -> None:
    shown = await call.services.sorting.put_in_new(
        call.person, call.part(1), call.number(2), call.typed("heading")
    )
    await _next(call, shown)


async def leave_out(call: Call) -> None:
    shown = await call.services.sorting.leave_out(call.person, call.part(1), call.number(2))
    await _next(call, shown)


async def later(call: Call) -> None:
    shown = await call.services.sorting.later(call.person, call.part(1), call.number(2))
    await _next(call, shown)


async def take_back(call: Call) -> None:
    """From a finding's card: part 0 is the finding."""
    chosen = call.value
    page = page_in(chosen) or 0
    code, _, version = chosen.partition(":")
    if version.isdecimal():
        await call.services.sorting.back_to_sort(call.person, code, int(version))
    view = await call.services.findings.finding(call.person, call.code)
    await call.redraw(finding_card(view, call.text, page=page))


async def _next(call: Call, view: SortView | None) -> None:
    items = sort_card(view, call.text) if view else all_sorted(call.code, call.text)
    await call.redraw(items)


HANDLERS: Mapping[str, Handler] = {
    "sort": start,
    "sort-in": put_in,
    "sort-other": other,
    "sort-new": ask_new,
    "sort-new-made": put_in_new,
    "sort-out": leave_out,
    "sort-later": later,
    "sort-back": take_back,
}
