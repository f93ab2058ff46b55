"""Use cases that take back what somebody did to a running talk by a slip."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.errors import ChangedMeanwhile
from bot.domain.talks.running import not_begun, segment_back, shorter
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.ports import Clock, Documents, Store
from bot.services.talks.changes import change_talk
from bot.services.talks.views import TalkView


class TakingBack:
    """Whoever may run the talk may take back what was said of it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def not_begun(self, person: Person, code: str) -> TalkView:
        return await self._change(person, code, lambda talk, now: not_begun(talk, now=now))

    async def segment_back(self, person: Person, code: str, *, seen: int) -> TalkView:
        """`seen` is the segment that the button was drawn in; raises `ChangedMeanwhile`."""

        def change(talk: Talk, now: datetime) -> Talk:
            if seen != talk.segment_at(now):
                raise ChangedMeanwhile
            return segment_back(talk, now=now)

        return await self._change(person, code, change)

    async def shorten(self, person: Person, code: str, *, seen: int) -> TalkView:
        """`seen` is the length in minutes that the button was drawn with."""

        def change(talk: Talk, now: datetime) -> Talk:
            if seen != talk.the_slot().minutes:
                raise ChangedMeanwhile
            return shorter(talk, now=now)

        return await self._change(person, code, change)

    async def _change(
        self, person: Person, code: str, change: Callable[[Talk, datetime], Talk]
    ) -> TalkView:
        now = self._clock.now()

        def changed(_docs: Documents, talk: Talk, now: datetime) -> Talk:
            return change(talk, now)

        def work(docs: Documents) -> TalkView:
            return change_talk(docs, person, code, None, changed, act=Act.RUN_TALK, now=now)

        return await self._store.run(person.owner, work)
