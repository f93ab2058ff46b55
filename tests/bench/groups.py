"""The groups of measurements, each in a process of its own: none inherits memory or threads."""

import asyncio
import importlib
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from bot.stalls import keep_stalls_short
from tests.bench.library import LARGE, MIDDLE, SMALL, Library
from tests.bench.row import Row

GROUPS = (
    "inserting",
    "crowding",
    "reading",
    "opening",
    "searching",
    "handing",
    "sharing",
    "waking",
    "stalling",
    "voting",
    "answering",
    "documents",
    "feeding",
    "bursting",
)


def build(folder: Path) -> None:
    """Write the stores that the groups copy."""
    asyncio.run(Library(folder).build((SMALL, MIDDLE, LARGE)))


def run_group(folder: Path, name: str) -> list[Row]:
    keep_stalls_short()
    # Only this group's module: its memory is measured.
    group = importlib.import_module(f"tests.bench.{name}")
    return asyncio.run(group.measure(Library(folder)))


def in_a_process(work: Callable[..., Any], *given: object) -> Any:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(work, *given).result()
