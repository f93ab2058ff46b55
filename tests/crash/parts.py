"""A long run in parts that need nothing of each other, to be played side by side."""

import asyncio
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.crash.harness import Conditions, Tally, stage

MEMORIES = tuple(timedelta(minutes=minutes) for minutes in (0, 1, 5, 10))
# Each folder and each simulated Discord is used for so many kills: counting is over all of it.
PART = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the run that needs nothing of the others."""

    conditions: Conditions
    seed: str
    kills: int


def plan(kills: int, seed: str) -> Iterator[Part]:
    lots = random.Random(seed)
    for number, first in enumerate(range(0, kills, PART), start=1):
        conditions = Conditions(memory=lots.choice(MEMORIES), may_read=number % 4 != 0)
        yield Part(conditions=conditions, seed=f"{seed}-{number}", kills=min(PART, kills - first))


def play_alone(part: Part) -> Tally:
    return asyncio.run(play(part.conditions, part.seed, part.kills))


async def play(conditions: Conditions, seed: str, kills: int) -> Tally:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        async with stage(Path(folder), conditions, seed) as crashes:
            return await crashes.play(kills)
