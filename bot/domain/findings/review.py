"""What a second person says of a draft: comments under findings, and one answer to the whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import TextTooLong
from bot.domain.findings.difference import TextSpan, difference_of, is_other
from bot.domain.findings.finding import Finding

COMMENT_MAX = 1000


class Verdict(StrEnum):
    """The words stand in Fluent."""

    LOOKING = "looking"
    APPROVED = "approved"
    NEEDS_CHANGES = "needs_changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    finding: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFinding:
    """A finding as the reviewer saw it when they answered."""

    finding: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Document):
    """One for each reviewer of an edition, until it is published.

    `draft` and `at` are of the answer; `user_id` is None for whoever was erased.
    """

    KIND: ClassVar[str] = "review"
    INDEXED: ClassVar[tuple[str, ...]] = ("edition",)
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"edition": ("edition",)}

    edition: str
    user_id: int | None
    verdict: Verdict = Verdict.LOOKING
    draft: int = 0
    at: datetime
    comments: tuple[Comment, ...] = ()
    seen: tuple[SeenFinding, ...] = ()

    @property
    def says_nothing(self) -> bool:
        return self.verdict is Verdict.LOOKING and not self.comments

    def comment_on(self, finding: str) -> Comment | None:
        return next((each for each in self.comments if each.finding == finding), None)

    def commented(self, finding: str, typed: str, *, now: datetime) -> "Review":
        """One comment under each finding; no text takes it back. Raises `TextTooLong`."""
        text = typed.strip()
        if len(text) > COMMENT_MAX:
            raise TextTooLong(length=len(text), limit=COMMENT_MAX)
        others = tuple(each for each in self.comments if each.finding != finding)
        new = (Comment(finding=finding, text=text, at=now),) if text else ()
        return replace(self, comments=(*others, *new))

    def answered(
        self, verdict: Verdict, draft: int, findings: Iterable[Finding], *, now: datetime
    ) -> "Review":
        seen = tuple(
            SeenFinding(finding=each.code, heading=each.heading, body=each.body)
            for each in findings
        )
        return replace(self, verdict=verdict, draft=draft, at=now, seen=seen)

    def changed_since(self, finding: Finding) -> tuple[TextSpan, ...]:
        """What is another in it since this person answered; nothing where that is nothing.

        A finding that is new since is wholly new; before any answer nothing is.
        """
        if not self.seen:
            return ()
        old = next((each for each in self.seen if each.finding == finding.code), None)
        before = (old.heading, old.body) if old is not None else ("", "")
        spans = difference_of(before, (finding.heading, finding.body))
        return spans if is_other(spans) else ()
