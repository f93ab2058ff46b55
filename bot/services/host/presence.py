"""Noting that the bot is there, so that it can say later when it was not: a chore."""

from datetime import datetime

from bot.domain.keeping.logbook import NOTED_EVERY
from bot.services.host.logbooks import write_logbook
from bot.services.ports import Store


class Presence:
    """A stop, a kill and a suspended machine look alike: nothing was noted for a while."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._noted_at: datetime | None = None

    async def open(self, now: datetime) -> None:
        """Note the end of an absence before what it made late goes out."""
        await self.run_due(now)

    async def run_due(self, now: datetime) -> int:
        noted = self._noted_at
        # A clock that was put back must not silence it.
        if noted is None or abs(now - noted) >= NOTED_EVERY:
            await write_logbook(self._store, lambda kept: kept.seen(now, begins=noted is None))
            self._noted_at = now
        return 0

    async def next_wake(self) -> datetime | None:
        """Never: it is enough to be asked whenever the timekeeper looks."""
        return None
