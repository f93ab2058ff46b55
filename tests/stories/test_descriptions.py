"""What a talk is about, and its picture: on the card, in the calendar, given back if refused."""

from datetime import timedelta

import pytest

from bot.rehearsal import acting
from tests.stories.acting import Ready, fill, open_panel

pytestmark = pytest.mark.evidence

PICTURE = "https://northville.example/square.jpg"
SAID = "Benches, *lamps* and @everyone.\n\nBring a chair."


def pictures(components: object) -> list[str]:
    """The addresses of all pictures in a message."""
    if isinstance(components, list):
        return [address for each in components for address in pictures(each)]
    if isinstance(components, dict):
        own = [item["media"]["url"] for item in components.get("items", [])]
        return own + pictures(components.get("components", []))
    return []


async def test_description_and_picture_stand_on_the_card_and_in_the_calendar(ready: Ready):
    panel = await fill(ready, "about", {"description": SAID, "picture": PICTURE})
    await ready.world.advance(timedelta(minutes=1))
    for message in (panel.message, ready.card):
        assert "Benches, \\*lamps\\* and @\u200beveryone.\n\nBring a chair." in message.text
        assert pictures(list(message.components)) == [PICTURE]
    assert not ready.card.pinged_everyone
    file = await acting.calendar_file(ready.world, ready.mia, ready.card)
    assert "Bring a chair." in file.data.decode().replace("\r\n ", "")


async def test_both_are_taken_away_again(ready: Ready):
    await fill(ready, "about", {"description": SAID, "picture": PICTURE})
    form = (await ready.ada.click(await open_panel(ready), "Description")).form
    assert form.values == {"description": SAID, "picture": PICTURE, "language": "en"}
    panel = (await ready.ada.submit(form, description="", picture="")).message
    assert "Benches" not in panel.text
    assert pictures(list(panel.components)) == []


async def test_picture_that_does_not_last_is_refused_and_all_given_back(ready: Ready):
    passing = "https://cdn.discordapp.com/attachments/1/2/a.png?ex=1"
    refused = await fill(ready, "about", {"description": SAID, "picture": passing})
    assert refused.text.startswith("Links to what was uploaded to Discord work for a day only.")
    form = (await ready.ada.click(refused.message, "Correct it")).form
    assert form.values == {"description": SAID, "picture": passing, "language": "en"}


async def test_speakers_stand_on_the_card_as_printed(ready: Ready):
    line = "Ada Example, Deputy Mayor, City of Northville"
    await fill(ready, "edit-people", {"segments": f"Session 1: Benches\n{line}"})
    await ready.world.advance(timedelta(minutes=1))
    assert f"**1** Benches\n-# {line}" in ready.card.text
