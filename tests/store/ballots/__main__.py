"""`python -m tests.store.ballots`: what a matcher makes of the files of a poll, by what was done.

It knows in which order forty people answered, every id, and what each ballot says.
"""

import asyncio
import tempfile
from pathlib import Path

import pytest

from bot.domain.times.zones import load_zones
from tests.store.ballots.voting import VOTERS, Build, Voters, best_guess, play

SEEDS = (1, 2, 3)
OPEN = "while it is open, with the key"


def figures(build: Build, seed: int, place: Path) -> dict[str, tuple[int, str]]:
    """How many of the ballots the best guess matches, and by which trace."""
    voters = Voters.drawn(seed)
    with pytest.MonkeyPatch.context() as patching:
        sealed = asyncio.run(play(place / "data", build, voters, patching))
    found = {OPEN: best_guess(place / "open", voters), build.value: best_guess(sealed, voters)}
    return {what: (best.matched(voters.texts), best.trace) for what, best in found.items()}


def main() -> None:
    load_zones()
    print(f"Of {VOTERS} ballots the best of all guesses matches:")
    for build in Build:
        for seed in SEEDS:
            with tempfile.TemporaryDirectory() as place:
                for what, (matched, trace) in figures(build, seed, Path(place)).items():
                    if build is Build.NONE or what != OPEN:
                        print(f"{matched:>4}  {what} (seed {seed}): {trace}", flush=True)


if __name__ == "__main__":
    main()
