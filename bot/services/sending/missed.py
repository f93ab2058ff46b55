"""What nobody was sent of a talk that ran, and ended by itself, while the bot was away."""

from datetime import datetime

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Dropped
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.talks.talk import Talk
from bot.services.ports import Documents
from bot.services.sending.consequences import carry_out


def drop_missed(docs: Documents, before: Talk, talk: Talk, now: datetime) -> None:
    """Tell the team; its end alone would withdraw it. For `Turning`, inside its unit."""
    if before.ended_unsaid or not talk.ended_unsaid:
        return
    for code in [each.code for each in docs.select(Delivery, about=talk.code)]:
        # What follows another one may be dropped with it.
        each = docs.get(Delivery, code)
        asks = each.kind is DeliveryKind.STILL_RUNNING
        if each.is_planned and each.due <= talk.the_slot().ends_at and not asks:
            carry_out(docs, each, Dropped(Reason.TOO_LATE), now=now)
