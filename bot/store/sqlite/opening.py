"""Opens a data folder: for the bot that owns it, or for reading beside the bot."""

import asyncio
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from bot.domain.document import Document
from bot.domain.keeping.errors import StoreNotOpened
from bot.paths import DataFolder
from bot.store import migrations
from bot.store.kinds import Kinds
from bot.store.migrations import STEPS, Step
from bot.store.sqlite import engine
from bot.store.sqlite.document_store import DocumentStore, Opened
from bot.store.sqlite.lock import FolderLock
from bot.store.sqlite.rows import WritableRows
from bot.store.upkeep.opening_words import opening_in_words

_READERS = 2


async def open_store(
    folder: Path,
    kinds: tuple[type[Document], ...],
    *,
    steps: tuple[Step, ...] = STEPS,
    connect: engine.Connect = engine.connect,
) -> DocumentStore:
    """Own the folder until `close()`; create, migrate and index what is needed.

    Raises `StoreInUse`, `StoreIsNewer` or, if it cannot be opened or is no database of ours,
    `StoreNotOpened`.
    """
    described = Kinds(kinds)
    opened = await asyncio.to_thread(_own, DataFolder(folder), described, steps, connect)
    return DocumentStore(opened, described, schema=migrations.known_schema(steps))


async def open_reading(
    folder: Path,
    kinds: tuple[type[Document], ...],
    *,
    steps: tuple[Step, ...] = STEPS,
    connect: engine.Connect = engine.connect,
) -> DocumentStore:
    """Read, while the bot may be running; `run` raises `StoreInUse`.

    Raises `StoreNotOpened` if there is no database, `StoreIsNewer`, or `StoreIsOlder`.
    """
    described = Kinds(kinds)
    opened = await asyncio.to_thread(_visit, DataFolder(folder), described, steps, connect)
    return DocumentStore(opened, described, schema=migrations.known_schema(steps))


def _own(
    folder: DataFolder, kinds: Kinds, steps: Sequence[Step], connect: engine.Connect
) -> Opened:
    lock = take_folder(folder)
    connections: list[sqlite3.Connection] = []
    try:
        with opening_in_words(folder):
            engine.create_file(folder.database)
            lock.take_database(folder.database)
            connections.append(writer := connect(folder.database, read_only=False))
            check_ours(writer)
            migrations.check_schema(writer, steps)
            engine.lay_out(writer, migrations.known_schema(steps))
            migrations.bring_up_to_date(writer, kinds, steps, folder.backups)
            rows = WritableRows(writer)
            connections.extend(_reading(folder, connect))
    except BaseException:
        _close(connections)
        lock.release()
        raise
    return Opened(writer=rows, readers=connections[1:], lock=lock)


def _visit(
    folder: DataFolder, kinds: Kinds, steps: Sequence[Step], connect: engine.Connect
) -> Opened:
    connections: list[sqlite3.Connection] = []
    try:
        with opening_in_words(folder):
            connections.extend(_reading(folder, connect))
            check_ours(connections[0])
            migrations.check_current(connections[0], kinds, steps)
    except BaseException:
        _close(connections)
        raise
    return Opened(writer=None, readers=connections, lock=None)


def _reading(folder: DataFolder, connect: engine.Connect) -> list[sqlite3.Connection]:
    return [connect(folder.database, read_only=True) for _ in range(_READERS)]


def take_folder(folder: DataFolder) -> FolderLock:
    """Create the folder if there is none, and own it; raises `StoreInUse`, `StoreNotOpened`."""
    with opening_in_words(folder):
        folder.root.mkdir(mode=engine.PRIVATE_FOLDER, parents=True, exist_ok=True)
        engine.make_private(folder.root, engine.PRIVATE_FOLDER)
        return FolderLock.take(folder.lock)


def check_ours(connection: sqlite3.Connection) -> None:
    """Refuse another program's database rather than add our tables to it."""
    found = engine.pragma(connection, "application_id")
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if found != engine.APPLICATION_ID and (found or tables):
        (path,) = [row[2] for row in connection.execute("PRAGMA database_list")][:1]
        raise StoreNotOpened(folder=path, problem="not a database of Rostrum")


def _close(connections: Sequence[sqlite3.Connection]) -> None:
    for connection in connections:
        connection.close()
