"""A server with the bot on it, set up as an organiser would."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rehearsal.stage import Stage
from bot.rehearsal.world import start_world


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The bot, just invited; nobody has set anything up."""
    world = await start_world()
    stage = Stage(world, tmp_path / "data")
    await stage.start()
    yield stage
    await stage.stop()
    await world.close()
    assert world.problems == []
