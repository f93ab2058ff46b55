"""Talks that are repeated every week, and moved and cancelled together."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tests.crash.month.acts import Act, Deed, Wall

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# How many more than the first, at most.
WEEKS = 3
LENGTH = 45  # minutes


def repeated(lots: random.Random, begins: datetime, number: int, zone: str) -> Iterator[Act]:
    """One talk, those that repeat it under the numbers after its own, and what becomes of them."""
    made = tuple(range(number + 1, number + 1 + lots.randint(2, WEEKS)))
    now = begins + lots.uniform(0, 12) * DAY
    local = (now + lots.uniform(2, 6) * DAY).replace(tzinfo=None, second=0, microsecond=0)
    first = Wall(local=local.replace(hour=lots.choice((2, 9, 18)), minute=30), zone=zone)
    yield _act(now, Deed.CREATE, number, wall=first, number=LENGTH)
    yield _act(now + 10 * MINUTE, Deed.SEATS, number, number=lots.choice((0, 2)))
    yield _act(now + 20 * MINUTE, Deed.REPEAT, number, made=made)
    for talk in (number, *made):
        yield _act(now + lots.randint(3, 10) * 10 * MINUTE, Deed.ANNOUNCE, talk)
        for who in lots.sample(range(1, 61), 4):
            yield _act(now + 2 * HOUR, Deed.ANSWER, talk, who=who, word="going")
    then = now + lots.uniform(3, 40) * HOUR
    one = lots.choice((number, *made[:1]))
    start = first.local + (7 * DAY if one in made else timedelta(0))
    moved = Wall(local=start + lots.choice((-HOUR, 2 * HOUR, DAY)), zone=zone)
    reach = lots.choice(("all", "following"))
    yield _act(then, Deed.MOVE_TOGETHER, one, wall=moved, number=LENGTH, word=reach)
    if lots.random() < 0.3:
        later = then + lots.uniform(1, 200) * HOUR
        yield _act(later, Deed.CANCEL_TOGETHER, lots.choice(made), word=reach)
    for week, talk in enumerate((number, *made)):
        over = first.moment + week * 7 * DAY + LENGTH * MINUTE + lots.choice((-1, 3, 50)) * HOUR
        yield _act(over, Deed.END, talk)
        yield _act(over + HOUR, Deed.VOTE, talk, who=lots.randint(1, 60), number=lots.randint(0, 4))


def _act(at: datetime, deed: Deed, talk: int, **more: object) -> Act:
    second = 50 if deed is Deed.VOTE else 30
    at = at.astimezone(UTC)
    at = at.replace(minute=at.minute // 10 * 10, second=second, microsecond=0)
    return Act(at=at, deed=deed, talk=talk, **more)
