"""Events that come twice, late, or not at all: each counts once, and what was missed is read."""

import asyncio
from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.domain.signups.signup import Answer
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.team.member import Member
from bot.domain.team.server import Person
from bot.guild.catching_up import CatchingUp
from bot.rehearsal.discord import faults
from bot.rehearsal.discord.people.person import Person as Someone
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.stage import Stage
from bot.services.takeaways.inbox import LOOK_BACK
from tests.stories.acting import STARTS, TITLE, Ready, sign_up
from tests.stories.live import (
    agree_on_chatham_house,
    bytes_kept,
    drawn_panel,
    end_talk,
    go_live,
)

pytestmark = pytest.mark.evidence

MINUTE = timedelta(minutes=1)
EVERYTHING = r"/channels/\d+/messages"


@pytest.fixture
async def live(ready: Ready) -> MessageRecord:
    """The live message; Mia and Max got a letter, so the bot knows where they write to it."""
    for person in (ready.mia, ready.max):
        await sign_up(ready, person, letters=True)
    return await go_live(ready, minutes=5)


async def kept(stage: Stage) -> list[tuple[str, int | None]]:
    """Text and minute of everything that was logged."""
    found = await stage.bot.store.survey(lambda survey: survey.select(Takeaway))
    return [(each.text, each.minute) for each in found]


def answers(ready: Ready) -> list[MessageRecord]:
    places = (ready.thread, ready.mia.direct, ready.max.direct)
    found = [m for place in places for m in ready.world.messages(place)]
    return [m for m in found if m.by_bot and m.text.startswith("Kept ")]


def lose(ready: Ready, event: str) -> None:
    ready.world.gateway.mangle = lambda name, _: 0 if name == event else 1


def double(ready: Ready, event: str) -> None:
    ready.world.gateway.mangle = lambda name, _: 2 if name == event else 1


async def begin_anew(ready: Ready) -> None:
    """The session is lost, and with it what it would have brought."""
    gateway = ready.world.gateway
    gateway.mangle = None
    begun = asyncio.create_task(ready.stage.bot.client.wait_for("ready", timeout=10))
    # The task has to listen first.
    await asyncio.sleep(0)
    gateway.drop()
    gateway.forget_sessions()
    await begun
    await ready.world.dealt_with()


# Twice


async def test_command_button_and_form_that_come_twice_count_once(ready: Ready, live):
    double(ready, "INTERACTION_CREATE")
    await ready.mia.slash("log", text="By command")
    await ready.mia.submit((await ready.mia.click(live, "Note")).form, text="By form")
    await ready.mia.submit((await ready.mia.click(live, "Ask a question")).form, text="Why?")
    assert await kept(ready.stage) == [("By command", 5), ("By form", 5), ("Why?", 5)]


async def test_message_that_comes_twice_counts_once_and_is_answered_once(ready: Ready, live):
    double(ready, "MESSAGE_CREATE")
    await ready.mia.say(ready.thread, "By reply", reply_to=live)
    await ready.mia.say(ready.mia.direct, "By direct message")
    assert await kept(ready.stage) == [("By reply", 5), ("By direct message", 5)]
    assert len(answers(ready)) == 2


async def test_message_that_comes_again_after_a_restart_counts_once(ready: Ready, live):
    """Killed after keeping it, before answering: the answer comes, and nothing is kept twice."""
    mark = r"/channels/\d+/messages/\d+/reactions/.*"
    ready.world.hooks.append(faults.refused("PUT", mark, status=403, code=50013, times=1))
    ready.world.hooks.append(faults.never_arrived("POST", EVERYTHING))
    await ready.mia.say(ready.thread, "By reply", reply_to=live)
    assert (len(await kept(ready.stage)), answers(ready)) == (1, [])
    await ready.stage.restart()
    await ready.world.dealt_with()
    assert await kept(ready.stage) == [("By reply", 5)]
    assert [m.text.splitlines()[0] for m in answers(ready)] == [f"Kept for **{TITLE}** · minute 5"]


async def test_what_was_kept_without_a_name_is_known_again_after_a_restart(ready: Ready, tmp_path):
    """Killed after keeping it, as above; what is kept says no more about it than before."""
    for person in (ready.mia, ready.max):
        await sign_up(ready, person, letters=True)
    await agree_on_chatham_house(ready)
    live = await go_live(ready, minutes=5)
    ready.world.hooks.append(faults.never_arrived("POST", EVERYTHING, times=2))
    said = [
        await ready.mia.say(ready.thread, "Nobody said this\n? Nor this", reply_to=live),
        await ready.max.say(ready.max.direct, "Nor that"),
    ]
    # Their order says nothing.
    points = sorted([("Nobody said this", None), ("Nor this", None), ("Nor that", None)])
    assert (sorted(await kept(ready.stage)), answers(ready)) == (points, [])
    await ready.stage.restart()
    await ready.world.dealt_with()
    assert sorted(await kept(ready.stage)) == points
    # Whether the first was answered nobody can tell; it would be told after each restart.
    assert [m.channel_id for m in answers(ready)] == [ready.max.direct.id]
    on_disk = bytes_kept(tmp_path / "data")
    assert b"Nobody said this" in on_disk
    for message in said:
        assert str(message.id).encode() not in on_disk
        assert message.id.to_bytes(8, "big") not in on_disk


# Not at all


async def test_what_was_said_to_nobody_is_read_after_a_lost_session(ready: Ready, live):
    lose(ready, "MESSAGE_CREATE")
    await ready.mia.say(ready.thread, "By reply", reply_to=live)
    await ready.world.advance(7 * MINUTE)
    await ready.max.say(ready.thread, f"{ready.world.bot_mention} By mention")
    await ready.max.say(ready.max.direct, "By direct message")
    await ready.max.say(ready.thread, "Just talking")
    await ready.max.say("general", f"{ready.world.bot_mention} elsewhere")
    assert await kept(ready.stage) == []

    await begin_anew(ready)
    assert sorted(await kept(ready.stage)) == [
        ("By direct message", 12),
        ("By mention", 12),
        ("By reply", 5),
    ]
    assert len(answers(ready)) == 3

    await ready.stage.restart()
    await ready.world.dealt_with()
    assert (len(await kept(ready.stage)), len(answers(ready))) == (3, 3)


async def test_what_was_said_while_the_bot_was_down_is_read(ready: Ready, live):
    await ready.stage.stop()
    await ready.mia.say(ready.thread, "By reply", reply_to=live)
    await ready.stage.start()
    await ready.world.dealt_with()
    assert await kept(ready.stage) == [("By reply", 5)]
    assert "One takeaway" in (await drawn_panel(ready)).text


async def test_direct_messages_to_a_bot_that_was_down_are_answered(ready: Ready):
    """No talk runs: Mia asked for help before, Max got a letter long ago, Noor only wrote now."""
    world = ready.world

    def replies(*people: Someone) -> list[int | None]:
        found = (m for each in people for m in world.messages(each.direct))
        return [m.reply_to for m in found if m.by_bot and m.reply_to is not None]

    await ready.mia.say(ready.mia.direct, "Help")
    await sign_up(ready, ready.max, letters=True)
    await go_live(ready)
    await end_talk(ready)
    await world.advance(2 * LOOK_BACK)
    await ready.stage.stop()
    said = [await each.say(each.direct, "Are you there?") for each in (ready.mia, ready.max)]
    await ready.noor.say(ready.noor.direct, "Nobody knows of this one")
    await ready.stage.start()
    await world.dealt_with()
    assert replies(ready.mia, ready.max)[-2:] == [message.id for message in said]
    assert [m for m in world.messages(ready.noor.direct) if m.by_bot] == []

    await ready.stage.restart()
    await world.dealt_with()
    assert len(replies(ready.mia, ready.max)) == 3


async def test_channel_of_a_letter_is_kept_before_the_letter_is_sent(ready: Ready):
    await sign_up(ready, ready.max, letters=True)
    hold = faults.Hold("POST", rf"/channels/{ready.max.direct.id}/messages")
    ready.world.hooks.append(hold)
    letting = asyncio.create_task(ready.world.move_to(STARTS))
    await hold.accepted.wait()
    (known,) = await ready.stage.bot.store.survey(lambda survey: survey.select(Member))
    assert (known.owner, known.dm_channel_id) == (f"user:{ready.max.id}", ready.max.direct.id)
    hold.release()
    await letting


async def test_note_by_direct_message_makes_its_channel_known_while_the_talk_runs(ready: Ready):
    """Max has no letter, and nothing but his note tells where he writes."""
    await go_live(ready, minutes=5)
    await ready.max.say(ready.max.direct, "Before")
    await ready.stage.stop()
    await ready.max.say(ready.max.direct, "Meanwhile")
    await ready.stage.start()
    await ready.world.dealt_with()
    assert await kept(ready.stage) == [("Before", 5), ("Meanwhile", 5)]
    await agree_on_chatham_house(ready)
    logged = await ready.stage.bot.store.survey(lambda survey: survey.select(Takeaway))
    assert [each.dm_channel_id for each in logged] == [None, None]


async def test_message_that_cannot_be_read_hides_no_other(ready: Ready, live):
    """Nor does an answer of ours: what it answers is not answered again."""
    world = ready.world
    await ready.mia.say(ready.thread, "Before", reply_to=live)
    await ready.stage.stop()
    await ready.mia.say(ready.thread, "Meanwhile", reply_to=live)
    await ready.max.say(ready.max.direct, "By direct message")

    def spoil(method: str, _path: str, out: Any) -> Any:
        if method != "GET" or not isinstance(out, list):
            return out
        for message in out:
            if message.get("author", {}).get("bot"):
                del message["timestamp"]
        return [{"id": "5"}, None, *out, "odd"]

    world.rest.rewrite = spoil
    await ready.stage.start()
    await world.dealt_with()
    world.rest.rewrite = None
    assert sorted(text for text, _ in await kept(ready.stage)) == [
        "Before",
        "By direct message",
        "Meanwhile",
    ]
    assert len(answers(ready)) == 3


async def test_chatham_house_rule_holds_for_what_is_read_later(ready: Ready):
    await agree_on_chatham_house(ready)
    live = await go_live(ready, minutes=5)
    lose(ready, "MESSAGE_CREATE")
    await ready.max.say(ready.thread, "Nobody said this", reply_to=live)
    await begin_anew(ready)
    (takeaway,) = await ready.stage.bot.store.survey(lambda survey: survey.select(Takeaway))
    assert (takeaway.author_id, takeaway.source) == (None, None)
    await ready.stage.restart()
    await ready.world.dealt_with()
    assert len(await kept(ready.stage)) == 1


async def test_stranger_to_the_server_is_not_let_in_later(ready: Ready, live):
    lose(ready, "MESSAGE_CREATE")
    await ready.max.say(ready.thread, "By reply", reply_to=live)
    ready.world.discord.remove_member(ready.world.home.id, ready.max.id)
    await begin_anew(ready)
    assert await kept(ready.stage) == []


async def test_what_is_old_is_left_alone(ready: Ready, live):
    lose(ready, "MESSAGE_CREATE")
    await ready.mia.say(ready.thread, "By reply", reply_to=live)
    await end_talk(ready)
    await ready.world.advance(LOOK_BACK - MINUTE)
    await ready.world.advance(2 * MINUTE)
    await begin_anew(ready)
    assert await kept(ready.stage) == []


async def test_channel_that_may_not_be_read_does_not_hide_the_others(ready: Ready, live):
    lose(ready, "MESSAGE_CREATE")
    await ready.mia.say(ready.thread, "By reply", reply_to=live)
    await ready.max.say(ready.max.direct, "By direct message")
    thread = f"/channels/{ready.thread.id}/messages"
    ready.world.hooks.append(faults.refused("GET", thread, status=403, code=50001, times=9))
    await begin_anew(ready)
    assert await kept(ready.stage) == [("By direct message", 5)]


async def test_wall_before_discord_is_left_alone_and_then_all_is_read(ready: Ready, live):
    lose(ready, "MESSAGE_CREATE")
    said = [
        await ready.mia.say(ready.mia.direct, "By direct message"),
        await ready.max.say(ready.max.direct, "By another"),
    ]
    bot = ready.stage.bot
    wall = faults.too_many_requests("GET", EVERYTHING, retry_after=600, via=False, times=2)
    ready.world.hooks.append(wall)
    pauses, read = [], []

    async def pause(seconds: float) -> None:
        pauses.append((seconds, wall.struck))

    async def on_message(message: discord.Message) -> None:
        read.append(message.id)

    await CatchingUp(bot.client, bot.services.inbox, on_message, pause).run()
    assert pauses == [(600, 1), (600, 2)]
    assert sorted(read) == sorted(message.id for message in said)


async def test_resume_replays_so_nothing_is_read(ready: Ready, live):
    world = ready.world
    before = world.requests.count("GET", "/channels/{id}/messages")
    world.gateway.drop()
    await ready.mia.say(ready.thread, "By reply", reply_to=live)
    await world.until(lambda: world.gateway.resumed)
    await world.connected()
    await world.dealt_with()
    assert await kept(ready.stage) == [("By reply", 5)]
    assert world.requests.count("GET", "/channels/{id}/messages") == before


async def test_card_that_was_deleted_unheard_is_told_at_its_next_edit(ready: Ready):
    lose(ready, "MESSAGE_DELETE")
    ready.world.delete_message(ready.card)
    await begin_anew(ready)
    mia = Person(user_id=ready.mia.id, guild_id=ready.world.home.id, sees_talks=True)
    await ready.stage.bot.services.signups.answer(mia, ready.code, Answer.GOING)
    await ready.world.advance(MINUTE)
    (notice,) = [m for m in ready.world.messages("backstage") if "stands as it was" in m.text]
    assert "Announcement" in notice.text
