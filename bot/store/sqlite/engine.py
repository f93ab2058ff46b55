"""SQLite as we open it: one file, its tables, and what its errors mean to a caller."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE
from typing import Protocol

from bot.domain.keeping.errors import StoreUnavailable

# "Rost": tells `file` and us that this is no other program's database.
APPLICATION_ID = 0x526F7374
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

# Every code ever given: a removed document's code stays taken. Unordered, so it tells no times.
_CODES = "CREATE TABLE IF NOT EXISTS code (code TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID"


class Connect(Protocol):
    """Opens the database file; tests give one that fails on purpose."""

    def __call__(self, path: Path, *, read_only: bool) -> sqlite3.Connection: ...


def connect(
    path: Path, *, read_only: bool, factory: type[sqlite3.Connection] = sqlite3.Connection
) -> sqlite3.Connection:
    """Open an existing database file; transactions are ours to begin, and on disk once committed.

    Connections are handed over between threads, but never used by two at once.
    """
    mode = "ro" if read_only else "rw"
    if read_only and _cannot_change(path):
        # Otherwise SQLite would want to write its shared memory beside it, even for reading.
        mode = "ro&immutable=1"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, factory=factory
    )
    for pragma in ("busy_timeout = 5000", "temp_store = MEMORY", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    if not read_only:
        # The writer moves the journal by itself, to hear of a failed fsync.
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",
            "wal_autocheckpoint = 0",
        ):
            connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def _cannot_change(path: Path) -> bool:
    """Tell whether the file is all there is, on a disk that nobody can write to."""
    journal = path.with_name(f"{path.name}-wal")
    try:
        is_read_only = os.statvfs(path.parent).f_flag & os.ST_RDONLY
        return bool(is_read_only) and not (journal.exists() and journal.stat().st_size)
    except OSError:
        return False


def create_file(path: Path) -> None:
    """Make the file private before SQLite writes into it; its -wal and -shm take over the mode."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
    make_private(path, PRIVATE_FILE)
    sync_folder(path.parent)


def make_private(path: Path, mode: int) -> None:
    """Correct the mode where it is not as wanted; a volume of another user may forbid to try."""
    if S_IMODE(path.stat().st_mode) != mode:
        path.chmod(mode)


def sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make created and renamed names in `folder` outlive a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def lay_out(connection: sqlite3.Connection, schema: int) -> None:
    """Make a new file ours, at `schema`; the tables of documents are for the migrations to make."""
    connection.execute("BEGIN IMMEDIATE")
    if pragma(connection, "application_id") == 0:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema}")
    connection.execute(_CODES)
    connection.execute("COMMIT")


def pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def is_disk_trouble(error: BaseException) -> bool:
    """Tell the machine's refusals (disk, damage, locks) from mistakes in our own statements."""
    return type(error) in {
        sqlite3.OperationalError,
        sqlite3.DatabaseError,
        sqlite3.InternalError,
    }


@contextmanager
def trouble_in_words() -> Generator[None, None, None]:
    """Turn the machine's refusals into `StoreUnavailable`."""
    try:
        yield
    except sqlite3.Error as error:
        if is_disk_trouble(error):
            raise StoreUnavailable from error
        raise


def is_damage(error: BaseException) -> bool:
    """Tell whether the disk gave back something else than was written, or nothing at all."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    damage = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR}
    # Python's own complaint, which has no code, about text that is no longer UTF-8.
    return code in damage or str(error).startswith("Could not decode to UTF-8")
