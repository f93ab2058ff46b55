"""Asking after a talk, on Discord's own polls."""

from datetime import timedelta

import pytest

from bot.domain.polls.poll import HOURS
from bot.rehearsal.discord import faults
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import STARTS, TITLE, Ready, crowd, fill, open_panel, texts
from tests.stories.balloting import ask_publicly
from tests.stories.live import drawn_panel, end_talk, go_live, live_panel

pytestmark = pytest.mark.evidence

QUESTION = "Would you recommend this talk to a colleague?"


def poll_in(ready: Ready) -> MessageRecord:
    (found,) = [m for m in ready.world.messages(ready.thread) if m.poll is not None]
    return found


async def asked(ready: Ready) -> MessageRecord:
    await ask_publicly(ready)
    await go_live(ready, minutes=80)
    await end_talk(ready)
    return poll_in(ready)


async def count(ready: Ready) -> None:
    await ready.world.advance(timedelta(hours=HOURS, minutes=5))


async def test_the_end_of_a_talk_opens_its_poll(ready: Ready):
    posted = await asked(ready)

    assert posted.poll is not None
    assert posted.poll.question == QUESTION
    assert [text for _, text, _ in posted.poll.answers] == ["Yes", "Maybe", "No"]
    assert posted.poll.expiry == STARTS + timedelta(minutes=90, hours=HOURS)
    assert posted.silent
    said, about = posted.text.splitlines()
    assert "**This is public**: Discord shows everybody who chose what." in said
    assert about.startswith("-# [About the talk](https://discord.com/channels/")
    assert about.endswith(f"/{ready.card.id}#{posted.nonce})")
    assert "Poll: open until <t:" in (await drawn_panel(ready)).text


async def test_results_stand_on_the_card_and_on_the_panel(ready: Ready):
    poll = await asked(ready)
    assert QUESTION not in ready.card.text
    for number, person in enumerate(crowd(ready.world, 5)):
        await person.vote(poll, ["No" if number == 0 else "Yes"])
    await fill(ready, "edit-recording", {"recording": "https://example.org/recording"})

    await count(ready)

    results = f"**{QUESTION}** Yes 80% · Maybe 0% · No 20% (5 answers)"
    assert results in ready.card.text
    assert "Recording" in ready.card.labels
    assert results in (await drawn_panel(ready)).text
    live = ready.world.messages(ready.thread)[0]
    assert live.text == f"This talk is over, the last one of 2022. Thank you for coming.\n{results}"
    assert live.labels == ("Note", "Questions", "Recording")


async def test_too_few_answers_stay_sealed(ready: Ready):
    poll = await asked(ready)
    for person in (ready.mia, ready.max, ready.noor):
        await person.vote(poll, ["Yes"])

    await count(ready)

    assert QUESTION not in ready.card.text
    sealed = "Poll: 3 people answered. Too few to quote without pointing at someone."
    assert sealed in (await drawn_panel(ready)).text
    public = texts([*ready.world.messages("talks"), *ready.world.messages(ready.thread)])
    assert not any("%" in text for text in public)


async def test_poll_opened_before_the_end_is_not_asked_twice(ready: Ready):
    await ask_publicly(ready)
    await go_live(ready, minutes=70)

    question = await ready.noor.click(live_panel(ready), "Open poll")
    said = await ready.noor.click(question.message, "Open it")
    assert said.text == "The poll is on its way."
    panel = await drawn_panel(ready)
    assert "Open poll" not in panel.labels
    assert "Close the poll" in panel.labels
    assert "Poll: open until <t:" in panel.text
    await end_talk(ready)

    assert poll_in(ready).text.startswith("Thank you for coming.")


async def test_poll_can_be_closed_early(ready: Ready):
    poll = await asked(ready)
    for person in crowd(ready.world, 6):
        await person.vote(poll, ["Maybe"])

    assert "Close the poll" in (await drawn_panel(ready)).labels
    question = await ready.ada.click(await open_panel(ready), "Close the poll")
    await ready.ada.click(question.message, "Close it")
    await ready.world.advance(timedelta(minutes=5))

    assert "Maybe 100%" in ready.card.text


async def test_deleted_poll_is_said_at_once_and_asked_again(ready: Ready):
    first = await asked(ready)
    ready.world.delete_message(first)

    await ready.world.settle()

    assert "open until" not in (await drawn_panel(ready)).text
    assert "Poll: lost" in live_panel(ready).text
    told = ready.world.messages("backstage")[-1]
    assert "its message was deleted, and the answers with it. Press [Ask again]." in told.text
    desk = (await ready.ada.slash("desk", hidden=True, channel="backstage")).message
    await ready.ada.click(desk, "Ask again: Poll")
    await ready.world.settle()
    assert poll_in(ready).id != first.id

    # Once more while nobody listens: the bot looks as soon as it is back.
    assert "Poll: open until" in (await drawn_panel(ready)).text
    await ready.stage.stop()
    ready.world.delete_message(poll_in(ready))
    await ready.stage.start()
    assert "Poll: lost" in (await drawn_panel(ready)).text


async def test_poll_that_ends_before_its_time_is_counted_at_once(ready: Ready):
    """By hand, or by another bot with the same name: nothing goes on saying that it is open."""
    poll = await asked(ready)
    for person in crowd(ready.world, 5):
        await person.vote(poll, ["Yes"])

    ready.world.discord.expire_poll(poll.channel_id, poll.id)
    await ready.world.advance(timedelta(minutes=3))

    assert "Yes 100%" in ready.card.text


async def test_members_cannot_open_a_poll(ready: Ready):
    await go_live(ready)

    refused = await ready.mia.click(ready.card, f"poll-open:{ready.code}", forged=True)

    assert refused.text.startswith("Only note-takers and organisers can do that.")


async def test_poll_survives_a_restart_before_its_end(ready: Ready):
    poll = await asked(ready)
    for person in crowd(ready.world, 5):
        await person.vote(poll, ["Yes"])

    await ready.stage.restart()
    await count(ready)

    assert "Yes 100%" in ready.card.text


async def test_poll_whose_answer_was_lost_is_posted_once(ready: Ready):
    await ask_publicly(ready)
    await go_live(ready, minutes=80)
    ready.world.hooks.append(faults.lost_answer("POST", f"/channels/{ready.thread.id}/messages"))

    await end_talk(ready)
    await ready.world.advance(timedelta(minutes=2))

    assert poll_in(ready).poll is not None
    assert "Poll: open until <t:" in live_panel(ready).text


async def test_early_end_is_asked_about_and_taken_back_in_time(ready: Ready):
    await ask_publicly(ready)
    await go_live(ready, minutes=3)
    question = await ready.noor.click(live_panel(ready), "End talk")
    assert question.text.startswith(f"**{TITLE}** is planned until <t:1649341800:t>")
    assert "● **Live**" in ready.card.text
    await ready.noor.click(question.message, "End it now")
    panel = await drawn_panel(ready)
    assert ready.card.labels == ("More",)
    assert f"Poll: opens at <t:{1649336400 + 13 * 60}:t>" in panel.text

    await ready.noor.click(panel, "It goes on")

    assert "I'm going" in (await drawn_card(ready)).labels
    await ready.world.move_to(STARTS + timedelta(minutes=60))
    assert [m for m in ready.world.messages(ready.thread) if m.poll] == []
    await end_talk(ready)
    assert poll_in(ready).at == STARTS + timedelta(minutes=70)
    late = await ready.noor.click(await drawn_panel(ready), f"goes-on:{ready.code}", forged=True)
    assert late.text.startswith(f"That cannot be done now: “{TITLE}” has ended.")
    assert "It goes on" not in live_panel(ready).labels


async def drawn_card(ready: Ready) -> MessageRecord:
    await drawn_panel(ready)
    return ready.card
