"""What the bot notes of itself: its logbook, and the commands that it gave Discord last."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain.keeping.logbook import (
    COMMANDS_OWNER,
    LOGBOOK_CODE,
    LOGBOOK_OWNER,
    NOTED_EVERY,
    CommandSet,
    Logbook,
)
from bot.services.ports import Documents, Reader, Store, Survey

LogbookChange = Callable[[Logbook], Logbook]


async def read_logbook(store: Store) -> Logbook:
    return await store.read(LOGBOOK_OWNER, _find)


async def write_logbook(store: Store, change: LogbookChange) -> Logbook:
    def work(docs: Documents) -> Logbook:
        kept = _find(docs)
        changed = change(kept)
        return kept if changed == kept else docs.put(changed)

    return await store.run(LOGBOOK_OWNER, work)


def _find(docs: Reader) -> Logbook:
    return docs.find(Logbook, LOGBOOK_CODE) or Logbook(owner=LOGBOOK_OWNER, code=LOGBOOK_CODE)


class Presence:
    """Notes that the bot is there: a chore.

    A stop, a kill and a suspended machine look alike: nothing was noted for a while.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._noted_at: datetime | None = None

    async def open(self, now: datetime) -> None:
        """Note the end of an absence before what it made late goes out."""
        await self.run_due(now)

    async def run_due(self, now: datetime) -> int:
        if self._is_to_note(now):
            begins = self._noted_at is None
            await write_logbook(self._store, lambda kept: kept.seen(now, begins=begins))
            self._noted_at = now
        return 0

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        """Wake nobody: it is enough to be asked whenever the timekeeper looks."""
        del survey
        return now if self._is_to_note(now) else None

    def _is_to_note(self, now: datetime) -> bool:
        # A clock that was put back must not silence it.
        return self._noted_at is None or abs(now - self._noted_at) >= NOTED_EVERY


_COMMANDS_CODE = "commands"


class CommandRecord:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def last(self) -> CommandSet:
        return await self._store.read(COMMANDS_OWNER, _kept)

    async def keep(self, digest: str, application_id: int, registered: tuple[str, ...]) -> None:
        def work(docs: Documents) -> None:
            docs.put(
                replace(
                    _kept(docs),
                    digest=digest,
                    application_id=application_id,
                    registered=registered,
                )
            )

        await self._store.run(COMMANDS_OWNER, work)


def _kept(docs: Reader) -> CommandSet:
    kept = docs.find(CommandSet, _COMMANDS_CODE)
    return kept or CommandSet(owner=COMMANDS_OWNER, code=_COMMANDS_CODE, digest="")
