"""What comes after another message: it waits for it, is held with it, and is given up with it."""

from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import UNSURE, WAITING, Delivery, DeliveryState
from bot.domain.deliveries.reasons import Reason
from bot.services.outbox.backstage import tell_not_sent
from bot.services.outbox.giving_up import give_up
from bot.services.ports import Documents

# What waits for another delivery looks again this often; its confirmation wakes it sooner.
WAIT_FOR_OTHER = timedelta(seconds=30)


def is_ready(docs: Documents, delivery: Delivery, *, now: datetime) -> bool:
    """Tell whether what it comes after is there; if it never will be, it is given up too."""
    if delivery.after is None:
        return True
    match docs.get(Delivery, delivery.after).state:
        case DeliveryState.SENT:
            return True
        case DeliveryState.DROPPED | DeliveryState.WITHDRAWN:
            give_up(docs, delivery, Reason.NOT_WANTED)
        case DeliveryState.HELD:
            _hold(docs, delivery, now=now)
        case _:
            docs.put(delivery.waiting(now + WAIT_FOR_OTHER))
    return False


def _hold(docs: Documents, delivery: Delivery, *, now: datetime) -> None:
    """The team knows that what it follows is held; of news it was told that people read it."""
    docs.put(delivery.held(Reason.DEPENDS_ON_HELD))
    if delivery.kind.record.is_news:
        tell_not_sent(docs, delivery, Reason.DEPENDS_ON_HELD, now=now)


def free_followers(docs: Documents, sent: Delivery, *, now: datetime) -> None:
    """What comes after this one can go out, now or at its moment."""
    for waiting in docs.select(Delivery, after=sent.code):
        # What was put off just ahead of its moment still has that to come.
        ready = max(now, waiting.due)
        if waiting.state is DeliveryState.PLANNED and waiting.wake != ready:
            docs.put(waiting.waiting(ready))
        elif waiting.state is DeliveryState.HELD and waiting.reason is Reason.DEPENDS_ON_HELD:
            docs.put(waiting.mended(now=now))


def drop_news_of(docs: Documents, unsent: Delivery) -> None:
    """Nobody has read this one: when it is sent, it says itself what the news would say."""
    for news in docs.select(Delivery, after=unsent.code):
        if news.kind.record.is_news and news.state in WAITING:
            docs.put(news.dropped(Reason.NOT_WANTED))


def may_still_find_place(docs: Documents, delivery: Delivery) -> bool:
    """Tell whether what it comes after is in doubt itself: after a restored backup both may be."""
    return _state_before(docs, delivery) in UNSURE | {DeliveryState.PLANNED}


def comes_after_held(docs: Documents, delivery: Delivery) -> bool:
    return _state_before(docs, delivery) is DeliveryState.HELD


def _state_before(docs: Documents, delivery: Delivery) -> DeliveryState | None:
    other = docs.find(Delivery, delivery.after) if delivery.after is not None else None
    return other.state if other is not None else None
