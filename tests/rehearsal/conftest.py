import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.guild.address import REHEARSAL_TOKEN, point_discord_at
from bot.rehearsal.discord.blueprint import northville
from bot.rehearsal.discord.world import World, start_world
from tests.rehearsal.discord.sample_bot import SampleBot
from tests.wire_tally import tally


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """A bot of any kind, which may do almost anything."""
    world = await start_world(replace(northville(), bot_permissions=None))
    yield world
    await world.close()
    tally.count(world)


@pytest.fixture
async def bot(world: World) -> AsyncIterator[SampleBot]:
    undo = point_discord_at(world.base_url, world.gateway_url)
    bot = SampleBot()
    running = asyncio.create_task(bot.start(REHEARSAL_TOKEN))
    await world.connected()
    yield bot
    await bot.close()
    with contextlib.suppress(asyncio.CancelledError):
        await running
    undo()
    assert world.problems == []
