"""What is deleted, archived or locked in Discord comes back by the desk or the talk's panel."""

from datetime import timedelta

import pytest

from bot.domain.talks.talk import GOES_ON_WITHIN
from bot.rehearsal import acting
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import STARTS, TITLE, Ready, open_panel, sign_up, texts
from tests.stories.balloting import ask_publicly

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
AGAIN = "Post again what was deleted"


async def desk_of(person: Person) -> MessageRecord:
    return (await person.slash("desk", hidden=True, channel="backstage")).message


async def press_again(ready: Ready) -> str:
    """Press [Post again] on the panel; return what is said above it."""
    outcome = await ready.ada.click(await open_panel(ready), AGAIN)
    await ready.world.settle()
    return outcome.messages[-1].text.splitlines()[0]


def live_panel(ready: Ready) -> MessageRecord:
    return next(m for m in ready.world.messages("backstage") if "End talk" in m.labels)


async def end(ready: Ready) -> None:
    """End the talk, and wait until that can no longer be taken back and the poll opens."""
    await ask_publicly(ready)
    await acting.end_talk(ready.world, ready.ada, live_panel(ready))
    await ready.world.advance(GOES_ON_WITHIN + MINUTE)


async def test_deleted_card_is_noticed_and_posted_again_with_its_signups(ready: Ready):
    world, ada = ready.world, ready.ada
    await sign_up(ready, ready.mia)
    await world.advance(MINUTE)
    old = ready.card
    await sign_up(ready, ready.max)
    world.delete_message(old)
    await world.advance(MINUTE)

    desk = await desk_of(ada)
    assert f"- Announcement (update) for “{TITLE}”: its message was deleted." in desk.text
    told = world.messages("backstage")[-1].text
    assert "its message was deleted. Press [Post it again]" in told

    after = (await ada.click(desk, "Post it again: Announcement")).message
    assert after.text.startswith("On its way again: Announcement.")
    assert "stuck" not in after.text
    await world.settle()
    assert ready.card.id != old.id
    assert ready.card.silent
    assert "2 going" in ready.card.text
    await ready.world.person("Mia Member").click(ready.card, "Maybe")
    await world.advance(MINUTE)
    assert "1 going" in ready.card.text


async def test_nothing_is_posted_again_that_stands_or_may(ready: Ready):
    world = ready.world
    said = await press_again(ready)
    assert said.startswith("Nothing was deleted")
    world.deny_bot("talks", "view_channel")
    said = await press_again(ready)
    assert said.startswith("Discord did not tell me")
    world.allow_bot("talks", "view_channel")
    assert len(world.messages("talks")) == 1


async def test_two_who_press_at_once_post_one(ready: Ready):
    world, ada = ready.world, ready.ada
    panels = [await open_panel(ready), await open_panel(ready)]
    world.delete_message(ready.card)
    await ada.click(panels[0], AGAIN)
    second = await ada.click(panels[1], AGAIN)
    assert second.messages[-1].text.startswith("Nothing was deleted")
    await world.settle()
    assert len(world.messages("talks")) == 1


async def test_deleted_thread_start_and_live_panel_come_back_while_the_talk_runs(ready: Ready):
    world = ready.world
    await world.move_to(STARTS + MINUTE)
    old = ready.thread
    assert "We are live" in world.messages(old)[0].text
    world.delete_channel(old)
    world.delete_message(live_panel(ready))

    said = await press_again(ready)
    assert said == "On its way again: Thread for the talk, “We are live”, Live panel."
    assert "We are live" in world.messages(ready.thread)[0].text
    await end(ready)
    assert world.messages(ready.thread)[-1].poll is not None


async def test_thread_that_was_deleted_before_the_start_holds_it_until_it_is_back(ready: Ready):
    world, ada = ready.world, ready.ada
    world.delete_channel(ready.thread)
    await world.move_to(STARTS + MINUTE)
    desk = await desk_of(ada)
    assert f"- “We are live” for “{TITLE}”: its thread was deleted." in desk.text
    after = (await ada.click(desk, "Post it again: “We are live”")).message
    assert after.text.startswith("On its way again: Thread for the talk, “We are live”.")
    await world.settle()
    assert "We are live" in world.messages(ready.thread)[0].text


async def test_deleted_poll_is_asked_anew_and_counted(ready: Ready):
    world = ready.world
    await world.move_to(STARTS + MINUTE)
    await end(ready)
    first = world.messages(ready.thread)[-1]
    world.delete_message(first)
    assert await press_again(ready) == "On its way again: Poll."
    poll = world.messages(ready.thread)[-1]
    assert poll.poll is not None
    assert poll.id != first.id
    await world.advance(8 * DAY)
    assert AGAIN not in (await open_panel(ready)).labels


async def test_poll_found_deleted_when_it_is_counted_is_said_at_once(ready: Ready):
    world = ready.world
    await world.move_to(STARTS + MINUTE)
    await end(ready)
    world.delete_message(world.messages(ready.thread)[-1])
    await world.advance(DAY + 2 * MINUTE)
    (told,) = [m.text for m in world.messages("backstage") if "its message was deleted" in m.text]
    assert "Press [Ask again]" in told
    assert await press_again(ready) == "On its way again: Poll."


async def test_poll_of_a_deleted_thread_goes_to_the_new_one_after_the_talk(ready: Ready):
    world, ada = ready.world, ready.ada
    await world.move_to(STARTS + MINUTE)
    world.delete_channel(ready.thread)
    await end(ready)
    desk = await desk_of(ada)
    assert f"- Poll for “{TITLE}”: its thread was deleted." in desk.text
    again = next(label for label in desk.labels if label.startswith("Post it again"))
    await ada.click(desk, again)
    await world.settle()
    assert world.messages(ready.thread)[-1].poll is not None


async def test_card_and_thread_come_back_for_as_long_as_notes_are_given_there(ready: Ready):
    world = ready.world
    await world.move_to(STARTS + MINUTE)
    await end(ready)
    await world.advance(3 * DAY)
    old = ready.thread
    world.delete_channel(old)
    world.delete_message(ready.card)
    assert (
        await press_again(ready)
        == "On its way again: Announcement, Thread for the talk, “We are live”."
    )
    assert ready.thread.id != old.id
    assert "This talk is over" in ready.card.text
    (start,) = world.messages(ready.thread)
    kept = await ready.mia.click(start, "Note")
    await ready.mia.submit(kept.form, text="Benches change who stays")

    await world.advance(5 * DAY)
    world.delete_message(ready.card)
    assert AGAIN not in (await open_panel(ready)).labels
    assert "stuck" not in (await desk_of(ready.ada)).text


async def test_archived_thread_is_woken_for_an_edit(ready: Ready):
    world = ready.world
    await world.move_to(STARTS + MINUTE)
    thread = ready.thread
    world.archive(thread)
    await end(ready)
    assert "We are live" not in world.messages(thread)[0].text
    assert "stuck" not in (await desk_of(ready.ada)).text


async def test_thread_sleeps_on_after_a_quiet_edit(ready: Ready):
    world = ready.world
    await world.move_to(STARTS + MINUTE)
    await end(ready)
    await world.advance(9 * DAY)
    thread = ready.thread
    assert world.channel(thread.id).archived
    start = world.messages(thread)[0]
    await ready.ada.click(await open_panel(ready), "Recording")
    form = (await ready.ada.click(await open_panel(ready), "Recording")).form
    await ready.ada.submit(form, recording="https://example.org/recording")
    await world.advance(MINUTE)
    assert world.fresh(start).edited >= world.clock.now() - MINUTE
    assert world.channel(thread.id).archived
    assert "stuck" not in (await desk_of(ready.ada)).text


@pytest.mark.parametrize("archived", [True, False])
async def test_locked_thread_says_so_and_is_mended_by_a_press(ready: Ready, archived: bool):
    world, ada = ready.world, ready.ada
    if archived:
        world.archive(ready.thread, locked=True)
    else:
        world.lock(ready.thread)
    await world.move_to(STARTS + MINUTE)
    desk = await desk_of(ada)
    assert (
        f"- “We are live” for “{TITLE}”: its thread is locked. Unlock it in Discord." in desk.text
    )
    world.lock(ready.thread, locked=False)
    await ada.click(desk, "Try again: “We are live”")
    await world.settle()
    assert any("We are live" in text for text in texts(world.messages(ready.thread)))


async def test_card_of_a_deleted_channel_comes_back_in_the_new_one(ready: Ready):
    world, ada = ready.world, ready.ada
    await sign_up(ready, ready.mia)
    world.delete_channel("talks")
    await world.dealt_with()
    first = next(line for line in (await desk_of(ada)).text.splitlines() if line.startswith("- "))
    assert first.endswith("its channel was deleted. Choose another channel with `/setup`.")
    setup = (await ada.slash("setup", channel="backstage")).message
    await ada.select(setup, "setup-channel:talks", [world.channel("general")])
    await world.advance(MINUTE)
    desk = await desk_of(ada)
    assert "its old channel was deleted. The button for it on the desk posts it" in desk.text
    assert "`/setup`" not in desk.text
    # Its start waits for the thread, so that one press is enough for all of the talk.
    after = (await ada.click(desk, "Post it again: “We are live”")).message
    assert after.text.startswith("On its way again: Announcement, Thread for the talk.")
    await world.settle()
    card = next(m for m in world.messages("general") if "Calendar" in m.labels)
    assert "1 going" in card.text
    assert card.thread_id is not None


async def choose_talks(ready: Ready, name: str) -> None:
    setup = (await ready.ada.slash("setup", channel="backstage")).message
    await ready.ada.select(setup, "setup-channel:talks", [ready.world.channel(name)])


async def move(ready: Ready, when: str) -> str:
    """Move the talk; return what was said beforehand about who reads of it."""
    form = (await ready.ada.click(await open_panel(ready), "Move")).form
    shown = (await ready.ada.submit(form, when=when)).message
    await ready.ada.click(shown, shown.labels[0])
    await ready.world.settle()
    return shown.text


def news(ready: Ready, place: str) -> list[str]:
    return [text for text in texts(ready.world.messages(place)) if "has moved" in text]


async def test_news_goes_where_the_talk_was_announced_too(ready: Ready):
    world = ready.world
    await choose_talks(ready, "general")
    said = await move(ready, "Friday 8 April 2022 15:00")
    assert "The channel where it was announced reads of it too." in said
    assert len(news(ready, "talks")) == len(news(ready, "general")) == 1

    # One that is refused is put right by the next, and the other is told once more only.
    world.deny_bot("talks", "send_messages")
    await move(ready, "Saturday 9 April 2022 15:00")
    assert [len(news(ready, place)) for place in ("talks", "general")] == [1, 2]
    world.allow_bot("talks", "send_messages")
    await move(ready, "Monday 11 April 2022 15:00")
    assert [len(news(ready, place)) for place in ("talks", "general")] == [2, 3]
    friday = "<t:1649422800"
    assert f"~~{friday}" in news(ready, "talks")[-1]
    assert f"~~{friday}" not in news(ready, "general")[-1]

    # Back in the old channel it is told once.
    await choose_talks(ready, "talks")
    await move(ready, "Tuesday 12 April 2022 15:00")
    assert [len(news(ready, place)) for place in ("talks", "general")] == [3, 3]


async def test_news_goes_nowhere_where_the_channel_is_known_to_be_gone(ready: Ready):
    world = ready.world
    world.delete_channel("talks")
    await choose_talks(ready, "general")
    await sign_up_by_talks(ready)
    await world.advance(MINUTE)
    said = await move(ready, "Friday 8 April 2022 15:00")
    assert "too" not in said
    assert len(news(ready, "general")) == 1


async def sign_up_by_talks(ready: Ready) -> None:
    """Mia signs up where the card is gone: by `/talks`."""
    listed = (await ready.mia.slash("talks", channel="general")).message
    await ready.mia.click(listed, f"going:{ready.code}", forged=True)


async def test_desk_names_to_organisers_whose_letter_is_stuck(ready: Ready):
    world = ready.world
    mine = (await sign_up(ready, ready.mia, letters=True)).message
    assert mine
    ready.mia.close_direct_messages()
    await world.move_to(STARTS - 14 * MINUTE)
    desk = await desk_of(ready.ada)
    assert f"- Letter before the talk to {ready.mia.mention} for “{TITLE}”: " in desk.text
    page = (await ready.ada.click(desk, "stuck:0", forged=True)).message
    assert f"**Letter before the talk to {ready.mia.mention}**" in page.text
    assert ready.mia.mention not in (await desk_of(ready.noor)).text
