"""Hours of the afternoon in a text whose clock goes to twelve: "12:00-2:00", then "2:00"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.words.patterns import late
from bot.words.programme.lines import LineFacts
from bot.words.written_hours import WrittenHours

_CLOCK = late(r"(?P<hour>[0-9]{1,2})(?:[:.][0-9]{2})?(?![0-9])")
_HALF = late(r"[0-9]\s?[ap]\.?\s?m\b", re.IGNORECASE)
_NOON = 12
# Nothing begins at one in the night; at six something may.
_AFTERNOON = range(1, 6)


def with_afternoons(facts: Sequence[LineFacts]) -> list[LineFacts]:
    """Return the lines with "2:45" at a quarter to three in the afternoon, if it can be no other.

    The text must show that its clock goes to twelve, and no hour above that.
    """
    said = [(line, each) for line in facts for each in line.hours]
    if not any(_goes_to_twelve(line, each) for line, each in said):
        return [*facts]
    if any(hour > _NOON for line, each in said for hour in _printed(line, each)):
        return [*facts]
    return [
        replace(line, hours=tuple(_afternoon(line, each) for each in line.hours))
        if line.hours
        else line
        for line in facts
    ]


def _text(facts: LineFacts, hours: WrittenHours) -> str:
    return facts.bare[hours.start : hours.end]


def _printed(facts: LineFacts, hours: WrittenHours) -> list[int]:
    return [int(each["hour"]) for each in _CLOCK.finditer(_text(facts, hours))]


def _goes_to_twelve(facts: LineFacts, hours: WrittenHours) -> bool:
    printed = _printed(facts, hours)
    is_past_noon = len(printed) > 1 and 0 < printed[1] < printed[0] <= _NOON
    return is_past_noon or bool(_HALF.search(_text(facts, hours)))


def _afternoon(facts: LineFacts, hours: WrittenHours) -> WrittenHours:
    text = _text(facts, hours)
    match = _CLOCK.search(text)
    if match is None or match["hour"].startswith("0") or _HALF.search(text):
        return hours
    is_early = hours.at.hour in _AFTERNOON and int(match["hour"]) == hours.at.hour
    return replace(hours, at=hours.at.replace(hour=hours.at.hour + _NOON)) if is_early else hours
