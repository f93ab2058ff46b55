"""`python -m bot backup [--to DIR] [--mark-copied]`."""

import argparse
from pathlib import Path

from bot.clock import SystemClock
from bot.commandline.saying import say
from bot.paths import DataFolder
from bot.saying.i18n import Localizer, Text
from bot.settings import Settings
from bot.store.upkeep.backups import copy_ledger, make_backup
from bot.store.upkeep.copies import is_elsewhere, note_copy
from bot.store.upkeep.opening_words import opening_in_words

_MEGABYTE = 1_000_000


def main(args: argparse.Namespace, settings: Settings) -> int:
    """Only reads the database, so the bot may be running."""
    text = Localizer.load().english
    folder = DataFolder(settings.data)
    if args.mark_copied:
        _note_copy(folder)
        say([text("backup-marked")])
        return 0
    target = folder.backups if args.to is None else args.to
    made = make_backup(folder, target, now=SystemClock().now())
    copy_ledger(folder, target)
    megabytes = round(made.stat().st_size / _MEGABYTE, 1)
    say([text("backup-made", file=str(made), megabytes=megabytes), _where(folder, target, text)])
    return 0


def _where(folder: DataFolder, target: Path, text: Text) -> str:
    if not is_elsewhere(folder.root, target):
        return text("backup-same-disk")
    _note_copy(folder)
    return text("backup-elsewhere")


def _note_copy(folder: DataFolder) -> None:
    with opening_in_words(folder):
        folder.database.stat()  # of nothing there is no copy
        note_copy(folder.copies, now=SystemClock().now())
