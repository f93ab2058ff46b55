"""When a backup last left this machine, for no program can see what people carry away."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from bot.store.sqlite import engine
from bot.store.upkeep.copying import UNFINISHED


class Copies(msgspec.Struct, frozen=True, kw_only=True):
    """`since` is when backups began here: the time to take the first one away counts from it."""

    since: datetime
    copied_at: datetime | None = None

    @property
    def last(self) -> datetime:
        return self.copied_at or self.since


def read_copies(file: Path) -> Copies | None:
    """Return None if nothing is known. Blocks."""
    with suppress(OSError, msgspec.DecodeError, ValueError):
        return msgspec.json.decode(file.read_bytes(), type=Copies)
    return None


def note_beginning(file: Path, *, now: datetime) -> None:
    if read_copies(file) is None:
        _write(file, Copies(since=now))


def note_copy(file: Path, *, now: datetime) -> None:
    """Write down that a backup is somewhere else now. Blocks; raises `OSError`."""
    known = read_copies(file)
    _write(file, Copies(since=known.since if known else now, copied_at=now))


def is_elsewhere(folder: Path, other: Path) -> bool:
    """Tell whether two folders are on different file systems, so that one disk can die alone."""
    return folder.stat().st_dev != other.stat().st_dev


def _write(file: Path, copies: Copies) -> None:
    file.parent.mkdir(mode=engine.PRIVATE_FOLDER, parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}{UNFINISHED}")
    engine.create_file(unfinished)
    unfinished.write_bytes(msgspec.json.encode(copies))
    engine.sync_file(unfinished)
    unfinished.replace(file)
    engine.sync_folder(file.parent)
