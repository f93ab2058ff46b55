"""Which planned messages do not get on by themselves, for whoever looks after the bot."""

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
