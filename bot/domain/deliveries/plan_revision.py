"""A name for the rules by which deliveries are planned, so that a change of them is noticed."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.deliveries.reminder import Wish, wishes
from bot.domain.talks.slot import Slot
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.times.wall import WallTime
from bot.domain.times.zones import zone_rules

# No clock changes near it, so its deliveries differ only when the plan does.
_START: Final = WallTime(local=datetime(2026, 6, 15, 12, 0), zone="UTC")  # noqa: DTZ001
_ANNOUNCED: Final = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
# Another version of the zone data, or of the plan, moves one reminder by no more than this.
SAME_REMINDER: Final = timedelta(days=1)


def plan_revision() -> str:
    """Name the version of the zone data and, by what a talk wants, that of the reminder plan."""
    plan = "\n".join(_in_short(wish) for wish in wishes(_talk(), (1,), now=_ANNOUNCED))
    return f"{zone_rules()}-{hashlib.sha256(plan.encode()).hexdigest()[:12]}"


def _in_short(wish: Wish) -> str:
    before = wish.due - _talk().the_slot().starts_at
    record = wish.kind.record
    parts = (wish.kind.value, record.place.value, record.follows or "", str(before))
    return "|".join(parts)


def _talk() -> Talk:
    return Talk(
        owner="",
        code="",
        series="",
        edition="",
        number=1,
        title="",
        changed_at=_ANNOUNCED,
        announce_at=_ANNOUNCED,
        state=TalkState.ANNOUNCED,
        slot=Slot(start=_START, minutes=60),
    )
