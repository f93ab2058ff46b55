"""The stage of the stories, with a discord.py that does not pause between its own attempts."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from types import ModuleType, SimpleNamespace

import discord
import pytest
from discord.gateway import KeepAliveHandler

from bot.guild.address import point_discord_at
from bot.rehearsal.discord.world import World
from tests.stories.conftest import ready, stage, world

__all__ = ("hasty", "ready", "stage", "world")

_LONGEST_PAUSE = 0.01


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten what discord.py sleeps by itself: 1 to 9 s after a 5xx, 5 s before an IDENTIFY.

    The bot's own waits and the simulated Discord keep theirs.
    """

    async def sleep(seconds: float, result: object = None) -> object:
        return await asyncio.sleep(min(seconds, _LONGEST_PAUSE), result)

    asyncio_in_a_hurry = SimpleNamespace(**vars(asyncio) | {"sleep": sleep})
    modules: list[ModuleType] = [discord.http, discord.client, discord.webhook.async_]
    for module in modules:
        monkeypatch.setattr(module, "asyncio", asyncio_in_a_hurry)


@pytest.fixture(autouse=True)
async def no_line_left() -> AsyncIterator[None]:
    """Close what discord.py leaves open where a connection fails before IDENTIFY.

    41 seconds later the thread of its heartbeats would meet a loop that is closed.
    """
    yield
    for thread in threading.enumerate():
        if isinstance(thread, KeepAliveHandler):
            thread.stop()
            thread.ws.socket._response.close()


@pytest.fixture
def stage_address(world: World) -> Iterator[None]:
    """Point discord.py at the world, for a bot that is started without a stage."""
    undo = point_discord_at(world.base_url, world.gateway_url)
    yield
    undo()
