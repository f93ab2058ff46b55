"""A time that somebody typed, shown in full and confirmed before it counts."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.errors import BadInput, ChangedMeanwhile, ControlOutdated
from bot.domain.talks.editions import is_edition_over
from bot.domain.talks.errors import PreviewExpired, RepeatGivesNone
from bot.domain.talks.preview import (
    MINUTES,
    LaterAnnouncement,
    NewTalk,
    OtherPlace,
    OtherSlot,
)
from bot.domain.talks.repeating import Reaches, reaches
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.slot import Slot, Venue
from bot.domain.talks.talk import Talk
from bot.domain.talks.titles import checked_title
from bot.domain.team.rights import Act
from bot.domain.team.server import Person, Server
from bot.domain.times.repeats import Repeat
from bot.domain.times.wall import WallTime
from bot.services.lookups import require, server_of, talk_for, talks_of
from bot.services.outbox.telling import Audience, audience, with_stopped
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks import changes as talk_changes
from bot.services.talks import previews
from bot.services.talks.changes import change_talk, make_talk, new_slot
from bot.services.talks.dry_runs import TalkRun, announcing
from bot.services.talks.repeating import Occurrence, later_slots, make_repeats, would_be
from bot.services.talks.views import TalkView, view_for
from bot.services.talks.which_edition import find_edition
from bot.words.duration import read_minutes
from bot.words.places import TypedPlace
from bot.words.repeated import read_repeated
from bot.words.when import Readings, readings

NEW, MOVE, PLACE, ANNOUNCE = "new", "move", "place", "announce"
_Timed = NewTalk | OtherSlot | LaterAnnouncement
_KINDS: dict[str, type[_Timed] | type[OtherPlace]] = {
    NEW: NewTalk,
    MOVE: OtherSlot,
    PLACE: OtherPlace,
    ANNOUNCE: LaterAnnouncement,
}
_ACTS = {MOVE: Act.MOVE, PLACE: Act.MOVE, ANNOUNCE: Act.ANNOUNCE}


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPreview:
    """A preview: `code` names it to the confirm button, `told` are those who will read of it.

    `where` is the place that is shown to be confirmed, and `join` the link that was typed as it.
    `runs` say what will be sent after an announcement, one for each of the candidates.
    `copies` is the title of the talk that a new one is a copy of.
    """

    code: str
    verb: str
    title: str
    series: str
    edition: str
    candidates: tuple[WallTime, ...]
    minutes: int
    old: Slot | None
    told: Audience
    now: datetime
    server: Server
    where: Venue | None = None
    old_where: Venue | None = None
    join: str | None = None
    # There is another way in already.
    replaces_join: bool = False
    runs: tuple[TalkRun, ...] = ()
    copies: str | None = None
    # What a new talk is made with, where its time was typed as one that repeats: the later ones.
    repeats: tuple[Occurrence, ...] = ()
    # How many talks of its repeat may be moved with it.
    reaches: Reaches = field(default_factory=Reaches)

    @property
    def is_news(self) -> bool:
        """Tell whether `told` read of it: not where start and place stay as they are known."""
        if self.old is None:
            return True
        where = self.where or self.old.where
        walls = self.candidates or (self.old.start,)
        slots = [replace(self.old, start=wall).at(where) for wall in walls]
        return any(slot.is_news_after(self.old) for slot in slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTalk:
    """What somebody typed about a new talk; without an edition the newest is meant."""

    title: str
    when: str
    length: str = f"{MINUTES} min"
    place: TypedPlace
    edition: str | None = None
    copies: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedSlot:
    """What somebody typed about another slot; without a place that stays."""

    when: str
    length: str
    place: TypedPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a typed time is to be read: the series' zone is the one that counts."""

    edition: Edition
    series: Series


class TalkPreviews:
    """`on_change` as in `TalkService`."""

    def __init__(
        self, store: Store, clock: Clock, on_change: tuple[talk_changes.OnChange, ...] = ()
    ) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    async def setting(self, person: Person, edition: str | None) -> Setting:
        def look(docs: Reader) -> Setting:
            require(docs, person, Act.PLAN_TALKS)
            found = find_edition(docs, edition)
            return Setting(edition=found, series=docs.get(Series, found.series))

        return await self._store.read(person.owner, look)

    async def new_as_typed(
        self, person: Person, typed: TypedTalk, *, sent_at: datetime
    ) -> TalkPreview:
        """Read the time, or when it repeats, in the zone of its series; raises `BadInput`."""
        setting = await self.setting(person, typed.edition)
        read, repeat = _read_new(typed.when, setting.series, sent_at=sent_at)
        minutes = read.minutes or read_minutes(typed.length)
        wanted = NewTalk(
            title=typed.title,
            candidates=read.walls,
            minutes=minutes,
            repeats=_repeats(read.walls[0], minutes, repeat) if repeat is not None else (),
            venue=typed.place.where.kind,
            place=typed.place.where.place,
            channel_id=typed.place.where.channel_id,
            join=typed.place.join,
            edition=setting.edition.code,
            copies=typed.copies,
        )
        return await self.new(person, wanted)

    async def copy_as_typed(
        self, person: Person, code: str, typed: TypedTalk, *, sent_at: datetime
    ) -> TalkPreview:
        """A copy stands in the edition of its original; once that is over, in the newest one."""
        now = self._clock.now()

        def look(docs: Reader) -> str:
            talk = talk_for(docs, person, Act.PLAN_TALKS, code)
            if not is_edition_over(talks_of(docs, talk.edition), now=now):
                return talk.edition
            return docs.select(Edition, series=talk.series)[-1].code

        edition = await self._store.read(person.owner, look)
        copy = replace(typed, edition=edition, copies=code)
        return await self.new_as_typed(person, copy, sent_at=sent_at)

    async def move_as_typed(
        self,
        person: Person,
        code: str,
        version: int,
        typed: TypedSlot,
        *,
        sent_at: datetime,
    ) -> TalkPreview:
        series = await self._series_of(person, Act.MOVE, code)
        read = _read(typed.when, series, sent_at=sent_at)
        minutes = read.minutes or read_minutes(typed.length)
        return await self.move(person, code, version, read.walls, minutes, typed.place)

    async def announce_as_typed(
        self, person: Person, code: str, version: int, when: str, *, sent_at: datetime
    ) -> TalkPreview:
        series = await self._series_of(person, Act.ANNOUNCE, code)
        read = _read(when, series, sent_at=sent_at)
        return await self.announce(person, code, version, read.walls)

    async def _series_of(self, person: Person, act: Act, code: str) -> Series:
        def look(docs: Reader) -> Series:
            return docs.get(Series, talk_for(docs, person, act, code).series)

        return await self._store.read(person.owner, look)

    async def new(self, person: Person, wanted: NewTalk) -> TalkPreview:
        now = self._clock.now()
        title = checked_title(wanted.title)
        where = talk_changes.checked_where(wanted.where)
        _check_slots(wanted.candidates, wanted.minutes)
        slots = [Slot(start=wall, minutes=wanted.minutes) for wall in wanted.repeats]

        def work(docs: Documents) -> TalkPreview:
            server = require(docs, person, Act.PLAN_TALKS)
            edition = find_edition(docs, wanted.edition)
            checked = replace(wanted, title=title, place=where.place, edition=edition.code)
            preview = previews.keep(docs, person, checked, now=now)
            return TalkPreview(
                code=preview.code,
                verb=NEW,
                title=title,
                series=docs.get(Series, edition.series).title,
                edition=edition.name,
                candidates=wanted.candidates,
                minutes=wanted.minutes,
                old=None,
                told=Audience(channel=False),
                now=now,
                server=server,
                where=where,
                join=wanted.join,
                copies=docs.get(Talk, wanted.copies).title if wanted.copies else None,
                repeats=would_be(docs, title, slots),
            )

        return await self._store.run(person.owner, work)

    async def move(
        self,
        person: Person,
        code: str,
        version: int,
        candidates: tuple[WallTime, ...],
        minutes: int,
        place: TypedPlace | None = None,
    ) -> TalkPreview:
        _check_slots(candidates, minutes)
        payload = OtherSlot(
            talk=code,
            seen=version,
            candidates=candidates,
            minutes=minutes,
            where=talk_changes.checked_where(place.where) if place else None,
            join=place.join if place else None,
        )

        def check(_docs: Documents, talk: Talk, now: datetime) -> None:
            talk.moved(_moved_slot(talk, payload, candidates[0]), now=now)

        return await self._about(person, MOVE, payload, check)

    async def place(
        self, person: Person, code: str, version: int, typed: TypedPlace
    ) -> TalkPreview:
        """Show another place for the same time, and who will be told of it."""
        where = talk_changes.checked_where(typed.where)
        payload = OtherPlace(talk=code, seen=version, where=where, join=typed.join)

        def check(_docs: Documents, talk: Talk, now: datetime) -> None:
            talk.placed(where, now=now)

        return await self._about(person, PLACE, payload, check)

    async def announce(
        self, person: Person, code: str, version: int, candidates: tuple[WallTime, ...]
    ) -> TalkPreview:
        announce = talk_changes.announce_at(candidates[-1])
        payload = LaterAnnouncement(talk=code, seen=version, candidates=candidates)
        return await self._about(person, ANNOUNCE, payload, announce)

    async def confirm(self, person: Person, verb: str, code: str, index: int) -> TalkView:
        """Do what was previewed, with the chosen reading of the time; works once."""
        now = self._clock.now()

        def work(docs: Documents) -> TalkView:
            if verb not in _KINDS:
                raise PreviewExpired(code=code)
            payload = previews.take(docs, person, _KINDS[verb], code)
            if isinstance(payload, OtherPlace):
                change = talk_changes.hold_at(payload.where, payload.join)
                return change_talk(
                    docs, person, payload.talk, payload.seen, change, act=Act.MOVE, now=now
                )
            if not 0 <= index < len(payload.candidates):
                raise ControlOutdated
            wall = payload.candidates[index]
            if isinstance(payload, NewTalk):
                return _make(docs, person, payload, wall, now=now)
            if isinstance(payload, OtherSlot):
                slot = _moved_slot(docs.get(Talk, payload.talk), payload, wall)
                moved = talk_changes.move_to(slot, payload.join)
                act, change = Act.MOVE, talk_changes.followed(moved, self._on_change)
            else:
                act, change = Act.ANNOUNCE, talk_changes.announce_at(wall)
            return change_talk(docs, person, payload.talk, payload.seen, change, act=act, now=now)

        return await self._store.run(person.owner, work)

    async def _about(
        self,
        person: Person,
        verb: str,
        payload: OtherSlot | OtherPlace | LaterAnnouncement,
        check: Callable[[Documents, Talk, datetime], object],
    ) -> TalkPreview:
        """Show what would change; `check` raises now what would be refused after the yes."""
        now = self._clock.now()

        def work(docs: Documents) -> TalkPreview:
            talk = talk_for(docs, person, _ACTS[verb], payload.talk)
            if talk.was_changed_by_others(payload.seen, person.user_id):
                raise ChangedMeanwhile
            check(docs, talk, now)
            preview = previews.keep(docs, person, payload, now=now)
            walls = () if isinstance(payload, OtherPlace) else payload.candidates
            join = None if isinstance(payload, LaterAnnouncement) else payload.join
            return TalkPreview(
                code=preview.code,
                verb=verb,
                title=talk.title,
                series=docs.get(Series, talk.series).title,
                edition=docs.get(Edition, talk.edition).name,
                candidates=walls,
                minutes=payload.minutes if isinstance(payload, OtherSlot) else 0,
                old=talk.slot,
                reaches=reaches(talk, talks_of(docs, talk.edition), now=now),
                told=audience(docs, talk),
                now=now,
                server=server_of(docs),
                where=_where_of(talk, payload),
                old_where=talk.where,
                join=join,
                replaces_join=talk.links.join not in {None, join},
                runs=_runs(docs, talk, walls, now=now) if verb == ANNOUNCE else (),
            )

        shown = await self._store.run(person.owner, work)
        return replace(shown, told=await with_stopped(self._store, shown.told))


def _make(
    docs: Documents, person: Person, wanted: NewTalk, wall: WallTime, *, now: datetime
) -> TalkView:
    made = make_talk(
        docs,
        person,
        title=wanted.title,
        slot=Slot(start=wall, minutes=wanted.minutes).at(wanted.where),
        join=wanted.join,
        edition=wanted.edition,
        copies=wanted.copies,
        now=now,
    )
    if not wanted.repeats:
        return made
    make_repeats(docs, made.talk, wanted.repeats, person, join=wanted.join, now=now)
    return view_for(docs, docs.get(Talk, made.talk.code), person, now=now)


def _runs(
    docs: Reader, talk: Talk, candidates: tuple[WallTime, ...], *, now: datetime
) -> tuple[TalkRun, ...]:
    return tuple(announcing(docs, talk, wall, now=now) for wall in candidates)


def _moved_slot(talk: Talk, wanted: OtherSlot, wall: WallTime) -> Slot:
    return Slot(start=wall, minutes=wanted.minutes).at(wanted.where or talk.where)


def _where_of(talk: Talk, wanted: OtherSlot | OtherPlace | LaterAnnouncement) -> Venue | None:
    """The place after the yes, where it is part of what is asked."""
    if isinstance(wanted, LaterAnnouncement):
        return None
    return wanted.where or talk.where


def _check_slots(candidates: tuple[WallTime, ...], minutes: int) -> None:
    for wall in candidates:
        new_slot(Slot(start=wall, minutes=minutes))


def _read_new(when: str, series: Series, *, sent_at: datetime) -> tuple[Readings, Repeat | None]:
    """Read one time, or the first of those that repeat, with how."""
    try:
        return _read(when, series, sent_at=sent_at), None
    except BadInput:
        read = read_repeated(when, series.zone, sent_at=sent_at, day_first=series.day_first)
        if read is None:
            raise
        return Readings((read.first,), read.minutes), read.repeat


def _repeats(first: WallTime, minutes: int, repeat: Repeat) -> tuple[WallTime, ...]:
    """The later starts; raises `RepeatGivesNone` and what `later_slots` raises."""
    slots = later_slots(new_slot(Slot(start=first, minutes=minutes)), repeat)
    if not slots:
        raise RepeatGivesNone
    return tuple(slot.start for slot in slots)


def _read(when: str, series: Series, *, sent_at: datetime) -> Readings:
    """Read a time as people of the series write it."""
    return readings(when, series.zone, sent_at=sent_at, day_first=series.day_first)
