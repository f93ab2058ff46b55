"""A time that somebody typed, shown in full and confirmed before it counts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import ChangedMeanwhile, ControlOutdated
from bot.domain.talks.errors import PreviewExpired
from bot.domain.talks.preview import MINUTES, LaterAnnouncement, NewTalk, OtherSlot
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.slot import PLACE, Slot
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person, Server
from bot.domain.times.wall import WallTime
from bot.services.lookups import require, server_of, talk_for
from bot.services.outbox.telling import Audience, audience
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks import changes as talk_changes
from bot.services.talks import previews
from bot.services.talks.changes import change_talk, make_talk, new_slot
from bot.services.talks.dry_runs import TalkRun, announcing
from bot.services.talks.series import checked_title, find_edition
from bot.services.talks.views import TalkView
from bot.words.duration import read_minutes
from bot.words.when import readings

NEW, MOVE, ANNOUNCE = "new", "move", "announce"
_KINDS: dict[str, type[NewTalk] | type[OtherSlot] | type[LaterAnnouncement]] = {
    NEW: NewTalk,
    MOVE: OtherSlot,
    ANNOUNCE: LaterAnnouncement,
}
_ACTS = {MOVE: Act.MOVE, ANNOUNCE: Act.ANNOUNCE}


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPreview:
    """A preview: `code` names it to the confirm button, `told` are those who will read of it.

    `runs` say what will be sent after an announcement, one for each of the candidates.
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
    runs: tuple[TalkRun, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTalk:
    """What somebody typed about a new talk; without an edition the newest is meant."""

    title: str
    when: str
    length: str = f"{MINUTES} min"
    place: str = PLACE
    edition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a typed time is to be read: the series' zone is the one that counts."""

    edition: Edition
    series: Series


class TalkPreviews:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def setting(self, person: Person, edition: str | None) -> Setting:
        def look(docs: Reader) -> Setting:
            require(docs, person, Act.PLAN_TALKS)
            found = find_edition(docs, edition)
            return Setting(edition=found, series=docs.get(Series, found.series))

        return await self._store.read(person.owner, look)

    async def new_as_typed(
        self, person: Person, typed: TypedTalk, *, sent_at: datetime
    ) -> TalkPreview:
        """Read the time in the zone of the edition's series; raises `BadInput`."""
        setting = await self.setting(person, typed.edition)
        wanted = NewTalk(
            title=typed.title,
            candidates=readings(typed.when, setting.series.zone, sent_at=sent_at),
            minutes=read_minutes(typed.length),
            place=typed.place,
            edition=setting.edition.code,
        )
        return await self.new(person, wanted)

    async def move_as_typed(
        self, person: Person, code: str, version: int, when: str, length: str, *, sent_at: datetime
    ) -> TalkPreview:
        walls = readings(when, await self._zone_of(person, Act.MOVE, code), sent_at=sent_at)
        return await self.move(person, code, version, walls, read_minutes(length))

    async def announce_as_typed(
        self, person: Person, code: str, version: int, when: str, *, sent_at: datetime
    ) -> TalkPreview:
        walls = readings(when, await self._zone_of(person, Act.ANNOUNCE, code), sent_at=sent_at)
        return await self.announce(person, code, version, walls)

    async def _zone_of(self, person: Person, act: Act, code: str) -> str:
        def look(docs: Reader) -> str:
            return docs.get(Series, talk_for(docs, person, act, code).series).zone

        return await self._store.read(person.owner, look)

    async def new(self, person: Person, wanted: NewTalk) -> TalkPreview:
        now = self._clock.now()
        title = checked_title(wanted.title)
        place = checked_title(wanted.place, talk_changes.PLACE_MAX)
        _check_slots(wanted.candidates, wanted.minutes)

        def work(docs: Documents) -> TalkPreview:
            server = require(docs, person, Act.PLAN_TALKS)
            edition = find_edition(docs, wanted.edition)
            checked = replace(wanted, title=title, place=place, edition=edition.code)
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
                told=Audience(channel=False, letters=0),
                now=now,
                server=server,
            )

        return await self._store.run(person.owner, work)

    async def move(
        self,
        person: Person,
        code: str,
        version: int,
        candidates: tuple[WallTime, ...],
        minutes: int,
    ) -> TalkPreview:
        _check_slots(candidates, minutes)

        def check(_docs: Documents, talk: Talk, now: datetime) -> None:
            talk.moved(_moved_slot(talk, candidates[0], minutes), now=now)

        payload = OtherSlot(talk=code, seen=version, candidates=candidates, minutes=minutes)
        return await self._about(person, MOVE, payload, minutes, check)

    async def announce(
        self, person: Person, code: str, version: int, candidates: tuple[WallTime, ...]
    ) -> TalkPreview:
        announce = talk_changes.announce_at(candidates[-1])
        payload = LaterAnnouncement(talk=code, seen=version, candidates=candidates)
        return await self._about(person, ANNOUNCE, payload, 0, announce)

    async def confirm(self, person: Person, verb: str, code: str, index: int) -> TalkView:
        """Do what was previewed, with the chosen reading of the time; works once."""
        now = self._clock.now()

        def work(docs: Documents) -> TalkView:
            if verb not in _KINDS:
                raise PreviewExpired(code=code)
            payload = previews.take(docs, person, _KINDS[verb], code)
            if not 0 <= index < len(payload.candidates):
                raise ControlOutdated
            wall = payload.candidates[index]
            if isinstance(payload, NewTalk):
                slot = Slot(start=wall, minutes=payload.minutes, place=payload.place)
                title, edition = payload.title, payload.edition
                return make_talk(docs, person, title=title, slot=slot, edition=edition, now=now)
            if isinstance(payload, OtherSlot):
                slot = _moved_slot(docs.get(Talk, payload.talk), wall, payload.minutes)
                act, change = Act.MOVE, talk_changes.move_to(slot)
            else:
                act, change = Act.ANNOUNCE, talk_changes.announce_at(wall)
            return change_talk(docs, person, payload.talk, payload.seen, change, act=act, now=now)

        return await self._store.run(person.owner, work)

    async def _about(
        self,
        person: Person,
        verb: str,
        payload: OtherSlot | LaterAnnouncement,
        minutes: int,
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
            return TalkPreview(
                code=preview.code,
                verb=verb,
                title=talk.title,
                series=docs.get(Series, talk.series).title,
                edition=docs.get(Edition, talk.edition).name,
                candidates=payload.candidates,
                minutes=minutes,
                old=talk.slot,
                told=audience(docs, talk),
                now=now,
                server=server_of(docs),
                runs=_runs(docs, talk, payload.candidates, now=now) if verb == ANNOUNCE else (),
            )

        return await self._store.run(person.owner, work)


def _runs(
    docs: Reader, talk: Talk, candidates: tuple[WallTime, ...], *, now: datetime
) -> tuple[TalkRun, ...]:
    return tuple(announcing(docs, talk, wall, now=now) for wall in candidates)


def _moved_slot(talk: Talk, wall: WallTime, minutes: int) -> Slot:
    """The talk's slot at another time; its place stays."""
    base = talk.slot or Slot(start=wall, minutes=minutes)
    return replace(base, start=wall, minutes=minutes)


def _check_slots(candidates: tuple[WallTime, ...], minutes: int) -> None:
    for wall in candidates:
        new_slot(Slot(start=wall, minutes=minutes))
