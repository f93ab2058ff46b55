"""What came of a planned message, or of an update of one, that somebody had tried again."""

from datetime import datetime
from enum import StrEnum

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror


class Tried(StrEnum):
    """How it stands with it now; the words stand in Fluent."""

    SENT = "sent"
    STUCK = "stuck"
    GIVEN_UP = "given_up"
    LATER = "later"
    TRYING = "trying"


_OF_STATE = {
    DeliveryState.SENT: Tried.SENT,
    DeliveryState.HELD: Tried.STUCK,
    DeliveryState.DROPPED: Tried.GIVEN_UP,
    DeliveryState.WITHDRAWN: Tried.GIVEN_UP,
}


def what_came_of(tried: Delivery | Mirror | None, *, now: datetime) -> Tried:
    """Tell it of one that was tried again; an update that is not kept any more is None."""
    if tried is None:
        return Tried.GIVEN_UP
    if isinstance(tried, Mirror):
        return _of_update(tried)
    if tried.is_planned and tried.due > now:
        return Tried.LATER
    return _OF_STATE.get(tried.state, Tried.TRYING)


def _of_update(update: Mirror) -> Tried:
    if update.wake is not None:
        return Tried.TRYING
    if update.reason is None:
        return Tried.SENT
    return Tried.STUCK if update.can_be_mended else Tried.GIVEN_UP
