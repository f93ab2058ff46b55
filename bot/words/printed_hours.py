"""Hours as a programme prints them: "15:00–16:30 CET", "3–4.30 pm", "at 10:00"."""

import re
from dataclasses import dataclass
from datetime import time

_DAY = 24 * 60
_CLOCK = (
    r"(?P<{0}>\d{{1,2}})(?:[:.](?P<{0}_minute>\d\d))?(?![\d:]|\.\d)"
    r"\s*(?:(?P<{0}_half>[ap])\.?m\b\.?)?"
)
_HOURS = re.compile(
    rf"(?<![\d.:/-]){_CLOCK.format('start')}"
    rf"(?:\s*(?:[\u2013\u2014-]|\bto\b|\buntil\b)\s*{_CLOCK.format('end')})?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedHours:
    """`minutes` is the length, None where only the start is printed."""

    start: time
    minutes: int | None = None


def printed_hours(text: str) -> PrintedHours | None:
    """Read the first hours in a text, which may hold a date as well; the zone is not read."""
    found = (_read(match) for match in _HOURS.finditer(text))
    return next((hours for hours in found if hours is not None), None)


def _read(match: re.Match[str]) -> PrintedHours | None:
    parts = ("start_minute", "start_half", "end_minute", "end_half")
    if not any(match[part] for part in parts):
        return None  # a day, a year, or "7-8 May"
    end_half = match["end_half"]
    end = _minutes(match["end"], match["end_minute"], end_half) if match["end"] else None
    start = _minutes(match["start"], match["start_minute"], match["start_half"] or end_half)
    if end is not None and start is not None and start > end and not match["start_half"]:
        start = _minutes(match["start"], match["start_minute"], None)  # "11-1 pm"
    if start is None or (match["end"] and end is None):
        return None
    length = None if end is None else (end - start) % _DAY
    return PrintedHours(start=time(start // 60, start % 60), minutes=length)


def _minutes(hour: str, minute: str | None, half: str | None) -> int | None:
    """Minutes since midnight, None if there is no such time."""
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:  # noqa: PLR2004
            return None
        hours = hours % 12 + (12 if half.casefold() == "p" else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None  # noqa: PLR2004
