"""Talks for which a right, or the bot, is missing just then: rare, and so arranged."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.crash.month.acts import Act, Deed, Wall

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# Talks for each time that a right is missing.
EACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """While the bot lacks `right`."""

    right: str
    taken: datetime
    given: datetime


def troubled(lots: random.Random, gap: Gap, talk: int, zone: str) -> Iterator[Act]:
    """Make a talk that runs, is moved or cancelled while messages about it are held."""
    begins = gap.taken - 3 * HOUR
    middle = gap.taken + (gap.given - gap.taken) * lots.uniform(0.3, 0.6)
    late = gap.taken + (gap.given - gap.taken) * lots.uniform(0.7, 0.95)
    runs = gap.right == "backstage" and lots.random() < 0.4
    # Its reminder of the day before, or its start, falls into the gap.
    wall = _wall(middle, zone) if runs else _wall(middle, zone, days=1)
    is_held = gap.right in {"talks", "history"} and lots.random() < 0.5
    known = gap.taken + 2 * MINUTE if is_held else begins
    yield _act(begins, Deed.CREATE, talk, wall=wall, number=30)
    yield _act(known, Deed.ANNOUNCE, talk)
    for who in lots.sample(range(1, 61), 4):
        yield _act(known + MINUTE, Deed.ANSWER, talk, who=who, word="going")
        yield _act(known + MINUTE, Deed.LETTER, talk, who=who)
    if runs:
        yield _act(wall.moment + 20 * MINUTE, Deed.EXTEND, talk)
    elif gap.right == "history" and lots.random() < 0.4:
        yield _act(late, Deed.CANCEL, talk)
    else:
        moved = Wall(local=wall.local + lots.randint(1, 3) * DAY, zone=zone)
        yield _act(late, Deed.MOVE, talk, wall=moved, number=45)


def missed(
    lots: random.Random, down: datetime, up: datetime, talk: int, zone: str
) -> Iterator[Act]:
    """Make a talk that is announced, held and over while the bot is down, and then moved."""
    announced = _wall(down + 20 * MINUTE, zone)
    wall = Wall(local=announced.local + 30 * MINUTE, zone=zone)
    yield _act(down - 3 * HOUR, Deed.CREATE, talk, wall=wall, number=30)
    yield _act(down - 2 * HOUR, Deed.ANNOUNCE_AT, talk, wall=announced)
    moved = Wall(local=wall.local + lots.randint(2, 4) * DAY, zone=zone)
    yield _act(up + 20 * MINUTE, Deed.MOVE, talk, wall=moved, number=45)
    if lots.random() < 0.5:
        again = Wall(local=moved.local + DAY, zone=zone)
        yield _act(up + lots.uniform(1, 20) * HOUR, Deed.MOVE, talk, wall=again, number=45)


def _wall(about: datetime, zone: str, *, days: int = 0) -> Wall:
    """At the quarter of an hour before, so many days later on the wall."""
    local = about.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0, second=0, microsecond=0)
    quarter = local.replace(minute=local.minute // 15 * 15)
    return Wall(local=quarter + days * DAY, zone=zone)


def _act(at: datetime, deed: Deed, talk: int, **more: object) -> Act:
    return Act(at=at.replace(second=30, microsecond=0), deed=deed, talk=talk, **more)
