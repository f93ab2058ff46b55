"""A backup is restored while messages have gone out since: none goes out twice, none is missing."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.rehearsal.discord.blueprint import northville
from bot.rehearsal.discord.world import start_world
from bot.rehearsal.stage import Stage
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.restoring import arm, prepare, restoring
from tests.stories.acting import STARTS, Ready, make_ready, sign_up, texts

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
BEGINS = STARTS - timedelta(days=37)


@pytest.fixture
async def ready(tmp_path: Path) -> AsyncIterator[Ready]:
    """A talk that is announced, and a member who wants to be written to."""
    world = await start_world(northville(), clock=ManualClock(BEGINS))
    stage = Stage(world, tmp_path / "data")
    await stage.start()
    ready = await make_ready(stage)
    await sign_up(ready, ready.mia, letters=True)
    yield ready
    await stage.stop()
    await world.close()
    assert world.problems == []


def everything(ready: Ready) -> list[list[str]]:
    world = ready.world
    places = [world.messages("talks"), world.messages("backstage"), world.messages(ready.thread)]
    return [sorted(texts(messages)) for messages in [*places, world.dms(ready.mia)]]


def restore(folder: Path, file: Path, now) -> list[str]:
    with restoring(folder) as owned:
        prepared = asyncio.run(prepare(owned, file, KINDS, now=now))
        arm(owned, now=now)
    return [each.kind.value for each in prepared.doubtful]


async def back_up(ready: Ready, tmp_path: Path) -> Path:
    folder = DataFolder(tmp_path / "data")
    now = ready.world.clock.now()
    return await asyncio.to_thread(make_backup, folder, tmp_path, now=now)


async def bring_back(ready: Ready, tmp_path: Path, backup: Path) -> list[str]:
    await ready.stage.stop()
    now = ready.world.clock.now()
    doubtful = await asyncio.to_thread(restore, tmp_path / "data", backup, now)
    await ready.stage.start()
    for _ in range(20):
        await ready.world.advance(timedelta(seconds=10))
    return doubtful


async def test_what_went_out_since_the_backup_does_not_go_out_again(ready: Ready, tmp_path: Path):
    backup = await back_up(ready, tmp_path)
    await ready.world.move_to(STARTS + MINUTE)
    before = everything(ready)

    doubtful = await bring_back(ready, tmp_path, backup)

    assert everything(ready) == before
    assert sorted(doubtful) == [
        "day_before",
        "live_panel",
        "run_sheet",
        "soon",
        "start",
        "still_missing",
    ]


async def test_what_did_not_go_out_since_the_backup_goes_out_late(ready: Ready, tmp_path: Path):
    backup = await back_up(ready, tmp_path)
    talks, backstage, thread, letters = everything(ready)
    await ready.stage.stop()
    ready.world.clock.set(STARTS + MINUTE)

    await bring_back(ready, tmp_path, backup)

    after = everything(ready)
    # The reminder of the day before would be one too many by now.
    assert [len(each) for each in after] == [len(talks), len(after[1]), 1, 1]
    assert [thread, letters] == [[], []]
    assert any("LIVE" in said for said in set(after[1]) - set(backstage))
