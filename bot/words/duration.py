"""Lengths of time as people type them."""

import re
from datetime import timedelta

from bot.words.as_typed import fold
from bot.words.errors import DurationNotUnderstood
from bot.words.lexicon import AND, LENGTHS, NUMBER, either, every, number
from bot.words.patterns import late

_LONGEST_TEXT = 40
_HOURS = rf"(?:{either(every(lambda language: language.hours))})\.?"
_MINUTES = rf"(?:(?:{either(every(lambda language: language.minutes))})\.?|')"
_SIGNS = {"\u00bd": " 1/2", "\u00bc": " 1/4", "\u00be": " 3/4"}
_AND_A_HALF = either(every(lambda language: language.and_a_half))
_AND_A_QUARTER = either(every(lambda each: (*each.and_a_quarter, *each.and_quarter)))
_AND_PART = rf"\s+(?:(?P<half>{_AND_A_HALF})|(?P<quarter>{_AND_A_QUARTER}))"
# Smaller numbers in words need a unit: many are small words ("a", "to", "en").
_SMALLEST_ALONE = 10

_CLOCK = late(r"(?P<hours>[0-9]{1,3}):(?P<minutes>[0-5][0-9])(?::00)?")
_AT_MOST = either(every(lambda language: language.at_most))
_ABOUT = late(
    rf"^(?:(?:{either(every(lambda language: language.about))}|{_AT_MOST})(?!\w)\.?|~)\s*"
)
# A remark behind it: "(plus questions)", "+ Q&A", "max".
_DISCUSSION = either(every(lambda language: language.discussions))
_REMARK = late(
    rf"\s*(?:\([^()]*\)|\s(?:{_AT_MOST})\.?|(?:\+|plus|{AND})\s*(?:{_DISCUSSION}))$", re.IGNORECASE
)
_BOUND = late(rf"(?<!\w)(?:{_AT_MOST})(?!\w)")
# "1 hour + 15 min Q&A", "45 + 15".
_SUM = late(rf"(?P<one>[^+]+?)\s*(?:\+|plus)\s*(?P<other>[^+]+?)(?P<talk>\s+(?:{_DISCUSSION}))?")
_HAS_UNIT = late(r"[^\W\d_]")
_MINUTES_ALONE = late(r"[1-9][0-9]")
_FRACTION = late(rf"(?:(?P<whole>[0-9]{{1,2}})\s+)?(?P<part>[1-3])/(?P<of>[24])\s*(?:{_HOURS})")
_ISO = late(r"pt(?:(?P<hours>[0-9]{1,2})h)?(?:(?P<minutes>[0-9]{1,3})m)?")
_DAYS = late(rf"(?P<days>{NUMBER})\s*(?:{either(every(lambda language: language.days))})")
_PARTS = late(
    rf"""
    (?:(?P<hours>{NUMBER})\s*(?:{_HOURS})(?:{_AND_PART})?)?
    (?:,?\s*(?:(?:{AND})\s+)?(?P<minutes>{NUMBER})\s*(?P<unit>{_MINUTES})?)?
    """,
    re.VERBOSE,
)
# "Hour and a half".
_ONE_AND_PART = late(rf"(?:{_HOURS}){_AND_PART}")
_DECIMAL = late(rf"(?P<hours>[0-9]{{1,3}}[.,][0-9]{{1,2}})\s*(?:{_HOURS})")


def read_duration(text: str) -> timedelta:
    """Read "90" (minutes), "1h30", "90 min", "1.5 hours", "1:30"; always whole minutes above 0.

    Raises `DurationNotUnderstood`.
    """
    typed = fold("".join(_SIGNS.get(letter, letter) for letter in text))
    shortened = _REMARK.sub("", _ABOUT.sub("", typed))
    minutes = _minutes(shortened) if len(typed) <= _LONGEST_TEXT else None
    if not minutes:
        raise DurationNotUnderstood(text=text.strip()[:_LONGEST_TEXT])
    return timedelta(minutes=minutes)


def is_bound_or_sum(text: str) -> bool:
    """Tell whether a length is "at most" one, or is made of two: no moment lies that far ahead."""
    typed = fold(text)
    return bool(_SUM.fullmatch(typed) or _BOUND.search(typed))


def read_minutes(text: str) -> int:
    """As `read_duration`, in minutes."""
    return read_duration(text) // timedelta(minutes=1)


def _minutes(typed: str) -> int | None:
    if typed in LENGTHS:
        return LENGTHS[typed]
    if match := _CLOCK.fullmatch(typed):
        return int(match["hours"]) * 60 + int(match["minutes"])
    if match := _DECIMAL.fullmatch(typed):
        return round(float(match["hours"].replace(",", ".")) * 60)
    if match := _FRACTION.fullmatch(typed):
        return int(match["whole"] or 0) * 60 + int(match["part"]) * 60 // int(match["of"])
    if match := _ISO.fullmatch(typed):
        return int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)
    if match := _DAYS.fullmatch(typed):
        return number(match["days"]) * 24 * 60
    if match := _ONE_AND_PART.fullmatch(typed):
        return 60 + _of_and(match)
    if match := _PARTS.fullmatch(typed):
        return _of_parts(match)
    if match := _SUM.fullmatch(typed):
        return _of_sum(match)
    return None


def _of_sum(match: re.Match[str]) -> int | None:
    """Add two lengths that both say what they are, or two of plain minutes.

    The 10 of "10 + 2 hours" and the 2 of "1 hour + 2 questions" may be anything.
    """
    said = (match["one"], match["other"])
    are_plain = all(map(_MINUTES_ALONE.fullmatch, said)) and not match["talk"]
    parts = [_minutes(each) for each in said]
    if not (are_plain or all(map(_HAS_UNIT.search, said))):
        return None
    return sum(filter(None, parts)) if all(parts) else None


def _of_parts(match: re.Match[str]) -> int | None:
    hours = number(match["hours"]) if match["hours"] else 0
    minutes = number(match["minutes"]) if match["minutes"] else 0
    alone = match["minutes"] and not (match["hours"] or match["unit"])
    if alone and not match["minutes"].isdigit() and minutes < _SMALLEST_ALONE:
        return None
    return hours * 60 + minutes + _of_and(match)


def _of_and(match: re.Match[str]) -> int:
    """Return the minutes of "and a half", "and a quarter"."""
    return 30 if match["half"] else 15 if match["quarter"] else 0
