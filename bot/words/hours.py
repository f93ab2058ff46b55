"""The time of day in a typed text: "3pm", "15:00", "at six", "noon"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.words.numbers import WORDS

_HOUR_WORDS = {word: value for word, value in WORDS.items() if value <= 12 and len(word) > 2}  # noqa: PLR2004
# "At six" is said of morning and evening alike; "at 10" and "at 14" are not asked about.
_LAST_UNCLEAR_HOUR = 7

_HOUR = re.compile(
    rf"""
    (?:\b(?:at|from)\s+|@\s*)?
    (?:
        (?<![\d:./-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?\s*(?P<half>[ap])\.?m\b\.?
      | (?<![\d:./-])(?P<hour24>\d{{1,2}}):(?P<minute24>\d{{2}})(?::00)?(?![\d:])
      # A dotted time that can be no date: there is no month 0 or 13.
      | (?<![\d:./-])(?P<dotted>\d{{1,2}})\.(?P<dotted_minute>00|1[3-9]|[2-5]\d)(?![\d:./])
      | (?<![\d:./-])(?P<hourh>\d{{1,2}})h(?P<minuteh>\d{{2}})?\b
      | (?<=at\ )(?P<at>\d{{1,2}})(?:\.(?P<at_minute>\d{{2}}))?(?![\d:./])(?:\s*o'?clock)?
      | (?<![\d:./-])(?P<oclock>\d{{1,2}}|{"|".join(_HOUR_WORDS)})\s*o'?clock
      | (?<=at\ )(?P<word>{"|".join(_HOUR_WORDS)})\b
      | \b(?P<named>noon|midday|midnight)\b
    )
    """,
    re.VERBOSE | re.ASCII,
)
_PART_OF_DAY = re.compile(r"\b(?:in\s+the\s+)?(?P<part>morning|afternoon|evening)\b", re.ASCII)


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day; midnight may belong to the end of the day, one day later."""

    hour: int
    minute: int = 0
    days: int = 0

    def on(self, day: date) -> datetime:
        return datetime.combine(day + timedelta(days=self.days), time(self.hour, self.minute))


@dataclass(frozen=True, slots=True)
class Taken:
    """`hours` are the possible readings; none means that there is no time of day in the text."""

    hours: tuple[Hour, ...]
    rest: str


def take_hours(typed: str) -> Taken | None:
    """Take the one time of day out of a text in small letters; None if it cannot be right."""
    found = list(_HOUR.finditer(typed))
    if not found:
        return Taken((), typed)
    match = found[0]
    rest = f"{typed[: match.start()]} {typed[match.end() :]}"
    part = _PART_OF_DAY.search(rest)
    if part is not None:
        rest = f"{rest[: part.start()]} {rest[part.end() :]}"
    half = match["half"] or _half_of(rest, part)
    hours = tuple(each for each in _readings(match, half) if each.hour < 24 and each.minute < 60)  # noqa: PLR2004
    return Taken(hours, " ".join(rest.split())) if hours and len(found) == 1 else None


def _half_of(rest: str, part: re.Match[str] | None) -> str | None:
    if part is not None:
        return "a" if part["part"] == "morning" else "p"
    return "p" if re.search(r"\btonight\b", rest) else None


def _readings(match: re.Match[str], half: str | None) -> tuple[Hour, ...]:
    if match["named"]:
        # Midnight begins a day and ends it.
        return (Hour(12),) if match["named"] != "midnight" else (Hour(0), Hour(0, days=1))
    minute = int(_first(match, "minute", "minute24", "dotted_minute", "minuteh", "at_minute") or 0)
    bare = match["at"] or match["oclock"] or match["word"]
    written = bare or _first(match, "hour", "hour24", "dotted", "hourh") or ""
    hour = WORDS.get(written) or int(written)
    if half is not None:
        return _in_half(hour, minute, half, strict=match["half"] is not None)
    spelled_out = match["at_minute"] is not None
    if bare and 0 < hour <= _LAST_UNCLEAR_HOUR and not spelled_out and not bare.startswith("0"):
        return (Hour(hour, minute), Hour(hour + 12, minute))
    return (Hour(hour, minute),)


def _first(match: re.Match[str], *names: str) -> str | None:
    return next((match[name] for name in names if match[name]), None)


def _in_half(hour: int, minute: int, half: str, *, strict: bool) -> tuple[Hour, ...]:
    """Put an hour into its half of the day; "15pm" is a mistake, "15:00 in the afternoon" not."""
    if 1 <= hour <= 12:  # noqa: PLR2004
        return (Hour(hour % 12 + (12 if half == "p" else 0), minute),)
    fits = not strict and (hour >= 12) == (half == "p")  # noqa: PLR2004
    return (Hour(hour, minute),) if fits else ()
