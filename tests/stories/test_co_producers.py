"""A second organisation writes the key findings with the team, and publishes nothing alone."""

import json

from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.ui.controls import read_id
from tests.stories.acting import Ready
from tests.stories.live import go_live

NOT_THEIRS = "Only note-takers and organisers can do that."


async def name(ready: Ready, *people: Person) -> MessageRecord:
    ((_, code),) = await ready.ada.complete("series edit", "series", "North")
    card = (await ready.ada.slash("series edit", series=code)).message
    asked = (await ready.ada.click(card, "Co-producers")).message
    return (await ready.ada.select(asked, asked.selects[0].custom_id, people)).message


async def found_by(person: Person) -> MessageRecord:
    """The draft, for whom Discord offers no command of the team."""
    return (await person.click((await person.slash("help")).message, "Open the draft")).message


async def draft_of(ready: Ready) -> MessageRecord:
    """Ada's of the same series."""
    return (await ready.ada.slash("draft", hidden=True, edition="2022")).message


async def ask_for_review(person: Person, bench: MessageRecord) -> None:
    question = (await person.click(bench, "Ask for review")).message
    await person.click(question, "Ask the team")


async def publish(ready: Ready, shown: MessageRecord) -> None:
    question = (await ready.ada.click(shown, "Publish …")).message
    await ready.ada.click(question, "Publish now")
    await ready.world.settle()


async def deeds(ready: Ready) -> MessageRecord:
    desk = (await ready.ada.slash("desk", hidden=True)).message
    return (await ready.ada.click(desk, "What the team did")).message


def published(ready: Ready) -> str:
    (post,) = [each for each in ready.world.messages("talks") if "Read here" in each.labels]
    return post.text


async def test_a_co_producer_writes_and_agrees_and_an_organiser_publishes(ready: Ready):
    ada, mia = ready.ada, ready.mia
    await ada.slash("series new", title="Harbour Talks", edition="2023")
    harbour = (await ada.slash("draft", hidden=True)).message
    await go_live(ready, 10)
    await ready.noor.slash("log", text="Benches invite people")
    assert "Open the draft" not in (await mia.slash("help")).message.labels

    named = await name(ready, mia)
    assert f"**Who co-produces Northville Talks**: <@{mia.id}>" in named.text
    assert "**You co-produce Northville Talks.**" in (await mia.slash("help")).message.text
    bench = await found_by(mia)
    begin = next(each.custom_id for each in bench.buttons if each.label == "New finding")
    team_only = {"Notes as a file", "Show hidden"}
    assert team_only < set((await draft_of(ready)).labels)
    assert not team_only & set(bench.labels)
    new = next(each.custom_id for each in harbour.buttons if each.label == "New finding")
    other = read_id(new).parts[0]
    there = await mia.click(bench, f"draft-open:{other}", forged=True)
    assert "There is no" in there.text, there.text

    # She writes; the organiser is the second person.
    form = (await mia.click((await mia.click(bench, "Sort 1")).message, "New finding")).form
    await mia.submit(form, heading="Benches decide")
    await ask_for_review(mia, await found_by(mia))
    own = (await mia.click(await found_by(mia), "Review")).message
    assert not {"Approve", "Needs changes", "Publish …"} & set(own.labels)
    await publish(ready, await draft_of(ready))
    assert "Benches decide" in published(ready)

    # The organiser writes; she is the second person, which is not enough to publish.
    form = (await ada.click(await draft_of(ready), "New finding")).form
    await ada.submit(form, heading="Shade", body="Trees are the cheapest roof.")
    await ask_for_review(ada, await draft_of(ready))
    assert "Publish …" not in (await draft_of(ready)).labels
    page = await mia.click((await mia.click(await found_by(mia), "Review")).message, "Approve")
    assert "Publish …" not in page.message.labels
    assert not {"Publish …", "Retract"} & set((await found_by(mia)).labels)
    approved = await draft_of(ready)
    ask = next(each.custom_id for each in approved.buttons if each.label == "Publish …")
    forged = ask.replace("publish:", "publish-really:", 1)
    refused = await mia.click(page.message, forged, forged=True)
    assert refused.text.startswith("Only organisers can do that.")
    assert "Shade" not in published(ready)
    await publish(ready, approved)
    assert "Shade" in published(ready)

    # The team reads that she was named, and can take her off again.
    assert "chose who co-produces a series" in (await deeds(ready)).text
    await name(ready)
    assert (await mia.click(bench, begin, forged=True)).text.startswith(NOT_THEIRS)
    assert "Open the draft" not in (await mia.slash("help")).message.labels


async def test_a_co_producer_takes_out_what_they_write_and_nothing_else(ready: Ready):
    ada, mia = ready.ada, ready.mia
    await ada.slash("series new", title="Harbour Talks", edition="2023")
    harbour = (await ada.slash("draft", hidden=True)).message
    form = (await ada.click(harbour, "New finding")).form
    await ada.submit(form, heading="Boats wait")
    there = (await ada.slash("draft", hidden=True)).message
    await go_live(ready, 10)
    await ready.noor.slash("log", text="Benches invite people")
    await name(ready, mia)
    form = (await mia.click(await found_by(mia), "New finding")).form
    await mia.submit(form, heading="Benches decide")
    bench = await found_by(mia)

    given = (await mia.click(bench, "Draft as a file")).message
    assert [each.filename for each in given.attachments] == [
        "northville-talks-2022-findings-draft.docx"
    ]
    page = (await mia.click(given, "Web page (.html)")).message
    assert page.attachments[0].filename == "northville-talks-2022-findings-draft.html"
    table = (await mia.click(given, "Takeaways as a table")).message.attachments[0]
    rows = table.data.decode("utf-8-sig")
    assert "Benches invite people" in rows
    assert f"id {ready.noor.id}" not in rows, "no card tells her who wrote it"
    theirs = (await ada.slash("export", what="takeaways", edition="2022")).message.attachments[0]
    assert f"id {ready.noor.id}" in theirs.data.decode("utf-8-sig")

    own, other = (edition_on(each) for each in (bench, there))
    for what in ("notes", "polls", "attendance", "calendar", "edition", "archive"):
        refused = await mia.click(bench, f"export:{what}:{own}", forged=True)
        assert "can do that" in refused.text, what
        assert not refused.message.attachments
    for what in ("findings", "takeaways"):
        assert "There is no" in (await mia.click(bench, f"export:{what}:{other}", forged=True)).text
    anyway = await mia.click(bench, f"export-anyway:{other}:markdown:findings", forged=True)
    assert "There is no" in anyway.text


def edition_on(bench: MessageRecord) -> str:
    new = next(each.custom_id for each in bench.buttons if each.label == "New finding")
    return read_id(new).parts[0]


async def test_a_co_producer_reads_so_in_their_own_data(ready: Ready):
    await name(ready, ready.mia)
    shown = (await ready.mia.click((await ready.mia.slash("me")).message, "My data")).message
    page, data = (await ready.mia.click(shown, "Take it away")).message.attachments
    (row,) = [each for each in page.data.decode().split("<tr>") if "of this series" in each]
    assert "Northville Talks" in row
    (own,) = [each for each in json.loads(data.data)["data"] if each["part"] == "co_produces"]
    assert (own["kind"], own["about"]) == ("series", "Northville Talks")
