"""What will be sent if nothing changes, as a list that can be shown before anything is planned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, Place
from bot.domain.deliveries.payloads import Payload
from bot.domain.deliveries.reminder import Adjustment, Wish
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """One message that will be sent."""

    kind: DeliveryKind
    place: Place
    due: datetime
    user_id: int | None = None
    payload: Payload | None = None


def coming(existing: Iterable[Delivery], difference: Adjustment) -> list[Coming]:
    """Return what is planned once the difference is made, the earliest first."""
    taken_back = {each.code for each in difference.withdraw}
    moved = {each.code: due for each, due in difference.retime}
    kept = [
        _of_delivery(each, moved.get(each.code, each.due))
        for each in existing
        if each.is_planned and each.code not in taken_back
    ]
    # Those of one moment keep the order in which they are planned.
    return sorted([*kept, *map(_of_wish, difference.add)], key=lambda each: each.due)


def does_ping(kind: DeliveryKind, talk: Talk | None, server: Server) -> bool:
    """Only an announcement can ping, one role, and only if an organiser ticked it."""
    ticked = talk is not None and talk.ping
    return kind is DeliveryKind.ANNOUNCEMENT and ticked and server.can_ping


def _of_delivery(delivery: Delivery, due: datetime) -> Coming:
    return Coming(
        kind=delivery.kind,
        place=delivery.place,
        due=due,
        user_id=delivery.user_id,
        payload=delivery.payload,
    )


def _of_wish(wish: Wish) -> Coming:
    return Coming(
        kind=wish.kind,
        place=wish.kind.record.place,
        due=wish.due,
        user_id=wish.user_id,
    )
