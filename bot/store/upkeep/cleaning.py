"""Takes what was erased out of the files that hold it: the database, its journal, every backup.

Each backup that still holds something is written anew beside itself and then renamed into its
place, so a kill at any point leaves it as it was or cleaned, and cleaning begins again.
"""

import asyncio
import logging
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from bot.domain.document import Document
from bot.domain.keeping.erasing import Erased, Erasure, erasures_since, without_all
from bot.domain.keeping.errors import BackupFailed, StoreIsNewer
from bot.domain.keeping.logbook import LOGBOOK_CODE, LOGBOOK_OWNER, Logbook
from bot.paths import DataFolder
from bot.store import migrations
from bot.store.kinds import Kind, Kinds
from bot.store.migrations import STEPS, Step
from bot.store.sqlite import engine
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.rows import HeldRow, WritableRows
from bot.store.sqlite.tables import has_one_table, tables_in
from bot.store.upkeep.copying import UNFINISHED, copy_database, in_turn, noted_moment
from bot.store.upkeep.erasures import read_erasures, write_down

log = logging.getLogger(__name__)

_FAILURES = (
    sqlite3.Error,
    OSError,
    BackupFailed,
    StoreIsNewer,
    msgspec.DecodeError,
    UnicodeError,
    ValueError,
)


class FolderErasures:
    """The `ErasureFiles` of a data folder that `store` owns."""

    def __init__(
        self, folder: DataFolder, store: DocumentStore, kinds: tuple[type[Document], ...]
    ) -> None:
        self._folder = folder
        self._store = store
        self._kinds = kinds

    async def read(self) -> list[Erasure]:
        return await asyncio.to_thread(read_erasures, [self._folder.erasures])

    async def write_down(self, erasures: Sequence[Erasure]) -> None:
        await asyncio.to_thread(write_down, self._folder.erasures, *erasures)

    async def forget_removed(self) -> None:
        """As the store's; also what a backup that was begun, and never finished, may hold of it."""
        await self._store.forget_removed()
        await asyncio.to_thread(sweep, self._folder)

    async def clean(self) -> list[str]:
        # First, since a backup that begins from now on is made of it.
        await self._store.forget_removed()
        left = await asyncio.to_thread(clean_copies, self._folder, self._kinds)
        return [path.name for path in left]


def clean_copies(
    folder: DataFolder, kinds: tuple[type[Document], ...], *, steps: tuple[Step, ...] = STEPS
) -> list[Path]:
    """Clean every copy in the folder; return those that could not be. Blocks.

    Raises `LedgerDamaged`, `OSError`.
    """
    with in_turn(folder.backups):
        _sweep(folder)
        erasures = read_erasures([folder.erasures])
        cleaning = _Cleaning(folder.workbench, Kinds(kinds), steps, erasures)
        return [path for path in _copies(folder) if not cleaning.clean(path)]


def sweep(folder: DataFolder) -> None:
    """Remove what nobody is making any more, once nobody makes any. Blocks."""
    with in_turn(folder.backups):
        _sweep(folder)


def _sweep(folder: DataFolder) -> None:
    """Remove what nobody is making any more: whoever makes a backup holds the same lock."""
    if folder.workbench.exists():
        shutil.rmtree(folder.workbench)
    for place in (folder.backups, folder.aside):
        for path in place.glob(f"*{UNFINISHED}*"):
            path.unlink(missing_ok=True)


def _copies(folder: DataFolder) -> Iterator[Path]:
    for place in (folder.backups, folder.aside):
        yield from sorted(place.glob("*.sqlite3"))


class _Cleaning:
    def __init__(
        self,
        workbench: Path,
        kinds: Kinds,
        steps: tuple[Step, ...],
        erasures: Sequence[Erasure],
    ) -> None:
        self._bench = DataFolder(workbench)
        self._kinds = kinds
        self._steps = steps
        self._erasures = erasures

    def clean(self, file: Path) -> bool:
        """Return whether it holds nothing any more."""
        try:
            if self._is_suspect(file):
                self._write_anew(file)
        except _FAILURES:
            log.exception("copy_not_cleaned")
            return False
        finally:
            if self._bench.root.exists():
                shutil.rmtree(self._bench.root)
        return True

    def _is_suspect(self, file: Path) -> bool:
        with closing(engine.connect(file, read_only=True)) as connection:
            if engine.pragma(connection, "application_id") != engine.APPLICATION_ID:
                return False
            unknown = self._unknown_to(connection)
            return any(_may_hold(connection, erasure) for erasure in unknown)

    def _unknown_to(self, connection: sqlite3.Connection) -> list[Erasure]:
        return erasures_since(
            self._erasures,
            known=_known_through(connection),
            made_at=noted_moment(connection),
        )

    def _write_anew(self, file: Path) -> None:
        """In today's schema: what is erased is known in today's documents only."""
        database = self._bench.database
        self._bench.root.mkdir(mode=engine.PRIVATE_FOLDER)
        for name in ("", "-wal"):
            source = file.with_name(f"{file.name}{name}")
            if source.exists():
                shutil.copyfile(source, database.with_name(f"{database.name}{name}"))
        with closing(engine.connect(database, read_only=False)) as connection:
            made_at, unknown = noted_moment(connection), self._unknown_to(connection)
            migrations.check_schema(connection, self._steps)
            migrations.bring_up_to_date(connection, self._kinds, self._steps, self._bench.backups)
            self._erase(connection, unknown)
            copy_database(connection, file.parent, file.name, made_at=made_at)
        file.with_name(f"{file.name}-wal").unlink(missing_ok=True)
        engine.sync_folder(file.parent)

    def _erase(self, connection: sqlite3.Connection, erasures: Sequence[Erasure]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        rows = WritableRows(connection)
        schema = migrations.known_schema(self._steps)
        for kind in self._kinds:
            for row_id, body in _suspects(connection, kind, erasures).items():
                _put(rows, kind, row_id, kind.decode(body), erasures, schema=schema)
        connection.execute("COMMIT")


def _put(
    rows: WritableRows,
    kind: Kind[Any],
    row_id: int,
    before: Document,
    erasures: Sequence[Erasure],
    *,
    schema: int,
) -> None:
    after = without_all(before, erasures)
    if after is None:
        rows.delete(kind.table, row_id)
    elif after != before:
        stored = kind.copied(after, after.version + 1)
        held = rows.held(kind.table, before.owner, before.code)
        assert isinstance(held, HeldRow)
        rows.replace(
            kind.table,
            held,
            stored,
            kind.encode(stored),
            kind.values(stored),
            schema=schema,
        )


def _known_through(connection: sqlite3.Connection) -> datetime | None:
    """What its own logbook says, if it is one of today's; else nothing is known."""
    if Logbook.KIND not in tables_in(connection):
        return None
    found = connection.execute(
        f"SELECT body FROM document_{Logbook.KIND} WHERE owner = ? AND code = ?",  # noqa: S608
        (LOGBOOK_OWNER, LOGBOOK_CODE),
    ).fetchone()
    return None if found is None else msgspec.json.decode(found[0], type=_Known).erased_through


class _Known(msgspec.Struct):
    erased_through: datetime | None = None


def _may_hold(connection: sqlite3.Connection, erasure: Erasure) -> bool:
    tables = [table.name for table in tables_in(connection).values()]
    if has_one_table(connection):
        tables.append("document")
    where, values = _having(erasure)
    return any(
        connection.execute(f"SELECT 1 FROM {name} WHERE {where} LIMIT 1", values).fetchone()  # noqa: S608
        for name in tables
    )


def _suspects(
    connection: sqlite3.Connection, kind: Kind[Any], erasures: Sequence[Erasure]
) -> dict[int, str]:
    """Body by row id of what may hold something."""
    found: dict[int, str] = {}
    for each in erasures:
        where, values = _having(each)
        found |= connection.execute(
            f"SELECT id, body FROM {kind.table.name} WHERE {where}",  # noqa: S608
            values,
        ).fetchall()
    return found


def _having(erasure: Erasure) -> tuple[str, tuple[object, ...]]:
    """Ask the rows as they lie there: thirty backups are gone through, and most hold nothing."""
    match erasure.what:
        case Erased.DOCUMENT:
            return "owner = ? AND code = ?", (erasure.owner, erasure.code)
        case Erased.OWNER:
            return "owner = ?", (erasure.owner,)
        case Erased.AUTHORS:
            return "owner = ? AND instr(body, ?)", (erasure.owner, erasure.code)
        case Erased.MEMBER:
            return "instr(body, ?)", (str(erasure.user_id),)
