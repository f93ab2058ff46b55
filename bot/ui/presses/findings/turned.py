"""A press on a workbench that somebody else's act has overtaken."""

from functools import partial

from bot.ui.cards.findings.workbench import overtaken
from bot.ui.door import Handler
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
