"""`kill -9` at the worst moments of a real process, and a restart on the same data.

Everything that was acknowledged is there, nothing is doubled, and what was due still comes.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest

from bot.clock import ManualClock
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.discord.blueprint import northville
from bot.rehearsal.discord.json_types import Json
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.discord.rest.rest import Phase
from bot.rehearsal.discord.world import World, start_world
from tests.stories.acting import STARTS, TITLE, announce_now, crowd, make_series, plan_talk, set_up
from tests.stories.conftest import STORY_BEGINS
from tests.wire_tally import tally

pytestmark = pytest.mark.evidence

MINUTES = timedelta(minutes=2)


class KillAt:
    """A hook: the bot dies as it makes such a POST, before or after Discord accepts it.

    Whatever the dead process still had on the line is lost, until `over`.
    """

    def __init__(self, bot: BotProcess, path: str, phase: Phase, *, spared: int = 0) -> None:
        """`spared` is how many such requests it survives."""
        self._bot = bot
        self._phase = phase
        self._path = re.compile(path)
        self._left = spared
        self._struck = False
        self.over = False

    async def __call__(
        self, method: str, path: str, _body: Json, phase: Phase
    ) -> Literal["drop"] | None:
        if self.over or method != "POST" or not self._path.fullmatch(path):
            return None
        if self._struck:
            return "drop" if phase == "before" else None
        if phase != self._phase:
            return None
        self._left -= 1
        if self._left >= 0:
            return None
        self._struck = True
        await self._bot.kill()
        return "drop"


@dataclass(frozen=True, slots=True)
class Killable:
    world: World
    bot: BotProcess

    def kill_at(self, path: str, phase: Phase, *, spared: int = 0) -> KillAt:
        hook = KillAt(self.bot, path, phase, spared=spared)
        self.world.hooks.append(hook)
        return hook

    async def comes_back(self) -> None:
        await self.bot.start()
        await self.world.advance(MINUTES)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Killable]:
    world = await start_world(northville(), clock=ManualClock(STORY_BEGINS))
    # Only the bot's own look may prevent doubles.
    world.knobs.nonce_memory = timedelta(0)
    bot = BotProcess(world, tmp_path)
    await bot.start()
    yield Killable(world, bot)
    await bot.stop()
    await world.close()
    tally.count(world)
    assert world.problems == []


def card_of(world: World) -> MessageRecord:
    """The one card, with its one thread."""
    (card,) = [m for m in world.messages("talks") if f"## {TITLE}" in m.text]
    assert card.thread_id is not None
    assert len(world.threads("talks")) == 1
    return card


async def announce(scene: Killable) -> None:
    ada = scene.world.person("Ada Organiser")
    await set_up(scene)
    await make_series(scene)
    await announce_now(ada, await plan_talk(scene))
    await scene.world.settle()


@pytest.mark.parametrize("phase", [pytest.param("before", marks=pytest.mark.evidence), "after"])
async def test_killed_as_it_announces(scene: Killable, phase: Phase):
    world, ada = scene.world, scene.world.person("Ada Organiser")
    await set_up(scene)
    await make_series(scene)
    panel = await plan_talk(scene)
    talks = world.channel("talks").id
    kill = scene.kill_at(rf"/channels/{talks}/messages", phase)
    world.knobs.answer_timeout = 2
    await announce_now(ada, panel)
    await world.disconnected()
    kill.over = True

    await scene.comes_back()
    assert (await ada.click(card_of(world), "I'm going")).text.startswith("You're on the list")


@pytest.mark.evidence
async def test_killed_while_many_answer(scene: Killable):
    world = scene.world
    await announce(scene)
    card, people = card_of(world), crowd(world, 20)
    kill = scene.kill_at(r"/interactions/.+/callback", "after", spared=7)
    world.knobs.answer_timeout = 1
    answers = await asyncio.gather(*(person.click(card, "I'm going") for person in people))
    acknowledged = [p for p, answer in zip(people, answers, strict=True) if answer.messages]
    assert 0 < len(acknowledged) < len(people)
    kill.over = True

    world.knobs.answer_timeout = 10
    await scene.comes_back()
    for person in acknowledged:
        assert "· going" in (await person.slash("me")).text
    # Whoever got no answer presses again, and counts once.
    for person in people:
        assert (await person.click(card, "I'm going")).text.startswith("You're on the list")
    await world.advance(MINUTES)
    assert card_of(world).text.endswith("20 going")


@pytest.mark.evidence
async def test_killed_again_and_again_while_letters_go_out(scene: Killable):
    world = scene.world
    await announce(scene)
    people = crowd(world, 6)
    for person in people:
        answer = await person.click(card_of(world), "I'm going")
        await person.click(answer.message, "Yes")
    await world.move_to(STARTS - timedelta(minutes=16))

    letters = "|".join(f"/channels/{person.direct.id}/messages" for person in people)
    world.clock.set(STARTS - timedelta(minutes=15))
    for phase, spared in (("after", 0), ("before", 1), ("after", 1)):
        kill = scene.kill_at(letters, phase, spared=spared)
        if not scene.bot.running:
            await scene.bot.start()
        # What an earlier life left in doubt is looked for first.
        for _ in range(6):
            await world.advance(timedelta(seconds=10))
            if not scene.bot.running:
                break
        assert not scene.bot.running
        kill.over = True

    await scene.comes_back()
    assert [len(world.dms(person)) for person in people] == [1] * len(people)
    assert card_of(world).text.endswith("6 going")
