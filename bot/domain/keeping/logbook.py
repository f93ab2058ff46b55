"""What the bot notes of its own life: its days, its planning rules, and the commands it gave."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from bot.domain.document import Document

COMMANDS_OWNER = "application:0"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSet(Document):
    """`digest` is of our description; `registered` is what Discord named each command."""

    KIND: ClassVar[str] = "command_set"

    digest: str
    # A token of another application comes to one that has none of them.
    application_id: int | None = None
    # "id:version": Discord's version changes with every change, whoever makes it.
    registered: tuple[str, ...] = ()

    def stands(self, digest: str, application_id: int, registered: tuple[str, ...]) -> bool:
        """Tell whether that application has these commands, as we gave them."""
        known = (self.digest, self.application_id, self.registered)
        return known == (digest, application_id, registered)


LOGBOOK_OWNER = COMMANDS_OWNER
LOGBOOK_CODE = "logbook"
# Written while the timekeeper is awake anyway: an entry costs no wake-up of its own.
NOTED_EVERY = timedelta(minutes=10)
# A longer silence between two entries is an absence. A life with one entry only ends none: it was
# killed while it was catching up.
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
    # The first entry of the life that wrote the last one.
    begun_at: datetime | None = None
    absence: Absence | None = None
    # Zone rules and reminder plan that the waiting deliveries were planned by.
    planned_by: str = ""
    # Kept until what was dated by a wrong clock is dated anew.
    clock_was_wrong: bool = False
    # Through when the ledger of erasures is known here, and through when no file holds what it
    # says was erased. A backup keeps what it knew.
    erased_through: datetime | None = None
    cleaned_through: datetime | None = None

    def seen(self, now: datetime, *, begins: bool = False) -> "Logbook":
        """Note that the bot is there, and the absence that this moment ends, if it ends one.

        `begins` marks the first entry of a life; all others were written by the same process.
        """
        begun_at = now if begins else self.begun_at
        before = self.seen_at
        if before is None or now - before < AWAY_AFTER:
            return replace(self, seen_at=now, begun_at=begun_at)
        last = self.absence
        goes_on = begins and last is not None and before == self.begun_at == last.until
        since = last.since if last is not None and goes_on else before
        absence = Absence(since=since, until=now)
        return replace(self, seen_at=now, begun_at=begun_at, absence=absence)

    def absence_at(self, moment: datetime) -> Absence | None:
        """The last absence, if `moment` lies in it."""
        absence = self.absence
        return absence if absence and absence.since <= moment <= absence.until else None
