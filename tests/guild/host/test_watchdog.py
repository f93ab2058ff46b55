"""How the bot ends where Discord is silent, or will not have it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.bootstrap.building import build
from bot.exits import GATEWAY_LOST, STOPPED
from bot.guild.address import point_discord_at
from bot.guild.watchdog import Watchdog
from bot.rehearsal.discord import faults
from bot.rehearsal.discord.world import World, start_world
from bot.settings import Settings, SettingsError
from tests.wire.serving import TOO_LONG, Serving


@pytest.fixture
async def world() -> AsyncIterator[World]:
    world = await start_world()
    undo = point_discord_at(world.base_url, world.gateway_url)
    yield world
    undo()
    await world.close()


@pytest.fixture
async def serving(world: World, tmp_path: Path) -> AsyncIterator[Serving]:
    settings = Settings(data=tmp_path / "data", rehearsal=world.base_url.removesuffix("/api/v10"))
    serving = Serving(await build(settings, world.clock))
    serving.application.client.expect_servers_at_once()
    serving.start()
    yield serving
    await serving.close()


async def test_heartbeat_alone_is_a_sign_of_life(world: World, serving: Serving):
    await serving.ready()
    client, watch = serving.application.client, serving.watch
    watchdog = Watchdog(client, watch)
    for _ in range(3):
        watch.seconds += TOO_LONG - 2
        before = client.latency
        await world.gateway._say({"op": 1, "d": None})
        async with asyncio.timeout(5):
            while client.latency == before:  # noqa: ASYNC110
                await asyncio.sleep(0)
        assert not watchdog.look()
    assert not serving.task.done()


async def test_silence_of_a_living_line_ends_the_process(world: World, serving: Serving):
    await serving.ready()
    world.gateway.answer_heartbeats = False
    world.gateway.mangle = lambda _event, _payload: 0
    serving.watch.seconds += TOO_LONG
    assert await serving.end() == GATEWAY_LOST


async def test_discord_that_is_down_at_the_start_is_tried_again_later(
    world: World, serving: Serving
):
    world.hooks.append(faults.server_error("GET", "/users/@me", status=503, times=10))
    assert await serving.end() == GATEWAY_LOST


async def test_refused_token_is_said_in_words(world: World, serving: Serving):
    world.token = "another"
    with pytest.raises(SettingsError):
        await serving.end()


async def test_ordinary_end_is_none_of_these(serving: Serving):
    await serving.ready()
    serving.stop.set()
    assert await serving.end() == STOPPED
