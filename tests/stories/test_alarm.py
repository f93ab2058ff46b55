"""The alarm never goes silent: what backstage cannot read goes to the new one, or to one person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.document import guild_owner, own_code
from bot.domain.team.server import Server
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.world import World
from bot.saying.times import stamp
from tests.stories.acting import STARTS, TITLE, Ready, texts

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SHEET = STARTS - 14 * DAY + HOUR  # 15:00 in Copenhagen, before the clocks change


async def choose_backstage(person: Person, world: World, name: str) -> None:
    setup = (await person.slash("setup", channel="general")).message
    await person.select(setup, "setup-channel:backstage", [world.channel(name)])
    await world.settle()


def alarms(ready: Ready) -> list[str]:
    return [text for text in texts(ready.world.dms(ready.ada)) if "for an hour" in text]


async def test_held_notice_goes_to_the_new_backstage_and_so_do_later_ones(ready: Ready):
    world, ada = ready.world, ready.ada
    world.delete_channel("backstage")
    await world.move_to(SHEET + 10 * MINUTE)

    await choose_backstage(ada, world, "general")
    (notice,) = [m for m in world.messages("general") if m.by_bot and "Not sent" in m.text]
    moved = f"- Run sheet for “{TITLE}”: its old channel was deleted. The button for it on the desk"
    assert moved in notice.text
    desk = (await ada.slash("desk", hidden=True, channel="general")).message
    assert moved in desk.text
    assert "`/setup`" not in desk.text
    await ada.click(desk, "Try again: Run sheet")
    await world.settle()
    assert any(TITLE in text for text in texts(world.messages("general")))
    world.deny_bot("talks", "send_messages")
    await world.move_to(STARTS - DAY + 2 * MINUTE)
    assert "Reminder the day before" in world.messages("general")[-1].text
    assert alarms(ready) == []


async def test_whoever_set_the_bot_up_gets_one_letter_after_an_hour(ready: Ready):
    world, ada = ready.world, ready.ada
    world.delete_channel("backstage")
    await world.move_to(SHEET + 59 * MINUTE)
    assert alarms(ready) == []
    await world.move_to(SHEET + 61 * MINUTE)

    (letter,) = alarms(ready)
    # Of the moment when it was written: it is read just the same once all of it is mended.
    written = stamp(SHEET + HOUR, "f")
    assert letter.startswith(
        f"When I wrote this ({written}), I had not been able for an hour to write to the team's "
        "channel of **Northville Talks**: its channel was deleted. Choose another channel with "
        "`/setup`."
    )
    assert "2 messages were waiting for the team." in letter
    await world.move_to(STARTS - DAY + HOUR)
    assert len(alarms(ready)) == 1

    # Once the team has read again, another silence is another letter.
    await choose_backstage(ada, world, "general")
    world.delete_channel("general")
    await world.move_to(STARTS + 2 * HOUR)
    assert len(alarms(ready)) == 2


async def test_notice_follows_once_backstage_can_be_written_to(ready: Ready):
    world = ready.world
    world.deny_bot("backstage", "send_messages")
    await world.move_to(SHEET + 2 * MINUTE)
    world.allow_bot("backstage", "view_channel", "send_messages")
    world.deny_bot("talks", "send_messages")
    await world.move_to(STARTS - DAY + 2 * MINUTE)
    told = [text for text in texts(world.messages("backstage")) if "Not sent" in text]
    for line in ("- Run sheet for", "- Reminder the day before for"):
        assert sum(line in text for text in told) == 1
    assert len(alarms(ready)) == 1


async def test_what_was_not_read_follows_the_first_message_that_gets_through(ready: Ready):
    world, ada = ready.world, ready.ada
    world.deny_bot("backstage", "send_messages")
    await world.move_to(SHEET + 10 * MINUTE)
    world.allow_bot("backstage", "view_channel", "send_messages")
    desk = (await ada.slash("desk", hidden=True, channel="general")).message
    await ada.click(desk, "Try again: Run sheet")
    await world.settle()
    assert any("Not sent" in text for text in texts(world.messages("backstage")))
    desk = (await ada.slash("desk", hidden=True, channel="general")).message
    assert "stuck" not in desk.text
    await world.move_to(SHEET + 3 * HOUR)
    assert alarms(ready) == []


async def test_owner_of_the_server_is_told_where_nobody_is_known_to_have_set_it_up(ready: Ready):
    world = ready.world
    owner = guild_owner(world.home.id)
    store = ready.stage.bot.store

    def forget(docs) -> None:
        docs.put(replace(docs.get(Server, own_code(owner)), set_up_by=None))

    await store.run(owner, forget)
    world.discord.get_guild(world.home.id).owner_id = ready.max.id
    await ready.stage.restart()
    world.delete_channel("backstage")
    await world.move_to(SHEET + 61 * MINUTE)
    (letter,) = [text for text in texts(world.dms(ready.max)) if "for an hour" in text]
    assert "Northville Talks" in letter


async def test_whoever_changes_the_settings_is_told_where_nobody_was_known(ready: Ready):
    world, ada = ready.world, ready.ada
    owner = guild_owner(world.home.id)

    def forget(docs) -> None:
        docs.put(replace(docs.get(Server, own_code(owner)), set_up_by=None))

    await ready.stage.bot.store.run(owner, forget)
    setup = (await ada.slash("setup", channel="general")).message
    await ada.click(setup, "2 People")
    await ada.select(setup, "setup-roles:ping", [world.role("Note-taker")])
    world.delete_channel("backstage")
    await world.move_to(SHEET + 61 * MINUTE)
    assert len(alarms(ready)) == 1
