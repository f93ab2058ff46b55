"""The bot as `serve` runs it, with a watchdog whose watch jumps."""

import asyncio
from dataclasses import dataclass, field

from bot.application import serve
from bot.bootstrap.building import Application
from bot.guild.address import REHEARSAL_TOKEN
from bot.guild.watchdog import PATIENCE, Watchdog

TOO_LONG = PATIENCE.total_seconds() + 1
_BEAT = 0.01


class Watch:
    """Monotonic seconds that pass when the test says so."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class HastyWatchdog(Watchdog):
    """Looks often, for a watch that jumps."""

    async def lost(self, beat: float = _BEAT) -> None:
        await super().lost(beat)


@dataclass(slots=True)
class Serving:
    """A run of the bot, from its start to its exit code."""

    application: Application
    watch: Watch = field(default_factory=Watch)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[int] = field(init=False)

    def start(self) -> None:
        watchdog = HastyWatchdog(self.application.client, self.watch)
        running = serve(self.application, REHEARSAL_TOKEN, stop=self.stop, watchdog=watchdog)
        self.task = asyncio.create_task(running, name="serving")

    async def ready(self) -> None:
        async with asyncio.timeout(10):
            # Before the login there is nothing to wait for.
            while not self.application.client.is_ready():  # noqa: ASYNC110
                await asyncio.sleep(_BEAT)

    async def end(self) -> int:
        """Wait for the end; returns the exit code."""
        async with asyncio.timeout(10):
            return await self.task

    async def close(self) -> None:
        self.stop.set()
        await asyncio.gather(self.task, return_exceptions=True)
