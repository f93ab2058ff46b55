"""Whether each panellist may be named in the findings: asked outside Discord, noted here."""

from bot.domain.talks.role_only import role_of
from bot.domain.talks.speaker import NOT_BY_NAME, Consent, Speaker
from bot.saying.i18n import Text, text_id
from bot.services.talks.views import TalkView
from bot.ui.controls import MAIN, QUIET, Item, button, card, option, row, select, text
from bot.ui.limits import SELECT_OPTIONS
from bot.ui.plain import plain
from bot.ui.verbs import permitted

SHOWN = 40


def consent_list(view: TalkView, words: Text) -> list[Item]:
    """Everybody on stage with what they answered, those not asked yet first in the choice."""
    people = list(enumerate(view.talk.speakers))
    if not people:
        return [text(words("consents-nobody"))]
    lines = [
        f"- {plain(each.name, 60)} · {_answer(each, view, words)}" for _, each in people[:SHOWN]
    ]
    people.sort(key=lambda pair: pair[1].consent is not Consent.NOT_ASKED)
    options = [
        option(each.name, str(index), description=words(text_id("consent", each.consent)))
        for index, each in people[:SELECT_OPTIONS]
    ]
    code, version = view.talk.code, view.talk.version
    placeholder = words("consents-choose")
    choice = select("consent-of", code, version, options=options, placeholder=placeholder)
    return [
        card(text("\n".join([words("consents-title"), *lines]))),
        *permitted([choice], view.rights),
    ]


def _answer(speaker: Speaker, view: TalkView, words: Text) -> str:
    answer = words(text_id("consent", speaker.consent))
    if speaker.consent is not Consent.ROLE_ONLY:
        return answer
    role = role_of(speaker, [each.name for each in view.talk.speakers])
    said = words("consent-printed", role=plain(role, 200)) if role else words("consent-unprinted")
    return f"{answer}: {said}"


def consent_kept(view: TalkView, index: int, words: Text) -> list[Item]:
    """What was noted; to whoever may not be named, where the name stands already."""
    speaker = view.talk.speakers[index]
    if speaker.consent not in NOT_BY_NAME:
        return consent_list(view, words)
    where = button(
        words("places-button"), "name-places", view.talk.code, view.talk.version, index, style=MAIN
    )
    said = words("places-withdrawn", name=plain(speaker.name, 100))
    return [*consent_list(view, words), text(said), row(where)]


def consent_question(view: TalkView, index: int, speaker: Speaker, words: Text) -> list[Item]:
    code, version = view.talk.code, view.talk.version
    answers = [
        button(
            words(text_id("consent-button", each)),
            "consent-set",
            code,
            version,
            index,
            each.value,
            style=MAIN if each is speaker.consent else QUIET,
        )
        for each in Consent
    ]
    return [text(words("consents-question", name=plain(speaker.name, 100))), row(*answers)]
