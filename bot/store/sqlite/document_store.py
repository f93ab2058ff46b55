"""The `Store`: units go to the writer, looks to the readers, words to the search index."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.document import Document
from bot.domain.keeping.errors import StoreInUse, StoreUnavailable
from bot.services.ports import Condition, Health, Hit, Narrowed
from bot.store.kinds import Kinds
from bot.store.sqlite.lock import FolderLock
from bot.store.sqlite.looking import Look, OwnerLook, WholeSurvey
from bot.store.sqlite.readers import Readers
from bot.store.sqlite.rows import WritableRows
from bot.store.sqlite.search import SearchIndex
from bot.store.sqlite.state import State
from bot.store.sqlite.unit import Unit, Written
from bot.store.sqlite.writer import Alone, Waiting, Writer

L = TypeVar("L", bound=Look)
T = TypeVar("T")
_log = logging.getLogger(__name__)

# Who wants to write waits for readers no longer than this; a backup reads for seconds.
_READERS_TIME_MS = 100
_TRUNCATING_TRIES, _BETWEEN_TRIES_S = 60, 0.5


@dataclass(frozen=True, slots=True)
class Opened:
    """The connections to one folder; without `writer` and `lock` we are only visiting."""

    writer: WritableRows | None
    readers: Sequence[sqlite3.Connection]
    lock: FolderLock | None


class DocumentStore:
    """Made by `open_store` and `open_reading`; used on the event loop that made it."""

    def __init__(self, opened: Opened, kinds: Kinds, *, schema: int) -> None:
        self._loop = asyncio.get_running_loop()
        self._kinds = kinds
        self._lock = opened.lock
        self._watchers: dict[str, list[Callable[[], None]]] = {}
        self._is_closed = False
        self._state = State(self._break)
        self._on_broken: list[Callable[[], None]] = []
        self._readers = Readers(opened.readers, self._state.note_damage)
        self._search = SearchIndex(kinds, self._readers)
        self._writer = opened.writer and Writer(
            opened.writer, kinds, schema=schema, settle=self._settle, state=self._state
        )

    @property
    def health(self) -> Health:
        return self._state.health

    def on_broken(self, callback: Callable[[], None]) -> None:
        """Call back on the event loop, once, when a write was lost: end the process then."""
        self._on_broken.append(callback)
        if self.health.condition is Condition.BROKEN:
            self._loop.call_soon(self._tell_broken)

    async def run(self, owner: str, work: Callable[[Unit], T]) -> T:
        """Raise `StoreUnavailable` if the disk refuses; if cancelled, it may still be kept."""
        self._check_open()
        if self._writer is None:
            raise StoreInUse
        waiting = Waiting(owner, work, self._loop.create_future())
        self._writer.submit(waiting)
        return await waiting.future

    async def read(self, owner: str, look: Callable[[OwnerLook], T]) -> T:
        self._check_open()
        return await self._readers.look(
            lambda rows: _through(OwnerLook(rows, self._kinds, owner), look)
        )

    async def survey(self, look: Callable[[WholeSurvey], T]) -> T:
        self._check_open()
        return await self._readers.look(lambda rows: _through(WholeSurvey(rows, self._kinds), look))

    def watch(self, kind: type[Document], callback: Callable[[], None]) -> None:
        self._watchers.setdefault(self._kinds.of(kind).name, []).append(callback)

    async def search(
        self,
        owner: str,
        words: str,
        kinds: tuple[type[Document], ...],
        *,
        limit: int,
        narrowed: Sequence[Narrowed] = (),
    ) -> list[Hit]:
        self._check_open()
        names = tuple(self._kinds.of(kind).name for kind in kinds)
        return await self._search.search(owner, words, names, limit, narrowed)

    async def alike(
        self, owner: str, text: str, kind: type[Document], *, within: str, limit: int
    ) -> list[Hit]:
        self._check_open()
        name = self._kinds.of(kind).name
        return await self._search.alike(owner, text, name, within, limit)

    async def close(self) -> None:
        """Commit what waits, then let go of the folder; whatever comes later is refused."""
        if not self._is_closed:
            self._is_closed = True
            await asyncio.to_thread(self._finish)

    async def forget_removed(self) -> None:
        """Leave no byte of what was removed, neither in the file nor in its journal.

        `secure_delete` alone does not do: cells that moved to another page leave copies behind
        (measured: 44 of 9,000). Writing waits while the file is written anew, about 0.5 s for 60
        MB, and again while that goes from the journal into it, 0.3 s. Raises `StoreUnavailable`.
        """
        await self._alone(_vacuum)
        for _ in range(_TRUNCATING_TRIES):
            if await self._alone(_truncate):
                return
            await asyncio.sleep(_BETWEEN_TRIES_S)
        raise StoreUnavailable

    async def _alone(self, work: Callable[[sqlite3.Connection], T]) -> T:
        self._check_open()
        if self._writer is None:
            raise StoreInUse
        alone = Alone(work, self._loop.create_future())
        self._writer.submit(alone)
        return await alone.future

    def _check_open(self) -> None:
        if self._is_closed:
            raise StoreUnavailable

    def _finish(self) -> None:
        # The writer last: the last connection to close tidies the files away.
        self._search.finish()
        self._readers.finish()
        if self._writer:
            self._writer.finish()
        if self._lock:
            self._lock.release()

    def _settle(self, units: Sequence[Waiting | Alone], written: Written) -> None:
        """Pass on what was committed; in the writer's thread."""
        self._search.update(written.changes)
        try:
            self._loop.call_soon_threadsafe(self._tell, units, written.kinds)
        except RuntimeError:
            _log.warning("The event loop ended before %d units of work did.", len(units))

    def _break(self) -> None:
        """In the writer's thread."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._tell_broken)

    def _tell_broken(self) -> None:
        callbacks, self._on_broken = self._on_broken, []
        for callback in callbacks:
            callback()

    def _tell(self, units: Iterable[Waiting | Alone], kinds: Iterable[str]) -> None:
        for unit in units:
            unit.settle()
        for callback in [each for kind in kinds for each in self._watchers.get(kind, ())]:
            try:
                callback()
            except Exception:  # noqa: BLE001  # one watcher's mistake is not the others' trouble
                _log.exception("A watcher of the store failed.")


def _vacuum(connection: sqlite3.Connection) -> None:
    connection.execute("VACUUM")


def _truncate(connection: sqlite3.Connection) -> bool:
    """Return whether the journal is empty now: a reader of an older snapshot can be in the way."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {_READERS_TIME_MS}").fetchall()
    try:
        (is_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}").fetchall()
    return not is_busy


def _through(look: L, work: Callable[[L], T]) -> T:
    try:
        return work(look)
    finally:
        look.end()
