"""What a talk's coming and going changes on the cards of the others: how far their numbers go."""

from datetime import datetime

from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.findings.composing import printed_talks
from bot.domain.talks.talk import Talk
from bot.services.lookups import talks_of
from bot.services.outbox.planning import newest, touch
from bot.services.ports import Documents, Reader


def touch_other_cards(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """Want the cards of the edition's other open talks redrawn, if its number is their last."""
    others = [each for each in talks_of(docs, talk.edition) if each.code != talk.code]
    known = printed_talks(others, now=now)
    # Since its announcement went out the cards have gone as far as its number.
    if any(each.number >= talk.number and _is_announced(docs, each) for each in known):
        return
    for other in others:
        if other.is_open:
            touch(docs, MirrorKind.CARD, other.code, now=now)


def _is_announced(docs: Reader, talk: Talk) -> bool:
    announcement = newest(docs, talk.code, DeliveryKind.ANNOUNCEMENT)
    return announcement is not None and announcement.is_sent
