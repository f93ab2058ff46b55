"""Talks that repeat: made, moved and cancelled together, all of them or none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import ChangedMeanwhile, ControlOutdated, TooMany
from bot.domain.talks.copying import copied
from bot.domain.talks.errors import (
    RepeatAtAnotherHour,
    RepeatGivesNone,
    RepeatOnAnotherDay,
    TimeInThePast,
)
from bot.domain.talks.preview import OtherSlot, RepeatedTalk
from bot.domain.talks.repeating import (
    Reach,
    SharedPart,
    at_wall,
    made_like,
    moved_along,
    overlaps,
    reached,
)
from bot.domain.talks.slot import Slot
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.repeats import REPEATS_MAX, Repeat, days_of, fits
from bot.domain.times.wall import WallTime
from bot.services.lookups import talk_for, talks_of
from bot.services.outbox.telling import Audience, audience, count_closed, with_stopped
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks import changes as talk_changes
from bot.services.talks import previews
from bot.services.talks.changes import Change, OnChange, change_talk, followed, new_draft, new_slot
from bot.services.talks.edition_cards import renumber
from bot.words.repeats import read_repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One talk of several: where it stands now, if it does, and where it would.

    `clash` is the title of another talk at the same time.
    """

    title: str
    old: Slot | None = None
    new: Slot | None = None
    clash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatPreview:
    code: str
    talk: Talk
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What would become of several talks at once, and who would read of it."""

    talk: Talk
    occurrences: tuple[Occurrence, ...]
    told: Audience


class Repeating:
    """`on_change` as in `TalkService`."""

    def __init__(self, store: Store, clock: Clock, on_change: tuple[OnChange, ...] = ()) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    async def as_typed(self, person: Person, code: str, version: int, typed: str) -> RepeatPreview:
        """Show each talk that would be made; raises `BadInput`."""
        now = self._clock.now()

        def work(docs: Documents) -> RepeatPreview:
            talk = talk_for(docs, person, Act.PLAN_TALKS, code)
            if talk.was_changed_by_others(version, person.user_id):
                raise ChangedMeanwhile
            slots = _slots(docs, talk, typed, now=now)
            payload = RepeatedTalk(
                talk=code, seen=version, walls=tuple(slot.start for slot in slots)
            )
            kept = previews.keep(docs, person, payload, now=now)
            found = would_be(docs, talk.title, slots)
            return RepeatPreview(code=kept.code, talk=talk, occurrences=found)

        return await self._store.run(person.owner, work)

    async def confirm(self, person: Person, code: str) -> list[Talk]:
        """Make the drafts of a preview, like the talk as it is now; works once."""
        now = self._clock.now()

        def work(docs: Documents) -> list[Talk]:
            payload = previews.take(docs, person, RepeatedTalk, code)
            talk = talk_for(docs, person, Act.PLAN_TALKS, payload.talk)
            if talk.was_changed_by_others(payload.seen, person.user_id):
                raise ChangedMeanwhile
            return make_repeats(docs, talk, payload.walls, person, now=now)

        return await self._store.run(person.owner, work)

    async def moving(self, person: Person, code: str, index: int, reach: Reach) -> Together:
        """What the preview of a move would mean for more talks than the one."""
        now = self._clock.now()

        def look(docs: Reader) -> Together:
            payload = previews.peek(docs, person, OtherSlot, code)
            talk = talk_for(docs, person, Act.MOVE, payload.talk)
            moved = _moved(docs, talk, payload, index, reach, now=now)
            codes = [each.code for each, _ in moved]
            return Together(
                talk=talk,
                occurrences=tuple(
                    Occurrence(
                        title=each.title,
                        old=each.slot,
                        new=each.moved(new_slot(slot), now=now).slot,
                        clash=_clash(docs, slot, but=codes),
                    )
                    for each, slot in moved
                ),
                told=_told(docs, [each for each, _ in moved]),
            )

        shown = await self._store.read(person.owner, look)
        return replace(shown, told=await with_stopped(self._store, shown.told))

    async def move(self, person: Person, code: str, index: int, reach: Reach) -> list[Talk]:
        """Move all of them, or none; works once."""
        now = self._clock.now()

        def work(docs: Documents) -> list[Talk]:
            payload = previews.take(docs, person, OtherSlot, code)
            talk = talk_for(docs, person, Act.MOVE, payload.talk)
            if talk.was_changed_by_others(payload.seen, person.user_id):
                raise ChangedMeanwhile
            moved = _moved(docs, talk, payload, index, reach, now=now)
            for each, slot in moved:
                change = talk_changes.move_to(slot, payload.join)
                change_talk(docs, person, each.code, None, change, act=Act.MOVE, now=now)
            return [docs.get(Talk, each.code) for each, _ in moved]

        return await self._store.run(person.owner, work)

    async def changing(self, person: Person, code: str, reach: Reach) -> Together:
        """Which talks may be made like this one; its own place among them is shown too."""
        return await self._together(person, Act.EDIT_TALK, code, reach)

    async def make_alike(
        self, person: Person, code: str, version: int, part: SharedPart, reach: Reach, count: int
    ) -> list[Talk]:
        """Give them all what one form of the panel says of this talk, or none of them."""
        act = Act.SET_LINKS if part is SharedPart.LINKS else Act.EDIT_TALK

        def change(docs: Documents, each: Talk, now: datetime) -> Talk:
            return made_like(each, docs.get(Talk, code), part, now=now)

        return await self._change(person, act, code, version, reach, count, change)

    async def cancelling(self, person: Person, code: str, reach: Reach) -> Together:
        return await self._together(person, Act.CANCEL, code, reach)

    async def _together(self, person: Person, act: Act, code: str, reach: Reach) -> Together:
        now = self._clock.now()

        def look(docs: Reader) -> Together:
            talk = talk_for(docs, person, act, code)
            found = reached(talk, talks_of(docs, talk.edition), reach, now=now)
            shown = tuple(Occurrence(title=each.title, old=each.slot) for each in found)
            return Together(talk=talk, occurrences=shown, told=_told(docs, found))

        shown = await self._store.read(person.owner, look)
        return replace(shown, told=await with_stopped(self._store, shown.told))

    async def cancel(
        self, person: Person, code: str, version: int, reach: Reach, count: int
    ) -> list[Talk]:
        """Cancel all of them, or none; `count` is how many were shown."""
        change = talk_changes.cancel()
        return await self._change(person, Act.CANCEL, code, version, reach, count, change)

    async def _change(
        self,
        person: Person,
        act: Act,
        code: str,
        version: int,
        reach: Reach,
        count: int,
        change: Change,
    ) -> list[Talk]:
        now = self._clock.now()
        then = followed(change, self._on_change)

        def work(docs: Documents) -> list[Talk]:
            talk = talk_for(docs, person, act, code)
            found = reached(talk, talks_of(docs, talk.edition), reach, now=now)
            if talk.was_changed_by_others(version, person.user_id) or len(found) != count:
                raise ChangedMeanwhile
            for each in found:
                change_talk(docs, person, each.code, None, then, act=act, now=now)
            return [docs.get(Talk, each.code) for each in found]

        return await self._store.run(person.owner, work)


def would_be(docs: Reader, title: str, slots: Iterable[Slot]) -> tuple[Occurrence, ...]:
    """Talks to be made, and what else there is at their time."""
    return tuple(
        Occurrence(title=title, new=slot, clash=_clash(docs, slot, but=())) for slot in slots
    )


def make_repeats(
    docs: Documents,
    talk: Talk,
    walls: Iterable[WallTime],
    person: Person,
    *,
    join: str | None = None,
    now: datetime,
) -> list[Talk]:
    """Make a draft like `talk` for each start, all of them a repeat with it.

    Links are not copied: `join` is one that was given for all of them.
    """
    first = replace(talk, repeat=talk.repeat or talk.code, changed_at=now)
    docs.put(first.edited_by(person.user_id))
    drafts = (_draft(docs, first, wall.local, now=now).with_join_link(join) for wall in walls)
    made = [docs.put(each.edited_by(person.user_id).with_time_kept()) for each in drafts]
    renumber(docs, talk.edition, now=now)
    return [docs.get(Talk, each.code) for each in made]


def later_slots(slot: Slot, repeat: Repeat) -> list[Slot]:
    """The slots after the first, each at its hour on the wall.

    Raises `TooMany`, and `TimeDoesNotExist` where the clocks skip the hour.
    """
    first = slot.start.local
    days = days_of(repeat, first.date())
    if len(days) > REPEATS_MAX:
        raise TooMany(count=repeat.times or len(days), limit=REPEATS_MAX)
    return [
        new_slot(replace(slot, start=at_wall(slot.start, datetime.combine(day, first.time()))))
        for day in days[1:]
    ]


def _slots(docs: Reader, talk: Talk, typed: str, *, now: datetime) -> list[Slot]:
    """The slots of the talks to be made, without those that the repeat has already."""
    slot = talk.the_slot()
    first = slot.start.local
    read = read_repeat(typed, first=first.date())
    if read.at is not None and read.at != first.time():
        raise RepeatAtAnotherHour(start=slot.start)
    if not fits(read.repeat, first.date()):
        raise RepeatOnAnotherDay(when=first.date())
    known = {
        each.starts_at
        for each in talks_of(docs, talk.edition)
        if talk.repeat is not None and each.repeat == talk.repeat
    }
    found = [each for each in later_slots(slot, read.repeat) if each.starts_at not in known]
    if not found:
        raise RepeatGivesNone
    if found[0].starts_at <= now:
        raise TimeInThePast(when=found[0].start)
    return found


def _draft(docs: Documents, first: Talk, local: datetime, *, now: datetime) -> Talk:
    slot = first.the_slot()
    slot = replace(slot, start=at_wall(slot.start, local))
    draft = new_draft(docs, first.series, first.edition, first.title, slot, now=now)
    return replace(copied(draft, first), repeat=first.repeat)


def _moved(
    docs: Reader, talk: Talk, wanted: OtherSlot, index: int, reach: Reach, *, now: datetime
) -> list[tuple[Talk, Slot]]:
    if not 0 <= index < len(wanted.candidates):
        raise ControlOutdated
    old, new = talk.the_slot().start, wanted.candidates[index]
    found = reached(talk, talks_of(docs, talk.edition), reach, now=now)
    return [
        (
            each,
            replace(moved_along(each.the_slot(), old, new), minutes=wanted.minutes).at(
                wanted.where or each.where
            ),
        )
        for each in found
    ]


def _clash(docs: Reader, slot: Slot, *, but: "list[str] | tuple[str, ...]") -> str | None:
    return next(
        (
            each.title
            for each in docs.select(Talk)
            if each.code not in but
            and not each.was_cancelled
            and each.slot is not None
            and overlaps(slot, each.slot)
        ),
        None,
    )


def _told(docs: Reader, talks: list[Talk]) -> Audience:
    each = [audience(docs, talk) for talk in talks]
    readers = tuple(reader for one in each for reader in one.readers)
    return Audience(
        channel=any(one.channel for one in each),
        readers=readers,
        closed=count_closed(docs, readers),
        elsewhere=any(one.elsewhere for one in each),
        announces=any(one.announces for one in each),
    )
