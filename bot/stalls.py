"""How long the event loop was ever held up, and what keeps that short."""

import asyncio
import contextlib
import gc
import sys
import time
from typing import Self

_BEAT = 0.01  # seconds
_TURN = 0.001  # seconds


def keep_stalls_short() -> None:
    """Let the store's threads compute for 1 ms, not for 5, while the event loop wants to go on.

    What is loaded by now is never looked through for garbage again: a full search through the
    libraries took a tenth of a second and more. Holds for the whole process.
    """
    sys.setswitchinterval(_TURN)
    gc.freeze()


class StallWatch:
    """Beats inside the loop; what a beat comes late is a stall. `longest` is in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._beat(), name="stall watch")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _beat(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(_BEAT)
            self.longest = max(self.longest, time.perf_counter() - before - _BEAT)
