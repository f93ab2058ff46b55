"""Runs as a process of its own: restores a backup in children that die at their n-th deed.

A deed is whatever Python's audit events show of files: opening, renaming, removing. Prints one line
per child with what it found in the data folder afterwards.
"""

import asyncio
import shutil
import sys
from functools import partial
from pathlib import Path

from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.checking import check_database
from bot.store.upkeep.restoring import arm, prepare, restoring
from tests.crash.dying import DIED, die_at_deed, end_of_child
from tests.factories import NOW, a_server
from tests.store.filling import contents, fill


def restore(root: Path, file: Path) -> None:
    with restoring(root) as folder:
        asyncio.run(prepare(folder, file, KINDS, now=NOW))
        arm(folder, now=NOW)


def die_restoring(number: int, root: Path, file: Path) -> None:
    die_at_deed(number, root)
    restore(root, file)


def main(place: Path) -> None:
    original = place / "original"
    fill(original, a_server(name="old"))
    file = make_backup(DataFolder(original), place, now=NOW)
    shutil.rmtree(original)
    fill(original, a_server(name="new"), a_server(code="second"))
    number, ended = 0, DIED
    while ended == DIED:
        number += 1
        root = place / f"data{number}"
        shutil.copytree(original, root)
        ended = end_of_child(partial(die_restoring, number, root, file))
        report = check_database(DataFolder(root).database, KINDS, now=NOW)
        names = ",".join(each.name for each in contents(root))
        print(number, ended, "damaged" if report.is_damaged else "whole", names, flush=True)
        # Whatever was left behind must not keep the next attempt from succeeding.
        restore(root, file)
        print("again", ",".join(each.name for each in contents(root)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
