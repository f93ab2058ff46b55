"""From the file that somebody wants restored to a database that can be opened."""

import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

import msgspec

from bot.domain.codes import is_code
from bot.domain.deliveries.delivery import Delivery
from bot.domain.keeping.errors import NotABackup
from bot.paths import DataFolder
from bot.store import migrations
from bot.store.migrations import Step
from bot.store.sqlite import engine
from bot.store.sqlite.rows import WritableRows
from bot.store.sqlite.tables import Table, tables_in
from bot.store.upkeep.copying import noted_moment
from bot.store.upkeep.rescue import Head, read_head, read_lines
from bot.store.upkeep.salvage import Saved, salvage


def lay_out_copy(
    file: Path, workbench: Path, *, present: Path, steps: tuple[Step, ...]
) -> datetime:
    """Make a database of a backup, or of a rescued file, and return when that was made. Blocks.

    The codes that were given since, in the database `present`, stay taken. Raises `NotABackup`,
    `StoreIsNewer`.
    """
    folder = DataFolder(workbench)
    with _refusing_in_words(file):
        workbench.mkdir(mode=engine.PRIVATE_FOLDER)
        engine.create_file(folder.database)
        head = read_head(file)
        if head is None:
            shutil.copyfile(file, folder.database)
        with closing(engine.connect(folder.database, read_only=False)) as connection:
            if head is None:
                made_at = _take_over(connection, steps)
            else:
                made_at = _read_in(connection, file, head)
            _keep_codes(connection, present)
    return made_at


class _NotOneError(Exception):
    """Says what the file is instead of a backup."""


def _take_over(connection: sqlite3.Connection, steps: tuple[Step, ...]) -> datetime:
    if engine.pragma(connection, "application_id") != engine.APPLICATION_ID:
        raise _NotOneError("not a database of Rostrum")
    schema = migrations.check_schema(connection, steps)
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise _NotOneError(verdict)
    made_at = noted_moment(connection) or _last_deed(connection)
    if made_at is None:
        raise _NotOneError("it does not say when it was made")
    connection.execute("DROP TABLE IF EXISTS backup")
    engine.lay_out(connection, schema)
    for table in tables_in(connection).values():
        # Opening it makes the table anew, with columns that say what the documents do.
        connection.execute(f"DROP INDEX IF EXISTS {table.place}")
    return made_at


class _Claim(msgspec.Struct):
    at: datetime


class _Deed(msgspec.Struct):
    """What of a delivery tells when the bot did something by itself."""

    sent_at: datetime | None = None
    claim: _Claim | None = None


def _last_deed(connection: sqlite3.Connection) -> datetime | None:
    """Return the newest one, for copies that do not say when they were made."""
    moments: list[datetime] = []
    for row in salvage(connection):
        if isinstance(row, Saved) and row.name.kind == Delivery.KIND:
            deed = msgspec.json.decode(row.body, type=_Deed)
            found = (deed.sent_at, deed.claim and deed.claim.at)
            moments += [moment for moment in found if moment is not None]
    return max(moments, default=None)


def _read_in(connection: sqlite3.Connection, file: Path, head: Head) -> datetime:
    engine.lay_out(connection, head.schema)
    connection.execute("BEGIN IMMEDIATE")
    rows = WritableRows(connection)
    tables: dict[str, Table] = {}
    for line in read_lines(file):
        if line.kind not in tables:
            # Opening it makes the table anew, with the columns of what is indexed.
            tables[line.kind] = Table(line.kind)
            tables[line.kind].create(connection)
        row_id = rows.insert(
            tables[line.kind],
            line.owner,
            line.code,
            bytes(line.document).decode(),
            (),
            schema=line.schema,
            version=line.version,
        )
        if row_id is None:
            raise _NotOneError(f"{line.kind} {line.code} stands in it twice")
        if is_code(line.code):
            rows.take_code(line.code)
    connection.execute("COMMIT")
    return head.at


def _keep_codes(connection: sqlite3.Connection, present: Path) -> None:
    """Take over what can be read; of a damaged database that may be little."""
    with suppress(sqlite3.Error), closing(engine.connect(present, read_only=True)) as source:
        codes = source.execute("SELECT code FROM code").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT OR IGNORE INTO code VALUES (?)", codes)
        connection.execute("COMMIT")


@contextmanager
def _refusing_in_words(file: Path) -> Generator[None, None, None]:
    try:
        yield
    except OSError as error:
        raise NotABackup(file=str(file), problem=error.strerror or str(error)) from error
    except (sqlite3.Error, msgspec.DecodeError, ValueError, _NotOneError) as error:
        raise NotABackup(file=str(file), problem=str(error)) from error
