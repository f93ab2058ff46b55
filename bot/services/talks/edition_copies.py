"""The talks of an edition as drafts of the next one: their plan, and nobody's name or answer."""

from dataclasses import dataclass
from datetime import datetime

from tinydb import where

from bot.domain.talks.copying import copied_plan
from bot.domain.talks.errors import EditionHasTalks, TimeInThePast
from bot.domain.talks.repeating import moved_along
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.slot import Slot
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.errors import TimeIsAmbiguous
from bot.domain.times.wall import WallTime, wall_time
from bot.services.lookups import require, talks_of
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks.edition_cards import renumber
from bot.words.when import readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A talk as it would be copied; without a slot its time is left open."""

    original: Talk
    slot: Slot | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionCopy:
    """`begins` is when the first of the copies would, None if no time was said."""

    source: Edition
    target: Edition
    begins: WallTime | None
    talks: tuple[Planned, ...]


class EditionCopies:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def source(self, person: Person, target: str) -> Edition | None:
        """The newest other edition of the series that has talks to copy; None if there is none."""

        def look(docs: Reader) -> Edition | None:
            require(docs, person, Act.PLAN_TALKS)
            series = docs.get(Edition, target).series
            is_other = (where("series") == series) & (where("code") != target)
            others = docs.search(Edition, is_other)
            return next((each for each in reversed(others) if _originals(docs, each)), None)

        return await self._store.read(person.owner, look)

    async def as_typed(
        self, person: Person, source: str, target: str, when: str, *, sent_at: datetime
    ) -> EditionCopy:
        """Show each talk that would be made; `when` is the start of the first one, or nothing.

        Raises `BadInput`, `TimeInThePast` and `EditionHasTalks`.
        """
        now = self._clock.now()

        def look(docs: Reader) -> EditionCopy:
            require(docs, person, Act.PLAN_TALKS)
            begins = _read(docs, target, when, sent_at=sent_at) if when else None
            return _plan(docs, source, target, begins, now=now)

        return await self._store.read(person.owner, look)

    async def make(
        self, person: Person, source: str, target: str, begins: datetime | None
    ) -> EditionCopy:
        """Make the drafts as they were shown, all or none; `begins` is on the series' wall."""
        now = self._clock.now()

        def work(docs: Documents) -> EditionCopy:
            require(docs, person, Act.PLAN_TALKS)
            zone = docs.get(Series, docs.get(Edition, target).series).zone
            start = wall_time(begins, zone, fold=0) if begins is not None else None
            plan = _plan(docs, source, target, start, now=now)
            repeats: dict[str, str] = {}
            for each in plan.talks:
                code, old = docs.new_code(), each.original.repeat
                # What repeated together does so again, by the code of its first.
                repeat = repeats.setdefault(old, code) if old is not None else None
                made = copied_plan(each.original, each.slot, code, target, repeat=repeat, now=now)
                docs.put(made.edited_by(person.user_id).with_time_kept())
            renumber(docs, target, now=now)
            return plan

        return await self._store.run(person.owner, work)


def _read(docs: Reader, target: str, when: str, *, sent_at: datetime) -> WallTime:
    series = docs.get(Series, docs.get(Edition, target).series)
    read = readings(when, series.zone, sent_at=sent_at, day_first=series.day_first)
    first, *more = read.walls
    if more:
        raise TimeIsAmbiguous(first=first, second=more[0])
    return first


def _originals(docs: Reader, edition: Edition) -> list[Talk]:
    """In the order of their days; what was called off is no part of the plan."""
    talks = talks_of(docs, edition.code)
    return [talk for talk in talks if talk.state is not TalkState.CANCELLED]


def _plan(
    docs: Reader, source: str, target: str, begins: WallTime | None, *, now: datetime
) -> EditionCopy:
    old, new = docs.get(Edition, source), docs.get(Edition, target)
    if docs.count(Talk, edition=target):
        raise EditionHasTalks(name=new.name)
    talks = _originals(docs, old)
    slots = [talk.slot for talk in talks if talk.slot is not None]
    first = min(slots, key=lambda slot: slot.starts_at, default=None)

    def moved(slot: Slot | None) -> Slot | None:
        if slot is None or first is None or begins is None:
            return None
        there = moved_along(slot, first.start, begins)
        if there.starts_at <= now:
            raise TimeInThePast(when=there.start)
        return there

    planned = tuple(Planned(original=talk, slot=moved(talk.slot)) for talk in talks)
    return EditionCopy(source=old, target=new, begins=begins, talks=planned)
