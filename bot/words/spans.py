"""A day, a month or a year in a typed text, to look for what was then."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from bot.words.as_typed import fold
from bot.words.days import Note, read_days
from bot.words.errors import SpanNotUnderstood
from bot.words.lexicon import MONTH, MONTHS
from bot.words.patterns import late

_YEAR = late(r"(\d{4})")
_NUMBERED_MONTH = late(r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})")
_NAMED_MONTH = late(rf"({MONTH})\.?\s+(\d{{4}})")
_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class DaySpan:
    first: date
    last: date


def read_span(typed: str, *, today: date) -> DaySpan:
    """Read "2022", "April 2022", "2022-04" or a day, which is a past one where no year is named.

    Raises `SpanNotUnderstood`, and what `read_days` raises.
    """
    text = " ".join(fold(typed).split())
    if match := _YEAR.fullmatch(text):
        year = int(match[1])
        return _span(typed, year, 1, year, _MONTHS_OF_A_YEAR)
    if match := _NUMBERED_MONTH.fullmatch(text):
        year, month = int(match[1] or match[4]), int(match[2] or match[3])
        return _span(typed, year, month, year, month)
    if match := _NAMED_MONTH.fullmatch(text):
        return _span(typed, int(match[2]), MONTHS[match[1]], int(match[2]), MONTHS[match[1]])
    found = read_days(text, today=today, day_first=None) if text else None
    if found is None or len(found.days) != 1:
        raise SpanNotUnderstood(text=typed)
    (day,) = found.days
    if day > today and Note.YEAR_ASSUMED in found.notes:
        day = _a_year_before(day)
    return DaySpan(day, day)


def _span(typed: str, year: int, month: int, last_year: int, last_month: int) -> DaySpan:
    try:
        return DaySpan(
            date(year, month, 1),
            date(last_year, last_month, monthrange(last_year, last_month)[1]),
        )
    except ValueError:
        raise SpanNotUnderstood(text=typed) from None


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
