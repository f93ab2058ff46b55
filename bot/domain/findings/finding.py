"""Findings: edited, numbered points with their evidence, and the key findings made of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import NotFound, TextMissing, TextTooLong, TitleTooLong
from bot.domain.findings.article import Article, ArticleFinding
from bot.domain.findings.errors import FindingNotFound
from bot.domain.findings.following import FollowUp
from bot.domain.plain import one_line
from bot.domain.takeaways.takeaway import UNDECIDED, Placement, Takeaway

HEADING_MAX = 200
BODY_MAX = 4000

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Document):
    """`position` (from 1) is the number in print; the takeaways point here by their `finding`."""

    KIND: ClassVar[str] = "finding"
    INDEXED: ClassVar[tuple[str, ...]] = ("edition",)
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"edition": ("edition",)}
    SEARCHED: ClassVar[tuple[str, ...]] = ("heading", "body")
    MISSING: ClassVar[type[NotFound]] = FindingNotFound

    edition: str
    position: int
    heading: str
    body: str = ""
    # What became of it since it was published.
    became: FollowUp | None = None

    def edited(self, heading: str, body: str) -> "Finding":
        """Raise `TextMissing` for no heading, `TitleTooLong` and `TextTooLong`."""
        return replace(self, heading=checked_heading(heading), body=checked_body(body))

    def joined_by(self, other: "Finding") -> "Finding":
        """The same with the other's text at its end; raises `TextTooLong`."""
        body = "\n\n".join(each for each in (self.body, other.body) if each)
        return replace(self, body=checked_body(body))


def checked_heading(heading: str) -> str:
    kept = one_line(heading)
    if not kept:
        raise TextMissing
    if len(kept) > HEADING_MAX:
        raise TitleTooLong(length=len(kept), limit=HEADING_MAX)
    return kept


def checked_body(body: str) -> str:
    """Paragraphs with an empty line between; raises `TextTooLong`."""
    kept = "\n\n".join(paragraphs(body))
    if len(kept) > BODY_MAX:
        raise TextTooLong(length=len(kept), limit=BODY_MAX)
    return kept


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs, which empty lines part, each on one line."""
    found = (one_line(each) for each in _BLANK_LINES.split(text.replace("\r\n", "\n")))
    return tuple(each for each in found if each)


def in_order(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.position, finding.code))


def moved(findings: list[Finding], code: str, position: int) -> list[Finding]:
    """Put one finding at `position` (from 1) and return those whose number changed.

    Raises `FindingNotFound`.
    """
    ordered = in_order(findings)
    chosen = next((finding for finding in ordered if finding.code == code), None)
    if chosen is None:
        raise Finding.missing(code)
    rest = [finding for finding in ordered if finding.code != code]
    place = min(max(position, 1), len(ordered)) - 1
    return renumbered([*rest[:place], chosen, *rest[place:]])


def closed_up(findings: list[Finding]) -> list[Finding]:
    """Close the gap that a finding has left, and return those whose number changed."""
    return renumbered(in_order(findings))


def renumbered(ordered: list[Finding]) -> list[Finding]:
    """Number them as they stand, and return those whose number changed."""
    return [
        replace(finding, position=number)
        for number, finding in enumerate(ordered, start=1)
        if finding.position != number
    ]


class ReviewState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"


class Turn(StrEnum):
    """What somebody does that makes key findings stand otherwise; the words stand in Fluent."""

    ASKED = "asked"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    # Written further, after a review was asked for or they were published.
    REOPENED = "reopened"
    TIMED = "timed"
    UNTIMED = "untimed"
    PUBLISHED = "published"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """`by` is None for what nobody did by hand, and for whoever was erased."""

    what: Turn
    by: int | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFindings(Document):
    """The document of one edition, whose code it has. `author_id` is who asked for the review.

    What an edition does not say of itself is here; `title` and `authors` stand in for its name
    and producers where a published article called them otherwise.
    """

    KIND: ClassVar[str] = "key_findings"
    INDEXED: ClassVar[tuple[str, ...]] = ("edition",)
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"edition": ("edition",)}
    MISSING: ClassVar[type[NotFound]] = FindingNotFound

    edition: str
    state: ReviewState = ReviewState.DRAFT
    author_id: int | None = None
    # Whoever wrote or asked since it was published last: none of them is the second person.
    author_ids: tuple[int, ...] = ()
    # The second person who approved of this draft: then any organiser may publish it.
    approved_by: int | None = None
    # Rises when text or order change, so that people can say "draft 7"; sorting is no new draft.
    draft: int = 1
    revision: int = 0
    # How often they came to stand otherwise, and by what last: a card of before is outdated.
    turns: int = 0
    turned: Turned | None = None
    title: str = ""
    article_kind: str | None = None
    authors: tuple[str, ...] = ()
    heading_of_findings: str = ""
    scope_note: str = ""

    def changed(self) -> "KeyFindings":
        """Its evidence is another: what was published is a draft again, and a review goes on."""
        if self.state is not ReviewState.PUBLISHED:
            return replace(self, approved_by=None)
        return replace(self, state=ReviewState.DRAFT, author_id=None, author_ids=())

    def rewritten(self, by: int | None) -> "KeyFindings":
        """One draft more, of which nobody has asked for a review yet."""
        draft = replace(self.changed(), state=ReviewState.DRAFT, author_id=None)
        return replace(draft.written_by(by), draft=self.draft + 1)

    def written_by(self, user_id: int | None) -> "KeyFindings":
        if user_id is None or user_id in self.author_ids:
            return self
        return replace(self, author_ids=(*self.author_ids, user_id))

    def in_review(self, author_id: int) -> "KeyFindings":
        asked = replace(self, state=ReviewState.IN_REVIEW, author_id=author_id, approved_by=None)
        return asked.written_by(author_id)

    @property
    def authors_of_draft(self) -> tuple[int, ...]:
        """None of whom is the second person."""
        asked = () if self.author_id is None else (self.author_id,)
        return (*asked, *self.author_ids)

    @property
    def people(self) -> frozenset[int | None]:
        """Everybody whose id it holds."""
        last = self.turned.by if self.turned is not None else None
        return frozenset({*self.authors_of_draft, self.approved_by, last})

    @property
    def is_approved(self) -> bool:
        """Whether a second person has approved of what is under review."""
        return self.state is ReviewState.IN_REVIEW and self.approved_by is not None

    def approved(self, by: int) -> "KeyFindings":
        return replace(self, approved_by=by)

    def sent_back(self) -> "KeyFindings":
        """To be written further; a review has to be asked for again."""
        return replace(self, state=ReviewState.DRAFT, author_id=None, approved_by=None)

    def retracted(self) -> "KeyFindings":
        """A draft again, which can be published anew."""
        return self.changed().sent_back()

    def turned_by(self, what: Turn, by: int | None, *, now: datetime) -> "KeyFindings":
        return replace(self, turns=self.turns + 1, turned=Turned(what=what, by=by, at=now))

    def was_turned_since(self, turns: int, reader_id: int) -> bool:
        """Tell whether somebody else made it stand otherwise than a card of then shows."""
        return self.turns > turns and self.turned is not None and self.turned.by != reader_id

    def stands_as(self, other: "KeyFindings") -> bool:
        return (self.state, self.approved_by) == (other.state, other.approved_by)

    def published(self) -> "KeyFindings":
        return replace(
            self, state=ReviewState.PUBLISHED, revision=self.revision + 1, approved_by=None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Document):
    """One published state of the key findings, kept for good."""

    KIND: ClassVar[str] = "revision"
    INDEXED: ClassVar[tuple[str, ...]] = ("edition",)
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"edition": ("edition",)}

    edition: str
    # From 1; whatever is not the first is a correction.
    number: int
    article: Article
    author_id: int | None
    reviewer_id: int | None
    published_at: datetime
    website: str | None = None
    # Those of the workbench that it was made of, in the order of print; none for what was imported.
    findings: tuple[str, ...] = ()
    # Of the article as it was published, if a name was taken out since; see `revision_chain`.
    fingerprint: str = ""
    # What a correction corrects, in a sentence for its readers.
    reason: str = ""
    # Nobody but the team reads it any more; the reason is for everybody.
    retracted_at: datetime | None = None
    retracted_why: str = ""

    @property
    def is_retracted(self) -> bool:
        return self.retracted_at is not None

    def printed(self, finding: str) -> ArticleFinding | None:
        """As it stands in print; None if this revision does not have it."""
        pairs = zip(self.findings, self.article.findings, strict=False)
        return next((printed for code, printed in pairs if code == finding), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SortingProgress:
    """How far the sorting is, and what is missing."""

    takeaways: int
    placed: int
    to_sort: int
    left_out: int
    unsupported: tuple[int, ...]


def sorting_progress(findings: list[Finding], takeaways: list[Takeaway]) -> SortingProgress:
    placed = [each for each in takeaways if each.placement is Placement.PLACED]
    known = {each.finding for each in placed if not each.is_against}
    return SortingProgress(
        takeaways=len(takeaways),
        placed=len(placed),
        to_sort=sum(each.placement in UNDECIDED for each in takeaways),
        left_out=sum(1 for each in takeaways if each.placement is Placement.LEFT_OUT),
        unsupported=tuple(
            finding.position for finding in in_order(findings) if finding.code not in known
        ),
    )
