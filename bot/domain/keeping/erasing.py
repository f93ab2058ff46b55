"""What was erased for good, and documents without it: for a backup that still has it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.deliveries.delivery import Delivery
from bot.domain.document import Document, user_owner
from bot.domain.findings.finding import KeyFindings, Revision
from bot.domain.signups.signup import Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.preview import Preview
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server


class Erased(StrEnum):
    """What an erasure was about."""

    # Everything about a person, on one server or everywhere.
    MEMBER = "member"
    # Everything that an owner has.
    OWNER = "owner"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """A member is named by `user_id`, a document by `kind` and `code`; `owner` None is everywhere.

    It says what was asked for, not which documents that were: a backup may hold others.
    """

    at: datetime
    what: Erased
    owner: str | None = None
    user_id: int | None = None
    kind: str | None = None
    code: str | None = None


def without(document: Document, erasure: Erasure) -> Document | None:
    """Return the document as the erasure leaves it: itself, a changed one, or None."""
    if erasure.owner is not None and erasure.owner != document.owner:
        return document
    match erasure.what:
        case Erased.MEMBER:
            return document if erasure.user_id is None else _forget(document, erasure.user_id)
        case Erased.OWNER:
            return document if erasure.owner is None else None
        case Erased.DOCUMENT:
            named = (document.KIND, document.code) == (erasure.kind, erasure.code)
            return None if named else document


def _forget(document: Document, user_id: int) -> Document | None:
    """A member's own documents go; what belongs to all stays, and names nobody."""
    match document:
        case Signup() | Preview() | Delivery() if document.user_id == user_id:
            return None
        case Takeaway() if user_id == document.author_id or user_id in document.support:
            support = tuple(each for each in document.support if each != user_id)
            if document.author_id != user_id:
                return replace(document, support=support)
            return replace(document.anonymous(), support=support)
        case Talk() if document.edited is not None and document.edited.by == user_id:
            return replace(document, edited=None)
        case KeyFindings() if document.author_id == user_id:
            return replace(document, author_id=None)
        case Revision() if user_id in {document.author_id, document.reviewer_id}:
            return replace(
                document,
                author_id=None if document.author_id == user_id else document.author_id,
                reviewer_id=None if document.reviewer_id == user_id else document.reviewer_id,
            )
        case Server() if document.set_up_by == user_id:
            return replace(document, set_up_by=None)
        case _:
            return None if document.owner == user_owner(user_id) else document
