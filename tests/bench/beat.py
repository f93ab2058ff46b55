"""How long the event loop is held up, to the millisecond."""

import asyncio
import contextlib
import time
from typing import Self

# The bot's own watch beats every 10 ms; what is measured here is not much longer.
_BEAT = 0.001


class Beat:
    """Beats inside the loop; `longest` is the most by which a beat came late, in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run())
        # It must have begun before anything else does.
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _run(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(_BEAT)
            self.longest = max(self.longest, time.perf_counter() - before - _BEAT)
