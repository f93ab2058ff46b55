import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.getting_on import Tried
from bot.domain.deliveries.reasons import Reason
from bot.domain.team.errors import NotAnOrganiser
from bot.services.team.trying import Trying
from tests.factories import NOW, a_delivery, a_mirror, a_note_taker, a_server, an_organiser

LONG = timedelta(minutes=1)
# What factories give a document that was stored once.
STORED = 1


@pytest.fixture
def clock(clock):
    clock.set(NOW)
    return clock


async def test_outcome_is_told_as_soon_as_the_last_one_has_one(store, clock, put):
    await put(a_server(), a_delivery(), a_mirror(wake=NOW))
    trying = Trying(store, clock, LONG)

    asked = asyncio.create_task(trying.outcome(an_organiser(), ("DE1000", "M1RR0R", "NONE00")))
    await put(a_delivery(version=STORED, state=DeliveryState.SENT, wake=None))
    assert not asked.done()
    await put(a_mirror(version=STORED, reason=Reason.NO_PERMISSION))

    assert await asked == Counter({Tried.SENT: 1, Tried.STUCK: 1, Tried.GIVEN_UP: 1})


async def test_what_takes_long_is_said_to_be_tried_still(store, clock, put):
    await put(a_server(), a_delivery(state=DeliveryState.CLAIMED, wake=None))
    trying = Trying(store, clock, timedelta(0))

    assert await trying.outcome(an_organiser(), ("DE1000",)) == Counter({Tried.TRYING: 1})


async def test_outcome_is_for_those_who_may_mend(store, clock, put):
    await put(a_server(), a_delivery())

    with pytest.raises(NotAnOrganiser):
        await Trying(store, clock, LONG).outcome(a_note_taker(), ("DE1000",))
