"""A talk that repeats: every day is read before it counts, and one press moves the rest."""

import pytest

from bot.domain.talks.talk import Talk
from tests.stories.acting import Ready, fill

pytestmark = pytest.mark.evidence


async def test_series_of_six_is_made_and_its_rest_is_moved(ready: Ready):
    ada = ready.ada
    refused = await fill(ready, "repeat", {"often": "every second Friday, 6 times"})
    assert "Thursday 7 April 2022, which is none of these days" in refused.text

    shown = await fill(ready, "repeat", {"often": "every second Thursday, 6 times"})
    for day in ("7 Apr", "21 Apr", "5 May", "19 May", "2 Jun", "16 Jun"):
        assert f"Thu {day} 2022, 15:00" in shown.text, shown.text
    made = await ada.click(shown.message, "Make the 5 drafts")
    assert "Made 5 drafts" in made.text

    third = (await talks(ready))[2]
    panel = (await ada.slash("talk panel", talk=third.code, hidden=True)).message
    form = (await ada.click(panel, "Move")).form
    moved = await ada.submit(form, when="6 May 2022 16:00", minutes="60")
    asked = await ada.click(moved.message, "This and the following: 4 …")
    assert "~~Thu 16 Jun 2022, 15:00 Copenhagen~~ → Fri 17 Jun 2022, 16:00" in asked.text
    done = await ada.click(asked.message, "Move all 4")
    assert "Moved 4 talks" in done.text

    starts = [f"{talk.the_slot().start.local:%d.%m. %H}" for talk in await talks(ready)]
    assert starts == ["07.04. 15", "21.04. 15", "06.05. 16", "20.05. 16", "03.06. 16", "17.06. 16"]


async def test_talk_at_the_same_time_is_named(ready: Ready):
    copy = await fill(ready, "copy", {"title": "Benches", "when": "14 April 2022 15:30"})
    await ready.ada.click(copy.message, "Make the draft")

    shown = await fill(ready, "repeat", {"often": "weekly, 3 times"})

    assert "⚠ together with **Benches**" in shown.text


async def test_repeat_is_typed_where_a_new_talk_asks_when(ready: Ready):
    ada = ready.ada
    once = await ada.slash("talk new", title="Benches", when="every second Friday 16:00")
    assert "how many times" in once.text
    shown = await ada.slash(
        "talk new", title="Benches", when="monthly on the first Friday at 16:00 until June"
    )
    for day in (
        "Friday 4 March 2022",
        "Fri 1 Apr 2022, 16:00",
        "Fri 6 May 2022, 16:00",
        "Fri 3 Jun 2022, 16:00",
    ):
        assert day in shown.text, shown.text

    panel = await ada.click(shown.message, "Make the 4 drafts")

    assert "Repeats: 4 talks are to come" in panel.text
    starts = [f"{each.the_slot().start.local:%d.%m. %H}" for each in await talks(ready)]
    assert starts == ["04.03. 16", "01.04. 16", "07.04. 15", "06.05. 16", "03.06. 16"]


async def talks(ready: Ready) -> list[Talk]:
    found = await ready.stage.bot.store.survey(lambda survey: survey.select(Talk))
    return sorted(found, key=lambda talk: talk.the_slot().starts_at)
