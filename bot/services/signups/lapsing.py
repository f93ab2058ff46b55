"""Seats that were kept for somebody until a stated hour go on by themselves: a chore."""

from datetime import datetime

from bot.domain.signups.signup import Signup
from bot.domain.talks.talk import Talk
from bot.services.ports import Clock, Documents, Store, Survey
from bot.services.signups.seating import pass_on_lapsed

BATCH = 50


class Lapsing:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def open(self, now: datetime) -> None:
        while await self.run_due(now):
            pass

    async def run_due(self, now: datetime) -> int:
        """Pass on what is due, and return how many talks had such a seat."""

        def look(survey: Survey) -> list[Signup]:
            return survey.upto(Signup, "offered_until", now, limit=BATCH)

        talks = {(each.owner, each.talk) for each in await self._store.survey(look)}
        for owner, code in sorted(talks):
            await self._pass_on(owner, code)
        return len(talks)

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del now
        first = survey.first(Signup, "offered_until")
        return first.offered_until if first is not None else None

    async def _pass_on(self, owner: str, code: str) -> None:
        now = self._clock.now()

        def work(docs: Documents) -> None:
            pass_on_lapsed(docs, docs.get(Talk, code), now=now)

        await self._store.run(owner, work)
