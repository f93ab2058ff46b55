"""One month from its seed to its verdict."""

import asyncio
import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.crash.month.acts import Script
from tests.crash.month.comparing import compare
from tests.crash.month.figures import Figures, count
from tests.crash.month.model import Model
from tests.crash.month.playing import Month
from tests.crash.month.script import draw_script
from tests.scratch import MEMORY


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`difference` is empty if all is as the model says."""

    difference: str
    figures: Figures


async def play_month(seed: str, *, talks: int = 300) -> Verdict:
    return await play(draw_script(seed, talks=talks))


async def play(script: Script) -> Verdict:
    model = Model(script)
    await asyncio.to_thread(model.play)
    with folder_of_month() as folder:
        month = Month(script, folder)
        await month.play()
    difference = await asyncio.to_thread(compare, script, model, month)
    return Verdict(difference=difference, figures=count(script, model, month))


@contextlib.contextmanager
def folder_of_month() -> Iterator[Path]:
    # What is killed lies on the disk, but nobody kills anything here: a month only waits for it.
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place, ignore_cleanup_errors=True) as folder:
        yield Path(folder)
