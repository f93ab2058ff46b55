"""Where a document speaks of a person: what [My data] shows, and what an erasure takes out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.deliveries.delivery import Delivery
from bot.domain.document import Document, user_owner
from bot.domain.findings.finding import KeyFindings, Revision
from bot.domain.findings.letters import FindingsLetters
from bot.domain.findings.review import Review
from bot.domain.keeping.audit import AuditEntry
from bot.domain.keeping.classes import Keeping
from bot.domain.signups.attendance import Attendance
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import EditionSignup, Signup
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.preview import Preview
from bot.domain.talks.series import Series
from bot.domain.talks.talk import Talk
from bot.domain.team.member import Member
from bot.domain.team.server import Server

# The kinds in which people are named by their ids.
SPEAK_OF_PEOPLE: tuple[type[Document], ...] = (
    Signup,
    EditionSignup,
    Attendance,
    Delivery,
    Takeaway,
    Preview,
    Member,
    OwnCalendar,
    FindingsLetters,
    Series,
    Talk,
    KeyFindings,
    Review,
    Revision,
    Server,
    AuditEntry,
)


class Involvement(StrEnum):
    """What somebody has to do with a document; the words stand in Fluent."""

    ANSWERED = "answered"
    ATTENDED = "attended"
    WRITTEN_TO = "written_to"
    WROTE = "wrote"
    SUPPORTED = "supported"
    REPORTED = "reported"
    CHANGED_NOTE = "changed_note"
    TYPED = "typed"
    CHOSE = "chose"
    CHANGED = "changed"
    TAKES_NOTES = "takes_notes"
    CO_PRODUCES = "co_produces"
    ASKED_REVIEW = "asked_review"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    SET_UP = "set_up"
    DID = "did"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """`document` is as much of it as is theirs; all of it only if it `is_theirs`."""

    keeping: Keeping
    part: Involvement
    document: Document
    is_theirs: bool = False
    at: datetime | None = None
    # The talk or edition that it is about.
    about: str = ""
    # Their own words.
    words: str = ""


def mentions_of(document: Document, user_id: int) -> tuple[Mention, ...]:
    return tuple(_mentions(document, user_id))


def _mentions(document: Document, user_id: int) -> Iterator[Mention]:
    match document:
        case Signup() if document.user_id == user_id:
            at, about = document.answered_at, document.talk
            yield _own(Keeping.SIGNUPS, Involvement.ANSWERED, document, at=at, about=about)
        case EditionSignup() if document.user_id == user_id:
            at, about = document.since, document.edition
            yield _own(Keeping.SIGNUPS, Involvement.ANSWERED, document, at=at, about=about)
        case Attendance() if document.user_id == user_id:
            at, about = document.at, document.talk
            yield _own(Keeping.ATTENDANCE, Involvement.ATTENDED, document, at=at, about=about)
        case Delivery() if document.user_id == user_id:
            at, about = document.sent_at or document.due, document.about
            yield _own(Keeping.LETTERS, Involvement.WRITTEN_TO, document, at=at, about=about)
        case Takeaway():
            yield from _of_takeaway(document, user_id)
        case Preview() if document.user_id == user_id:
            yield _own(Keeping.PREVIEWS, Involvement.TYPED, document, at=document.made_at)
        case OwnCalendar() if document.user_id == user_id:
            yield _own(Keeping.SETTINGS, Involvement.CHOSE, document)
        case FindingsLetters() if document.user_id == user_id:
            yield _own(Keeping.SETTINGS, Involvement.CHOSE, document, at=document.asked_at)
        case Member() if document.owner == user_owner(user_id):
            yield _own(Keeping.SETTINGS, Involvement.CHOSE, document)
        case _:
            yield from _of_team(document, user_id)


def _own(
    keeping: Keeping,
    part: Involvement,
    document: Document,
    *,
    at: datetime | None = None,
    about: str = "",
) -> Mention:
    return Mention(
        keeping=keeping, part=part, document=document, is_theirs=True, at=at, about=about
    )


def _of_takeaway(document: Takeaway, user_id: int) -> Iterator[Mention]:
    if document.author_id == user_id:
        # Who else supported it is theirs to take away.
        yield Mention(
            keeping=Keeping.AUTHORS,
            part=Involvement.WROTE,
            document=replace(document, support=(), reported_by=(), changed_by=None),
            is_theirs=True,
            at=document.logged_at,
            about=document.talk,
            words=document.text,
        )
    if user_id in document.support:
        yield Mention(
            keeping=Keeping.AUTHORS,
            part=Involvement.SUPPORTED,
            document=document,
            about=document.talk,
        )
    if user_id in document.reported_by:
        yield Mention(
            keeping=Keeping.AUTHORS,
            part=Involvement.REPORTED,
            document=document,
            about=document.talk,
        )
    if document.changed_by == user_id:
        yield _team(Involvement.CHANGED_NOTE, document, about=document.talk, at=document.changed_at)


def _of_team(document: Document, user_id: int) -> Iterator[Mention]:
    match document:
        case Talk():
            if document.edited is not None and document.edited.by == user_id:
                yield _team(Involvement.CHANGED, document, about=document.code)
            if user_id in document.note_taker_ids:
                yield _team(Involvement.TAKES_NOTES, document, about=document.code)
        case Series() if user_id in document.co_producer_ids:
            yield _team(Involvement.CO_PRODUCES, document, about=document.code)
        case KeyFindings() | Review() | Revision():
            yield from _of_publication(document, user_id)
        case AuditEntry() if document.by == user_id:
            yield Mention(
                keeping=Keeping.AUDIT, part=Involvement.DID, document=document, at=document.at
            )
        case Server() if document.set_up_by == user_id:
            yield _team(Involvement.SET_UP, document, about="")
        case _:
            return


def _of_publication(document: KeyFindings | Review | Revision, user_id: int) -> Iterator[Mention]:
    about = document.edition
    match document:
        case KeyFindings():
            if document.author_id == user_id:
                yield _team(Involvement.ASKED_REVIEW, document, about=about)
            if document.approved_by == user_id:
                yield _team(Involvement.REVIEWED, document, about=about)
            if document.turned is not None and document.turned.by == user_id:
                yield _team(Involvement.CHANGED, document, about=about, at=document.turned.at)
        case Review():
            if document.user_id == user_id:
                yield _team(Involvement.REVIEWED, document, about=about, at=document.at)
        case Revision():
            at = document.published_at
            if document.author_id == user_id:
                yield _team(Involvement.ASKED_REVIEW, document, about=about, at=at)
            if document.reviewer_id == user_id:
                yield _team(Involvement.PUBLISHED, document, about=about, at=at)


def _team(
    part: Involvement, document: Document, *, about: str, at: datetime | None = None
) -> Mention:
    return Mention(keeping=Keeping.TEAM, part=part, document=document, about=about, at=at)
