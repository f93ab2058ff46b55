"""Measures everything and writes `docs/performance.md`: `make bench`, also with `ARGS=reading`.

With names, only these groups are measured, and nothing is written.
"""

import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bot.paths import CHECKOUT
from tests.bench import report
from tests.bench.groups import GROUPS, build, in_a_process, run_group
from tests.bench.machine import describe, load
from tests.bench.row import Row

PAGE = CHECKOUT / "docs" / "performance.md"
# On the disk of the checkout: a system's folder for temporary files may be memory.
BUILD = CHECKOUT / "build"


def main(names: list[str]) -> int:
    if unknown := set(names).difference(GROUPS):
        print(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}.")
        return 2
    BUILD.mkdir(exist_ok=True)
    before, begun = load(), time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=BUILD) as folder:
        rows = _measure(Path(folder), names or GROUPS)
        machine = describe(Path(folder))
    minutes = (time.perf_counter() - begun) / 60
    machine.append(f"Load {before} before, {load()} at the end of {minutes:.0f} minutes")
    print(report.summary(rows))
    if not names:
        report.write_page(PAGE, rows, machine)
    return 0


def _measure(folder: Path, names: Iterable[str]) -> list[Row]:
    in_a_process(build, folder)
    rows: list[Row] = []
    for name in names:
        found: list[Row] = in_a_process(run_group, folder, name)
        print(report.terminal(found), flush=True)
        rows += found
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
