"""What the bot notes of its own life: when it was there, and by which rules it has planned."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from bot.domain.commands import COMMANDS_OWNER
from bot.domain.document import Document

LOGBOOK_OWNER = COMMANDS_OWNER
LOGBOOK_CODE = "logbook"
# Written while the timekeeper is awake anyway: an entry costs no wake-up of its own.
NOTED_EVERY = timedelta(minutes=10)
# A longer silence between two entries is an absence. A life too short for an entry ends none.
AWAY_AFTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """`since` is the last sign of life before it, up to `NOTED_EVERY` too early."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Logbook(Document):
    """One for the whole store; `absence` is the last one."""

    KIND: ClassVar[str] = "logbook"

    seen_at: datetime | None = None
    absence: Absence | None = None
    # Zone rules and reminder plan that the waiting deliveries were planned by.
    planned_by: str = ""
    # Kept until what was dated by a wrong clock is dated anew.
    clock_was_wrong: bool = False

    def seen(self, now: datetime) -> "Logbook":
        """Note that the bot is there, and the absence that this moment ends, if it ends one."""
        before = self.seen_at
        if before is None or now - before < AWAY_AFTER:
            return replace(self, seen_at=now)
        interrupted = self.absence is not None and before == self.absence.until
        since = self.absence.since if self.absence is not None and interrupted else before
        return replace(self, seen_at=now, absence=Absence(since=since, until=now))

    def absence_at(self, moment: datetime) -> Absence | None:
        """The last absence, if `moment` lies in it."""
        absence = self.absence
        return absence if absence and absence.since <= moment <= absence.until else None
