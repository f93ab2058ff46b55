"""The timekeeper with the real store, a clock that is moved, and a scripted Discord."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.clock import ManualClock
from bot.domain.deliveries.delivery import (
    MAX_RETRY_AFTER,
    MIRROR_PACE,
    RETRY_AFTER,
    Claim,
    Delivery,
    DeliveryState,
    Mirror,
)
from bot.domain.deliveries.facts import (
    LOOK_AFTER,
    Absent,
    CannotLook,
    Found,
    Mended,
    NotSent,
    NotYet,
    Refused,
    Sent,
    Unknown,
)
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.transitions import step
from bot.domain.document import user_owner
from bot.domain.keeping.errors import StoreUnavailable
from bot.domain.talks.states import TalkState
from bot.domain.team.member import default_member
from bot.services.ports import Claimed, Survey
from bot.services.sending.chores import Chores
from bot.services.sending.deliveries import WAIT_FOR_OTHER, Deliveries
from bot.services.sending.timekeeper import AHEAD, BETWEEN_ROUNDS, CLAIMED_AHEAD_AT_MOST, Timekeeper
from bot.store.sqlite.document_store import DocumentStore
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    OWNER,
    START,
    a_delivery,
    a_mirror,
    a_talk,
    told,
)
from tests.services.conftest import Put
from tests.services.messenger import ScriptedMessenger

RUN = "this run"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def messenger() -> ScriptedMessenger:
    return ScriptedMessenger()


@pytest.fixture
def deliveries(store: DocumentStore, clock: ManualClock) -> Deliveries:
    return Deliveries(store, clock, RUN)


@pytest.fixture
def keeper(deliveries: Deliveries, messenger: ScriptedMessenger, clock, store) -> Timekeeper:
    return Timekeeper(deliveries, messenger, clock, Chores(store))


@pytest.fixture(autouse=True)
async def _talk(put: Put) -> None:
    await put(a_talk())


async def all_of(store: DocumentStore, kind: type) -> list:
    return await store.read(OWNER, lambda docs: docs.select(kind))


async def one(store: DocumentStore) -> Delivery:
    (found,) = await all_of(store, Delivery)
    return found


def due(**fields) -> Delivery:
    """A start of the talk, due at the moment where the clock stands."""
    return a_delivery(**{"kind": DeliveryKind.START, "due": START} | fields)


async def test_what_is_due_is_sent_once(keeper, messenger, store, clock, put):
    await put(due(), due(code="LATER0", key="later".ljust(20, "0"), due=START + HOUR))

    assert await keeper.run_due(clock.now()) == 1
    assert await keeper.run_due(clock.now()) == 0

    (claimed,) = messenger.sent
    assert (claimed.delivery.code, claimed.late) == ("DE1000", False)
    sent = next(d for d in await all_of(store, Delivery) if d.code == "DE1000")
    assert (sent.state, sent.sent_at, sent.wake) == (DeliveryState.SENT, START, None)
    assert await keeper.next_wake() == START + HOUR


async def test_unknown_outcome_is_looked_for_before_it_is_sent_again(
    keeper, messenger, store, clock, put
):
    await put(due())
    messenger.on_send = lambda _claimed: Unknown()
    await keeper.run_due(clock.now())
    doubtful = await one(store)
    assert (doubtful.state, doubtful.wake) == (DeliveryState.DOUBTFUL, START + LOOK_AFTER)

    clock.advance(LOOK_AFTER)
    await keeper.run_due(clock.now())
    assert [each.code for each in messenger.looked] == ["DE1000"]
    assert (await one(store)).state is DeliveryState.PLANNED
    assert len(messenger.sent) == 1

    messenger.on_send = lambda _claimed: Sent(message_id=7, channel_id=8)
    await keeper.run_due(clock.now())
    again = await one(store)
    assert (again.state, again.message_id, again.key) == (DeliveryState.SENT, 7, doubtful.key)


async def test_what_is_found_is_not_sent_again(keeper, messenger, store, clock, put):
    await put(due())
    messenger.on_send = lambda _claimed: Unknown()
    messenger.on_look = lambda _delivery: Found(message_id=7, channel_id=8)
    await keeper.run_due(clock.now())
    clock.advance(LOOK_AFTER)
    await keeper.run_due(clock.now())

    found = await one(store)
    assert (found.state, found.message_id, found.channel_id) == (DeliveryState.SENT, 7, 8)
    assert len(messenger.sent) == 1


async def test_what_cannot_be_looked_for_is_held_and_told(keeper, messenger, store, clock, put):
    await put(due())
    messenger.on_send = lambda _claimed: Unknown()
    messenger.on_look = lambda _delivery: CannotLook()
    await keeper.run_due(clock.now())
    clock.advance(LOOK_AFTER)
    await keeper.run_due(clock.now())

    held, notice = sorted(
        await all_of(store, Delivery), key=lambda d: d.kind is DeliveryKind.NOTICE
    )
    assert (held.state, held.reason) == (DeliveryState.HELD, Reason.CANNOT_LOOK)
    assert (notice.place, notice.payload) == (Place.BACKSTAGE, told("start|cannot_look|TA1K00"))


async def test_limit_of_discord_is_waited_out(keeper, messenger, store, clock, put):
    await put(due())
    messenger.on_send = lambda _claimed: NotSent(wait=timedelta(seconds=40))
    await keeper.run_due(clock.now())
    assert (await one(store)).wake == START + timedelta(seconds=40)

    messenger.on_send = lambda _claimed: NotSent()
    clock.advance(timedelta(seconds=40))
    await keeper.run_due(clock.now())
    assert (await one(store)).wake == clock.now() + 2 * RETRY_AFTER


async def test_refusals_of_one_moment_are_one_notice(keeper, messenger, store, clock, put):
    await put(*(due(code=f"DE100{n}", key=f"{n}" * 20) for n in range(5)))
    messenger.on_send = lambda claimed: (
        Sent(message_id=1, channel_id=2)
        if claimed.delivery.kind is DeliveryKind.NOTICE
        else Refused(reason=Reason.NO_PERMISSION)
    )
    await keeper.run_due(clock.now())
    notices = [d for d in await all_of(store, Delivery) if d.kind is DeliveryKind.NOTICE]
    assert [each.payload for each in notices] == [told("start|no_permission|TA1K00||5")]


async def test_refusal_of_what_was_overtaken_is_no_news(keeper, messenger, store, clock, put):
    await put(due(state=DeliveryState.DOUBTFUL, attempts=1, overtaken=True))
    messenger.on_look = lambda _delivery: CannotLook(reason=Reason.CHANNEL_GONE)
    await keeper.run_due(clock.now())
    assert (await one(store)).state is DeliveryState.WITHDRAWN


async def test_refused_notice_is_held_without_another(keeper, messenger, store, clock, put):
    await put(due(kind=DeliveryKind.NOTICE, place=Place.BACKSTAGE))
    messenger.on_send = lambda _claimed: Refused(reason=Reason.NO_CHANNEL)
    await keeper.run_due(clock.now())
    assert (await one(store)).state is DeliveryState.HELD


async def test_follower_waits_for_what_it_follows(keeper, messenger, store, clock, put):
    first = due(kind=DeliveryKind.ANNOUNCEMENT, due=START - HOUR)
    then = due(code="THREAD", key="t" * 20, kind=DeliveryKind.THREAD, after="DE1000")
    await put(then, first)
    messenger.on_send = lambda _claimed: NotSent(wait=HOUR)
    await keeper.run_due(clock.now())
    assert messenger.kinds == ["announcement"]

    messenger.on_send = lambda _claimed: Sent(message_id=7, channel_id=8)
    clock.advance(HOUR)
    while await keeper.run_due(clock.now()):
        pass
    assert messenger.kinds[-2:] == ["announcement", "thread"]


@pytest.mark.parametrize(
    ("first", "wake"),
    [
        ({"state": DeliveryState.CLAIMED, "wake": None}, START + WAIT_FOR_OTHER),
        ({"attempts": 9, "wake": START + MAX_RETRY_AFTER}, START + MAX_RETRY_AFTER),
    ],
    ids=["on its way", "tried again later"],
)
async def test_follower_asks_no_sooner_than_what_it_follows_is_tried_again(
    keeper, store, clock, put, first, wake
):
    """While Discord takes no announcement for a day, its thread would ask 2,880 times."""
    claim = Claim(by=RUN, at=START)
    then = due(code="THREAD", key="t" * 20, kind=DeliveryKind.THREAD, after="DE1000")
    await put(due(claim=claim, **first), then)
    await keeper.run_due(clock.now())

    waiting = next(d for d in await all_of(store, Delivery) if d.code == "THREAD")
    assert (waiting.state, waiting.wake) == (DeliveryState.PLANNED, wake)


async def test_follower_that_was_put_off_ahead_of_its_moment_is_not_late(
    deliveries, store, clock, put
):
    """It would begin half a minute late where its thread was opened in the last moment."""
    claim = {"state": DeliveryState.CLAIMED, "wake": None, "claim": Claim(by=RUN, at=START)}
    thread = due(code="THREAD", key="t" * 20, kind=DeliveryKind.THREAD, **claim)
    then = due(after="THREAD")
    await put(thread, then)
    clock.set(START - AHEAD)
    assert await deliveries.claim(then, since_id=None, ahead=AHEAD) is None

    clock.set(START - AHEAD / 2)
    await deliveries.record(thread, Sent(message_id=7, channel_id=8))
    assert (await store.read(OWNER, lambda docs: docs.get(Delivery, "DE1000"))).wake == START


async def test_follower_of_what_is_held_is_held_and_mended_with_it(
    keeper, messenger, store, clock, put
):
    first = due(state=DeliveryState.HELD, reason=Reason.NO_PERMISSION, wake=None)
    then = due(code="THREAD", key="t" * 20, kind=DeliveryKind.THREAD, after="DE1000")
    await put(first, then)
    await keeper.run_due(clock.now())
    held = next(d for d in await all_of(store, Delivery) if d.code == "THREAD")
    assert (held.state, held.reason) == (DeliveryState.HELD, Reason.DEPENDS_ON_HELD)

    mended = next(d for d in await all_of(store, Delivery) if d.code == "DE1000")
    await put(step(mended, Mended(), now=clock.now()))
    while await keeper.run_due(clock.now()):
        pass
    assert messenger.kinds == ["start", "thread"]


async def test_late_is_said_and_too_late_is_dropped_and_told(keeper, messenger, store, clock, put):
    await put(due())
    clock.advance(timedelta(minutes=20))
    await keeper.run_due(clock.now())
    assert [claimed.late for claimed in messenger.sent] == [True]

    await put(due(code="DROP00", key="d" * 20))
    clock.advance(HOUR * 2)
    await keeper.run_due(clock.now())
    dropped = next(d for d in await all_of(store, Delivery) if d.code == "DROP00")
    assert (dropped.state, dropped.reason) == (DeliveryState.DROPPED, Reason.TOO_LATE)
    assert [d.payload for d in await all_of(store, Delivery) if d.kind is DeliveryKind.NOTICE] == [
        told("start|late|TA1K00", "start|too_late|TA1K00", since=START)
    ]


async def test_letters_that_were_stopped_are_dropped_without_a_word(
    keeper, messenger, store, clock, put
):
    await put(due(kind=DeliveryKind.SOON, place=Place.MEMBER, user_id=MEMBER_ID))
    silent = replace(default_member(MEMBER_ID), reminders=False)
    await store.run(user_owner(MEMBER_ID), lambda docs: docs.put(silent))
    await keeper.run_due(clock.now())

    assert messenger.sent == []
    assert ((await one(store)).state, (await one(store)).reason) == (
        DeliveryState.DROPPED,
        Reason.NOT_WANTED,
    )


async def test_what_an_earlier_run_left_is_in_doubt(
    keeper, deliveries, messenger, store, clock, put
):
    left = Claim(by="an earlier run", at=START - HOUR)
    await put(due(state=DeliveryState.CLAIMED, claim=left, attempts=1, wake=None))

    assert await deliveries.take_over() == 1
    assert (await one(store)).state is DeliveryState.DOUBTFUL
    clock.advance(LOOK_AFTER)
    await keeper.run_due(clock.now())
    assert len(messenger.looked) == 1


async def test_own_claims_are_not_taken_over(deliveries, store, clock, put):
    await put(due(state=DeliveryState.CLAIMED, claim=Claim(by=RUN, at=START), wake=None))
    assert await deliveries.take_over() == 0


async def test_word_by_the_gateway_confirms_and_the_answer_changes_nothing(
    deliveries, messenger, store, clock, put, keeper
):
    await put(due())
    messenger.on_send = lambda _claimed: Unknown()
    await keeper.run_due(clock.now())
    await deliveries.confirm_by_key(due().key, message_id=7, channel_id=8)
    sent = await one(store)
    assert (sent.state, sent.message_id) == (DeliveryState.SENT, 7)
    assert await deliveries.record(sent, Unknown()) == sent


async def test_one_fault_of_ours_does_not_stop_the_others(keeper, messenger, store, clock, put):
    await put(due(), due(code="FAULT0", key="f" * 20))

    def send(claimed):
        if claimed.delivery.code == "FAULT0":
            raise RuntimeError("a bug")
        return Sent(message_id=7, channel_id=8)

    messenger.on_send = send
    await keeper.run_due(clock.now())
    states = {d.code: d.state for d in await all_of(store, Delivery)}
    assert states == {"DE1000": DeliveryState.SENT, "FAULT0": DeliveryState.DOUBTFUL}
    assert await keeper.run_due(clock.now()) == 0


async def test_mirror_shows_what_is_wanted_and_then_rests(keeper, messenger, store, clock, put):
    posted = due(state=DeliveryState.SENT, wake=None, message_id=7, channel_id=8)
    await put(posted, a_mirror(wanted=3, wake=START))
    assert await keeper.run_due(clock.now()) == 1
    assert await keeper.run_due(clock.now()) == 0
    (mirror,) = await all_of(store, Mirror)
    assert (mirror.wanted, mirror.shown, mirror.wake) == (3, 3, None)

    await put(mirror.touched(now=clock.now()))
    assert await keeper.run_due(clock.now()) == 0
    clock.advance(MIRROR_PACE)
    assert await keeper.run_due(clock.now()) == 1
    assert len(messenger.shown) == 2


class HeardLate(Deliveries):
    """What was due at the first question reaches the round that asked only when `told` is set."""

    def __init__(self, store: DocumentStore, clock: ManualClock) -> None:
        super().__init__(store, clock, RUN)
        self.asked, self.told = asyncio.Event(), asyncio.Event()

    async def due(self, **asked) -> list:
        found = await super().due(**asked)
        if not self.asked.is_set():
            self.asked.set()
            await self.told.wait()
        return found


async def test_round_that_hears_late_what_was_due_shows_nothing_again(messenger, store, clock, put):
    """It would date the showing of then by its own end, and the next one would wait for that."""
    deliveries = HeardLate(store, clock)
    keeper = Timekeeper(deliveries, messenger, clock, Chores(store))
    await put(due(state=DeliveryState.SENT, wake=None, message_id=7, channel_id=8))
    await put(a_mirror(wanted=3, wake=START))
    late = asyncio.create_task(keeper.run_due(clock.now()))
    await deliveries.asked.wait()
    await keeper.run_due(clock.now())

    clock.advance(HOUR)
    deliveries.told.set()
    await late
    (mirror,) = await all_of(store, Mirror)
    assert (len(messenger.shown), mirror.shown_at, mirror.wake) == (1, START, None)


async def test_what_ended_while_it_was_asked_what_is_due_counts(messenger, store, clock, put):
    """A thread comes due as its announcement is posted: to come to rest then would leave it out."""
    deliveries = HeardLate(store, clock)
    keeper = Timekeeper(deliveries, messenger, clock, Chores(store))
    late = asyncio.create_task(keeper.run_due(clock.now()))
    await deliveries.asked.wait()
    await put(due())
    assert await keeper.run_due(clock.now()) == 1

    deliveries.told.set()
    assert await late == 1


async def test_mirror_shows_the_newest_wish_of_when_its_turn_comes(messenger, store, clock, put):
    deliveries = HeardLate(store, clock)
    keeper = Timekeeper(deliveries, messenger, clock, Chores(store))
    mirror = a_mirror(wanted=3, wake=START)
    await put(due(state=DeliveryState.SENT, wake=None, message_id=7, channel_id=8), mirror)
    late = asyncio.create_task(keeper.run_due(clock.now()))
    await deliveries.asked.wait()
    await put((await all_of(store, Mirror))[0].touched(now=clock.now()))

    deliveries.told.set()
    await late
    (mirror,) = await all_of(store, Mirror)
    assert (mirror.wanted, mirror.shown, mirror.wake) == (4, 4, None)


@pytest.mark.parametrize("state", [DeliveryState.DROPPED, DeliveryState.WITHDRAWN])
async def test_mirror_of_what_was_given_up_is_given_up(keeper, store, clock, put, state):
    await put(a_delivery(state=state, wake=None), a_mirror(wanted=1, wake=START))

    await keeper.run_due(clock.now())

    assert await all_of(store, Mirror) == []


async def test_refused_mirror_is_told_once(keeper, messenger, store, clock, put):
    posted = due(state=DeliveryState.SENT, wake=None, message_id=7, channel_id=8)
    await put(posted, a_mirror(wanted=1, wake=START))
    messenger.on_show = lambda _mirror, _post: Refused(reason=Reason.NO_PERMISSION)
    for _ in range(3):
        while await keeper.run_due(clock.now()):
            pass
        (mirror,) = await all_of(store, Mirror)
        await put(mirror.touched(now=clock.now()))
    notices = [d for d in await all_of(store, Delivery) if d.kind is DeliveryKind.NOTICE]
    assert [each.payload for each in notices] == [told("start|no_permission|TA1K00|posted")]


async def test_cancelled_talk_wants_no_reminder(keeper, messenger, store, clock, put):
    (talk,) = await store.read(OWNER, lambda docs: docs.select(type(a_talk())))
    await put(replace(talk, state=TalkState.CANCELLED), due())
    await keeper.run_due(clock.now())
    assert messenger.sent == []
    assert (await one(store)).reason is Reason.NOT_WANTED


@pytest.fixture
async def running(keeper: Timekeeper, store: DocumentStore) -> AsyncIterator[Timekeeper]:
    store.watch(Delivery, keeper.wake)
    task = asyncio.create_task(keeper.run())
    await keeper.settle()
    yield keeper
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def test_new_work_wakes_it(running, messenger, put):
    await put(due())
    async with asyncio.timeout(2):
        await messenger.asked.wait()
    assert messenger.kinds == ["start"]


async def test_what_follows_a_held_doubt_stays_in_doubt(keeper, messenger, store, clock, put):
    """Otherwise [Try all again] would send it again: its thread is not known before that."""
    thread = {"code": "THR3AD", "key": "t" * 20, "kind": DeliveryKind.THREAD}
    held = {"state": DeliveryState.HELD, "wake": None, "reason": Reason.CANNOT_LOOK}
    await put(
        due(place=Place.THREAD, after="THR3AD", state=DeliveryState.DOUBTFUL, attempts=1),
        due(place=Place.THREAD, attempts=1, **thread | held),
    )
    messenger.on_look = lambda _delivery: CannotLook(reason=Reason.NO_CHANNEL)
    await keeper.run_due(clock.now())

    def mend_all(docs):
        for each in docs.select(Delivery, state=DeliveryState.HELD):
            docs.put(step(each, Mended(), now=clock.now()))

    await store.run(OWNER, mend_all)
    messenger.on_look = lambda _delivery: Found(message_id=7, channel_id=8)
    await keeper.run_due(clock.now())
    assert "start" not in messenger.kinds
    starts = await store.read(OWNER, lambda docs: docs.select(Delivery, kind="start"))
    assert [each.state for each in starts] == [DeliveryState.SENT]


async def test_what_depends_on_a_message_that_is_left_out_is_given_up_with_it(
    keeper, store, clock, put
):
    """Else it would stay among what is stuck for ever."""
    follower = {"kind": DeliveryKind.THREAD, "after": "DE1000", "place": Place.THREAD}
    held = {"state": DeliveryState.HELD, "wake": None, "reason": Reason.DEPENDS_ON_HELD}
    await put(due(), due(code="THR3AD", key="t" * 20, **follower | held))
    clock.advance(5 * HOUR)
    await keeper.run_due(clock.now())
    kept = await store.read(OWNER, lambda docs: docs.get(Delivery, "THR3AD"))
    assert (kept.state, kept.reason) == (DeliveryState.DROPPED, Reason.NOT_WANTED)


async def test_what_depended_and_was_taken_back_keeps_nothing_from_being_sent(
    keeper, store, clock, put
):
    follower = {"kind": DeliveryKind.THREAD, "after": "DE1000", "place": Place.THREAD}
    back = {"state": DeliveryState.WITHDRAWN, "wake": None, "reason": Reason.DEPENDS_ON_HELD}
    await put(due(), due(code="THR3AD", key="t" * 20, **follower | back))
    await keeper.run_due(clock.now())
    kept = await store.read(OWNER, lambda docs: docs.get(Delivery, "DE1000"))
    assert kept.state is DeliveryState.SENT


def is_slow(claimed: Claimed) -> bool:
    return claimed.delivery.code == "510W00"


async def test_clock_that_is_put_back_for_a_moment_keeps_no_lane_waiting(
    running, messenger, clock, put
):
    messenger.is_stuck = is_slow
    await put(due(code="510W00", key="s" * 20), due(due=START + AHEAD / 2))
    await asyncio.sleep(0.1)
    clock.advance(-HOUR)
    messenger.going_on.set()
    await asyncio.sleep(0.2)
    assert [each.delivery.code for each in messenger.sent] == ["510W00"]
    messenger.asked.clear()
    clock.advance(HOUR + AHEAD)
    running.wake()
    async with asyncio.timeout(2):
        await messenger.asked.wait()


class FullDisk:
    """The store, whose units are refused while it `is_full`."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self.read, self.survey = store.read, store.survey
        self.is_full = True

    async def run(self, owner, work):
        if self.is_full:
            raise StoreUnavailable
        return await self._store.run(owner, work)


async def test_full_disk_does_not_make_it_edit_again_and_again(messenger, store, clock, put):
    await put(
        due(state=DeliveryState.SENT, wake=None, message_id=7, channel_id=8),
        a_mirror(wanted=1, wake=START),
    )
    deliveries = Deliveries(FullDisk(store), clock, RUN)
    keeper = Timekeeper(deliveries, messenger, clock, Chores(store))
    task = asyncio.create_task(keeper.run())
    # An edit that led to the next one would be made twenty times in this time.
    await asyncio.sleep(0.4)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert len(messenger.shown) == 1


async def test_what_went_out_as_the_disk_was_full_is_looked_for(messenger, store, clock, put):
    await put(due())
    disk = FullDisk(store)
    disk.is_full = False

    def send(claimed):
        disk.is_full = True
        return messenger.accept(claimed)

    messenger.on_send = send
    messenger.on_look = lambda _delivery: Found(message_id=7, channel_id=8)
    keeper = Timekeeper(Deliveries(disk, clock, RUN), messenger, clock, Chores(store))
    with pytest.raises(StoreUnavailable):
        await keeper.run_due(clock.now())
    assert (await one(store)).state is DeliveryState.CLAIMED

    disk.is_full = False
    await keeper.run_due(clock.now())
    clock.advance(LOOK_AFTER)
    await keeper.run_due(clock.now())
    kept = await one(store)
    assert (kept.state, kept.message_id, len(messenger.sent)) == (DeliveryState.SENT, 7, 1)


class Asked:
    """A chore that never has anything to do."""

    times = 0

    async def run_due(self, _now: datetime) -> int:
        return 0

    def wake(self, _survey: Survey, _now: datetime) -> datetime | None:
        self.times += 1
        return None


async def test_a_chore_with_nothing_to_do_lets_it_sleep(deliveries, messenger, clock, store):
    chore = Asked()
    keeper = Timekeeper(deliveries, messenger, clock, Chores(store, [chore]))
    task = asyncio.create_task(keeper.run())
    await keeper.settle()
    before = chore.times
    # A look that led to the next one would come twenty times in this time.
    await asyncio.sleep(0.4)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert chore.times <= before + 2


class Tidy(Asked):
    def wake(self, _survey: Survey, _now: datetime) -> datetime | None:
        return START + DAY if self.times == 0 else None

    async def run_due(self, _now: datetime) -> int:
        self.times += 1
        return 1


async def test_whoever_skips_time_stops_for_no_chore_of_each_day_and_it_is_done(
    deliveries, messenger, clock, store
):
    chore = Tidy()
    chores = Chores(store, daily=[chore])
    keeper = Timekeeper(deliveries, messenger, clock, chores)

    assert await chores.next_wakes(START) == [START + DAY]
    assert await keeper.next_wake() is None
    clock.set(START + 5 * DAY)
    await keeper.run_due(clock.now())
    assert chore.times == 1


class Broken(Asked):
    def wake(self, _survey: Survey, _now: datetime) -> datetime | None:
        raise OSError


async def test_a_broken_chore_ends_nothing(deliveries, messenger, clock, put, store):
    keeper = Timekeeper(deliveries, messenger, clock, Chores(store, [Broken()]))
    task = asyncio.create_task(keeper.run())
    await asyncio.sleep(0.1)
    await put(due())
    keeper.wake()
    async with asyncio.timeout(2):
        await messenger.asked.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


class Failing(Asked):
    async def run_due(self, now: datetime) -> int:
        self.times += 1
        raise OSError

    def wake(self, _survey: Survey, _now: datetime) -> datetime | None:
        return START


async def test_a_chore_that_fails_is_not_tried_again_at_once(deliveries, messenger, clock, store):
    chore = Failing()
    keeper = Timekeeper(deliveries, messenger, clock, Chores(store, [chore]))
    task = asyncio.create_task(keeper.run())
    # One that was merely due would be run three times in this time.
    await asyncio.sleep(0.7)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert chore.times <= 2


class BrokenGuard:
    def __init__(self) -> None:
        self.is_broken = True

    next_look = None

    async def holds(self) -> bool:
        if self.is_broken:
            raise OSError
        return False


async def test_a_look_that_fails_is_not_the_last_one(deliveries, messenger, clock, put, store):
    await put(due())
    guard = BrokenGuard()
    keeper = Timekeeper(deliveries, messenger, clock, Chores(store), guard=guard)
    task = asyncio.create_task(keeper.run())
    await asyncio.sleep(0.1)
    guard.is_broken = False
    keeper.wake()
    async with asyncio.timeout(2):
        await messenger.asked.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_what_is_slow_holds_up_nothing_else(running, messenger, put):
    messenger.is_stuck = is_slow
    await put(due(code="510W00", key="s" * 20))
    await asyncio.sleep(0.1)
    await put(due(place=Place.BACKSTAGE))
    async with asyncio.timeout(2):
        await messenger.asked.wait()
    messenger.going_on.set()
    await running.settle()


async def test_a_look_goes_on_behind_what_it_has_read(keeper, messenger, store, clock, put):
    await put(due())
    messenger.on_send = lambda _claimed: Unknown()
    await keeper.run_due(clock.now())
    clock.advance(LOOK_AFTER)
    messenger.on_look = lambda _delivery: NotYet(upto_id=500)
    await keeper.run_due(clock.now())
    messenger.on_look = lambda _delivery: Found(message_id=7, channel_id=8)
    await keeper.run_due(clock.now())

    begun = [each.claim and each.claim.since_id for each in messenger.looked]
    assert begun == [None, 500]
    assert ((await one(store)).state, (await one(store)).message_id) == (DeliveryState.SENT, 7)


def due_letters(count: int, **fields: object) -> list[Delivery]:
    """To one member each."""
    letter = {"kind": DeliveryKind.SOON, "place": Place.MEMBER} | fields
    return [
        due(code=f"1E77E{n:02}", key=f"{n:020}", user_id=100 + n, **letter) for n in range(count)
    ]


async def test_waiting_letters_keep_no_post_waiting(running, messenger, put):
    messenger.is_stuck = lambda claimed: claimed.delivery.user_id is not None
    await put(*due_letters(20))
    await asyncio.sleep(0.1)
    await put(due())
    async with asyncio.timeout(2):
        await messenger.asked.wait()
    messenger.going_on.set()
    await running.settle()


@pytest.mark.parametrize("ticks", range(5))
async def test_it_ends_when_it_is_told_to_in_the_moment_of_waking(
    deliveries, messenger, clock, ticks, store
):
    keeper = Timekeeper(deliveries, messenger, clock, Chores(store))
    task = asyncio.create_task(keeper.run())
    await keeper.settle()
    await asyncio.sleep(BETWEEN_ROUNDS.total_seconds() * 3)
    keeper.wake()
    for _ in range(ticks):
        await asyncio.sleep(0)
    task.cancel()
    ended, _ = await asyncio.wait({task}, timeout=1)
    task.cancel()
    assert ended == {task}


async def test_what_is_due_in_a_moment_is_claimed_before_it_and_sent_at_it(
    running, messenger, clock, put
):
    begun = time.monotonic()
    await put(due(due=START + AHEAD / 2))
    async with asyncio.timeout(2):
        await messenger.asked.wait()
    waited = timedelta(seconds=time.monotonic() - begun)
    (claimed,) = messenger.sent
    assert claimed.delivery.claim.at == clock.now() < claimed.delivery.due
    assert waited >= AHEAD / 2


async def test_only_so_many_are_claimed_before_their_moment(running, messenger, store, put):
    """What is claimed and not sent is what a crash leaves in doubt."""

    async def claimed():
        return [d for d in await all_of(store, Delivery) if d.state is DeliveryState.CLAIMED]

    messenger.is_stuck = lambda _claimed: True
    await put(*due_letters(CLAIMED_AHEAD_AT_MOST + 20, due=START + AHEAD / 2))
    for _ in range(200):
        await asyncio.sleep(0.01)
        if len(await claimed()) == CLAIMED_AHEAD_AT_MOST:
            break
    await asyncio.sleep(AHEAD.total_seconds() * 2)
    assert len(await claimed()) == CLAIMED_AHEAD_AT_MOST
    messenger.going_on.set()


async def test_message_that_is_always_answered_with_an_error_is_held_after_a_day_and_told(
    keeper, messenger, store, clock, put
):
    """A 500 each time, and nothing stands there: the pauses grow, and then people are asked."""
    await put(due(kind=DeliveryKind.FINDINGS, about=EDITION_CODE))
    messenger.on_send = lambda claimed: (
        Sent(message_id=1, channel_id=2)
        if claimed.delivery.kind is DeliveryKind.NOTICE
        else Unknown()
    )
    messenger.on_look = lambda _delivery: Absent()
    while clock.now() < START + timedelta(days=2):
        await keeper.run_due(clock.now())
        wake = await keeper.next_wake()
        clock.set(max(wake or START + timedelta(days=2), clock.now()))

    assert 140 < messenger.kinds.count("findings") < 160
    found = {each.kind: each for each in await all_of(store, Delivery)}
    held, notice = found[DeliveryKind.FINDINGS], found[DeliveryKind.NOTICE]
    assert (held.state, held.reason) == (DeliveryState.HELD, Reason.NO_ANSWER)
    assert notice.payload.lines == told(f"findings|no_answer|{EDITION_CODE}").lines
