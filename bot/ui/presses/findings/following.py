"""From the question backstage, or the workbench, to a note of what became of a finding."""

from collections.abc import Mapping

from bot.domain.errors import ControlOutdated
from bot.domain.findings.following import MONTHS, WHO_MAX, WORD_MAX, Status
from bot.saying.i18n import text_id
from bot.services.findings.following import FollowedFinding, FollowUpView, Noted
from bot.ui.cards.findings.following import following_card
from bot.ui.door import Handler
from bot.ui.forms import Field, Form, Part, Select, form
from bot.ui.paging import page_in
from bot.ui.visit import Call
from bot.words.links import LINK_MAX

_NOTHING = "nothing"
_YES = "yes"


async def show(call: Call) -> None:
    await _shown(call, await _seen(call))


async def open_anew(call: Call) -> None:
    """From a message that stays as it is."""
    await call.reply(following_card(await _seen(call), call.text))


async def choose(call: Call) -> None:
    """A finding, or another page of them; part 0 is the edition."""
    view = await _seen(call)
    page = page_in(call.value)
    if page is not None:
        await call.redraw(following_card(view, call.text, page=page))
        return
    await call.open(_form(call, view, view.of(call.value)))


def _form(call: Call, view: FollowUpView, chosen: FollowedFinding) -> Form:
    title = call.text("form-follow-up", number=str(chosen.number))
    parts = (chosen.finding.code, chosen.finding.version)
    return form(title, "follow-up-noted", *parts, fields=_fields(call, view, chosen))


def _fields(call: Call, view: FollowUpView, chosen: FollowedFinding) -> list[Part]:
    words, became = call.text, chosen.finding.became
    statuses = [(each.value, words(text_id("follow-up", each))) for each in Status]
    fields: list[Part] = [
        Select(
            key="status",
            label=words("field-status"),
            options=((_NOTHING, words("follow-up-unknown")), *statuses),
            value=became.status.value if became else _NOTHING,
        ),
        Field(
            key="who",
            label=words("field-who"),
            hint=words("field-who-hint"),
            value=became.who if became else None,
            required=False,
            limit=WHO_MAX,
        ),
        Field(
            key="word",
            label=words("field-word"),
            value=became.word if became else None,
            long=True,
            required=False,
            limit=WORD_MAX,
        ),
        Field(
            key="link",
            label=words("field-evidence-link"),
            value=became.link if became else None,
            example="https://",
            required=False,
            limit=LINK_MAX,
        ),
    ]
    if view.may_show:
        answers = ((_YES, words("follow-up-show")), ("no", words("follow-up-hide")))
        shown = _YES if became and became.is_shown else "no"
        fields.append(Select(key="shown", label=words("field-shown"), options=answers, value=shown))
    return fields


async def note(call: Call) -> None:
    """Parts: finding, its version."""
    status = call.chosen("status")
    if status is None or status not in {_NOTHING, *Status}:
        raise ControlOutdated
    noted = Noted(
        status=None if status == _NOTHING else Status(status),
        who=call.typed("who"),
        word=call.typed("word"),
        link=call.typed("link"),
        is_shown=call.chosen("shown") == _YES,
    )
    view = await call.services.follow_ups.note(call.person, call.code, call.number(1), noted)
    await _shown(call, view)


async def stop(call: Call) -> None:
    await _shown(call, await call.services.follow_ups.stop(call.person, call.code))


async def ask_when(call: Call) -> None:
    view = await _seen(call)
    options = tuple((str(each), call.text("follow-up-months", months=each)) for each in MONTHS)
    months = Select(
        key="months",
        label=call.text("field-months"),
        hint=call.text("field-months-hint"),
        options=options,
        value=str(view.series.follow_up_months),
    )
    title = call.text("form-follow-up-when")
    await call.ask(title, "follow-up-when-set", call.code, fields=[months])


async def set_when(call: Call) -> None:
    months = call.chosen("months") or ""
    view = await call.services.follow_ups.ask(call.person, call.code, months)
    await call.reply(following_card(view, call.text))


async def _seen(call: Call, edition: str | None = None) -> FollowUpView:
    return await call.services.follow_ups.view(call.person, edition or call.code)


async def _shown(call: Call, view: FollowUpView) -> None:
    await call.redraw(following_card(view, call.text))


HANDLERS: Mapping[str, Handler] = {
    "follow-up": show,
    "follow-up-open": open_anew,
    "follow-up-of": choose,
    "follow-up-noted": note,
    "follow-up-stop": stop,
    "follow-up-when": ask_when,
    "follow-up-when-set": set_when,
}
