"""From a point of the checklist to where it can be mended."""

from collections.abc import Mapping

from bot.domain.errors import ControlOutdated
from bot.ui.cards.findings.checklist import checklist_card
from bot.ui.cards.findings.findings import finding_card, sort_card
from bot.ui.cards.talks.panel import talk_panel
from bot.ui.door import Handler
from bot.ui.paging import page_in
from bot.ui.presses.findings.around import ask_around
from bot.ui.presses.findings.sorting import start
from bot.ui.visit import Call


async def go(call: Call) -> None:
    """Part 0 is the edition."""
    page = page_in(call.value)
    if page is not None:
        view = await call.services.findings.workbench(call.person, call.code)
        await call.redraw(checklist_card(call.code, view.points, call.text, page))
        return
    place, _, code = call.value.partition(":")
    match place:
        case "around":
            await ask_around(call)
        case "sort":
            await start(call)
        case "finding":
            finding = await call.services.findings.finding(call.person, code)
            await call.redraw(finding_card(finding, call.text))
        case "takeaway":
            shown = await call.services.sorting.one(call.person, code)
            await call.redraw(sort_card(shown, call.text))
        case "talk":
            talk = await call.services.talks.panel(call.person, code)
            await call.redraw(talk_panel(talk, call.text))
        case _:
            raise ControlOutdated


HANDLERS: Mapping[str, Handler] = {"checklist": go}
