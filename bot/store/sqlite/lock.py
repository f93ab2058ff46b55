"""One process owns a data folder."""

import fcntl
import os
from pathlib import Path
from typing import Self

from bot.domain.keeping.errors import StoreInUse
from bot.store.sqlite.engine import PRIVATE_FILE


class FolderLock:
    """An `flock`, which the system lets go of when the process dies, however it dies."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path) -> Self:
        """Raise `StoreInUse` at once if another holder lives."""
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise StoreInUse from None
        return cls(descriptor)

    def release(self) -> None:
        os.close(self._descriptor)
