"""A thread is called as its talk: by its number and title, whatever becomes of them."""

from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import NAME_PACE
from bot.rehearsal.discord.world import World
from tests.stories.acting import STARTS, TITLE, Ready, announce_now, code_on, fill, plan_talk

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
OTHER = "Trees and Shade"


def names(world: World) -> set[str]:
    return {thread.name for thread in world.threads("talks")}


async def other_talk(ready: Ready) -> str:
    panel = await plan_talk(ready.stage, OTHER, "Thursday 14 April 2022 15:00")
    await announce_now(ready.ada, panel)
    await ready.world.advance(MINUTE)
    return code_on(panel)


async def test_threads_are_renamed_with_their_talks(ready: Ready):
    world, ada = ready.world, ready.ada
    code = await other_talk(ready)
    assert names(world) == {f"Talk 1: {TITLE}", f"Talk 2: {OTHER}"}

    panel = (await ada.slash("talk panel", talk=code)).message
    form = (await ada.click(panel, "Move")).form
    shown = (await ada.submit(form, when="Thursday 31 March 2022 15:00")).message
    await ada.click(shown, "Move it")
    await world.advance(MINUTE)
    assert names(world) == {f"Talk 2: {TITLE}", f"Talk 1: {OTHER}"}

    await fill(ready, "edit-talk", {"title": "Neighbours"})
    await world.advance(NAME_PACE)
    assert names(world) == {"Talk 2: Neighbours", f"Talk 1: {OTHER}"}


async def test_many_renames_are_few_for_discord(ready: Ready):
    world = ready.world
    world.requests.clear()
    for number in range(6):
        await fill(ready, "edit-talk", {"title": f"Title {number}"})
        await world.advance(MINUTE)
    assert world.requests.count("PATCH", "/channels/{id}") <= 2
    await world.advance(2 * NAME_PACE)
    assert names(world) == {"Talk 1: Title 5"}


async def test_archived_thread_is_renamed_and_sleeps_on(ready: Ready):
    world = ready.world
    world.archive(ready.thread)
    await fill(ready, "edit-talk", {"title": "Neighbours"})
    await world.advance(MINUTE)
    assert names(world) == {"Talk 1: Neighbours"}
    thread = world.discord.get_channel(ready.thread.id)
    assert thread.thread_metadata.archived


async def test_locked_thread_is_named_as_the_cause_and_renamed_once_unlocked(ready: Ready):
    """Discord refuses by the code of a right that is missing, which nobody could give."""
    world, ada = ready.world, ready.ada
    world.archive(ready.thread, locked=True)
    await fill(ready, "edit-talk", {"title": "Neighbours"})
    await world.advance(MINUTE)
    desk = (await ada.slash("desk")).message
    assert "its thread is locked. Unlock it in Discord." in desk.text
    assert "/setup" not in desk.text
    world.lock(ready.thread, locked=False)
    (again,) = [each for each in desk.labels if each.startswith("Try again")]
    await ada.click(desk, again)
    assert names(world) == {"Talk 1: Neighbours"}


async def test_what_leaves_number_and_title_alone_renames_nothing(ready: Ready):
    world = ready.world
    world.requests.clear()
    await fill(ready, "edit-talk", {"seats": "20"})
    await world.move_to(STARTS - 2 * DAY)
    assert world.requests.count("PATCH", "/channels/{id}") == 0
