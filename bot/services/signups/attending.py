"""Noting who is in a talk's channel while it runs; a restart in the middle loses nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tinydb import where

from bot.domain.deliveries.kinds import MirrorKind
from bot.domain.keeping.logbook import Absence
from bot.domain.signups.attendance import Attendance, Turnout, compare
from bot.domain.signups.signup import slot_key
from bot.domain.talks.states import OPEN_STATES
from bot.domain.talks.talk import BEGINS_BEFORE, Talk
from bot.domain.team.server import Attended, Server
from bot.services.host.logbooks import read_logbook
from bot.services.lookups import server_of
from bot.services.outbox.planning import touch
from bot.services.ports import Clock, Documents, Reader, Store, Survey

# Longer than any talk, with the hours until one that nobody ended is over.
_RUNS_AT_MOST = timedelta(days=1)
_TALKS_MAX = 1000


@dataclass(frozen=True, slots=True)
class Room:
    """A channel in which a talk runs now, on a server that counts who is there."""

    owner: str
    channel_id: int


class Attending:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def rooms(self) -> set[Room]:
        """Where to look: nowhere else is anything noted."""
        now = self._clock.now()

        def look(survey: Survey) -> list[Talk]:
            return survey.upto(
                Talk,
                "starts_at",
                now + BEGINS_BEFORE,
                limit=_TALKS_MAX,
                after=now - _RUNS_AT_MOST,
            )

        running = [each for each in await self._store.survey(look) if _channel(each, now)]
        counting = {
            owner
            for owner in {each.owner for each in running}
            if (await self._store.read(owner, server_of)).attended is not Attended.OFF
        }
        return {Room(each.owner, _channel(each, now)) for each in running if each.owner in counting}

    async def seen(self, room: Room, present: frozenset[int], *, returned: bool = False) -> None:
        """Note who is in a channel now, and who is there no more.

        With `returned` the bot may have been away: whoever left meanwhile was last seen before.
        """
        now = self._clock.now()
        absence = (await read_logbook(self._store)).absence if returned else None

        def differs(docs: Reader) -> bool:
            found = [compare(_rows(docs, each), present) for each in _talks(docs, room, now)]
            return any(each.new or each.back or each.gone for each in found)

        def work(docs: Documents) -> None:
            server = server_of(docs)
            for talk in _talks(docs, room, now):
                _note(docs, server, talk, present, absence, now=now)

        if await self._store.read(room.owner, differs):
            await self._store.run(room.owner, work)


def stays_after_change(docs: Documents, before: Talk, talk: Talk, now: datetime) -> None:
    """Nobody is at a talk that is over, off or elsewhere; for `TalkService`, inside its unit."""
    if before.where.channel_id is None or _is_held_in(talk, before.where.channel_id, now):
        return
    at = min(now, talk.ended_at) if talk.ended_at is not None else now
    leave(docs, [each for each in _rows(docs, talk) if each.since is not None], at)


def leave(docs: Documents, rows: Iterable[Attendance], at: datetime) -> None:
    for row in rows:
        left = row.left(at)
        docs.put(left)
        turnout = turnout_of(docs, row.talk)
        docs.put(replace(turnout, seconds=turnout.seconds + left.seconds - row.seconds))


def switch(docs: Documents, attended: Attended, now: datetime) -> None:
    """The team chose otherwise: cards say so; off, whoever is there was there until now."""
    if attended is Attended.OFF:
        leave(docs, docs.search(Attendance, where("since").exists()), now)
    for state in OPEN_STATES:
        for talk in docs.select(Talk, state=state):
            touch(docs, MirrorKind.CARD, talk.code, now=now)


def turnout_of(docs: Reader, talk: str) -> Turnout:
    return docs.find(Turnout, talk) or Turnout(owner=docs.owner, code=talk)


def attendance_of(docs: Reader, talk: str, user_id: int) -> Attendance | None:
    return next(iter(docs.select(Attendance, slot_key=slot_key(talk, user_id))), None)


def new_row(docs: Documents, talk: str, user_id: int, now: datetime) -> Attendance:
    return Attendance(
        owner=docs.owner,
        code=docs.new_code(),
        talk=talk,
        user_id=user_id,
        slot_key=slot_key(talk, user_id),
        at=now,
    )


def _note(
    docs: Documents,
    server: Server,
    talk: Talk,
    present: frozenset[int],
    absence: Absence | None,
    *,
    now: datetime,
) -> None:
    rows = _rows(docs, talk)
    changes = compare(rows, present)
    for row in changes.gone:
        leave(docs, [row], _last_seen(row, absence, now))
    named = server.attended is Attended.NAMES
    fresh = [new_row(docs, talk.code, user_id, now) for user_id in changes.new]
    turnout = turnout_of(docs, talk.code)
    for row in (*fresh, *changes.back):
        docs.put(row.arrived(now, named=named))
        if row.came_at is None:
            marked = turnout.marked - row.marked
            turnout = replace(turnout, people=turnout.people + 1, marked=marked)
    turnout = replace(turnout, most=max(turnout.most, len(present)))
    if turnout != turnout_of(docs, talk.code):
        docs.put(turnout)


def _last_seen(row: Attendance, absence: Absence | None, now: datetime) -> datetime:
    if absence is None or row.since is None or row.since > absence.since:
        return now
    return absence.since


def _talks(docs: Reader, room: Room, now: datetime) -> list[Talk]:
    if server_of(docs).attended is Attended.OFF:
        return []
    still_open = [each for state in OPEN_STATES for each in docs.select(Talk, state=state)]
    return [each for each in still_open if _is_held_in(each, room.channel_id, now)]


def _is_held_in(talk: Talk, channel_id: int, now: datetime) -> bool:
    return _channel(talk, now) == channel_id


def _channel(talk: Talk, now: datetime) -> int:
    """The channel that it runs in now, or 0."""
    return (talk.channel_at(now) or 0) if talk.is_live(now) else 0


def _rows(docs: Reader, talk: Talk) -> list[Attendance]:
    return docs.select(Attendance, talk=talk.code)
