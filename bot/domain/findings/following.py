"""What became of a published finding: asked for months later, and printed in the next edition."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.errors import BadNumber, TextTooLong
from bot.domain.plain import one_line
from bot.domain.times.wall import WallTime, kept_instant, months_on, wall_of

WHO_MAX = 200
WORD_MAX = 600
# From which a series chooses, after publication; 0 is never.
MONTHS = (0, 3, 6, 9, 12, 18, 24)


class Status(StrEnum):
    """The words stand in Fluent."""

    TAKEN_UP = "taken_up"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """`who` took it up; `word` is what is known of it, and `link` where that can be read."""

    status: Status
    who: str = ""
    word: str = ""
    link: str | None = None
    at: datetime
    # Members read it under the finding.
    is_shown: bool = False


def checked_word(typed: str, limit: int) -> str:
    """One line; raises `TextTooLong`."""
    kept = one_line(typed)
    if len(kept) > limit:
        raise TextTooLong(length=len(kept), limit=limit)
    return kept


def checked_months(chosen: str) -> int:
    """One of `MONTHS`; raises `BadNumber`."""
    if chosen not in map(str, MONTHS):
        raise BadNumber(typed=chosen[:80])
    return int(chosen)


def asked_at(since: datetime, months: int, zone: str) -> datetime:
    """So many months after a moment, at the same hour on the wall."""
    local = wall_of(since, zone).local
    later = datetime.combine(months_on(local.date(), months), local.time())
    return kept_instant(WallTime(local=later, zone=zone))
