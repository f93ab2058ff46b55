"""A clock that differs from Discord's holds everything, and is told of once."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import Claim, Delivery, DeliveryState
from bot.domain.deliveries.facts import LOOK_AFTER
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import MachineWorry
from bot.domain.document import user_owner
from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.services.host.clock_guard import ASK_EVERY, LIMIT, ClockGuard
from bot.services.host.logbooks import read_logbook, write_logbook
from bot.services.outbox.planning import replan
from bot.services.sending.chores import Chores
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.timekeeper import Timekeeper
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.factories import (
    HOST_ID,
    NOW,
    OWNER,
    START,
    a_delivery,
    a_series,
    a_server,
    a_talk,
    an_edition,
)
from tests.services.conftest import Put
from tests.services.host.other_clock import OtherClock
from tests.services.messenger import ScriptedMessenger

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
FAR = datetime.fromisoformat("2099-01-01T00:00:00+00:00")


@pytest.fixture
def other() -> OtherClock:
    return OtherClock()


@pytest.fixture
def guard(store: DocumentStore, clock: ManualClock, other: OtherClock) -> ClockGuard:
    return ClockGuard(store, clock, other, lambda: HOST_ID)


@pytest.fixture
def messenger() -> ScriptedMessenger:
    return ScriptedMessenger()


@pytest.fixture
def keeper(store, clock, messenger, guard) -> Timekeeper:
    return Timekeeper(
        Deliveries(store, clock, "this run"), messenger, clock, Chores(store), guard=guard
    )


async def notices(store: DocumentStore) -> list[Delivery]:
    kind = DeliveryKind.HOST_NOTICE.value
    return await store.read(user_owner(HOST_ID), lambda docs: docs.select(Delivery, kind=kind))


@pytest.mark.parametrize("ahead", [timedelta(0), LIMIT, -LIMIT])
async def test_clock_that_is_right_is_not_asked_about(guard, other, ahead):
    other.differ(ahead)
    assert not await guard.holds()
    assert other.asked == 0


async def test_old_answer_is_asked_for_again(guard, other):
    other.lagging = 8 * HOUR
    assert not await guard.holds()
    assert other.asked == 1


async def test_clock_that_nobody_vouches_for_holds(guard, other, store, programme):
    other.differ(None)
    assert await guard.holds()
    assert await notices(store) == []


@pytest.mark.parametrize(
    ("ahead", "what"), [(HOUR, "clock_ahead"), (-LIMIT - SECOND, "clock_behind")]
)
async def test_wrong_clock_is_told_once(guard, other, clock, store, programme, ahead, what):
    other.differ(ahead)
    for _ in range(3):
        assert await guard.holds()
        clock.advance(ASK_EVERY)
    (notice,) = await notices(store)
    assert notice.payload == MachineWorry(worry=what, reason=str(abs(ahead)))


async def test_clock_that_is_being_set_is_not_worth_a_word(guard, other, store, clock, programme):
    other.differ(HOUR)
    assert await guard.holds()
    other.differ(timedelta(0))
    assert not await guard.holds()
    assert await notices(store) == []


async def test_a_first_doubt_is_looked_at_again_though_nothing_else_is_due(
    keeper, guard, other, clock
):
    other.differ(None)
    assert await guard.holds()
    assert await keeper.next_wake() == clock.now() + ASK_EVERY

    clock.advance(ASK_EVERY)
    assert await guard.holds()
    assert guard.next_look is None


async def test_discord_is_not_asked_at_every_wake(guard, other, programme):
    other.differ(HOUR)
    for _ in range(5):
        assert await guard.holds()
    assert other.asked == 1


async def test_only_the_notice_goes_out_until_the_clock_is_right(
    keeper, messenger, other, put: Put, clock, programme
):
    await put(a_delivery(due=clock.now(), wake=clock.now(), kind=DeliveryKind.START))
    other.differ(HOUR)
    assert not await keeper.run_due(clock.now())
    clock.advance(ASK_EVERY)
    while await keeper.run_due(clock.now()):
        pass
    assert messenger.kinds == ["host_notice"]

    other.differ(timedelta(0))
    await keeper.run_due(clock.now())
    assert messenger.kinds[0] == "host_notice"
    assert "start" in messenger.kinds


async def dates_of_it(store: DocumentStore) -> tuple[datetime, datetime | None]:
    """Of the delivery that the test put there; the talk has others."""
    found = await store.read(OWNER, lambda docs: docs.get(Delivery, "DE1000"))
    return found.due, found.wake


@pytest.fixture
async def now(clock, other, guard, put: Put, programme) -> datetime:
    """The right moment, after a clock far ahead of it planned a message and was put back."""
    now = clock.now()
    clock.set(FAR)
    other.differ(FAR - now)
    assert await guard.holds()
    await put(a_delivery(kind=DeliveryKind.MOVED, due=FAR))
    clock.set(now)
    other.differ(timedelta(0))
    return now


async def test_what_was_planned_by_a_clock_ahead_does_not_wait_for_its_year(store, guard, now):
    assert not await guard.holds()
    assert await dates_of_it(store) == (now, now)


async def test_it_is_righted_even_if_the_bot_was_killed_meanwhile(store, clock, other, now):
    assert not await ClockGuard(store, clock, other, lambda: HOST_ID).holds()
    assert await dates_of_it(store) == (now, now)
    assert not (await read_logbook(store)).clock_was_wrong


async def test_what_is_due_by_the_slot_is_planned_by_the_right_clock(
    store, clock, other, guard, put: Put
):
    """Announced at once while the clock was five hours ahead: it does not wait five hours."""
    clock.set(NOW + 5 * HOUR)
    other.differ(5 * HOUR)
    assert await guard.holds()
    talk = a_talk(announce_at=clock.now(), changed_at=clock.now())
    await put(a_server(), a_series(), an_edition(), talk)
    await store.run(OWNER, lambda docs: replan(docs, talk, now=NOW + 5 * HOUR))

    clock.set(NOW)
    other.differ(timedelta(0))
    assert not await guard.holds()
    found = await store.read(OWNER, lambda docs: docs.select(Delivery))
    assert min(each.due for each in found) == NOW
    assert [each.due for each in found if each.kind is DeliveryKind.START] == [START]


async def test_clock_that_was_always_right_changes_nothing(
    store, clock, other, guard, put: Put, programme
):
    later = clock.now() + HOUR
    await put(a_delivery(kind=DeliveryKind.MOVED, due=later))
    assert not await guard.holds()
    assert await dates_of_it(store) == (later, later)


async def test_what_an_earlier_run_left_is_taken_over_by_a_right_clock(
    keeper, store, clock, other, messenger, put: Put, programme
):
    """By a wrong one its look would be planned for the year 2099."""
    now = clock.now()
    left = Claim(by="an earlier run", at=now - HOUR)
    await put(a_delivery(state=DeliveryState.CLAIMED, claim=left, attempts=1, wake=None))
    clock.set(FAR)
    other.differ(FAR - now)
    await keeper.run_due(clock.now())
    assert (await dates_of_it(store))[1] is None

    clock.set(now)
    other.differ(timedelta(0))
    await keeper.run_due(clock.now())
    assert (await dates_of_it(store))[1] == now + LOOK_AFTER


async def test_damaged_logbook_holds_nothing_up(tmp_path, clock, other):
    store = await open_store(tmp_path / "damaged", KINDS)
    await write_logbook(store, lambda kept: kept.seen(START))
    await store.close()
    with closing(sqlite3.connect(DataFolder(tmp_path / "damaged").database)) as connection:
        connection.execute("UPDATE document_logbook SET body = '{'")
        connection.commit()
    store = await open_store(tmp_path / "damaged", KINDS)
    assert not await ClockGuard(store, clock, other, lambda: HOST_ID).holds()
    await store.close()
