"""The key of each open ballot, in a file of its own: whoever lacks it can name no voter.

Written and removed durably, so that neither a kill nor a loss of power leaves half a key, or
brings one back.
"""

import asyncio
import os
import secrets
from contextlib import suppress
from pathlib import Path

from bot.domain.ballots.poll import KEY_BYTES
from bot.store.sqlite.engine import PRIVATE_FILE, PRIVATE_FOLDER, sync_folder

_SUFFIX = ".key"
_UNFINISHED = ".unfinished"


class FolderKeys:
    """The `BallotKeys` of a data folder; `folder` is made when the first key is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # What is asked for at each ballot; it goes with the file.
        self._known: dict[str, bytes] = {}
        self._destroyed: set[str] = set()
        # Files that are being written; what an earlier run left unfinished is in none of them.
        self._making: set[str] = set()

    async def find(self, poll: str) -> bytes | None:
        known = self._known.get(poll)
        return known if known is not None else await asyncio.to_thread(self._read, poll)

    async def make(self, poll: str) -> bytes:
        return await asyncio.to_thread(self._make, poll)

    async def polls(self) -> list[str]:
        """Return those with a key, and what an earlier run left unfinished."""
        found = await asyncio.to_thread(keys_in, self._folder)
        return [each for each in found if each not in self._making]

    async def destroy(self, poll: str) -> None:
        self._destroyed.add(poll)
        self._known.pop(poll, None)
        await asyncio.to_thread(destroy_key, self._folder, poll)

    def _read(self, poll: str) -> bytes | None:
        if poll in self._destroyed:
            return None
        try:
            key = key_path(self._folder, poll).read_bytes()
        except FileNotFoundError:
            return None
        if len(key) != KEY_BYTES:
            # Overwritten as the first step of its removal.
            return None
        return self._known.setdefault(poll, key)

    def _make(self, poll: str) -> bytes:
        """Two that come at once get the one whose name was there first."""
        found = self._read(poll)
        if found is not None:
            return found
        if poll in self._destroyed:
            raise FileExistsError(poll)
        if not self._folder.exists():
            self._folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            sync_folder(self._folder.parent)
        unfinished = self._folder / f"{secrets.token_hex(8)}{_UNFINISHED}"
        self._making.add(unfinished.name)
        try:
            _write(unfinished, secrets.token_bytes(KEY_BYTES))
            with suppress(FileExistsError):
                key_path(self._folder, poll).hardlink_to(unfinished)
        finally:
            unfinished.unlink(missing_ok=True)
            self._making.discard(unfinished.name)
        sync_folder(self._folder)
        made = self._read(poll)
        assert made is not None
        return made


def key_path(folder: Path, poll: str) -> Path:
    return folder / f"{poll}{_SUFFIX}"


def keys_in(folder: Path) -> list[str]:
    """Return the polls of which a key is there, whole or not, and what was never finished."""
    if not folder.is_dir():
        return []
    return sorted(path.name.removesuffix(_SUFFIX) for path in folder.iterdir())


def destroy_key(folder: Path, poll: str) -> None:
    """Overwrite it where the disk lets us, then remove its name; when this returns, it is gone."""
    path = folder / poll if poll.endswith(_UNFINISHED) else key_path(folder, poll)
    with suppress(FileNotFoundError):
        if path.suffix == _UNFINISHED and path.stat().st_nlink > 1:
            # Killed between its two names: what it holds is a poll's key, and is used.
            path.unlink(missing_ok=True)
            return
        size = path.stat().st_size
        descriptor = os.open(path, os.O_WRONLY)
        try:
            os.write(descriptor, bytes(size))
            os.fsync(descriptor)
            os.ftruncate(descriptor, 0)
        finally:
            os.close(descriptor)
        path.unlink(missing_ok=True)
        sync_folder(folder)


def _write(path: Path, key: bytes) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    try:
        os.write(descriptor, key)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
