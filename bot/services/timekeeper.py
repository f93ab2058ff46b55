"""Sends what is due: sleeps until the next delivery, woken by new work, at most 30 s.

The store's index on `wake` is the heap: the earliest due document costs one look-up, and there is
no second copy in memory that could differ from what is on disk.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.delivery import Delivery, DeliveryKind, DeliveryState, Mirror
from bot.domain.errors import StoreUnavailable
from bot.services.deliveries import Claimed, Deliveries
from bot.services.outcomes import Looked, Outcome
from bot.services.ports import Clock

log = logging.getLogger(__name__)

# Bounds what a suspended machine or a stepped clock can delay.
LONGEST_SLEEP = timedelta(seconds=30)
# After everything due was done, what is due still is failing: it must not spin the loop.
SHORTEST_SLEEP = timedelta(milliseconds=200)
# Replies to people share Discord's global limit (50 requests a second) with these.
AT_ONCE = 8


class Messenger(Protocol):
    """Puts deliveries into Discord. Never raises: every failure is an outcome."""

    async def newest_message_id(self, delivery: Delivery) -> int | None:
        """From where a later look would begin; None if that is not known."""
        ...

    async def send(self, claimed: Claimed) -> Outcome: ...

    async def look(self, delivery: Delivery) -> Looked: ...

    async def show(self, mirror: Mirror, post: Delivery) -> Outcome: ...


class Chore(Protocol):
    """Something else that comes due, such as a poll whose counts are final."""

    async def run_due(self, now: datetime) -> int:
        """Do what is due and return how much was done."""
        ...

    async def next_wake(self) -> datetime | None: ...


class Guard(Protocol):
    """Something that may forbid to send for a while, such as a clock that is wrong."""

    async def holds(self) -> bool:
        """Tell whether nothing may go out now but notices about the machine."""
        ...


class Timekeeper:
    def __init__(
        self,
        deliveries: Deliveries,
        messenger: Messenger,
        clock: Clock,
        chores: tuple[Chore, ...] = (),
        guard: Guard | None = None,
    ) -> None:
        self._deliveries = deliveries
        self._messenger = messenger
        self._clock = clock
        self._chores = chores
        self._guard = guard
        self._held = False
        self._woken = asyncio.Event()
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._busy = asyncio.Lock()
        self._started = asyncio.Event()

    def wake(self) -> None:
        self._woken.set()

    async def run(self) -> None:
        """Take over what an earlier run left, then send what comes due, until cancelled."""
        await self._deliveries.take_over()
        self._started.set()
        while True:
            self._woken.clear()
            try:
                await self.settle()
                pause = await self._pause()
            except StoreUnavailable:
                log.exception("store_unavailable")
                pause = LONGEST_SLEEP
            try:
                await asyncio.wait_for(self._woken.wait(), pause.total_seconds())
            except TimeoutError:
                continue

    async def settle(self) -> None:
        """Run what is due until nothing is; waits until `run` has taken over."""
        await self._started.wait()
        async with self._busy:
            while await self.run_due(self._clock.now()):
                pass

    async def run_due(self, now: datetime) -> int:
        """Do everything that is due at `now`, and may be done; return how much that was."""
        self._held = self._guard is not None and await self._guard.holds()
        if self._held:
            notices = await self._deliveries.due(now=now, kind=DeliveryKind.HOST_NOTICE)
            return await self._send(notices, [])
        deliveries = await self._deliveries.due(now=now)
        done = await self._send(deliveries, await self._deliveries.due_mirrors(now=now))
        return done + sum([await self._chore(chore, now) for chore in self._chores])

    async def _send(self, deliveries: list[Delivery], mirrors: list[Mirror]) -> int:
        lanes: Lanes = defaultdict(asyncio.Lock)
        jobs = [self._guarded(delivery, self._deliver, lanes) for delivery in deliveries]
        jobs += [self._guarded(mirror, self._show, lanes) for mirror in mirrors]
        await asyncio.gather(*jobs)
        return len(jobs)

    async def _chore(self, chore: Chore, now: datetime) -> int:
        """A chore that fails must not hold up the deliveries; it is tried again later."""
        try:
            return await chore.run_due(now)
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("chore_failed", extra={"fields": {"chore": type(chore).__name__}})
            return 0

    async def next_wake(self) -> datetime | None:
        """When something is due next."""
        wakes = [await self._deliveries.next_wake()]
        wakes += [await chore.next_wake() for chore in self._chores]
        return min((wake for wake in wakes if wake is not None), default=None)

    async def _pause(self) -> timedelta:
        wake = await self.next_wake()
        if wake is None or self._held:
            return LONGEST_SLEEP
        return min(max(wake - self._clock.now(), SHORTEST_SLEEP), LONGEST_SLEEP)

    async def _guarded(self, item: "Item", act: "Act", lanes: "Lanes") -> None:
        """One bad delivery must not stop the others."""
        async with lanes[_lane(item)], self._gate:
            try:
                await act(item)
            except StoreUnavailable:
                raise
            except Exception:
                log.exception("delivery_failed", extra={"fields": {"code": item.code}})
                await self._set_aside(item)

    async def _set_aside(self, item: "Item") -> None:
        """Keep a failing item from being due again at once; what was claimed is in doubt."""
        if isinstance(item, Mirror):
            await self._deliveries.record_mirror(item, None)
        else:
            await self._deliveries.set_aside(item)

    async def _deliver(self, item: "Item") -> None:
        assert isinstance(item, Delivery)
        if item.state is DeliveryState.DOUBTFUL:
            looked = await self._messenger.look(item)
            await self._deliveries.record_look(item, looked)
            return
        since_id = await self._messenger.newest_message_id(item)
        claimed = await self._deliveries.claim(item, since_id=since_id)
        if claimed is None:
            return
        outcome = await self._messenger.send(claimed)
        await self._deliveries.record(claimed.delivery, outcome)

    async def _show(self, item: "Item") -> None:
        assert isinstance(item, Mirror)
        post = await self._deliveries.post_of(item)
        outcome = await self._messenger.show(item, post) if post is not None else None
        await self._deliveries.record_mirror(item, outcome)


Item = Delivery | Mirror
Act = Callable[[Item], Awaitable[None]]
Lanes = defaultdict[tuple[str, int], asyncio.Lock]


def _lane(item: Item) -> tuple[str, int]:
    """One worker per channel: a member's letters, or a server's place."""
    if isinstance(item, Mirror):
        return (f"{item.owner}/mirror", 0)
    return (f"{item.owner}/{item.place.value}", item.user_id or 0)
