"""The world, the bot beside it and what it has written down, as one thing to start and end."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

from aiohttp import web

from bot.clock import OffsetClock
from bot.i18n import Localizer, Text
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.demo_data import Demo, read_demo
from bot.rehearsal.json_types import Json
from bot.rehearsal.person import Person
from bot.rehearsal.theatre.casting import CROWD, SET_UP, playbill
from bot.rehearsal.theatre.notebook import Facts, Notebook
from bot.rehearsal.world import World, start_world

_FOLDER_PREFIX = "rostrum-demo-"


class Show:
    """Made by `open_show`. Whoever acts, moves time or touches the bot holds `stage`."""

    def __init__(self, world: World, bot: BotProcess, demo: Demo, text: Text) -> None:
        self.world = world
        self.bot = bot
        self.demo = demo
        self.text = text
        self.notebook = Notebook(bot.data)
        self.stage = asyncio.Lock()
        self.dismissed: set[int] = set()
        """Private replies that their reader has closed."""

    def person(self, name: str) -> Person:
        return self.world.person(name)

    @property
    def crowd(self) -> list[Person]:
        return [self.world.person(name) for name in CROWD]

    async def facts(self) -> Facts:
        return await self.notebook.facts()

    def forget_private_replies(self) -> None:
        """Close every private reply, as Discord does when a client starts anew."""
        stored = self.world.discord.messages.values()
        self.dismissed |= {m.id for each in stored for m in each.values() if m.is_ephemeral}

    @contextlib.asynccontextmanager
    async def dying_at_next_message(self) -> AsyncIterator[None]:
        """Kill the bot when Discord has its next message, before the bot can hear of that."""

        async def strike(
            method: str, path: str, _body: Json, phase: str
        ) -> web.Response | Literal["drop"] | None:
            if phase == "before" or method != "POST" or not path.endswith("/messages"):
                return None
            self.world.hooks.remove(strike)
            await self.bot.kill()
            return "drop"

        self.world.hooks.append(strike)
        try:
            yield
        finally:
            with contextlib.suppress(ValueError):
                self.world.hooks.remove(strike)


@contextlib.asynccontextmanager
async def open_show() -> AsyncIterator[Show]:
    """Build the server and start the bot on a data folder that is removed at the end."""
    async with contextlib.AsyncExitStack() as stack:
        folder = await asyncio.to_thread(tempfile.TemporaryDirectory[str], prefix=_FOLDER_PREFIX)
        stack.push_async_callback(asyncio.to_thread, folder.cleanup)
        clock = OffsetClock()
        clock.set(SET_UP)
        world = await start_world(playbill(), clock=clock)
        stack.push_async_callback(world.close)
        bot = BotProcess(world, Path(folder.name))
        stack.push_async_callback(bot.stop)
        demo = await asyncio.to_thread(read_demo)
        text = (await asyncio.to_thread(Localizer.load)).english
        show = Show(world, bot, demo, text)
        stack.push_async_callback(show.notebook.close)
        await bot.start()
        yield show
