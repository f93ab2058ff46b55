"""Keeping what is said: every way in, and what is never kept."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import TITLE, Ready, announce_now, fill, plan_talk, sign_up
from tests.stories.live import agree_on_chatham_house, bytes_kept, drawn_panel, go_live, live_panel

PASTED = """\
- Benches change who stays
? Who pays for the light
! Ask the shop owners first

+ Open the square by car-free Sundays #streets"""


async def test_ten_lines_at_once_keep_their_kinds_and_the_minute(ready: Ready):
    await go_live(ready, minutes=34)

    answer = await ready.mia.slash("log", text=PASTED)

    assert answer.message.ephemeral
    assert answer.text.splitlines() == [
        f"Kept 4 takeaways for **{TITLE}** · minute 34",
        "> **Insight** Benches change who stays",
        "> **Question** Who pays for the light",
        "> **Action** Ask the shop owners first",
        "> **Practice** Open the square by car-free Sundays #streets",
    ]


async def test_log_without_text_opens_a_form(ready: Ready):
    await go_live(ready)

    form = (await ready.mia.slash("log")).form
    answer = await ready.mia.submit(form, text="One\nTwo")

    assert answer.text.startswith(f"Kept 2 takeaways for **{TITLE}**")


async def test_one_of_several_can_be_taken_back(ready: Ready):
    await go_live(ready)
    answer = await ready.mia.slash("log", text="Keep this\nNot this")

    picked = (await ready.mia.select(answer.message, _pick(answer.message), "Not this")).message
    form = (await ready.mia.click(picked, "Edit")).form
    picked = (await ready.mia.submit(form, text="? Not this either")).message
    assert "Not this\n" not in f"{picked.text}\n"
    assert "> **Question** Not this either" in picked.text
    removed = await ready.mia.click(picked, "Undo")

    assert removed.text.splitlines()[1:] == ["> **Insight** Keep this", "> Removed for good."]
    assert removed.message.id == answer.message.id
    assert [label for label, _ in removed.message.selects[0].options] == ["Keep this"]
    assert "One takeaway · last: “Keep this”" in (await drawn_panel(ready)).text


async def test_edit_reads_the_line_anew(ready: Ready):
    await go_live(ready)
    answer = await ready.mia.slash("log", text="Who pays")

    form = (await ready.mia.click(answer.message, "Edit")).form
    assert form.values == {"text": "Who pays"}
    edited = await ready.mia.submit(form, text="? Who pays")

    assert edited.text == "Corrected.\n> **Question** Who pays\n-# minute 0"
    assert "No takeaway yet" in (await drawn_panel(ready)).text


async def test_nobody_edits_the_takeaway_of_another(ready: Ready):
    await go_live(ready)
    kept = (await ready.mia.slash("log", text="Mine")).message
    undo = next(b.custom_id for b in kept.buttons if b.label == "Undo")

    forged = await ready.max.click(ready.card, undo or "", forged=True)

    assert forged.text == "Only whoever logged this, or a note-taker, can change it."


async def test_menu_of_a_message_opens_the_form_with_its_text(ready: Ready):
    await go_live(ready)
    said = await ready.max.say(ready.thread, "Shade is what people look for")

    form = (await ready.noor.message_menu("Log takeaway", said)).form
    assert form.values == {"text": "Shade is what people look for"}
    answer = await ready.noor.submit(form)

    assert "> **Insight** Shade is what people look for" in answer.text


async def test_note_on_the_live_message_and_on_the_panel(ready: Ready):
    live = await go_live(ready, minutes=5)

    form = (await ready.mia.click(live, "Note")).form
    assert "minute 5" in (await ready.mia.submit(form, text="From the thread")).text
    form = (await ready.noor.click(live_panel(ready), "Note")).form
    await ready.noor.submit(form, text="From backstage")

    assert "2 takeaways · last: “From backstage”" in (await drawn_panel(ready)).text


async def test_reply_to_the_live_message_is_kept_and_answered_quietly(ready: Ready):
    live = await go_live(ready)

    said = await ready.mia.say(ready.thread, "Benches matter\nLight matters", reply_to=live)

    assert ready.world.messages(ready.thread)[-1].id == said.id
    assert ready.world.fresh(said).reactions == ("📝",)
    answer = ready.world.dms(ready.mia)[-1]
    assert answer.silent
    assert answer.text.startswith(f"Kept 2 takeaways for **{TITLE}**")

    asked = await ready.mia.say(ready.thread, "Delete all my data, please!", reply_to=live)
    assert "My data" in ready.world.dms(ready.mia)[-1].labels
    assert ready.world.fresh(asked).reactions == ()
    assert (await ready.noor.slash("search", words="delete")).text.startswith("I found nothing")


async def test_reply_of_one_who_takes_no_direct_messages_is_marked(ready: Ready):
    live = await go_live(ready)
    ready.mia.close_direct_messages()

    said = await ready.mia.say(ready.thread, "Benches matter", reply_to=live)
    wrong = await ready.mia.say(ready.thread, "Benches " * 150, reply_to=live)

    assert ready.world.fresh(said).reactions == ("📝",)
    answer = ready.world.messages(ready.thread)[-1]
    assert (answer.reply_to, answer.pinged, answer.silent) == (wrong.id, (), True)
    assert answer.text.startswith("This text has 1,199 characters;")


async def test_reply_whose_at_is_off_is_told_once_and_privately_how_to(ready: Ready):
    live = await go_live(ready)

    await ready.mia.say(ready.thread, "Benches matter", reply_to=live, ping=False)
    await ready.mia.say(ready.thread, "Do you hear me?", reply_to=live, ping=False)
    await ready.max.say(ready.thread, "Me neither?", reply_to=live, ping=False)

    for person in (ready.mia, ready.max):
        (told,) = ready.world.dms(person)
        assert told.text.startswith(f"I could not read your answer to **{TITLE}**: with the @")
    assert [m for m in ready.world.messages(ready.thread) if m.by_bot] == [live]
    assert "No takeaway yet" in (await drawn_panel(ready)).text
    await ready.mia.say(ready.mia.direct, "Benches matter")
    assert ready.world.dms(ready.mia)[-1].text.startswith("Kept for")


async def test_reply_to_somebody_else_is_nobodys_business(ready: Ready):
    await go_live(ready)
    said = await ready.max.say(ready.thread, "Benches matter")
    await ready.mia.say(ready.thread, "They do", reply_to=said, ping=False)
    elsewhere = await ready.mia.say("talks", "Hello?", reply_to=ready.card, ping=False)
    assert ready.world.messages("talks")[-1].id == elsewhere.id
    assert ready.world.dms(ready.mia) == []


async def test_under_the_chatham_house_rule_nothing_public_answers_anybody(ready: Ready):
    await agree_on_chatham_house(ready)
    live = await go_live(ready)
    assert "answer this message" not in live.text
    assert "[Note] or write to me directly" in live.text

    said = await ready.mia.say(ready.thread, "Benches matter", reply_to=live)
    await ready.max.say(ready.thread, "Light", reply_to=live, ping=False)
    ready.noor.close_direct_messages()
    for text, ping in (("Benches", False), ("Benches " * 150, True)):
        await ready.noor.say(ready.thread, text, reply_to=live, ping=ping)

    assert [m for m in ready.world.messages(ready.thread) if m.by_bot] == [live]
    assert ready.world.fresh(said).reactions == ()
    assert "nobody's name was kept" in ready.world.dms(ready.mia)[-1].text
    assert "I could not read" in ready.world.dms(ready.max)[-1].text


async def test_mention_in_the_thread_is_kept_and_what_does_not_mention_is_not(ready: Ready):
    live = await go_live(ready)
    await ready.mia.say(ready.thread, "Just talking")
    await ready.mia.say(ready.thread, "Just answering", reply_to=live, ping=False)
    await ready.mia.say("general", f"{ready.world.bot_mention} hello there")

    await ready.mia.say(ready.thread, f"{ready.world.bot_mention} + Car-free Sundays")

    assert [m for m in ready.world.messages(ready.thread) if m.by_bot] == [live]
    assert [m.text for m in ready.world.dms(ready.mia)][1:] == [
        f"Kept for **{TITLE}** · minute 0\n> **Practice** Car-free Sundays"
    ]
    assert "One takeaway" in (await drawn_panel(ready)).text


async def test_direct_message_belongs_to_the_talk_that_runs(ready: Ready):
    await go_live(ready, minutes=12)

    said = await ready.max.say(ready.max.direct, "Ask the shop owners first")

    answer = ready.world.dms(ready.max)[-1]
    assert answer.reply_to == said.id
    assert answer.text.startswith(f"Kept for **{TITLE}** · minute 12")
    undone = await ready.max.click(answer, "Undo")
    assert undone.text == "Removed for good."


async def test_direct_message_without_a_talk_is_answered_in_a_sentence(ready: Ready):
    await ready.max.say(ready.max.direct, "Hello?")

    assert ready.world.dms(ready.max)[-1].text.startswith("While a talk is running,")


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("What do you store about me?", "I keep which talks you come to,"),
        ("Hvad gemmer du om mig?", "I keep which talks you come to,"),
        ("Was hast du von mir gespeichert?", "I keep which talks you come to,"),
        ("STOP", "I write to you only about talks that you signed up to. Shall I stop?"),
        ("Hjælp!", "While a talk is running, I keep what you write to me here"),
    ],
)
async def test_direct_message_that_is_no_note_is_answered_and_not_kept(
    ready: Ready, typed: str, answered: str
):
    await go_live(ready)

    await ready.mia.say(ready.mia.direct, typed)

    answer = ready.world.dms(ready.mia)[-1]
    assert answer.text.startswith(answered)
    stopped = await ready.mia.click(answer, "Stop all letters")
    assert stopped.text.startswith("I will send you no more letters about talks")
    assert "No takeaway yet" in (await drawn_panel(ready)).text


async def test_thanks_are_no_note(ready: Ready):
    await go_live(ready)
    await ready.mia.say(ready.mia.direct, "Thanks a lot!")
    answer = ready.world.dms(ready.mia)[-1]
    assert answer.text == "You are welcome. I kept nothing of this message."
    assert "No takeaway yet" in (await drawn_panel(ready)).text


async def test_log_that_was_typed_as_text_is_kept_without_it(ready: Ready):
    live = await go_live(ready)
    assert "/log" not in live.text
    await ready.mia.say(ready.mia.direct, "/log Benches matter")
    assert ready.world.dms(ready.mia)[-1].text.endswith("> **Insight** Benches matter")


async def test_stranger_cannot_write_into_a_talk_of_another_server(ready: Ready):
    await go_live(ready)
    sam = ready.world.person("Sam South")

    await sam.say(sam.direct, "Let me in")
    assert ready.world.dms(sam)[-1].text.startswith("While a talk is running,")

    guild_id = ready.world.home.id
    forged = f"keep-message:{ready.code}:{guild_id}"
    refused = await sam.click(ready.world.dms(sam)[-1], forged, forged=True)
    assert refused.message.text.startswith("This belongs to a server that you are not on")


@pytest.fixture
async def two_live(ready: Ready) -> Ready:
    """A second talk at the same hour."""
    panel = await plan_talk(ready.stage, "Bridges", "Thursday 7 April 2022 15:00")
    await announce_now(ready.ada, panel)
    await ready.world.settle()
    await go_live(ready)
    return ready


async def test_several_running_talks_are_chosen_by_a_button(two_live: Ready):
    mia = two_live.mia
    await mia.say(mia.direct, "Where does this go?\nAnd this?")
    question = two_live.world.dms(mia)[-1]
    assert set(question.labels) == {TITLE, "Bridges"}

    kept = await mia.click(question, "Bridges")

    assert kept.text.startswith("Kept 2 takeaways for **Bridges**")


async def test_one_who_signed_up_is_not_asked(two_live: Ready):
    mia = two_live.mia
    card = next(m for m in two_live.world.messages("talks") if "Bridges" in m.text)
    await mia.click(card, "I'm going")

    await mia.say(mia.direct, "This one")

    assert two_live.world.dms(mia)[-1].text.startswith("Kept for **Bridges**")


async def test_log_asks_by_a_form_where_several_talks_run(two_live: Ready):
    form = (await two_live.mia.slash("log", text="Where does this go")).form
    assert form.values["text"] == "Where does this go"

    bridges = next(value for label, value in form.selects[0].options if label == "Bridges")
    answer = await two_live.mia.submit(form, talk=[bridges])

    assert answer.text.startswith("Kept for **Bridges**")


async def test_questions_stand_by_support(ready: Ready):
    live = await go_live(ready)
    for person, question in ((ready.mia, "Who pays?"), (ready.noor, "Since when?")):
        form = (await person.click(live, "Ask a question")).form
        await person.submit(form, text=question)

    shown = (await ready.max.click(live, "Questions")).message
    said = await ready.max.select(shown, "support", "Since when?")
    assert said.text == "You support: Since when?"

    again = (await ready.max.click(live, "Questions")).text
    assert again.splitlines()[1:] == ["- Since when? **+1**", "- Who pays?"]
    assert "2 questions from the audience" in (await drawn_panel(ready)).text


async def test_what_was_said_before_is_pointed_out_and_may_be_supported_instead(ready: Ready):
    await go_live(ready, minutes=3)
    await ready.mia.slash("log", text="Benches change *who* stays on the square #benches")

    answer = await ready.max.slash("log", text="The benches on a square change who stays")
    assert answer.message.ephemeral
    assert answer.text.splitlines()[1:] == [
        "> **Insight** The benches on a square change who stays",
        "-# Looks like one that is there already. Yours is kept as well:",
        "-# 1 · Benches change \\*who\\* stays on the square #benches · Talk 1",
    ]
    both = await ready.max.click(answer.message, "Support 1 instead")
    assert both.text.splitlines()[1] == "Your own is kept as well, unless you take it back:"
    assert "2 takeaways" in (await drawn_panel(ready)).text
    removed = await ready.max.click(both.message, "Take mine back")
    assert removed.text == "Removed for good."
    panel = (await drawn_panel(ready)).text
    assert "One takeaway" in panel
    assert "(+1)" in panel or "+1" in panel

    own = await ready.mia.slash("log", text="On the square, benches change who stays")
    assert own.text.endswith("· Talk 1 · +1 · yours")
    assert "Support 1 instead" not in own.message.labels
    other = await ready.max.slash("log", text="Money has to be promised for years")
    assert "Looks like" not in other.text


async def test_live_panel_follows_the_talk(ready: Ready):
    programme = "Session 1: Benches\nIda Example\nSession 2: Light\nOle Example"
    await fill(ready, "edit-people", {"segments": programme})
    await go_live(ready)
    panel = live_panel(ready)
    assert panel.silent
    first = ("Note", "Next segment", "Questions", "Open poll", "End talk")
    assert panel.labels == (*first, "Notes", "Guests’ notes")

    await ready.world.advance(timedelta(minutes=34))
    await ready.noor.click(live_panel(ready), "Next segment")

    lines = (await drawn_panel(ready)).text.splitlines()
    assert lines[1].startswith("● **LIVE** since <t:")
    assert lines[1].endswith(":R>) · now: **2** Light")
    assert lines[2] == "No takeaway yet · no question from the audience"
    assert live_panel(ready).id == panel.id


async def test_what_is_typed_is_data(ready: Ready):
    live = await go_live(ready)
    nasty = "**bold** @everyone <@&5> [x](https://example.org) `code` # heading"

    await ready.mia.say(ready.thread, f"{ready.world.bot_mention} {nasty}")
    panel = await drawn_panel(ready)

    answer = ready.world.dms(ready.mia)[-1]
    assert [m for m in ready.world.messages(ready.thread) if m.by_bot] == [live]
    for shown in (answer, panel):
        assert not shown.pinged_everyone
        assert shown.pinged == ()
        assert "\\*\\*bold\\*\\*" in shown.text
        assert "@everyone" not in shown.text


async def test_search_finds_it_a_talk_later(ready: Ready):
    await go_live(ready, minutes=3)
    await ready.mia.slash("log", text="Benches change who stays", tag="#Street life")
    await ready.noor.slash("log", text="? Who mends the benches")

    found = await ready.max.slash("search", words="bench")
    none = await ready.max.slash("search", words="zeppelin")

    told = "- **Benches** change who stays #Street\\_life\n  -# Insight · 2022 · talk 1 · minute 3"
    assert told in found.text
    assert none.text == "I found nothing for “zeppelin”."


async def test_search_is_narrowed_by_kind_tag_talk_person_and_date(ready: Ready):
    programme = "Session 1: Benches\nIda Example\nSession 2: Light\nOle Example"
    await fill(ready, "edit-people", {"segments": programme})
    await go_live(ready, minutes=3)
    await ready.mia.slash("log", text="Benches change who stays #street_life")
    await ready.noor.slash("log", text="? Who mends the benches")
    max_ = ready.max

    async def found(**asked: str) -> list[str]:
        lines = (await max_.slash("search", **asked)).text.splitlines()
        return [line.replace("*", "") for line in lines if line.startswith("- ")]

    benches, mends = "- Benches change who stays #street\\_life", "- Who mends the benches"
    assert await found(words="bench", kind="question") == [mends]
    assert await found(tag="street_life") == [benches]
    assert await found(person="ida") == [mends, benches]
    assert await found(person="Ole Example") == []
    assert await found(person="My own") == []
    assert await found(words="stays", date="April 2022") == [benches]
    assert await found(date="2021") == []
    assert await found(talk=ready.code) == [mends, benches]
    refused = await max_.slash("search", date="someday")
    assert refused.text.startswith("I do not understand “someday”.")
    assert (await max_.slash("search")).text.startswith("Write a word, or choose")

    assert [name for name, _ in await max_.complete("log", "tag", "str")] == ["#street_life"]
    assert [name for name, _ in await max_.complete("search", "person", "")] == [
        "My own",
        "Ida Example",
        "Ole Example",
    ]
    assert [name for name, _ in await max_.complete("search", "talk", "")] == [f"1 · {TITLE}"]


async def test_chatham_house_rule_keeps_nobody_anywhere(
    ready: Ready, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    """Max never signed up, so nothing but his takeaways could hold his id."""
    caplog.set_level(logging.INFO)
    await agree_on_chatham_house(ready)
    live = await go_live(ready)
    max_ = ready.max

    await log_in_every_way(ready, max_)
    assert [m for m in ready.world.messages(ready.thread) if m.by_bot] == [live]
    undone = await max_.click(ready.world.dms(max_)[-1], "Undo")
    assert undone.text == "Removed for good."
    assert (await max_.slash("log", text="Again")).text.splitlines()[1] == (
        "-# Under the Chatham House Rule: nobody's name was kept with it."
    )
    await ready.world.advance(timedelta(seconds=30))

    assert holds_nothing_of(max_, bytes_kept(tmp_path / "data"))
    await ready.stage.stop()
    assert holds_nothing_of(max_, bytes_kept(tmp_path / "data"))
    assert str(max_.id) not in caplog.text


def holds_nothing_of(person: Person, kept: bytes) -> bool:
    assert b"said by /log" in kept, "it could have been there"
    ways = (str(person.id).encode(), person.id.to_bytes(8, "big"), person.id.to_bytes(8, "little"))
    return not any(way in kept for way in ways)


async def log_in_every_way(ready: Ready, person: Person) -> None:
    live = ready.world.messages(ready.thread)[0]
    await person.slash("log", text="said by /log")
    await person.submit((await person.click(live, "Note")).form, text="said by [Note]")
    await person.submit((await person.click(live, "Ask a question")).form, text="asked?")
    await person.say(person.direct, "said by direct message")
    said = await person.say(ready.thread, "said by reply", reply_to=live)
    await person.submit((await person.message_menu("Log takeaway", said)).form)


async def test_public_answer_can_be_undone_by_its_author_only(ready: Ready):
    """It is public only where neither a mark nor a direct message is possible."""
    live = await go_live(ready)
    ready.world.deny_bot(ready.card.channel_id, "add_reactions")
    ready.max.close_direct_messages()
    await ready.max.say(ready.thread, "Nobody said this", reply_to=live)
    answer = ready.world.messages(ready.thread)[-1]

    refused = await ready.mia.click(answer, "Undo")
    assert refused.text == "Only whoever logged this, or a note-taker, can change it."
    assert (await ready.max.click(answer, "Undo")).text == "Removed for good."


async def test_takeaways_and_buttons_outlive_a_restart(ready: Ready):
    await go_live(ready)
    await sign_up(ready, ready.mia)
    kept = (await ready.mia.slash("log", text="Before the fall")).message

    await ready.stage.restart()

    form = (await ready.mia.click(kept, "Edit")).form
    edited = await ready.mia.submit(form, text="After the fall")
    assert "> **Insight** After the fall\n-# minute" in edited.text


def _pick(message: MessageRecord) -> str:
    return message.selects[0].custom_id


async def test_the_rule_is_not_switched_off_in_silence(ready: Ready):
    await agree_on_chatham_house(ready)
    await fill(ready, "edit-talk", {"holds": []})
    await ready.world.settle()
    told = ready.world.messages("backstage")[-1]
    assert "The Chatham House Rule was switched off for **Neighbours" in told.text
    assert ready.ada.mention in told.text
    assert told.pinged == ()
    assert (await ready.noor.click(told, "Open the panel")).text
