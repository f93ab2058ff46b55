"""What was erased for good, and documents without it: for whatever file still has it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.deliveries.delivery import Delivery
from bot.domain.document import Document, user_owner
from bot.domain.findings.finding import KeyFindings, Revision
from bot.domain.findings.letters import FindingsLetters
from bot.domain.findings.review import Review
from bot.domain.keeping.audit import AuditEntry
from bot.domain.signups.attendance import Attendance
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import EditionSignup, Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.preview import Preview
from bot.domain.talks.series import Series
from bot.domain.talks.talk import Talk
from bot.domain.team.server import Server


class Erased(StrEnum):
    """What an erasure was about."""

    # Everything about a person, on one server or everywhere.
    MEMBER = "member"
    # Everything that an owner has.
    OWNER = "owner"
    DOCUMENT = "document"
    # Who logged what of a talk: the Chatham House Rule was agreed on afterwards.
    AUTHORS = "authors"


# The words of a note may be in a file for that long: a cleaning is for all that was undone in it.
_GATHERED = timedelta(minutes=10)
# Between reading the clock for an erasure and its commit, a backup may have begun.
_BEGUN_BEFORE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """A member is named by `user_id`, a document by `kind` and `code`; `owner` None is everywhere.

    Authors are named by the `code` of their talk. It says what was asked for, not which documents
    that were: a backup may hold others. It holds no name and no words, for it is kept.
    """

    at: datetime
    what: Erased
    owner: str | None = None
    user_id: int | None = None
    kind: str | None = None
    code: str | None = None

    @property
    def may_come_back(self) -> bool:
        """Tell whether it names somebody; codes are never used again."""
        return self.what in {Erased.MEMBER, Erased.OWNER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasing(Document):
    """An erasure from the unit of work that made it until the ledger and the files know."""

    KIND: ClassVar[str] = "erasing"
    INDEXED: ClassVar[tuple[str, ...]] = ("wake",)

    erasure: Erasure
    wake: datetime


def erasing(erasure: Erasure, *, owner: str, code: str) -> Erasing:
    """Plan the cleaning of the files: at once, but for single documents, which are gathered."""
    patience = _GATHERED if erasure.what is Erased.DOCUMENT else timedelta(0)
    return Erasing(owner=owner, code=code, erasure=erasure, wake=erasure.at + patience)


def erasures_since(
    erasures: Iterable[Erasure], *, known: datetime | None, made_at: datetime | None
) -> list[Erasure]:
    """Those that a copy cannot know: it says through when it does, or at least when it was made.

    Only who was erased, or what owner, may have come back and have something new.
    """
    if known is not None:
        return [each for each in erasures if each.at > known]
    if made_at is not None:
        since = made_at - _BEGUN_BEFORE
        return [each for each in erasures if each.at >= since or not each.may_come_back]
    return list(erasures)


def without_all(document: Document, erasures: Iterable[Erasure]) -> Document | None:
    left: Document | None = document
    for erasure in erasures:
        if left is not None:
            left = without(left, erasure)
    return left


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
        case Erased.AUTHORS:
            return _under_the_rule(document, erasure)


def _under_the_rule(document: Document, erasure: Erasure) -> Document:
    """What was said once under the rule stays so, whatever the talk was changed to later."""
    match document:
        case Takeaway() if document.talk == erasure.code:
            return document.under_the_rule()
        case Talk() if document.code == erasure.code and document.changed_at <= erasure.at:
            return document if document.chatham_house else replace(document, chatham_house=True)
        case _:
            return document


def _forget(document: Document, user_id: int) -> Document | None:
    """A member's own documents go; what belongs to all stays, and names nobody."""
    match document:
        case (
            Signup()
            | EditionSignup()
            | Attendance()
            | Preview()
            | Delivery()
            | OwnCalendar()
            | FindingsLetters()
        ) if document.user_id == user_id:
            return None
        case Takeaway():
            return _nameless(document, user_id)
        case Talk() | Series():
            return _forget_team(document, user_id)
        case Review() if document.user_id == user_id:
            return replace(document, user_id=None)
        case KeyFindings() if user_id in document.people:
            turned = document.turned
            return replace(
                document,
                turned=replace(turned, by=None) if turned and turned.by == user_id else turned,
                approved_by=None if document.approved_by == user_id else document.approved_by,
                author_id=None if document.author_id == user_id else document.author_id,
                author_ids=tuple(each for each in document.author_ids if each != user_id),
            )
        case Revision() if user_id in {document.author_id, document.reviewer_id}:
            return replace(
                document,
                author_id=None if document.author_id == user_id else document.author_id,
                reviewer_id=None if document.reviewer_id == user_id else document.reviewer_id,
            )
        case Erasing() if document.erasure.user_id == user_id:
            # In a backup; the ledger has it by now.
            return None
        case AuditEntry() if document.by == user_id:
            return replace(document, by=None, salt=None)
        case Server() if document.set_up_by == user_id:
            return replace(document, set_up_by=None)
        case _:
            return None if document.owner == user_owner(user_id) else document


def _forget_team(document: Talk | Series, user_id: int) -> Document:
    """Itself where they are not named."""
    if isinstance(document, Series):
        others = tuple(each for each in document.co_producer_ids if each != user_id)
        is_named = others != document.co_producer_ids
        return replace(document, co_producer_ids=others) if is_named else document
    is_theirs = document.edited is not None and document.edited.by == user_id
    edited = None if is_theirs else document.edited
    note_takers = tuple(each for each in document.note_taker_ids if each != user_id)
    if (edited, note_takers) == (document.edited, document.note_taker_ids):
        return document
    return replace(document, edited=edited, note_taker_ids=note_takers)


def _nameless(takeaway: Takeaway, user_id: int) -> Takeaway:
    """Without this member, who logged, changed, supported or reported it; others stay."""
    others = replace(
        takeaway,
        support=tuple(each for each in takeaway.support if each != user_id),
        reported_by=tuple(each for each in takeaway.reported_by if each != user_id),
        changed_by=None if takeaway.changed_by == user_id else takeaway.changed_by,
    )
    if takeaway.author_id != user_id:
        return takeaway if others == takeaway else others
    return replace(others.anonymous(), support=others.support, reported_by=others.reported_by)
