"""What the figures were measured on, without anything that names the machine."""

import os
import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def describe(folder: Path) -> list[str]:
    """Return lines of facts; `folder` is on the disk that was measured."""
    return [
        f"{os.cpu_count()} cores ({_processor()}), {_gigabytes()} GB of memory",
        f"{platform.system()} {_kernel()}, {platform.machine()}; file system {file_system(folder)}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
        f"TinyDB {_version('tinydb')}, APScheduler {_version('apscheduler')}",
    ]


def load() -> str:
    """How many processes wanted a core in the last minute; above the cores, figures suffer."""
    return f"{os.getloadavg()[0]:.1f}"


def file_system(folder: Path, mounts: str | None = None) -> str:
    """Return the type of the file system that holds `folder`: the longest mount point wins."""
    mounts = Path("/proc/self/mounts").read_text(encoding="utf-8") if mounts is None else mounts
    found = {Path(line.split()[1]): line.split()[2] for line in mounts.splitlines()}
    holders = [point for point in found if folder.resolve().is_relative_to(point)]
    return found[max(holders, key=lambda point: len(point.parts))] if holders else "unknown"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def _kernel() -> str:
    return ".".join(platform.release().split(".")[:2])


def _gigabytes() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
