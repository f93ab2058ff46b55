"""What a talk's coming and going changes on the cards of the others: how many there are."""

from datetime import datetime

from bot.domain.delivery import DeliveryKind, MirrorKind
from bot.domain.talk import Talk
from bot.services.lookups import talks_of
from bot.services.planning import touch
from bot.services.ports import Documents


def touch_other_cards(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """Want the cards of the edition's other open talks redrawn."""
    for other in talks_of(docs, talk.edition):
        if other.is_open and other.code != talk.code:
            touch(docs, MirrorKind.CARD, other.code, DeliveryKind.ANNOUNCEMENT, now=now)
