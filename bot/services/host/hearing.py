"""What the bot could not understand of what Discord told it."""

from dataclasses import dataclass


@dataclass(slots=True)
class Hearing:
    """How many events of Discord's the bot could not read since it was started."""

    unread: int = 0
