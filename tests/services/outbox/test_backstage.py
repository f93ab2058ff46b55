"""One notice to the team for all that a downtime made late, and one at once for what is refused."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.deliveries.delivery import Claim, Delivery, DeliveryState
from bot.domain.deliveries.facts import Found, NotSent, Refused, Sent, Unknown
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import Mishap, NoticeLine, NoticeLines
from bot.domain.deliveries.reasons import Reason
from bot.domain.keeping.logbook import Absence
from bot.services.host.logbooks import Presence
from bot.services.outbox.backstage import GATHER, GATHER_AT_MOST, WaitingNotices
from bot.services.sending.chores import Chores
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.timekeeper import Timekeeper
from bot.services.team.notices import Notices
from tests.factories import EDITION_CODE, OWNER, START, TALK_CODE, a_delivery, told

K = DeliveryKind
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


async def notices(store) -> list[Delivery]:
    return await store.read(OWNER, lambda docs: docs.select(Delivery, kind=K.NOTICE.value))


def due(number: int = 0, **fields) -> Delivery:
    return a_delivery(
        **{"code": f"DE100{number}", "key": f"{number}" * 20, "kind": K.START, "due": START}
        | fields
    )


def by_kind(notice) -> NoticeLines:
    lines = sorted(notice.payload.lines, key=lambda line: line.what)
    return replace(notice.payload, lines=tuple(lines))


async def run(keeper, clock) -> None:
    while await keeper.run_due(clock.now()):
        pass


async def test_late_messages_are_told_once_and_together(
    keeper, messenger, store, clock, put, programme
):
    await put(*(due(number) for number in range(3)))
    clock.advance(HOUR)
    await run(keeper, clock)

    (notice,) = await notices(store)
    assert notice.payload == told("start|late|TA1K00||3", since=START)
    assert (notice.state, notice.wake) == (DeliveryState.PLANNED, clock.now() + GATHER)
    clock.advance(GATHER)
    await run(keeper, clock)
    assert messenger.kinds == ["start", "start", "start", "notice"]


async def test_what_waited_for_the_line_is_told_when_it_is_back(
    keeper, messenger, store, clock, put, programme
):
    """The first claim was in time; the request that got through was not."""
    await put(due())
    messenger.on_send = lambda _claimed: NotSent()
    while clock.now() < START + HOUR:
        await run(keeper, clock)
        clock.advance(MINUTE)
    assert await notices(store) == []

    messenger.on_send = messenger.accept
    clock.advance(10 * MINUTE)
    await run(keeper, clock)
    (notice,) = await notices(store)
    assert notice.payload == told("start|late|TA1K00", since=START)


async def test_few_minutes_are_no_news(keeper, store, clock, put, programme):
    await put(due())
    clock.advance(4 * MINUTE)
    await run(keeper, clock)

    assert await notices(store) == []


async def test_notice_waits_for_the_last_and_not_for_ever(keeper, store, clock, put, programme):
    begun = clock.now() + HOUR
    clock.set(begun)
    for number in range(24):
        await put(due(number, code=f"DE10{number:02}", key=f"{number:020}"))
        await keeper.run_due(clock.now())
        clock.advance(GATHER / 2)
    first, *others = await notices(store)

    assert first.sent_at == begun + GATHER_AT_MOST
    assert [line.mishap for line in others[0].payload.lines] == [Mishap.LATE]


async def test_refusal_in_time_is_told_at_once(keeper, messenger, store, clock, put, programme):
    await put(due())
    messenger.on_send = lambda claimed: (
        Sent(message_id=1, channel_id=2)
        if claimed.delivery.kind is K.NOTICE
        else Refused(reason=Reason.NO_PERMISSION)
    )
    await run(keeper, clock)

    assert messenger.kinds == ["start", "notice"]


async def test_late_refused_and_dropped_are_one_message(
    keeper, messenger, store, clock, put, programme
):
    await put(due(0), due(1, kind=K.ANNOUNCEMENT), due(2, kind=K.DAY_BEFORE))
    clock.advance(HOUR)
    messenger.on_send = lambda claimed: (
        Refused(reason=Reason.NO_PERMISSION)
        if claimed.delivery.kind is K.ANNOUNCEMENT
        else Sent(message_id=1, channel_id=2)
    )
    await run(keeper, clock)
    clock.advance(GATHER)
    await run(keeper, clock)

    (notice,) = await notices(store)
    assert by_kind(notice) == told(
        "announcement|no_permission|TA1K00",
        "day_before|too_late|TA1K00",
        "start|late|TA1K00",
        since=START,
    )
    assert notice.state is DeliveryState.SENT


async def test_message_that_stood_there_in_time_is_not_late(
    deliveries, store, clock, put, programme
):
    left = Claim(by="an earlier run", at=START + MINUTE)
    await put(due(state=DeliveryState.DOUBTFUL, claim=left, attempts=1))
    clock.advance(HOUR)
    (doubtful,) = await store.read(OWNER, lambda docs: docs.select(Delivery))
    await deliveries.record_look(doubtful, Found(message_id=7, channel_id=8))

    assert await notices(store) == []


async def test_what_people_mended_is_not_told_again(keeper, store, clock, put, programme):
    await put(replace(due(), was_held=True))
    clock.advance(HOUR)
    await run(keeper, clock)

    assert await notices(store) == []


async def test_notice_under_way_is_not_added_to(keeper, messenger, store, clock, put, programme):
    """Killed between two halves of the catching up: the second half is a message of its own."""
    clock.advance(HOUR)
    await put(due(0))
    await run(keeper, clock)
    clock.advance(GATHER)
    messenger.on_send = lambda _claimed: Unknown()
    await run(keeper, clock)
    messenger.on_send = lambda _claimed: Sent(message_id=1, channel_id=2)
    await put(due(1))
    await keeper.run_due(clock.now())

    assert [len(each.payload.lines) for each in await notices(store)] == [1, 1]


async def test_notice_that_waited_waits_anew_for_what_is_late_now(
    store, messenger, clock, put, programme
):
    clock.advance(HOUR)
    waiting = told("soon|late|TA1K00", since=START)
    await put(due(0, kind=K.NOTICE, payload=waiting), due(1))
    deliveries = Deliveries(store, clock, "next run")
    keeper = Timekeeper(
        deliveries, messenger, clock, Chores(store), openings=(WaitingNotices(store),)
    )
    await run(keeper, clock)
    assert messenger.kinds == ["start"]

    clock.advance(GATHER)
    await run(keeper, clock)
    (notice,) = await notices(store)
    assert notice.payload == told("soon|late|TA1K00", "start|late|TA1K00", since=START)
    assert messenger.kinds == ["start", "notice"]


async def test_notice_says_how_long_the_bot_was_away(keeper, store, clock, put, programme):
    presence = Presence(store)
    await presence.run_due(clock.now())
    await put(due(due=START + MINUTE), due(1, kind=K.FINDINGS, about=EDITION_CODE))
    clock.advance(2 * HOUR)
    await Presence(store).run_due(clock.now())
    await run(keeper, clock)
    (notice,) = await notices(store)
    view = await Notices(store, clock).view(notice)

    assert view.is_behind
    assert view.absence == Absence(since=START, until=START + 2 * HOUR)
    assert view.lines == (
        NoticeLine(what=K.FINDINGS, about=EDITION_CODE),
        NoticeLine(what=K.START, reason=Reason.TOO_LATE, about=TALK_CODE),
    )
    assert view.titles == {
        TALK_CODE: "Neighbours and the Town Square",
        EDITION_CODE: "Northville Talks 2026",
    }


async def test_what_a_held_notice_could_not_tell_is_added_to_it(
    keeper, messenger, store, clock, put, programme
):
    """Where backstage is broken, mending it brings one notice and not a hundred."""
    messenger.on_send = lambda _claimed: Refused(reason=Reason.NO_PERMISSION)
    await put(due(1))
    await run(keeper, clock)
    await put(due(2, kind=K.POLL))
    await run(keeper, clock)
    clock.advance(GATHER)
    await run(keeper, clock)

    (notice,) = await notices(store)
    assert notice.state is DeliveryState.HELD
    assert by_kind(notice) == told("poll|no_permission|TA1K00", "start|no_permission|TA1K00")
