"""Deeds of the story, done where the story stands elsewhere."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import OffsetClock
from bot.domain.times.zones import load_zones
from bot.rehearsal import acting
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.deeds import editing, ending, later, planning, publishing, signing_up, talking
from bot.rehearsal.deeds.deed import Deed
from bot.rehearsal.deeds.scene import Scene, Troupe
from bot.rehearsal.deeds.story import DEEDS, TooLateError, perform
from bot.rehearsal.demo_data import read_demo, read_programme
from bot.rehearsal.discord.world import start_world
from bot.rehearsal.ledger import Ledger
from bot.saying.i18n import Localizer
from tests.wire_tally import tally

pytestmark = pytest.mark.evidence

# Tuesday 1 March 2022, 10:00 in Copenhagen: before both talks.
BEGINS = datetime(2022, 3, 1, 9, 0, tzinfo=UTC)
KEYS = [deed.key for deed in DEEDS]


@pytest.fixture
async def scene(tmp_path: Path, localizer: Localizer) -> AsyncIterator[Scene]:
    """The second talk of the edition, of which the bot has not heard yet: it was just invited."""
    clock = OffsetClock()
    clock.set(BEGINS)
    await asyncio.to_thread(load_zones)
    world = await start_world(clock=clock)
    bot = BotProcess(world, tmp_path)
    await bot.start()
    troupe = Troupe(
        world=world,
        bot=bot,
        ledger=Ledger(bot.data),
        demo=await asyncio.to_thread(read_demo),
        programme=await asyncio.to_thread(read_programme),
        text=localizer.english,
    )
    yield troupe.scene(troupe.second)
    await bot.stop()
    await world.close()
    tally.count(world)
    assert world.problems == []


async def is_done(scene: Scene, deed: Deed) -> bool:
    return deed.done(scene, await scene.troupe.facts())


def test_deeds_stand_after_what_they_build_on():
    assert len(set(KEYS)) == len(KEYS)
    for deed in DEEDS:
        before, after = KEYS[: KEYS.index(deed.key)], KEYS[KEYS.index(deed.key) :]
        assert set(deed.needs) <= set(before), deed.key
        assert deed.until is None or deed.until in after, deed.key


async def test_one_deed_does_all_that_it_builds_on(scene: Scene):
    joined = await perform(scene, signing_up.JOIN)

    assert scene.talk.join in [button.url for button in joined.buttons]
    for deed in (*planning.DEEDS, *signing_up.DEEDS):
        assert await is_done(scene, deed), deed.key
    assert scene.world.clock.now() < scene.starts_at


async def test_findings_of_a_talk_at_which_nothing_was_logged(scene: Scene):
    await perform(scene, publishing.READ)

    for deed in (talking.START, ending.END, editing.WRITE, publishing.PUBLISH, publishing.READ):
        assert await is_done(scene, deed), deed.key
    with pytest.raises(TooLateError) as late:
        await perform(scene, talking.NOTE)
    assert (late.value.deed, late.value.after) == (talking.NOTE, ending.END)


async def test_letter_is_still_asked_for_after_a_no(scene: Scene):
    card = await perform(scene, planning.ANNOUNCE)
    await acting.sign_up(scene.world, scene.troupe.mia, card, letter=False)

    await perform(scene, signing_up.WAIT)

    assert await is_done(scene, signing_up.WAIT)


async def test_talk_goes_on_from_the_segment_that_somebody_has_chosen(scene: Scene):
    await perform(scene, talking.START)
    await acting.press(scene.world, scene.troupe.noor, scene.live_panel, "next-segment")

    await perform(scene, talking.GO_ON)

    talk = scene.stored(await scene.troupe.facts())
    assert talk is not None
    assert [mark.segment for mark in talk.marks] == [2, 3]


async def test_skipped_days_do_not_keep_the_talk_from_ending(scene: Scene):
    await perform(scene, planning.ANNOUNCE)
    await scene.world.move_to(later.NEXT_YEAR)

    await perform(scene, ending.END)

    assert await is_done(scene, ending.END)
