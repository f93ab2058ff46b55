"""When the last talk of an edition is over, what is shown says so, until another comes."""

from datetime import timedelta

from tests.stories.acting import ENDS, STARTS, TITLE, Ready, announce_now, plan_talk

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
LAST = "This talk is over, the last one of 2022. Thank you for coming."


async def test_edition_ends_by_itself_and_goes_on_with_another_talk(ready: Ready):
    world, ada = ready.world, ready.ada
    # Nobody ends it: time alone does.
    await world.move_to(ENDS + 5 * HOUR)
    assert "over" not in ready.card.text
    await world.move_to(ENDS + 7 * HOUR)
    assert LAST in ready.card.text
    desk = (await ada.slash("desk", channel="backstage")).message
    assert "No talk is to come. 2022 is over: its key findings can be written." in desk.text
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
