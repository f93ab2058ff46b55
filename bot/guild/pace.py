"""Keeps the bot's requests below Discord's global limit, so that it is never told to stop."""

import asyncio
import time
from collections.abc import Callable
from types import SimpleNamespace

import aiohttp
from discord.http import Route

from bot.network import is_by_itself

# Discord takes 50 requests a second from a bot (topics/rate-limits): no second may hold more.
PER_SECOND = 40
AT_ONCE = 10
# Not counted there (interactions/receiving-and-responding), and people are waiting.
_ANSWERS = ("/interactions/", "/webhooks/")


class Pace:
    """Lets `AT_ONCE` requests pass at once and `PER_SECOND` on average; the others wait in line.

    What the bot does by itself takes no place in the line before that is free, so what a person
    waits for stands behind none of it. discord.py only reacts to the limit, and then holds
    everything; and whoever is refused 10,000 times in ten minutes is banned for a while. `watch`
    counts monotonic seconds.
    """

    def __init__(self, watch: Callable[[], float] = time.monotonic) -> None:
        self._watch = watch
        # When the last request that was let in has its turn, if none had come early.
        self._turn = watch()
        self._waiting_for_room = asyncio.Lock()

    def slow(self, trace: aiohttp.TraceConfig) -> None:
        """Make the requests that are traced keep the pace."""
        trace.on_request_start.append(self._on_request_start)

    def wait(self) -> float:
        """Take the next place in the line, and return after how many seconds it comes."""
        now = self._watch()
        place = self._next_place(now)
        self._turn = place + 1 / PER_SECOND
        return max(0.0, place - now)

    async def wait_for_room(self) -> None:
        """Take a place once one is free, in the order in which this is called."""
        async with self._waiting_for_room:
            while (seconds := self._next_place(now := self._watch()) - now) > 0:  # noqa: ASYNC110 - of time
                await asyncio.sleep(seconds)
            self.wait()

    def _next_place(self, now: float) -> float:
        return max(self._turn, now - (AT_ONCE - 1) / PER_SECOND)

    async def _on_request_start(
        self,
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        params: aiohttp.TraceRequestStartParams,
    ) -> None:
        path = str(params.url).removeprefix(Route.BASE)
        # What kept its beginning is a file from elsewhere.
        if not path.startswith("/") or path.startswith(_ANSWERS):
            return
        if is_by_itself():
            await self.wait_for_room()
        else:
            await asyncio.sleep(self.wait())
