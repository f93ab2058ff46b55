"""Preview, review and publication, and reading what is published."""

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.domain.errors import ControlOutdated
from bot.domain.findings.errors import ReasonNames
from bot.domain.findings.reasons import REASON_MAX, mark_of
from bot.domain.plain import one_line
from bot.domain.talks.errors import EditionNotFound
from bot.ui.cards.findings.publication import (
    done,
    later_question,
    preview,
    publish_question,
    published_list,
    published_reading,
    retracted,
    review_question,
)
from bot.ui.cards.findings.workbench import workbench
from bot.ui.controls import Item, text
from bot.ui.door import Handler
from bot.ui.forms import Field, Part, form
from bot.ui.presses.findings.findings import unless_turned, which_edition
from bot.ui.presses.talks.talk_forms import when_fields
from bot.ui.visit import Call

# In seconds; later than any time that can be typed.
_LATEST = 10**11


async def show_preview(call: Call) -> None:
    await call.redraw(await _preview(call, call.number(1)))


async def open_preview(call: Call) -> None:
    await call.reply(await _preview(call, 0))


async def ask_review(call: Call) -> None:
    view = await call.services.publishing.reviewable(call.person, call.code)
    await call.reply(review_question(view, call.text))


async def ask_review_really(call: Call) -> None:
    await call.services.publishing.ask_review(call.person, call.code)
    await call.redraw(done(call.text("review-asked"), call.code, call.text))


async def ask_publish(call: Call) -> None:
    view = await call.services.publishing.preview(call.person, call.code)
    await call.reply(publish_question(view, view.channel_id, call.text))


async def publish(call: Call) -> None:
    reason = call.typed("reason")
    try:
        view = await call.services.publishing.publish(
            call.person, call.code, call.number(1), reason, _meant(call, 2)
        )
    except ReasonNames as names:
        await _ask_about(call, names, call.text("form-correction"), _correction(call), 2)
        return
    said = call.text(
        "publish-on-its-way",
        revision=str(view.revision.number),
        channel=f"<#{view.channel_id}>",
    )
    await call.redraw(done(said, call.code, call.text))


async def ask_reason(call: Call) -> None:
    title = call.text("form-correction")
    await _ask(call, title, "publish-reasoned", [_correction(call)])


def _correction(call: Call) -> Field:
    return Field(
        key="reason",
        label=call.text("field-correction"),
        hint=call.text("field-reason-hint"),
        limit=REASON_MAX,
    )


def _meant(call: Call, at: int) -> str:
    """The mark of a reason about whose names this person was asked; `at` is its part."""
    return call.part(at) if len(call.control.parts) > at else ""


async def _ask_about(call: Call, names: ReasonNames, title: str, field: Field, known: int) -> None:
    """The form again, which counts if the reason is sent as it stands; `known` parts are others."""
    parts = (*call.control.parts[:known], mark_of(one_line(call.typed("reason"))))
    again = form(title, call.control.verb, *parts, fields=[field])
    await call.give_back(names, again)


async def ask_retract(call: Call) -> None:
    """Parts: edition, revision that readers read, turns of the workbench."""
    title = call.text("form-retract")
    await _ask(call, title, "retract-really", [_retraction(call)])


def _retraction(call: Call) -> Field:
    return Field(
        key="reason",
        label=call.text("field-retraction"),
        hint=call.text("field-reason-hint"),
        long=True,
        limit=REASON_MAX,
    )


async def retract(call: Call) -> None:
    reason = call.typed("reason")
    try:
        view = await call.services.retracting.retract(
            call.person, call.code, call.number(1), reason, _meant(call, 3)
        )
    except ReasonNames as names:
        await _ask_about(call, names, call.text("form-retract"), _retraction(call), 3)
        return
    await call.redraw(workbench(view, call.text))


async def ask_later(call: Call) -> None:
    """Parts: edition, version of the key findings."""
    fields = when_fields(call.text)
    await _ask(call, call.text("form-publish-later"), "publish-later-when", fields)


async def _ask(call: Call, title: str, verb: str, fields: list[Part]) -> None:
    """A form about what the button was about, for those who publish."""
    await call.services.publishing.require_publisher(call.person)
    await call.ask(title, verb, *call.control.parts, fields=fields)


async def show_later(call: Call) -> None:
    view = await call.services.publishing_later.ask(
        call.person,
        call.code,
        call.number(1),
        call.typed("when"),
        sent_at=call.interaction.created_at,
    )
    await call.redraw(later_question(view, call.text))


async def publish_later(call: Call) -> None:
    """Part 2 is the moment, in seconds."""
    at = _moment(call.number(2))
    view = await call.services.publishing_later.plan(call.person, call.code, call.number(1), at)
    await call.redraw(workbench(view, call.text))


def _moment(seconds: int) -> datetime:
    if not 0 < seconds < _LATEST:
        raise ControlOutdated
    return datetime.fromtimestamp(seconds, UTC)


async def not_then(call: Call) -> None:
    view = await call.services.publishing_later.take_back(call.person, call.code)
    await call.redraw(workbench(view, call.text))


async def list_published(call: Call) -> None:
    await call.or_give_back(_list_published(call), which_edition(call, "findings"))


async def _list_published(call: Call) -> None:
    edition = call.typed("edition") or None
    views = await call.services.publishing.published(call.person, edition)
    await call.reply(published_list(views, call.text))


async def read(call: Call) -> None:
    await call.redraw(await _published(call, call.number(1)))


async def open_reading(call: Call) -> None:
    await call.reply(await _published(call, 0))


async def _preview(call: Call, page: int) -> list[Item]:
    view = await call.services.publishing.preview(call.person, call.code)
    return preview(view, view.channel_id, call.text, page=page)


async def _published(call: Call, page: int) -> list[Item]:
    views = await call.services.publishing.published(call.person, call.code)
    if not views:
        raise EditionNotFound(code=call.code)
    if views[0].revision.is_retracted:
        return [text(retracted(views[0], call.text))]
    return published_reading(views[0], call.text, page=page)


HANDLERS: Mapping[str, Handler] = {
    "preview": show_preview,
    "preview-open": open_preview,
    "ask-review": unless_turned(ask_review),
    "ask-review-really": ask_review_really,
    "publish": ask_publish,
    "publish-really": publish,
    "publish-reason": ask_reason,
    "publish-reasoned": publish,
    "retract": unless_turned(ask_retract, at=2),
    "retract-really": retract,
    "publish-later": ask_later,
    "publish-later-when": show_later,
    "publish-later-yes": publish_later,
    "publish-later-stop": unless_turned(not_then),
    "findings": list_published,
    "read": read,
    "read-open": open_reading,
}
