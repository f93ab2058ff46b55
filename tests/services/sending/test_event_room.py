"""What Discord had no room for is planned when a place becomes free, and only as much."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Refused, Taken
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.services.sending.event_room import EventRoom
from tests.factories import OWNER, START, a_delivery, a_slot, a_talk, a_wall_time, after

TAKEN = Taken(by="a run", since_id=None)
FULL = Refused(reason=Reason.EVENTS_FULL)


@pytest.fixture
def room(store, clock):
    return EventRoom(store, clock)


@pytest.fixture
async def waiting(programme, put):
    """Events of three talks; that of the second begins first, the third lacks a right."""
    no_right = Refused(reason=Reason.NO_EVENT_RIGHTS)
    wall = a_wall_time()
    for talk, days, fact in (("TA1", 3, FULL), ("TA2", 1, FULL), ("TA3", 2, no_right)):
        start = replace(wall, local=wall.local + timedelta(days=days))
        await put(a_talk(code=talk, slot=a_slot(start=start)))
        event = a_delivery(code=f"DE{talk}", kind=DeliveryKind.SCHEDULED_EVENT, about=talk)
        await put(after(event, TAKEN, fact))


@pytest.fixture
def planned(store):
    async def codes():
        found = await store.read(OWNER, lambda docs: docs.select(Delivery))
        return {each.code for each in found if each.is_planned and each.wake <= START}

    return codes


@pytest.mark.usefixtures("waiting")
async def test_one_place_is_for_the_talk_that_begins_first(room, planned):
    await room.freed(OWNER)
    assert await planned() == {"DETA2"}

    await room.freed(OWNER)
    await room.freed(OWNER)
    assert await planned() == {"DETA1", "DETA2"}


@pytest.mark.usefixtures("waiting")
async def test_places_that_became_free_unheard_are_counted(room, planned):
    await room.look_at_all(lambda owner: 0)
    assert await planned() == set()

    await room.look_at_all({OWNER: 1}.__getitem__)
    assert await planned() == {"DETA2"}
