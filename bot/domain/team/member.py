"""What a person chose for themself, and where the bot writes to them, on every server alike."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from bot.domain.document import Document, own_code, user_owner
from bot.domain.times.letter_times import LetterTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Document):
    """Owned by the person (`user:ID`); its code is their id."""

    KIND: ClassVar[str] = "member"
    INDEXED: ClassVar[tuple[str, ...]] = ("spread_at",)

    reminders: bool = True
    zone: str | None = None
    letters: LetterTimes = field(default_factory=LetterTimes)
    # Since when their sign-ups do not all say the same yet: each server has its own.
    spread_at: datetime | None = None
    # Discord tells nobody later which direct messages were written while the bot was away.
    dm_channel_id: int | None = None


def default_member(user_id: int) -> Member:
    owner = user_owner(user_id)
    return Member(owner=owner, code=own_code(owner))
