"""A talk is over once people have left its room, though nobody presses a button."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.talks.running import RUNS_AT_MOST
from bot.domain.talks.states import OPEN_STATES
from bot.domain.talks.talk import Talk
from bot.services.outbox.telling import is_known
from bot.services.ports import Clock, Documents, Reader, Rooms, Store, Survey
from bot.services.talks.changes import OnChange, put_changed

# From when on people who are gone mean that a talk is over.
Since = Callable[[Talk], datetime]
_TALKS_MAX = 1000


class Emptying:
    """`on_change` is that of `TalkService`."""

    def __init__(self, store: Store, clock: Clock, on_change: tuple[OnChange, ...] = ()) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change

    async def emptied(self, owner: str, channel_id: int) -> None:
        """Nobody is there any more: what should have ended by now has."""
        await self._end(owner, channel_id, _planned_end)

    async def closed(self, owner: str, channel_id: int) -> None:
        """Somebody closed the stage, which is done on purpose: half of the talk is enough."""
        await self._end(owner, channel_id, _middle)

    async def look(self, rooms: Rooms) -> None:
        """Nothing was heard for a time, at any moment of which people may have left."""
        now = self._clock.now()

        def begun(survey: Survey) -> list[Talk]:
            since = now - RUNS_AT_MOST
            return survey.upto(Talk, "starts_at", now, limit=_TALKS_MAX, after=since)

        for talk in await self._store.survey(begun):
            channel_id = talk.where.channel_id
            if channel_id is not None and rooms.is_empty(talk.owner, channel_id):
                await self._end(talk.owner, channel_id, _planned_end, unseen=True)

    async def _end(
        self, owner: str, channel_id: int, since: Since, *, unseen: bool = False
    ) -> None:
        """As if somebody had pressed [End talk]: for some minutes it can go on."""
        now = self._clock.now()
        found = await self._store.read(owner, lambda docs: _over(docs, channel_id, since, now))
        if not found:
            return

        def work(docs: Documents) -> None:
            for talk in _over(docs, channel_id, since, now):
                ended = talk.found_over(now=now) if unseen else talk.ended(now=now)
                for follow in self._on_change:
                    follow(docs, talk, ended, now)
                put_changed(docs, talk, ended, now=now)

        await self._store.run(owner, work)


def _over(docs: Reader, channel_id: int, since: Since, now: datetime) -> list[Talk]:
    talks = (each for state in OPEN_STATES for each in docs.select(Talk, state=state))
    return [
        each
        for each in talks
        if each.where.channel_id == channel_id
        and each.is_live(now)
        and now >= since(each)
        and is_known(docs, each)
    ]


def _planned_end(talk: Talk) -> datetime:
    return talk.the_slot().ends_at


def _middle(talk: Talk) -> datetime:
    slot = talk.the_slot()
    return slot.starts_at + (slot.ends_at - slot.starts_at) / 2
