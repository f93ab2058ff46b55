"""The `BackupMaker` of a data folder; every step in a thread, with a connection of its own."""

import asyncio
from datetime import datetime

from bot.domain.keeping.errors import BackupFailed
from bot.paths import DataFolder
from bot.services.ports import BackupState
from bot.store.upkeep.backups import list_backups, make_backup, remove_old
from bot.store.upkeep.copies import note_beginning, read_copies
from bot.store.upkeep.copying import in_turn


class FolderBackups:
    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder

    async def state(self) -> BackupState:
        return await asyncio.to_thread(self._state)

    async def make(self, now: datetime) -> None:
        await asyncio.to_thread(self._make, now)

    async def remove_old(self, before: datetime) -> None:
        await asyncio.to_thread(self._remove_old, before)

    def _state(self) -> BackupState:
        backups = list_backups(self._folder.backups)
        copies = read_copies(self._folder.copies)
        return BackupState(
            made_at=backups[-1].made_at if backups else None,
            since=copies.since if copies else None,
            copied_at=copies.copied_at if copies else None,
        )

    def _make(self, now: datetime) -> None:
        make_backup(self._folder, self._folder.backups, now=now)
        try:
            note_beginning(self._folder.copies, now=now)
        except OSError as error:
            raise self._failed(error) from error

    def _remove_old(self, before: datetime) -> None:
        try:
            with in_turn(self._folder.backups):
                remove_old(self._folder, before=before)
        except OSError as error:
            raise self._failed(error) from error

    def _failed(self, error: OSError) -> BackupFailed:
        problem = error.strerror or str(error)
        return BackupFailed(folder=str(self._folder.backups), problem=problem)
