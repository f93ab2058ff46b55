"""How the bot ends where Discord is silent, or will not have it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.application import serve
from bot.bootstrap import Application, build
from bot.exits import GATEWAY_LOST, REFUSED_BY_DISCORD, STOPPED
from bot.guild.address import REHEARSAL_TOKEN, point_discord_at
from bot.guild.watchdog import PATIENCE, Watchdog
from bot.rehearsal import faults
from bot.rehearsal.world import World, start_world
from bot.settings import Settings, SettingsError

TOO_LONG = PATIENCE.total_seconds() + 1
BEAT = 0.01


class Watch:
    """Monotonic seconds that pass when the test says so."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class HastyWatchdog(Watchdog):
    """Looks often, for a watch that jumps."""

    async def lost(self, beat: float = BEAT) -> None:
        await super().lost(beat)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
async def world() -> AsyncIterator[World]:
    world = await start_world()
    undo = point_discord_at(world.base_url, world.gateway_url)
    yield world
    undo()
    await world.close()


@pytest.fixture
async def application(world: World, tmp_path: Path) -> Application:
    settings = Settings(data=tmp_path / "data", rehearsal=world.base_url.removesuffix("/api/v10"))
    application = await build(settings, world.clock)
    application.client.expect_servers_at_once()
    return application


@pytest.fixture
def watchdog(application: Application, watch: Watch) -> Watchdog:
    return HastyWatchdog(application.client, watch)


@pytest.fixture
async def serving(application: Application, watchdog: Watchdog) -> AsyncIterator[asyncio.Task[int]]:
    stop = asyncio.Event()
    task = asyncio.create_task(
        serve(application, REHEARSAL_TOKEN, stop=stop, watchdog=watchdog), name="serving"
    )
    yield task
    stop.set()
    await asyncio.gather(task, return_exceptions=True)


async def ready(application: Application) -> None:
    async with asyncio.timeout(10):
        # Before the login there is nothing to wait for.
        while not application.client.is_ready():  # noqa: ASYNC110
            await asyncio.sleep(BEAT)


async def end_of(serving: "asyncio.Task[int]") -> int:
    async with asyncio.timeout(10):
        return await serving


async def test_resume_that_finds_no_door_ends_the_process(world, application, serving, watch):
    await ready(application)
    world.gateway.refuse_connections = True
    world.gateway.drop()
    watch.seconds += TOO_LONG
    assert await end_of(serving) == GATEWAY_LOST


async def test_lost_session_and_a_long_back_off_end_the_process(world, application, serving, watch):
    await ready(application)
    world.gateway.refuse_connections = True
    world.gateway.drop()
    world.gateway.forget_sessions()
    watch.seconds += TOO_LONG
    assert await end_of(serving) == GATEWAY_LOST


async def test_door_that_never_opened_ends_the_process(world, serving, watch):
    world.gateway.refuse_connections = True
    await world.until(lambda: world.requests.entries)
    watch.seconds += TOO_LONG
    assert await end_of(serving) == GATEWAY_LOST


async def test_heartbeat_alone_is_a_sign_of_life(world, application, serving, watch, watchdog):
    await ready(application)
    for _ in range(3):
        watch.seconds += TOO_LONG - 2
        before = application.client.latency
        await world.gateway._say({"op": 1, "d": None})
        async with asyncio.timeout(5):
            while application.client.latency == before:  # noqa: ASYNC110
                await asyncio.sleep(0)
        assert not watchdog.look()
    assert not serving.done()


async def test_silence_of_a_living_line_ends_the_process(world, application, serving, watch):
    await ready(application)
    world.gateway.answer_heartbeats = False
    world.gateway.mangle = lambda _event, _payload: 0
    watch.seconds += TOO_LONG
    assert await end_of(serving) == GATEWAY_LOST


@pytest.mark.parametrize("code", [4004, 4010, 4013, 4014])
async def test_close_code_that_is_final_is_told_apart(world, application, serving, code):
    await ready(application)
    await world.gateway.close_with(code)
    assert await end_of(serving) == REFUSED_BY_DISCORD


@pytest.mark.parametrize("code", [4000, 4009, 1012])
async def test_other_close_codes_are_taken_up_again(world, application, serving, code):
    await ready(application)
    await world.gateway.close_with(code)
    await world.until(lambda: world.gateway.resumed or world.gateway.identified > 1)
    await world.connected()
    assert not serving.done()


async def test_discord_that_is_down_at_the_start_is_tried_again_later(world, serving):
    world.hooks.append(faults.server_error("GET", "/users/@me", status=503, times=10))
    assert await end_of(serving) == GATEWAY_LOST


async def test_refused_token_is_said_in_words(world, serving):
    world.token = "another"
    with pytest.raises(SettingsError):
        await end_of(serving)


async def test_ordinary_end_is_none_of_these(application, watchdog):
    stop = asyncio.Event()
    task = asyncio.create_task(
        serve(application, REHEARSAL_TOKEN, stop=stop, watchdog=watchdog), name="serving"
    )
    await ready(application)
    stop.set()
    assert await end_of(task) == STOPPED
