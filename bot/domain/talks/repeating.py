"""Talks that repeat: each is one of its own, and what they share is the code of their repeat."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.talks.copying import unasked
from bot.domain.talks.slot import Slot
from bot.domain.talks.states import MOVABLE_STATES
from bot.domain.talks.talk import Talk
from bot.domain.times.wall import WallTime, wall_time


class Reach(StrEnum):
    """How far a change goes beyond the one talk."""

    FOLLOWING = "following"
    ALL = "all"


class SharedPart(StrEnum):
    """What several talks of a repeat may have in common: the forms of the panel."""

    DETAILS = "details"
    ABOUT = "about"
    PEOPLE = "people"
    LINKS = "links"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaches:
    """How many talks a change would meet, the one itself among them."""

    following: int = 1
    all: int = 1


def reached(talk: Talk, talks: Iterable[Talk], reach: Reach, *, now: datetime) -> list[Talk]:
    """Return those that can still be moved or cancelled, the earliest first, `talk` among them."""
    start = talk.the_slot().starts_at
    found = [
        each
        for each in talks
        if each.code == talk.code
        or (
            talk.repeat is not None
            and each.repeat == talk.repeat
            and each.state in MOVABLE_STATES
            and each.starts_at is not None
            and each.starts_at > now
            and (reach is Reach.ALL or each.starts_at >= start)
        )
    ]
    return sorted(found, key=lambda each: each.starts_at or now)


def reaches(talk: Talk, talks: Iterable[Talk], *, now: datetime) -> Reaches:
    if talk.repeat is None or talk.slot is None:
        return Reaches()
    known = list(talks)
    following, everything = (len(reached(talk, known, each, now=now)) for each in Reach)
    return Reaches(following=following, all=everything)


def made_like(talk: Talk, other: Talk, part: SharedPart, *, now: datetime) -> Talk:
    """Give a talk that part of another; who agreed to be named stays as it is."""
    if part is SharedPart.PEOPLE:
        return replace(talk.with_segments(unasked(other.segments)), changed_at=now)
    if part is SharedPart.LINKS:
        return replace(talk, links=other.links, changed_at=now)
    if part is SharedPart.ABOUT:
        return replace(
            talk,
            description=other.description,
            picture=other.picture,
            language=other.language,
            changed_at=now,
        )
    return replace(
        talk.with_rule(other.chatham_house, now=now),
        title=other.title,
        will_be_recorded=other.will_be_recorded,
        seats=other.seats,
        changed_at=now,
    )


def at_wall(start: WallTime, local: datetime) -> WallTime:
    """The same clock at another time; raises `TimeDoesNotExist` where the clocks skip it."""
    return wall_time(local, start.zone, fold=start.fold)


def moved_along(slot: Slot, old: WallTime, new: WallTime) -> Slot:
    """Move a slot by as many days and hours on the wall as another start was moved."""
    local = slot.start.local + (new.local - old.local)
    return replace(slot, start=at_wall(new, local))


def overlaps(one: Slot, other: Slot) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at
