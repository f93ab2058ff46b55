"""`make crash-long`: thousands of kills, or as many as fit; the report is docs/reliability.md."""

import argparse
import asyncio
import random
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bot.domain.zones import load_zones
from tests.crash.harness import Conditions, Tally, stage
from tests.crash.report import Run, write_report

MEMORIES = tuple(timedelta(minutes=minutes) for minutes in (0, 1, 5, 10))
# Each folder and each simulated Discord is used for so many kills: counting is over all of it.
PART = 60


async def main(kills: int, minutes: float, seed: str) -> int:
    load_zones()
    lots = random.Random(seed)
    began, tally, parts = time.monotonic(), Tally(), 0
    while tally.kills.total() < kills and time.monotonic() - began < minutes * 60:
        parts += 1
        conditions = Conditions(memory=lots.choice(MEMORIES), may_read=parts % 4 != 0)
        part = await play(conditions, f"{seed}-{parts}", min(PART, kills - tally.kills.total()))
        tally.add(part)
        print(f"{seed}-{parts}: {conditions}: {tally.kills.total()} kills, {tally.wrong}")
        if tally.wrong:
            break
    seconds = time.monotonic() - began
    await asyncio.to_thread(write_report, Run(tally=tally, seconds=seconds, seed=seed, parts=parts))
    return 1 if tally.wrong else 0


async def play(conditions: Conditions, seed: str, kills: int) -> Tally:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        async with stage(Path(folder), conditions, seed) as crashes:
            return await crashes.play(kills)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=5000)
    parser.add_argument("--minutes", type=float, default=180)
    parser.add_argument("--seed", default="rostrum")
    return parser.parse_args()


if __name__ == "__main__":
    given = arguments()
    raise SystemExit(asyncio.run(main(given.kills, given.minutes, given.seed)))
