"""What the team sees of who was at a talk, and what it adds to that."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from tinydb import where

from bot.domain.keeping.audit import Deed
from bot.domain.signups.attendance import Attendance, Turnout
from bot.domain.signups.errors import AttendanceOff, AttendanceTooEarly
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Attended, Person
from bot.services.audit import note
from bot.services.lookups import server_of, talk_for
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.signups.attending import attendance_of, new_row, turnout_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceView:
    """`turnout` with what those who are there now stayed so far; `there` is how many those are."""

    talk: Talk
    attended: Attended
    turnout: Turnout
    there: int


class Attendances:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def of(self, person: Person, code: str) -> AttendanceView:
        now = self._clock.now()

        def look(docs: Reader) -> AttendanceView:
            return attendance_view(docs, talk_for(docs, person, Act.ATTENDANCE, code), now=now)

        return await self._store.read(person.owner, look)

    async def mark(
        self, person: Person, code: str, user_ids: Iterable[int], *, came: bool
    ) -> AttendanceView:
        """Say that members came, or take that back; what was seen of them stays.

        Raises `AttendanceOff` and `AttendanceTooEarly`.
        """
        some = tuple(dict.fromkeys(user_ids))

        def change(docs: Documents, talk: Talk, now: datetime) -> None:
            for user_id in some:
                _mark(docs, talk, user_id, now, came=came)

        return await self._change(person, code, change)

    async def read_file(
        self, person: Person, code: str, *, people: int, minutes: int
    ) -> AttendanceView:
        """Keep what another tool counted, instead of what its last file said.

        Raises `AttendanceOff` and `AttendanceTooEarly`.
        """
        return await self._change(person, code, partial(_keep, people=people, minutes=minutes))

    async def forget_file(self, person: Person, code: str) -> AttendanceView:
        """Raises `AttendanceOff` and `AttendanceTooEarly`."""
        return await self._change(person, code, partial(_keep, people=0, minutes=0))

    async def _change(
        self, person: Person, code: str, change: Callable[[Documents, Talk, datetime], None]
    ) -> AttendanceView:
        now = self._clock.now()

        def work(docs: Documents) -> AttendanceView:
            talk = talk_for(docs, person, Act.ATTENDANCE, code)
            if server_of(docs).attended is Attended.OFF:
                raise AttendanceOff
            if talk.was_cancelled or talk.minute_at(now) is None:
                raise AttendanceTooEarly(title=talk.title)
            change(docs, talk, now)
            note(docs, Deed.MARKED, by=person.user_id, about=Talk.KIND, which=code, now=now)
            return attendance_view(docs, talk, now=now)

        return await self._store.run(person.owner, work)


def attendance_view(docs: Reader, talk: Talk, *, now: datetime) -> AttendanceView:
    is_there = (where("talk") == talk.code) & where("since").exists()
    there = docs.search(Attendance, is_there)
    so_far = sum(each.left(now).seconds - each.seconds for each in there)
    turnout = turnout_of(docs, talk.code)
    return AttendanceView(
        talk=talk,
        attended=server_of(docs).attended,
        turnout=replace(turnout, seconds=turnout.seconds + so_far),
        there=len(there),
    )


def _keep(docs: Documents, talk: Talk, _now: datetime, *, people: int, minutes: int) -> None:
    docs.put(replace(turnout_of(docs, talk.code), file_people=people, file_minutes=minutes))


def _mark(docs: Documents, talk: Talk, user_id: int, now: datetime, *, came: bool) -> None:
    kept = attendance_of(docs, talk.code, user_id)
    if came == (kept is not None and kept.marked):
        return
    row = kept or new_row(docs, talk.code, user_id, now)
    if row.came_at is None:
        turnout = turnout_of(docs, talk.code)
        docs.put(replace(turnout, marked=max(turnout.marked + (1 if came else -1), 0)))
        if not came:
            docs.remove(row)
            return
    docs.put(replace(row, marked=came))
