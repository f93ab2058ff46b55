"""Discord fails while the bot announces: the announcement is there once, or held and told."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.guild.address import point_discord_at
from bot.rehearsal.discord import faults
from bot.rehearsal.discord.faults import Fault
from bot.rehearsal.discord.people.person import Person
from bot.rehearsal.discord.records import MessageRecord
from bot.rehearsal.stage import Stage
from tests.stories.acting import (
    STARTS,
    TITLE,
    Ready,
    announce_now,
    make_series,
    plan_talk,
    set_up,
    sign_up,
)

pytestmark = pytest.mark.evidence

MESSAGES = r"/channels/\d+/messages"
POST = ("POST", "/channels/{id}/messages")
SOON = timedelta(minutes=2)
MEMORIES = (timedelta(0), timedelta(minutes=10))


@pytest.fixture
async def panel(stage: Stage) -> MessageRecord:
    await set_up(stage)
    await make_series(stage)
    return await plan_talk(stage)


@pytest.fixture
def ada(stage: Stage) -> Person:
    return stage.world.person("Ada Organiser")


def announcements(stage: Stage) -> list[MessageRecord]:
    return [m for m in stage.world.messages("talks") if f"## {TITLE}" in m.text]


async def announced_once(stage: Stage) -> None:
    """One card, one thread, and nothing that still waits or is in doubt."""
    (card,) = announcements(stage)
    assert card.thread_id is not None
    assert len(stage.world.threads("talks")) == 1
    desk = await stage.world.person("Ada Organiser").slash("desk", channel="backstage")
    assert "stuck" not in desk.text


FAULTS: dict[str, Callable[[], Fault]] = {
    "answer lost": lambda: faults.lost_answer("POST", MESSAGES),
    "never arrived": lambda: faults.never_arrived("POST", MESSAGES),
    "503": lambda: faults.server_error("POST", MESSAGES, status=503),
    "done, but 503": lambda: faults.accepted_but_failed("POST", MESSAGES, status=503),
    "429": lambda: faults.too_many_requests("POST", MESSAGES),
    "429 for a minute": lambda: faults.too_many_requests("POST", MESSAGES, retry_after=60),
    "429 by Cloudflare": lambda: faults.too_many_requests("POST", MESSAGES, via=False),
}


@pytest.mark.parametrize(
    "memory",
    [
        pytest.param(MEMORIES[0], id="nonce forgotten"),
        pytest.param(MEMORIES[1], id="nonce remembered"),
    ],
)
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
async def test_announcement_goes_out_once(stage: Stage, ada, panel, fault, memory):
    stage.world.knobs.nonce_memory = memory
    struck = fault()
    stage.world.hooks.append(struck)
    await announce_now(ada, panel)
    await stage.world.advance(SOON)
    await announced_once(stage)
    assert struck.struck == 1


async def test_500_that_discord_py_tries_again_by_itself(stage: Stage, ada, panel):
    stage.world.hooks.append(faults.accepted_but_failed("POST", MESSAGES, status=500))
    await announce_now(ada, panel)
    await stage.world.advance(SOON)
    await announced_once(stage)


@pytest.mark.parametrize("memory", MEMORIES, ids=["nonce forgotten", "nonce remembered"])
async def test_answer_lost_and_the_bot_killed_before_it_looked(stage: Stage, ada, panel, memory):
    world = stage.world
    world.knobs.nonce_memory = memory
    world.hooks.append(faults.lost_answer("POST", MESSAGES))
    world.gateway.mangle = lambda event, _: 0 if event == "MESSAGE_CREATE" else 1
    await announce_now(ada, panel)
    await world.settle()
    await stage.restart()
    world.gateway.mangle = lambda _event, _: 1
    await world.advance(SOON)
    await announced_once(stage)


@pytest.mark.parametrize("memory", MEMORIES, ids=["nonce forgotten", "nonce remembered"])
async def test_answer_lost_and_no_word_by_the_gateway(stage: Stage, ada, panel, memory):
    world = stage.world
    world.knobs.nonce_memory = memory
    world.hooks.append(faults.lost_answer("POST", MESSAGES))
    world.gateway.mangle = lambda event, _: 0 if event == "MESSAGE_CREATE" else 1
    await announce_now(ada, panel)
    await world.advance(SOON)
    await announced_once(stage)
    # The mark was looked for, not only the nonce: the second request never went out.
    assert world.requests.count(*POST) == 1


async def test_doubt_without_the_right_to_look_is_held_and_told(stage: Stage, ada, panel):
    world = stage.world
    world.deny_bot("talks", "read_message_history")
    world.hooks.append(faults.lost_answer("POST", MESSAGES))
    world.gateway.mangle = lambda event, _: 0 if event == "MESSAGE_CREATE" else 1
    await announce_now(ada, panel)
    await world.advance(SOON)
    assert len(announcements(stage)) == 1
    (notice,) = world.messages("backstage")
    assert "I cannot tell whether it went out" in notice.text

    world.gateway.mangle = lambda _event, _: 1
    world.allow_bot("talks", "read_message_history")
    desk = (await ada.click(notice, "Open the desk")).message
    await ada.click(desk, "Try again: Announcement")
    await world.advance(SOON)
    await announced_once(stage)


async def test_doubt_in_a_thread_that_is_not_in_memory_is_held_without_the_right(ready: Ready):
    world = ready.world
    world.deny_bot("talks", "read_message_history")
    world.hooks.append(faults.lost_answer("POST", f"/channels/{ready.thread.id}/messages"))
    world.gateway.mangle = lambda event, _: 0 if event == "MESSAGE_CREATE" else 1
    guild = ready.stage.bot.client.guilds[0]
    # As after a restart, where the thread is archived: its rights are not at hand.
    guild._threads.clear()
    await world.move_to(STARTS + SOON)
    assert len(world.messages(ready.thread)) == 1
    (notice,) = [m for m in world.messages("backstage") if "Not sent" in m.text]
    assert "I cannot tell whether it went out" in notice.text


async def test_thread_whose_answer_is_lost_is_adopted(stage: Stage, ada, panel):
    stage.world.hooks.append(faults.lost_answer("POST", r"/channels/\d+/messages/\d+/threads"))
    await announce_now(ada, panel)
    await stage.world.advance(SOON)
    await announced_once(stage)


async def test_thread_that_may_not_be_opened_is_told_and_mended(stage: Stage, ada, panel):
    world = stage.world
    world.deny_bot("talks", "create_public_threads")
    await announce_now(ada, panel)
    await world.advance(SOON)
    assert world.threads("talks") == ()
    (notice,) = world.messages("backstage")
    assert "Thread for the talk" in notice.text
    world.allow_bot("talks", "create_public_threads")
    desk = (await ada.click(notice, "Open the desk")).message
    await ada.click(desk, "Try again: Thread for the talk")
    await world.advance(SOON)
    await announced_once(stage)


async def test_edit_that_fails_is_made_later(ready: Ready):
    world = ready.world
    path = r"/channels/\d+/messages/\d+"
    world.hooks.append(faults.server_error("PATCH", path, status=503))
    world.hooks.append(faults.never_arrived("PATCH", path))
    await sign_up(ready, ready.mia)
    await world.advance(SOON)
    assert "1 going" in ready.card.text


async def test_letter_whose_answer_is_lost_comes_once(ready: Ready):
    world = ready.world
    world.knobs.nonce_memory = timedelta(0)
    await sign_up(ready, ready.mia, letters=True)
    world.hooks.append(faults.lost_answer("POST", f"/channels/{ready.mia.direct.id}/messages"))
    world.gateway.mangle = lambda event, _: 0 if event == "MESSAGE_CREATE" else 1
    await world.advance(timedelta(days=37, hours=4))
    assert len(world.dms(ready.mia)) == 1


async def test_connection_that_is_refused_is_tried_again(ready: Ready):
    world = ready.world
    await sign_up(ready, ready.mia, letters=True)
    await world.move_to(STARTS - timedelta(minutes=16))
    undo = point_discord_at("http://127.0.0.1:9/api/v10", world.gateway_url)
    await world.advance(timedelta(minutes=2))
    assert world.dms(ready.mia) == []
    undo()
    await world.advance(timedelta(minutes=2))
    assert len(world.dms(ready.mia)) == 1


async def test_line_that_breaks_is_taken_up_again(ready: Ready):
    ready.world.gateway.drop()
    await ready.world.connected()
    assert (await ready.mia.click(ready.card, "I'm going")).text.startswith("You're on the list")


async def test_events_that_come_twice_count_once(ready: Ready):
    ready.world.gateway.mangle = lambda event, _: 2 if event == "INTERACTION_CREATE" else 1
    await ready.mia.click(ready.card, "I'm going")
    ready.world.gateway.mangle = lambda _event, _: 1
    await ready.world.advance(SOON)
    assert "1 going" in ready.card.text


async def test_doubt_is_looked_into_where_it_arose(stage: Stage, ada, panel):
    """Somebody chooses another channel while nobody knows whether the announcement went out."""
    world = stage.world
    world.knobs.nonce_memory = timedelta(0)
    world.hooks.append(faults.lost_answer("POST", MESSAGES))
    world.gateway.mangle = lambda event, _: 0 if event == "MESSAGE_CREATE" else 1
    await announce_now(ada, panel)
    await world.settle()
    setup = (await ada.slash("setup", channel="general")).message
    await ada.select(setup, "setup-channel:talks", [world.channel("general")])
    await world.advance(SOON)
    found = [*announcements(stage), *(m for m in world.messages("general") if m.by_bot)]
    assert len([m for m in found if f"## {TITLE}" in m.text]) == 1
