"""A panellist's change of mind after publication."""

from datetime import timedelta

import pytest

from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import Ready, fill, open_panel, second_organiser
from tests.stories.live import drawn_panel, go_live
from tests.stories.test_findings import findings_post, open_draft, publish, write

pytestmark = pytest.mark.evidence

SEGMENTS = "Session 1: Squares\nAda Example, Mayor, City of Northville\nBo Sample, Institute"


async def answer_of_ada_example(ready: Ready, answer: str) -> MessageRecord:
    names = (await ready.ada.click(await open_panel(ready), "Names")).message
    (choice,) = names.selects
    await ready.ada.select(names, choice.custom_id, ["0"])
    await ready.ada.click(names, answer)
    return ready.world.fresh(names)


async def read(ready: Ready) -> str:
    return (await ready.mia.click(findings_post(ready), "Read here")).text


async def test_name_goes_from_everything_that_the_bot_has_and_posted(ready: Ready):
    await fill(ready, "edit-people", {"segments": SEGMENTS})
    await answer_of_ada_example(ready, "By name")
    await go_live(ready, minutes=5)
    await ready.mia.slash("log", text="Dr. A. Exàmple asked for benches")
    await ready.mia.slash("log", text="Ada Example wants more shade")
    assert "Ada Example wants more shade" in (await drawn_panel(ready)).text
    oda = second_organiser(ready.world)
    bench = await write(ready, await open_draft(ready), "Shade", "So said ada  example today.")
    await publish(ready, bench, oda)
    assert "example" in (await read(ready)).lower()

    kept = await answer_of_ada_example(ready, "Not at all")
    assert "is not named from now on" in kept.text
    places = await ready.ada.click(kept, "Where the name stands")
    assert "**Published key findings**, revision 1" in places.text
    assert "- a note: Ada Example wants more shade" in places.text
    assert "- finding 1: Shade" in places.text
    # What may mean somebody else is shown with what was found, and left to a person.
    assert "May mean the same person" in places.text
    assert "Exàmple asked for benches → found: “Exàmple”" in places.text
    done = await ready.ada.click(places.message, "Correct all")
    await ready.world.settle()

    assert done.text.startswith("Done: “Ada Example” stands in no note")
    assert "To be done by hand" in done.text
    assert "last: “A panellist wants more shade”" in (await drawn_panel(ready)).text
    text = await read(ready)
    assert "So said a panellist today." in text
    assert "ada" not in text.lower().replace("today", "")
    found = await ready.max.slash("search", words="shade")
    assert "Ada Example" not in found.text
    again = await ready.ada.click(
        await answer_of_ada_example(ready, "Not at all"), "Where the name stands"
    )
    assert "In no note, no finding" in again.text
    assert "Exàmple asked for benches → found: “Exàmple”" in again.text
    opened = await ready.ada.select(again.message, "manage", "Dr. A. Exàmple asked for benches")
    form = (await ready.ada.click(opened.message, "Edit")).form
    await ready.ada.submit(form, text="Somebody asked for benches")
    decided = await ready.ada.click(
        await answer_of_ada_example(ready, "Not at all"), "Where the name stands"
    )
    assert "May mean" not in decided.text


async def test_name_goes_from_the_reason_of_a_correction_too(ready: Ready):
    await fill(ready, "edit-people", {"segments": SEGMENTS})
    await answer_of_ada_example(ready, "By name")
    oda = second_organiser(ready.world)
    await publish(ready, await write(ready, await open_draft(ready), "Shade", "It is cheap."), oda)
    bench = await write(
        ready, await open_draft(ready), "Benches", "Ada Example asked; Ada got them."
    )
    asked = await ready.ada.click(bench, "Ask for review")
    await ready.ada.click(asked.message, "Ask the team")
    await ready.world.settle()
    page = (await oda.click(ready.world.messages("backstage")[-1], "Preview")).message
    question = (await oda.click(page, "Publish …")).message
    form = (await oda.click(question, "With a reason …")).form
    await oda.submit(form, reason="Ada Example was left out")
    await ready.world.settle()
    assert "Ada Example was left out" in await read(ready)

    kept = await answer_of_ada_example(ready, "Not at all")
    places = await ready.ada.click(kept, "Where the name stands")
    done = await ready.ada.click(places.message, "Correct all")
    # What stands beside the whole name is left to a person, and said to be left.
    assert "- finding 2: Benches → found: “Ada”" in done.text
    await ready.world.settle()
    await ready.world.advance(timedelta(seconds=20))

    listed = (await ready.mia.slash("findings")).text
    for text in (findings_post(ready).text, await read(ready), listed):
        assert "A panellist was left out" in text
        assert "Ada Example" not in text


async def test_members_correct_nothing(ready: Ready):
    await fill(ready, "edit-people", {"segments": SEGMENTS})
    for verb in ("name-places", "name-correct"):
        refused = await ready.mia.click(ready.card, f"{verb}:{ready.code}:3:0", forged=True)
        assert refused.text.startswith("Only organisers")
