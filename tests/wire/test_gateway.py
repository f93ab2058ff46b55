"""Whatever happens to the gateway: the bot works on, or ends with a code that says why."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap.building import build
from bot.exits import GATEWAY_LOST, REFUSED_BY_DISCORD, SESSIONS_SPENT
from bot.rehearsal.discord import faults
from bot.rehearsal.discord.gateway.gateway import Gateway
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.world import World
from bot.settings import Settings
from bot.supervisor import FINAL
from tests.stories.acting import STARTS, Ready, crowd, sign_up
from tests.wire.serving import TOO_LONG, Serving

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
# What is done to the line, by its name.
Ways = Mapping[str, Callable[[Gateway], Awaitable[None]]]


def closed_with(code: int) -> Callable[[Gateway], Awaitable[None]]:
    async def act(gateway: Gateway) -> None:
        await gateway.close_with(code)

    return act


def closed_and_forgotten(code: int) -> Callable[[Gateway], Awaitable[None]]:
    async def act(gateway: Gateway) -> None:
        await gateway.close_with(code)
        gateway.forget_sessions()

    return act


async def cut(gateway: Gateway) -> None:
    gateway.drop()


async def cut_and_forgotten(gateway: Gateway) -> None:
    gateway.drop()
    gateway.forget_sessions()


async def asked_to_reconnect(gateway: Gateway) -> None:
    await gateway.ask_to_reconnect()


async def invalid_but_resumable(gateway: Gateway) -> None:
    await gateway.invalidate(resumable=True)


async def invalid(gateway: Gateway) -> None:
    await gateway.invalidate()


RESUMED = {
    **{f"closed with {code}": closed_with(code) for code in (1000, 1001, *range(4000, 4004))},
    **{f"closed with {code}": closed_with(code) for code in (4005, 4006, 4008)},
    "cut (1006)": cut,
    "op 7": asked_to_reconnect,
    "op 9, resumable": invalid_but_resumable,
}
BEGUN_ANEW = {
    # Discord keeps no session after these two.
    **{f"closed with {code}": closed_and_forgotten(code) for code in (4007, 4009)},
    "cut for too long": cut_and_forgotten,
    "op 9": invalid,
}


async def test_session_that_can_be_resumed_is_resumed(ready: Ready):
    gateway = ready.world.gateway
    await survives(ready, RESUMED, lambda: gateway.resumed)
    assert gateway.identified == 1


async def test_session_that_is_gone_is_begun_anew(ready: Ready):
    gateway = ready.world.gateway
    await survives(ready, BEGUN_ANEW, lambda: gateway.identified)
    assert gateway.resumed == 0


async def survives(ready: Ready, ways: Ways, counted: Callable[[], int]) -> None:
    """Again and again, each time in another way; each time somebody's press is answered."""
    members = zip(crowd(ready.world, len(ways)), ways.items(), strict=True)
    for number, (member, (name, act)) in enumerate(members, start=counted() + 1):
        await act(ready.world.gateway)
        await ready.world.until(lambda wanted=number: counted() == wanted)
        await ready.world.connected()
        assert await is_seated(ready, member), name
    await works_on(ready)


async def is_seated(ready: Ready, member: Person) -> bool:
    answer = await member.click(ready.card, "I'm going")
    return answer.text.startswith("You're on the list")


async def works_on(ready: Ready) -> None:
    """A press is answered, and what is due comes once."""
    await ready.world.connected()
    assert (await sign_up(ready, ready.mia, letters=True)).text.startswith("You're on the list")
    await ready.world.move_to(STARTS + MINUTE)
    assert len(ready.world.dms(ready.mia)) == 1
    assert len(ready.world.messages(ready.thread)) == 1


async def test_zombie_that_hears_nothing_is_replaced(ready: Ready):
    """No answer to heartbeats and no event: discord.py gives such a line up after a minute."""
    gateway, client = ready.world.gateway, ready.stage.bot.client
    client.ws._max_heartbeat_timeout = 0.1
    await ready.mia.say("general", "the wait that began with the old patience ends here")
    gateway.answer_heartbeats = False
    await ready.world.until(lambda: gateway.resumed)
    gateway.answer_heartbeats = True
    await works_on(ready)


async def test_due_messages_go_out_while_the_gateway_is_away(ready: Ready):
    await sign_up(ready, ready.mia, letters=True)
    ready.world.gateway.refuse_connections = True
    ready.world.gateway.drop()
    await ready.world.move_to(STARTS + MINUTE)
    assert len(ready.world.dms(ready.mia)) == 1
    assert len(ready.world.messages(ready.thread)) == 1
    ready.world.gateway.refuse_connections = False
    await ready.world.until(lambda: ready.world.gateway.resumed)
    await ready.world.advance(10 * MINUTE)
    assert len(ready.world.dms(ready.mia)) == 1
    assert len(ready.world.messages(ready.thread)) == 1


async def test_what_was_missed_is_replayed_once(ready: Ready):
    """Mia presses while the line is cut; the resume brings her press, and our own messages."""
    world = ready.world
    world.gateway.refuse_connections = True
    world.gateway.drop()
    await world.move_to(STARTS + MINUTE)
    pressed = asyncio.create_task(ready.mia.click(ready.card, "I'm going"))
    await knocked(world, world.gateway.refused + 1)
    world.gateway.refuse_connections = False
    assert (await pressed).text.startswith("You're on the list")
    await world.advance(MINUTE)
    assert "1 going" in ready.card.text
    assert len(world.messages(ready.thread)) == 1


# How the process ends


@pytest.fixture
async def serving(world: World, tmp_path: Path, stage_address) -> AsyncIterator[Serving]:
    settings = Settings(data=tmp_path / "data", rehearsal=world.base_url.removesuffix("/api/v10"))
    serving = Serving(await build(settings, world.clock))
    serving.application.client.expect_servers_at_once()
    serving.start()
    yield serving
    await serving.close()


@pytest.mark.parametrize("code", [4004, 4010, 4011, 4012, 4013, 4014])
async def test_close_code_that_is_final_is_not_started_again(world: World, serving: Serving, code):
    await serving.ready()
    await world.gateway.close_with(code)
    assert await serving.end() == REFUSED_BY_DISCORD
    assert REFUSED_BY_DISCORD in FINAL


async def test_wedged_resume_ends_the_process(world: World, serving: Serving):
    """The ordinary door is open, but discord.py 2.7.1 knocks at the dead one for ever."""
    await serving.ready()
    world.gateway.refuse_resumes = True
    await world.gateway.ask_to_reconnect()
    await knocked(world, 3)
    assert (world.gateway.identified, serving.application.client.is_ready()) == (1, True)
    serving.watch.seconds += TOO_LONG
    assert await serving.end() == GATEWAY_LOST
    assert GATEWAY_LOST not in FINAL


async def test_long_back_off_ends_the_process(world: World, serving: Serving, monkeypatch):
    """After an outage discord.py sleeps for up to 17 minutes, though Discord is back."""
    await serving.ready()
    monkeypatch.setattr("discord.client.asyncio", asyncio)
    monkeypatch.setattr("discord.backoff.ExponentialBackoff.delay", lambda _self: 1024.0)
    world.gateway.refuse_connections = True
    world.gateway.drop()
    await knocked(world, 1)
    world.gateway.refuse_connections = False
    serving.watch.seconds += TOO_LONG
    assert await serving.end() == GATEWAY_LOST


async def test_gateway_that_is_down_at_the_start_ends_the_process(world: World, serving: Serving):
    world.gateway.refuse_connections = True
    assert await serving.end() == GATEWAY_LOST


async def knocked(world: World, times: int) -> None:
    async with asyncio.timeout(10):
        while world.gateway.refused < times:  # noqa: ASYNC110 - a refusal makes no event
            await asyncio.sleep(0.005)


# Sessions that may be begun in a day


async def test_half_of_the_sessions_is_kept(world: World, serving: Serving):
    world.knobs.sessions_left = 500
    assert await serving.end() == SESSIONS_SPENT
    assert world.gateway.identified == 0
    assert SESSIONS_SPENT not in FINAL


async def test_last_session_of_the_first_half_is_begun(world: World, serving: Serving):
    world.knobs.sessions_left = 501
    await serving.ready()
    assert world.knobs.sessions_left == 500


async def test_line_that_breaks_again_and_again_stops_at_half(world: World, serving: Serving):
    """Not only starts cost a session: each one that cannot be resumed does."""
    await serving.ready()
    world.knobs.sessions_left = 503
    for number in (2, 3, 4):
        await cut_and_forgotten(world.gateway)
        await world.until(lambda wanted=number: world.gateway.identified == wanted)
        await world.connected()
    await cut_and_forgotten(world.gateway)
    assert await serving.end() == SESSIONS_SPENT
    assert world.gateway.identified == 4


async def test_discord_that_does_not_say_is_trusted(world: World, serving: Serving):
    world.hooks.append(faults.server_error("GET", "/gateway/bot", status=503))
    await serving.ready()
    assert world.gateway.identified == 1
