"""How often the timekeeper wakes in a minute in which nothing is due, with 100,000 waiting."""

import asyncio
import time
from collections.abc import Collection
from datetime import datetime

from bot.clock import SystemClock
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import Queue
from bot.domain.kinds import KINDS
from bot.services.sending.chores import Chores
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.timekeeper import Timekeeper
from bot.services.sending.turns import Due
from bot.store.sqlite.opening import open_store
from tests.bench.figures import duration
from tests.bench.library import Library
from tests.bench.row import Row, judge
from tests.bench.waiting import WAITING, Recorder, waiting_folder

_MINUTE = 60.5  # seconds, and something for the second wake-up to be late
_GUARD = 2


class CountedDeliveries(Deliveries):
    """Counts how often the timekeeper looks for what is due, which it does at each wake-up."""

    looks = 0

    async def due(self, *, now: datetime, queues: Collection[Queue]) -> list[Due]:
        self.looks += 1
        return await super().due(now=now, queues=queues)


async def measure(library: Library) -> list[Row]:
    store = await open_store(await waiting_folder(library), KINDS)
    clock = SystemClock()
    deliveries = CountedDeliveries(store, clock, "benchmark")
    keeper = Timekeeper(deliveries, Recorder(), clock, Chores(store))
    store.watch(Delivery, keeper.wake)
    running = asyncio.create_task(keeper.run())
    # The first look is the start's.
    while not deliveries.looks:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    before = time.process_time()
    await asyncio.sleep(_MINUTE)
    used, woken = time.process_time() - before, deliveries.looks - 1
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await store.close()
    return [
        Row(
            what=f"wake-ups of the timekeeper in a minute with {WAITING:,} waiting",
            measured=f"{woken}, with {duration(used)} of processor time",
            wanted=f"the clock guard's {_GUARD}",
            verdict=judge(is_met=woken <= _GUARD),
            remark="Counted over one real minute. The processor time is that of the whole process.",
        )
    ]
