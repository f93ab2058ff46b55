"""Where the talks channel is an announcement channel, findings go to the servers that follow it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.clock import ManualClock
from bot.rehearsal.discord import faults
from bot.rehearsal.discord.blueprint import northville
from bot.rehearsal.discord.world import World, start_world
from tests.stories.acting import Ready, second_organiser
from tests.stories.conftest import STORY_BEGINS
from tests.stories.test_findings import findings_post, open_draft, publish, write
from tests.stories.test_mending import mend
from tests.wire_tally import tally

CROSSPOST = r"/channels/\d+/messages/\d+/crosspost"


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Northville, whose talks channel is an announcement channel."""
    plan = northville()
    channels = [
        replace(each, kind="news") if each.name == "talks" else each for each in plan.channels
    ]
    plan = replace(plan, channels=tuple(channels))
    world = await start_world(plan, clock=ManualClock(STORY_BEGINS))
    yield world
    await world.close()
    tally.count(world)
    assert world.problems == []


async def test_findings_are_passed_on_once(ready: Ready):
    world = ready.world
    panel = (await ready.ada.slash("setup", channel="backstage")).message
    panel = (await ready.ada.click(panel, "4 Check")).message
    assert "pass published key findings on to the servers that follow it" in panel.text

    # Discord did it, and nobody heard its answer.
    world.hooks.append(faults.lost_answer("POST", CROSSPOST))
    bench = await write(ready, await open_draft(ready), "Benches", "They decide who stays.")
    await publish(ready, bench, second_organiser(ready.world))
    await world.settle()
    assert findings_post(ready).crossposted
    assert not ready.card.crossposted
    assert not any("pass it on" in each.text for each in world.messages("backstage"))


async def test_team_is_told_what_was_not_passed_on_and_tries_again(ready: Ready):
    world = ready.world
    world.hooks.append(faults.refused("POST", CROSSPOST, status=403, code=50013))
    bench = await write(ready, await open_draft(ready), "Benches", "They decide who stays.")
    await publish(ready, bench, second_organiser(ready.world))
    await world.settle()

    assert not findings_post(ready).crossposted
    told = world.messages("backstage")[-1]
    assert "I could not pass it on to the servers that follow the channel." in told.text
    await mend(ready)
    assert findings_post(ready).crossposted
