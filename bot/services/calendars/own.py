"""A member's own calendar: its address is made, shown again, renewed and switched off."""

import secrets
from dataclasses import replace
from datetime import datetime

from tinydb import where

from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.signups.errors import OwnCalendarNotFound
from bot.domain.signups.own_calendar import ALARMS, SECRET_BYTES, OwnCalendar
from bot.domain.signups.signup import COMING, Signup
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.calendars.feeds import Feed, FeedTalk
from bot.services.host.erasures import erase
from bot.services.lookups import require, server_of
from bot.services.ports import Clock, Documents, Reader, Store


class OwnCalendars:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def mine(self, person: Person) -> OwnCalendar | None:
        def look(docs: Reader) -> OwnCalendar | None:
            require(docs, person, Act.OWN_CALENDAR)
            return _of(docs, person.user_id)

        return await self._store.read(person.owner, look)

    async def switch_on(self, person: Person) -> OwnCalendar:
        """Make an address, or return the one that there is."""
        secret = secrets.token_hex(SECRET_BYTES)

        def work(docs: Documents) -> OwnCalendar:
            require(docs, person, Act.OWN_CALENDAR)
            return _of(docs, person.user_id) or _made(docs, person, secret)

        return await self._store.run(person.owner, work)

    async def renew(self, person: Person) -> OwnCalendar:
        """Give it another address; the old one opens nothing from now on."""
        secret = secrets.token_hex(SECRET_BYTES)
        now = self._clock.now()

        def work(docs: Documents) -> OwnCalendar:
            require(docs, person, Act.OWN_CALENDAR)
            kept = _of(docs, person.user_id)
            if kept is not None:
                _remove(docs, kept, now=now)
            made = _made(docs, person, secret)
            return docs.put(replace(made, alarm=kept.alarm)) if kept and kept.alarm else made

        return await self._store.run(person.owner, work)

    async def switch_off(self, person: Person) -> None:
        """Nothing is at its address from now on, nor after a backup was restored."""
        now = self._clock.now()

        def work(docs: Documents) -> None:
            require(docs, person, Act.OWN_LETTERS)
            kept = _of(docs, person.user_id)
            if kept is not None:
                _remove(docs, kept, now=now)

        await self._store.run(person.owner, work)

    async def set_alarm(self, person: Person, minutes: int) -> OwnCalendar:
        """Raise `OwnCalendarNotFound` where it was switched off meanwhile."""

        def work(docs: Documents) -> OwnCalendar:
            require(docs, person, Act.OWN_CALENDAR)
            kept = _of(docs, person.user_id)
            if kept is None or minutes not in ALARMS:
                raise OwnCalendarNotFound
            return docs.put(replace(kept, alarm=minutes))

        return await self._store.run(person.owner, work)

    async def opened(self, owner: str, code: str, secret: str) -> OwnCalendar | None:
        """The calendar that an address opens; None for any other."""

        def look(docs: Reader) -> OwnCalendar | None:
            kept = docs.find(OwnCalendar, code)
            is_there = server_of(docs).left_at is None
            return kept if kept is not None and kept.opens(secret) and is_there else None

        return await self._store.read(owner, look)

    async def feed(self, calendar: OwnCalendar) -> Feed:
        """The talks to which they come, or perhaps; the caller has asked whether they take part."""
        now = self._clock.now()

        def look(docs: Reader) -> Feed:
            is_coming = where("answer").one_of(list(COMING))
            signups = docs.search(Signup, (where("user_id") == calendar.user_id) & is_coming)
            talks = [docs.find(Talk, each.talk) for each in signups]
            known = [each for each in talks if each is not None and each.is_public(now)]
            server = server_of(docs)
            return Feed(
                name=f"own-{calendar.code}",
                title=server.name,
                language=server.language,
                talks=tuple(_with_names(docs, each) for each in known),
                alarm_minutes=calendar.alarm or None,
            )

        return await self._store.read(calendar.owner, look)


def _with_names(docs: Reader, talk: Talk) -> FeedTalk:
    edition = docs.get(Edition, talk.edition)
    series = docs.get(Series, edition.series)
    return FeedTalk(talk=talk, series=series.title, edition=edition.name)


def _of(docs: Reader, user_id: int) -> OwnCalendar | None:
    return next(iter(docs.select(OwnCalendar, user_id=user_id)), None)


def _made(docs: Documents, person: Person, secret: str) -> OwnCalendar:
    made = OwnCalendar(
        owner=docs.owner, code=docs.new_code(), user_id=person.user_id, secret=secret
    )
    return docs.put(made)


def _remove(docs: Documents, kept: OwnCalendar, *, now: datetime) -> None:
    """So that a backup that is restored does not open the old address again."""
    docs.remove(kept)
    what = Erased.DOCUMENT
    erase(docs, Erasure(at=now, what=what, owner=kept.owner, kind=kept.KIND, code=kept.code))
