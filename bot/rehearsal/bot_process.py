"""The real bot as a process of its own, which may be killed at any moment."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

from bot.guild.address import REHEARSAL_TOKEN
from bot.paths import CHECKOUT
from bot.rehearsal.discord.world import World
from bot.settings import PREFIX

_START_LIMIT = 30.0  # real seconds
_STOP_LIMIT = 5.0
_BEAT = 0.02
_TAIL = 2000  # characters of the log that explain an unwanted end


class BotDiedError(Exception):
    """The bot ended by itself; the text is the end of its log."""


class BotProcess:
    """`python -m bot run` against a simulated Discord, with a data folder and a log of its own."""

    def __init__(self, world: World, folder: Path) -> None:
        """`folder` must exist; the store goes into its `data`, the log into its `bot.log`."""
        self._world = world
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._spawning: asyncio.Future[subprocess.Popen[bytes]] | None = None

    @property
    def data(self) -> Path:
        return self._folder / "data"

    @property
    def log(self) -> Path:
        return self._folder / "bot.log"

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def ended(self) -> str:
        """How its last life ended, as the system tells it; empty while it runs."""
        if self._process is None or (code := self._process.poll()) is None:
            return ""
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"

    async def start(self) -> None:
        """Start it and wait until it is connected and all that was due is done.

        Raises `BotDiedError`, or TimeoutError where it neither ends nor connects.
        """
        if self._spawning is not None:
            # An earlier start was given up, or failed.
            await self.stop()
        self._spawning = asyncio.ensure_future(asyncio.to_thread(self._spawn))
        self._process = await asyncio.shield(self._spawning)
        self._spawning = None
        deadline = time.monotonic() + _START_LIMIT
        while not (self._world.gateway.connected and self._world.control.linked):
            await self.check()
            if time.monotonic() > deadline:
                raise TimeoutError("the bot did not connect")
            await asyncio.sleep(_BEAT)
        await self._world.connected()
        await self._world.settle()

    async def kill(self) -> None:
        """Kill it on the spot (SIGKILL) and wait until Discord has noticed.

        Nothing in it gets to tidy up.
        """
        await self._end_spawning()
        if self._process is None:
            return
        self._process.kill()
        await asyncio.to_thread(self._process.wait)
        await self._world.disconnected()

    async def stop(self) -> None:
        """End it in order (SIGTERM), or, if that takes too long, at once.

        One whose start was given up while it was being spawned is waited for, and ended as well:
        it would write into a folder that is gone.
        """
        await self._end_spawning()
        if self._process is None:
            return
        self._process.terminate()
        try:
            await asyncio.to_thread(self._process.wait, _STOP_LIMIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            await asyncio.to_thread(self._process.wait)

    async def _end_spawning(self) -> None:
        """Wait for what is being spawned: there may be a process of which nobody knows yet."""
        if self._spawning is None:
            return
        await asyncio.wait([self._spawning])
        spawning, self._spawning = self._spawning, None
        if not spawning.cancelled() and spawning.exception() is None:
            self._process = spawning.result()

    async def check(self) -> None:
        """Raise `BotDiedError` if it is not running."""
        if not self.running:
            raise BotDiedError(await asyncio.to_thread(self._end_of_log))

    def _spawn(self) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            return self._run(log)

    def _run(self, log: BinaryIO) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C is for us, and we end the bot in order.
        return subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=CHECKOUT,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
        own = {
            "TOKEN": REHEARSAL_TOKEN,
            "DATA": str(self.data),
            "REHEARSAL": self._world.base_url.removesuffix("/api/v10"),
            "LOG_LEVEL": "INFO",
        }
        return kept | {PREFIX + name: value for name, value in own.items()}

    def _end_of_log(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-_TAIL:]
