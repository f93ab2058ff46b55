"""A lost write ends the run with its own exit code, so that another run begins from the disk."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.application import serve
from bot.bootstrap.building import build
from bot.clock import ManualClock
from bot.exits import STOPPED, STORE_BROKEN
from bot.guild.address import REHEARSAL_TOKEN, point_discord_at
from bot.rehearsal.discord.blueprint import northville
from bot.rehearsal.discord.world import start_world
from bot.settings import Settings
from tests.factories import NOW


@pytest.mark.parametrize(("breaks", "code"), [(True, STORE_BROKEN), (False, STOPPED)])
async def test_a_lost_write_ends_the_run_with_its_own_code(tmp_path: Path, breaks: bool, code: int):
    world = await start_world(northville(), clock=ManualClock(NOW))
    undo = point_discord_at(world.base_url, world.gateway_url)
    settings = Settings(data=tmp_path / "data", rehearsal=world.base_url.removesuffix("/api/v10"))
    application = await build(settings, world.clock)
    application.client.expect_servers_at_once()
    stop = asyncio.Event()

    async def end() -> None:
        await application.client.wait_until_ready()
        if breaks:
            cause = sqlite3.OperationalError("disk I/O error")
            await asyncio.to_thread(application.store._state.broke, cause)
        else:
            stop.set()

    ending = asyncio.create_task(end())
    try:
        async with asyncio.timeout(20):
            assert await serve(application, REHEARSAL_TOKEN, stop=stop) == code
    finally:
        await ending
        undo()
        await world.close()
