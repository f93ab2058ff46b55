"""Half a year after publication the team is asked what became of the findings."""

from datetime import timedelta
from typing import Any

import pytest

from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import Ready, second_organiser
from tests.stories.test_review import ask, draft, write

pytestmark = pytest.mark.evidence

HALF_A_YEAR = timedelta(days=184)


async def published(ready: Ready) -> None:
    oda = second_organiser(ready.world)
    await write(ready, "Benches decide", "People stay where they can sit.")
    await write(ready, "Shade", "Trees are the cheapest roof.")
    page = (await oda.click(await ask(ready), "Preview")).message
    await oda.click((await oda.click(page, "Publish …")).message, "Publish now")
    await ready.world.settle()


async def note(ready: Ready, card: MessageRecord, which: str, **fields: Any) -> MessageRecord:
    form = (await ready.ada.select(card, card.selects[0].custom_id, which)).form
    return (await ready.ada.submit(form, **fields)).message


async def test_what_became_of_findings_is_asked_shown_and_printed(ready: Ready):
    ada = ready.ada
    await published(ready)
    post = next(m for m in ready.world.messages("talks") if "Read here" in m.labels)
    desk = (await ada.slash("desk", hidden=True)).message
    planned = (await ada.click(desk, "Planned messages")).message
    assert "What became of the key findings" in planned.text

    await ready.world.advance(HALF_A_YEAR)
    asked = ready.world.messages("backstage")[-1]
    assert asked.text.startswith("What became of the findings of **Northville Talks 2022**")
    assert asked.pinged == ()
    card = (await ada.click(asked, "Note what became of them")).message
    assert "**2** Shade · nothing noted" in card.text
    told = {"who": "City of *Northville*", "word": "40 trees were planted."}
    link = "https://northville.example/trees"
    card = await note(ready, card, "2 Shade", status=["done"], **told, link=link, shown=["no"])
    assert "**done** · City of \\*Northville\\* · 40 trees" in card.text
    assert "members do not see it" in card.text
    assert "became of it" not in (await ready.mia.click(post, "Read here")).text
    card = await note(ready, card, "2 Shade", status=["done"], **told, link=link, shown=["yes"])

    read = (await ready.mia.click(post, "Read here")).text
    assert "-# What became of it: **done** · City of \\*Northville\\* · 40 trees" in read
    assert f"<{link}>" in read
    card = (await ready.noor.click(asked, "Note what became of them")).message
    form = (await ready.noor.select(card, card.selects[0].custom_id, "1 Benches decide")).form
    hers = (await ada.click(asked, "Note what became of them")).message
    other = (await ada.select(hers, hers.selects[0].custom_id, "1 Benches decide")).form
    card = (await ready.noor.submit(form, status=["under_way"])).message
    refused = await ada.submit(other, status=["done"], who="The *shops*")
    assert refused.text.startswith("Somebody changed this too while you were writing.")
    mine = (await ada.click(refused.message, "Take mine")).form
    assert (mine.values["status"], mine.values["who"]) == (["done"], "The *shops*")
    assert "members do not see it" in card.text.split("**2**")[0]

    ((_, series),) = await ada.complete("series edition", "series", "North")
    await ada.slash("series edition", series=series, edition="2023")
    bench = (await ada.slash("draft", edition="2023", hidden=True)).message
    form = (await ada.click(bench, "Introduction, thanks …")).form
    await ada.submit(form, thanks="To all.")
    form = (await ada.click(await draft(ready), "New finding")).form
    card = (await ada.submit(form, heading="Rain", body="It rained.")).message
    page = (
        await ada.click((await ada.click(card, "Back to the draft")).message, "Preview")
    ).message
    assert "### What became of the last findings" in page.text
    assert "1. Benches decide: under way." in page.text
    assert "2. Shade: done (City of \\*Northville\\*). 40 trees were planted. " in page.text
