"""Kills at every step of the way: no message is lost, and none stands there twice.

At least 200 kills: 52 under each of four conditions.
"""

import time
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.times.zones import load_zones
from tests.crash.harness import Conditions, stage
from tests.wire_tally import tally as wire

pytestmark = pytest.mark.evidence

MANY = 52
FORGOTTEN, REMEMBERED = timedelta(0), timedelta(minutes=10)


@pytest.fixture(autouse=True)
def _zones() -> None:
    load_zones()


@pytest.mark.parametrize(
    "conditions",
    [
        Conditions(memory=FORGOTTEN, may_read=True),
        Conditions(memory=REMEMBERED, may_read=True),
        Conditions(memory=FORGOTTEN, may_read=False),
        Conditions(memory=REMEMBERED, may_read=False),
    ],
    ids=str,
)
async def test_every_message_stands_there_once(conditions: Conditions, tmp_path: Path):
    seed, began = f"{conditions}", time.perf_counter()
    async with stage(tmp_path, conditions, seed) as crashes:
        tally = await crashes.play(MANY)
        wire.count(crashes.world)
    seconds = time.perf_counter() - began
    print(f"seed {seed!r}: {tally.kills.total()} kills in {seconds:.0f} s, {tally.kills}")
    assert tally.wrong == []
    assert tally.kills.total() >= MANY
    # Blind, it held messages, told the team of each, and finished once people had helped.
    assert (tally.held > 0) is not conditions.may_read


async def test_bot_that_never_looks_is_found_out(tmp_path: Path):
    conditions = Conditions(memory=FORGOTTEN, may_read=True)
    async with stage(tmp_path, conditions, "careless", careless=True) as crashes:
        # It ends with the first message that stands twice.
        tally = await crashes.play(MANY)
    assert any(line.startswith("doubled") for line in tally.wrong)
