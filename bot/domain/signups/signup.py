"""A member's answer to a talk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document


class Answer(StrEnum):
    GOING = "going"
    MAYBE = "maybe"
    DECLINED = "declined"
    WAITLISTED = "waitlisted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signup(Document):
    KIND: ClassVar[str] = "signup"
    INDEXED: ClassVar[tuple[str, ...]] = ("talk", "user_id", "answer", "slot_key")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"talk": ("talk",)}

    talk: str
    user_id: int
    # `talk/user`: the one row that a member has for a talk.
    slot_key: str
    answer: Answer
    answered_at: datetime
    # The member asked to be written to shortly before the start.
    remind: bool = False
    # Since when Discord says that the member may not see the talks channel. What they have stays:
    # a role comes back.
    no_part_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    going: int = 0
    maybe: int = 0


def slot_key(talk: str, user_id: int) -> str:
    return f"{talk}/{user_id}"


def seat(wanted: Answer, *, taken: int, seats: int | None, has_seat: bool = False) -> Answer:
    """What a member gets who asks for `wanted` while `taken` others have a seat.

    Whoever `has_seat` keeps it, also where there are fewer seats now than people.
    """
    if wanted is Answer.GOING and not has_seat and seats is not None and taken >= seats:
        return Answer.WAITLISTED
    return wanted


def let_in(waiting: list[Signup], *, taken: int, seats: int | None) -> list[Signup]:
    """Those who have waited longest, as many as there are free seats, with their new answer.

    Whoever may not see the talk now is passed over, and keeps the place in the queue.
    """
    queue = [each for each in in_order(waiting) if each.no_part_since is None]
    free = len(queue) if seats is None else max(seats - taken, 0)
    return [replace(each, answer=Answer.GOING) for each in queue[:free]]


def in_order(waiting: list[Signup]) -> list[Signup]:
    return sorted(waiting, key=lambda each: each.answered_at)


def place_in_queue(waiting: list[Signup], mine: Signup) -> int:
    """From 1; whoever is passed over just now still has a place."""
    return 1 + sum(each.answered_at < mine.answered_at for each in waiting)
