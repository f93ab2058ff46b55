"""Certificates of attendance, for the member who asks alone: nothing keeps that they did."""

from dataclasses import dataclass

from bot.domain.signups.attendance import Attendance
from bot.domain.signups.errors import NotSeenThere, TalkNotOver
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.slot import Slot
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.lookups import require
from bot.services.ports import Clock, Reader, Store
from bot.services.signups.attending import attendance_of
from bot.services.talks.views import known_talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """`minutes` is None for whom the team marked and nobody saw; `producers` may be empty."""

    talk: str
    title: str
    series: str
    edition: str
    producers: str
    slot: Slot
    language: str
    minutes: int | None


class Certificates:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def of(self, person: Person, code: str) -> Certificate:
        """Raises `TalkNotOver`, and `NotSeenThere` for whoever was not there."""
        now = self._clock.now()

        def look(docs: Reader) -> Certificate:
            require(docs, person, Act.CERTIFICATE)
            talk = known_talk(docs, person, code, now=now)
            if not talk.is_over(now):
                raise TalkNotOver(title=talk.title)
            mine = attendance_of(docs, code, person.user_id)
            if mine is None or not mine.has_attended or talk.slot is None:
                raise NotSeenThere(title=talk.title)
            return _certificate(docs, talk, mine)

        return await self._store.read(person.owner, look)

    async def mine(self, person: Person) -> list[Talk]:
        """The talks that are over and that this member was at, the latest first."""
        now = self._clock.now()

        def look(docs: Reader) -> list[Talk]:
            require(docs, person, Act.CERTIFICATE)
            attended = [
                docs.find(Talk, each.talk)
                for each in docs.select(Attendance, user_id=person.user_id)
                if each.has_attended
            ]
            over = [talk for talk in attended if talk is not None and talk.is_over(now)]
            return sorted(over, key=lambda talk: talk.the_slot().starts_at, reverse=True)

        return await self._store.read(person.owner, look)


def _certificate(docs: Reader, talk: Talk, mine: Attendance) -> Certificate:
    edition = docs.get(Edition, talk.edition)
    series = docs.get(Series, edition.series)
    return Certificate(
        talk=talk.code,
        title=talk.title,
        series=series.title,
        edition=edition.name,
        producers=series.producers,
        slot=talk.the_slot(),
        language=series.language,
        minutes=mine.seconds // 60 if mine.came_at is not None else None,
    )
