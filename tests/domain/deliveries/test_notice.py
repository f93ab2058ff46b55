from datetime import timedelta

import pytest

from bot.domain.deliveries.facts import Mended, Stopped
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reminder import (
    LATE_IS_NEWS,
    LATE_IS_NEWS_TO_THE_MINUTE,
    is_late_news,
)
from tests.factories import NOW, a_delivery, after

K = DeliveryKind
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("kind", "delay"),
    [
        (K.ANNOUNCEMENT, LATE_IS_NEWS),
        (K.DAY_BEFORE, LATE_IS_NEWS),
        (K.MOVED_LETTER, LATE_IS_NEWS),
        (K.SOON, LATE_IS_NEWS_TO_THE_MINUTE),
        (K.START, LATE_IS_NEWS_TO_THE_MINUTE),
        (K.LIVE_PANEL, LATE_IS_NEWS_TO_THE_MINUTE),
    ],
)
def test_lateness_is_news_only_when_people_would_notice(kind, delay):
    delivery = a_delivery(kind=kind)

    assert not is_late_news(delivery, at=NOW + delay - SECOND)
    assert is_late_news(delivery, at=NOW + delay)


@pytest.mark.parametrize("kind", [K.NOTICE, K.HOST_NOTICE, K.TEST, K.THREAD, K.FINDINGS_THREAD])
def test_lateness_of_what_speaks_for_itself_is_no_news(kind):
    assert not is_late_news(a_delivery(kind=kind), at=NOW + timedelta(days=1))


def test_what_people_mended_is_no_news():
    held = after(a_delivery(), Stopped(), Mended())

    assert not is_late_news(held, at=NOW + timedelta(days=1))
