"""`python -m tests.crash.month SEED ...`: play these months, and print what differs."""

import argparse
import asyncio
import time

from bot.domain.times.zones import load_zones
from tests.crash.month.figures import Figures, lines_of
from tests.crash.month.page import month_section
from tests.crash.month.runs import play_month
from tests.crash.report import put_month


async def main(seeds: list[str], talks: int, *, write: bool) -> int:
    load_zones()
    right: list[Figures] = []
    for seed in seeds:
        began = time.monotonic()
        verdict = await play_month(seed, talks=talks)
        print(f"{seed}: {time.monotonic() - began:.0f} s", flush=True)
        print("\n".join(f"  {line}" for line in lines_of(verdict.figures)), flush=True)
        if verdict.difference:
            print(verdict.difference, flush=True)
        else:
            right.append(verdict.figures)
    if len(right) < len(seeds):
        return 1
    if write:
        await asyncio.to_thread(put_month, month_section(right))
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crash.month", description=__doc__)
    parser.add_argument("seeds", nargs="*", default=["rostrum"], metavar="SEED")
    parser.add_argument("--talks", type=int, default=300)
    parser.add_argument("--write", action="store_true", help="put them into docs/reliability.md")
    return parser.parse_args()


if __name__ == "__main__":
    given = arguments()
    raise SystemExit(asyncio.run(main(given.seeds, given.talks, write=given.write)))
