"""Keeping a talk decent: hiding, holding, reporting, merging, and the way back from each."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.takeaways.intake import PER_PERSON
from bot.domain.takeaways.moderation import HIDDEN_KEPT
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import TITLE, Ready, crowd, fill, open_panel
from tests.stories.live import agree_on_chatham_house, bytes_kept, drawn_panel, go_live, live_panel

pytestmark = pytest.mark.evidence

INSULT = "The moderator is a numpty"


def control(message: MessageRecord, verb: str) -> str:
    """The custom id of the only control of this verb."""
    ids = [each.custom_id for each in (*message.selects, *message.buttons) if each.custom_id]
    (found,) = [each for each in ids if each.split(":")[0].split("~")[0] == verb]
    return found


async def choose(person: Person, message: MessageRecord, verb: str, what: str) -> MessageRecord:
    return (await person.select(message, control(message, verb), what)).message


def calls_to_look(ready: Ready) -> list[MessageRecord]:
    said = ready.world.messages("backstage")
    return [m for m in said if any(label.startswith("Look through") for label in m.labels[:1])]


async def searched(person: Person, words: str) -> MessageRecord:
    return (await person.slash("search", words=words)).message


async def test_an_insult_is_hidden_while_it_is_read(ready: Ready):
    live = await go_live(ready, minutes=3)
    await ready.max.slash("log", text=f"Benches matter\n? {INSULT}")
    found = await searched(ready.mia, "numpty")
    questions = (await ready.mia.click(live, "Questions")).message
    assert INSULT in found.text.replace("**", "")
    assert INSULT in questions.text

    listed = (await ready.noor.click(live_panel(ready), "Notes")).message
    card = await choose(ready.noor, listed, "notes", INSULT)
    assert INSULT in card.text
    hidden = (await ready.noor.click(card, "Hide")).message
    assert "Hidden <t:" in hidden.text
    assert f"Changed by {ready.noor.mention}" in hidden.text

    assert "I found nothing" in (await searched(ready.mia, "numpty")).text
    assert "Nobody has asked anything yet." in (await ready.mia.click(live, "Questions")).text
    late = await ready.mia.select(questions, control(questions, "support"), INSULT)
    assert late.text.startswith("There is no takeaway")
    assert "no question from the audience" in (await drawn_panel(ready)).text

    desk = (await ready.noor.slash("desk", hidden=True)).message
    listed = (await ready.noor.click(desk, "Show hidden")).message
    card = await choose(ready.noor, listed, "hidden", INSULT)
    await ready.noor.click(card, "Bring back")
    assert INSULT in (await searched(ready.mia, "numpty")).text.replace("**", "")


async def test_what_was_hidden_is_gone_for_good_after_a_month(ready: Ready):
    await go_live(ready)
    await ready.max.slash("log", text=INSULT)
    card = await choose(ready.noor, await searched(ready.noor, "numpty"), "manage", INSULT)
    hidden = (await ready.noor.click(card, "Hide")).message

    await ready.world.advance(HIDDEN_KEPT + timedelta(minutes=1))

    desk = (await ready.noor.slash("desk", hidden=True)).message
    assert "Show hidden" not in desk.labels
    back = await ready.noor.click(hidden, "Bring back")
    assert back.text.startswith("There is no takeaway")


async def test_a_note_is_put_right_or_removed_by_a_note_taker(ready: Ready):
    await go_live(ready)
    await ready.max.slash("log", text=f"{INSULT}\nBenches matter")
    card = await choose(ready.noor, await searched(ready.noor, "numpty"), "manage", INSULT)

    form = (await ready.noor.click(card, "Edit")).form
    assert form.values == {"text": INSULT}
    card = (await ready.noor.submit(form, text="The moderator is strict")).message
    assert "The moderator is strict" in card.text
    question = (await ready.noor.click(card, "Remove …")).message
    assert "There is no way back" in question.text
    assert (await ready.noor.click(question, "Remove for good")).text == "Removed for good."

    assert "I found nothing" in (await searched(ready.noor, "strict")).text
    mine = await ready.max.click(ready.card, control(card, "manage-hide"), forged=True)
    assert mine.text.startswith("Only note-takers")


async def test_a_flood_by_one_costs_the_team_one_line(ready: Ready):
    await go_live(ready)
    before = len(ready.world.messages("backstage"))
    lines = "\n".join(f"Buy my boots {number}" for number in range(25))
    for _ in range((PER_PERSON + 57) // 25 + 1):
        answer = await ready.max.slash("log", text=lines)
    assert "A note-taker looks at these before others see them." in answer.text

    await ready.world.advance(timedelta(minutes=2))

    (call,) = calls_to_look(ready)
    assert call.silent
    assert call.text == f"**75 notes held** of “{TITLE}”"
    panel = await drawn_panel(ready)
    assert "75 notes held" in panel.text
    assert len(ready.world.messages("backstage")) == before + 1
    queue = (await ready.noor.click(call, "Look through 75")).message
    done = (await ready.noor.click(queue, "Hide all 75 held")).message
    assert done.text == "Nothing waits any more."
    await ready.world.advance(timedelta(minutes=1))
    (call,) = calls_to_look(ready)
    assert call.text == f"Nothing of **{TITLE}** waits for you."


async def test_a_flood_by_many_is_held(ready: Ready):
    await fill(ready, "intake", {"per-talk": "5"})
    await go_live(ready)
    people = crowd(ready.world, 12)
    for each in people:
        await each.slash("log", text=f"Boots from {each.name}")

    await ready.world.advance(timedelta(minutes=2))

    (call,) = calls_to_look(ready)
    assert call.text.startswith("**7 notes held**")
    desk = (await ready.noor.slash("desk", hidden=True)).message
    assert "**7 notes held**" in desk.text
    assert "Look through 7" in desk.labels


async def test_what_is_held_is_passed(ready: Ready):
    live = await go_live(ready)
    form = (await ready.noor.click(live_panel(ready), "Guests’ notes")).form
    said = await ready.noor.submit(form, hold=["yes"])
    assert said.text.startswith("From now on, what guests write to this talk waits")
    answer = await ready.mia.slash("log", text="Shade matters\nLight matters\n? Who pays")
    assert "A note-taker looks at these before others see them." in answer.text
    await ready.noor.slash("log", text="Ours is seen at once")
    assert "I found nothing" in (await searched(ready.max, "matters")).text
    assert "last: “Ours is seen at once”" in (await drawn_panel(ready)).text
    assert "Nobody has asked anything yet." in (await ready.max.click(live, "Questions")).text

    queue = (await ready.noor.click(live_panel(ready), "Look through 3")).message
    queue = await choose(ready.noor, queue, "look-pass", "Shade matters")
    card = await choose(ready.noor, queue, "look-open", "Light matters")
    assert "Waits for a note-taker" in card.text
    await ready.noor.click(card, "Pass")
    queue = (await ready.noor.click(queue, "Pass these 2")).message
    assert queue.text == "Nothing waits any more."

    assert "Found 2" in (await searched(ready.max, "matters")).text
    assert "Who pays" in (await ready.max.click(live, "Questions")).text


async def test_what_a_guest_rewrites_waits_again(ready: Ready):
    await go_live(ready)
    form = (await ready.noor.click(live_panel(ready), "Guests’ notes")).form
    await ready.noor.submit(form, hold=["yes"])
    answer = (await ready.mia.slash("log", text="Shade matters")).message
    queue = (await ready.noor.click(await drawn_panel(ready), "Look through 1")).message
    await ready.noor.click(queue, "Pass it")

    card = await choose(ready.noor, await searched(ready.noor, "shade"), "manage", "Shade matters")
    assert "Waits" not in card.text
    form = (await ready.mia.click(answer, "Edit")).form
    edited = await ready.mia.submit(form, text=INSULT)

    assert edited.text.startswith("Corrected. A note-taker looks at it before others see it.")
    assert "I found nothing" in (await searched(ready.max, "numpty")).text


async def test_words_that_organisers_want_to_look_at_first(ready: Ready):
    setup = (await ready.ada.slash("setup")).message
    people = (await ready.ada.click(setup, "2 People")).message
    form = (await ready.ada.click(people, "Words to hold")).form
    people = (await ready.ada.submit(form, words="numpty\ntwo left feet")).message
    assert "one of 2 words wait for a note-taker" in people.text
    await go_live(ready)

    held = await ready.mia.slash("log", text="He is a NUMP\u200bTY")
    fine = await ready.mia.slash("log", text="Benches matter")

    assert "A note-taker looks at it" in held.text
    assert "A note-taker looks at it" not in fine.text
    assert "I found nothing" in (await searched(ready.max, "numpty")).text


async def test_members_report_and_the_team_reads_a_number(ready: Ready):
    live = await go_live(ready)
    await ready.max.slash("log", text=f"? {INSULT}")
    for person in (ready.mia, ready.mia, ready.max):
        questions = (await person.click(live, "Questions")).message
        ask = await choose(person, questions, "report", INSULT)
        assert "never who" in ask.text
        assert (await person.click(ask, "Report")).text == "Thank you. The team will look at it."

    await ready.world.advance(timedelta(minutes=2))

    (call,) = calls_to_look(ready)
    assert call.text == f"**One note reported** in “{TITLE}”"
    queue = (await ready.noor.click(call, "Look through 1")).message
    assert "2 people reported it." in queue.text
    assert ready.mia.mention not in queue.text
    await ready.noor.click(queue, "Pass it")
    assert INSULT in (await ready.mia.click(live, "Questions")).text


async def test_under_the_chatham_house_rule_a_report_names_nobody(ready: Ready, tmp_path: Path):
    await agree_on_chatham_house(ready)
    live = await go_live(ready)
    await ready.max.slash("log", text=f"? {INSULT}")
    for person in (ready.mia, ready.max):
        questions = (await person.click(live, "Questions")).message
        ask = await choose(person, questions, "report", INSULT)
        await person.click(ask, "Report")

    await ready.world.advance(timedelta(minutes=2))

    (call,) = calls_to_look(ready)
    queue = (await ready.noor.click(call, "Look through 1")).message
    assert "One person reported it." in queue.text
    assert str(ready.mia.id).encode() not in bytes_kept(tmp_path / "data")


async def test_questions_are_merged_and_answered(ready: Ready):
    live = await go_live(ready)
    await ready.mia.slash("log", text="? Who pays for the light")
    await ready.max.slash("log", text="? Who is to pay the light")
    first, second = "Who pays for the light", "Who is to pay the light"
    for person, text in ((ready.noor, first), (ready.noor, second), (ready.ada, second)):
        questions = (await person.click(live, "Questions")).message
        await person.select(questions, control(questions, "support"), text)

    questions = (await ready.noor.click(live, "Questions")).message
    card = await choose(ready.noor, questions, "manage", second)
    card = await choose(ready.noor, card, "manage-merge", first)
    # Noor and Ada support it, and Max asked the same.
    assert "+3" in card.text
    assert f"> + {second}" in card.text
    shown = (await ready.mia.click(live, "Questions")).text
    assert shown.splitlines()[1:] == [f"- {first} **+3**"]

    await ready.noor.click(card, "Answered")
    shown = (await ready.mia.click(live, "Questions")).text
    assert shown.splitlines()[1:] == [f"- {first} **+3** · ✓ answered"]

    card = await choose(ready.noor, card, "manage-apart", second)
    shown = (await ready.mia.click(live, "Questions")).text
    assert shown.splitlines()[1:] == [f"- {second} **+2**", f"- {first} **+1** · ✓ answered"]


@pytest.fixture
async def sorting(ready: Ready) -> Ready:
    await go_live(ready)
    await ready.mia.slash("log", text="Benches matter\nLight matters\nShade matters\nTrees matter")
    return ready


async def test_left_out_and_back(sorting: Ready):
    noor = sorting.noor
    bench = (await noor.slash("draft", hidden=True)).message
    card = (await noor.click(bench, "Sort 4")).message
    card = (await noor.click(card, "Leave out")).message
    assert "Light matters" in card.text
    assert "I found nothing" in (await searched(sorting.mia, "benches")).text

    card = (await noor.click(card, "Bring the last one back")).message
    assert "Benches matter" in card.text
    assert "**Benches** matter" in (await searched(sorting.mia, "benches")).text

    card = (await noor.click(card, "Leave out")).message
    bench = (await noor.click(card, "Back to the draft")).message
    listed = (await noor.click(bench, "Left out 1")).message
    card = await choose(noor, listed, "left-out", "Benches matter")
    assert "### 4 to sort" in card.text
    assert "Benches matter" in card.text


async def test_the_sort_card_stays_where_one_was(sorting: Ready):
    noor = sorting.noor
    bench = (await noor.slash("draft", hidden=True)).message
    form = (await noor.click(bench, "New finding")).form
    finding = (await noor.submit(form, heading="What matters on a square")).message
    bench = (await noor.click(finding, "Back to the draft")).message
    card = (await noor.click(bench, "Sort 4")).message
    card = (await noor.click(card, "Later")).message
    card = (await noor.click(card, "Later")).message
    assert "Shade matters" in card.text

    card = await choose(noor, card, "sort-other", "1 What matters on a square")
    assert "Trees matter" in card.text
    form = (await noor.click(card, "Edit")).form
    card = (await noor.submit(form, text="Old trees matter")).message
    assert "> **Insight** Old trees matter" in card.text
    card = (await noor.click(card, "Hide")).message
    assert "### 2 to sort" in card.text
    assert "Benches matter" in card.text

    finding = (await noor.slash("draft", hidden=True)).message
    finding = await choose(noor, finding, "finding", "1 What matters on a square")
    opened = await choose(noor, finding, "evidence", "Shade matters")
    assert "Shade matters" in opened.text
    await noor.click(opened, "Hide")
    bench = (await noor.slash("draft", hidden=True)).message
    assert "**1** What matters on a square · nothing rests on it yet" in bench.text
    assert "Show hidden" in bench.labels


async def test_sorting_stays_on_the_page_of_findings(sorting: Ready):
    noor = sorting.noor
    bench = (await noor.slash("draft", hidden=True)).message
    for number in range(1, 28):
        form = (await noor.click(bench, "New finding")).form
        finding = (await noor.submit(form, heading=f"Number {number}")).message
        bench = (await noor.click(finding, "Back to the draft")).message
    card = (await noor.click(bench, "Sort 4")).message
    card = await choose(noor, card, "sort-other", "page=1")

    card = await choose(noor, card, "sort-other", "27 Number 27")
    assert "Light matters" in card.text
    card = await choose(noor, card, "sort-other", "26 Number 26")
    assert "Shade matters" in card.text
    card = (await noor.click(card, "Leave out")).message
    await choose(noor, card, "sort-other", "25 Number 25")


async def test_note_takers_of_the_talk_alone_may_as_well(ready: Ready):
    panel = await open_panel(ready)
    asked = (await ready.ada.click(panel, "Note-takers")).message
    await ready.ada.select(asked, control(asked, "note-takers-named"), [ready.max])
    live = await go_live(ready)
    await ready.mia.slash("log", text=f"? {INSULT}")

    questions = (await ready.max.click(live, "Questions")).message
    card = await choose(ready.max, questions, "manage", INSULT)
    hidden = (await ready.max.click(card, "Hide")).message

    assert "Hidden <t:" in hidden.text
    everything = await ready.max.click(ready.card, "hidden", forged=True)
    assert everything.text.startswith("Only note-takers")


async def test_a_link_in_a_note_never_acts(ready: Ready):
    live = await go_live(ready)
    address = "https://phish.example/now"
    await ready.max.slash("log", text=f"? Press [here]({address}) or {address} or <{address}>")

    shown = [
        (await ready.mia.click(live, "Questions")).text,
        (await searched(ready.mia, "press")).text,
        (await searched(ready.noor, "press")).text,
        (await drawn_panel(ready)).text,
    ]

    # Neither an address nor a named link, unless it is escaped.
    assert all(not re.search(r"\w://|(?<!\\)\]\(", text) for text in shown)
    assert "phish.example" in shown[0].replace("\u200b", ""), "it stays readable"


async def test_only_the_team_sees_the_rules_for_guests(ready: Ready):
    await go_live(ready)
    panel = await open_panel(ready)
    refused = await ready.mia.click(ready.card, control(panel, "intake"), forged=True)
    assert refused.text.startswith("Only note-takers")
    form = (await ready.ada.click(panel, "Guests’ notes")).form
    wrong = await ready.ada.submit(form, {"per-person": "many"})
    assert wrong.text.startswith("“many” is not a whole number.")
