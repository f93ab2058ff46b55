"""The run sheet: one message for each talk, true for as long as it stands."""

from datetime import timedelta

import pytest

from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import ENDS, STARTS, TITLE, Ready, fill, open_panel
from tests.stories.live import end_talk

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
PANELLISTS = "Session 1: What the library heard\nCarla Cato, Town of Northville"


def sheets(ready: Ready) -> list[MessageRecord]:
    found = ready.world.messages("backstage")
    return [message for message in found if message.text.startswith(f"### {TITLE}")]


def sheet(ready: Ready) -> MessageRecord:
    (found,) = sheets(ready)
    return found


def reminders(ready: Ready) -> list[MessageRecord]:
    found = ready.world.messages("backstage")
    return [message for message in found if message.text.startswith(f"**{TITLE}** · <t:")]


async def test_sheet_follows_its_talk_with_a_button_for_each_line(ready: Ready):
    world, ada = ready.world, ready.ada
    await world.move_to(STARTS - 14 * DAY + 2 * MINUTE * 60)
    first = sheet(ready)
    assert first.silent
    assert first.text.splitlines()[-2:] == ["- no segments yet", "- join link missing"]
    assert first.labels == ("Open the panel", "People", "Links")
    # Note-takers read it too, and who may is asked at the press.
    refused = await ready.noor.click(first, "Links")
    assert refused.modal is None
    assert refused.text.startswith("Only organisers can do that.")
    await ada.submit((await ada.click(first, "People")).form, segments=PANELLISTS)
    await world.advance(MINUTE)
    assert sheet(ready).text.splitlines()[-2:] == [
        "- join link missing",
        "- one panellist not asked yet about being named",
    ]
    assert sheet(ready).labels == ("Open the panel", "Links", "Names")
    await fill(ready, "edit-links", {"join": "https://meet.example.org/1"})
    names = (await ada.click(sheet(ready), "Names")).message
    await ada.select(names, names.selects[0].custom_id, ["0"])
    await ada.click(names, "By name")
    await world.advance(MINUTE)
    assert sheet(ready).text.endswith("Nothing is missing.")
    assert sheet(ready).labels == ("Open the panel",)

    # Where nothing is missing nobody is reminded of it, and nothing is posted a second time.
    await fill(ready, "edit-talk", {"holds": ["recorded"]})
    await world.move_to(STARTS + MINUTE)
    assert reminders(ready) == []
    assert "**Live** since" in sheet(ready).text
    await world.move_to(ENDS)
    await end_talk(ready)
    await world.advance(MINUTE)
    assert sheet(ready).id == first.id
    assert sheet(ready).text.splitlines()[-1] == "- recording missing"
    await fill(ready, "edit-recording", {"recording": "https://video.example.org/1"})
    await world.advance(MINUTE)
    assert "recording" not in sheet(ready).text
    desk = (await ada.click(sheet(ready), "Open the desk")).message
    assert "Left to do" in desk.text


async def test_day_before_reminds_of_what_is_missing_until_it_is_there(ready: Ready):
    world = ready.world
    await world.move_to(STARTS - DAY + MINUTE)
    (told,) = reminders(ready)
    assert told.silent
    assert told.text.endswith("- no segments yet\n- join link missing")
    form = (await ready.ada.click(told, "Links")).form
    await ready.ada.submit(form, join="https://meet.example.org/1")
    await world.advance(MINUTE)
    assert reminders(ready)[0].text.endswith("\n- no segments yet")
    assert "join link" not in sheet(ready).text

    await world.move_to(STARTS + MINUTE)
    (told,) = reminders(ready)
    assert told.labels == ("Open the panel",)
    assert "Here stood what was missing shortly before." in told.text
    assert "join link" not in told.text


async def test_sheet_of_a_moved_and_a_cancelled_talk_says_so(ready: Ready):
    world, ada = ready.world, ready.ada
    await world.move_to(STARTS - 13 * DAY)
    form = (await ada.click(await open_panel(ready), "Move")).form
    shown = (await ada.submit(form, when="Thursday 2 June 2022 15:00")).message
    await ada.click(shown, "Move it")
    await world.advance(MINUTE)
    assert "Thursday 2 June 2022" in sheet(ready).text

    await world.move_to(STARTS + 50 * DAY)
    assert len(sheets(ready)) == 1
    asked = (await ada.click(await open_panel(ready), "Cancel the talk")).message
    await ada.click(asked, "Cancel the talk")
    await world.advance(MINUTE)
    assert sheet(ready).labels == ("Open the panel",)
    assert sheet(ready).text.endswith("**Cancelled.**")


async def test_deleted_sheet_is_posted_again(ready: Ready):
    world, ada = ready.world, ready.ada
    await world.move_to(STARTS - 3 * DAY)
    world.delete_message(sheet(ready))
    outcome = await ada.click(await open_panel(ready), "Post again what was deleted")
    await world.settle()
    assert outcome.messages[-1].text.startswith("On its way again: Run sheet.")
    assert sheet(ready).silent
    await fill(ready, "edit-links", {"join": "https://meet.example.org/1"})
    await world.advance(MINUTE)
    assert "join link" not in sheet(ready).text
