"""What somebody deletes in Discord stands on the desk at once, before anything would be edited."""

from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.document import guild_owner
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from tests.stories.acting import ENDS, STARTS, TITLE, Ready, texts
from tests.stories.balloting import ask_publicly
from tests.stories.live import end_talk, go_live

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


async def desk_of(person: Person) -> MessageRecord:
    return (await person.slash("desk", hidden=True, channel="backstage")).message


async def marked(ready: Ready) -> list[Mirror]:
    owner = guild_owner(ready.world.home.id)
    read = ready.stage.bot.store.read
    mirrors = await read(owner, lambda docs: docs.select(Mirror))
    return [each for each in mirrors if each.is_gone]


async def test_deleted_card_is_on_the_desk_at_once_and_told_once(ready: Ready):
    world, ada = ready.world, ready.ada
    world.delete_message(ready.card)
    await world.advance(MINUTE)
    desk = await desk_of(ada)
    assert f"- Announcement (update) for “{TITLE}”: its message was deleted." in desk.text
    assert "its message was deleted. Press [Post it again]" in world.messages("backstage")[-1].text

    after = (await ada.click(desk, "Post it again: Announcement")).message
    assert "stuck" not in after.text
    await world.advance(DAY)
    assert ready.card.silent
    assert len([text for text in texts(world.messages("backstage")) if "deleted" in text]) == 1


async def test_deleted_poll_is_told_once_and_comes_back(ready: Ready):
    world, ada = ready.world, ready.ada
    await ask_publicly(ready)
    await go_live(ready, minutes=5)
    await world.move_to(ENDS)
    await end_talk(ready)
    await world.advance(15 * MINUTE)
    (poll,) = [message for message in world.messages(ready.thread) if message.poll]
    world.delete_message(poll)
    await world.advance(MINUTE)
    told = [text for text in texts(world.messages("backstage")) if "deleted" in text]
    assert len(told) == 1
    await ada.click(await desk_of(ada), "Ask again: Poll")
    await world.advance(MINUTE)
    (again,) = [message for message in world.messages(ready.thread) if message.poll]
    assert again.id != poll.id


async def test_poll_that_nobody_posts_again_is_told_of_once(ready: Ready):
    world = ready.world
    await ask_publicly(ready)
    await go_live(ready, minutes=5)
    await world.move_to(ENDS)
    await end_talk(ready)
    await world.advance(15 * MINUTE)
    (poll,) = [message for message in world.messages(ready.thread) if message.poll]
    world.delete_message(poll)
    await world.advance(10 * DAY)
    told = [text for text in texts(world.messages("backstage")) if "deleted" in text]
    assert len(told) == 1


async def test_deleted_in_bulk(ready: Ready):
    world = ready.world
    talks = world.channel("talks").id
    world.discord.bulk_delete_messages(talks, [ready.card.id, 4, 5])
    await world.advance(MINUTE)
    assert "Announcement (update)" in (await desk_of(ready.ada)).text


async def test_start_is_held_as_soon_as_its_thread_is_deleted_and_goes_to_the_new_one(ready: Ready):
    world, ada = ready.world, ready.ada
    world.delete_channel(ready.thread)
    await world.advance(MINUTE)
    desk = await desk_of(ada)
    assert f"- “We are live” for “{TITLE}”: its thread was deleted." in desk.text
    after = (await ada.click(desk, "Post it again: “We are live”")).message
    assert after.text.startswith("On its way again: Thread for the talk.\n")
    await world.move_to(STARTS - MINUTE)
    assert world.messages(ready.thread) == []
    await world.move_to(STARTS + MINUTE)
    (start,) = world.messages(ready.thread)
    assert start.text.startswith("We are live.")


async def test_thread_deleted_while_the_talk_runs(ready: Ready):
    world = ready.world
    await world.move_to(STARTS + MINUTE)
    world.delete_channel(ready.thread)
    await world.advance(MINUTE)
    assert f"“We are live” (update) for “{TITLE}”: its thread" in (await desk_of(ready.ada)).text


async def test_deleted_channel_marks_what_stood_in_it(ready: Ready):
    world = ready.world
    world.delete_channel("talks")
    await world.advance(MINUTE)
    desk = await desk_of(ready.ada)
    assert f"- Announcement (update) for “{TITLE}”: its channel was deleted." in desk.text


@pytest.mark.parametrize("moment", [STARTS - DAY + MINUTE])
async def test_what_nobody_comes_back_to_and_what_others_wrote_is_no_news(ready: Ready, moment):
    world = ready.world
    await world.move_to(moment)
    reminder = world.messages("talks")[-1]
    assert reminder.text.startswith("Reminder")
    before = texts(world.messages("backstage"))
    written = await ready.mia.say("talks", "Looking forward to it")
    for message in (reminder, written):
        world.delete_message(message)
    await world.advance(MINUTE)
    assert await marked(ready) == []
    assert texts(world.messages("backstage")) == before
    kept = await ready.stage.bot.store.read(
        guild_owner(world.home.id), lambda docs: docs.select(Delivery, message_id=reminder.id)
    )
    assert len(kept) == 1


async def publish(ready: Ready) -> MessageRecord:
    """Ada publishes alone; return the post."""
    ada = ready.ada
    setup = (await ada.slash("setup")).message
    await ada.click(setup, "2 People")
    await ada.click(setup, "Let one person publish")
    bench = (await ada.slash("draft", hidden=True)).message
    form = (await ada.click(bench, "New finding")).form
    card = (await ada.submit(form, heading="Benches", body="They invite people.")).message
    page = (await ada.click(card, "Back to the draft")).message
    question = (await ada.click((await ada.click(page, "Preview")).message, "Publish …")).message
    await ada.click(question, "Publish now")
    await ready.world.settle()
    return next(m for m in ready.world.messages("talks") if "Read here" in m.labels)


async def test_deleted_thread_of_the_findings_comes_back_and_then_their_post(ready: Ready):
    world, ada = ready.world, ready.ada
    findings = await publish(ready)
    thread = next(each for each in world.threads("talks") if each.id == findings.id)
    world.delete_channel(thread)
    await world.advance(MINUTE)
    desk = await desk_of(ada)
    assert "- Thread for the key findings (update) for “Northville Talks 2022”: " in desk.text
    assert "its thread was deleted" in desk.text
    after = await ada.click(desk, "Post it again: Thread for the key findings")
    assert after.text.startswith("On its way again: Thread for the key findings.")
    await world.settle()
    assert findings.id in [each.id for each in world.threads("talks")]
    assert "stuck" not in (await desk_of(ada)).text

    world.delete_message(findings)
    await world.advance(MINUTE)
    desk = await desk_of(ada)
    assert "- Key findings (update) for “Northville Talks 2022”: its message was" in desk.text
    await ada.click(desk, "Post it again: Key findings")
    await world.settle()
    again = [m for m in world.messages("talks") if "Read here" in m.labels]
    assert [m.silent for m in again] == [True]
    assert again[0].id != findings.id
