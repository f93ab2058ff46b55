"""What waits follows the rules of today, once after each change, and nothing is said twice."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.payloads import SheetAhead
from bot.domain.deliveries.plan_revision import plan_revision
from bot.domain.keeping.logbook import LOGBOOK_CODE, LOGBOOK_OWNER, Logbook
from bot.domain.signups.signup import Answer
from bot.domain.talks.talk import Talk
from bot.services.host.logbooks import read_logbook, write_logbook
from bot.services.outbox.planning import replan
from bot.services.sending.beginning import Replanning
from tests.factories import MEMBER_ID, NOW, OWNER, START, TALK_CODE, a_signup

K = DeliveryKind
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
# By the old rules the clocks of the zone stood an hour differently.
SHIFT = HOUR


@pytest.fixture
async def planned(store, put, programme, clock) -> None:
    """Everything of the announced talk, planned by today's rules, and a member who wants a letter.

    The announcement went out.
    """
    clock.set(NOW)
    await put(a_signup(user_id=MEMBER_ID, answer=Answer.GOING, remind=True))

    def work(docs) -> None:
        replan(docs, docs.get(Talk, TALK_CODE), now=NOW)
        for delivery in docs.select(Delivery):
            if delivery.due <= NOW:
                docs.put(replace(delivery, state=DeliveryState.SENT, wake=None, message_id=7))

    await store.run(OWNER, work)


async def by_old_rules(store, *, sent: frozenset[DeliveryKind] = frozenset()) -> None:
    """Date everything as it was planned when the rules were others."""

    def work(docs) -> None:
        talk = docs.get(Talk, TALK_CODE)
        docs.put(replace(talk, starts_at=talk.starts_at + SHIFT))
        for delivery in docs.select(Delivery):
            if delivery.due > NOW:
                state = DeliveryState.SENT if delivery.kind in sent else delivery.state
                due = delivery.due + SHIFT
                wake = None if delivery.kind in sent else due
                docs.put(replace(delivery, due=due, wake=wake, state=state))

    await store.run(OWNER, work)
    await write_logbook(store, lambda kept: replace(kept, planned_by="2021a-0123456789ab"))


async def all_of(store, kind: type) -> list:
    return await store.read(OWNER, lambda docs: docs.select(kind))


def plan_of(deliveries: list[Delivery]) -> list[tuple]:
    return sorted(
        (each.kind.value, each.state.value, each.due, each.wake)
        for each in deliveries
        if each.state is not DeliveryState.SENT
    )


async def test_other_zone_rules_move_what_waits(store, planned, clock):
    before = plan_of(await all_of(store, Delivery))
    await by_old_rules(store)
    await Replanning(store).open(clock.now())

    assert plan_of(await all_of(store, Delivery)) == before
    (talk,) = await all_of(store, Talk)
    assert (talk.starts_at, talk.sequence) == (START, 2)


async def test_other_zone_rules_redraw_what_was_posted(store, planned, clock):
    await by_old_rules(store)
    await Replanning(store).open(clock.now())

    (card,) = await all_of(store, Mirror)
    assert (card.kind, card.wanted) == (MirrorKind.CARD, 1)


async def test_reminder_that_went_out_by_the_old_rules_is_not_said_again(store, planned, clock):
    await by_old_rules(store, sent=frozenset({K.DAY_BEFORE}))
    await Replanning(store).open(clock.now())

    reminders = [each for each in await all_of(store, Delivery) if each.kind is K.DAY_BEFORE]
    assert [each.state for each in reminders] == [DeliveryState.SENT]


async def test_reminder_that_should_have_gone_out_by_the_new_rules_goes_out_late(
    store, planned, clock
):
    await by_old_rules(store)
    clock.set(START - DAY + 30 * MINUTE)
    await Replanning(store).open(clock.now())

    (reminder,) = [each for each in await all_of(store, Delivery) if each.kind is K.DAY_BEFORE]
    assert (reminder.state, reminder.due) == (DeliveryState.PLANNED, START - DAY)


async def test_other_plan_adds_and_takes_back(store, planned, clock):
    """As after the release that made one run sheet of three: a start is missing beside them."""
    before = plan_of(await all_of(store, Delivery))

    def work(docs) -> None:
        for delivery in docs.select(Delivery):
            if delivery.kind in {K.START, K.STILL_MISSING}:
                docs.remove(delivery)
            if delivery.kind is K.RUN_SHEET:
                docs.put(replace(delivery, payload=SheetAhead(days=14)))
                for days in (7, 1):
                    nearer = START - days * DAY
                    code = docs.new_code()
                    more = {"code": code, "version": 0, "key": f"{code:0>20}", "due": nearer}
                    sheet = SheetAhead(days=days)
                    docs.put(replace(delivery, **more, wake=nearer, payload=sheet))

    await store.run(OWNER, work)
    await write_logbook(store, lambda kept: replace(kept, planned_by="2021a-0123456789ab"))
    await Replanning(store).open(clock.now())

    found = await all_of(store, Delivery)
    left = [each for each in found if each.state is not DeliveryState.WITHDRAWN]
    assert plan_of(left) == before
    assert [each.payload for each in found if each.state is DeliveryState.WITHDRAWN] == [
        SheetAhead(days=7),
        SheetAhead(days=1),
    ]


async def test_same_rules_change_nothing(store, planned, clock):
    await Replanning(store).open(clock.now())
    await by_old_rules(store)
    await write_logbook(store, lambda kept: replace(kept, planned_by=plan_revision()))
    before = await all_of(store, Delivery)
    await Replanning(store).open(clock.now())

    assert await all_of(store, Delivery) == before


async def test_rules_are_noted_once_all_talks_follow_them(store, planned, clock):
    await Replanning(store).open(clock.now())

    book = await store.read(LOGBOOK_OWNER, lambda docs: docs.get(Logbook, LOGBOOK_CODE))
    assert book == await read_logbook(store)
    assert book.planned_by == plan_revision()
