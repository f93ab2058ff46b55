"""Announcing a talk, now or on a day; its card and its thread."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.stage import Stage
from tests.stories.acting import (
    TITLE,
    Ready,
    announce_now,
    fill,
    make_series,
    open_panel,
    plan_talk,
    set_up,
)

pytestmark = pytest.mark.evidence


@pytest.fixture
async def ada(stage: Stage) -> Person:
    await set_up(stage)
    await make_series(stage)
    return stage.world.person("Ada Organiser")


async def test_card_stands_in_the_channel_with_a_thread(ready: Ready):
    card = ready.card
    assert card.labels == ("I'm going", "Maybe", "Calendar", "More")
    assert card.text == (
        "-# NORTHVILLE TALKS 2022 · Talk 1 of 1\n"
        f"## {TITLE}\n"
        "**Thursday 7 April 2022, 15:00–16:30 Copenhagen**\n"
        "For you: <t:1649336400:F> (<t:1649336400:R>)\n"
        "Zoom · English · 0 going"
    )
    assert (card.pinged, card.pinged_everyone) == ((), False)
    assert ready.thread.name == f"Talk 1: {TITLE}"


async def test_draft_is_known_to_the_team_only(ada: Person, stage: Stage):
    await plan_talk(stage)
    mia = stage.world.person("Mia Member")
    assert (await mia.slash("talks")).text.startswith("No talk is announced at the moment.")
    assert stage.world.messages("talks") == []


async def test_announcement_waits_for_its_day(ada: Person, stage: Stage):
    world, mia = stage.world, stage.world.person("Mia Member")
    panel = await plan_talk(stage)
    form = (await ada.click(panel, "Announce on …")).form
    shown = await ada.submit(form, when="10 March 2022 09:00")
    assert "Thursday 10 March 2022, 09:00 Copenhagen** – in 9 days" in shown.text
    panel = (await ada.click(shown.message, "Announce then")).message
    assert "<t:1646899200" in panel.text

    await world.move_to(datetime(2022, 3, 10, 7, 59, tzinfo=UTC))
    assert world.messages("talks") == []
    assert (await mia.slash("talks")).text.startswith("No talk is announced at the moment.")
    await world.move_to(datetime(2022, 3, 10, 8, 0, tzinfo=UTC))
    assert [m.at for m in world.messages("talks")] == [datetime(2022, 3, 10, 8, 0, tzinfo=UTC)]
    assert TITLE in (await mia.slash("talks")).text


async def test_waiting_announcement_can_be_made_at_once(ada: Person, stage: Stage):
    world = stage.world
    panel = await plan_talk(stage)
    form = (await ada.click(panel, "Announce on …")).form
    shown = await ada.submit(form, when="10 March 2022 09:00")
    panel = (await ada.click(shown.message, "Announce then")).message

    await announce_now(ada, panel)
    await world.settle()
    assert len(world.messages("talks")) == 1
    await world.move_to(datetime(2022, 3, 11, 8, 0, tzinfo=UTC))
    assert len(world.messages("talks")) == 1


async def test_announcement_after_the_start_is_refused(ada: Person, stage: Stage):
    panel = await plan_talk(stage)
    form = (await ada.click(panel, "Announce on …")).form
    shown = await ada.submit(form, when="8 April 2022 09:00")
    assert shown.text.startswith("The talk begins on Thursday 7 April 2022, 15:00 Copenhagen,")


async def test_announcing_needs_channels(stage: Stage):
    await make_series(stage)
    panel = await plan_talk(stage, when="7 April 2022 15:00")
    refused = await announce_now(stage.world.person("Ada Organiser"), panel)
    assert refused.text.startswith("I do not know yet where to post.")


async def test_announcement_that_may_not_be_posted_is_told_and_mended(ada: Person, stage: Stage):
    world = stage.world
    panel = await plan_talk(stage)
    world.deny_bot("talks", "send_messages")
    await announce_now(ada, panel)
    await world.settle()
    assert world.messages("talks") == []
    (notice,) = world.messages("backstage")
    assert notice.text == (
        f"**Not sent**\n- Announcement for “{TITLE}”: I may not write there. "
        "`/setup`, step 4, shows what is missing."
    )

    world.allow_bot("talks", "send_messages")
    desk = (await ada.click(notice, "Open the desk")).message
    assert "**One message is stuck**" in desk.text
    await ada.click(desk, "Try again: Announcement")
    await world.settle()
    (card,) = world.messages("talks")
    assert TITLE in card.text
    assert card.thread_id is not None


async def test_held_announcement_can_be_given_up(ada: Person, stage: Stage):
    world = stage.world
    panel = await plan_talk(stage)
    world.deny_bot("talks", "send_messages")
    await announce_now(ada, panel)
    await world.settle()
    world.allow_bot("talks", "send_messages")
    desk = (await ada.slash("desk", channel="backstage")).message
    asked = (await ada.click(desk, "Give up")).message
    assert "nobody can sign up there" in asked.text
    desk = (await ada.click(asked, "Give it up for good")).message
    assert "stuck" not in desk.text
    await world.advance(timedelta(days=1))
    assert world.messages("talks") == []


async def test_long_titles_and_many_segments_fit_the_card(ada: Person, stage: Stage):
    title = ("A title of two hundred characters, as long as it may be, * and _ " * 4)[:200]
    panel = await plan_talk(stage, title=title)
    segments = "".join(
        f"Session {n}: {'Part *one* ' * 18}\nAda Example {n}, {'Office ' * 15}\n"
        for n in range(1, 31)
    )
    form = (await ada.click(panel, "People")).form
    panel = (await ada.submit(form, file=[("people.txt", segments.encode())])).message
    await announce_now(ada, panel)
    await stage.world.settle()
    (card,) = stage.world.messages("talks")
    assert len(card.text) <= 4000
    thread = stage.world.threads("talks")[0]
    assert len(thread.name) <= 100


async def test_edit_is_shown_on_the_card(ready: Ready):
    ada, world = ready.ada, ready.world
    form = (await ada.click(await open_panel(ready), "Edit")).form
    await ada.submit(form, title="The Square at Night", holds=["chatham"])
    await fill(ready, "about", {"language": "da"})
    await world.advance(timedelta(minutes=1))
    assert "## The Square at Night" in ready.card.text
    assert "Danish · Chatham House Rule · 0 going" in ready.card.text


async def test_deleted_card_is_told_once_and_breaks_nothing(ready: Ready):
    world = ready.world
    panel = await open_panel(ready)
    world.delete_message(ready.card)
    for number in range(3):
        form = (await ready.ada.click(panel, "Edit")).form
        await ready.ada.submit(form, title=f"Title {number}")
        await world.advance(timedelta(minutes=1))
    notices = [m.text for m in world.messages("backstage")]
    assert len(notices) == 1
    told = f"Announcement for “{TITLE}” stands as it was: its message was deleted."
    assert told in notices[0]
    assert "Title 2" in (await ready.mia.slash("talks")).text
