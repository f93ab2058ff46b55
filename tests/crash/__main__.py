"""`make crash-long`: thousands of kills, or as many as fit; the report is docs/reliability.md."""

import argparse
import os
import time
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing import get_context

from bot.domain.times.zones import load_zones
from tests.crash.harness import Tally
from tests.crash.parts import plan, play_alone
from tests.crash.report import Run, write_report


def main(kills: int, minutes: float, seed: str, at_once: int) -> int:
    began, tally, played = time.monotonic(), Tally(), 0
    parts, running = plan(kills, seed), set[Future[Tally]]()
    with ProcessPoolExecutor(at_once, get_context("spawn"), initializer=load_zones) as pool:
        while True:
            if time.monotonic() - began < minutes * 60 and not tally.wrong:
                running |= {
                    pool.submit(play_alone, part) for part in islice(parts, at_once - len(running))
                }
            if not running:
                break
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for each in done:
                played += 1
                tally.add(each.result())
            print(f"{played} parts: {tally.kills.total()} kills, {tally.wrong}", flush=True)
    seconds = time.monotonic() - began
    write_report(Run(tally=tally, seconds=seconds, seed=seed, parts=played))
    return 1 if tally.wrong else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=5000)
    parser.add_argument("--minutes", type=float, default=180)
    parser.add_argument("--seed", default="rostrum")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


if __name__ == "__main__":
    given = arguments()
    raise SystemExit(main(given.kills, given.minutes, given.seed, given.at_once))
