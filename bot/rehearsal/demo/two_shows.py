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

    def __init__(self, first: Show, another: Beginning) -> None:
        self.first = first
        self._another = another
        self._taken: dict[Part, asyncio.Future[Show]] = {}
        self._stack = contextlib.AsyncExitStack()

    async def of(self, part: Part) -> Show:
        """What could not be prepared, as on a busy machine, is begun anew at the next asking."""
        if not self._taken:
            other: Part = "story" if part == "minute" else "minute"
            self._taken[part] = asyncio.get_running_loop().create_future()
            self._taken[part].set_result(self.first)
            self._taken[other] = self._preparing()
        elif failed(self._taken[part]):
            self._taken[part] = self._preparing()
        return await asyncio.shield(self._taken[part])

    def give_up(self, part: Part) -> None:
        """Have it begun anew at the next asking: a story that broke in the middle cannot go on."""
        broken: asyncio.Future[Show] = asyncio.get_running_loop().create_future()
        broken.cancel()
        self._taken[part] = broken

    @property
    def begun(self) -> list[Show]:
        done = [each for each in self._taken.values() if each.done() and not failed(each)]
        return [self.first, *(show for each in done if (show := each.result()) is not self.first)]

    def _preparing(self) -> asyncio.Task[Show]:
        return asyncio.create_task(self._prepare(), name="demo's second show")

    async def _prepare(self) -> Show:
        return await self._stack.enter_async_context(self._another())

    async def close(self) -> None:
        """End the second one; whoever opened the first one ends it."""
        for taken in self._taken.values():
            taken.cancel()
        await asyncio.gather(*self._taken.values(), return_exceptions=True)
        await self._stack.aclose()
