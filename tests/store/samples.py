"""Two kinds of documents that the tests of any store use."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import NotFound, RuleBroken

HERE = "guild:100"
ELSEWHERE = "guild:200"


class NoteNotFound(NotFound):
    pass


class NoSeatLeft(RuleBroken):
    pass


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    label: str
    target_id: int
    lasts: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Document):
    KIND: ClassVar[str] = "note"
    INDEXED: ClassVar[tuple[str, ...]] = ("talk", "colour", "author_id", "wake")
    QUEUED: ClassVar[tuple[str, str] | None] = ("colour", "wake")
    SEARCHED: ClassVar[tuple[str, ...]] = ("text", "tags", "links")
    MISSING: ClassVar[type[NotFound]] = NoteNotFound

    talk: str = "TALK01"
    text: str = ""
    colour: Colour = Colour.RED
    author_id: int | None = None
    wake: datetime | None = None
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Document):
    KIND: ClassVar[str] = "seat"
    INDEXED: ClassVar[tuple[str, ...]] = ("talk",)

    talk: str


KINDS: tuple[type[Document], ...] = (Note, Seat)


def a_note(
    code: str = "N0TE01",
    *,
    owner: str = HERE,
    talk: str = "TALK01",
    text: str = "",
    **fields: object,
) -> Note:
    return Note(owner=owner, code=code, talk=talk, text=text, **fields)  # type: ignore[arg-type]
