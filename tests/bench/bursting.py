"""A thousand members press [I'm going] within a minute: how long each waits for the answer.

The bot is a process of its own, as in life; Discord is simulated in this one.
"""

import asyncio
import time
from dataclasses import dataclass

from bot.clock import OffsetClock
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.discord.blueprint import northville
from bot.rehearsal.discord.knobs import Knobs
from bot.rehearsal.discord.openapi.checker import RequestChecker
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.discord.world import World
from tests.bench.figures import duration, median, percentile, rate
from tests.bench.library import Library
from tests.bench.row import Row, judge
from tests.stories.acting import TITLE, announce_now, crowd, make_series, plan_talk, set_up
from tests.stories.conftest import STORY_BEGINS

MANY, AT_ONCE = 1000, 50
_PAUSE = 3.0
# Discord's own limit for the answer to a press.
_LIMIT = 3.0
_REMARK = (
    "Fifty press in the same moment, and three seconds later the next fifty. From the press to the "
    "answer on the member's screen, through real sockets, while all others are answered too; the "
    "simulated Discord has its share of that on the same machine. Discord gives up after three "
    "seconds."
)


@dataclass(frozen=True, slots=True)
class _Scene:
    world: World
    bot: BotProcess


async def measure(library: Library) -> list[Row]:
    folder = library.root / "bursting"
    folder.mkdir()
    world = await World(OffsetClock(), Knobs(answer_timeout=60), RequestChecker(None)).start()
    world.clock.set(STORY_BEGINS)
    world.add_server(northville())
    bot = BotProcess(world, folder)
    await bot.start()
    try:
        card = await _announced(_Scene(world, bot))
        # Waiting for all others' handlers is no part of an answer, and asking for them is work.
        world.knobs.waits_for_others = False
        waits, taken = await _all_press(world, card)
    finally:
        await bot.stop()
        await world.close()
    longest = max(waits)
    shown = f"{duration(median(waits))}, 99 of 100 within {duration(percentile(waits, 0.99))}"
    return [
        Row(
            what="the answer to each of 1,000 presses of [I'm going] within a minute",
            measured=f"{shown}, at most {duration(longest)}, at {rate(MANY / taken)}",
            wanted="at most 3 seconds",
            verdict=judge(is_met=longest <= _LIMIT),
            remark=_REMARK,
        )
    ]


async def _announced(scene: _Scene) -> MessageRecord:
    await set_up(scene)
    await make_series(scene)
    await announce_now(scene.world.person("Ada Organiser"), await plan_talk(scene))
    await scene.world.settle()
    (card,) = [each for each in scene.world.messages("talks") if f"## {TITLE}" in each.text]
    return card


async def _all_press(world: World, card: MessageRecord) -> tuple[list[float], float]:
    members = crowd(world, MANY)
    begun = time.perf_counter()
    lots: list[asyncio.Task[list[float]]] = []
    for start in range(0, MANY, AT_ONCE):
        lots.append(asyncio.create_task(_together(members[start : start + AT_ONCE], card)))
        await asyncio.sleep(_PAUSE)
    found = await asyncio.gather(*lots)
    return [each for lot in found for each in lot], time.perf_counter() - begun


async def _together(members: list[Person], card: MessageRecord) -> list[float]:
    return await asyncio.gather(*(_press(each, card) for each in members))


async def _press(person: Person, card: MessageRecord) -> float:
    outcome = await person.click(card, "I'm going")
    assert outcome.error is None, outcome.error
    assert outcome.text.startswith("You're on the list"), outcome
    return outcome.waited
