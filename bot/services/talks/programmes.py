"""A pasted programme: read, shown, and kept only when somebody says that it looks right."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import BadInput
from bot.domain.talks.editions import NO_NUMBER
from bot.domain.talks.errors import PreviewExpired
from bot.domain.talks.parts import Links, Segment
from bot.domain.talks.preview import PastedProgramme
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.slot import MINUTES_MAX, MINUTES_MIN, Slot, Venue
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.talks.titles import checked_title
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.wall import wall_of, wall_time
from bot.services.lookups import require, talks_of
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks import previews
from bot.services.talks.changes import checked_slot, checked_where
from bot.services.talks.edition_cards import renumber
from bot.services.talks.which_edition import find_edition
from bot.words.errors import NothingUnderstood
from bot.words.places import TypedPlace, read_place
from bot.words.programme.parsing import parse_programme
from bot.words.programme.parts import Line, PrintedStart, Programme, ProgrammeTalk


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTalk:
    """A talk as it would be made. `known` tells that the edition has one of that title already.

    `problem` is why its hour was not taken; `elsewhere` is the hour as printed in another zone,
    from which `slot` was reckoned.
    """

    read: ProgrammeTalk
    slot: Slot | None
    place: TypedPlace
    is_past: bool
    known: bool
    problem: BadInput | None = None
    elsewhere: PrintedStart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePreview:
    code: str
    edition: Edition
    series: Series
    talks: tuple[PlannedTalk, ...]
    lines: tuple[Line, ...]


class Programmes:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def preview(
        self, person: Person, pasted: PastedProgramme, *, corrects: str | None = None
    ) -> ProgrammePreview:
        """Read the text and keep nothing but the preview; raises `BadInput`.

        The place that was chosen for the preview that it `corrects` stays.
        """

        def as_before(docs: Documents) -> PastedProgramme:
            try:
                before = previews.peek(docs, person, PastedProgramme, corrects or "")
            except PreviewExpired:
                return pasted
            return replace(pasted, where=before.where, join=before.join)

        return await self._keep(person, pasted, as_before)

    async def hold_at(self, person: Person, code: str, typed: TypedPlace) -> ProgrammePreview:
        """The same preview with another place for the talks of which the text gives none."""
        pasted = await self.pasted(person, code)
        elsewhere = replace(pasted, where=checked_where(typed.where), join=typed.join)
        return await self._keep(person, pasted, lambda _docs: elsewhere)

    async def _keep(
        self,
        person: Person,
        pasted: PastedProgramme,
        with_place: Callable[[Documents], PastedProgramme],
    ) -> ProgrammePreview:
        now = self._clock.now()
        programme = await self._programme(person, pasted)

        def work(docs: Documents) -> ProgrammePreview:
            require(docs, person, Act.PLAN_TALKS)
            edition = find_edition(docs, pasted.edition)
            kept = replace(with_place(docs), edition=edition.code)
            preview = previews.keep(docs, person, kept, now=now)
            return _shown(docs, preview.code, edition, programme, kept, now=now)

        return await self._store.run(person.owner, work)

    async def page(self, person: Person, code: str) -> ProgrammePreview:
        """The same preview again, for another of its pages."""
        now = self._clock.now()
        pasted = await self.pasted(person, code)
        programme = await self._programme(person, pasted)

        def look(docs: Reader) -> ProgrammePreview:
            edition = find_edition(docs, pasted.edition)
            return _shown(docs, code, edition, programme, pasted, now=now)

        return await self._store.read(person.owner, look)

    async def _programme(self, person: Person, pasted: PastedProgramme) -> Programme:
        """Read it where nobody waits for it: neither a unit, nor what other servers press."""
        return await asyncio.to_thread(_read, pasted, await self._series_of(person, pasted))

    async def _series_of(self, person: Person, pasted: PastedProgramme) -> Series:
        def look(docs: Reader) -> Series:
            require(docs, person, Act.PLAN_TALKS)
            return docs.get(Series, find_edition(docs, pasted.edition).series)

        return await self._store.read(person.owner, look)

    async def pasted(self, person: Person, code: str) -> PastedProgramme:
        """What a preview was made from, to be corrected."""

        def look(docs: Reader) -> PastedProgramme:
            require(docs, person, Act.PLAN_TALKS)
            return previews.peek(docs, person, PastedProgramme, code)

        return await self._store.read(person.owner, look)

    async def confirm(self, person: Person, code: str) -> list[Talk]:
        """Make the talks of a preview, all or none; works once."""
        now = self._clock.now()
        pasted = await self.pasted(person, code)
        programme = await self._programme(person, pasted)

        def work(docs: Documents) -> list[Talk]:
            require(docs, person, Act.PLAN_TALKS)
            previews.take(docs, person, PastedProgramme, code)
            edition = find_edition(docs, pasted.edition)
            planned = _plan(docs, edition, programme, pasted, now=now)
            made = [
                docs.put(_talk(docs, edition, each, now=now).edited_by(person.user_id))
                for each in planned
                if not each.known
            ]
            renumber(docs, edition.code, now=now)
            return [docs.get(Talk, talk.code) for talk in made]

        return await self._store.run(person.owner, work)


def _read(pasted: PastedProgramme, series: Series) -> Programme:
    programme = parse_programme(pasted.text, zone=series.zone, day_first=series.day_first)
    if not programme.talks:
        raise NothingUnderstood
    return programme


def _shown(
    docs: Reader,
    code: str,
    edition: Edition,
    programme: Programme,
    pasted: PastedProgramme,
    *,
    now: datetime,
) -> ProgrammePreview:
    return ProgrammePreview(
        code=code,
        edition=edition,
        series=docs.get(Series, edition.series),
        talks=_plan(docs, edition, programme, pasted, now=now),
        lines=programme.lines,
    )


def _plan(
    docs: Reader,
    edition: Edition,
    programme: Programme,
    pasted: PastedProgramme,
    *,
    now: datetime,
) -> tuple[PlannedTalk, ...]:
    known = {talk.title.casefold() for talk in talks_of(docs, edition.code)}
    zone = docs.get(Series, edition.series).zone
    named = [_named(each, pasted.title) for each in programme.talks]
    return tuple(_planned(each, zone, pasted, known, now=now) for each in named)


def _planned(
    talk: ProgrammeTalk, zone: str, pasted: PastedProgramme, known: set[str], *, now: datetime
) -> PlannedTalk:
    said_beside = TypedPlace(where=pasted.where, join=pasted.join)
    place = read_place(talk.place) if talk.place else said_beside
    slot: Slot | None = None
    problem: BadInput | None = None
    elsewhere: PrintedStart | None = None
    try:
        slot = _slot(talk, zone, pasted, place.where)
        if slot is not None and talk.start and talk.start.away() is not None:
            elsewhere = talk.start
    except BadInput as error:
        problem = error
    return PlannedTalk(
        read=talk,
        slot=slot,
        place=place,
        is_past=_is_past(talk, slot, now=now),
        known=talk.title.casefold() in known,
        problem=problem,
        elsewhere=elsewhere,
    )


def _named(talk: ProgrammeTalk, title: str) -> ProgrammeTalk:
    """A talk needs a name: its own, the one given with the text, or its first segment's."""
    if talk.title:
        return talk
    first = next((each.title for each in talk.segments if each.title), "")
    if not (title.strip() or first):
        raise NothingUnderstood
    return replace(talk, title=checked_title(title if title.strip() else first))


def _slot(talk: ProgrammeTalk, zone: str, pasted: PastedProgramme, where: Venue) -> Slot | None:
    """When and where; None without a day or an hour. Raises `BadInput` if there is no such time."""
    on = talk.date.on if talk.date else None
    start = talk.start.at if talk.start else pasted.start
    if on is None or start is None:
        return None
    minutes = talk.start.minutes if talk.start else None
    if minutes is None or not MINUTES_MIN <= minutes <= MINUTES_MAX:
        minutes = pasted.minutes
    moment = talk.start.moment(on) if talk.start else None
    wall = wall_time(datetime.combine(on, start), zone) if moment is None else wall_of(moment, zone)
    return checked_slot(Slot(start=wall, minutes=minutes).at(where))


def _is_past(talk: ProgrammeTalk, slot: Slot | None, *, now: datetime) -> bool:
    if slot is not None:
        return slot.ends_at <= now
    return talk.date is not None and talk.date.on is not None and talk.date.on < now.date()


def _talk(docs: Documents, edition: Edition, planned: PlannedTalk, *, now: datetime) -> Talk:
    """A draft; or, for what took place already, a talk of the archive."""
    read, slot = planned.read, planned.slot
    return Talk(
        owner=docs.owner,
        code=docs.new_code(),
        series=edition.series,
        edition=edition.code,
        number=NO_NUMBER,
        title=read.title,
        changed_at=now,
        slot=slot,
        planned_on=read.date.on if read.date else None,
        planned_at=planned.place.where if slot is None else None,
        links=Links(join=planned.place.join),
        segments=tuple(
            Segment(title=each.title or read.title, speakers=each.speakers)
            for each in read.segments
        ),
        state=TalkState.ENDED if planned.is_past else TalkState.DRAFT,
        ended_at=slot.ends_at if slot and planned.is_past else None,
    ).with_time_kept()
