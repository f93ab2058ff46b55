"""Sends what is due: sleeps until the next delivery, woken by new work, at most 30 s.

The store's index on `wake` is the heap: the earliest due document costs one look-up, and there is
no second copy in memory that could differ from what is on disk.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.facts import Unknown
from bot.domain.deliveries.kinds import DeliveryKind, Queue
from bot.domain.keeping.errors import StoreUnavailable
from bot.services.ports import Claimed, Clock, Messenger
from bot.services.sending.beginning import Beginning, Opening
from bot.services.sending.chores import Chore, Chores
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.gates import Gate, Lanes
from bot.services.sending.turns import Due

log = logging.getLogger(__name__)

# Bounds what a suspended machine or a stepped clock can delay.
LONGEST_SLEEP = timedelta(seconds=30)
# Each commit of a delivery wakes: those of one burst share a round.
BETWEEN_ROUNDS = timedelta(milliseconds=10)
# What comes due before the next round is begun by this one, and waits for its moment.
AHEAD = timedelta(milliseconds=30)
# So many of these are claimed already while they wait: their moment finds all on disk.
CLAIMED_AHEAD_AT_MOST = 50
# A chore that is due still after it was run is failing: it must not spin the loop.
CHORE_AGAIN = timedelta(milliseconds=200)
# More of a queue is not read from the store before these are done.
UNDER_WAY_AT_MOST = 200
# So many of a queue a crash can leave in doubt, besides those claimed ahead: altogether, and of one
# server. Discord can keep a message waiting for half a minute, and that shall hold up no other
# queue and no other server. Its limit (50 requests a second) is kept by the client.
AT_ONCE, AT_ONCE_EACH = 10, 6


class Guard(Protocol):
    """Something that may forbid to send for a while, such as a clock that is wrong."""

    @property
    def next_look(self) -> datetime | None:
        """When it should be asked again, if it holds for the first time."""
        ...

    async def holds(self) -> bool:
        """Tell whether nothing may go out now but notices about the machine."""
        ...


class Timekeeper:
    def __init__(
        self,
        deliveries: Deliveries,
        messenger: Messenger,
        clock: Clock,
        chores: Chores,
        guard: Guard | None = None,
        openings: tuple[Opening, ...] = (),
    ) -> None:
        self._deliveries = deliveries
        self._messenger = messenger
        self._clock = clock
        self._chores = chores
        self._guard = guard
        self._beginning = Beginning(deliveries, *openings)
        self._held = False
        self._refused: StoreUnavailable | None = None
        # What came of these could not be written down: they may be claimed, and nobody's.
        self._unwritten: dict[str, Delivery] = {}
        self._woken = asyncio.Event()
        self._gates = {queue: Gate(at_once=AT_ONCE, each=AT_ONCE_EACH) for queue in Queue}
        self._ahead = asyncio.Semaphore(CLAIMED_AHEAD_AT_MOST)
        self._lanes = Lanes(self.wake)
        self._started = asyncio.Event()

    def wake(self) -> None:
        self._woken.set()

    async def run(self) -> None:
        """Send what comes due, until cancelled; at first, take over what an earlier run left."""
        self._started.set()
        try:
            while True:
                self._woken.clear()
                pause = await self._round()
                await asyncio.sleep(BETWEEN_ROUNDS.total_seconds())
                # `wait_for` of Python 3.11 can lose a cancellation in the moment of waking.
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause.total_seconds()):
                        await self._woken.wait()
        finally:
            await self._lanes.cancel()

    async def settle(self) -> None:
        """Run what is due until nothing is; waits until `run` has begun."""
        await self._started.wait()
        while await self.run_due(self._clock.now()):
            pass

    async def run_due(self, now: datetime) -> int:
        """Do everything that is due at `now`, and may be done; return how much that was."""
        # What ends while it is looked for what is due may have made more due, which was not seen.
        before = self._lanes.done
        await self._begin(now)
        await self._lanes.finish()
        refused, self._refused = self._refused, None
        if refused is not None:
            raise refused
        return self._lanes.done - before

    async def next_wake(self) -> datetime | None:
        """When something is due next, for a rehearsal that skips the time until then.

        What is done each day waits for that: weeks in which nothing else happens are one step.
        """
        wakes: list[datetime | None] = [await self._deliveries.next_wake()]
        wakes += await self._chores.next_wakes(self._clock.now(), daily=False)
        if self._guard is not None:
            wakes.append(self._guard.next_look)
        return min((wake for wake in wakes if wake is not None), default=None)

    async def _round(self) -> timedelta:
        """Begin what is due, and return how long to sleep; what is slow holds up nothing else."""
        try:
            if self._refused is not None:
                # To begin again what was refused would ask Discord for it fifty times a second.
                self._refused = None
                return LONGEST_SLEEP
            now = self._clock.now()
            await self._begin(now, ahead=AHEAD)
            return await self._pause(now)
        except StoreUnavailable:
            log.exception("store_unavailable")
        except Exception:
            # Whatever it was, nothing would ever go out again.
            log.exception("round_failed")
        return LONGEST_SLEEP

    async def _begin(self, now: datetime, *, ahead: timedelta = timedelta(0)) -> None:
        self._held = self._guard is not None and await self._guard.holds()
        if self._held:
            self._begin_all(await self._deliveries.due_of(DeliveryKind.HOST_NOTICE, now=now))
            return
        await self._beginning.open(now)
        await self._doubt_unwritten()
        queues = [each for each in Queue if self._lanes.under_way(each) < UNDER_WAY_AT_MOST]
        self._begin_all(await self._deliveries.due(now=now + ahead, queues=queues))
        for chore in await self._chores.due(now):
            name = type(chore).__name__
            self._lanes.begin(name, name, partial(self._chore, chore, now))

    async def _doubt_unwritten(self) -> None:
        """As if an earlier run had left them; raises `StoreUnavailable` while that goes on."""
        while self._unwritten:
            code, delivery = self._unwritten.popitem()
            try:
                await self._deliveries.record(delivery, Unknown())
            except StoreUnavailable:
                self._unwritten[code] = delivery
                raise

    def _begin_all(self, items: Iterable[Due]) -> None:
        for item in items:
            act = self._show if isinstance(item, Mirror) else self._deliver
            work = partial(self._guarded, item, partial(act, item))
            self._lanes.begin(item.code, _lane(item), work, queue=item.queue)

    async def _pause(self, begun_at: datetime) -> timedelta:
        if self._held:
            return LONGEST_SLEEP
        # What is due before is under way, and wakes us when it is done.
        soonest = await self._deliveries.next_wake(after=begun_at + AHEAD)
        wakes = await self._chores.next_wakes(begun_at)
        # Not from when the round began: a slow one would make late what comes next.
        now = self._clock.now() + BETWEEN_ROUNDS
        pauses = [LONGEST_SLEEP, *([soonest - AHEAD - now] if soonest else [])]
        pauses += [max(wake - now, CHORE_AGAIN) for wake in wakes]
        return min(pauses)

    async def _chore(self, chore: Chore, now: datetime) -> int:
        try:
            return await self._chores.run(chore, now)
        except StoreUnavailable as error:
            self._refused = error
        return 0

    async def _guarded(self, item: Due, act: Callable[[], Awaitable[None]]) -> int:
        """One bad delivery must not stop the others."""
        try:
            try:
                await act()
            except StoreUnavailable:
                raise
            except Exception:
                log.exception("delivery_failed", extra={"fields": {"code": item.code}})
                await self._set_aside(item)
        except StoreUnavailable as error:
            self._refused = error
            if isinstance(item, Delivery):
                self._unwritten[item.code] = item
        return 1

    def _early(self, item: Due) -> timedelta:
        return (item.wake or self._clock.now()) - self._clock.now()

    async def _moment_of(self, item: Due) -> None:
        early = self._early(item)
        if early > timedelta(0):
            # After a step of the clock it is earlier than that, and is not claimed yet.
            await asyncio.sleep(min(early, AHEAD).total_seconds())

    async def _set_aside(self, item: Due) -> None:
        """Keep a failing item from being due again at once; what was claimed is in doubt."""
        if isinstance(item, Mirror):
            await self._deliveries.record_mirror(item, None)
        else:
            await self._deliveries.set_aside(item)

    async def _deliver(self, delivery: Delivery) -> None:
        if delivery.is_doubtful:
            await self._look_for(delivery)
        elif timedelta(0) < self._early(delivery) <= AHEAD and not self._ahead.locked():
            async with self._ahead:
                await self._send_ahead(delivery)
        else:
            await self._send_now(delivery)

    def _gate(self, item: Due) -> AbstractAsyncContextManager[None]:
        assert item.queue is not None
        return self._gates[item.queue].passed(item.owner)

    async def _look_for(self, delivery: Delivery) -> None:
        await self._moment_of(delivery)
        async with self._gate(delivery):
            looked = await self._messenger.look(delivery)
        await self._deliveries.record_look(delivery, looked)

    async def _send_ahead(self, delivery: Delivery) -> None:
        """Claim it before its moment, so that then nothing but Discord is waited for."""
        claimed = await self._claim(delivery, ahead=AHEAD)
        if claimed is None:
            return
        await self._moment_of(delivery)
        async with self._gate(delivery):
            outcome = await self._messenger.send(claimed)
        await self._deliveries.record(claimed.delivery, outcome)

    async def _send_now(self, delivery: Delivery) -> None:
        """Claim it when its turn has come: what waits behind the gate is in no doubt."""
        await self._moment_of(delivery)
        async with self._gate(delivery):
            claimed = await self._claim(delivery)
            if claimed is None:
                return
            outcome = await self._messenger.send(claimed)
        await self._deliveries.record(claimed.delivery, outcome)

    async def _claim(
        self, delivery: Delivery, *, ahead: timedelta = timedelta(0)
    ) -> Claimed | None:
        since_id = await self._messenger.newest_message_id(delivery)
        return await self._deliveries.claim(delivery, since_id=since_id, ahead=ahead)

    async def _show(self, mirror: Mirror) -> None:
        await self._moment_of(mirror)
        wanted = await self._deliveries.still_wanted(mirror)
        if wanted is None:
            return
        mirror, post = wanted
        outcome = None
        if post is not None:
            async with self._gate(mirror):
                outcome = await self._messenger.show(mirror, post)
        await self._deliveries.record_mirror(mirror, outcome)


def _lane(item: Due) -> tuple[str, str, int]:
    """One worker per channel: a member's letters, or a server's place."""
    if isinstance(item, Mirror):
        # Hundreds of letters are drawn anew after a talk, and no card shall wait for them.
        return (item.owner, f"{item.queue}/mirror", 0)
    return (item.owner, item.place.value, item.user_id or 0)
