"""Each fault of a request, on each way of sending: nothing is lost, doubled or left in silence."""

from collections import Counter
from datetime import timedelta

import aiohttp
import pytest

from bot.domain.delivery import DeliveryKind
from bot.rehearsal.stage import Stage
from tests.wire.evening import EXPECTED, Evening
from tests.wire.every_path import EDITS, PATHS, EveryPath, MakeFault
from tests.wire.table import FINAL, PASSING, PATIENCE


@pytest.fixture
async def evening(stage: Stage) -> Evening:
    stage.world.knobs.nonce_memory = timedelta(0)
    stage.bot.client.http._HTTPClient__session._timeout = aiohttp.ClientTimeout(total=PATIENCE)
    evening = Evening(stage=stage)
    await evening.set_up()
    return evening


async def play(
    evening: Evening, fault: MakeFault, *, paths: frozenset[str] = PATHS, mend: bool = False
) -> None:
    hook = EveryPath(evening.stage.world, fault, paths)
    evening.stage.world.hooks.append(hook)
    await evening.play(mend=mend)
    assert hook.struck == paths
    assert (await evening.census()).sent - Counter({DeliveryKind.NOTICE: 99}) == EXPECTED
    assert await evening.held() == []


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING.keys())
async def test_evening_under_a_fault_is_whole(evening: Evening, fault):
    await play(evening, fault)


@pytest.mark.parametrize("fault", FINAL.values(), ids=FINAL.keys())
async def test_refusals_are_held_told_and_mended(evening: Evening, fault):
    await play(evening, fault, paths=PATHS - EDITS, mend=True)


@pytest.mark.parametrize("name", ["done, but 504 until discord.py gives up", "reset after"])
async def test_discord_that_remembers_nonces_makes_no_difference(evening: Evening, name):
    evening.stage.world.knobs.nonce_memory = timedelta(minutes=10)
    await play(evening, PASSING[name])
