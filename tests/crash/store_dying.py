"""Runs as a process of its own: restores a backup in children that die at their n-th deed.

A deed is whatever Python's audit events show of files: opening, renaming, removing. Prints one line
per child with what it found in the data folder afterwards.
"""

import asyncio
import os
import shutil
import sys
from pathlib import Path

from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.checking import check_database
from bot.store.upkeep.restoring import arm, prepare, restoring
from tests.factories import NOW, a_server
from tests.store.filling import contents, fill

DEEDS = ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "shutil.", "sqlite3.connect")
DIED = 99


def die_at(number: int, root: Path) -> None:
    """End the process, as a kill would, just before its n-th deed below `root`."""
    left = number

    def hear(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        if event.startswith(DEEDS) and args and str(root) in str(args[0]):
            left -= 1
            if left == 0:
                os._exit(DIED)

    sys.addaudithook(hear)


def restore(root: Path, file: Path) -> None:
    with restoring(root) as folder:
        asyncio.run(prepare(folder, file, KINDS, now=NOW))
        arm(folder, now=NOW)


def child(number: int, root: Path, file: Path) -> int:
    """Return how the child ended."""
    process = os.fork()
    if process == 0:
        try:
            die_at(number, root)
            restore(root, file)
        except BaseException:  # noqa: BLE001
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


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
        ended = child(number, root, file)
        report = check_database(DataFolder(root).database, KINDS, now=NOW)
        names = ",".join(each.name for each in contents(root))
        print(number, ended, "damaged" if report.is_damaged else "whole", names, flush=True)
        # Whatever was left behind must not keep the next attempt from succeeding.
        restore(root, file)
        print("again", ",".join(each.name for each in contents(root)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
