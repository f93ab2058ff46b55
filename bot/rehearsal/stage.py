"""The real bot beside a simulated Discord, in one process: for stories that look into both."""

import asyncio
import contextlib
from pathlib import Path

from bot.application import running
from bot.bootstrap.building import Application, build
from bot.guild.address import REHEARSAL_TOKEN, point_discord_at
from bot.guild.rehearsal_link import RehearsalLink
from bot.rehearsal.discord.world import World
from bot.settings import Settings
from bot.stalls import StallWatch


class Stage:
    """Starts and restarts the bot on one data folder; `bot` is the one that runs now."""

    def __init__(
        self,
        world: World,
        folder: Path,
        servers: tuple[int, ...] = (),
        web_address: str | None = None,
    ) -> None:
        """`servers` as the host may list them; with a `web_address` pages are served here."""
        self.world = world
        self.folder = folder
        address = world.base_url.removesuffix("/api/v10")
        self._settings = Settings(
            data=folder,
            servers=servers,
            rehearsal=address,
            web_address=web_address,
            # Any port that is free.
            web_listen=("127.0.0.1", 0),
        )
        self._stack = contextlib.AsyncExitStack()
        self._bot: Application | None = None

    @property
    def bot(self) -> Application:
        assert self._bot is not None, "the bot is not started"
        return self._bot

    async def start(self) -> None:
        stack = self._stack
        stack.callback(point_discord_at(self.world.base_url, self.world.gateway_url))
        self._bot = await build(self._settings, self.world.clock, strict=True)
        self._bot.client.expect_servers_at_once()
        stalls = await stack.enter_async_context(StallWatch())
        await stack.enter_async_context(running(self._bot, REHEARSAL_TOKEN))
        await self._bot.client.wait_until_ready()
        await self._link(stack, self._bot, stalls)

    async def _link(
        self, stack: contextlib.AsyncExitStack, bot: Application, stalls: StallWatch
    ) -> None:
        async def settle() -> float:
            await bot.timekeeper.settle()
            return stalls.longest

        link = RehearsalLink(self.world.control_url, None, settle, bot.timekeeper.next_wake)
        link.start()
        stack.push_async_callback(link.close)
        async with asyncio.timeout(10):
            await link.connected.wait()

    async def stop(self) -> None:
        await self._stack.aclose()
        self._stack = contextlib.AsyncExitStack()
        self._bot = None

    async def restart(self) -> None:
        await self.stop()
        await self.start()
