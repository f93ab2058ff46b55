"""What nobody was sent of a talk that ran, and ended by itself, while the bot was away."""

from datetime import datetime
from typing import Final

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Dropped
from bot.domain.deliveries.kinds import Worth
from bot.domain.deliveries.reasons import Reason
from bot.domain.talks.talk import Talk
from bot.services.ports import Documents
from bot.services.sending.consequences import carry_out

# What is about the talk and worth sending all the same, as what the team is told, still goes.
_WHILE_TO_COME: Final = frozenset(
    {Worth.UNTIL_THE_START, Worth.UNTIL_THE_END, Worth.UNTIL_A_NEARER_ONE}
)


def drop_missed(docs: Documents, before: Talk, talk: Talk, now: datetime) -> None:
    """Tell the team; its end alone would withdraw it. For `Turning`, inside its unit."""
    if before.ended_unsaid or not talk.ended_unsaid:
        return
    for code in [each.code for each in docs.select(Delivery, about=talk.code)]:
        # What follows another one may be dropped with it.
        each = docs.get(Delivery, code)
        is_missed = each.kind.record.worth in _WHILE_TO_COME
        if each.is_planned and each.due <= talk.the_slot().ends_at and is_missed:
            carry_out(docs, each, Dropped(Reason.TOO_LATE), now=now)
