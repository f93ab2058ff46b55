"""Weeks in which two zones are further apart, or nearer, than before and after.

Where clocks change on other days than elsewhere, who goes by habit comes an hour too early or late.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.times.wall import ensure_utc
from bot.domain.times.zones import zone_info

# What lasts for longer is usual by then; the Ramadan of Morocco's clocks takes five.
_WEEKS: Final = timedelta(weeks=8)
_DAY: Final = timedelta(days=1)


def later_than_usual(moment: datetime, own: str, other: str) -> timedelta | None:
    """How much later (negative: earlier) than usual the clocks of `other` show it.

    It is planned by the clocks of `own`. None where the difference is the usual one, or where there
    is no usual one: it is another before than after.
    """
    at = ensure_utc(moment)
    now = _apart(at, own, other)
    before = _first_other(at, -_DAY, own, other)
    after = _first_other(at, _DAY, own, other)
    if before is None or after is None:
        return None
    (since, usual), (until, then) = before, after
    return now - usual if usual == then and until - since <= _WEEKS else None


def _first_other(
    at: datetime, step: timedelta, own: str, other: str
) -> tuple[datetime, timedelta] | None:
    """When, day by day, they are first apart otherwise, and how far."""
    now = _apart(at, own, other)
    return next(
        ((day, apart) for day in _days(at, step) if (apart := _apart(day, own, other)) != now), None
    )


def _days(at: datetime, step: timedelta) -> Iterator[datetime]:
    return (at + step * number for number in range(1, _WEEKS // _DAY + 1))


def _apart(at: datetime, own: str, other: str) -> timedelta:
    here, there = (at.astimezone(zone_info(zone)).replace(tzinfo=UTC) for zone in (own, other))
    return there - here
