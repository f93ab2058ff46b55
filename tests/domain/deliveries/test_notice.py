from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import DeliveryKind, Reason
from bot.domain.deliveries.notice import (
    LATE,
    LATE_IS_NEWS,
    LATE_IS_NEWS_TO_THE_MINUTE,
    Fate,
    NoticeLine,
    is_late_news,
    lines_of,
    with_line,
)
from tests.factories import NOW, TALK_CODE, a_delivery

K = DeliveryKind
SECOND = timedelta(seconds=1)
A_LINE = NoticeLine(what=K.SOON, reason=LATE, about=TALK_CODE)


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
    held = a_delivery().held(Reason.NO_PERMISSION).mended(now=NOW)

    assert not is_late_news(held, at=NOW + timedelta(days=1))


@pytest.mark.parametrize(
    ("reason", "fate"),
    [
        (LATE, Fate.LATE),
        (Reason.TOO_LATE, Fate.LEFT_OUT),
        (Reason.COLLAPSED, Fate.LEFT_OUT),
        (Reason.NO_PERMISSION, Fate.STUCK),
        (Reason.CANNOT_LOOK, Fate.STUCK),
        (Reason.POLL_LOST, Fate.STUCK),
    ],
)
def test_fate_follows_the_reason(reason, fate):
    assert NoticeLine(what=K.SOON, reason=str(reason), about=TALK_CODE).fate is fate


def test_same_line_is_counted():
    other = NoticeLine(what=K.START, reason="no_permission", about=TALK_CODE, posted=True)
    detail: dict[str, str] = {"since": "then"}
    for line in (A_LINE, other, A_LINE, A_LINE):
        detail = with_line(detail, line)

    assert detail == {
        "since": "then",
        "0": "soon|late|TA1K00||3",
        "1": "start|no_permission|TA1K00|posted",
    }
    counted = NoticeLine(what=K.SOON, reason=LATE, about=TALK_CODE, count=3)
    assert lines_of(detail) == [counted, other]
