"""The workbench: open, write, join and order findings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain.errors import ChangedMeanwhile
from bot.domain.findings.difference import joined
from bot.domain.findings.errors import FindingNotFound
from bot.domain.findings.finding import BODY_MAX, HEADING_MAX, Finding
from bot.saying.i18n import Text
from bot.saying.times import stamp
from bot.ui.cards.findings.difference import both_versions
from bot.ui.cards.findings.findings import (
    finding_card,
    join_question,
    order_where,
    order_which,
    remove_question,
)
from bot.ui.cards.findings.workbench import overtaken, workbench
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.forms import Field, Form, Part, Passage, form
from bot.ui.paging import page_in
from bot.ui.visit import Call


def unless_turned(act: Handler, at: int = 1) -> Handler:
    """Instead of the act, say once what somebody else did, and draw the workbench as it is now.

    Part `at` is what the card knew; what comes from elsewhere has no such part.
    """
    return partial(_told_or_done, act, at)


async def _told_or_done(act: Handler, at: int, call: Call) -> None:
    if len(call.control.parts) > at:
        view = await call.services.findings.turned(call.person, call.code, call.number(at))
        if view is not None:
            await call.redraw(overtaken(view, call.text))
            return
    await act(call)


async def show(call: Call) -> None:
    view = await call.services.findings.workbench(call.person, call.code)
    await call.redraw(workbench(view, call.text))


async def open_anew(call: Call) -> None:
    """From a message that stays as it is; without an edition, the newest one."""
    await call.or_give_back(_open_anew(call), which_edition(call, "draft-open"))


async def _open_anew(call: Call) -> None:
    view = await call.services.findings.workbench(call.person, call.asked("edition"))
    await call.reply(workbench(view, call.text))


def which_edition(call: Call, verb: str, *parts: str, more: Sequence[Part] = ()) -> Form:
    """What a command asked for, to be corrected."""
    field = Field(key="edition", label=call.text("field-edition"), limit=60, required=False)
    return form(call.text("form-which-edition"), verb, *parts, fields=[field, *more])


async def choose(call: Call) -> None:
    """A finding, or another page of them; part 0 is the edition."""
    page = page_in(_chosen(call))
    if page is not None:
        bench = await call.services.findings.workbench(call.person, call.code)
        await call.redraw(workbench(bench, call.text, page=page))
        return
    try:
        view = await call.services.findings.finding(call.person, _chosen(call))
    except FindingNotFound:
        bench = await call.services.findings.workbench(call.person, call.code)
        gone = text(call.text("draft-finding-gone"))
        await call.redraw([gone, *workbench(bench, call.text)])
        return
    await call.redraw(finding_card(view, call.text))


async def show_finding(call: Call) -> None:
    view = await call.services.findings.finding(call.person, call.code)
    await call.redraw(finding_card(view, call.text))


async def ask_new(call: Call) -> None:
    bench = await call.services.findings.workbench(call.person, call.code)
    fields = finding_fields(call.text)
    title = call.text("form-new-finding")
    await call.ask(title, "finding-made", bench.edition.code, fields=fields)


async def make(call: Call) -> None:
    view = await call.services.findings.new_finding(
        call.person, call.code, call.typed("heading"), call.typed("body")
    )
    await call.redraw(finding_card(view, call.text))


async def ask_edit(call: Call) -> None:
    view = await call.services.findings.begin_edit(call.person, call.code)
    await call.open(edit_form(view.finding, call.text, view.writing_since))


def edit_form(finding: Finding, words: Text, writing_since: datetime | None = None) -> Form:
    """`writing_since` is when somebody else has opened it, who may be writing still."""
    parts = (finding.code, finding.version)
    fields = [*beside_another(writing_since, words), *finding_fields(words, finding)]
    return form(words("form-edit-finding"), "finding-edited", *parts, fields=fields)


def beside_another(since: datetime | None, words: Text) -> list[Part]:
    return [] if since is None else [Passage(text=words("form-writing", since=stamp(since, "t")))]


async def edit(call: Call) -> None:
    typed = call.typed("heading"), call.typed("body")
    try:
        view = await call.services.findings.edit(call.person, call.code, call.number(1), *typed)
    except ChangedMeanwhile:
        await _give_both_back(call)
        return
    await call.redraw(finding_card(view, call.text))


async def _give_both_back(call: Call) -> None:
    """Somebody wrote it anew meanwhile: show both texts, each and both together in a form."""
    view = await call.services.findings.finding(call.person, call.code)
    theirs, given = view.finding, call.context.giving_back
    heading, body = call.typed("heading"), call.typed("body")
    old = given.opened_as(call.interaction, call.custom_id).get("body", "")
    both = joined(theirs.body, body, old)
    mine = replace(theirs, heading=heading, body=body)
    now = edit_form(theirs, call.text)
    forms = [(call.text("both-button-mine"), edit_form(mine, call.text).instead_of(now))]
    if len(both) <= BODY_MAX:
        merged = replace(theirs, heading=heading, body=both)
        form_of_both = edit_form(merged, call.text).instead_of(now)
        forms.append((call.text("both-button-merge"), form_of_both))
    items = both_versions(theirs, mine, call.text)
    await call.reply([*items, *given.offer_each(call.interaction, forms)])


async def join(call: Call) -> None:
    page = page_in(_chosen(call))
    if page is not None:
        view = await call.services.findings.finding(call.person, call.code)
        await call.redraw(finding_card(view, call.text, page=page))
        return
    view = await call.services.findings.finding(call.person, call.code)
    await call.redraw(join_question(view, call.number(1), _chosen(call), call.text))


async def join_really(call: Call) -> None:
    """Part 2 is the finding that the first becomes part of."""
    view = await call.services.findings.merge(call.person, call.code, call.number(1), call.part(2))
    await call.redraw(finding_card(view, call.text))


async def ask_remove(call: Call) -> None:
    view = await call.services.findings.finding(call.person, call.code)
    await call.redraw(remove_question(view, call.text))


async def remove(call: Call) -> None:
    view = await call.services.findings.remove(call.person, call.code, call.number(1))
    await call.redraw(workbench(view, call.text))


async def order(call: Call) -> None:
    view = await call.services.findings.workbench(call.person, call.code)
    await call.redraw(order_which(view, call.text))


async def order_one(call: Call) -> None:
    page = page_in(_chosen(call))
    if page is not None:
        bench = await call.services.findings.workbench(call.person, call.code)
        await call.redraw(order_which(bench, call.text, page=page))
        return
    view = await call.services.findings.finding(call.person, _chosen(call))
    if len(view.findings) == 1:
        # The others were removed since the card was drawn.
        bench = await call.services.findings.workbench(call.person, view.finding.edition)
        await call.redraw(workbench(bench, call.text))
        return
    await call.redraw(order_where(view, call.text))


async def order_to(call: Call) -> None:
    page = page_in(_chosen(call))
    if page is not None or not _chosen(call).isdecimal():
        view = await call.services.findings.finding(call.person, call.code)
        await call.redraw(order_where(view, call.text, page=page or 0))
        return
    bench = await call.services.findings.reorder(call.person, call.code, int(_chosen(call)))
    await call.redraw(workbench(bench, call.text))


def finding_fields(
    words: Text, finding: Finding | None = None, *, heading: str | None = None
) -> list[Part]:
    """`heading` stands there where there is no finding yet."""
    return [
        Field(
            key="heading",
            label=words("field-heading"),
            hint=words("field-heading-hint"),
            value=finding.heading if finding else heading,
            limit=HEADING_MAX,
        ),
        Field(
            key="body",
            label=words("field-body"),
            hint=words("field-body-hint"),
            value=finding.body if finding else None,
            long=True,
            required=False,
            limit=BODY_MAX,
        ),
    ]


def _chosen(call: Call) -> str:
    return call.value


HANDLERS: Mapping[str, Handler] = {
    "draft": show,
    "draft-open": open_anew,
    "finding": unless_turned(choose),
    "finding-show": show_finding,
    "finding-new": unless_turned(ask_new),
    "finding-made": make,
    "finding-edit": ask_edit,
    "finding-edited": edit,
    "finding-join": join,
    "finding-join-really": join_really,
    "finding-remove": ask_remove,
    "finding-remove-really": remove,
    "order": unless_turned(order),
    "order-which": order_one,
    "order-where": order_to,
}
