"""A member's answer to a talk, or to all talks of an edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.times.letter_times import LetterTimes

OFFER_LASTS = timedelta(days=1)
OFFER_LASTS_AT_LEAST = timedelta(minutes=10)


class Answer(StrEnum):
    GOING = "going"
    MAYBE = "maybe"
    DECLINED = "declined"
    WAITLISTED = "waitlisted"


COMING = frozenset({Answer.GOING, Answer.MAYBE})
ON_THE_LIST = COMING | {Answer.WAITLISTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signup(Document):
    KIND: ClassVar[str] = "signup"
    INDEXED: ClassVar[tuple[str, ...]] = (
        "talk",
        "user_id",
        "answer",
        "slot_key",
        "answered_at",
        "offered_until",
    )
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"talk": ("talk",)}

    talk: str
    user_id: int
    # `talk/user`: the one row that a member has for a talk.
    slot_key: str
    answer: Answer
    answered_at: datetime
    # The member asked to be written to shortly before the start.
    remind: bool = False
    # When they are written to, as they chose it for themselves: what is planned stands on it.
    letters: LetterTimes = field(default_factory=LetterTimes)
    # What they chose of the talk's question, in its words; what it says no more counts nowhere.
    choice: str | None = None
    # Since when Discord says that the member may not see the talks channel. What they have stays:
    # a role comes back.
    no_part_since: datetime | None = None
    # By coming to the whole edition, not by an answer to this talk.
    by_edition: bool = False
    # Whoever waits has a seat kept until then, and takes it with one press.
    offered_until: datetime | None = None
    # What they had went to somebody else, without an answer of theirs.
    given_on: bool = False

    @property
    def holds_seat(self) -> bool:
        return self.answer is Answer.GOING or self.offered_until is not None

    def is_lapsed(self, now: datetime) -> bool:
        return self.offered_until is not None and self.offered_until <= now


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    going: int = 0
    maybe: int = 0
    # Seats kept for those whose turn it is.
    offered: int = 0

    @property
    def taken(self) -> int:
        return self.going + self.offered


def slot_key(talk: str, user_id: int) -> str:
    return f"{talk}/{user_id}"


def seat(wanted: Answer, *, taken: int, seats: int | None, has_seat: bool = False) -> Answer:
    """What a member gets who asks for `wanted` while `taken` others have a seat.

    Whoever `has_seat` keeps it, also where there are fewer seats now than people.
    """
    if wanted is Answer.GOING and not has_seat and seats is not None and taken >= seats:
        return Answer.WAITLISTED
    return wanted


def let_in(
    waiting: list[Signup], *, taken: int, seats: int | None, until: datetime
) -> list[Signup]:
    """Those who have waited longest, as many as there are free seats, with what they get.

    A seat that others wait for too is offered `until` a moment; where there is room for everybody,
    nobody is asked. Whoever may not see the talk now is passed over, and keeps the place.
    """
    queue = [each for each in in_order(waiting) if each.no_part_since is None]
    if seats is None:
        return [replace(each, answer=Answer.GOING, offered_until=None) for each in queue]
    unoffered = [each for each in queue if each.offered_until is None]
    return [replace(each, offered_until=until) for each in unoffered[: max(seats - taken, 0)]]


def offered_until(starts_at: datetime, *, now: datetime) -> datetime:
    """A day from `now`; near the start half of the time that is left, but ten minutes at least."""
    lasts = max(min(OFFER_LASTS, (starts_at - now) / 2), OFFER_LASTS_AT_LEAST)
    until = now + lasts
    # What is said is a whole minute, and it is kept until then.
    whole = until.replace(second=0, microsecond=0)
    return whole if whole == until else whole + timedelta(minutes=1)


def in_order(waiting: list[Signup]) -> list[Signup]:
    """By when they answered; those of one moment as they were noted."""
    return sorted(waiting, key=lambda each: each.answered_at)


def place_in_queue(waiting: list[Signup], mine: Signup) -> int:
    """From 1; whoever is passed over just now still has a place. 0 is for whom a seat is kept."""
    if mine.offered_until is not None:
        return 0
    ahead = [each for each in in_order(waiting) if each.offered_until is None]
    return 1 + [each.user_id for each in ahead].index(mine.user_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSignup(Document):
    """A member comes to all talks of an edition, those that are announced later too."""

    KIND: ClassVar[str] = "edition_signup"
    INDEXED: ClassVar[tuple[str, ...]] = ("edition", "user_id")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"edition": ("edition",)}

    edition: str
    user_id: int
    since: datetime
    # They asked for a letter before each.
    remind: bool = False
