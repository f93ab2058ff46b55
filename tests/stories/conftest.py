"""A simulated server with the bot on it, as it was just invited, or set up with a talk announced.

`world.problems` is empty after every story: each request of the bot was looked up in Discord's
own OpenAPI document.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.rehearsal.discord.blueprint import Blueprint, ChannelPlan, PersonPlan, RolePlan, northville
from bot.rehearsal.discord.world import World, start_world
from bot.rehearsal.stage import Stage
from tests.stories.acting import Ready, make_ready
from tests.wire_tally import tally

# Tuesday 1 March 2022, 10:00 in Copenhagen; the clocks change on the 27th.
STORY_BEGINS = datetime(2022, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Two servers, and nobody on them knows the bot yet."""
    world = await start_world(northville(), southville(), clock=ManualClock(STORY_BEGINS))
    yield world
    await world.close()
    tally.count(world)
    assert world.problems == []


@pytest.fixture
async def stage(world: World, tmp_path: Path) -> AsyncIterator[Stage]:
    """The bot, just invited; nobody has set anything up."""
    stage = Stage(world, tmp_path / "data")
    await stage.start()
    yield stage
    await stage.stop()


@pytest.fixture
async def ready(stage: Stage) -> Ready:
    """Northville is set up, and its talk of Thursday 7 April 2022, 15:00, is announced."""
    return await make_ready(stage)


def southville() -> Blueprint:
    """A second server, with the same people in other places."""
    return Blueprint(
        server="Southville Talks",
        roles=(RolePlan(name="South organiser", permissions=("manage_events",)),),
        channels=(ChannelPlan(name="south-talks"), ChannelPlan(name="south-backstage")),
        people=(
            PersonPlan(name="Sam South", roles=("South organiser",)),
            PersonPlan(name="Mia Member"),
        ),
    )
