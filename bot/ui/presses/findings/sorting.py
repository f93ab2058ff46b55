"""The sort card: each answer brings the next takeaway."""

from collections.abc import Mapping

from bot.domain.findings.finding import HEADING_MAX
from bot.services.findings.views import SortView
from bot.ui.cards.findings.findings import all_sorted, finding_card, sort_card
from bot.ui.door import Handler, Press
from bot.ui.forms import Field
from bot.ui.paging import page_in


async def start(press: Press) -> None:
    await _next(press, await press.services.sorting.next_to_sort(press.person, press.code))


async def put_in(press: Press) -> None:
    """Parts: edition, takeaway, its version, finding."""
    shown = await press.services.sorting.put_in(
        press.person, press.part(1), press.number(2), press.part(3)
    )
    await _next(press, shown)


async def other(press: Press) -> None:
    chosen = press.values[0] if press.values else ""
    page = page_in(chosen)
    if page is not None:
        view = await press.services.sorting.one(press.person, press.part(1))
        await press.redraw(sort_card(view, press.text, page=page))
        return
    shown = await press.services.sorting.put_in(
        press.person, press.part(1), press.number(2), chosen
    )
    await _next(press, shown)


async def ask_new(press: Press) -> None:
    parts = (press.code, press.part(1), press.number(2))
    field = Field(
        key="heading",
        label=press.text("field-heading"),
        hint=press.text("field-heading-hint"),
        limit=HEADING_MAX,
    )
    await press.ask(press.text("form-new-finding"), "sort-new-made", *parts, fields=[field])


async def put_in_new(press: Press) -> None:
    shown = await press.services.sorting.put_in_new(
        press.person, press.part(1), press.number(2), press.typed("heading")
    )
    await _next(press, shown)


async def leave_out(press: Press) -> None:
    shown = await press.services.sorting.leave_out(press.person, press.part(1), press.number(2))
    await _next(press, shown)


async def later(press: Press) -> None:
    shown = await press.services.sorting.later(press.person, press.part(1), press.number(2))
    await _next(press, shown)


async def take_back(press: Press) -> None:
    """From a finding's card: part 0 is the finding."""
    chosen = press.values[0] if press.values else ""
    page = page_in(chosen) or 0
    code, _, version = chosen.partition(":")
    if version.isdecimal():
        await press.services.sorting.back_to_sort(press.person, code, int(version))
    view = await press.services.findings.finding(press.person, press.code)
    await press.redraw(finding_card(view, press.text, page=page))


async def _next(press: Press, view: SortView | None) -> None:
    items = sort_card(view, press.text) if view else all_sorted(press.code, press.text)
    await press.redraw(items)


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
