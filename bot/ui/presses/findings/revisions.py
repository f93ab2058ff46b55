"""From the workbench to what was published, and what each state of it changed."""

from collections.abc import Mapping

from bot.domain.errors import ControlOutdated
from bot.services.findings.revisions import RevisionsView
from bot.ui.cards.findings.revisions import revision_card, revisions_card
from bot.ui.door import Handler
from bot.ui.paging import page_in
from bot.ui.visit import Call


async def show(call: Call) -> None:
    view = await _seen(call)
    await call.redraw(revisions_card(view, call.text))


async def choose(call: Call) -> None:
    """A revision, or another page of them; part 0 is the edition."""
    view = await _seen(call)
    page = page_in(call.value)
    if page is not None:
        await call.redraw(revisions_card(view, call.text, page=page))
        return
    if not call.value.isdecimal():
        raise ControlOutdated
    await call.redraw(revision_card(view, int(call.value), call.text))


async def turn(call: Call) -> None:
    """Parts: edition, revision, page."""
    view = await _seen(call)
    await call.redraw(revision_card(view, call.number(1), call.text, page=call.number(2)))


async def open_changes(call: Call) -> None:
    """What the draft would change, beside the question that asks for it."""
    view = await _seen(call)
    await call.reply(revision_card(view, 0, call.text))


async def _seen(call: Call) -> RevisionsView:
    return await call.services.revisions.view(call.person, call.code)


HANDLERS: Mapping[str, Handler] = {
    "revisions": show,
    "revision-choose": choose,
    "revision": turn,
    "revision-open": open_changes,
}
