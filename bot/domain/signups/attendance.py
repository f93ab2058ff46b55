"""Who was there: what was seen in a talk's channel, and what the team says or reads from a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Final

from bot.domain.document import Document

# Whoever was there for less has only looked in.
ATTENDED_FROM: Final = timedelta(minutes=1)
# Of fewer people a mean would say of somebody how long they stayed.
MEAN_FROM: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Document):
    """The one row of a member who was at a talk."""

    KIND: ClassVar[str] = "attendance"
    INDEXED: ClassVar[tuple[str, ...]] = ("talk", "user_id", "slot_key")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"talk": ("talk",)}

    talk: str
    user_id: int
    # `talk/user`, as with sign-ups.
    slot_key: str
    # Seen there for the first time; None for whom the team alone says that they came.
    came_at: datetime | None = None
    # Of the stays that are over.
    seconds: int = 0
    # Is there since then.
    since: datetime | None = None
    # Last seen, or marked.
    at: datetime
    marked: bool = False
    # Whoever came in could read that organisers see their name.
    named: bool = False

    @property
    def stayed(self) -> timedelta:
        return timedelta(seconds=self.seconds)

    @property
    def has_attended(self) -> bool:
        return self.marked or self.stayed >= ATTENDED_FROM

    def arrived(self, now: datetime, *, named: bool) -> "Attendance":
        """Is there from `now` on."""
        return replace(
            self,
            came_at=self.came_at or now,
            since=now,
            at=now,
            named=self.named or named,
        )

    def left(self, at: datetime) -> "Attendance":
        """Is there no more since `at`; a moment before the arrival is the arrival."""
        if self.since is None:
            return self
        until = max(at, self.since)
        stayed = int((until - self.since).total_seconds())
        return replace(self, since=None, seconds=self.seconds + stayed, at=until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout(Document):
    """How many were at a talk, by its code: sums that name nobody, and outlive who they are of."""

    KIND: ClassVar[str] = "turnout"

    # Seen in the channel, and the time of all of them together, stays that are over.
    people: int = 0
    seconds: int = 0
    # At one moment.
    most: int = 0
    # Of whom only the team says that they came.
    marked: int = 0
    # As a file of another tool says.
    file_people: int = 0
    file_minutes: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.marked or self.file_people)

    @property
    def came(self) -> int | None:
        """As many as anybody noted, where anybody did; a file may count whom the bot saw, too."""
        return max(self.people + self.marked, self.file_people) or None

    @property
    def mean_minutes(self) -> int | None:
        """None where it would tell of somebody how long they stayed."""
        return _mean(self.seconds // 60, self.people)

    @property
    def file_mean_minutes(self) -> int | None:
        return _mean(self.file_minutes, self.file_people)


def _mean(minutes: int, people: int) -> int | None:
    return minutes // people if people >= MEAN_FROM else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a look at the channel changes: whom there is no row of yet, and rows as they are now."""

    new: tuple[int, ...]
    back: tuple[Attendance, ...]
    gone: tuple[Attendance, ...]


def compare(rows: Iterable[Attendance], present: frozenset[int]) -> Changes:
    """Compare what is known with who is there."""
    known = {each.user_id: each for each in rows}
    return Changes(
        new=tuple(sorted(present - known.keys())),
        back=tuple(each for each in known.values() if each.user_id in present and not each.since),
        gone=tuple(each for each in known.values() if each.since and each.user_id not in present),
    )
