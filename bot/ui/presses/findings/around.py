"""What stands around the findings: introduction, reading, thanks, what became of the last ones.

Whoever comes second with the same form loses nothing: what only one of the two changed is taken as
it is, and of what both did each reads the other's text.
"""

from collections.abc import Mapping

from bot.domain.errors import ChangedMeanwhile
from bot.domain.findings.difference import joined, settled
from bot.domain.findings.finding import BODY_MAX, paragraphs
from bot.saying.i18n import Text
from bot.services.findings.findings import AroundView, EditionText
from bot.ui.cards.findings.difference import BothTexts, both_of
from bot.ui.cards.findings.following import printed_line
from bot.ui.cards.findings.workbench import workbench
from bot.ui.door import Handler
from bot.ui.forms import Field, Form, Part, form
from bot.ui.limits import MODAL_PARTS
from bot.ui.presses.findings.findings import beside_another, unless_turned
from bot.ui.visit import Call
from bot.words.links import LINK_MAX

_LISTS = ("further_reading", "look_back")


async def ask_around(call: Call) -> None:
    view = await call.services.findings.begin_around(call.person, call.code)
    await call.open(_form(view, _texts(view, call.text), call.text))


async def write_around(call: Call) -> None:
    typed = call.filled.texts
    try:
        await _write(call, call.number(1), typed)
    except ChangedMeanwhile:
        await _settle(call, typed)


async def _settle(call: Call, typed: Mapping[str, str]) -> None:
    """Somebody wrote there meanwhile: what both changed, a person decides."""
    view = await _around(call)
    given = call.context.giving_back
    opened = given.opened_as(call.interaction, call.custom_id)
    theirs = _texts(view, call.text)
    agreed = {
        key: settled(theirs.get(key, ""), mine, opened.get(key, "")) for key, mine in typed.items()
    }
    if None not in agreed.values():
        done = {key: value for key, value in agreed.items() if value is not None}
        await _write(call, view.edition.version, done)
        return
    clashing = [key for key, value in agreed.items() if value is None]
    kept = {key: value for key, value in agreed.items() if value is not None}
    mine = kept | {key: typed[key] for key in clashing}
    now, own = (_form(view, each, call.text) for each in (theirs, theirs | mine))
    forms = [(call.text("both-button-mine"), own.instead_of(now))]
    both = kept | {
        key: _joined(key, theirs.get(key, ""), typed[key], opened.get(key, "")) for key in clashing
    }
    if all(len(each) <= BODY_MAX for each in both.values()):
        merged = _form(view, theirs | both, call.text).instead_of(now)
        forms.append((call.text("both-button-merge"), merged))
    texts = [
        BothTexts(name=_label(key, call.text), theirs=theirs.get(key, ""), mine=typed[key])
        for key in clashing
    ]
    items = both_of(call.text("both-around-title"), texts, call.text)
    await call.reply([*items, *given.offer_each(call.interaction, forms)])


def _joined(key: str, theirs: str, mine: str, opened: str) -> str:
    if key == "website":
        return mine
    if key not in _LISTS:
        return joined(theirs, mine, opened)
    parted = (each.replace("\n", "\n\n") for each in (theirs, mine, opened))
    return joined(*parted).replace("\n\n", "\n")


async def _around(call: Call) -> AroundView:
    return await call.services.findings.around(call.person, call.code)


async def _write(call: Call, version: int, given: Mapping[str, str]) -> None:
    text = EditionText(
        introduction=given.get("introduction"),
        further_reading=given.get("further_reading"),
        thanks=given.get("thanks"),
        website=given.get("website"),
        look_back=given.get("look_back"),
    )
    view = await call.services.findings.describe_edition(call.person, call.code, version, text)
    await call.redraw(workbench(view, call.text))


def _texts(view: AroundView, words: Text) -> dict[str, str]:
    """As a form shows them."""
    edition = view.edition
    texts = {
        "introduction": edition.introduction,
        "further_reading": "\n".join(edition.further_reading),
        "thanks": edition.thanks,
        "website": edition.website or "",
    }
    look_back = "\n".join(paragraphs(edition.look_back))
    if view.before is None:
        return texts | ({"look_back": look_back} if look_back else {})
    # What was noted of the edition before, in the language of the document, until it is edited.
    printed = words.in_language(view.series.language)
    noted = "\n".join(printed_line(each, printed) for each in view.before[1])
    return texts | {"look_back": look_back or noted[:BODY_MAX]}


def _form(view: AroundView, texts: Mapping[str, str], words: Text) -> Form:
    """A text that is too long for a form is left out of it, and so stays as it is."""
    hints = {
        "further_reading": words("field-further-reading-hint"),
        "website": words("field-website-hint"),
    }
    if view.before is not None:
        hints["look_back"] = words("field-look-back-hint", edition=view.before[0].name)
    fields: list[Part] = [
        Field(
            key=key,
            label=_label(key, words),
            hint=hints.get(key),
            value=value,
            example="https://" if key == "website" else None,
            long=key != "website",
            required=False,
            limit=LINK_MAX if key == "website" else BODY_MAX,
        )
        for key, value in texts.items()
        if len(value) <= BODY_MAX
    ]
    if len(fields) < MODAL_PARTS:
        fields = [*beside_another(view.writing_since, words), *fields]
    parts = (view.edition.code, view.edition.version)
    return form(words("form-around"), "around-written", *parts, fields=fields)


def _label(key: str, words: Text) -> str:
    return words(f"field-{key.replace('_', '-')}")


HANDLERS: Mapping[str, Handler] = {
    "around": unless_turned(ask_around),
    "around-written": write_around,
}
