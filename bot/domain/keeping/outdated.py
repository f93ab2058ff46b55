"""What has been kept for as long as its class says, and what becomes of it then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.deliveries.delivery import Delivery
from bot.domain.document import Document
from bot.domain.keeping.classes import Keeping
from bot.domain.partners.partner import Following
from bot.domain.signups.attendance import Attendance
from bot.domain.signups.signup import EditionSignup, Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.preview import Preview
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server

# A server that the bot left is kept for so long: a kick by mistake is mended in days.
KEPT_AFTER_LEAVING: Final = timedelta(days=90)
# The host is told so long before what such a server has is erased.
HOST_TOLD_BEFORE: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """`after` is None for what goes as a whole."""

    keeping: Keeping
    before: Document
    after: Document | None


def over_since(talk: Talk) -> datetime | None:
    """When a talk was over for good; None while anything may still become of it."""
    if talk.is_open:
        return None
    if talk.ended_at is not None:
        return talk.ended_at
    if talk.was_cancelled:
        # Its hour may lie ahead, and it can be held after all.
        return max(talk.changed_at, talk.slot.ends_at) if talk.slot else talk.changed_at
    return None


def outdated_of(document: Document, talk: Talk | None, *, now: datetime) -> Iterator[Outdated]:
    """Yield what has come to its term; `talk` is the one that the document is about.

    Without a talk its own moment counts. What belongs to a talk that is not over is kept.
    """
    keeping, moment, after = _told(document)
    if keeping is None or keeping.term is None or moment is None:
        return
    if talk is not None:
        over = over_since(talk)
        if over is None:
            return
        moment = max(moment, over)
    if moment + keeping.term <= now:
        yield Outdated(keeping=keeping, before=document, after=after)


def _told(document: Document) -> tuple[Keeping | None, datetime | None, Document | None]:
    match document:
        case Signup():
            return Keeping.SIGNUPS, document.answered_at, None
        case EditionSignup():
            return Keeping.SIGNUPS, document.since, None
        case Attendance():
            return Keeping.ATTENDANCE, document.at, None
        case Delivery() if document.user_id is not None and not document.is_open:
            return Keeping.LETTERS, document.sent_at or document.due, None
        case Takeaway() if document.anonymous() != document:
            return Keeping.AUTHORS, document.logged_at, document.anonymous()
        case Following() if document.ended_at is not None and not document.is_active:
            return Keeping.ARRIVALS, document.ended_at, None
        case Preview():
            return Keeping.PREVIEWS, document.made_at, None
        case _:
            return None, None, None


def to_be_erased_at(server: Server) -> datetime | None:
    """When a server that the bot left is erased; None while the bot is on it."""
    return None if server.left_at is None else server.left_at + KEPT_AFTER_LEAVING


def is_to_be_told(server: Server, *, now: datetime) -> bool:
    """Tell whether the host is to hear now that a server will be erased."""
    at = to_be_erased_at(server)
    return at is not None and server.host_told_at is None and at - HOST_TOLD_BEFORE <= now


def may_be_erased(server: Server, *, now: datetime) -> bool:
    """Tell whether its term is over and the host has known for long enough."""
    at, told = to_be_erased_at(server), server.host_told_at
    return at is not None and told is not None and max(at, told + HOST_TOLD_BEFORE) <= now
