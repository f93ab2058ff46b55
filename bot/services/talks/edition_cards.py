"""What the talks of an edition change of each other: their numbers, and on their cards."""

from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.talks.editions import numbered, printed_talks
from bot.domain.talks.series import TOTAL_SHOWN_UPTO
from bot.domain.talks.talk import Talk
from bot.services.lookups import talks_of
from bot.services.outbox.planning import newest, touch
from bot.services.ports import Documents, Reader


def touch_other_cards(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """Want the cards of the edition's other talks redrawn, if they say its number.

    They say the last one, in an edition that is short enough.
    """
    touch_last_card(docs, talk.edition, now=now)
    others = [each for each in talks_of(docs, talk.edition) if each.code != talk.code]
    known = printed_talks(others, now=now)
    # Since that one's announcement went out the cards go as far, or say no total.
    beyond = min(talk.number, TOTAL_SHOWN_UPTO + 1)
    if any(each.number >= beyond and _is_announced(docs, each) for each in known):
        return
    for other in others:
        touch(docs, MirrorKind.CARD, other.code, now=now)


def touch_last_card(docs: Documents, edition: str, *, now: datetime) -> None:
    """Want the card redrawn that says, or said, that an edition is over with its talk."""
    over = [each for each in talks_of(docs, edition) if each.starts_at and each.is_over(now)]
    if over:
        last = max(over, key=lambda talk: talk.starts_at or now)
        touch(docs, MirrorKind.CARD, last.code, now=now)


def renumber(docs: Documents, edition: str, *, now: datetime) -> None:
    """Let the numbers follow time, and want the cards of those redrawn that got another."""
    for talk, number in numbered(docs.select(Talk, edition=edition)):
        if talk.number != number:
            docs.put(replace(talk, number=number))
            touch(docs, MirrorKind.CARD, talk.code, now=now)
            touch(docs, MirrorKind.THREAD_NAME, talk.code, now=now)


def renumbered(docs: Documents, talk: Talk, *, now: datetime) -> Talk:
    """The same talk, after `renumber`."""
    renumber(docs, talk.edition, now=now)
    return docs.get(Talk, talk.code)


def _is_announced(docs: Reader, talk: Talk) -> bool:
    announcement = newest(docs, talk.code, DeliveryKind.ANNOUNCEMENT)
    return announcement is not None and announcement.is_sent
