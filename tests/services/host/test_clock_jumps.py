"""A machine that slept, a clock that is put back or in another year: nothing lost or doubled."""

from datetime import datetime, timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.facts import NotSent
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.keeping.logbook import Absence
from bot.domain.signups.signup import Answer
from bot.domain.talks.talk import Talk
from bot.services.host.clock_guard import ClockGuard
from bot.services.host.logbooks import Presence
from bot.services.outbox.backstage import GATHER
from bot.services.outbox.planning import replan
from bot.services.sending.chores import Chores
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.timekeeper import Timekeeper
from bot.services.team.notices import Notices
from tests.factories import HOST_ID, MEMBER_ID, NOW, OWNER, START, TALK_CODE, a_signup
from tests.services.host.other_clock import OtherClock
from tests.services.messenger import ScriptedMessenger

K = DeliveryKind
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def other() -> OtherClock:
    return OtherClock()


@pytest.fixture
def messenger() -> ScriptedMessenger:
    return ScriptedMessenger()


@pytest.fixture
def keeper(store, clock, messenger, other) -> Timekeeper:
    deliveries = Deliveries(store, clock, "this run")
    guard = ClockGuard(store, clock, other, lambda: HOST_ID)
    return Timekeeper(deliveries, messenger, clock, Chores(store, [Presence(store)]), guard)


@pytest.fixture
async def planned(store, put, programme, clock) -> None:
    """All messages of the talk, seventeen days before it; a member wants a letter."""
    clock.set(NOW)
    await put(a_signup(user_id=MEMBER_ID, answer=Answer.GOING, remind=True))
    await plan_again(store, clock)


async def plan_again(store, clock) -> None:
    """As each sign-up and each edit does."""
    now = clock.now()
    await store.run(OWNER, lambda docs: replan(docs, docs.get(Talk, TALK_CODE), now=now))


async def run(keeper: Timekeeper, clock) -> None:
    while await keeper.run_due(clock.now()):
        pass


async def play_until(keeper: Timekeeper, clock, moment: datetime) -> None:
    """Stop wherever something is due, as the timekeeper's sleep does."""
    await run(keeper, clock)
    while (due := await keeper.next_wake()) is not None and due <= moment:
        clock.set(max(due, clock.now()))
        await run(keeper, clock)
    clock.set(moment)
    await run(keeper, clock)


async def all_deliveries(store) -> list[Delivery]:
    return await store.read(OWNER, lambda docs: docs.select(Delivery))


async def test_machine_that_slept_for_eight_hours_says_what_is_late(
    keeper, store, clock, messenger, other, planned
):
    """Its own watch stood still, so the clock looks wrong until Discord is asked."""
    await play_until(keeper, clock, START - 7 * HOUR)
    sent_before = list(messenger.kinds)
    clock.advance(8 * HOUR)
    other.lagging = 8 * HOUR
    await run(keeper, clock)
    clock.advance(GATHER)
    await run(keeper, clock)

    assert other.asked == 1
    slept = messenger.kinds[len(sent_before) :]
    assert sorted(slept) == ["live_panel", "notice", "soon", "start"]
    (notice,) = [each for each in await all_deliveries(store) if each.kind is K.NOTICE]
    view = await Notices(store, clock).view(notice)
    assert view.absence == Absence(since=START - 7 * HOUR, until=START + HOUR)


@pytest.mark.parametrize("back", [MINUTE, HOUR, 2 * DAY, 400 * DAY])
async def test_clock_that_is_put_back_sends_nothing_again(
    keeper, store, clock, messenger, planned, back
):
    await play_until(keeper, clock, START + MINUTE)
    sent = sorted(messenger.kinds)
    clock.set(START + MINUTE - back)
    await plan_again(store, clock)
    await play_until(keeper, clock, START + 2 * MINUTE)

    assert sorted(messenger.kinds) == sent


@pytest.mark.parametrize("year", [1970, 2099])
async def test_machine_that_starts_in_another_year_sends_nothing_until_it_is_right(
    keeper, store, clock, messenger, other, planned, year
):
    wrong = NOW.replace(year=year)
    clock.set(wrong)
    other.differ(wrong - NOW)
    await run(keeper, clock)
    assert messenger.sent == []

    await plan_again(store, clock)
    clock.set(NOW + MINUTE)
    other.differ(timedelta(0))
    await play_until(keeper, clock, START + 3 * HOUR)
    counts = {kind: messenger.kinds.count(kind) for kind in set(messenger.kinds)}
    assert counts == {
        "announcement": 1,
        "thread": 1,
        "day_before": 1,
        "run_sheet": 1,
        "still_missing": 1,
        "soon": 1,
        "live_panel": 1,
        "start": 1,
        "still_running": 1,
    }


async def test_retry_that_a_wrong_year_timed_comes_at_once(
    keeper, store, clock, messenger, other, planned
):
    """The clock jumped while the request was on its way."""

    def refuse(_claimed) -> NotSent:
        clock.set(NOW.replace(year=2099))
        return NotSent()

    messenger.on_send = refuse
    await keeper.run_due(clock.now())
    other.differ(clock.now() - NOW)
    await keeper.run_due(clock.now())
    clock.set(NOW)
    other.differ(timedelta(0))
    messenger.on_send = messenger.accept
    await run(keeper, clock)

    states = {each.kind: each.state for each in await all_deliveries(store)}
    assert states[K.ANNOUNCEMENT] is DeliveryState.SENT
