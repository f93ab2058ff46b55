"""Whether what a delivery comes after is there: an announcement before its thread, and so on."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import CannotLook, Dropped, Looked, PutOff, Stopped, Unknown
from bot.domain.deliveries.kinds import Place
from bot.domain.deliveries.reasons import Reason
from bot.services.ports import Documents
from bot.services.sending.consequences import carry_out

# What waits for another delivery asks again no sooner; the other's confirmation wakes it at once.
WAIT_FOR_OTHER = timedelta(seconds=30)


def with_its_place(docs: Documents, delivery: Delivery) -> Delivery:
    """Send to the channel what stands in a thread where there is one, if there will be none.

    The thread may have waited as this was planned, and was refused or taken back since.
    """
    before = _before(docs, delivery)
    is_there = before is None or not (before.never_comes or before.is_held)
    if is_there or not delivery.kind.record.is_in_channel_without_thread:
        return delivery
    return docs.put(replace(delivery, place=Place.TALKS, after=None))


def is_ready(docs: Documents, delivery: Delivery, *, now: datetime) -> bool:
    """Tell whether what it comes after is there; if it never will be, it is given up too."""
    before = _before(docs, delivery)
    if before is None or before.is_sent:
        return True
    if before.never_comes:
        carry_out(docs, delivery, Dropped(Reason.NOT_WANTED), now=now)
    elif before.is_held:
        carry_out(docs, delivery, Stopped(), now=now)
    else:
        until = max(now + WAIT_FOR_OTHER, before.wake or now)
        carry_out(docs, delivery, PutOff(until), now=now)
    return False


def seen_from_there(docs: Documents, delivery: Delivery, looked: Looked) -> Looked:
    """What a look tells that had no place to look in, because what comes before is in doubt too.

    After a restored backup both may be. Held, it stands where nobody can tell yet.
    """
    before = _before(docs, delivery) if isinstance(looked, CannotLook) else None
    if before is None:
        return looked
    if before.is_under_way or before.is_planned:
        return Unknown(wait=WAIT_FOR_OTHER)
    return CannotLook() if before.is_held else looked


def _before(docs: Documents, delivery: Delivery) -> Delivery | None:
    return docs.find(Delivery, delivery.after) if delivery.after is not None else None
