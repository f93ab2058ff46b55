"""The world, the bot beside it and what it has written down, as one thing to start and end."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.clock import OffsetClock
from bot.domain.times.zones import load_zones
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.deeds.scene import Scene, Troupe
from bot.rehearsal.demo.casting import CROWD, SET_UP, playbill
from bot.rehearsal.demo_data import read_demo, read_programme
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.world import World, start_world
from bot.rehearsal.ledger import Ledger
from bot.saying.i18n import Localizer

_FOLDER_PREFIX = "rostrum-demo-"


@dataclass(slots=True, kw_only=True)
class Show(Troupe):
    """Made by `open_show`. Whoever acts, moves time or touches the bot holds `stage`."""

    stage: asyncio.Lock = field(default_factory=asyncio.Lock)
    dismissed: set[int] = field(default_factory=set[int])
    """Private replies that their reader has closed."""
    pulls: int = 0
    """How often the plug was pulled."""
    pulled: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    """What is seen of the last time, as far as it has come."""

    @property
    def today(self) -> Scene:
        """The talk of the afternoon on which the page opens."""
        return self.scene(self.demo.talks[-1])

    def allow_team(self, *commands: str) -> None:
        """Show commands to note-takers too, as an admin can in the server's settings."""
        discord, server = self.world.discord, self.world.home.id
        allowed = {"id": str(self.world.role("Note-taker").id), "type": 1, "permission": True}
        for name in commands:
            command = discord.find_command(name, server)
            if command is not None:
                discord.set_command_permissions(server, int(command["id"]), [allowed])

    def dismiss(self, reply: Outcome) -> None:
        self.dismissed.update(message.id for message in reply.messages)

    def forget_private_replies(self) -> None:
        """Close every private reply, as Discord does when a client starts anew."""
        stored = self.world.discord.messages.values()
        self.dismissed |= {m.id for each in stored for m in each.values() if m.is_ephemeral}


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
        # The one reads while the other starts.
        show, _ = await asyncio.gather(asyncio.to_thread(_prepare, world, bot), bot.start())
        yield show


def _prepare(world: World, bot: BotProcess) -> Show:
    load_zones()
    return Show(
        world=world,
        bot=bot,
        ledger=Ledger(bot.data),
        demo=read_demo(),
        programme=read_programme(),
        text=Localizer.load().english,
        crowd=CROWD,
    )
