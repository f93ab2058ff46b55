"""News of a talk whose announcement is in doubt: only who may have read of it reads the news."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.deliveries.delivery import Claim, Delivery, DeliveryState
from bot.domain.deliveries.facts import Absent, CannotLook, Found, Mended, NotSent, Refused, Unknown
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.transitions import step
from bot.domain.kinds import KINDS
from bot.domain.team.rights import Act
from bot.domain.times.wall import WallTime
from bot.services.host.machine import Machine
from bot.services.sending.deliveries import WAIT_FOR_OTHER
from bot.services.talks.changes import cancel, change_talk, move_to
from bot.services.team.desk import Desk
from tests.factories import (
    NOW,
    OWNER,
    TALK_CODE,
    ZONE,
    a_delivery,
    a_slot,
    an_organiser,
)
from tests.services.messenger import CHANNEL_ID

K, S = DeliveryKind, DeliveryState
DAY = timedelta(days=1)
ANNOUNCED = "ANN0NC"
STANDS = Found(message_id=7, channel_id=CHANNEL_ID)
LATER = a_slot(start=WallTime(local=a_slot().start.local + DAY, zone=ZONE))
MOVE, CANCEL = move_to(LATER), cancel()
CLAIM = Claim(by="this run", at=NOW)
SENDING = {"state": S.CLAIMED, "wake": None, "claim": CLAIM, "attempts": 1}
UNSEEN = SENDING | {"state": S.HELD, "reason": Reason.CANNOT_LOOK}
REMINDER = a_delivery(code="DAYB4F", key="d" * 20, kind=K.DAY_BEFORE, due=a_slot().starts_at - DAY)


@pytest.fixture
def desk(store, clock) -> Desk:
    return Desk(store, clock, Machine(store, store, None, KINDS))


@pytest.fixture
def changed(store, clock, put, programme):
    """Change the talk while its announcement is as told."""

    async def change_it(change, **announcement) -> Delivery:
        clock.set(NOW)
        announced = a_delivery(code=ANNOUNCED, **announcement)
        await put(announced)
        await store.run(
            OWNER,
            lambda docs: change_talk(
                docs, an_organiser(), TALK_CODE, None, change, act=Act.MOVE, now=NOW
            ),
        )
        return announced

    return change_it


async def run(keeper, clock) -> None:
    """What is due now, and what waits for a look or for another message."""
    for _ in range(2):
        while await keeper.run_due(clock.now()):
            pass
        clock.advance(WAIT_FOR_OTHER)


async def kept(store, kind) -> Delivery:
    (found,) = await store.read(OWNER, lambda docs: docs.select(Delivery, kind=kind.value))
    return found


async def mend(store, clock) -> None:
    """As [Try again] at the announcement does."""

    def work(docs) -> None:
        docs.put(step(docs.get(Delivery, ANNOUNCED), Mended(), now=clock.now()))

    await store.run(OWNER, work)


async def test_cancellation_waits_for_an_announcement_on_its_way(
    keeper, deliveries, messenger, clock, changed
):
    announced = await changed(CANCEL, **SENDING)
    await run(keeper, clock)
    assert messenger.kinds == []

    await deliveries.record(announced, messenger.accept(None))
    await run(keeper, clock)
    assert messenger.kinds == ["cancelled"]


@pytest.mark.parametrize("outcome", [Unknown(), NotSent(), Refused(reason=Reason.NO_PERMISSION)])
async def test_nobody_reads_that_a_talk_is_cancelled_that_was_never_announced(
    keeper, deliveries, messenger, store, clock, changed, outcome
):
    announced = await changed(CANCEL, **SENDING)
    await deliveries.record(announced, outcome)
    await run(keeper, clock)

    assert messenger.kinds == []
    news = await kept(store, K.CANCELLED)
    assert (news.state, news.reason) == (S.DROPPED, Reason.NOT_WANTED)
    assert (await kept(store, K.ANNOUNCEMENT)).state is S.WITHDRAWN


@pytest.mark.parametrize("outcome", [Unknown(), NotSent(wait=timedelta(0))])
async def test_announcement_that_comes_after_the_move_says_it_itself(
    keeper, deliveries, messenger, store, clock, changed, outcome
):
    announced = await changed(MOVE, **SENDING)
    await deliveries.record(announced, outcome)
    await run(keeper, clock)

    assert "announcement" in messenger.kinds
    assert "moved" not in messenger.kinds
    assert (await kept(store, K.MOVED)).reason is Reason.NOT_WANTED


async def test_move_is_told_where_the_announcement_of_the_old_time_is_found(
    keeper, deliveries, messenger, clock, changed
):
    announced = await changed(MOVE, **SENDING)
    messenger.on_look = lambda _delivery: STANDS
    await deliveries.record(announced, Unknown())
    await run(keeper, clock)

    assert "announcement" not in messenger.kinds
    assert "moved" in messenger.kinds


@pytest.mark.parametrize(("change", "kind"), [(MOVE, K.MOVED), (CANCEL, K.CANCELLED)])
async def test_news_after_a_doubt_that_nobody_can_look_into_is_held_and_told(
    keeper, messenger, store, clock, changed, change, kind
):
    await changed(change, **UNSEEN)
    await run(keeper, clock)

    news = await kept(store, kind)
    assert (news.state, news.reason) == (S.HELD, Reason.DEPENDS_ON_HELD)
    told = (await kept(store, K.NOTICE)).payload.lines
    assert [(line.what, line.reason) for line in told] == [(kind, Reason.DEPENDS_ON_HELD)]

    messenger.on_look = lambda _delivery: STANDS
    await mend(store, clock)
    await run(keeper, clock)
    assert (await kept(store, kind)).state is S.SENT
    assert "announcement" not in messenger.kinds


@pytest.mark.parametrize(
    ("change", "kind", "announced"), [(MOVE, K.MOVED, 1), (CANCEL, K.CANCELLED, 0)]
)
async def test_held_news_goes_with_the_doubt_that_was_none(
    keeper, messenger, store, clock, changed, change, kind, announced
):
    await changed(change, **UNSEEN)
    await run(keeper, clock)
    messenger.on_look = lambda _delivery: Absent()
    await mend(store, clock)
    await run(keeper, clock)

    assert messenger.kinds.count("announcement") == announced
    assert kind.value not in messenger.kinds
    assert (await kept(store, kind)).state is S.DROPPED


async def test_doubt_that_goes_on_holds_the_news_again(
    keeper, messenger, desk, store, clock, changed
):
    await changed(CANCEL, **UNSEEN)
    await run(keeper, clock)
    messenger.on_look = lambda _delivery: CannotLook()
    await desk.mend_all(an_organiser())
    await run(keeper, clock)

    assert (await kept(store, K.ANNOUNCEMENT)).reason is Reason.CANNOT_LOOK
    assert (await kept(store, K.CANCELLED)).reason is Reason.DEPENDS_ON_HELD


async def test_who_gives_the_announcement_up_gives_up_the_news(keeper, desk, store, clock, changed):
    await changed(CANCEL, **UNSEEN)
    await run(keeper, clock)
    await desk.give_up(an_organiser(), ANNOUNCED)

    assert (await kept(store, K.CANCELLED)).state is S.DROPPED


async def test_news_of_what_stands_waits_for_nothing(store, changed):
    posted = {"state": S.SENT, "wake": None, "message_id": 7, "channel_id": CHANNEL_ID}
    await changed(CANCEL, **posted)

    assert (await kept(store, K.CANCELLED)).after is None


REFUSED = {"state": S.HELD, "wake": None, "reason": Reason.NO_PERMISSION, "attempts": 1}


@pytest.mark.parametrize("announcement", [REFUSED, UNSEEN])
async def test_reminder_goes_out_though_its_announcement_is_held(
    keeper, messenger, clock, put, programme, announcement
):
    await put(a_delivery(code=ANNOUNCED, **announcement), REMINDER)
    clock.set(REMINDER.due)
    await run(keeper, clock)

    assert messenger.kinds == ["day_before"]


@pytest.mark.parametrize(("change", "kind"), [(MOVE, "moved"), (CANCEL, "cancelled")])
@pytest.mark.parametrize("announcement", [REFUSED, UNSEEN])
async def test_channel_that_read_a_reminder_reads_the_news(
    keeper, messenger, clock, put, changed, change, kind, announcement
):
    posted = {"state": S.SENT, "wake": None, "message_id": 7, "channel_id": CHANNEL_ID}
    await put(replace(REMINDER, **posted))
    await changed(change, **announcement)
    await run(keeper, clock)

    assert kind in messenger.kinds


@pytest.mark.parametrize(("change", "kind"), [(MOVE, K.MOVED), (CANCEL, K.CANCELLED)])
@pytest.mark.parametrize("is_out", [True, False])
async def test_news_waits_for_a_reminder_on_its_way_where_nothing_else_went_out(
    keeper, deliveries, messenger, store, clock, put, changed, change, kind, is_out
):
    await put(replace(REMINDER, **SENDING))
    await changed(change, **REFUSED)
    await run(keeper, clock)
    assert kind.value not in messenger.kinds

    outcome = messenger.accept(None) if is_out else NotSent()
    await deliveries.record(REMINDER, outcome)
    await run(keeper, clock)
    assert (await kept(store, kind)).state is (S.SENT if is_out else S.DROPPED)


HOURS = {hour: a_slot().start.local.replace(hour=hour) for hour in (15, 16, 17)}


def at(hour: int):
    return move_to(a_slot(start=WallTime(local=HOURS[hour], zone=ZONE)))


def moment(hour: int) -> datetime:
    return a_slot(start=WallTime(local=HOURS[hour], zone=ZONE)).starts_at


@pytest.fixture
def moves(store, clock, put, programme):
    """Move the announced talk from 15:00 to these hours, while the news of the first is sent."""

    async def move_it(*hours: int) -> Delivery:
        clock.set(NOW)
        await put(a_delivery(code=ANNOUNCED, state=S.SENT, wake=None, message_id=7, channel_id=8))
        first = None
        for hour in hours:
            await store.run(
                OWNER,
                lambda docs, hour=hour: change_talk(
                    docs, an_organiser(), TALK_CODE, None, at(hour), act=Act.MOVE, now=NOW
                ),
            )
            if first is None:
                first = await kept(store, K.MOVED)
                await put(replace(first, **SENDING))
        return first

    return move_it


async def news_out(messenger) -> list[tuple[datetime, datetime]]:
    """The old and the new time of each that went out."""
    payloads = [each.delivery.payload for each in messenger.sent if each.delivery.kind is K.MOVED]
    return [(payload.old, payload.new) for payload in payloads]


FORBIDDEN = Refused(reason=Reason.NO_PERMISSION)


@pytest.mark.parametrize(
    ("hours", "told", "outcome"),
    [
        ((16, 17), [(15, 17)], NotSent()),
        ((16, 17), [(15, 17)], FORBIDDEN),
        ((16, 15), [], NotSent()),
        ((16, 15), [], FORBIDDEN),
        ((16, 17, 16), [(15, 16)], NotSent()),
        ((16, 17, 16), [(15, 16)], FORBIDDEN),
        ((16, 17, 16), [(15, 16)], Unknown()),
    ],
)
async def test_news_gives_the_time_that_people_know_once_the_news_before_it_was_not_sent(
    keeper, deliveries, messenger, clock, moves, hours, told, outcome
):
    first = await moves(*hours)
    await deliveries.record(first, outcome)
    await run(keeper, clock)
    assert await news_out(messenger) == [(moment(old), moment(new)) for old, new in told]


@pytest.mark.parametrize(
    ("hours", "told"),
    [((16, 17), [(16, 17)]), ((16, 15), [(16, 15)]), ((16, 17, 16), [])],
    ids=["moved on", "moved back", "moved to what was told"],
)
async def test_news_gives_the_time_that_the_news_before_it_told(
    keeper, deliveries, messenger, clock, moves, hours, told
):
    first = await moves(*hours)
    await deliveries.record(first, messenger.accept(None))
    await run(keeper, clock)
    assert await news_out(messenger) == [(moment(old), moment(new)) for old, new in told]
