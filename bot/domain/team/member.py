"""What a person chose for themself, and where the bot writes to them, on every server alike."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.document import Document, own_code, user_owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Document):
    """Owned by the person (`user:ID`); its code is their id."""

    KIND: ClassVar[str] = "member"

    reminders: bool = True
    zone: str | None = None
    # Discord tells nobody later which direct messages were written while the bot was away.
    dm_channel_id: int | None = None


def default_member(user_id: int) -> Member:
    owner = user_owner(user_id)
    return Member(owner=owner, code=own_code(owner))
