"""What a talk is made of: its segments, when each began, and its links."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.talks.speaker import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    title: str
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Three links, never mixed: only `registration` may ever be shown in public."""

    registration: str | None = None
    join: str | None = None
    panellists: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignupQuestion:
    """What is asked of whoever signs up, who need not answer: a choice, such as the city."""

    text: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentMark:
    """When a segment (counted from 1) began."""

    segment: int
    at: datetime
