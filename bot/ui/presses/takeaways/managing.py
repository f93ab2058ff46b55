"""What note-takers do to one takeaway, wherever they found it; and members' [Report]."""

from collections.abc import Mapping

from bot.domain.takeaways.takeaway import TEXT_MAX, Takeaway, typed
from bot.saying.i18n import Text
from bot.services.takeaways.moderating import ManagedView
from bot.ui.cards.takeaways.managing import choice_of, managed, remove_question, report_question
from bot.ui.controls import text
from bot.ui.door import Handler
from bot.ui.forms import Field
from bot.ui.paging import page_in
from bot.ui.visit import Call


async def open_one(call: Call, code: str) -> None:
    """In an answer of its own: the list that it was chosen from stays."""
    view = await call.services.moderating.one(call.person, code)
    await call.reply(managed(view, call.text))


async def choose(call: Call) -> None:
    await open_one(call, call.value)


async def show(call: Call) -> None:
    await _draw(call, await call.services.moderating.one(call.person, call.code))


async def notes(call: Call) -> None:
    """All notes of a talk, to open one; part 1, if there is one, says that the list is there."""
    page = page_in(call.value)
    if call.value and page is None:
        await open_one(call, call.value)
        return
    found = await call.services.looking_through.notes(call.person, call.code)
    head = call.text("notes-title", count=len(found))
    parts = (call.code, "list")
    items = choice_of(found, call.text, head=head, verb="notes", parts=parts, page=page or 0)
    if page is None:
        await call.reply(items)
    else:
        await call.redraw(items)


async def edit(call: Call) -> None:
    view = await call.services.moderating.one(call.person, call.code)
    await call.ask(
        call.text("form-note-edit"),
        "manage-edited",
        call.code,
        view.takeaway.version,
        fields=[edit_field(view.takeaway, call.text)],
    )


def edit_field(kept: Takeaway, words: Text) -> Field:
    return Field(
        key="text",
        label=words("field-note"),
        hint=words("field-note-hint"),
        value=typed(kept),
        long=True,
        limit=TEXT_MAX + 2,
    )


async def edited(call: Call) -> None:
    await call.services.changing.edit(call.person, call.code, call.number(1), call.typed("text"))
    await show(call)


async def hide(call: Call) -> None:
    await _draw(call, await call.services.moderating.hide(call.person, call.code))


async def bring_back(call: Call) -> None:
    await _draw(call, await call.services.moderating.bring_back(call.person, call.code))


async def set_answered(call: Call) -> None:
    is_answered = call.part(1) == "yes"
    view = await call.services.moderating.set_answered(
        call.person, call.code, is_answered=is_answered
    )
    await _draw(call, view)


async def merge(call: Call) -> None:
    page = page_in(call.value)
    if page is not None:
        view = await call.services.moderating.one(call.person, call.code)
        await call.redraw(managed(view, call.text, page=page))
        return
    await _draw(call, await call.services.moderating.merge(call.person, call.code, call.value))


async def take_apart(call: Call) -> None:
    """Part 0 is the question that the chosen one was merged into."""
    page = page_in(call.value)
    if page is None:
        await call.services.moderating.take_out(call.person, call.value)
    view = await call.services.moderating.one(call.person, call.code)
    await call.redraw(managed(view, call.text, page=page or 0))


async def take_out(call: Call) -> None:
    await _draw(call, await call.services.moderating.take_out(call.person, call.code))


async def ask_to_remove(call: Call) -> None:
    view = await call.services.moderating.one(call.person, call.code)
    await call.redraw(remove_question(view, call.text))


async def remove(call: Call) -> None:
    await call.services.moderating.remove(call.person, call.code)
    await call.redraw([text(call.text("manage-removed"))])


async def ask_to_report(call: Call) -> None:
    kept = await call.services.moderating.public_one(call.person, call.value)
    await call.reply(report_question(kept, call.text))


async def report(call: Call) -> None:
    await call.services.moderating.report(call.person, call.code)
    await call.redraw([text(call.text("report-thanks"))])


async def _draw(call: Call, view: ManagedView) -> None:
    await call.redraw(managed(view, call.text))


HANDLERS: Mapping[str, Handler] = {
    "manage": choose,
    "manage-show": show,
    "manage-edit": edit,
    "manage-edited": edited,
    "manage-hide": hide,
    "manage-back": bring_back,
    "manage-answered": set_answered,
    "manage-merge": merge,
    "manage-apart": take_apart,
    "manage-take-out": take_out,
    "manage-remove": ask_to_remove,
    "manage-remove-really": remove,
    "notes": notes,
    "report": ask_to_report,
    "report-really": report,
}
