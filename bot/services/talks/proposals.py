"""A time that somebody typed, shown in full and confirmed before it counts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import ChangedMeanwhile, ControlOutdated
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Slot, Talk
from bot.domain.team.server import Person, Right, Server
from bot.domain.times.wall import WallTime
from bot.services.lookups import require
from bot.services.outbox.telling import Audience, audience
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks import changes as talk_changes
from bot.services.talks import pendings
from bot.services.talks.changes import change_talk, make_talk, new_slot
from bot.services.talks.dry_runs import TalkRun, announcing
from bot.services.talks.series import checked_title, find_edition
from bot.services.talks.views import TalkView

NEW, MOVE, ANNOUNCE = "new", "move", "announce"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTalk:
    """What `/talk new` was given; `candidates` are the readings of the time that was typed."""

    title: str
    candidates: tuple[WallTime, ...]
    minutes: int
    place: str = "Zoom"
    edition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
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
class Setting:
    """Where a typed time is to be read: the series' zone is the one that counts."""

    edition: Edition
    series: Series


class Proposals:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def setting(self, person: Person, edition: str | None) -> Setting:
        def look(docs: Reader) -> Setting:
            require(docs, person, Right.ORGANISE)
            found = find_edition(docs, edition)
            return Setting(edition=found, series=docs.get(Series, found.series))

        return await self._store.read(person.owner, look)

    async def new(self, person: Person, wanted: NewTalk) -> Proposal:
        now = self._clock.now()
        title = checked_title(wanted.title)
        place = checked_title(wanted.place, talk_changes.PLACE_MAX)
        _check_slots(wanted.candidates, wanted.minutes)

        def work(docs: Documents) -> Proposal:
            server = require(docs, person, Right.ORGANISE)
            edition = find_edition(docs, wanted.edition)
            payload = {"title": title, "place": place, "edition": edition.code}
            payload |= {"minutes": str(wanted.minutes), **_written(wanted.candidates)}
            pending = pendings.keep(docs, person, NEW, payload, now=now)
            return Proposal(
                code=pending.code,
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
    ) -> Proposal:
        _check_slots(candidates, minutes)

        def check(_docs: Documents, talk: Talk, now: datetime) -> None:
            talk.moved(_moved_slot(talk, candidates[0], minutes), now=now)

        return await self._about(person, MOVE, code, version, candidates, minutes, check)

    async def announce(
        self, person: Person, code: str, version: int, candidates: tuple[WallTime, ...]
    ) -> Proposal:
        announce = talk_changes.announce_at(candidates[-1])
        return await self._about(person, ANNOUNCE, code, version, candidates, 0, announce)

    async def confirm(self, person: Person, verb: str, code: str, index: int) -> TalkView:
        """Do what was previewed, with the chosen reading of the time; works once."""
        now = self._clock.now()

        def work(docs: Documents) -> TalkView:
            payload = pendings.take(docs, person, verb, code)
            wall = _read(payload, index)
            if verb == NEW:
                slot = Slot(start=wall, minutes=int(payload["minutes"]), place=payload["place"])
                title, edition = payload["title"], payload["edition"]
                return make_talk(docs, person, title=title, slot=slot, edition=edition, now=now)
            talk = docs.get(Talk, payload["talk"])
            if verb == MOVE:
                slot = _moved_slot(talk, wall, int(payload["minutes"]))
                change = talk_changes.move_to(slot)
            else:
                change = talk_changes.announce_at(wall)
            version = int(payload["version"])
            return change_talk(docs, person, talk.code, version, change, now=now)

        return await self._store.run(person.owner, work)

    async def _about(
        self,
        person: Person,
        verb: str,
        code: str,
        version: int,
        candidates: tuple[WallTime, ...],
        minutes: int,
        check: Callable[[Documents, Talk, datetime], object],
    ) -> Proposal:
        """Show what would change; `check` raises now what would be refused after the yes."""
        now = self._clock.now()

        def work(docs: Documents) -> Proposal:
            server = require(docs, person, Right.ORGANISE)
            talk = docs.get(Talk, code)
            if version != talk.version:
                raise ChangedMeanwhile
            check(docs, talk, now)
            payload = {"talk": code, "version": str(version), "minutes": str(minutes)}
            payload |= _written(candidates)
            pending = pendings.keep(docs, person, verb, payload, now=now)
            return Proposal(
                code=pending.code,
                verb=verb,
                title=talk.title,
                series=docs.get(Series, talk.series).title,
                edition=docs.get(Edition, talk.edition).name,
                candidates=candidates,
                minutes=minutes,
                old=talk.slot,
                told=audience(docs, talk),
                now=now,
                server=server,
                runs=_runs(docs, talk, candidates, now=now) if verb == ANNOUNCE else (),
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


def _written(candidates: tuple[WallTime, ...]) -> dict[str, str]:
    return {
        f"when{index}": f"{wall.local.isoformat()}|{wall.zone}|{wall.fold}"
        for index, wall in enumerate(candidates)
    }


def _read(payload: dict[str, str], index: int) -> WallTime:
    written = payload.get(f"when{index}")
    if written is None:
        raise ControlOutdated
    local, zone, fold = written.split("|")
    return WallTime(local=datetime.fromisoformat(local), zone=zone, fold=int(fold))
