"""Hours as a programme prints them: "15:00–16:30 CET", "3–4.30 pm", "kl. 9–12"."""

import re
from dataclasses import dataclass
from datetime import time

from bot.words.lexicon import AT, OCLOCK, UNTIL

_DAY = 24 * 60
_CLOCK = (
    r"(?P<{0}>[0-9]{{1,2}})"
    r"(?:[:.](?P<{0}_minute>[0-9]{{2}})"
    r"|\s?(?P<{0}_h>h)(?![^\W0-9])(?:\s?(?P<{0}_after_h>[0-9]{{2}}))?)?(?![0-9:]|\.[0-9])"
    r"\s*(?:(?P<{0}_half>[ap])\.?m\b\.?)?"
)
_HOURS = re.compile(
    rf"(?:(?<!\w)(?P<said>{AT})\s*)?(?<![0-9.:/-]){_CLOCK.format('start')}"
    rf"(?:\s*(?:[\u2013\u2014-]|(?<!\w)(?:{UNTIL})(?!\w))\s*{_CLOCK.format('end')})?"
    rf"(?:\s*(?P<oclock>{OCLOCK})\b)?",
    re.IGNORECASE,
)
# Which of them tell that a number is an hour, and no day, year or "7-8 May".
_TELLING = (
    *("start_minute", "start_half", "start_h", "end_minute", "end_half", "end_h"),
    *("said", "oclock"),
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
    if not any(match[part] for part in _TELLING):
        return None
    start_half, end_half = match["start_half"], match["end_half"]
    end = _minutes(match, "end", end_half) if match["end"] else None
    start = _minutes(match, "start", start_half or end_half)
    if end is not None and start is not None and start > end and not start_half:
        start = _minutes(match, "start", None)  # "11-1 pm"
    if start is None or (match["end"] and end is None):
        return None
    length = None if end is None else (end - start) % _DAY
    return PrintedHours(start=time(start // 60, start % 60), minutes=length)


def _minutes(match: re.Match[str], clock: str, half: str | None) -> int | None:
    """Minutes since midnight, None if there is no such time."""
    hours = int(match[clock])
    minutes = int(match[f"{clock}_minute"] or match[f"{clock}_after_h"] or 0)
    if half:
        if not 1 <= hours <= 12:  # noqa: PLR2004
            return None
        hours = hours % 12 + (12 if half.casefold() == "p" else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None  # noqa: PLR2004
