"""What somebody changed of a talk's event in Discord, beside what the bot wrote."""

from bot.domain.talks.scheduled_event import TIMES, EventFacts, EventField, EventPlace
from bot.saying.i18n import Text, text_id
from bot.saying.times import stamp
from bot.services.talks.event_drift import Drift
from bot.ui.controls import MAIN, Item, button, card, row, text
from bot.ui.plain import paragraphs, plain

_TITLE_SHOWN = 200
_TEXT_SHOWN = 500


def event_drift(drift: Drift, words: Text) -> list[Item]:
    title = words("event-drift-title", title=plain(drift.talk.title, _TITLE_SHOWN))
    lines = [
        words(
            "event-drift-line",
            what=words(text_id("event-field", each)),
            ours=_shown(drift.ours, each, drift.key, words, picture="event-its-picture"),
            theirs=_shown(drift.theirs, each, drift.key, words, picture="event-other-picture"),
        )
        for each in drift.fields
    ]
    moves = "yes" if TIMES.intersection(drift.fields) else "no"
    said = words("event-drift-question", moves=moves)
    code, seen = drift.talk.code, drift.version
    ways = row(
        button(words("event-button-ours"), "event-ours", code, seen, style=MAIN),
        button(words("event-button-theirs"), "event-theirs", code, seen),
        button(words("desk-button-back"), "desk-again"),
    )
    return [card(text("\n".join([title, *lines, said]))), ways]


def _shown(facts: EventFacts, field: EventField, key: str, words: Text, *, picture: str) -> str:
    """`picture` names the text that says what picture it is, where there is one."""
    match field:
        case EventField.NAME:
            return plain(facts.name, _TITLE_SHOWN)
        case EventField.DESCRIPTION:
            return paragraphs(_read(facts.description, key), _TEXT_SHOWN) or words("event-no-text")
        case EventField.STARTS_AT:
            return stamp(facts.starts_at)
        case EventField.ENDS_AT:
            return words("event-no-end") if facts.ends_at is None else stamp(facts.ends_at)
        case EventField.PLACE:
            return _place(facts.place)
        case EventField.PICTURE:
            return words("event-no-picture" if facts.picture is None else picture)


def _read(description: str, key: str) -> str:
    """Without the line by which the bot knows its event again."""
    return "\n".join(line for line in description.splitlines() if key not in line)


def _place(place: EventPlace) -> str:
    if place.channel_id is not None:
        return f"<#{place.channel_id}>"
    return plain(place.location or "", _TITLE_SHOWN)
