"""Whether a planned message gets on: what keeps it, and what came of having it tried again."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror

# What is due now is usually being sent; what was due this long ago is not.
GRACE = timedelta(minutes=5)


class Trouble(StrEnum):
    """Why a message does not get on; the words stand in Fluent."""

    HELD = "held"
    IN_DOUBT = "in_doubt"
    UNFINISHED = "unfinished"
    OVERDUE = "overdue"


def trouble_of(delivery: Delivery, *, now: datetime) -> Trouble | None:
    """Tell what keeps a delivery; a doubt that is looked into right now is none."""
    match delivery.state:
        case DeliveryState.HELD:
            return Trouble.HELD
        case DeliveryState.DOUBTFUL:
            return Trouble.IN_DOUBT if _is_behind(delivery.wake, now) else None
        case DeliveryState.CLAIMED:
            claimed_at = delivery.claim.at if delivery.claim else None
            return Trouble.UNFINISHED if _is_behind(claimed_at, now) else None
        case DeliveryState.PLANNED:
            return Trouble.OVERDUE if _is_behind(delivery.wake, now) else None
        case _:
            return None


def trouble_of_mirror(mirror: Mirror, *, now: datetime) -> Trouble | None:
    if mirror.reason is not None:
        return Trouble.HELD
    return Trouble.OVERDUE if mirror.wake and _is_behind(mirror.wake, now) else None


def _is_behind(moment: datetime | None, now: datetime) -> bool:
    """Tell whether `moment` is long past; without one nothing will ever happen."""
    return moment is None or moment + GRACE < now


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
