"""The bot was down for a day: what was due is said late and once, or left out and told of."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.rehearsal.bot_process import BotDiedError, BotProcess
from bot.rehearsal.discord.blueprint import northville
from bot.rehearsal.discord.world import start_world
from tests.crash.test_kill import KillAt
from tests.stories.conftest import southville
from tests.stories.downtime import (
    BACK,
    BEGINS,
    KILLED,
    MINUTE,
    MISSED,
    MOVED,
    NEXT,
    POLLED,
    RUNNING,
    Scene,
    Team,
    plan_all,
    westville,
)
from tests.wire_tally import tally

pytestmark = pytest.mark.evidence


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    """Three servers whose bot was killed the day before."""
    clock = ManualClock(BEGINS)
    world = await start_world(northville(), southville(), westville(), clock=clock)
    bot = BotProcess(world, tmp_path)
    scene = Scene(
        world,
        bot,
        Team(world, "Ada Organiser", "talks", "backstage"),
        Team(world, "Sam South", "south-talks", "south-backstage"),
        Team(world, "Wim West", "west-talks", "west-backstage"),
    )
    try:
        await bot.start()
        await plan_all(scene)
        await bot.kill()
        yield scene
    finally:
        await bot.stop()
        await world.close()
    tally.count(world)
    assert world.problems == []


def added(before: dict[str, list[str]], after: dict[str, list[str]]) -> dict[str, list[str]]:
    """What came to stand in each place, in any order, for that of different lanes is by chance."""
    for place, said in before.items():
        # A reminder of a talk that began meanwhile says so since.
        stands = after[place][: len(said)]
        assert [_of_before(each) for each in stands] == [_of_before(each) for each in said]
    return {
        place: sorted(said[len(before[place]) :])
        for place, said in after.items()
        if len(said) > len(before[place])
    }


def _of_before(said: str) -> str:
    return said.partition("\nIt began at ")[0]


def time(moment: datetime, style: str) -> str:
    return f"<t:{int(moment.timestamp())}:{style}>"


def letter(due: datetime, starts: datetime) -> str:
    return f"I was offline at {time(due, 't')}, sorry. **{RUNNING}** began at {time(starts, 't')}."


STARTS = datetime(2022, 4, 7, 13, 0, tzinfo=UTC)
LATE_LETTER = letter(STARTS - timedelta(minutes=15), STARTS)
NORTH_NOTICE = f"""\
Sent late:
- Reminder the day before for “{MOVED}”
- What is still missing for “{MOVED}”
- Letter before the talk (×2) for “{RUNNING}”
- “We are live” for “{RUNNING}”
- Live panel for “{RUNNING}”
Not sent any more:
- Letter before the talk for “{MISSED}”: it would have come too late.
- “We are live” for “{MISSED}”: it would have come too late.
- Live panel for “{MISSED}”: it would have come too late.
- Reminder the day before for “{RUNNING}”: it would have come too late.
- What is still missing for “{RUNNING}”: it would have come too late."""
SOUTH_NOTICE = f"""\
Sent late:
- Reminder the day before for “{NEXT}”
- What is still missing for “{NEXT}”"""


def said_late(back: datetime) -> dict[str, list[str]]:
    """Everything that is said after the downtime, by place; nothing else is."""
    away = f"**I was away from about {time(KILLED, 'f')} until {time(back, 'f')}.**\n"
    told_tomorrow = reminder(MOVED, "Friday 8 April 2022, 10:00–11:00", 8, 8)
    told_today = reminder(NEXT, "Thursday 7 April 2022, 16:00–17:30", 7, 14)
    start = (
        f"We have been live since {time(STARTS, 't')}. "
        "Heard something worth keeping? Press [Note], answer this message with the @ on, "
        "or write to me directly."
    )
    return {
        "talks": [told_tomorrow],
        RUNNING: [start],
        "Mia Member": [LATE_LETTER],
        "Max Member": [LATE_LETTER],
        "backstage": sorted([f"MISSING {MOVED}", f"PANEL {RUNNING}", away + NORTH_NOTICE]),
        # Nobody ended it, so by now it counts as over.
        MISSED: ["POLL"],
        POLLED: ["RESULT"],
        "south-talks": [told_today],
        "south-backstage": sorted([f"MISSING {NEXT}", away + SOUTH_NOTICE]),
    }


def reminder(title: str, when: str, date: int, hour: int) -> str:
    starts = datetime(2022, 4, date, hour, tzinfo=UTC)
    return (
        f"Reminder: **{title}**\n**{when} Copenhagen**\n"
        f"For you: {time(starts, 'F')} ({time(starts, 'R')})"
    )


async def test_bot_that_was_down_for_a_day_says_what_is_late_once(scene: Scene):
    before = scene.everything()
    await scene.comes_back()
    after = scene.everything()
    assert added(before, after) == said_late(BACK)

    await scene.bot.kill()
    await scene.comes_back(BACK + 5 * MINUTE)
    assert scene.everything() == after

    # What is due from now on comes in time.
    await scene.world.move_to(BACK + 25 * MINUTE)
    assert added(after, scene.everything()) == {
        "Mia Member": [f"**{NEXT}** · <t:1649340000:t> (<t:1649340000:R>)"]
    }


@pytest.mark.parametrize("spared", [0, 4])
async def test_killed_again_while_catching_up_says_it_once(scene: Scene, spared: int):
    """Each team reads one message still, for none had gone out yet."""
    before = scene.everything()
    kill = KillAt(scene.bot, r"/channels/\d+/messages", "after", spared=spared)
    scene.world.hooks.append(kill)
    scene.world.clock.set(BACK)
    with suppress(BotDiedError, TimeoutError):
        await scene.bot.start()
    await scene.world.disconnected()
    kill.over = True

    await scene.comes_back(BACK + 2 * MINUTE)
    assert added(before, scene.everything()) == said_late(BACK)
