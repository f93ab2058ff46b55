"""A talk whose announcement came too late is announced when it is moved, and only then."""

from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.team.rights import Act
from bot.domain.times.wall import WallTime
from bot.services.outbox.planning import replan
from bot.services.sending.chores import Chores
from bot.services.sending.deliveries import WAIT_FOR_OTHER, Deliveries
from bot.services.sending.timekeeper import Timekeeper
from bot.services.talks.changes import change_talk, move_to
from tests.factories import (
    END,
    NOW,
    OWNER,
    TALK_CODE,
    ZONE,
    a_delivery,
    a_slot,
    a_talk,
    an_organiser,
)
from tests.services.messenger import CHANNEL_ID, ScriptedMessenger

K, S = DeliveryKind, DeliveryState
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def messenger() -> ScriptedMessenger:
    return ScriptedMessenger()


@pytest.fixture
def keeper(store, clock, messenger) -> Timekeeper:
    return Timekeeper(Deliveries(store, clock, "this run"), messenger, clock, Chores(store))


@pytest.fixture
async def missed(store, clock, put, programme) -> None:
    """The bot was down from before the announcement until after the talk."""
    await store.run(OWNER, lambda docs: replan(docs, a_talk(), now=NOW))
    clock.set(END + HOUR)


async def run(keeper, clock) -> None:
    """What is due now, and what waits for another message."""
    for _ in range(3):
        while await keeper.run_due(clock.now()):
            pass
        clock.advance(WAIT_FOR_OTHER)


async def move(store, clock, days: int) -> None:
    local = a_slot().start.local + days * DAY
    change = move_to(a_slot(start=WallTime(local=local, zone=ZONE)))
    now = clock.now()
    await store.run(
        OWNER,
        lambda docs: change_talk(
            docs, an_organiser(), TALK_CODE, None, change, act=Act.MOVE, now=now
        ),
    )


async def kept(store, kind: DeliveryKind) -> list[Delivery]:
    return await store.read(OWNER, lambda docs: docs.select(Delivery, kind=kind.value))


async def test_talk_that_nobody_was_told_of_is_announced_when_it_is_moved(
    keeper, messenger, store, clock, missed
):
    await run(keeper, clock)
    assert not {"announcement", "thread"} & set(messenger.kinds)
    moved_at = clock.now()
    await move(store, clock, 10)
    await run(keeper, clock)

    first, second = await kept(store, K.ANNOUNCEMENT)
    assert (first.state, first.reason) == (S.DROPPED, Reason.TOO_LATE)
    assert (second.state, second.due) == (S.SENT, moved_at)
    assert first.key != second.key
    assert [each.after for each in await kept(store, K.THREAD)][-1] == second.code
    new = [kind for kind in messenger.kinds if kind not in {"run_sheet", "notice"}]
    assert new == ["still_running", "announcement", "thread"]


async def test_what_is_said_in_its_thread_follows_the_new_one(
    keeper, messenger, store, clock, missed
):
    await run(keeper, clock)
    await move(store, clock, 10)
    await run(keeper, clock)
    clock.set(a_slot().starts_at + 10 * DAY)
    await run(keeper, clock)

    assert "start" in messenger.kinds


async def test_move_in_the_moment_of_leaving_it_out_loses_no_thread(keeper, store, clock, missed):
    """The thread and the start wait for half a minute before they are left out too."""
    while await keeper.run_due(clock.now()):
        pass
    await move(store, clock, 10)
    await run(keeper, clock)

    assert [each.state for each in await kept(store, K.THREAD)][-1] is S.SENT
    starts = [each for each in await kept(store, K.START) if each.state is S.PLANNED]
    threads = {each.code: each.state for each in await kept(store, K.THREAD)}
    assert [threads[each.after or ""] for each in starts] == [S.SENT]


async def test_it_is_announced_once_however_often_it_moves(keeper, messenger, store, clock, missed):
    await run(keeper, clock)
    for days in (10, 11, 12):
        await move(store, clock, days)
        await run(keeper, clock)

    assert messenger.kinds.count("announcement") == 1
    assert messenger.kinds.count("thread") == 1
    assert messenger.kinds.count("moved") == 2


async def test_other_changes_announce_nothing(keeper, messenger, store, clock, missed):
    await run(keeper, clock)
    await store.run(OWNER, lambda docs: replan(docs, a_talk(title="Another"), now=clock.now()))
    await run(keeper, clock)

    assert [each.state for each in await kept(store, K.ANNOUNCEMENT)] == [S.DROPPED]


@pytest.mark.parametrize(
    "announcement",
    [
        {"state": S.SENT, "message_id": 7, "channel_id": CHANNEL_ID},
        {"state": S.CLAIMED, "attempts": 1},
        {"state": S.DOUBTFUL, "attempts": 1},
        {"state": S.HELD, "reason": Reason.CANNOT_LOOK, "attempts": 1},
        {"state": S.HELD, "reason": Reason.NO_PERMISSION, "attempts": 1},
        # Somebody gave it up.
        {"state": S.DROPPED, "reason": Reason.NOT_WANTED, "attempts": 1},
    ],
    ids=lambda each: f"{each['state']} {each.get('reason', '')}",
)
async def test_announcement_that_may_stand_or_was_given_up_is_not_made_again(
    store, clock, put, programme, announcement
):
    await put(a_delivery(wake=None, **announcement))
    clock.set(END + HOUR)
    await move(store, clock, 10)

    assert len(await kept(store, K.ANNOUNCEMENT)) == 1
