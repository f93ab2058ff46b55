"""Our clock beside the `Date` of Discord's answers, over a real socket."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.clock import ManualClock
from bot.guild.address import point_discord_at
from bot.guild.discord_time import DiscordTime
from bot.rehearsal.discord.world import World, start_world

NOW = datetime(2022, 3, 1, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Watch:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
async def world() -> AsyncIterator[World]:
    world = await start_world(clock=ManualClock(NOW))
    undo = point_discord_at(world.base_url, world.gateway_url)
    yield world
    undo()
    await world.close()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


async def test_nothing_is_known_before_the_first_answer(clock):
    assert DiscordTime(clock).ahead is None


async def test_answer_is_compared(world: World, clock):
    world.knobs.date_ahead = -HOUR
    assert await DiscordTime(clock, Watch()).ask() == HOUR


async def test_every_request_of_discord_py_is_a_comparison(world: World, clock):
    world.knobs.date_ahead = HOUR
    time = DiscordTime(clock, Watch())
    async with aiohttp.ClientSession(trace_configs=[time.trace()]) as session:
        await session.get(f"http://127.0.0.1:{world.base_url.split(':')[2].split('/')[0]}/cdn/x")
        assert time.ahead is None
        await session.get(f"{world.base_url}/gateway")
    assert time.ahead == -HOUR


async def test_step_of_our_clock_shows_without_a_request(world: World, clock):
    watch = Watch()
    time = DiscordTime(clock, watch)
    await time.ask()
    watch.seconds += 3600
    clock.advance(HOUR)
    assert time.ahead == timedelta(0)
    clock.advance(24 * HOUR)
    assert time.ahead == 24 * HOUR


async def test_answer_that_was_on_its_way_while_our_clock_was_set_is_asked_for_again(
    world: World, clock
):
    time = DiscordTime(clock, Watch())
    answers: list[str] = []

    async def set_our_clock(_method: str, path: str, _body: Any, phase: str) -> None:
        if phase == "after":
            answers.append(path)
            if len(answers) == 1:
                clock.advance(HOUR)

    world.hooks.append(set_our_clock)
    assert await time.ask() == HOUR
    assert answers == ["/gateway", "/gateway"]


async def test_silence_is_no_answer(clock):
    undo = point_discord_at("http://127.0.0.1:9/api/v10", "ws://127.0.0.1:9/gateway")
    assert await DiscordTime(clock).ask() is None
    undo()
