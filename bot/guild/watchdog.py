"""Notices a gateway that is gone and will not come back by itself."""

import asyncio
import logging
import math
import time
from collections.abc import Callable
from datetime import timedelta

from discord.ext import commands

from bot.logs import event

log = logging.getLogger(__name__)

# Longer than a dozen heartbeats (41 s apart) and than most of Discord's own restarts.
PATIENCE = timedelta(minutes=5)
BEAT = 15.0  # seconds


class Watchdog:
    """Ends the wait for a gateway that gave no sign of life for `PATIENCE`.

    discord.py 2.7.1 can try one dead resume address for ever, while `is_ready()` stays true, and
    after a long outage it sleeps for up to 17 minutes; a new process is faster than either. Signs
    of life are dispatched events (READY and RESUMED are) and acknowledged heartbeats, each of
    which changes the measured latency. `watch` counts monotonic seconds.
    """

    def __init__(self, client: commands.Bot, watch: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._watch = watch
        self._latency = math.nan
        self._heard_at = watch()
        client.add_listener(self._hear, "on_socket_event_type")

    async def lost(self, beat: float = BEAT) -> None:
        """Return when the gateway is lost; looks every `beat` seconds."""
        while not self.look():  # noqa: ASYNC110 - silence makes no event
            await asyncio.sleep(beat)
        event(log, "gateway_lost", logging.ERROR, silent_s=round(self.silence))

    def look(self) -> bool:
        """Tell whether it was silent for too long; to be called more often than that."""
        latency = self._client.latency
        if math.isfinite(latency) and latency != self._latency:
            self._heard_at = self._watch()
        self._latency = latency
        return self.silence > PATIENCE.total_seconds()

    @property
    def silence(self) -> float:
        """Seconds since the last sign of life, or since the start."""
        return self._watch() - self._heard_at

    async def _hear(self, _type: str) -> None:
        self._heard_at = self._watch()
