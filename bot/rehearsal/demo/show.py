"""The world, the bot beside it and what it has written down, as one thing to start and end."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from bot.clock import OffsetClock
from bot.domain.times.zones import load_zones
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.demo.casting import CROWD, SET_UP, playbill
from bot.rehearsal.demo.notebook import Facts, Notebook
from bot.rehearsal.demo_data import Demo, read_demo
from bot.rehearsal.discord.faults import Hold
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.world import World, start_world
from bot.saying.i18n import Localizer, Text

_FOLDER_PREFIX = "rostrum-demo-"
_POST_LIMIT = 10.0  # real seconds


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

    def allow_team(self, *commands: str) -> None:
        """Show commands to note-takers too, as an admin can in the server's settings."""
        discord, server = self.world.discord, self.world.home.id
        allowed = {"id": str(self.world.role("Note-taker").id), "type": 1, "permission": True}
        for name in commands:
            command = discord.find_command(name, server)
            if command is not None:
                discord.set_command_permissions(server, int(command["id"]), [allowed])

    def forget_private_replies(self) -> None:
        """Close every private reply, as Discord does when a client starts anew."""
        stored = self.world.discord.messages.values()
        self.dismissed |= {m.id for each in stored for m in each.values() if m.is_ephemeral}

    @contextlib.asynccontextmanager
    async def killed_while_posting(self) -> AsyncIterator[None]:
        """At the end of the block, kill the bot in the middle of the post that the block caused.

        Discord has the message then, and neither its answer nor its event has reached the bot.
        """
        world, hold = self.world, Hold("POST", r".*/channels/\d+/messages")
        world.hooks.append(hold)
        world.gateway.mangle = lambda event, _payload: 0 if event == "MESSAGE_CREATE" else 1
        try:
            yield
            async with asyncio.timeout(_POST_LIMIT):
                await hold.accepted.wait()
            await self.bot.kill()
        finally:
            hold.release()
            world.hooks.remove(hold)
            world.gateway.mangle = None


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
        await asyncio.to_thread(load_zones)
        demo = await asyncio.to_thread(read_demo)
        text = (await asyncio.to_thread(Localizer.load)).english
        show = Show(world, bot, demo, text)
        stack.push_async_callback(show.notebook.close)
        await bot.start()
        yield show
