"""Wall times and moments: a plan is a wall time in a zone, a moment is aware and in UTC."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from bot.domain.errors import Sayable
from bot.domain.times.errors import TimeDoesNotExist, TimeIsAmbiguous, TimeOutOfReach
from bot.domain.times.zones import zone_info

# The arithmetic of zones needs a day of room at both ends of what datetime can hold.
_FIRST = datetime(1900, 1, 1)  # noqa: DTZ001
_LAST = datetime(9000, 1, 1)  # noqa: DTZ001


@dataclass(frozen=True, slots=True, kw_only=True)
class WallTime(Sayable):
    """What a clock on the wall in `zone` shows; `fold` 1 is the second of two equal readings."""

    local: datetime
    zone: str
    fold: int = 0

    def __post_init__(self) -> None:
        if self.local.tzinfo is not None or self.local.fold:
            raise ValueError("the local time of a WallTime is naive, its fold stands beside it")


def wall_time(local: datetime, zone: str, *, fold: int | None = None) -> WallTime:
    """Check a reading of the clock: without `fold`, one that occurs twice is refused.

    Raises `UnknownZone`, `TimeDoesNotExist`, `TimeIsAmbiguous` and `TimeOutOfReach`.
    """
    wall = WallTime(local=local, zone=zone, fold=fold or 0)
    if is_imaginary(wall):
        raise TimeDoesNotExist(when=wall, next=next_valid(wall))
    if not is_ambiguous(wall):
        return WallTime(local=local, zone=zone)
    if fold is None:
        raise TimeIsAmbiguous(first=wall, second=_folded(wall, 1))
    return wall


def instant(wall: WallTime) -> datetime:
    """Return the moment, aware and in UTC; raises `TimeDoesNotExist` in a gap, `UnknownZone`."""
    if is_imaginary(wall):
        raise TimeDoesNotExist(when=wall, next=next_valid(wall))
    return _to_utc(wall)


def kept_instant(wall: WallTime) -> datetime:
    """Return the moment of a wall time that was checked when it was planned.

    If the rules of the zone have changed since so that the clocks skip it, it moves forward.
    """
    return days_before(wall, 0)


def wall_of(moment: datetime, zone: str) -> WallTime:
    """Return what the wall in `zone` shows at an aware moment."""
    return _to_wall(ensure_utc(moment), zone)


def is_imaginary(wall: WallTime) -> bool:
    """Tell whether the clocks of the zone skip this reading."""
    return _to_wall(_to_utc(wall), wall.zone).local != wall.local


def is_ambiguous(wall: WallTime) -> bool:
    """Tell whether the clocks of the zone show this reading twice."""
    first, second = (_to_utc(_folded(wall, fold)) for fold in (0, 1))
    # In a gap the two differ as well, but the other way round (PEP 495).
    return first < second


def next_valid(wall: WallTime) -> WallTime:
    """Return the first reading after the gap that `wall` lies in, or `wall` itself."""
    if not is_imaginary(wall):
        return wall
    # The clocks change between the two moments that the offsets after and before the gap give.
    early, late = _to_utc(_folded(wall, 1)), _to_utc(_folded(wall, 0))
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        if _to_wall(middle, wall.zone).local < wall.local:
            early = middle
        else:
            late = middle
    return _to_wall(late.replace(microsecond=0), wall.zone)


def days_before(wall: WallTime, days: int) -> datetime:
    """Return the moment when the same wall showed the same time, `days` earlier (negative: later).

    A reading that a change of clocks skipped moves forward by the length of the gap (RFC 5545
    section 3.3.5), and of two equal readings it is the one with the fold of `wall`.
    """
    earlier = WallTime(local=wall.local - timedelta(days=days), zone=wall.zone, fold=wall.fold)
    # The offset before the gap, which fold 0 stands for, is what moves a time in it forward.
    return _to_utc(_folded(earlier, 0) if is_imaginary(earlier) else earlier)


def ensure_utc(moment: datetime) -> datetime:
    """Return an aware moment in UTC; a naive one is a programmer's mistake (`ValueError`)."""
    if moment.utcoffset() is None:
        raise ValueError(f"a moment needs a time zone: {moment!r}")
    return moment.astimezone(UTC)


class TimeUnit(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """How far away a moment is, as people would say it: `count` of `unit`, ahead or `past`."""

    unit: TimeUnit
    count: int
    past: bool = False


# Each unit with its length, and the span up to which people still count in it.
_UNITS = (
    (TimeUnit.MINUTE, timedelta(minutes=1), timedelta(minutes=90)),
    (TimeUnit.HOUR, timedelta(hours=1), timedelta(hours=36)),
    (TimeUnit.DAY, timedelta(days=1), timedelta(days=14)),
    (TimeUnit.WEEK, timedelta(weeks=1), timedelta(weeks=53)),
    (TimeUnit.MONTH, timedelta(days=365.25 / 12), timedelta(days=365.25 * 2)),
    (TimeUnit.YEAR, timedelta(days=365.25), timedelta.max),
)


def distance(moment: datetime, *, now: datetime) -> Distance:
    """Return the rounded distance; below half a minute the count is 0."""
    gap = ensure_utc(moment) - ensure_utc(now)
    span = abs(gap)
    unit, length = next((unit, length) for unit, length, end in _UNITS if span < end)
    return Distance(unit=unit, count=round(span / length), past=gap < timedelta(0))


def _folded(wall: WallTime, fold: int) -> WallTime:
    return WallTime(local=wall.local, zone=wall.zone, fold=fold)


def _to_utc(wall: WallTime) -> datetime:
    if not _FIRST <= wall.local <= _LAST:
        # Its day alone: what cannot be placed in the zone cannot be shown in it either.
        raise TimeOutOfReach(when=wall.local.date())
    aware = wall.local.replace(tzinfo=zone_info(wall.zone), fold=wall.fold)
    return aware.astimezone(UTC)


def _to_wall(moment: datetime, zone: str) -> WallTime:
    aware = moment.astimezone(zone_info(zone))
    return WallTime(local=aware.replace(tzinfo=None, fold=0), zone=zone, fold=aware.fold)


def months_on(day: date, months: int) -> date:
    """Count months; 31 January and one month is the last day of February.

    Raises `OverflowError` after the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
