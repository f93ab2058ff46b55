"""One process owns a data folder."""

import fcntl
import os
import struct
import sys
from pathlib import Path
from typing import Self

from bot.domain.keeping.errors import StoreInUse
from bot.store.sqlite.engine import PRIVATE_FILE

# Far behind all that SQLite locks or writes.
_BYTE = 1 << 62


class FolderLock:
    """Locks that the system lets go of when the process dies, however it dies.

    The one of the file is what network file systems know. Those of the folder and of the database
    stay when somebody deletes the file under a running bot; not every file system has the former,
    and a database may be reached by way of two folders.
    """

    def __init__(self, *descriptors: int) -> None:
        self._descriptors = list(descriptors)

    @classmethod
    def take(cls, path: Path) -> Self:
        """Raise `StoreInUse` at once if another holder lives."""
        file = os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return cls(file, *_folder(path.parent))
        except BlockingIOError:
            os.close(file)
            raise StoreInUse from None

    def take_database(self, path: Path) -> None:
        """Own the database file too; raises `StoreInUse`.

        Before SQLite opens it: the system lets go of its locks when any descriptor is closed.
        """
        database = os.open(path, os.O_RDWR)
        try:
            _lock_byte(database)
        except (BlockingIOError, PermissionError):
            os.close(database)
            raise StoreInUse from None
        self._descriptors.append(database)

    def release(self) -> None:
        """After SQLite has closed the database, for the same reason."""
        for descriptor in reversed(self._descriptors):
            os.close(descriptor)


def _folder(path: Path) -> tuple[int, ...]:
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(folder)
        raise
    except OSError:
        # NFS locks only what is open for writing (flock(2), notes), which no folder can be.
        os.close(folder)
        return ()
    return (folder,)


def _lock_byte(file: int) -> None:
    """Lock one byte: a `flock` would lock the whole file on NFS (flock(2)), and SQLite out."""
    if sys.platform != "linux":
        return
    # `struct flock` of fcntl(2): type, whence, start, length, process.
    wanted = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, _BYTE, 1, 0)
    try:
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, wanted)
    except (BlockingIOError, PermissionError):
        raise
    except OSError:
        # A file system without locks; what it has was taken before.
        return
