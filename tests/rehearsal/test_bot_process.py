"""A bot that is started and given up again leaves no process behind."""

import asyncio
from pathlib import Path

import pytest

from bot.clock import OffsetClock
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.discord.blueprint import northville
from bot.rehearsal.discord.world import start_world


async def test_a_bot_whose_start_is_given_up_can_be_stopped(tmp_path: Path):
    world = await start_world(northville(), clock=OffsetClock())
    bot = BotProcess(world, tmp_path)
    starting = asyncio.create_task(bot.start())
    # It is being spawned in a thread.
    await asyncio.sleep(0)
    starting.cancel()
    # Whoever gives up does not wait for the start: `gather` ends as soon as one of its parts does.
    await bot.stop()
    with pytest.raises(asyncio.CancelledError):
        await starting

    assert bot.ended
    await world.close()
