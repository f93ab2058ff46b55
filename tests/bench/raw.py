"""The reference: SQLite by hand, as one would write it for a single kind of documents."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

import msgspec

from bot.domain.document import Document
from bot.store.kinds import index_value

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], object]
Waiting = tuple[Work, asyncio.Future[None]]


class RawStore:
    """One table with a column and an index for each field that the store indexes as well.

    The same WAL, the same `synchronous=FULL`, JSON by the same encoder, and whatever waits together
    is committed together. What fails fails all of that: there are no savepoints.
    """

    def __init__(self, path: Path, cls: type[Document]) -> None:
        self._loop = asyncio.get_running_loop()
        names = {field.name for field in fields(cls)}
        self._indexed = [name for name in cls.INDEXED if name in names]
        self._writing = _connect(path)
        self._reading = _connect(path)
        self._lay_out()
        self._insert = f"INSERT INTO document VALUES (NULL{', ?' * (3 + len(self._indexed))})"
        self._queue: SimpleQueue[Waiting | None] = SimpleQueue()
        self._writer = Thread(target=self._write, daemon=True)
        self._writer.start()
        self._reader = ThreadPoolExecutor(1)

    async def run(self, work: Work) -> None:
        """Return when it is on disk."""
        done = self._loop.create_future()
        self._queue.put((work, done))
        await done

    def insert(self, document: Document) -> None:
        """Insert as part of a `work`."""
        self._writing.execute(self._insert, self._values(document))

    async def read(self, look: Callable[[sqlite3.Connection], T]) -> T:
        return await self._loop.run_in_executor(self._reader, look, self._reading)

    def fill(self, documents: Iterable[Document]) -> None:
        self._writing.execute("BEGIN")
        self._writing.executemany(self._insert, map(self._values, documents))
        self._writing.execute("COMMIT")

    def close(self) -> None:
        self._queue.put(None)
        self._writer.join()
        self._reader.shutdown()
        self._reading.close()
        self._writing.close()

    def _lay_out(self) -> None:
        columns = "".join(f", {name}" for name in self._indexed)
        self._writing.execute(
            f"CREATE TABLE document (id INTEGER PRIMARY KEY, owner, code UNIQUE{columns}, body)"
        )
        for name in self._indexed:
            self._writing.execute(f"CREATE INDEX by_{name} ON document ({name}, owner)")

    def _values(self, document: Document) -> tuple[object, ...]:
        indexed = [index_value(getattr(document, name)) for name in self._indexed]
        body = msgspec.json.encode(document).decode()
        return (document.owner, document.code, *indexed, body)

    def _write(self) -> None:
        while (batch := self._next_batch()) is not None:
            self._writing.execute("BEGIN")
            for work, _ in batch:
                work(self._writing)
            self._writing.execute("COMMIT")
            self._loop.call_soon_threadsafe(_tell, [done for _, done in batch])

    def _next_batch(self) -> list[Waiting] | None:
        batch: list[Waiting] = []
        while True:
            try:
                waiting = self._queue.get(block=not batch)
            except Empty:
                return batch
            if waiting is None:
                return None
            batch.append(waiting)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def _tell(waiting: list[asyncio.Future[None]]) -> None:
    for done in waiting:
        done.set_result(None)
