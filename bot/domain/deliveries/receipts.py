"""What went where of one thing, what did not and why: lines made of its planned messages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.deliveries.delivery import Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind, Place
from bot.domain.deliveries.reasons import Reason


class Went(StrEnum):
    """What became of a message; the words stand in Fluent."""

    SENT = "sent"
    WAITS = "waits"
    ON_ITS_WAY = "on_its_way"
    STUCK = "stuck"
    NOT_SENT = "not_sent"


_BY_STATE = {
    DeliveryState.PLANNED: Went.WAITS,
    DeliveryState.CLAIMED: Went.ON_ITS_WAY,
    DeliveryState.DOUBTFUL: Went.ON_ITS_WAY,
    DeliveryState.SENT: Went.SENT,
    DeliveryState.HELD: Went.STUCK,
    DeliveryState.DROPPED: Went.NOT_SENT,
    DeliveryState.WITHDRAWN: Went.NOT_SENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One message, or so many letters of a kind with one outcome; of letters never whose.

    `update` names what of it was refused later, though the message itself stands.
    """

    delivery: Delivery
    went: Went
    reason: Reason | None = None
    count: int = 1
    update: MirrorKind | None = None

    @property
    def kind(self) -> DeliveryKind:
        return self.delivery.kind


def went(delivery: Delivery) -> Went:
    return _BY_STATE[delivery.state]


def receipt(deliveries: Iterable[Delivery], mirrors: Iterable[Mirror]) -> tuple[ReceiptLine, ...]:
    """The lines in the order in which they were due, each refused update behind its message.

    Left out is what only the team reads, and what was taken back before anybody read it.
    """
    lines: list[ReceiptLine] = []
    refused = [each for each in mirrors if each.reason is not None]
    for delivery in sorted(deliveries, key=lambda each: each.due):
        if delivery.place is Place.BACKSTAGE or delivery.was_taken_back:
            continue
        line = ReceiptLine(delivery=delivery, went=went(delivery), reason=_reason(delivery))
        same = _of_letters(lines, line)
        if same is None:
            lines.append(line)
        else:
            lines[same] = replace(lines[same], count=lines[same].count + 1)
        lines += [
            ReceiptLine(delivery=delivery, went=Went.STUCK, reason=each.reason, update=each.kind)
            for each in refused
            if each.post == delivery.code
        ]
    return tuple(lines)


def _reason(delivery: Delivery) -> Reason | None:
    return delivery.reason if went(delivery) in {Went.STUCK, Went.NOT_SENT} else None


def _of_letters(lines: list[ReceiptLine], line: ReceiptLine) -> int | None:
    """Where the line stands that counts letters of this kind and outcome."""
    if line.delivery.user_id is None:
        return None
    wanted = (line.kind, line.went, line.reason)
    places = (
        number
        for number, each in enumerate(lines)
        if each.delivery.user_id is not None and (each.kind, each.went, each.reason) == wanted
    )
    return next(places, None)
