"""From takeaways to published key findings."""

from datetime import timedelta

import pytest

from bot.rehearsal.discord import faults
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import Ready, fill, second_organiser
from tests.stories.live import agree_on_chatham_house, go_live

HEADING = (
    "Benches and shade decide who stays on the square, long before any programme of events does so"
)
MANY = 64
_FIRST = "1 Benches decide about the square"


@pytest.fixture
async def noted(ready: Ready) -> Ready:
    """Three takeaways were logged."""
    await go_live(ready, minutes=10)
    lines = ["Benches change who stays on the square", "Shade matters", "Ask the shop owners"]
    await ready.mia.slash("log", text="\n".join(lines))
    return ready


async def open_draft(ready: Ready, person: Person | None = None) -> MessageRecord:
    return (await (person or ready.ada).slash("draft", hidden=True)).message


async def write(ready: Ready, bench: MessageRecord, heading: str, body: str = "") -> MessageRecord:
    """Write a finding, and go back to the workbench."""
    form = (await ready.ada.click(bench, "New finding")).form
    card = (await ready.ada.submit(form, heading=heading, body=body)).message
    return (await ready.ada.click(card, "Back to the draft")).message


async def publish(ready: Ready, bench: MessageRecord, reviewer: Person) -> None:
    """Ada asks for a review, the other reads and publishes."""
    asked = await ready.ada.click(bench, "Ask for review")
    await ready.ada.click(asked.message, "Ask the team")
    await ready.world.settle()
    call = ready.world.messages("backstage")[-1]
    page = (await reviewer.click(call, "Preview")).message
    question = (await reviewer.click(page, "Publish …")).message
    await reviewer.click(question, "Publish now")
    await ready.world.settle()


def findings_post(ready: Ready) -> MessageRecord:
    return next(m for m in ready.world.messages("talks") if "Read here" in m.labels)


async def test_takeaways_are_sorted_one_at_a_time(noted: Ready):
    bench = await open_draft(noted, noted.noor)
    assert "3 takeaways: 0 placed, 3 to sort, 0 left out · 0 findings" in bench.text

    card = (await noted.noor.click(bench, "Sort 3")).message
    assert card.text.splitlines() == [
        "### 3 to sort",
        "> **Insight** Benches change who stays on the square",
        "-# Talk 1 · minute 10",
    ]
    form = (await noted.noor.click(card, "New finding")).form
    card = (await noted.noor.submit(form, heading="Benches decide about the square")).message
    assert "> **Insight** Shade matters" in card.text
    card = (await noted.noor.click(card, "Later")).message
    card = (await noted.noor.click(card, "Leave out")).message
    assert "### The last one to sort\n> **Insight** Shade matters" in card.text
    other = card.selects[0].custom_id
    card = (await noted.noor.select(card, other, "1 Benches decide about the square")).message
    assert card.text == "Everything is sorted."
    form = (await noted.noor.click(card, "Write 1")).form
    assert form.values["heading"] == "Benches decide about the square"

    bench = (await noted.noor.click(card, "Back to the draft")).message
    assert "3 takeaways: 2 placed, 0 to sort, 1 left out · one finding" in bench.text
    assert "**1** Benches decide about the square · 2 takeaways" in bench.text
    assert "Missing: introduction · thanks · finding 1 has no text" in bench.text
    assert "Sort 0" not in bench.labels

    form = (await noted.noor.click(bench, "Write 1")).form
    assert form.values["heading"] == "Benches decide about the square"
    card = (await noted.noor.submit(form, body="People stay where they can sit.")).message
    form = (await noted.noor.click(card, "Introduction, thanks …")).form
    bench = (await noted.noor.submit(form, introduction="We met.", thanks="To all.")).message
    assert "Write 1" not in bench.labels
    card = (await noted.noor.select(bench, bench.selects[0].custom_id, _FIRST)).message
    question = (await noted.noor.click(card, "Ask for review")).message
    asked = await noted.noor.click(question, "Ask the team")
    assert asked.text.startswith("I have told the team backstage.")
    bench = await open_draft(noted, noted.noor)
    card = (await noted.noor.select(bench, bench.selects[0].custom_id, _FIRST)).message
    assert "Ask for review" not in card.labels


async def test_a_likely_finding_is_offered(noted: Ready):
    bench = await write(noted, await open_draft(noted), "What benches do to a square")

    card = (await noted.ada.click(bench, "Sort 3")).message
    assert "looks like finding 1 by its words: What benches do to a square" in card.text
    card = (await noted.ada.click(card, "Put in finding 1")).message
    assert "### 2 to sort" in card.text


async def test_what_is_near_or_speaks_against_is_shown_and_each_answer_is_taken_back(noted: Ready):
    ada = noted.ada
    await noted.max.slash("log", text="The benches change nothing on a square")
    bench = await write(noted, await open_draft(noted), "What benches do to a square")
    card = (await ada.click(bench, "Sort 4")).message
    assert card.labels[:2] == ("Put in finding 1", "Put all 2 in finding 1")
    assert card.labels[2:5] == ("New finding", "Leave out", "Later")
    assert "-# – The benches change nothing on a square" in card.text

    for _ in range(2):
        card = (await ada.click(card, "Put in finding 1")).message
        assert "### 3 to sort\n> **Insight** Shade matters" in card.text
        card = (await ada.click(card, "Bring the last one back")).message
        assert "### 4 to sort\n> **Insight** Benches change who stays" in card.text
    card = (await ada.click(card, "Put in finding 1")).message
    for _ in range(2):
        card = (await ada.click(card, "Later")).message
    assert "The benches change nothing" in card.text
    assert "-# – Benches change who stays on the square · in finding 1" in card.text
    menu = next(each for each in card.selects if each.custom_id.startswith("sort-against:"))
    card = (await ada.select(card, menu.custom_id, "1 What benches do to a square")).message

    bench = await open_draft(noted)
    assert "something speaks against finding 1" in bench.text
    shown = (
        await ada.select(bench, bench.selects[0].custom_id, "1 What benches do to a square")
    ).message
    assert "It rests on one takeaway:" in shown.text
    assert "The benches change nothing on a square · minute 10 · speaks against it" in shown.text


async def test_what_says_the_same_is_put_in_a_finding_at_once(noted: Ready):
    lines = ["Benches change who stays longest", "More benches change who stays"]
    await noted.max.slash("log", text="\n".join(lines))
    bench = await open_draft(noted)
    form = (await noted.ada.click(bench, "New finding")).form
    first = (await noted.ada.submit(form, heading="Rain", body="It rained.")).message
    assert "Write 2 next" not in first.labels
    card = (await noted.ada.click(await open_draft(noted), "Sort 5")).message
    form = (await noted.ada.click(card, "New finding")).form
    card = (await noted.ada.submit(form, heading="Benches change who stays")).message
    for _ in range(3):
        if "Put all 2 in finding 2" in card.labels:
            break
        card = (await noted.ada.click(card, "Later")).message
    assert "-# This one looks like finding 2 too:\n-# – " in card.text
    assert all(line in card.text for line in lines)

    card = (await noted.ada.click(card, "Put all 2 in finding 2")).message
    assert "### 2 to sort" in card.text
    card = (await noted.ada.click(card, "Bring the last 2 back")).message
    assert "### 4 to sort" in card.text
    card = (await noted.ada.click(card, "Put all 2 in finding 2")).message
    bench = await open_draft(noted)
    assert "**2** Benches change who stays · 3 takeaways" in bench.text
    first = (await noted.ada.select(bench, bench.selects[0].custom_id, "1 Rain")).message
    second = (await noted.ada.click(first, "Open 2")).message
    assert "## 2. Benches change who stays" in second.text
    assert "Open 1" in second.labels
    first = (await noted.ada.click(second, "Open 1")).message
    form = (await noted.ada.click(first, "Write 2 next")).form
    assert form.values["heading"] == "Benches change who stays"


async def test_finding_is_written_joined_ordered_and_removed(noted: Ready):
    ada = noted.ada
    bench = await open_draft(noted)
    for heading in ("First", "Second", "Third"):
        bench = await write(noted, bench, heading, f"About the {heading.lower()}.")

    which = (await ada.click(bench, "Order")).message
    where = (await ada.select(which, which.selects[0].custom_id, "3 Third")).message
    bench = (await ada.select(where, where.selects[0].custom_id, "1")).message
    assert _headings(bench) == ["Third", "First", "Second"]

    card = (await ada.select(bench, bench.selects[0].custom_id, "2 First")).message
    question = (await ada.select(card, card.selects[0].custom_id, "1 Third")).message
    assert question.text.startswith("Merge **First** into 1 **Third**?")
    card = (await ada.click(question, "Merge them")).message
    assert "## 1. Third\nAbout the third.\n\nAbout the first." in card.text
    form = (await ada.click(card, "Edit")).form
    assert form.values == {"heading": "Third", "body": "About the third.\n\nAbout the first."}
    card = (await ada.submit(form, heading="Third, edited")).message
    question = (await ada.click(card, "Remove")).message
    assert question.text == "Remove **Third, edited**? Nothing rests on it."
    bench = (await ada.click(question, "Remove it")).message
    assert _headings(bench) == ["Second"]


async def test_what_stands_around_the_findings(noted: Ready):
    bench = await open_draft(noted)
    form = (await noted.ada.click(bench, "Introduction, thanks …")).form
    bench = (
        await noted.ada.submit(
            form,
            introduction="What we heard.",
            further_reading="A book\nAnother book",
            thanks="Northville Library",
            website="https://talks.example.org/2022",
        )
    ).message
    assert "Missing: introduction" not in bench.text

    bench = await write(noted, bench, "One", "Text.")
    page = (await noted.ada.click(bench, "Preview")).message
    assert "What we heard." in page.text
    assert "- A book\n\n- Another book" in page.text
    assert "website: https://talks.example.org/2022 · pings: 0" in page.text


async def test_publication_takes_two_people(noted: Ready):
    bench = await write(noted, await open_draft(noted), HEADING, "The text of the finding.")
    asked = await noted.ada.click(bench, "Ask for review")
    said = await noted.ada.click(asked.message, "Ask the team")
    assert said.text.startswith("I have told the team backstage.")
    bench = (await noted.ada.click(said.message, "Back to the draft")).message
    assert "Waiting for a second look" in bench.text
    assert "Publish …" not in bench.labels
    await noted.world.settle()
    call = noted.world.messages("backstage")[-1]
    assert f"<@{noted.ada.id}> asked for a second look at draft 2." in call.text
    assert call.pinged == ()
    own = (await noted.ada.click(call, "Preview")).message
    assert "Publish …" not in own.labels
    refused = await noted.ada.click(own, _publish_id(noted, bench), forged=True)
    assert refused.text.startswith("A second person has to review this")

    oda = second_organiser(noted.world)
    page = (await oda.click(call, "Preview")).message
    question = (await oda.click(page, "Publish …")).message
    assert question.text.endswith("Pings: 0.")
    await oda.click(question, "Publish now")
    await noted.world.settle()

    post = findings_post(noted)
    assert f"**1** {HEADING}" in post.text
    assert "The text of the finding." not in post.text
    assert (post.pinged, post.pinged_everyone) == ((), False)
    page, document = post.attachments
    out = await noted.ada.slash("export", what="findings", format="pdf", hidden=True)
    assert page.filename == "northville-talks-2022.pdf"
    assert page.data == out.message.attachments[0].data
    assert document.filename == "northville-talks-2022.md"
    assert "The text of the finding." in document.data.decode()
    thread = noted.world.channel(post.thread_id or 0)
    assert thread.name == "Key findings Northville Talks 2022: what do you make of them?"


async def test_correction_changes_what_was_posted(noted: Ready):
    oda = second_organiser(noted.world)
    bench = await write(noted, await open_draft(noted), "A tpyo", "Text.")
    await publish(noted, bench, oda)
    first = findings_post(noted)

    bench = await open_draft(noted)
    assert "Published as revision 1." in bench.text
    card = (await noted.ada.select(bench, bench.selects[0].custom_id, "1 A tpyo")).message
    form = (await noted.ada.click(card, "Edit")).form
    card = (await noted.ada.submit(form, heading="A typo", body="Better text.")).message
    bench = (await noted.ada.click(card, "Back to the draft")).message
    await publish(noted, bench, oda)

    post = findings_post(noted)
    assert post.id == first.id
    assert "**1** A typo" in post.text
    assert "(revision 2)" in post.text
    page, document = post.attachments
    assert "Better text." in document.data.decode()
    assert b" revision=2 digest=" in page.data


async def test_a_thread_that_is_closed_for_good_holds_no_correction_up(noted: Ready):
    """Its name stays as it is, so that nothing is asked of it."""
    world, oda = noted.world, second_organiser(noted.world)
    await publish(noted, await write(noted, await open_draft(noted), "Benches", "Text."), oda)
    thread = world.channel(findings_post(noted).thread_id or 0)
    world.archive(thread, locked=True)
    await publish(noted, await write(noted, await open_draft(noted), "Shade", "Text."), oda)
    await world.advance(timedelta(hours=1))
    assert "**2** Shade" in findings_post(noted).text
    assert "stuck" not in (await noted.ada.slash("desk")).text
    assert world.channel(thread.id).archived


async def test_names_in_a_reason_are_asked_about_before_it_counts(noted: Ready):
    ada, oda = noted.ada, second_organiser(noted.world)
    await fill(noted, "edit-people", {"segments": "Session 1: Squares\nInes Sample"})
    await agree_on_chatham_house(noted)
    await publish(noted, await write(noted, await open_draft(noted), "One", "Text."), oda)

    form = (await ada.click(await open_draft(noted), "Retract …")).form
    asked = await ada.submit(form, reason="Because Ines Sample asked.")
    assert asked.text.startswith("**Ines Sample** may be named in it, and has not agreed")
    assert "Retracted" not in findings_post(noted).text
    form = (await ada.click(asked.message, "Correct it")).form
    asked = await ada.submit(form, reason="As Ines Sample asked us.")
    assert asked.text.startswith("**Ines Sample** may be named in it"), "another reason"
    form = (await ada.click(asked.message, "Correct it")).form
    bench = (await ada.submit(form)).message
    assert "retracted what was published" in bench.text

    await publish(noted, await write(noted, bench, "Two", "Text."), oda)
    bench = await write(noted, await open_draft(noted), "Three", "Text.")
    await ada.click((await ada.click(bench, "Ask for review")).message, "Ask the team")
    question = (await oda.click(await open_draft(noted, oda), "Publish …")).message
    form = (await oda.click(question, "With a reason …")).form
    asked = await oda.submit(form, reason="Ines asked.")
    assert "may be named in it" in asked.text
    form = (await oda.click(asked.message, "Correct it")).form
    sent = await oda.submit(form, reason="A third finding.")
    assert sent.text.startswith("Revision 3 is on its way")


async def test_everybody_reads_what_is_published_and_nothing_else(noted: Ready):
    none = await noted.mia.slash("findings")
    assert none.text == "No key findings are published yet."
    bench = await write(noted, await open_draft(noted), "One", "Text of one.")
    await publish(noted, bench, second_organiser(noted.world))
    await write(noted, await open_draft(noted), "Two, not yet published", "Text of two.")

    listed = (await noted.mia.slash("findings", edition="2022")).message
    assert "**Northville Talks 2022** · one finding · 1 min" in listed.text
    page = (await noted.mia.click(listed, "Read here")).message
    assert "### 1. One\nText of one." in page.text
    assert "Two" not in page.text

    refused = await noted.mia.slash("draft", hidden=True)
    assert refused.text.startswith("Only note-takers and organisers can do that.")


async def test_findings_as_long_as_real_ones(noted: Ready):
    """Nine findings of 8,420 characters with headings of 104: three pages, one post."""
    heading = ("A heading of real length " * 5)[:102]
    bench = await open_draft(noted)
    for number in range(9):
        bench = await write(noted, bench, f"{heading}{number}.", "Words of a body. " * 49)
    await publish(noted, bench, second_organiser(noted.world))

    post = findings_post(noted)
    assert all(f"{heading}{number}." in post.text for number in range(9))
    assert len(post.text) < 2000
    page = (await noted.mia.click(post, "Read here")).message
    assert "page 1 of 3" in page.text
    seen = page.text
    for _ in range(2):
        page = (await noted.mia.click(page, "Next")).message
        seen += page.text
    assert "Next" in page.labels
    assert seen.count("Words of a body.") == 9 * 49


async def test_more_takeaways_than_a_select_holds(noted: Ready):
    for begin in range(3, MANY, 25):
        lines = [f"Point {number}" for number in range(begin, min(begin + 25, MANY))]
        await noted.mia.slash("log", text="\n".join(lines))
    bench = await write(noted, await open_draft(noted), "Everything")
    card = (await noted.ada.click(bench, f"Sort {MANY}")).message
    for _ in range(MANY):
        card = (await noted.ada.select(card, card.selects[0].custom_id, "1 Everything")).message
    bench = (await noted.ada.click(card, "Back to the draft")).message

    card = (await noted.ada.select(bench, bench.selects[0].custom_id, "1 Everything")).message
    back = card.selects[0]
    assert len(back.options) == 24
    card = (await noted.ada.select(card, back.custom_id, back.options[-1][0])).message
    card = (await noted.ada.select(card, back.custom_id, "Point 40")).message
    assert f"It rests on {MANY - 1} takeaways" in card.text


async def test_two_people_writing_at_once(noted: Ready):
    bench = await write(noted, await open_draft(noted), "Mine", "Text.")
    mine = (await noted.ada.select(bench, bench.selects[0].custom_id, "1 Mine")).message
    form = (await noted.ada.click(mine, "Edit")).form
    other = await open_draft(noted, noted.noor)
    card = (await noted.noor.select(other, other.selects[0].custom_id, "1 Mine")).message
    assert "*somebody is writing since" in (await open_draft(noted, noted.noor)).text
    assert "somebody is writing" not in (await open_draft(noted)).text
    assert "*somebody is writing since" in card.text
    theirs = (await noted.noor.click(card, "Edit")).form
    assert "Somebody else is writing this since <t:" in theirs.text
    await noted.noor.submit(theirs, heading="Theirs", body="Text.\n\nTheir point.")

    refused = await noted.ada.submit(form, heading="Mine again", body="Text.\n\nMy *point*.")

    assert refused.text.startswith("Somebody wrote this finding anew while you were writing.")
    assert "~~Theirs~~ **Mine again**" in refused.text
    assert "~~Their point.~~ **My \\*point\\*.**" in refused.text
    assert "**1** Theirs" in (await open_draft(noted)).text
    mine = (await noted.ada.click(refused.message, "Take mine")).form
    assert mine.values == {"heading": "Mine again", "body": "Text.\n\nMy *point*."}
    both = (await noted.ada.click(refused.message, "Both together")).form
    assert both.values["body"] == "Text.\n\nMy *point*.\n\nTheir point."
    card = (await noted.ada.submit(both)).message
    assert "My \\*point\\*.\n\nTheir point." in card.text


async def test_an_open_draft_says_what_others_did_since(noted: Ready):
    ada, noor = noted.ada, noted.noor
    bench = await write(noted, await open_draft(noted), "Benches", "Text.")
    bench = await write(noted, bench, "Shade", "Text.")
    theirs = await open_draft(noted, noor)
    mine = (await ada.click(bench, "Sort 3")).message
    # Whoever has a card for long without an answer keeps it from nobody.
    await noted.world.advance(timedelta(minutes=11))
    card = (await noor.click(theirs, "Sort 3")).message
    menu = card.selects[0].custom_id
    card = (await noor.select(card, menu, "2 Shade")).message
    assert "### 2 to sort" in card.text

    told = (await ada.click(mine, "Leave out")).message
    assert told.text.startswith("That one was put in finding 2 meanwhile.\n### 2 to sort")
    told = (await ada.click(told, "Leave out")).message
    assert "### The last one to sort" in told.text
    bench = (await ada.click(told, "Back to the draft")).message
    assert f"<@{noor.id}> sorted one takeaway" in bench.text
    assert f"<@{ada.id}>" not in bench.text, "what one did oneself is no news"
    assert "Since you looked" not in (await open_draft(noted)).text, "told once"

    theirs = await open_draft(noted, noor)
    shown = (await noor.select(theirs, theirs.selects[0].custom_id, "1 Benches")).message
    question = (await noor.click(shown, "Remove")).message
    await noor.click(question, "Remove it")
    gone = (await ada.select(bench, bench.selects[0].custom_id, "1 Benches")).message
    assert gone.text.startswith("That finding is gone.")
    assert f"<@{noor.id}> removed a finding" in gone.text
    assert "**1** Shade" in gone.text


async def test_two_who_sort_at_once_get_different_cards_and_lose_no_text(noted: Ready):
    ada, noor = noted.ada, noted.noor
    bench = await write(noted, await open_draft(noted), "Benches", "Text.")
    mine = (await ada.click(bench, "Sort 3")).message
    theirs = (await noor.click(await open_draft(noted, noor), "Sort 3")).message
    assert "Benches change who stays" in mine.text.splitlines()[1]
    assert "Shade matters" in theirs.text.splitlines()[1]

    # Noor opens hers; Ada comes to it ten minutes later, and both act on it.
    heading = (await noor.click(theirs, "New finding")).form
    text = (await noor.click(theirs, "Edit")).form
    await noted.world.advance(timedelta(minutes=11))
    mine = (await ada.click(mine, "Leave out")).message
    assert "Shade matters" in mine.text.splitlines()[1]
    form = (await ada.click(mine, "Edit")).form
    mine = (await ada.submit(form, text="Shade matters most")).message

    refused = await noor.submit(text, text="Shade and water matter")
    assert refused.text.startswith("Somebody changed this too while you were writing.")
    assert "Shade matters most" in refused.text
    again = (await noor.click(refused.message, "Take mine")).form
    assert again.values["text"] == "Shade and water matter"
    assert "Shade and water matter" in (await noor.submit(again)).text
    mine = (await ada.select(mine, mine.selects[0].custom_id, "1 Benches")).message
    await ada.select(mine, mine.selects[0].custom_id, "1 Benches")

    refused = await noor.submit(heading, heading="Shade keeps people")
    assert refused.text.startswith("That one was put in finding 1 meanwhile. Your heading can be")
    again = (await noor.click(refused.message, "New finding")).form
    assert "## 2. Shade keeps people" in (await noor.submit(again)).text


async def test_two_people_writing_around_the_findings_at_once(noted: Ready):
    async def opened(person: Person):
        return (await person.click(await open_draft(noted, person), "Introduction, thanks …")).form

    mine, theirs = await opened(noted.ada), await opened(noted.noor)
    await noted.noor.submit(theirs, thanks="To Noor's *street*.")
    bench = (await noted.ada.submit(mine, introduction="We met.")).message
    assert "Missing: " in bench.text, "what only one of them wrote needs no question"
    assert "introduction" not in bench.text.split("Missing: ")[1]

    mine, theirs = await opened(noted.ada), await opened(noted.noor)
    await noted.noor.submit(theirs, thanks="To all.", website="https://northville.example")
    refused = await noted.ada.submit(mine, thanks="To Noor's *street*.\n\nTo Mia.")
    assert refused.text.startswith("Somebody wrote there too while you were writing.")
    assert "**With thanks to**" in refused.text
    assert "**Introduction**" not in refused.text
    form = (await noted.ada.click(refused.message, "Take mine")).form
    assert form.values["thanks"] == "To Noor's *street*.\n\nTo Mia."
    assert form.values["website"] == "https://northville.example"
    form = (await noted.ada.click(refused.message, "Both together")).form
    assert form.values["thanks"] == "To Mia.\n\nTo all."
    await noted.ada.submit(form)
    assert (await opened(noted.noor)).values["thanks"] == "To Mia.\n\nTo all."


async def test_the_workbench_outlives_a_restart(noted: Ready):
    bench = await write(noted, await open_draft(noted), "Before", "Text.")

    await noted.stage.restart()

    card = (await noted.ada.click(bench, "Sort 3")).message
    assert "### 3 to sort" in card.text


async def test_findings_are_posted_once_though_discord_stumbles(noted: Ready):
    talks = noted.world.channel("talks").id
    noted.world.hooks.append(faults.accepted_but_failed("POST", f"/channels/{talks}/messages"))
    bench = await write(noted, await open_draft(noted), "One", "Text of one.")

    await publish(noted, bench, second_organiser(noted.world))
    await noted.world.advance(timedelta(minutes=2))

    posts = [m for m in noted.world.messages("talks") if "Read here" in m.labels]
    assert len(posts) == 1
    assert len(posts[0].attachments) == 2
    assert posts[0].thread_id is not None


async def test_everything_has_a_button_too(noted: Ready):
    bench = await write(noted, await open_draft(noted), "One", "Text of one.")
    await publish(noted, bench, second_organiser(noted.world))
    helped = (await noted.noor.slash("help")).message
    assert helped.labels[2:] == ("Key findings", "Search", "Open the desk", "Open the draft")

    bench = (await noted.noor.click(helped, "Open the draft")).message
    (notes,) = (await noted.noor.click(bench, "Notes as a file")).message.attachments
    assert notes.filename == "northville-talks-2022-notes.md"
    files = (await noted.noor.click(bench, "Draft as a file")).message.attachments
    assert [each.filename for each in files] == [
        "northville-talks-2022-findings.docx",
        "northville-talks-2022-findings-revisions.json",
    ]
    assert "one finding" in (await noted.noor.click(helped, "Key findings")).text
    form = (await noted.noor.click(helped, "Search")).form
    assert "**Shade** matters" in (await noted.noor.submit(form, words="shade")).text


def _headings(bench: MessageRecord) -> list[str]:
    lines = [line for line in bench.text.splitlines() if line.startswith("**")]
    return [line.split(" ", 1)[1].split(" · ")[0] for line in lines]


def _publish_id(ready: Ready, bench: MessageRecord) -> str:
    preview = next(b.custom_id for b in bench.buttons if b.label == "Preview") or ""
    edition = preview.split(":")[1]
    return f"publish-really:{edition}:3"
