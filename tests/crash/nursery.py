"""The tests' end of `killable_bot`: bots as processes of their own, one after another."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from pathlib import Path
from typing import Self

from bot.guild.address import REHEARSAL_TOKEN
from bot.paths import CHECKOUT
from bot.rehearsal.discord.world import World
from bot.settings import PREFIX
from tests.crash.steps import BY_DISCORD, Step, Strike

_BEAT = 0.002


class Nursery:
    """Starts, kills and awaits the one bot that lives on `folder`."""

    def __init__(self, world: World, folder: Path, *, careless: bool = False) -> None:
        """A `careless` bot sends again without looking."""
        self._careless = careless
        self._world = world
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self._waiting: asyncio.Task[None] | None = None
        self.pid = 0
        self.status: int | None = None
        """How the last bot ended; None while it lives."""

    @property
    def data(self) -> Path:
        return self._folder / "data"

    @property
    def log(self) -> Path:
        return self._folder / "bot.log"

    @property
    def _connected(self) -> bool:
        return self._world.gateway.connected and self._world.control.linked

    @property
    def alive(self) -> bool:
        return self.pid != 0 and self.status is None

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.crash.killable_bot",
            cwd=CHECKOUT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.kill()
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()

    async def start(self, strike: Strike | None) -> bool:
        """Start a bot; True once it is connected, False if it died before."""
        await self._order(strike)
        while self.alive and not self._connected:  # noqa: ASYNC110 - one end is a process's
            await asyncio.sleep(_BEAT)
        return self.alive

    async def kill(self) -> None:
        """SIGKILL, if it lives, and wait until Discord has noticed."""
        self.shoot()
        await self.ended()
        await self._world.disconnected()

    async def ended(self) -> None:
        if self._waiting is not None:
            await self._waiting

    def shoot(self) -> None:
        """SIGKILL from where nobody can wait: inside the simulated Discord, or a timer."""
        if self.alive:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    async def _order(self, strike: Strike | None) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        order: dict[str, object] = {"environment": self._environment(), "log": str(self.log)}
        order["careless"] = self._careless
        own = BY_DISCORD | {Step.ANY_MOMENT}
        if strike is not None and strike.step not in own:
            order |= {"step": strike.step.value, "nth": strike.nth}
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self.status = None
        self.pid = await self._read()
        self._waiting = asyncio.create_task(self._wait(), name="wait for the bot's end")

    async def _wait(self) -> None:
        self.status = await self._read()

    async def _read(self) -> int:
        assert self._process is not None
        assert self._process.stdout is not None
        return int(await self._process.stdout.readline())

    def _environment(self) -> dict[str, str]:
        own = {
            "TOKEN": REHEARSAL_TOKEN,
            "DATA": str(self.data),
            "REHEARSAL": self._world.base_url.removesuffix("/api/v10"),
            "LOG_LEVEL": "INFO",
        }
        return {PREFIX + name: value for name, value in own.items()}
