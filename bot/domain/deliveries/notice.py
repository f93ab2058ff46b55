"""What the team reads about messages that did not go out as planned, gathered into one notice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.deliveries.delivery import Delivery, DeliveryKind, Reason

# Stands where a line that tells of a late message would have the reason of one that is not sent.
LATE = "late"
# Where a notice keeps from when on messages should have gone out, beside its numbered lines.
SINCE = "since"

# A delay that is shorter than this is no news. What is meant to the minute is missed sooner.
LATE_IS_NEWS = timedelta(minutes=30)
LATE_IS_NEWS_TO_THE_MINUTE = timedelta(minutes=5)
_TO_THE_MINUTE = frozenset({DeliveryKind.SOON, DeliveryKind.START, DeliveryKind.LIVE_PANEL})
# They say themselves what they are, or stand with what they follow.
_NEVER_NEWS = frozenset(
    {
        DeliveryKind.NOTICE,
        DeliveryKind.HOST_NOTICE,
        DeliveryKind.TEST,
        DeliveryKind.THREAD,
        DeliveryKind.FINDINGS_THREAD,
    }
)
_LEFT_OUT = frozenset({Reason.TOO_LATE.value, Reason.COLLAPSED.value})


def is_late_news(delivery: Delivery, *, at: datetime) -> bool:
    """Tell whether the team should hear that this comes no earlier than `at`.

    What was held comes late because people mended it, which they know.
    """
    if delivery.was_held or delivery.kind in _NEVER_NEWS:
        return False
    exact = delivery.kind in _TO_THE_MINUTE
    return at - delivery.due >= (LATE_IS_NEWS_TO_THE_MINUTE if exact else LATE_IS_NEWS)


class Fate(StrEnum):
    """What became of a message; the words stand in Fluent."""

    LATE = "late"
    LEFT_OUT = "left-out"
    STUCK = "stuck"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """`count` messages of one kind about one thing; `posted` ones stand, and are not redrawn."""

    what: DeliveryKind
    reason: str
    about: str
    posted: bool = False
    count: int = 1

    @property
    def fate(self) -> Fate:
        if self.reason == LATE:
            return Fate.LATE
        return Fate.LEFT_OUT if self.reason in _LEFT_OUT else Fate.STUCK

    def written(self) -> str:
        """As a notice keeps it; what is usual is not written."""
        parts = [self.what.value, self.reason, self.about, "posted" if self.posted else ""]
        parts.append(str(self.count) if self.count > 1 else "")
        return "|".join(parts).rstrip("|")


def read_line(written: str) -> NoticeLine:
    what, reason, about, posted, count = [*written.split("|"), "", "", "", ""][:5]
    return NoticeLine(
        what=DeliveryKind(what),
        reason=reason,
        about=about,
        posted=bool(posted),
        count=int(count or 1),
    )


def lines_of(detail: Mapping[str, str]) -> list[NoticeLine]:
    return [read_line(value) for key, value in detail.items() if key.isdigit()]


def with_line(detail: Mapping[str, str], line: NoticeLine) -> dict[str, str]:
    """Add a line to what a notice keeps; the same once more is counted, for letters come in scores.

    Every line is numbered, in the order in which they came.
    """
    lines = lines_of(detail)
    known = [number for number, each in enumerate(lines) if replace(each, count=1) == line]
    number = known[0] if known else len(lines)
    count = lines[number].count + 1 if known else 1
    return {**detail, str(number): replace(line, count=count).written()}
