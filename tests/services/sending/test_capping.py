"""At most so many letters a day as their reader chose, and news all the same."""

from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.facts import Sent
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.payloads import WrittenText
from bot.services.outbox.telling import member_of
from bot.services.signups.members import Members
from bot.services.signups.signups import Signups
from tests.factories import MEMBER_ID, NOW, OWNER, START, TALK_CODE, a_delivery, a_member

DAY = timedelta(days=1)
K = DeliveryKind


@pytest.fixture
async def one_a_day(store, clock) -> None:
    clock.set(NOW)
    await Members(store, clock, Signups(store, clock)).set_cap(a_member(), 1)


def letter(number: int, kind: DeliveryKind = K.CIRCULAR, **fields) -> Delivery:
    text = WrittenText(text="Bring a chair") if kind is K.CIRCULAR else None
    defaults = {"due": NOW, "user_id": MEMBER_ID, "payload": text}
    return a_delivery(code=f"DE1V{number:02}", kind=kind, about=TALK_CODE, **defaults | fields)


async def came(store, deliveries, *letters: Delivery) -> list[str]:
    """Claim each, as the timekeeper does, and say what has become of it."""
    for each in letters:
        claimed = await deliveries.claim(each, since_id=None)
        if claimed is not None:
            await deliveries.record(claimed.delivery, Sent(message_id=1, channel_id=2))
    kept = [
        await store.read(OWNER, lambda docs, each=each: docs.get(Delivery, each.code))
        for each in letters
    ]
    return [each.state for each in kept]


@pytest.mark.usefixtures("programme", "one_a_day")
async def test_what_is_more_comes_the_next_day_and_a_reminder_not_at_all(
    store, put, clock, deliveries
):
    first, second = letter(1), letter(2)
    soon = letter(3, K.SOON)
    moved = letter(4, K.CANCELLED_LETTER)
    await put(first, second, soon, moved)

    states = await came(store, deliveries, first, second, soon, moved)

    sent, planned = DeliveryState.SENT, DeliveryState.PLANNED
    assert states == [sent, planned, DeliveryState.DROPPED, sent]
    put_off = await store.read(OWNER, lambda docs: docs.get(Delivery, second.code))
    assert put_off.wake == NOW + DAY

    clock.set(NOW + DAY)
    assert await came(store, deliveries, second) == [sent]


@pytest.mark.usefixtures("programme", "one_a_day")
@pytest.mark.parametrize("ahead", [timedelta(hours=2), timedelta(hours=23.5)])
async def test_a_note_that_would_be_too_late_tomorrow_comes_at_once(
    ahead, store, put, clock, deliveries
):
    first, second = letter(1), letter(2)
    await put(first, second)
    clock.set(START - ahead)

    states = await came(store, deliveries, first, second)

    assert states == [DeliveryState.SENT, DeliveryState.SENT]


@pytest.mark.usefixtures("programme", "one_a_day")
async def test_a_letter_that_is_tried_again_counts_once(store, put, deliveries):
    first = letter(1)
    await put(first)
    claimed = await deliveries.claim(first, since_id=None)
    assert claimed is not None
    # As after a kill: the outcome is unknown, it is surely absent, and it is claimed anew.
    await put(letter(1, version=claimed.delivery.version))

    assert await came(store, deliveries, first) == [DeliveryState.SENT]
    assert (await member_of(store, MEMBER_ID)).written == (first.code,)


@pytest.mark.usefixtures("programme")
async def test_without_a_cap_nothing_is_counted(store, put, clock, deliveries):
    clock.set(NOW)
    letters = [letter(number) for number in range(9)]
    await put(*letters)

    assert set(await came(store, deliveries, *letters)) == {DeliveryState.SENT}
    assert (await member_of(store, MEMBER_ID)).written == ()
