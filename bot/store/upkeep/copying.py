"""Copies of a whole database, made while it is in use: one snapshot, checked, under its name last.

A copy says inside when it was made, for people rename files. It holds no ballots of open polls: of
two copies, one tells what was answered between them, which may be one person's answer.
"""

import fcntl
import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from bot.domain.keeping.errors import BackupFailed
from bot.store.sqlite.ballots import leave_out_ballots
from bot.store.sqlite.engine import PRIVATE_FOLDER, create_file, sync_file, sync_folder

UNFINISHED = ".unfinished"


def copy_database(
    connection: sqlite3.Connection, folder: Path, name: str, *, made_at: datetime | None = None
) -> Path:
    """Write the copy `name` in `folder`, which is made; raises `BackupFailed`, leaving nothing."""
    finished = folder / name
    unfinished = folder / f"{name}{UNFINISHED}"
    with failing_in_words(folder):
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        try:
            create_file(unfinished)
            connection.execute("VACUUM INTO ?", (str(unfinished),))
            _finish(unfinished, made_at)
            sync_file(unfinished)
            unfinished.rename(finished)
        finally:
            unfinished.unlink(missing_ok=True)
        sync_folder(folder)
    return finished


def _finish(copy: Path, made_at: datetime | None) -> None:
    """Note the moment, and read the whole copy: a copy that nobody can read is none."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        # Nothing but the rename makes it a backup, so it needs no journal.
        connection.execute("PRAGMA journal_mode = OFF").fetchall()
        leave_out_ballots(connection)
        connection.execute("DROP TABLE IF EXISTS backup")
        if made_at is not None:
            connection.execute("CREATE TABLE backup (made_at TEXT NOT NULL)")
            connection.execute("INSERT INTO backup VALUES (?)", (made_at.isoformat(),))
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)


@contextmanager
def in_turn(folder: Path) -> Generator[None]:
    """Let one at a time make or clean the backups of a folder, whatever process it is. Blocks.

    Otherwise a backup that was begun before would be finished, and unclean, after the cleaning.
    """
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        # NFS locks only what is open for writing (flock(2), notes), which no folder can be.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def failing_in_words(folder: Path) -> Generator[None, None, None]:
    try:
        yield
    except OSError as error:
        problem = error.strerror or str(error)
        raise BackupFailed(folder=str(folder), problem=problem) from error
    except sqlite3.Error as error:
        raise BackupFailed(folder=str(folder), problem=str(error)) from error


def noted_moment(connection: sqlite3.Connection) -> datetime | None:
    """Return when a copy was made; None if it does not say."""
    tables = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'backup'").fetchone()
    if tables is None:
        return None
    found = connection.execute("SELECT made_at FROM backup").fetchone()
    return None if found is None else datetime.fromisoformat(found[0])
