"""What time it is for Discord, read from the `Date` of its answers."""

import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from types import SimpleNamespace

import aiohttp
from discord.http import Route

from bot.services.ports import Clock

log = logging.getLogger(__name__)

_TIMEOUT = aiohttp.ClientTimeout(total=10)
_ASK_AT_MOST = 3
# A step that matters, and longer than an answer takes: in a rehearsal our clock stands still.
_STEP = timedelta(seconds=30)


class DiscordTime:
    """Remembers the last answer, and goes on counting from it; `watch` counts monotonic seconds.

    So a step of our clock shows before the next request, and a suspended machine shows as a step.
    """

    def __init__(self, clock: Clock, watch: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._watch = watch
        self._heard: tuple[datetime, float] | None = None

    @property
    def ahead(self) -> timedelta | None:
        """By how much our clock is ahead of Discord's; None before the first answer."""
        if self._heard is None:
            return None
        date, at = self._heard
        return self._clock.now() - date - timedelta(seconds=self._watch() - at)

    async def ask(self) -> timedelta | None:
        """Compare anew; None where Discord does not answer. Needs no token and counts no limit."""
        try:
            async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
                return await self._compare(session)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("discord_not_asked", extra={"fields": {"error": type(error).__name__}})
            return None

    async def _compare(self, session: aiohttp.ClientSession) -> timedelta | None:
        """Our clock may be set while the answer is on its way: that one tells the time before."""
        for _ in range(_ASK_AT_MOST):
            asked, begun = self._clock.now(), self._watch()
            async with session.get(f"{Route.BASE}/gateway") as answer:
                self._hear(answer.headers)
                ahead = self.ahead
            stepped = self._clock.now() - asked - timedelta(seconds=self._watch() - begun)
            if abs(stepped) < _STEP:
                return ahead
        return None

    def trace(self) -> aiohttp.TraceConfig:
        """For `discord.Client(http_trace=...)`: every answer is a comparison."""
        config = aiohttp.TraceConfig()
        config.on_request_end.append(self._on_request_end)
        return config

    async def _on_request_end(
        self,
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        params: aiohttp.TraceRequestEndParams,
    ) -> None:
        # A file may come from a cache that is as old as its Date.
        if str(params.url).startswith(Route.BASE):
            self._hear(params.response.headers)

    def _hear(self, headers: Mapping[str, str]) -> None:
        try:
            date = parsedate_to_datetime(headers.get("Date", ""))
        except ValueError:
            return
        if date.tzinfo is not None:
            self._heard = date, self._watch()
