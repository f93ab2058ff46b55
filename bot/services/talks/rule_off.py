"""What follows once the Chatham House Rule was switched off for a talk: never in silence."""

from datetime import datetime

from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.talks.talk import Talk
from bot.services.outbox.planning import post
from bot.services.ports import Documents


def tell_rule_off(docs: Documents, before: Talk, talk: Talk, now: datetime) -> None:
    """Tell the team backstage; the audit notes it by itself.

    For `TalkService`, inside its unit.
    """
    if before.chatham_house and not talk.chatham_house:
        post(docs, DeliveryKind.RULE_OFF, about=talk.code, due=now)
