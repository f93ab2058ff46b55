"""What a backup says of messages is old: they may have gone out since."""

from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries.delivery import Claim, Delivery, DeliveryState, Mirror
from bot.domain.deliveries.kinds import MirrorKind
from bot.domain.deliveries.reasons import Reason

# Stands where a claim names a run of the process.
RESTORED = "restored"


def doubted(delivery: Delivery, *, moment: datetime, now: datetime) -> Delivery:
    """Return a delivery of a backup made at `moment` so that the bot looks before it sends.

    What is not due yet stays planned; a held one stays held until somebody mends it.
    """
    if delivery.is_under_way:
        return replace(delivery, state=DeliveryState.DOUBTFUL, wake=now)
    if delivery.is_held:
        if delivery.kind.record.is_thread:
            # It has its message's id, so it can be opened without a look.
            return delivery
        # Somebody may have mended it since; this reason makes the bot look first.
        return replace(_as_claimed(delivery, moment), reason=Reason.CANNOT_LOOK)
    if delivery.is_planned and delivery.due <= now:
        return replace(_as_claimed(delivery, moment), state=DeliveryState.DOUBTFUL, wake=now)
    return delivery


def _as_claimed(delivery: Delivery, moment: datetime) -> Delivery:
    """A look begins at the claim: at the moment of the backup, or earlier if it was tried then."""
    return replace(delivery, claim=delivery.claim or Claim(by=RESTORED, at=moment))


def redrawn(mirror: Mirror, *, now: datetime) -> Mirror:
    """Want what was posted shown as the backup has it; a poll is not ended by that."""
    if mirror.kind is MirrorKind.POLL_CLOSING:
        return mirror
    return mirror.touched(now=now)
