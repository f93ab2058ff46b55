"""Each fault of a request, on each way of sending: nothing is lost, doubled or left in silence."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import aiohttp
import pytest

from bot.domain.delivery import DeliveryKind
from bot.rehearsal import faults
from bot.rehearsal.faults import Fault, Silence
from bot.rehearsal.stage import Stage
from tests.wire.evening import EXPECTED, Evening
from tests.wire.every_path import EDITS, PATHS, EveryPath, MakeFault

PATIENCE = 0.25  # seconds that the bot waits for an answer, instead of five minutes


def _(make: Callable[..., Fault], **options: object) -> MakeFault:
    return lambda method, path: make(method, path, **options)


# After these the message surely was not sent, or nobody knows: the bot finds out by itself.
PASSING: dict[str, MakeFault] = {
    "429": _(faults.too_many_requests),
    "429 for a minute": _(faults.too_many_requests, retry_after=60),
    "429 again and again": _(faults.too_many_requests, times=6),
    "429 for the whole bot": _(faults.too_many_requests, everywhere=True),
    "429 without Via": _(faults.too_many_requests, via=False),
    "429 as a page": _(faults.stopped_on_the_way, status=429),
    "500": _(faults.server_error, status=500),
    "502": _(faults.server_error, status=502),
    "503": _(faults.server_error, status=503),
    "504": _(faults.server_error, status=504),
    "500 until discord.py gives up": _(faults.server_error, status=500, times=6),
    "502 as a page": _(faults.stopped_on_the_way, status=502),
    "done, but 500": _(faults.accepted_but_failed, status=500),
    "done, but 503": _(faults.accepted_but_failed, status=503),
    "done, but 504 until discord.py gives up": _(faults.accepted_but_failed, status=504, times=6),
    "done, but 524": _(faults.accepted_but_failed, status=524),
    "reset before": _(faults.never_arrived),
    "reset after": _(faults.lost_answer),
    "reset in the answer": _(faults.cut_answer),
    "time-out before": _(Silence, seconds=2 * PATIENCE, phase="before"),
    "time-out after": _(Silence, seconds=2 * PATIENCE, phase="after"),
    "half of the JSON": _(faults.garbled),
    "a page instead of JSON": _(faults.garbled, html=True),
    "401": _(faults.refused, status=401, code=0),
    "403 as a page": _(faults.stopped_on_the_way, status=403),
    "404 as a page": _(faults.stopped_on_the_way, status=404),
}

# Discord says no, and only people can change that.
FINAL: dict[str, MakeFault] = {
    "403 missing access": _(faults.refused, status=403, code=50001),
    "403 missing permissions": _(faults.refused, status=403, code=50013),
    "404 unknown channel": _(faults.refused, status=404, code=10003),
    "400 invalid form": _(faults.refused, status=400, code=50035),
}


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
