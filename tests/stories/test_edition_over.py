"""When the last talk of an edition is over, what is shown says so, until another comes."""

from datetime import timedelta

import pytest

from tests.stories.acting import (
    ENDS,
    STARTS,
    TITLE,
    Ready,
    announce_now,
    plan_talk,
    second_organiser,
)

pytestmark = pytest.mark.evidence

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
LAST = "This talk is over, the last one of 2022. Thank you for coming."


async def test_edition_ends_by_itself_and_goes_on_with_another_talk(ready: Ready):
    world, ada = ready.world, ready.ada
    # Nobody ends it: time alone does.
    await world.move_to(ENDS + HOUR / 3)
    assert "over" not in ready.card.text
    await world.move_to(ENDS + HOUR)
    assert LAST in ready.card.text
    desk = (await ada.slash("desk", channel="backstage")).message
    assert "No talk is to come. 2022 is over: its key findings can be written." in desk.text
    assert "Begin the next edition" in desk.labels
    listed = (await ready.mia.slash("talks")).message
    assert listed.text.startswith("**2022** is over: no talk of it is to come.")
    assert not listed.labels
    listed = (await ada.slash("talks")).message
    form = (await ada.click(listed, "Begin the next edition")).form
    made = (await ada.submit(form, name="2023")).message
    assert made.text.startswith("Made the edition **2023**.")
    assert (await ready.mia.slash("talks")).text.startswith("No talk is announced")
    await ada.click(made, "Take it back")
    ((_, series),) = await ada.complete("series edit", "series", "")
    changed = (await ada.slash("series edit", series=series, title="Talks")).message
    assert "**2022** is over" in changed.text
    assert "Begin the next edition" in changed.labels
    bench = (await ada.click(desk, "Open the draft")).message
    assert "Key findings" in bench.text

    panel = await plan_talk(ready.stage, "Trees and Shade", "Thursday 12 May 2022 15:00")
    await world.advance(DAY)
    # Members know nothing of a draft; the team does.
    assert LAST in ready.card.text
    assert "2022 is over" not in (await ada.slash("desk", channel="backstage")).text
    await announce_now(ada, panel)
    await world.advance(HOUR)
    old = next(m for m in world.messages("talks") if f"## {TITLE}" in m.text)
    assert "This talk is over. Thank you for coming." in old.text

    await world.move_to(STARTS + 36 * DAY)
    new = next(m for m in world.messages("talks") if "## Trees and Shade" in m.text)
    assert LAST in new.text
    assert LAST not in world.fresh(old).text


async def test_desk_knows_that_the_key_findings_are_published(ready: Ready):
    world, ada = ready.world, ready.ada
    oda = second_organiser(world)
    await world.move_to(ENDS + DAY)
    bench = (await ada.slash("draft", hidden=True)).message
    form = (await ada.click(bench, "New finding")).form
    await ada.submit(form, heading="Benches decide", body="People stay where they can sit.")
    bench = (await ada.slash("draft", hidden=True)).message
    question = (await ada.click(bench, "Ask for review")).message
    await ada.click(question, "Ask the team")
    assert "its key findings can be written" in (await ada.slash("desk")).text
    bench = (await oda.slash("draft", hidden=True)).message
    question = (await oda.click(bench, "Publish …")).message
    await oda.click(question, "Publish now")
    await world.settle()
    desk = (await ada.slash("desk")).text
    assert "No talk is to come. 2022 is over, and its key findings are published." in desk
