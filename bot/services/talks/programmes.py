"""A pasted programme: read, shown, and kept only when somebody says that it looks right."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.talks.numbering import NO_NUMBER
from bot.domain.talks.parts import Segment
from bot.domain.talks.preview import PastedProgramme
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.slot import MINUTES_MAX, MINUTES_MIN, Slot
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.domain.times.wall import wall_time
from bot.services.lookups import require, talks_of
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks import previews
from bot.services.talks.changes import checked_slot
from bot.services.talks.edition_cards import renumber
from bot.services.talks.series import checked_title, find_edition
from bot.words.errors import NothingUnderstood
from bot.words.printed_hours import printed_hours
from bot.words.programme import Line, Programme, ProgrammeTalk, parse_programme


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTalk:
    """A talk as it would be made. `known` tells that the edition has one of that title already."""

    read: ProgrammeTalk
    slot: Slot | None
    is_past: bool
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePreview:
    code: str
    edition: Edition
    series: Series
    talks: tuple[PlannedTalk, ...]
    unread: tuple[Line, ...]


class Programmes:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def preview(self, person: Person, pasted: PastedProgramme) -> ProgrammePreview:
        """Read the text and keep nothing but the preview; raises `BadInput`."""
        now = self._clock.now()
        programme = _read(pasted)

        def work(docs: Documents) -> ProgrammePreview:
            require(docs, person, Act.PLAN_TALKS)
            edition = find_edition(docs, pasted.edition)
            series = docs.get(Series, edition.series)
            planned = _plan(docs, edition, series, programme, pasted, now=now)
            kept = replace(pasted, edition=edition.code)
            preview = previews.keep(docs, person, kept, now=now)
            return ProgrammePreview(
                code=preview.code,
                edition=edition,
                series=series,
                talks=planned,
                unread=programme.unread,
            )

        return await self._store.run(person.owner, work)

    async def pasted(self, person: Person, code: str) -> PastedProgramme:
        """What a preview was made from, to be corrected."""

        def look(docs: Reader) -> PastedProgramme:
            require(docs, person, Act.PLAN_TALKS)
            return previews.peek(docs, person, PastedProgramme, code)

        return await self._store.read(person.owner, look)

    async def confirm(self, person: Person, code: str) -> list[Talk]:
        """Make the talks of a preview, all or none; works once."""
        now = self._clock.now()

        def work(docs: Documents) -> list[Talk]:
            require(docs, person, Act.PLAN_TALKS)
            pasted = previews.take(docs, person, PastedProgramme, code)
            edition = find_edition(docs, pasted.edition)
            series = docs.get(Series, edition.series)
            programme = _read(pasted)
            planned = _plan(docs, edition, series, programme, pasted, now=now)
            made = [
                docs.put(_talk(docs, edition, each, now=now).edited_by(person.user_id))
                for each in planned
                if not each.known
            ]
            renumber(docs, edition.code, now=now)
            return [docs.get(Talk, talk.code) for talk in made]

        return await self._store.run(person.owner, work)


def _read(pasted: PastedProgramme) -> Programme:
    programme = parse_programme(pasted.text)
    if not programme.talks:
        raise NothingUnderstood
    return programme


def _plan(
    docs: Documents,
    edition: Edition,
    series: Series,
    programme: Programme,
    pasted: PastedProgramme,
    *,
    now: datetime,
) -> tuple[PlannedTalk, ...]:
    known = {talk.title.casefold() for talk in talks_of(docs, edition.code)}
    named = [_named(each, pasted.title) for each in programme.talks]
    return tuple(
        PlannedTalk(
            read=each,
            slot=(slot := _slot(each, series.zone, pasted)),
            is_past=_is_past(each, slot, now=now),
            known=each.title.casefold() in known,
        )
        for each in named
    )


def _named(talk: ProgrammeTalk, title: str) -> ProgrammeTalk:
    """A talk needs a name: its own, the one given with the text, or its first segment's."""
    if talk.title:
        return talk
    first = next((each.title for each in talk.segments if each.title), "")
    if not (title.strip() or first):
        raise NothingUnderstood
    return replace(talk, title=checked_title(title if title.strip() else first))


def _slot(talk: ProgrammeTalk, zone: str, pasted: PastedProgramme) -> Slot | None:
    if talk.date is None or talk.date.on is None:
        return None
    printed = printed_hours(talk.hours or "") or printed_hours(talk.date.text)
    start = printed.start if printed else pasted.start
    if start is None:
        return None
    minutes = printed.minutes if printed else None
    if minutes is None or not MINUTES_MIN <= minutes <= MINUTES_MAX:
        minutes = pasted.minutes
    local = datetime.combine(talk.date.on, start)
    return checked_slot(Slot(start=wall_time(local, zone), minutes=minutes))


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
        segments=tuple(
            Segment(title=each.title or read.title, speakers=each.speakers)
            for each in read.segments
        ),
        state=TalkState.ENDED if planned.is_past else TalkState.DRAFT,
        ended_at=slot.ends_at if slot and planned.is_past else None,
    ).with_time_kept()
