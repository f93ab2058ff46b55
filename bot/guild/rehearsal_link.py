"""The bot's end of the control socket: it takes the time and says when it is done."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import aiohttp

from bot.clock import MovableClock
from bot.guild.address import require_loopback
from bot.guild.dpy_tasks import handlers_done

_PAUSE = 0.2
_HANDLER_LIMIT = 20.0
_ALONE = 20.0

UntilQuiet = Callable[[], Awaitable[float]]
NextDue = Callable[[], Awaitable[datetime | None]]


class RehearsalLink:
    """Connects again after every loss, until closed or `lost`: the world is gone for good."""

    def __init__(
        self,
        url: str,
        clock: MovableClock | None,
        settle: UntilQuiet,
        next_due: NextDue | None = None,
        *,
        alone: float = _ALONE,
    ) -> None:
        """`settle` does all due work and returns the longest stall of the event loop in seconds.

        `next_due` lets the world skip time in steps; without a clock only the questions are heard.
        `alone` is for how many real seconds it goes on looking for its world.
        """
        require_loopback(url)
        self._url = url
        self._clock = clock
        self._settle = settle
        self._next_due = next_due
        self._work: set[asyncio.Task[None]] = set()
        self._runner: asyncio.Task[None] | None = None
        self._alone = alone
        self.connected = asyncio.Event()
        self.lost = asyncio.Event()

    def start(self) -> None:
        if self._runner is None:
            self._runner = asyncio.create_task(self._run(), name="rehearsal link")

    async def found(self) -> bool:
        """Wait for the first connection; False if the link was `lost` before it."""
        ends = [asyncio.create_task(each.wait()) for each in (self.connected, self.lost)]
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for task in ends:
            task.cancel()
        return self.connected.is_set()

    async def close(self) -> None:
        tasks = [task for task in (self._runner, *self._work) if task is not None]
        self._runner = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        seen = loop.time()
        async with aiohttp.ClientSession() as session:
            while loop.time() - seen < self._alone:
                with contextlib.suppress(aiohttp.ClientError, ConnectionError):
                    await self._listen(session)
                if self.connected.is_set():
                    seen = loop.time()
                    self.connected.clear()
                await asyncio.sleep(_PAUSE)
        self.lost.set()

    async def _listen(self, session: aiohttp.ClientSession) -> None:
        async with session.ws_connect(self._url) as socket:
            self.connected.set()
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._hear(socket, json.loads(message.data))

    def _hear(self, socket: aiohttp.ClientWebSocketResponse, frame: dict[str, Any]) -> None:
        if "now" in frame and self._clock is not None:
            self._clock.set(datetime.fromisoformat(frame["now"]))
        elif "settle" in frame or "idle" in frame:
            task = asyncio.create_task(self._answer(socket, frame), name="rehearsal answer")
            self._work.add(task)
            task.add_done_callback(self._work.discard)

    async def _answer(self, socket: aiohttp.ClientWebSocketResponse, frame: dict[str, Any]) -> None:
        if "settle" in frame:
            answer: dict[str, Any] = {"settled": frame["settle"], "stall": await self._settle()}
            due = None if self._next_due is None else await self._next_due()
            answer["next"] = None if due is None else due.isoformat()
        else:
            answer = {"idle": frame["idle"]}
        await handlers_done(_HANDLER_LIMIT)
        with contextlib.suppress(ConnectionError):
            await socket.send_str(json.dumps(answer))
