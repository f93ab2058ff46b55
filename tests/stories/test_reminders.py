"""What the bot writes by itself: little, silent, and letters only to those who asked."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.rehearsal.discord.blueprint import PersonPlan
from bot.rehearsal.discord.faults import Hold
from tests.stories.acting import (
    ENDS,
    STARTS,
    TITLE,
    Ready,
    fill,
    give_links,
    open_panel,
    sign_up,
    texts,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MINUTE = timedelta(minutes=1)
JOIN = "https://meet.example.org/room"


async def test_whole_plan_of_an_ordinary_talk(ready: Ready):
    world = ready.world
    await give_links(ready, join=JOIN)
    await sign_up(ready, ready.mia, letters=True)
    await sign_up(ready, ready.max)
    await world.move_to(ENDS + 20 * MINUTE)

    reminder = world.messages("talks")[1]
    assert reminder.at == STARTS - DAY
    assert reminder.silent
    assert reminder.text.startswith(f"Reminder: **{TITLE}**\n**Thursday 7 April 2022, 15:00")
    assert len(world.messages("talks")) == 2

    (letter,) = world.dms(ready.mia)
    assert letter.at == STARTS - 15 * MINUTE
    assert letter.text == f"**{TITLE}** · <t:1649336400:t> (<t:1649336400:R>)"
    assert letter.labels == ("Join", "Stop these messages")
    assert world.dms(ready.max) == []

    (start,) = world.messages(ready.thread)
    assert (start.at, start.silent) == (STARTS, True)
    assert start.text.startswith("We are live.")

    (sheet,) = [m for m in world.messages("backstage") if m.text.startswith("### ")]
    # Before the clocks change: 15:00 stays 15:00.
    assert sheet.at == datetime(2022, 3, 24, 14, 0, tzinfo=UTC)
    assert sheet.labels == ("Open the panel",)
    (missing,) = [m for m in world.messages("backstage") if m.text.startswith(f"**{TITLE}** · ")]
    assert (missing.at, missing.silent) == (STARTS - DAY, True)
    (asking,) = [m for m in world.messages("backstage") if "still running" in m.text]
    assert asking.at == ENDS + 5 * MINUTE
    everywhere = [m for c in world.channels() for m in world.messages(c)]
    assert not any(m.pinged or m.pinged_everyone for m in everywhere)


async def test_join_button_of_the_letter_opens_the_way_in(ready: Ready):
    await give_links(ready, join=JOIN)
    await sign_up(ready, ready.mia, letters=True)
    await ready.world.move_to(STARTS - 10 * MINUTE)
    (letter,) = ready.world.dms(ready.mia)
    found = await ready.mia.click(letter, "Join")
    assert [b.url for b in found.message.buttons] == [JOIN]


async def test_letters_stop_where_they_arrive_and_begin_again_with_me(ready: Ready):
    world, mia = ready.world, ready.mia
    await sign_up(ready, mia, letters=True)
    await world.move_to(STARTS - 10 * MINUTE)
    stopped = await mia.click(world.dms(mia)[0], "Stop these messages")
    assert stopped.text.startswith("I will send you no more letters about talks")
    shown = await fill(ready, "move", {"when": "Friday 8 April 2022 10:00", "minutes": "60"})
    assert "and by letter one member, of whom 1 takes none." in shown.text
    await ready.ada.click(shown.message, "Move it")
    await world.move_to(STARTS + DAY)
    assert len(world.dms(mia)) == 1

    me = (await mia.slash("me")).message
    assert "I send you no letters about talks" in me.text
    me = (await mia.click(me, "Allow letters")).message
    assert "I write to you before the talks" in me.text


async def test_yes_to_a_letter_asks_who_takes_none_and_switches_them_on(ready: Ready):
    world, mia = ready.world, ready.mia
    await mia.click((await mia.slash("me")).message, "Stop all letters")
    answer = await mia.click(ready.card, "I'm going")
    asked = await mia.click(answer.message, "Yes")
    assert asked.text.startswith("You have switched off all letters from me")
    said = await mia.click(asked.message, "Switch on, and write to me")
    assert said.text == "Good. I will write to you 15 minutes before."
    await world.move_to(STARTS)
    assert len(world.dms(mia)) == 1


async def test_closed_letters_are_told_backstage_once_and_without_a_name(ready: Ready):
    world = ready.world
    ready.mia.close_direct_messages()
    ready.max.close_direct_messages()
    await sign_up(ready, ready.mia, letters=True)
    await sign_up(ready, ready.max, letters=True)
    await world.move_to(STARTS - 14 * MINUTE)
    notices = [m for m in world.messages("backstage") if "Not sent" in m.text]
    (notice,) = texts(notices)
    assert notice == (
        f"**Not sent**\n- Letter before the talk (×2) for “{TITLE}”: "
        "this member accepts no direct messages from me."
    )
    assert world.dms(ready.mia) == []

    ready.mia.close_direct_messages(closed=False)
    desk = (await ready.ada.click(notices[0], "Open the desk")).message
    assert "**2 messages are stuck**" in desk.text
    mend = next(b for b in desk.buttons if b.label.startswith("Try again"))
    await ready.ada.click(desk, mend.custom_id or "")
    await world.settle()
    assert len(world.dms(ready.mia)) + len(world.dms(ready.max)) == 1


async def test_late_decision_is_offered_no_reminder_of_what_is_past(ready: Ready):
    world = ready.world
    await world.move_to(STARTS - 5 * MINUTE)
    answer = await sign_up(ready, ready.mia)
    assert "Shall I write to you" not in answer.text
    await world.move_to(ENDS)
    assert world.dms(ready.mia) == []


async def test_who_changes_their_mind_gets_no_letter(ready: Ready):
    world = ready.world
    await sign_up(ready, ready.mia, letters=True)
    more = await ready.mia.click(ready.card, "More")
    await ready.mia.click(more.message, "Can't make it")
    await world.move_to(STARTS)
    assert world.dms(ready.mia) == []


async def test_move_is_shown_told_and_followed(ready: Ready):
    world = ready.world
    world.join(PersonPlan(name="Zoe Member"), server="Northville Talks")
    await sign_up(ready, ready.mia, letters=True)
    await sign_up(ready, ready.max)
    shown = await fill(ready, "move", {"when": "Friday 8 April 2022 10:00", "minutes": "60"})
    assert "Now: ~~Thursday 7 April 2022, 15:00–16:30 Copenhagen~~" in shown.text
    assert "The channel will be told, and by letter 2 members." in shown.text
    await ready.ada.click(shown.message, "Move it")
    await world.advance(MINUTE)

    news = world.messages("talks")[-1]
    assert news.text.startswith(
        f"**{TITLE}** has moved.\n~~<t:1649336400:F>~~ → **<t:1649404800:F>**"
    )
    for person in (ready.mia, ready.max):
        (letter,) = world.dms(person)
        assert letter.labels == ("Fine", "Can't make it", "Calendar", "Stop these messages")
        assert (await person.click(letter, "Fine")).text.startswith("You're on the list")
    assert "Friday 8 April 2022, 10:00–11:00 Copenhagen" in ready.card.text

    await world.move_to(datetime(2022, 4, 8, 8, 0, tzinfo=UTC))
    reminders = [m for m in world.messages("talks") if m.text.startswith("Reminder")]
    assert [m.at for m in reminders] == [datetime(2022, 4, 7, 8, 0, tzinfo=UTC)]
    assert [m.at for m in world.dms(ready.mia)[1:]] == [datetime(2022, 4, 8, 7, 45, tzinfo=UTC)]


async def test_move_into_the_next_minutes_says_so_and_sends_no_reminder_that_is_over(ready: Ready):
    world = ready.world
    await sign_up(ready, ready.mia, letters=True)
    await world.move_to(STARTS - 5 * DAY)
    before = len(world.messages("talks")), len(world.messages("backstage"))
    # It is 15:00 in Copenhagen.
    shown = await fill(ready, "move", {"when": "Saturday 2 April 2022 15:10", "minutes": "60"})
    await ready.ada.click(shown.message, "Move it")
    begins = STARTS - 5 * DAY + 10 * MINUTE
    await world.advance(MINUTE)
    (letter,) = world.dms(ready.mia)
    assert letter.labels == ("Fine", "Can't make it", "Calendar", "Stop these messages")
    await world.move_to(begins + 70 * MINUTE)

    (news,) = world.messages("talks")[before[0] :]
    assert news.text.startswith(f"**{TITLE}** has moved.")
    (letter,) = world.dms(ready.mia)
    assert letter.labels == ("More",)
    (start,) = world.messages(ready.thread)
    assert start.at == begins
    panel, asking = world.messages("backstage")[before[1] :]
    assert "Questions" in panel.labels
    assert "still running" in asking.text


async def test_cancelled_talk_is_told_and_its_card_closed(ready: Ready):
    world = ready.world
    await sign_up(ready, ready.mia, letters=True)
    question = await ready.ada.click(await open_panel(ready), "Cancel the talk")
    assert question.text == (
        f"Cancel **{TITLE}**? The channel will be told, and by letter one member."
    )
    kept = await ready.ada.click(question.message, "Keep it")
    assert kept.text == "Nothing was changed."

    question = await ready.ada.click(await open_panel(ready), "Cancel the talk")
    await ready.ada.click(question.message, "Cancel the talk")
    await world.advance(MINUTE)
    assert world.messages("talks")[-1].text.startswith(f"**{TITLE}** on <t:1649336400:F> is")
    assert len(world.dms(ready.mia)) == 1
    assert "**Cancelled.**" in ready.card.text
    assert ready.card.labels == ("More",)
    await world.move_to(ENDS + HOUR)
    assert len(world.messages("talks")) == 2
    assert world.messages(ready.thread) == []
    assert len(world.dms(ready.mia)) == 1


async def test_cancelled_talk_takes_place_after_all(ready: Ready):
    """Whoever read that it was called off reads that it is on, and is reminded as before."""
    world = ready.world
    await sign_up(ready, ready.mia, letters=True)
    question = await ready.ada.click(await open_panel(ready), "Cancel the talk")
    panel = (await ready.ada.click(question.message, "Cancel the talk")).message
    await world.advance(MINUTE)

    await ready.ada.click(panel, "Hold it after all")
    await world.advance(MINUTE)

    assert "I'm going" in ready.card.labels
    told = f"**{TITLE}** takes place after all: <t:1649336400:F>"
    assert world.messages("talks")[-1].text.startswith(told)
    assert world.dms(ready.mia)[-1].text.startswith(told)
    await world.move_to(ENDS)
    assert len(world.messages(ready.thread)) == 1
    assert world.dms(ready.mia)[-1].text.startswith(f"**{TITLE}** · <t:1649336400:t>")
    assert "Hold it after all" not in (await open_panel(ready)).labels


async def test_cancelled_secret_is_nobodys_business(ready: Ready):
    ada, world = ready.ada, ready.world
    shown = (await ada.slash("talk new", title="Quiet", when="8 April 2022 15:00")).message
    panel = (await ada.click(shown, "Make the draft")).message
    later = await ada.submit(
        (await ada.click(panel, "Announce on …")).form, when="1 April 2022 09:00"
    )
    panel = (await ada.click(later.message, "Announce then")).message
    question = await ada.click(panel, "Cancel the talk")
    assert question.text == (
        "Cancel **Quiet**? Nobody knows of this talk yet, so nobody will be told."
    )
    await ada.click(question.message, "Cancel the talk")
    await world.advance(HOUR)
    assert len(world.messages("talks")) == 1


async def test_note_taker_runs_the_talk(ready: Ready):
    world, noor = ready.world, ready.noor
    await fill(
        ready, "edit-people", {"segments": "Session 1: Benches\nAda Example\nSession 2: Lights"}
    )
    assert "It has begun" not in (await open_panel_as_note_taker(ready)).labels
    await world.move_to(STARTS - 5 * MINUTE)
    asked = await noor.click(await open_panel_as_note_taker(ready), "It has begun")
    assert "Has it begun already?" in asked.text
    await noor.click(asked.message, "It has begun")
    await world.settle()
    assert len(world.messages(ready.thread)) == 1
    panel = await open_panel_as_note_taker(ready)
    assert "● **Live** since" in panel.text
    assert (await noor.click(panel, "Next segment")).text == "Segment 2 is running now."

    panel = (await noor.click(panel, "+15 minutes")).message
    assert "15:00–16:45 Copenhagen" in panel.text
    await world.move_to(ENDS + 10 * MINUTE)
    assert not any("still running" in m.text for m in world.messages("backstage"))
    await world.move_to(ENDS + 20 * MINUTE)
    (asking,) = [m for m in world.messages("backstage") if "still running" in m.text]
    panel = (await noor.click(asking, "It ended")).message
    assert "This talk is over" in panel.text
    await world.settle()
    assert "This talk is over" in ready.card.text


async def open_panel_as_note_taker(ready: Ready):
    return (await ready.noor.slash("talk panel", hidden=True, talk=ready.code)).message


async def test_talk_goes_live_and_ends_by_itself(ready: Ready):
    world = ready.world
    await world.move_to(STARTS + MINUTE)
    assert "● **Live** since" in (await open_panel(ready)).text
    await world.move_to(ENDS + DAY)
    panel = await open_panel(ready)
    assert "This talk is over" in panel.text
    assert "Recording" in panel.labels
    form = (await ready.ada.click(panel, "Recording")).form
    await ready.ada.submit(form, recording="https://video.example.org/1")
    more = await ready.mia.click(ready.card, "More")
    assert [b.url for b in more.message.buttons] == ["https://video.example.org/1"]


async def test_talk_cannot_end_before_it_begins(ready: Ready):
    public = await ready.noor.say("general", "look")
    outcome = await ready.noor.click(public, f"end:{ready.code}", forged=True)
    assert outcome.text.startswith(f"That cannot be done now: “{TITLE}” is announced and has not")


async def test_desk_shows_what_comes_and_what_is_missing(ready: Ready):
    desk = (await ready.noor.slash("desk", hidden=True, channel="backstage")).message
    assert TITLE in desk.text
    assert "no segments yet, join link missing" in desk.text
    assert "planned messages** · pings: 0" in desk.text
    assert "Reminder the day before" in desk.text


async def test_letter_that_a_move_overtakes_on_its_way_is_not_sent(ready: Ready):
    world, mia = ready.world, ready.mia
    await sign_up(ready, mia, letters=True)
    opening = Hold("POST", r".*/users/@me/channels")
    world.hooks.append(opening)
    going_on = asyncio.create_task(world.move_to(STARTS - 15 * MINUTE))
    await opening.accepted.wait()
    shown = await fill(ready, "move", {"when": "Friday 8 April 2022 10:00", "minutes": "60"})
    await ready.ada.click(shown.message, "Move it")
    opening.release()
    await going_on
    await world.advance(MINUTE)

    (news,) = world.dms(mia)
    assert "moved" in news.text


async def test_talk_whose_speaker_did_not_come_is_moved_after_its_hour(ready: Ready):
    """It has gone live by itself: the start is said again at the new time, and only there."""
    world = ready.world
    await sign_up(ready, ready.mia, letters=True)
    await world.move_to(STARTS + 10 * MINUTE)
    shown = await fill(ready, "move", {"when": "Friday 8 April 2022 15:00", "minutes": "60"})
    panel = (await ready.ada.click(shown.message, "Move it")).message
    # A card is drawn anew at its pace.
    await world.advance(MINUTE)
    moved = STARTS + DAY
    assert f"<t:{moved.timestamp():.0f}" in ready.card.text
    assert "I'm going" in ready.card.labels
    assert any("moved" in m.text.casefold() for m in world.messages("talks"))
    assert "Begin" not in " ".join(panel.labels)

    await world.move_to(moved + HOUR)
    started, started_again = world.messages(ready.thread)
    assert (started.at, started_again.at) == (STARTS, moved)
    assert started.text == f"**{TITLE}** has moved to <t:{moved.timestamp():.0f}:F>."
    assert started_again.text.startswith("We are live.")
    assert [m.at for m in world.dms(ready.mia) if m.text.startswith(f"**{TITLE}** · ")] == [
        STARTS - 15 * MINUTE,
        moved - 15 * MINUTE,
    ]


async def test_talk_whose_speaker_did_not_come_is_cancelled_after_its_hour(ready: Ready):
    world = ready.world
    await world.move_to(STARTS + 10 * MINUTE)
    question = await ready.ada.click(await open_panel(ready), "Cancel the talk")
    await ready.ada.click(question.message, "Cancel the talk")
    await world.move_to(ENDS + DAY)
    assert [m for m in world.messages("talks") if "cancelled" in m.text.casefold()]
    assert not any("still running" in m.text for m in world.messages("backstage"))
    assert not any(m.poll or "poll" in m.text.casefold() for m in world.messages(ready.thread))
