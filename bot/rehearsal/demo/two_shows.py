"""Two shows side by side: the minute ends its own, and the story has one to be played in."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from bot.rehearsal.demo.show import Show

Part: TypeAlias = Literal["minute", "story"]
Beginning: TypeAlias = Callable[[], contextlib.AbstractAsyncContextManager[Show]]


def failed(work: asyncio.Future[Any]) -> bool:
    return work.done() and (work.cancelled() or work.exception() is not None)


class TwoShows:
    """The part that is asked for first takes the show that is there; the other is then prepared."""

    def __init__(self, first: Beginning, another: Beginning) -> None:
        self._beginnings = first, another
        self._first: asyncio.Task[Show] | None = None
        self._taken: dict[Part, asyncio.Future[Show]] = {}
        self._stack = contextlib.AsyncExitStack()

    async def first(self) -> Show:
        """The one that is there before anybody asks for a part."""
        return await asyncio.shield(self.prepare())

    def prepare(self) -> asyncio.Task[Show]:
        """What could not be prepared, as on a busy machine, is begun anew at the next asking."""
        if self._first is None or failed(self._first):
            self._first = self._preparing(self._beginnings[0], "demo's first show")
        return self._first

    async def of(self, part: Part) -> Show:
        """One after the other: side by side each would take twice as long."""
        first = await self.first()
        if not self._taken:
            other: Part = "story" if part == "minute" else "minute"
            self._taken[part] = asyncio.get_running_loop().create_future()
            self._taken[part].set_result(first)
            self._taken[other] = self._another()
        elif failed(self._taken[part]):
            self._taken[part] = self._another()
        return await asyncio.shield(self._taken[part])

    def give_up(self, part: Part) -> None:
        """Have it begun anew at the next asking: a story that broke in the middle cannot go on."""
        broken: asyncio.Future[Show] = asyncio.get_running_loop().create_future()
        broken.cancel()
        self._taken[part] = broken

    @property
    def begun(self) -> list[Show]:
        done = [each.result() for each in self._works if each.done() and not failed(each)]
        return list({id(show): show for show in done}.values())

    @property
    def _works(self) -> list[asyncio.Future[Show]]:
        return [*filter(None, [self._first]), *self._taken.values()]

    def _another(self) -> asyncio.Task[Show]:
        return self._preparing(self._beginnings[1], "demo's second show")

    def _preparing(self, begin: Beginning, name: str) -> asyncio.Task[Show]:
        return asyncio.create_task(self._stack.enter_async_context(begin()), name=name)

    async def close(self) -> None:
        """End all that was begun."""
        for work in self._works:
            work.cancel()
        await asyncio.gather(*self._works, return_exceptions=True)
        await self._stack.aclose()
