"""What a talk that is to come still needs."""

from enum import StrEnum

from bot.domain.talks.slot import VenueKind
from bot.domain.talks.speaker import Consent
from bot.domain.talks.talk import Talk


class Missing(StrEnum):
    """What a talk lacks; the words stand in Fluent."""

    TIME = "time"
    SEGMENTS = "segments"
    JOIN_LINK = "join_link"
    CONSENT = "consent"


def missing_of(talk: Talk) -> tuple[Missing, ...]:
    lacks = {
        Missing.TIME: talk.slot is None,
        Missing.SEGMENTS: not talk.segments,
        Missing.JOIN_LINK: _is_joined_by_link(talk) and talk.links.join is None,
        Missing.CONSENT: open_consents(talk) > 0,
    }
    return tuple(what for what, is_missing in lacks.items() if is_missing)


def _is_joined_by_link(talk: Talk) -> bool:
    return talk.slot is None or talk.slot.venue is VenueKind.LINK


def open_consents(talk: Talk) -> int:
    """How many panellists were not asked yet whether they may be named."""
    return sum(1 for each in talk.speakers if each.consent is Consent.NOT_ASKED)
