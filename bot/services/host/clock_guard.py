"""Nothing goes out by a clock that is wrong: its reminders would come at the wrong hour.

What was written while it was wrong is dated anew.
"""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.domain.ballots.poll import BallotPoll, BallotState
from bot.domain.deliveries.delivery import WAKING, Delivery, Mirror
from bot.domain.deliveries.righting import (
    righted_delivery,
    righted_mirror,
    righted_poll,
    righted_talk,
)
from bot.domain.keeping.errors import DocumentDamaged
from bot.domain.polls.poll import UNCOUNTED, Poll
from bot.domain.talks.states import OPEN_STATES
from bot.domain.talks.talk import Talk
from bot.services.host.logbooks import read_logbook, write_logbook
from bot.services.outbox.machine_worries import Host, Worry, tell_host
from bot.services.outbox.one_by_one import one_by_one, putting
from bot.services.outbox.planning import replan
from bot.services.ports import Clock, Documents, OtherClock, Store

log = logging.getLogger(__name__)

LIMIT = timedelta(seconds=60)
# While it is wrong, Discord is asked no more often than this, however often the timekeeper wakes.
ASK_EVERY = timedelta(seconds=10)
_GOING = (BallotState.OPEN, BallotState.CLOSING)


class ClockGuard:
    """Says whether deliveries may go out; the log and the teams are told once when they may not."""

    def __init__(self, store: Store, clock: Clock, other: OtherClock, host: Host) -> None:
        self._store = store
        self._host = host
        self._clock = clock
        self._other = other
        self._held_at: datetime | None = None
        """When Discord was last asked and our clock was wrong, by our clock."""
        self._next_look: datetime | None = None
        self._told = False
        self._noted = False
        self._is_trusted = False

    @property
    def next_look(self) -> datetime | None:
        """Where the clock seemed wrong once, or nobody vouched for it: when to look again."""
        return self._next_look

    async def holds(self) -> bool:
        """Tell whether to wait. What looks wrong is asked for again: it may be an old answer."""
        now = self._clock.now()
        if _is_right(self._other.ahead):
            return await self._release()
        if self._held_at is not None and abs(now - self._held_at) < ASK_EVERY:
            return True
        ahead = await self._other.ask()
        if _is_right(ahead):
            return await self._release()
        if ahead is not None:
            await self._note()
        # A clock that is being set at this moment is not worth a word: it must stay wrong.
        stays = self._held_at is not None
        self._held_at = now
        self._next_look = None if stays else now + ASK_EVERY
        if stays and ahead is not None and not self._told:
            self._told = True
            await self._tell(ahead)
        return True

    async def _note(self) -> None:
        """Remember beyond the end of this process that what is written now is dated wrongly."""
        if not self._noted:
            await write_logbook(self._store, lambda kept: replace(kept, clock_was_wrong=True))
            self._noted, self._is_trusted = True, False

    async def _release(self) -> bool:
        if not self._is_trusted:
            await self._right()
            self._noted, self._is_trusted = False, True
        if self._held_at is not None:
            log.warning("clock_right_again")
        self._held_at, self._next_look, self._told = None, None, False
        return False

    async def _right(self) -> None:
        """Date anew what was dated wrongly, by this process or an earlier one."""
        try:
            logbook = await read_logbook(self._store)
        except DocumentDamaged:
            # Nobody can tell any more whether it was wrong, and nothing waits for ever for that.
            log.exception("logbook_damaged")
            return
        if logbook.clock_was_wrong:
            await right_all(self._store, now=self._clock.now())
            await write_logbook(self._store, lambda kept: replace(kept, clock_was_wrong=False))

    async def _tell(self, ahead: timedelta) -> None:
        seconds = round(ahead.total_seconds())
        log.error("clock_wrong", extra={"fields": {"ahead_s": seconds}})
        worry = Worry.CLOCK_AHEAD if seconds > 0 else Worry.CLOCK_BEHIND
        now = self._clock.now()
        await tell_host(
            self._store, worry, str(timedelta(seconds=abs(seconds))), now=now, host=self._host()
        )


def _is_right(ahead: timedelta | None) -> bool:
    return ahead is not None and abs(ahead) <= LIMIT


async def right_all(store: Store, *, now: datetime) -> None:
    """Go through all that waits; it is so rare that it needs no index, and may be done again.

    Talks come first: what a slot wants is planned by them.
    """
    await one_by_one(store, Talk, OPEN_STATES, partial(_right_talk, now=now))
    await one_by_one(store, Delivery, WAKING, putting(partial(righted_delivery, now=now)))
    await one_by_one(store, Mirror, None, putting(partial(righted_mirror, now=now)))
    await one_by_one(store, Poll, UNCOUNTED, putting(partial(righted_poll, now=now)))
    await one_by_one(store, BallotPoll, _GOING, putting(partial(_right_ballot, now=now)))


def _right_ballot(poll: BallotPoll, *, now: datetime) -> BallotPoll:
    return poll.righted(now=now)


def _right_talk(docs: Documents, talk: Talk, *, now: datetime) -> None:
    righted = righted_talk(talk, now=now)
    if righted != talk:
        righted = docs.put(righted)
    replan(docs, righted, now=now)
