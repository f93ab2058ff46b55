"""A Discord that does not take the commands, or has lost them: the bot runs, and goes on trying."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.rehearsal.discord import faults
from bot.rehearsal.discord.faults import Fault
from bot.rehearsal.discord.world import World
from bot.rehearsal.stage import Stage
from tests.wire.evening import HOUR, MINUTE, Evening

pytestmark = pytest.mark.evidence

COMMANDS = r"/applications/\d+/commands"
ALWAYS = 10_000
REFUSALS = {
    "400": faults.refused("PUT", COMMANDS, status=400, code=50035, times=ALWAYS),
    "403": faults.refused("PUT", COMMANDS, status=403, code=50001, times=ALWAYS),
    "429": faults.too_many_requests("PUT", COMMANDS, via=False, times=ALWAYS),
    "500": faults.server_error("PUT", COMMANDS, times=ALWAYS),
    "reset": faults.never_arrived("PUT", COMMANDS, times=ALWAYS),
    "a page": faults.stopped_on_the_way("PUT", COMMANDS, status=403, times=ALWAYS),
    "odd JSON": faults.garbled("PUT", COMMANDS, times=ALWAYS),
}


@pytest.fixture
async def unstarted(world: World, tmp_path: Path) -> AsyncIterator[Stage]:
    stage = Stage(world, tmp_path / "data")
    yield stage
    await stage.stop()


def registered(world: World) -> set[str]:
    return {name for name, _ in world.discord.commands.get(None, {})}


def puts(world: World) -> int:
    return world.requests.count("PUT", "/applications/{id}/commands")


@pytest.mark.parametrize("fault", REFUSALS.values(), ids=REFUSALS.keys())
async def test_bot_runs_without_commands_and_registers_them_later(unstarted: Stage, fault: Fault):
    world = unstarted.world
    world.hooks.append(fault)
    await unstarted.start()
    evening = Evening(stage=unstarted)
    await evening.set_up()
    await evening.announce(ahead=72 * HOUR)
    await world.advance(MINUTE)
    assert (await evening.census()).wrong == []
    assert [m for m in world.messages("talks") if "Calendar" in m.labels]

    world.hooks.remove(fault)
    await world.advance(2 * HOUR)
    assert {"desk", "talk", "log"} <= registered(world)
    assert "Your talks" in (await world.person("Mia Member").slash("me")).text


async def test_tries_are_ever_further_apart_and_told_once(unstarted: Stage, caplog):
    world = unstarted.world
    fault = faults.refused("PUT", COMMANDS, status=403, code=50001, times=ALWAYS)
    world.hooks.append(fault)
    await unstarted.start()
    await Evening(stage=unstarted).set_up()
    tries = []
    for minutes in (1, 2, 4, 8, 16, 32, 60, 60):
        before = fault.struck
        await world.advance(timedelta(minutes=minutes) - timedelta(seconds=5))
        early = fault.struck - before
        await world.advance(timedelta(seconds=5))
        tries.append((early, fault.struck - before))
    assert tries == [(0, 1)] * 8
    # Whoever runs the bot reads it, and no team.
    assert world.messages("backstage") == []
    letters = [m for name in world.people for m in world.dms(world.person(name))]
    (notice,) = letters
    assert notice.text.startswith("**Discord does not take my commands**: HTTP 403, code 50001.")
    lines = [each for each in caplog.records if each.message == "commands_not_synced"]
    assert [each.fields["again_s"] for each in lines][:3] == [60, 120, 240]


async def test_commands_that_vanished_are_registered_at_the_next_start(stage: Stage):
    stage.world.discord.commands[None].clear()
    await stage.restart()
    assert "desk" in registered(stage.world)
    assert puts(stage.world) == 2


async def test_commands_that_somebody_else_changed_are_registered_again(stage: Stage):
    world = stage.world
    others = [{"name": "desk", "description": "Another bot's", "type": 1}]
    world.discord.register_commands(None, others)
    await stage.restart()
    assert {"desk", "talk", "log"} <= registered(world)
    assert world.discord.find_command("desk", None)["description"] != "Another bot's"


async def test_new_application_gets_the_commands(stage: Stage):
    world = stage.world
    world.discord.application_id += 1
    await stage.restart()
    assert puts(world) == 2
    await stage.restart()
    assert puts(world) == 2


async def test_look_that_fails_keeps_nobody_down(stage: Stage):
    world = stage.world
    look = faults.server_error("GET", COMMANDS, status=503, times=1)
    world.hooks.append(look)
    world.discord.commands[None].clear()
    await stage.restart()
    assert registered(world) == set()
    await world.advance(2 * MINUTE)
    assert "desk" in registered(world)
