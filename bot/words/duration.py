"""Lengths of time as people type them."""

import re
from datetime import timedelta

from bot.words.errors import DurationNotUnderstood
from bot.words.numbers import NUMBER, number

_LONGEST_TEXT = 40
_HOURS = r"h|hrs?|hours?"
_MINUTES = r"m|mins?|minutes?"
_FLAGS = re.ASCII | re.VERBOSE

_CLOCK = re.compile(r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)", _FLAGS)
_PARTS = re.compile(
    rf"""
    (?:(?P<hours>{NUMBER})\s*(?:{_HOURS})(?P<half>\s+and\s+a\s+half)?)?
    (?:\s*(?:and\s+)?(?P<minutes>{NUMBER})\s*(?:{_MINUTES})?)?
    """,
    _FLAGS,
)
_DECIMAL = re.compile(rf"(?P<hours>\d{{1,3}}[.,]\d{{1,2}})\s*(?:{_HOURS})", _FLAGS)
_HALVES = {
    "half an hour": 30,
    "half hour": 30,
    "an hour and a half": 90,
    "one and a half hours": 90,
    "two and a half hours": 150,
}


def read_duration(text: str) -> timedelta:
    """Read "90" (minutes), "1h30", "90 min", "1.5 hours", "1:30"; always whole minutes above 0.

    Raises `DurationNotUnderstood`.
    """
    typed = " ".join(text.casefold().split())
    minutes = _minutes(typed) if len(typed) <= _LONGEST_TEXT else None
    if not minutes:
        raise DurationNotUnderstood(text=text.strip()[:_LONGEST_TEXT])
    return timedelta(minutes=minutes)


def read_minutes(text: str) -> int:
    """As `read_duration`, in minutes."""
    return read_duration(text) // timedelta(minutes=1)


def _minutes(typed: str) -> int | None:
    if typed in _HALVES:
        return _HALVES[typed]
    if match := _CLOCK.fullmatch(typed):
        return int(match["hours"]) * 60 + int(match["minutes"])
    if match := _DECIMAL.fullmatch(typed):
        return round(float(match["hours"].replace(",", ".")) * 60)
    if match := _PARTS.fullmatch(typed):
        hours = number(match["hours"]) if match["hours"] else 0
        minutes = number(match["minutes"]) if match["minutes"] else 0
        return hours * 60 + minutes + (30 if match["half"] else 0)
    return None
