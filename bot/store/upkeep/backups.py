"""The daily backups of a data folder: making them, and letting go of the old ones.

A backup is the database alone: neither ballots of open polls nor their keys are in it.
"""

import re
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.keeping.errors import BackupFailed
from bot.paths import DataFolder
from bot.store.sqlite import engine
from bot.store.sqlite.opening import check_ours
from bot.store.upkeep.copying import UNFINISHED, copy_database, failing_in_words, in_turn
from bot.store.upkeep.opening_words import opening_in_words

_STAMP = "%Y%m%dT%H%M%SZ"
_NAMED = re.compile(r"rostrum-(\d{8}T\d{6}Z)(-\d+)?\.sqlite3")


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    made_at: datetime
    path: Path


def make_backup(folder: DataFolder, target: Path, *, now: datetime) -> Path:
    """Copy the database as it is into `target`, also while the bot runs. Blocks.

    Raises `StoreNotOpened` and `BackupFailed`.
    """
    with opening_in_words(folder):
        connection = engine.connect(folder.database, read_only=True)
    with closing(connection):
        with opening_in_words(folder):
            check_ours(connection)
        if target.resolve() != folder.backups.resolve():
            return copy_database(connection, target, _free_name(target, now), made_at=now)
        with failing_in_words(target), in_turn(target):
            return copy_database(connection, target, _free_name(target, now), made_at=now)


def copy_ledger(folder: DataFolder, target: Path) -> None:
    """Let the ledger of erasures go with a backup that leaves the folder."""
    copy = target / folder.erasures.name
    if not folder.erasures.exists() or target.resolve() == folder.backups.resolve():
        return
    unfinished = copy.with_name(f"{copy.name}{UNFINISHED}")
    try:
        engine.create_file(unfinished)
        shutil.copyfile(folder.erasures, unfinished)
        engine.sync_file(unfinished)
        unfinished.replace(copy)
        engine.sync_folder(target)
    except OSError as error:
        problem = error.strerror or str(error)
        raise BackupFailed(folder=str(target), problem=problem) from error


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(_STAMP)


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups by age, oldest first, as their names tell it."""
    if not folder.is_dir():
        return []
    named = ((_NAMED.fullmatch(path.name), path) for path in folder.iterdir())
    return sorted(Backup(_moment(match[1]), path) for match, path in named if match)


def remove_old(folder: DataFolder, *, before: datetime) -> list[Path]:
    """Remove backups made before, but for the newest one, and what they once replaced."""
    old = [each.path for each in list_backups(folder.backups)[:-1] if each.made_at < before]
    old += [each.path for each in list_backups(folder.aside) if each.made_at < before]
    for path in old:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
    return old


def _free_name(folder: Path, now: datetime) -> str:
    """Two backups of one second get two names."""
    first = f"rostrum-{stamp(now)}"
    number, name = 1, f"{first}.sqlite3"
    while (folder / name).exists():
        number += 1
        name = f"{first}-{number}.sqlite3"
    return name


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)
