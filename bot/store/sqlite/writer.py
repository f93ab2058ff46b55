"""The one thread that writes: units that wait together are committed together."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from bot.domain.keeping.errors import DocumentDamaged, StoreUnavailable
from bot.services.ports import Condition
from bot.store.kinds import Kinds
from bot.store.sqlite.awaited import Awaited, for_another_thread
from bot.store.sqlite.rows import WritableRows
from bot.store.sqlite.state import State
from bot.store.sqlite.unit import LastRead, Unit, Written

_log = logging.getLogger(__name__)

# More would only make the first of them wait longer for the shared commit.
_MOST_TOGETHER = 1000
# As many as SQLite would let gather, by a guess: each row leaves a page in the journal (measured:
# 1.2 where 200 are committed together), and each commit one for every index.
_PAGES_PER_CHECKPOINT = 1000
_PAGES_OF_INDEXES = 6


class Waiting(Awaited):
    """A unit from the moment it is asked for until its caller knows what became of it."""

    __slots__ = ("owner", "work")

    def __init__(
        self, owner: str, work: Callable[[Unit], Any], future: asyncio.Future[Any]
    ) -> None:
        # As `Awaited` does; there is one for each write.
        self.future = future
        self.result = self.error = None
        self.owner = owner
        self.work = work


class Alone(Awaited):
    """Something that no transaction may surround, such as a VACUUM; raises `StoreUnavailable`."""

    __slots__ = ("work",)

    def __init__(
        self, work: Callable[[sqlite3.Connection], Any], future: asyncio.Future[Any]
    ) -> None:
        super().__init__(future)
        self.work = work


class _MustUndoError(Exception):
    """A unit failed after it had written."""


Settle = Callable[[Sequence[Waiting | Alone], Written], None]


class Writer:
    """Runs units in the order they came, and commits all that wait at once.

    `settle` is called in the writer's thread after each commit or its failure, with the units and
    with what is now on disk.
    """

    def __init__(
        self,
        rows: WritableRows,
        kinds: Kinds,
        *,
        schema: int,
        settle: Settle,
        state: State,
    ) -> None:
        self._connection = rows.connection
        self._rows = rows
        self._kinds = kinds
        self._schema = schema
        self._settle = settle
        self._state = state
        self._queue: SimpleQueue[Waiting | Alone | None] = SimpleQueue()
        self._pages_in_journal = 0
        self._thread = Thread(target=self._loop, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, waiting: Waiting | Alone) -> None:
        self._queue.put(waiting)

    def finish(self) -> None:
        """Commit what waits, then end the thread and close the file. Blocks."""
        self._queue.put(None)
        self._thread.join()
        self._connection.close()

    def _loop(self) -> None:
        while self._do_next():
            pass

    def _do_next(self) -> bool:
        """Wait for units, do them, and return whether more may come.

        Whoever waits here holds nothing: what an earlier unit read or erased is out of memory.
        """
        batch, next_alone, goes_on = self._next_batch()
        wanted = [waiting for waiting in batch if not waiting.future.cancelled()]
        if wanted:
            written = self._commit(wanted)
            self._settle(wanted, written)
            self._check_point(written.rows)
        if next_alone is not None:
            self._do_alone(next_alone)
        return goes_on

    def _next_batch(self) -> tuple[list[Waiting], Alone | None, bool]:
        batch: list[Waiting] = []
        waiting = self._queue.get()
        with suppress(Empty):
            while isinstance(waiting, Waiting):
                batch.append(waiting)
                if len(batch) == _MOST_TOGETHER:
                    return batch, None, True
                waiting = self._queue.get_nowait()
            return batch, waiting, waiting is not None
        return batch, None, True

    def _do_alone(self, alone: Alone) -> None:
        try:
            self._refuse_if_broken()
            alone.result = alone.work(self._connection)
        except Exception as error:  # noqa: BLE001  # the thread must live on, the caller be told
            if isinstance(error, sqlite3.Error):
                self._take_note(error)
            alone.error = for_another_thread(error)
        self._settle([alone], Written())

    def _commit(self, batch: Sequence[Waiting]) -> Written:
        """Return what was written; if the commit fails, nothing was and every unit has an error."""
        try:
            written = self._run_together(batch)
            self._connection.execute("COMMIT")
        except Exception as error:  # noqa: BLE001  # the thread must live on, the callers be told
            self._roll_back()
            if _is_corrupt(error) and len(batch) > 1:
                return self._commit_apart(batch)
            self._give_up(batch, error)
            return Written()
        if written.rows:
            self._state.wrote()
        return written

    def _commit_apart(self, batch: Iterable[Waiting]) -> Written:
        """Who reads a damaged page spoils its transaction: the others go on without it."""
        written = Written()
        for waiting in batch:
            written.add(self._commit([waiting]))
        return written

    def _refuse_if_broken(self) -> None:
        if self._state.health.condition is Condition.BROKEN:
            raise StoreUnavailable

    def _begin(self) -> None:
        self._refuse_if_broken()
        self._connection.execute("BEGIN IMMEDIATE")

    def _run_together(self, batch: Sequence[Waiting]) -> Written:
        """Run the units. Savepoints cost a third of it: only when one must be undone, all have one.

        Then all run twice, which a unit does not notice: it reads and writes nothing but documents.
        """
        self._begin()
        written, last_read = Written(), LastRead()
        try:
            for waiting in batch:
                self._run(waiting, written, last_read)
        except _MustUndoError:
            self._roll_back()
            self._begin()
            written = Written()
            last_read.forget_all()
            for waiting in batch:
                self._run_apart(waiting, written, last_read)
        return written

    def _run(self, waiting: Waiting, written: Written, last_read: LastRead) -> None:
        unit = self._unit(waiting, written, last_read)
        try:
            waiting.result = waiting.work(unit)
        except BaseException as error:
            if unit.has_written or isinstance(error, sqlite3.Error):
                raise _MustUndoError from error
            waiting.error = for_another_thread(error)
        finally:
            unit.end()

    def _run_apart(self, waiting: Waiting, written: Written, last_read: LastRead) -> None:
        unit = self._unit(waiting, own := Written(), last_read)
        self._connection.execute("SAVEPOINT unit")
        try:
            waiting.result = waiting.work(unit)
        except BaseException as error:  # noqa: BLE001  # it belongs to the caller, whatever it is
            self._undo_unit(error)
            last_read.forget_all()
            waiting.error = for_another_thread(error)
            if isinstance(waiting.error, StoreUnavailable):
                self._state.refused(error)
        else:
            written.add(own)
        finally:
            unit.end()
        self._connection.execute("RELEASE unit")

    def _unit(self, waiting: Waiting, written: Written, last_read: LastRead) -> Unit:
        waiting.error = None
        owner, schema = waiting.owner, self._schema
        return Unit(self._rows, self._kinds, owner, written, last_read, schema=schema)

    def _undo_unit(self, cause: BaseException) -> None:
        try:
            self._connection.execute("ROLLBACK TO unit")
        except sqlite3.Error as error:
            # After a full disk, say, the whole transaction is gone: this fails all its units. It
            # has no code, for nothing that anybody relied on was lost.
            raise sqlite3.OperationalError(str(cause) or str(error)) from cause

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error):
            self._connection.rollback()

    def _give_up(self, batch: Sequence[Waiting], cause: Exception) -> None:
        if len(batch) == 1 and isinstance(batch[0].error, DocumentDamaged):
            return
        self._take_note(cause)
        _log.error("A commit failed; its units are refused.", exc_info=cause)
        for waiting in batch:
            # Their own errors may rest on documents that now never were.
            waiting.error = StoreUnavailable()
            waiting.error.__cause__ = cause

    def _check_point(self, rows: int) -> None:
        """Move what was committed from the journal into the file, from time to time.

        SQLite would do so by itself, and pass over a failed fsync in silence.
        """
        self._pages_in_journal += (rows + _PAGES_OF_INDEXES) if rows else 0
        if self._pages_in_journal < _PAGES_PER_CHECKPOINT:
            return
        self._pages_in_journal = 0
        try:
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        except sqlite3.Error as error:
            # Everything acknowledged is in the journal still.
            self._take_note(error)
            _log.exception("The journal could not be moved into the database.")

    def _take_note(self, cause: Exception) -> None:
        if _is_lost_write(cause):
            # The system may have dropped the pages; another attempt could only seem to succeed.
            self._state.broke(cause)
        else:
            self._state.refused(cause)


def _is_lost_write(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_IOERR


def _is_corrupt(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT
