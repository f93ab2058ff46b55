"""What came of a planned message, or of an update of one, that somebody had tried again."""

from datetime import datetime
from enum import StrEnum

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror


class Fate(StrEnum):
    """How it stands with it now; the words stand in Fluent."""

    SENT = "sent"
    STUCK = "stuck"
    GIVEN_UP = "given_up"
    LATER = "later"
    TRYING = "trying"


_FATES = {
    DeliveryState.SENT: Fate.SENT,
    DeliveryState.HELD: Fate.STUCK,
    DeliveryState.DROPPED: Fate.GIVEN_UP,
    DeliveryState.WITHDRAWN: Fate.GIVEN_UP,
}


def fate_of(tried: Delivery | Mirror | None, *, now: datetime) -> Fate:
    """Tell it of one that was tried again; an update that is not kept any more is None."""
    if tried is None:
        return Fate.GIVEN_UP
    if isinstance(tried, Mirror):
        return _fate_of_update(tried)
    if tried.is_planned and tried.due > now:
        return Fate.LATER
    return _FATES.get(tried.state, Fate.TRYING)


def _fate_of_update(update: Mirror) -> Fate:
    if update.wake is not None:
        return Fate.TRYING
    if update.reason is None:
        return Fate.SENT
    return Fate.STUCK if update.can_be_mended else Fate.GIVEN_UP
