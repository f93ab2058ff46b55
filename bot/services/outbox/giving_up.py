"""Giving a message up for good, with what is held only because it was held."""

from collections.abc import Iterator

from bot.domain.deliveries.delivery import Delivery, DeliveryState
from bot.domain.deliveries.reasons import Reason
from bot.services.ports import Documents


def give_up(docs: Documents, delivery: Delivery, reason: Reason) -> None:
    for waiting in _waiting_for(docs, delivery):
        docs.put(waiting.dropped(Reason.NOT_WANTED))
    docs.put(delivery.dropped(reason))


def _waiting_for(docs: Documents, delivery: Delivery) -> Iterator[Delivery]:
    """However far down."""
    for each in docs.select(Delivery, after=delivery.code):
        if each.reason is Reason.DEPENDS_ON_HELD and each.state is DeliveryState.HELD:
            yield from _waiting_for(docs, each)
            yield each
