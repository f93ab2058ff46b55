"""One point that somebody logged during or after a talk."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import (
    NotFound,
    NotYours,
    TakeawayNotFound,
    TextMissing,
    TextTooLong,
    TooMany,
)
from bot.domain.talk import Talk

TEXT_MAX = 1000
LINES_MAX = 25


class TakeawayKind(StrEnum):
    INSIGHT = "insight"
    PRACTICE = "practice"
    DECISION = "decision"
    ACTION = "action"
    QUESTION = "question"
    RESOURCE = "resource"


SIGNS: dict[str, TakeawayKind] = {
    "?": TakeawayKind.QUESTION,
    "!": TakeawayKind.ACTION,
    "+": TakeawayKind.PRACTICE,
    "=": TakeawayKind.DECISION,
    "@": TakeawayKind.RESOURCE,
}
_TAG = re.compile(r"(?<!\S)#(\w{2,30})", re.UNICODE)
_BULLET = re.compile(r"^\s*(?:[-*•–]\s+)")


class Placement(StrEnum):
    TO_SORT = "to_sort"
    LATER = "later"
    PLACED = "placed"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeaway(Document):
    """`author_id` is None under the Chatham House Rule and for takeaways from elsewhere."""

    KIND: ClassVar[str] = "takeaway"
    INDEXED: ClassVar[tuple[str, ...]] = ("talk", "edition", "placement", "finding")
    SEARCHED: ClassVar[tuple[str, ...]] = ("text", "tags")
    MISSING: ClassVar[type[NotFound]] = TakeawayNotFound

    talk: str
    edition: str
    kind: TakeawayKind
    text: str
    tags: tuple[str, ...] = ()
    author_id: int | None = None
    segment: int | None = None
    # Whole minutes since the talk began; None for what was logged before or after it.
    minute: int | None = None
    logged_at: datetime
    support: tuple[int, ...] = ()
    placement: Placement = Placement.TO_SORT
    finding: str | None = None

    def edited(self, line: "Line") -> "Takeaway":
        return replace(self, kind=line.kind, text=line.text, tags=line.tags)

    def placed_in(self, finding: str) -> "Takeaway":
        return replace(self, placement=Placement.PLACED, finding=finding)

    def put_aside(self, placement: Placement) -> "Takeaway":
        return replace(self, placement=placement, finding=None)

    def supported_by(self, user_id: int) -> "Takeaway":
        """One voice per member; the author's own does not count."""
        if user_id in self.support or user_id == self.author_id:
            return self
        return replace(self, support=(*self.support, user_id))

    def require_editor(self, user_id: int, *, is_note_taker: bool) -> None:
        if not is_note_taker and self.author_id != user_id:
            raise NotYours


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One takeaway as typed: kind by its first character, tags by `#`."""

    kind: TakeawayKind
    text: str
    tags: tuple[str, ...] = ()


def parse_line(line: str) -> Line:
    """Read one line; raises `TextMissing` and `TextTooLong`."""
    text = _BULLET.sub("", line).strip()
    kind = SIGNS.get(text[:1])
    # "@someone" is a mention or a name, "@ link" a resource: only a sign set apart is a sign.
    if kind is TakeawayKind.RESOURCE and not text[1:2].isspace():
        kind = None
    if kind is not None:
        text = text[1:].strip()
    if not text:
        raise TextMissing
    if len(text) > TEXT_MAX:
        raise TextTooLong(length=len(text), limit=TEXT_MAX)
    tags = tuple(dict.fromkeys(tag.casefold() for tag in _TAG.findall(text)))
    return Line(kind=kind or TakeawayKind.INSIGHT, text=text, tags=tags)


def parse_lines(typed: str) -> tuple[Line, ...]:
    """Read one takeaway a line, all or none; raises `TextMissing`, `TextTooLong`, `TooMany`."""
    lines = [line for line in typed.splitlines() if line.strip()]
    if not lines:
        raise TextMissing
    if len(lines) > LINES_MAX:
        raise TooMany(count=len(lines), limit=LINES_MAX)
    return tuple(parse_line(line) for line in lines)


def log(
    line: Line, *, code: str, talk: Talk, author_id: int | None, now: datetime
) -> Takeaway:
    """Make a takeaway of a line; the Chatham House Rule keeps its author out of it for good."""
    return Takeaway(
        owner=talk.owner,
        code=code,
        talk=talk.code,
        edition=talk.edition,
        kind=line.kind,
        text=line.text,
        tags=line.tags,
        author_id=None if talk.chatham_house else author_id,
        segment=talk.segment_at(now),
        minute=talk.minute_at(now) if talk.is_live(now) else None,
        logged_at=now,
    )
