from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import Claim, DeliveryState
from bot.domain.deliveries.getting_on import GRACE, Trouble, trouble_of, trouble_of_mirror
from bot.domain.deliveries.reasons import Reason
from tests.factories import NOW, a_delivery, a_mirror

LONG_AGO = NOW - GRACE - timedelta(seconds=1)
JUST_NOW = NOW - GRACE


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ({"wake": JUST_NOW}, None),
        ({"wake": LONG_AGO}, Trouble.OVERDUE),
        ({"wake": None}, Trouble.OVERDUE),
        ({"state": DeliveryState.HELD, "reason": Reason.NO_CHANNEL}, Trouble.HELD),
        ({"state": DeliveryState.DOUBTFUL, "wake": NOW}, None),
        ({"state": DeliveryState.DOUBTFUL, "wake": LONG_AGO}, Trouble.IN_DOUBT),
        ({"state": DeliveryState.CLAIMED, "claim": Claim(by="run", at=NOW)}, None),
        ({"state": DeliveryState.CLAIMED, "claim": Claim(by="run", at=LONG_AGO)}, "unfinished"),
        ({"state": DeliveryState.SENT, "wake": None}, None),
        ({"state": DeliveryState.DROPPED, "wake": None}, None),
        ({"state": DeliveryState.WITHDRAWN, "wake": None}, None),
    ],
)
def test_trouble_of_delivery(fields, trouble):
    assert trouble_of(a_delivery(**fields), now=NOW) == trouble


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ({}, None),
        ({"wake": NOW}, None),
        ({"wake": LONG_AGO}, Trouble.OVERDUE),
        ({"reason": Reason.CHANNEL_GONE}, Trouble.HELD),
    ],
)
def test_trouble_of_mirror(fields, trouble):
    assert trouble_of_mirror(a_mirror(**fields), now=NOW) == trouble
