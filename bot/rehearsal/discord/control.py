"""The control socket: tells bots in other processes the time, and asks them to finish their work.

The world sends `{"now": iso}`, `{"settle": n}` and `{"idle": n}`; the bot answers
`{"settled": n, "stall": seconds, "next": iso or null}` and `{"idle": n}`.
"""

import asyncio
import contextlib
import itertools
import json
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import WSMsgType, web

from bot.clock import MovableClock

_DRIFT = 0.1
# Where our clock stands still, a bot's runs on and must not seem wrong.
_STANDSTILL = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    stall: float = 0.0
    """The longest time that a bot's event loop was held up, in seconds."""
    next_due: datetime | None = None
    """When the bot has something to do next, as far as it said."""


class Control:
    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._sockets: set[web.WebSocketResponse] = set()
        self._numbers = itertools.count(1)
        self._asked: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._told: tuple[datetime, float] | None = None
        """The last time sent, and when that was by the process's own watch."""

    @property
    def linked(self) -> bool:
        return bool(self._sockets)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        await socket.send_str(json.dumps({"now": self._clock.now().isoformat()}))
        self._sockets.add(socket)
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._answered(json.loads(message.data))
        finally:
            self._sockets.discard(socket)
            self._give_up_if_alone()
        return socket

    async def tell(self, *, jumps_only: bool = False) -> None:
        """Send the time to every bot; `jumps_only` leaves out a clock that runs on by itself."""
        now, watch = self._clock.now(), time.monotonic()
        if self._told is not None:
            moved = (now - self._told[0]).total_seconds()
            expected = watch - self._told[1]
            if moved == 0 and expected < _STANDSTILL:
                return
            if jumps_only and abs(moved - expected) < _DRIFT:
                return
        self._told = now, watch
        for socket in list(self._sockets):
            await _say(socket, {"now": now.isoformat()})

    async def drop(self) -> None:
        """Close every link; bots come back by themselves."""
        for socket in list(self._sockets):
            await socket.close()

    async def settle(self, limit: float) -> Settled:
        """Ask every bot to finish all due work; raises TimeoutError past `limit` real seconds."""
        answers = await self._ask("settle", limit)
        due = [datetime.fromisoformat(a["next"]) for a in answers if a.get("next")]
        stall = max((float(a.get("stall") or 0) for a in answers), default=0.0)
        return Settled(stall=stall, next_due=min(due, default=None))

    async def idle(self, limit: float) -> None:
        """Wait until no handler runs in any bot."""
        await self._ask("idle", limit)

    async def _ask(self, what: str, limit: float) -> list[dict[str, Any]]:
        asked: list[asyncio.Future[dict[str, Any]]] = []
        for socket in list(self._sockets):
            number = next(self._numbers)
            self._asked[number] = asyncio.get_running_loop().create_future()
            asked.append(self._asked[number])
            await _say(socket, {what: number})
        self._give_up_if_alone()
        async with asyncio.timeout(limit):
            return list(await asyncio.gather(*asked))

    def _answered(self, answer: dict[str, Any]) -> None:
        number = answer.get("settled", answer.get("idle"))
        future = self._asked.pop(number, None) if number is not None else None
        if future is not None and not future.done():
            future.set_result(answer)

    def _give_up_if_alone(self) -> None:
        """A bot that was killed answers nothing any more."""
        if self._sockets:
            return
        for future in self._asked.values():
            if not future.done():
                future.set_result({})
        self._asked.clear()


async def _say(socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
    # A bot that is just dying looks open until somebody writes to it.
    with contextlib.suppress(ConnectionError):
        if not socket.closed:
            await socket.send_str(json.dumps(frame))
