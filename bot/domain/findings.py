"""Findings: edited, numbered points with their evidence, and the key findings made of them."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.article import Article
from bot.domain.document import Document
from bot.domain.errors import FindingNotFound, NotFound, TextMissing, TitleTooLong
from bot.domain.takeaway import Placement, Takeaway

HEADING_MAX = 200
BODY_MAX = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Document):
    """`position` (from 1) is the number in print; the takeaways point here by their `finding`."""

    KIND: ClassVar[str] = "finding"
    INDEXED: ClassVar[tuple[str, ...]] = ("edition",)
    SEARCHED: ClassVar[tuple[str, ...]] = ("heading", "body")
    MISSING: ClassVar[type[NotFound]] = FindingNotFound

    edition: str
    position: int
    heading: str
    body: str = ""

    def edited(self, heading: str, body: str) -> "Finding":
        return replace(self, heading=checked_heading(heading), body=body.strip())


def checked_heading(heading: str) -> str:
    kept = " ".join(heading.split())
    if not kept:
        raise TextMissing
    if len(kept) > HEADING_MAX:
        raise TitleTooLong(length=len(kept), limit=HEADING_MAX)
    return kept


def in_order(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.position, finding.code))


def moved(findings: list[Finding], code: str, position: int) -> list[Finding]:
    """Put one finding at `position` (from 1) and return those whose number changed."""
    ordered = in_order(findings)
    chosen = next(finding for finding in ordered if finding.code == code)
    rest = [finding for finding in ordered if finding.code != code]
    place = min(max(position, 1), len(ordered)) - 1
    renewed = [*rest[:place], chosen, *rest[place:]]
    return [
        replace(finding, position=number)
        for number, finding in enumerate(renewed, start=1)
        if finding.position != number
    ]


class ReviewState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFindings(Document):
    """The document of one edition. `author_id` is who asked for the review."""

    KIND: ClassVar[str] = "key_findings"
    INDEXED: ClassVar[tuple[str, ...]] = ("edition",)
    MISSING: ClassVar[type[NotFound]] = FindingNotFound

    edition: str
    state: ReviewState = ReviewState.DRAFT
    author_id: int | None = None
    # Rises with each change of the draft, so that people can say "draft 7".
    draft: int = 1
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision(Document):
    """One published state of the key findings, kept for good."""

    KIND: ClassVar[str] = "revision"
    INDEXED: ClassVar[tuple[str, ...]] = ("edition",)

    edition: str
    number: int
    article: Article
    author_id: int | None
    reviewer_id: int | None
    published_at: datetime
    website: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How far the sorting is, and what is missing."""

    takeaways: int
    placed: int
    to_sort: int
    left_out: int
    unsupported: tuple[int, ...]


def tally(findings: list[Finding], takeaways: list[Takeaway]) -> Tally:
    placed = [each for each in takeaways if each.placement is Placement.PLACED]
    known = {each.finding for each in placed}
    return Tally(
        takeaways=len(takeaways),
        placed=len(placed),
        to_sort=sum(
            1 for each in takeaways if each.placement in {Placement.TO_SORT, Placement.LATER}
        ),
        left_out=sum(1 for each in takeaways if each.placement is Placement.LEFT_OUT),
        unsupported=tuple(
            finding.position for finding in in_order(findings) if finding.code not in known
        ),
    )


def likely_finding(takeaway: Takeaway, findings: list[Finding]) -> Finding | None:
    """Guess where a takeaway belongs, by the words that it shares with a finding's text."""
    words = _words(takeaway.text)
    scored = [
        (len(words & _words(f"{finding.heading} {finding.body}")), -finding.position, finding)
        for finding in findings
    ]
    best = max(scored, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and best[0] >= 2 else None


def _words(text: str) -> set[str]:
    return {word for word in text.casefold().split() if len(word) > 4}
