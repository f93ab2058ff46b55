"""`python -m bot tour [--out DIR] [--json]`: the whole story, headless, each step checked."""

import argparse
import asyncio
import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bot.clock import OffsetClock
from bot.domain.keeping.errors import FolderUnusable
from bot.domain.times.zones import load_zones
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.demo_data import read_demo, read_programme
from bot.rehearsal.discord.world import start_world
from bot.rehearsal.fences import loopback_only, refuse_real_token
from bot.rehearsal.ledger import Ledger
from bot.rehearsal.tour.chapters import STOPS
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.playing import play
from bot.rehearsal.tour.stop import StopResult
from bot.saying.i18n import Localizer, Text
from bot.settings import Settings

# Tuesday 1 March 2022, 10:00 in Copenhagen: 16 days before the first talk.
BEGINS = datetime(2022, 3, 1, 9, 0, tzinfo=UTC)
_PREFIX = "rostrum-tour-"


def main(args: argparse.Namespace, _settings: Settings) -> int:
    """Play everything; return 0 if all is there, else 1. Raises `FolderUnusable`."""
    refuse_real_token(os.environ)
    text = Localizer.load().english
    load_zones()
    out = _folder(args.out)
    with loopback_only():
        results = asyncio.run(_play(out, text))
    if args.json:
        _say(json.dumps({"steps": [asdict(result) for result in results]}, ensure_ascii=False))
    return 0 if all(result.ok for result in results) else 1


def _folder(wanted: Path | None) -> Path:
    if wanted is None:
        return Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        wanted.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise FolderUnusable(folder=str(wanted), problem=problem) from error
    return wanted.absolute()


async def _play(out: Path, text: Text) -> list[StopResult]:
    results: list[StopResult] = []
    async with _company(out, text) as company:
        async for result in play(company, STOPS):
            results.append(result)
            _say(_line(text, result, number=len(results)))
    stall = round(company.world.longest_stall * 1000)
    _say(text("tour-stall", ms=stall))
    _say(text("tour-files", folder=str(out), files=", ".join(company.files)))
    good = sum(result.ok for result in results)
    _say(text("tour-end", good=good, all=len(results)))
    return results


def _line(text: Text, result: StopResult, *, number: int) -> str:
    return text(
        "tour-step" if result.ok else "tour-step-missing",
        number=str(number).rjust(2),
        name=result.name,
        seconds=f"{result.seconds:.1f}",
        detail=result.detail,
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextlib.asynccontextmanager
async def _company(out: Path, text: Text) -> AsyncIterator[Company]:
    """Start the world; the bot is the first stop's. Its data goes, its log stays in `out`."""
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix=f"{_PREFIX}data-"))
    clock = OffsetClock()
    clock.set(BEGINS)
    world = await start_world(clock=clock)
    bot = BotProcess(world, folder)
    company = Company(
        world=world,
        bot=bot,
        ledger=Ledger(bot.data),
        out=out,
        demo=await asyncio.to_thread(read_demo),
        programme=await asyncio.to_thread(read_programme),
        text=text,
    )
    try:
        yield company
    finally:
        await bot.stop()
        with contextlib.suppress(FileNotFoundError):
            await company.keep(bot.log.name, await asyncio.to_thread(bot.log.read_bytes))
        await world.close()
        await asyncio.to_thread(shutil.rmtree, folder)
