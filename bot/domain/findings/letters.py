"""That somebody wants a letter whenever key findings of a series are published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsLetters(Document):
    """There is one as long as they want it; whether they take letters at all is another choice."""

    KIND: ClassVar[str] = "findings_letters"
    INDEXED: ClassVar[tuple[str, ...]] = ("series", "user_id")
    REFERENCES: ClassVar[Mapping[str, tuple[str, ...]]] = {"series": ("series",)}

    series: str
    user_id: int
    asked_at: datetime
