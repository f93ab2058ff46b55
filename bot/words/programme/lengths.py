"""How long a talk is, where no range of hours says it: "45 minutes", "should finish by 9"."""

import re
from dataclasses import replace
from datetime import time

from bot.words.lexicon import (
    AND,
    AT,
    LENGTHS,
    NUMBERS,
    OCLOCK,
    any_of,
    either,
    every,
    number,
    plain,
)
from bot.words.patterns import late
from bot.words.programme.length_field import labelled_length
from bot.words.programme.lines import LONGEST_LINE, LineFacts
from bot.words.written_hours import WrittenHours

_HOUR = 60
_DAY = 24 * _HOUR
_HALF_DAY = _DAY // 2
_LONGEST = 12 * _HOUR
_LONGEST_GAP = 60
# "19h" is an hour, "5 m" a way, and the "a" and "m" of "10 am" are neither.
_SHORTEST = 3
_HOURS = either(word for word in every(lambda each: each.hours) if len(word) >= _SHORTEST)
_MINUTES = either(word for word in every(lambda each: each.minutes) if len(word) >= _SHORTEST)
_WORDS = either(word for word in NUMBERS if len(word) >= _SHORTEST)
_EARLIER = rf"(?:{any_of(lambda language: language.minutes_to)})(?!\w)"
# "10 minutes before" tells when to come; of "20 – 30 minutes" nobody knows.
_LENGTH = late(
    rf"(?<!\w)(?P<named>{either(LENGTHS)})(?!\w)(?!\s+{_EARLIER})"
    rf"|(?<![\w.,:])(?<![\u2010-\u2015-]\s)(?<![\u2010-\u2015-])"
    rf"(?P<count>[0-9]{{1,3}}(?=[\s-]?[^\W\d])|(?:{_WORDS})(?=[\s-]))[\s-]?(?:(?P<hours>{_HOURS})|(?:{_MINUTES}))(?!\w)"
    rf"(?!\s+{_EARLIER})",
    re.IGNORECASE,
)
_LONGEST_ALONE = 30
_CONNECTS = late(rf"[\s,&]+(?:(?:{AND})\s+)?", re.IGNORECASE)
_ABOUT = rf"(?:(?:{any_of(lambda language: language.about)})(?!\w)\.?\s*)?(?:(?:{AT})\s*)?"
_UNTIL = late(
    rf"(?<!\w)(?:{any_of(lambda each: (*each.until, *each.by_then))})\s*{_ABOUT}$", re.IGNORECASE
)
# An hour without a mark counts only behind words that can mean nothing else.
_BY_THEN = late(
    rf"(?<!\w)(?:{any_of(lambda language: language.by_then)})\s+{_ABOUT}"
    rf"(?P<hour>[0-9]{{1,2}})(?:[.:h](?P<minute>[0-5][0-9]))?(?:\s?(?:{OCLOCK}))?(?![\w%]|[.:]\d)",
    re.IGNORECASE,
)


def is_length(text: str) -> bool:
    """Tell whether a text says how long something takes, and nothing else ("45 min.")."""
    said = text.strip(" ()[].,:;|")
    return len(said) <= _LONGEST_ALONE and _LENGTH.fullmatch(said) is not None


def with_length(hours: WrittenHours | None, facts: LineFacts) -> WrittenHours | None:
    """Add what the line says of the length or the end, if the hours do not."""
    if hours is None or hours.minutes is not None:
        return hours
    minutes = _until(hours, facts) or length_of(facts)
    return hours if minutes is None else replace(hours, minutes=minutes)


def length_of(facts: LineFacts) -> int | None:
    """The one length that a line says."""
    if minutes := labelled_length(facts.bare):
        return minutes
    text = facts.bare[:LONGEST_LINE]
    when = [(each.start, each.end) for each in (*facts.days, *facts.hours)]
    said: list[tuple[int, int]] = []
    for match in _LENGTH.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in when):
            continue
        if said and _CONNECTS.fullmatch(text, said[-1][1], match.start()):
            # "1 hour 30 minutes".
            said[-1] = (said[-1][0] + _minutes(match), match.end())
        else:
            said.append((_minutes(match), match.end()))
    lengths = {minutes for minutes, _ in said}
    found = lengths.pop() if len(lengths) == 1 else 0
    return found if 0 < found <= _LONGEST else None


def _minutes(match: re.Match[str]) -> int:
    if match["named"]:
        return LENGTHS[plain(" ".join(match["named"].split()))]
    return number(match["count"]) * (_HOUR if match["hours"] else 1)


def _until(hours: WrittenHours, facts: LineFacts) -> int | None:
    """Return the minutes until the hour that the line says it ends at."""
    text = facts.bare[:LONGEST_LINE]
    behind = next((each for each in facts.hours if each.start >= hours.end), None)
    if behind is not None and behind.minutes is None:
        at = behind.start
        # "Until" may be read as a part of the hour ("ends at 9 pm").
        begins = _digit(text, at, behind.end)
        if _UNTIL.search(text, max(hours.end, begins - _LONGEST_GAP), begins):
            return _between(hours.at, behind.at)
    match = _BY_THEN.search(text, hours.end)
    if match is None or int(match["hour"]) >= 24:  # noqa: PLR2004
        return None
    end = time(int(match["hour"]), int(match["minute"] or 0))
    minutes = _between(hours.at, end)
    if minutes > _HALF_DAY and end.hour < 12:  # noqa: PLR2004
        # "At 7 pm, and should finish by 9".
        minutes -= _HALF_DAY
    return minutes


def _digit(text: str, start: int, end: int) -> int:
    return next((at for at in range(start, end) if text[at].isdigit()), start)


def _between(start: time, end: time) -> int:
    return (end.hour * _HOUR + end.minute - start.hour * _HOUR - start.minute) % _DAY
