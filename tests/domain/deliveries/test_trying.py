from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.trying import Fate, fate_of
from tests.factories import NOW, a_delivery, a_mirror

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("state", "fate"),
    [
        (DeliveryState.PLANNED, Fate.TRYING),
        (DeliveryState.CLAIMED, Fate.TRYING),
        (DeliveryState.DOUBTFUL, Fate.TRYING),
        (DeliveryState.SENT, Fate.SENT),
        (DeliveryState.HELD, Fate.STUCK),
        (DeliveryState.DROPPED, Fate.GIVEN_UP),
        (DeliveryState.WITHDRAWN, Fate.GIVEN_UP),
    ],
)
def test_fate_of_a_message_is_told_by_its_state(state, fate):
    assert fate_of(a_delivery(state=state, due=NOW), now=NOW) is fate


def test_message_that_was_moved_while_it_was_held_waits_for_its_time():
    moved = a_delivery(due=NOW + MINUTE)
    assert fate_of(moved, now=NOW) is Fate.LATER


@pytest.mark.parametrize(
    ("fields", "fate"),
    [
        ({"wake": NOW}, Fate.TRYING),
        ({"wake": None}, Fate.SENT),
        ({"wake": None, "reason": Reason.NO_PERMISSION}, Fate.STUCK),
        ({"wake": None, "reason": Reason.CHANNEL_GONE}, Fate.GIVEN_UP),
    ],
)
def test_fate_of_an_update_is_told_by_what_it_waits_for(fields, fate):
    assert fate_of(a_mirror(**fields), now=NOW) is fate


def test_update_of_a_message_that_never_came_is_given_up():
    assert fate_of(None, now=NOW) is Fate.GIVEN_UP
