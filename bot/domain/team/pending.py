"""What waits for somebody's confirmation: a preview that was shown and not yet agreed to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.document import Document
from bot.domain.errors import NotFound
from bot.domain.team.errors import DraftExpired


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending(Document):
    """Used once, by the person who made it; `payload` is what the form held, as typed."""

    KIND: ClassVar[str] = "pending"
    INDEXED: ClassVar[tuple[str, ...]] = ("user_id",)
    MISSING: ClassVar[type[NotFound]] = DraftExpired

    verb: str
    user_id: int
    made_at: datetime
    payload: dict[str, str]
