"""How much is under way at once: one thing in each lane, and to Discord so many, in turn."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Hashable
from contextlib import asynccontextmanager
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


class Gate:
    """Lets in one of each owner in turn; within an owner, as they came.

    One whose calls Discord keeps waiting leaves room for others if `each` is less than `at_once`.
    """

    def __init__(self, *, at_once: int, each: int) -> None:
        self._at_once = at_once
        self._each = each
        self._inside: Counter[str] = Counter()
        # Those who wait, in the order of their turns.
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @asynccontextmanager
    async def passed(self, owner: str) -> AsyncGenerator[None, None]:
        """Wait for the owner's turn, and hold a place inside."""
        await self._enter(owner)
        try:
            yield
        finally:
            self._leave(owner)

    async def _enter(self, owner: str) -> None:
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(owner, deque()).append(turn)
        self._let_in()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave(owner)
            raise

    def _leave(self, owner: str) -> None:
        self._inside[owner] -= 1
        if not self._inside[owner]:
            del self._inside[owner]
        self._let_in()

    def _let_in(self) -> None:
        while self._inside.total() < self._at_once and (owner := self._next()) is not None:
            turns = self._waiting.pop(owner)
            turn = turns.popleft()
            if turns:
                # Behind all others who wait.
                self._waiting[owner] = turns
            if not turn.done():
                self._inside[owner] += 1
                turn.set_result(None)

    def _next(self) -> str | None:
        """Whose turn it is, of those who have not all that they may have."""
        return next((each for each in self._waiting if self._inside[each] < self._each), None)
