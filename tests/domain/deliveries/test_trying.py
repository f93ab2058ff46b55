from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.getting_on import Tried, what_came_of
from bot.domain.deliveries.reasons import Reason
from tests.factories import NOW, a_delivery, a_mirror

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("state", "fate"),
    [
        (DeliveryState.PLANNED, Tried.TRYING),
        (DeliveryState.CLAIMED, Tried.TRYING),
        (DeliveryState.DOUBTFUL, Tried.TRYING),
        (DeliveryState.SENT, Tried.SENT),
        (DeliveryState.HELD, Tried.STUCK),
        (DeliveryState.DROPPED, Tried.GIVEN_UP),
        (DeliveryState.WITHDRAWN, Tried.GIVEN_UP),
    ],
)
def test_fate_of_a_message_is_told_by_its_state(state, fate):
    assert what_came_of(a_delivery(state=state, due=NOW), now=NOW) is fate


def test_message_that_was_moved_while_it_was_held_waits_for_its_time():
    moved = a_delivery(due=NOW + MINUTE)
    assert what_came_of(moved, now=NOW) is Tried.LATER


@pytest.mark.parametrize(
    ("fields", "fate"),
    [
        ({"wake": NOW}, Tried.TRYING),
        ({"wake": None}, Tried.SENT),
        ({"wake": None, "reason": Reason.NO_PERMISSION}, Tried.STUCK),
        ({"wake": None, "reason": Reason.CHANNEL_GONE}, Tried.GIVEN_UP),
    ],
)
def test_fate_of_an_update_is_told_by_what_it_waits_for(fields, fate):
    assert what_came_of(a_mirror(**fields), now=NOW) is fate


def test_update_of_a_message_that_never_came_is_given_up():
    assert what_came_of(None, now=NOW) is Tried.GIVEN_UP
