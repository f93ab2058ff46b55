"""How the machine that the bot runs on is, as far as one server's team may know it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.document import Document
from bot.domain.keeping.errors import DocumentDamaged
from bot.services.host.backups import COPIED_WITHIN, EVERY
from bot.services.ports import BackupMaker, BackupState, Condition, Healthy, Reader, Store


@dataclass(slots=True)
class Hearing:
    """How many events of Discord's the bot could not read since it was started."""

    unread: int = 0


# A backup of yesterday may take its time; one of the day before has failed.
OVERDUE_AFTER = 2 * EVERY
# Kind and code.
DocumentName = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineState:
    """`backup` is None where none are made, as in a rehearsal.

    `damaged` names documents of the one who asks; of others' it says only that there are some.
    """

    condition: Condition = Condition.WELL
    reason: str = ""
    damaged: tuple[DocumentName, ...] = ()
    is_damaged_elsewhere: bool = False
    backup: BackupState | None = None
    unread_events: int = 0

    @property
    def is_damaged(self) -> bool:
        return bool(self.damaged) or self.is_damaged_elsewhere

    def backup_is_overdue(self, now: datetime) -> bool:
        return self.backup is not None and _older(self.backup.made_at, OVERDUE_AFTER, now)

    def copy_is_overdue(self, now: datetime) -> bool:
        """Tell whether nothing left the machine for so long that the team is told backstage."""
        if self.backup is None or self.backup.made_at is None:
            return False
        return _older(self.backup.copied_at or self.backup.since, COPIED_WITHIN, now)


class Machine:
    """`kinds` are all that the store keeps; `backups` is None where none are made."""

    def __init__(
        self,
        store: Store,
        healthy: Healthy,
        backups: BackupMaker | None,
        kinds: tuple[type[Document], ...],
        hearing: Hearing | None = None,
    ) -> None:
        self._store = store
        self._healthy = healthy
        self._backups = backups
        self._hearing = hearing or Hearing()
        self._kinds = {kind.KIND: kind for kind in kinds}

    async def state(self, owner: str) -> MachineState:
        health = self._healthy.health
        damaged = health.damaged
        mine = await self._of(owner, damaged) if damaged else ()
        return MachineState(
            condition=health.condition,
            reason=health.reason,
            damaged=mine,
            is_damaged_elsewhere=len(mine) < len(damaged),
            backup=await self._backups.state() if self._backups else None,
            unread_events=self._hearing.unread,
        )

    async def _of(self, owner: str, damaged: Iterable[DocumentName]) -> tuple[DocumentName, ...]:
        """Those of one owner; their row cannot be read, but its place in the index can."""

        def look(docs: Reader) -> tuple[DocumentName, ...]:
            return tuple(name for name in sorted(damaged) if self._is_damaged(docs, name))

        return await self._store.read(owner, look)

    def _is_damaged(self, docs: Reader, name: DocumentName) -> bool:
        kind, code = name
        if kind not in self._kinds:
            return False
        try:
            docs.find(self._kinds[kind], code)
        except DocumentDamaged:
            return True
        return False


def _older(moment: datetime | None, span: timedelta, now: datetime) -> bool:
    return moment is None or moment + span <= now
