"""The second look: through the findings, a comment under each, and one answer."""

from collections.abc import Mapping

from bot.domain.findings.review import COMMENT_MAX, Verdict
from bot.services.findings.reviewing import ReviewView
from bot.ui.cards.findings.review import review_card
from bot.ui.door import Handler
from bot.ui.forms import Field
from bot.ui.visit import Call


async def show(call: Call) -> None:
    """Parts: edition, number of the finding from 1."""
    await _shown(call, await _look(call, call.number(1)))


async def open_anew(call: Call) -> None:
    view = await _look(call, 1)
    await call.reply(review_card(view, call.code, call.text))


async def ask_comment(call: Call) -> None:
    """Parts: edition, finding, its number."""
    view = await _look(call, call.number(2))
    field = Field(
        key="comment",
        label=call.text("field-comment"),
        hint=call.text("field-comment-hint"),
        value=view.own.text if view.own else None,
        long=True,
        required=False,
        limit=COMMENT_MAX,
    )
    title = call.text("form-comment", number=str(view.number))
    await call.ask(title, "review-commented", call.code, view.finding.code, fields=[field])


async def comment(call: Call) -> None:
    view = await call.services.reviewing.comment(call.person, call.part(1), call.typed("comment"))
    await _shown(call, view)


async def approve(call: Call) -> None:
    await _answer(call, Verdict.APPROVED)


async def ask_for_changes(call: Call) -> None:
    await _answer(call, Verdict.NEEDS_CHANGES)


async def _answer(call: Call, verdict: Verdict) -> None:
    """Parts: edition, version of the key findings, number of the finding that is shown."""
    view = await call.services.reviewing.answer(
        call.person, call.code, call.number(1), verdict, call.number(2)
    )
    await _shown(call, view)


async def _look(call: Call, number: int) -> ReviewView:
    return await call.services.reviewing.look(call.person, call.code, number)


async def _shown(call: Call, view: ReviewView) -> None:
    await call.redraw(review_card(view, call.code, call.text))


HANDLERS: Mapping[str, Handler] = {
    "review": show,
    "review-open": open_anew,
    "review-comment": ask_comment,
    "review-commented": comment,
    "review-approve": approve,
    "review-changes": ask_for_changes,
}
