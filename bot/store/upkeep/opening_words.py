"""Why a data folder cannot be opened, so that whoever reads it knows what to do.

SQLite says "unable to open database file" of a missing folder and of a forbidden one alike.
"""

import errno
import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from bot.domain.keeping.errors import FolderForbidden, NoDataThere, NoFolderThere, StoreNotOpened
from bot.paths import DataFolder
from bot.store.sqlite.engine import is_disk_trouble

_KINDS = {
    errno.ENOENT: NoDataThere,
    errno.ENOTDIR: NoFolderThere,
    errno.EEXIST: NoFolderThere,
    errno.EACCES: FolderForbidden,
    errno.EPERM: FolderForbidden,
    errno.EROFS: FolderForbidden,
}


@contextmanager
def opening_in_words(folder: DataFolder) -> Generator[None, None, None]:
    """Turn whatever keeps the folder from being opened into `StoreNotOpened`, or a kind of it."""
    try:
        yield
    except OSError as error:
        raise _refusal(folder, error.errno, str(error)) from error
    except sqlite3.Error as error:
        if not is_disk_trouble(error):
            raise
        raise _refusal(folder, _hindrance(folder, error), str(error)) from error


def _refusal(folder: DataFolder, number: int | None, said: str) -> StoreNotOpened:
    kind = _KINDS.get(number or 0, StoreNotOpened)
    return kind(folder=str(folder.root), problem=os.strerror(number) if number else said)


def _hindrance(folder: DataFolder, error: sqlite3.Error) -> int | None:
    """What the system would have said to SQLite; None if that is not what was in the way."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
        return None
    try:
        folder.database.stat()
    except OSError as hindrance:
        return hindrance.errno
    # Whoever reads a journal writes beside it, so reading alone would not do.
    places = ((folder.root, os.W_OK | os.X_OK), (folder.database, os.R_OK | os.W_OK))
    may = all(os.access(path, how, effective_ids=True) for path, how in places)
    return None if may else errno.EACCES
