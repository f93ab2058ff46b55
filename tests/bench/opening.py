"""Opening a folder with 100,000 documents that can all be searched, and the memory it takes."""

import asyncio
import os
import time
from pathlib import Path

from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.store.sqlite.opening import open_store
from tests.bench.figures import median, spread
from tests.bench.library import LARGE, Library, settle_search
from tests.bench.row import Row, judge

_ROUNDS = 5
_SECONDS = 1.5
_MEGABYTES = 120


async def measure(library: Library) -> list[Row]:
    folder = library.copy(LARGE)
    before = _megabytes("VmRSS")
    # The first opening, in a process that has done nothing else, shows the memory.
    store = await open_store(folder, KINDS)
    await settle_search(store)
    after = _megabytes("VmRSS")
    peak = _megabytes("VmHWM")
    await store.close()
    warm = [await _open(folder) for _ in range(_ROUNDS)]
    cold = [await _open(folder, cold=True) for _ in range(3)]
    return [
        _time("open with 100,000 documents, search index included", warm),
        _time("the same when the system has none of the file in memory", cold),
        Row(
            what="memory of the process with 100,000 documents open",
            measured=f"{after:.0f} MB, at most {peak:.0f} MB while opening",
            reference=f"{before:.0f} MB before",
            wanted=f"under {_MEGABYTES} MB",
            verdict=judge(is_met=peak < _MEGABYTES),
            remark="Resident memory of a process that has the store, and not Discord's library.",
        ),
    ]


def _time(what: str, seconds: list[float]) -> Row:
    return Row(
        what=what,
        measured=spread(seconds),
        wanted=f"under {_SECONDS} s on this machine",
        verdict=judge(is_met=median(seconds) < _SECONDS),
        remark="Until the first search is answered. Everything else answers within milliseconds.",
    )


async def _open(folder: Path, *, cold: bool = False) -> float:
    if cold:
        await asyncio.to_thread(_forget, DataFolder(folder).database)
    begun = time.perf_counter()
    store = await open_store(folder, KINDS)
    await settle_search(store)
    taken = time.perf_counter() - begun
    await store.close()
    return taken


def _forget(path: Path) -> None:
    """Ask the system to drop the file's pages, as after a start of the machine."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _megabytes(name: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise KeyError(name)
