"""One process owns a data folder."""

import fcntl
import os
from pathlib import Path
from typing import Self

from bot.domain.keeping.errors import StoreInUse
from bot.store.sqlite.engine import PRIVATE_FILE


class FolderLock:
    """Two `flock`s, which the system lets go of when the process dies, however it dies.

    The one of the file is what network file systems know; the one of the folder stays when somebody
    deletes the file under a running bot.
    """

    def __init__(self, descriptors: tuple[int, ...]) -> None:
        self._descriptors = descriptors

    @classmethod
    def take(cls, path: Path) -> Self:
        """Raise `StoreInUse` at once if another holder lives."""
        file = os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return cls((file, *_folder(path.parent)))
        except BlockingIOError:
            os.close(file)
            raise StoreInUse from None

    def release(self) -> None:
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
