"""After a talk the desk says what is left to do for it, until nothing is."""

from datetime import timedelta

import pytest

from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import ENDS, STARTS, TITLE, Ready, announce_now, fill, plan_talk
from tests.stories.balloting import ask_publicly
from tests.stories.live import end_talk, go_live

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
PANELLISTS = "Session 1: What the library heard\nCarla Cato, Town of Northville"


async def desk_of(person: Person) -> MessageRecord:
    return (await person.slash("desk", hidden=True, channel="backstage")).message


def left_of(desk: MessageRecord, title: str = TITLE) -> str:
    """What the desk says is left for a talk; empty where it does not name it."""
    part = desk.text.partition("Left to do")[2]
    lines = part.splitlines()
    after = [lines[n + 1] for n, line in enumerate(lines) if line == f"**{title}**"]
    return after[0] if after else ""


async def test_each_thing_that_is_left_has_the_button_that_does_it(ready: Ready):
    ada, world = ready.ada, ready.world
    await fill(ready, "edit-people", {"segments": PANELLISTS})
    await fill(ready, "edit-talk", {"holds": ["recorded"]})
    await go_live(ready, minutes=10)
    await ready.mia.slash("log", text="Benches change who stays")
    assert left_of(await desk_of(ada)) == ""

    await world.move_to(ENDS)
    await end_talk(ready)
    await world.advance(MINUTE)
    desk = await desk_of(ada)
    assert left_of(desk).startswith("-# poll open until <t:")
    assert left_of(desk).endswith(
        " · recording missing · one note to sort · one panellist to ask about being named"
        " · thanks not written"
    )
    assert {"Close poll", "Recording", "Sort 1", "Names", "Thanks"} <= set(desk.labels)
    # A note-taker sees all of it, and the buttons of what they may do.
    labels = (await desk_of(ready.noor)).labels
    assert {"Close poll", "Sort 1", "Thanks"} <= set(labels)
    assert not {"Recording", "Names"} & set(labels)

    form = (await ada.click(desk, "Recording")).form
    await ada.submit(form, recording="https://video.example.org/1")
    names = (await ada.click(await desk_of(ada), "Names")).message
    asked = (await ada.select(names, names.selects[0].custom_id, ["0"])).message
    await ada.click(asked, "By name")
    sort = (await ada.click(await desk_of(ada), "Sort 1")).message
    await ada.click(sort, "Leave out")
    form = (await ada.click(await desk_of(ada), "Thanks")).form
    await ada.submit(form, thanks="Thank you, all.")
    desk = await desk_of(ada)
    assert left_of(desk).startswith("-# poll open until <t:")
    assert " · " not in left_of(desk)
    await ada.click((await ada.click(desk, "Close poll")).message, "Close it")
    await world.advance(MINUTE)

    desk = await desk_of(ada)
    assert TITLE not in desk.text
    assert "Left to do" not in desk.text


async def test_poll_that_was_given_up_can_be_opened_from_the_desk(ready: Ready):
    ada, world = ready.ada, ready.world
    await ask_publicly(ready)
    await world.move_to(ENDS)
    world.deny_bot("talks", "send_polls")
    await end_talk(ready)
    await world.advance(MINUTE)
    stuck = await desk_of(ada)
    assert "poll" not in left_of(stuck)
    asked = (await ada.click(stuck, "Give up")).message
    desk = (await ada.click(asked, "Give it up for good")).message
    assert left_of(desk).startswith("-# poll not opened")

    world.allow_bot("talks", "send_polls")
    await ada.click((await ada.click(desk, "Open poll")).message, "Open it")
    await world.settle()
    assert world.messages(ready.thread)[-1].poll is not None
    assert left_of(await desk_of(ada)).startswith("-# poll open until <t:")


async def test_many_talks_stand_on_pages_with_their_buttons(ready: Ready):
    ada, world = ready.ada, ready.world
    titles = [f"Talk about bench {number}" for number in range(6)]
    for number, title in enumerate(titles):
        when = f"{1 + number} April 2022 12:00"
        panel = await plan_talk(ready.stage, title, when)
        await announce_now(ada, panel)
        panel = (await ada.slash("talk panel", talk=_code(panel))).message
        form = (await ada.click(panel, "Edit")).form
        await ada.submit(form, holds=["recorded"])
    await world.move_to(STARTS - 4 * DAY / 24)
    desk = await desk_of(ada)
    assert "Left to do after 6 talks" in desk.text
    assert "and 4 more" in desk.text

    page = (await ada.click(desk, "All that is left")).message
    shown = [title for title in titles if title in page.text]
    assert len(shown) == 4
    page = (await ada.click(page, next(label for label in page.labels if "▶" in label))).message
    assert len([title for title in titles if title in page.text and title not in shown]) == 2
    assert page.labels.count("Recording") == 2
    assert "Left to do" in (await ada.click(page, "Desk")).message.text


def _code(panel: MessageRecord) -> str:
    return panel.text.partition("code `")[2].partition("`")[0]
