"""Waiting a moment for what comes of planned messages that somebody had tried again."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.getting_on import Tried, what_came_of
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.lookups import require
from bot.services.ports import Clock, Reader, Store

# As long as somebody who pressed a button looks at it.
PATIENCE = timedelta(seconds=3)


class Trying:
    def __init__(self, store: Store, clock: Clock, patience: timedelta = PATIENCE) -> None:
        self._store = store
        self._clock = clock
        self._patience = patience
        self._changed = asyncio.Event()
        for kind in (Delivery, Mirror):
            store.watch(kind, self._wake_all)

    async def outcome(self, person: Person, codes: Sequence[str]) -> Counter[Tried]:
        """How many of these fared how, once none is being tried any more, or after a few seconds.

        It must not be the first thing that a press waits for: Discord gives that 3 seconds.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(self._patience.total_seconds()):
                await self._settled(person, codes)
        return await self._fates(person, codes)

    async def _settled(self, person: Person, codes: Sequence[str]) -> None:
        while True:
            changed = self._changed
            if not (await self._fates(person, codes))[Tried.TRYING]:
                return
            await changed.wait()

    async def _fates(self, person: Person, codes: Sequence[str]) -> Counter[Tried]:
        now = self._clock.now()

        def look(docs: Reader) -> Counter[Tried]:
            require(docs, person, Act.MEND)
            found = (docs.find(Delivery, code) or docs.find(Mirror, code) for code in codes)
            return Counter(what_came_of(each, now=now) for each in found)

        return await self._store.read(person.owner, look)

    def _wake_all(self) -> None:
        """Wake all who wait, each for the change after the one that they have seen."""
        self._changed.set()
        self._changed = asyncio.Event()
