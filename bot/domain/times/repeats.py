"""What repeats: a rule, and the days that it gives."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count

# A year of weekly talks; more nobody reads through before saying yes.
REPEATS_MAX = 52
_LAST_RANK = -1
_DAYS_OF_WEEK = 7


class Per(StrEnum):
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Every `step` weeks or months, `times` in all or until a day, that day included.

    In months `rank` says which `weekday` (Monday is 0) of the month, -1 the last one; without it
    the day of the month stays.
    """

    per: Per
    step: int = 1
    weekday: int | None = None
    rank: int | None = None
    times: int | None = None
    until: date | None = None


def fits(repeat: Repeat, first: date) -> bool:
    """Tell whether the first day is one of the rule's own."""
    if repeat.weekday is not None and first.weekday() != repeat.weekday:
        return False
    return repeat.rank is None or _ranked(repeat, first) == first


def days_of(repeat: Repeat, first: date) -> tuple[date, ...]:
    """Return the days from `first` on, at most one more than `REPEATS_MAX`.

    A month without such a day (a 31st, a fifth Tuesday) is left out, as in RFC 5545.
    """
    found: list[date] = []
    for day in _endless(repeat, first):
        if repeat.until is not None and day > repeat.until:
            break
        found.append(day)
        if len(found) == repeat.times or len(found) > REPEATS_MAX:
            break
    return tuple(found)


def _endless(repeat: Repeat, first: date) -> Iterator[date]:
    # Each fifth month or so has a fifth Tuesday: far beyond what is asked for there is none.
    for number in count(0, repeat.step):
        if repeat.per is Per.WEEK:
            yield first + timedelta(days=_DAYS_OF_WEEK * number)
            continue
        year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
        if year >= date.max.year:
            return
        day = _in_month(repeat, first, year, month + 1)
        if day is not None:
            yield day


def _in_month(repeat: Repeat, first: date, year: int, month: int) -> date | None:
    if repeat.rank is not None:
        return _ranked(repeat, date(year, month, 1))
    if first.day > monthrange(year, month)[1]:
        return None
    return date(year, month, first.day)


def _ranked(repeat: Repeat, day: date) -> date | None:
    """That weekday of the month of `day`."""
    length = monthrange(day.year, day.month)[1]
    days = [
        each
        for number in range(1, length + 1)
        if (each := day.replace(day=number)).weekday() == repeat.weekday
    ]
    rank = repeat.rank or 1
    if rank == _LAST_RANK:
        return days[-1]
    return days[rank - 1] if rank <= len(days) else None
