"""Nothing goes out by a clock that is wrong: its reminders would come at the wrong hour."""

import logging
from datetime import datetime, timedelta
from typing import Protocol

from bot.services.host_notices import Worry, tell_teams
from bot.services.ports import Clock, Store

log = logging.getLogger(__name__)

LIMIT = timedelta(seconds=60)
# While it is wrong, Discord is asked no more often than this, however often the timekeeper wakes.
ASK_EVERY = timedelta(seconds=10)


class OtherClock(Protocol):
    """Discord's time, as far as it is known."""

    @property
    def ahead(self) -> timedelta | None:
        """By how much our clock is ahead of it."""
        ...

    async def ask(self) -> timedelta | None:
        """Compare anew; None if that was not possible."""
        ...


class ClockGuard:
    """Says whether deliveries may go out; the log and the teams are told once when they may not."""

    def __init__(self, store: Store, clock: Clock, other: OtherClock) -> None:
        self._store = store
        self._clock = clock
        self._other = other
        self._held_at: datetime | None = None
        """When Discord was last asked and our clock was wrong, by our clock."""
        self._told = False

    async def holds(self) -> bool:
        """Tell whether to wait. What looks wrong is asked for again: it may be an old answer."""
        now = self._clock.now()
        if _is_right(self._other.ahead):
            return self._release()
        if self._held_at is not None and abs(now - self._held_at) < ASK_EVERY:
            return True
        ahead = await self._other.ask()
        if _is_right(ahead):
            return self._release()
        # A clock that is being set at this moment is not worth a word: it must stay wrong.
        stays = self._held_at is not None
        self._held_at = now
        if stays and ahead is not None and not self._told:
            self._told = True
            await self._tell(ahead)
        return True

    def _release(self) -> bool:
        if self._held_at is not None:
            log.warning("clock_right_again")
        self._held_at, self._told = None, False
        return False

    async def _tell(self, ahead: timedelta) -> None:
        seconds = round(ahead.total_seconds())
        log.error("clock_wrong", extra={"fields": {"ahead_s": seconds}})
        worry = Worry.CLOCK_AHEAD if seconds > 0 else Worry.CLOCK_BEHIND
        now = self._clock.now()
        await tell_teams(self._store, worry, str(timedelta(seconds=abs(seconds))), now=now)


def _is_right(ahead: timedelta | None) -> bool:
    return ahead is not None and abs(ahead) <= LIMIT
