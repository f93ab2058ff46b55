"""What is under way: one thing at a time in each lane, the lanes side by side."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable
from functools import partial
from weakref import WeakValueDictionary

Work = Callable[[], Awaitable[int]]


class Lanes:
    """Begins work and knows it by name until it is done, so that nothing is begun twice.

    Work returns how much it did and deals with its own errors; `on_done` is called after each that
    did something.
    """

    def __init__(self, on_done: Callable[[], None]) -> None:
        self._on_done = on_done
        # How much all that has ended did, since the start.
        self.done = 0
        self._under_way: dict[str, asyncio.Task[int]] = {}
        self._in_queue: Counter[Hashable] = Counter()
        # A lane lives as long as somebody waits in it; its lock lets them in as they came.
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    def under_way(self, queue: Hashable) -> int:
        return self._in_queue[queue]

    def begin(self, name: str, lane: Hashable, work: Work, *, queue: Hashable = None) -> None:
        """Do it in its lane's turn, unless it is under way already."""
        if name in self._under_way:
            return
        lock = self._locks.setdefault(lane, asyncio.Lock())
        task = asyncio.create_task(_in_turn(lock, work), name=name)
        self._under_way[name] = task
        self._in_queue[queue] += 1
        task.add_done_callback(partial(self._leave, queue))

    async def finish(self) -> None:
        """Wait for all that is under way now."""
        await asyncio.gather(*self._under_way.values())

    async def cancel(self) -> None:
        """Leave off, whatever is under way."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _leave(self, queue: Hashable, task: asyncio.Task[int]) -> None:
        del self._under_way[task.get_name()]
        self._in_queue[queue] -= 1
        # What did nothing changes nothing: to begin again for its sake would never end.
        if not task.cancelled() and task.result():
            self.done += task.result()
            self._on_done()


async def _in_turn(lock: asyncio.Lock, work: Work) -> int:
    async with lock:
        return await work()
