"""A member comes to all talks of an edition, those that are announced later too."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSignup(Document):
    KIND: ClassVar[str] = "edition_signup"
    INDEXED: ClassVar[tuple[str, ...]] = ("edition", "user_id")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"edition": ("edition",)}

    edition: str
    user_id: int
    since: datetime
    # They asked for a letter before each.
    remind: bool = False
