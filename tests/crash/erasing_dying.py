"""Runs as a process of its own: lets children that die at their n-th deed erase and clean.

A deed is whatever Python's audit events show of files: opening, renaming, removing. Prints one line
per child: how it ended, and what the folder held after the next start had gone on.
"""

import asyncio
import shutil
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.clock import ManualClock
from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.kinds import KINDS
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.talk import Talk
from bot.paths import DataFolder
from bot.services.host.erasures import Erasures, erase
from bot.services.ports import Documents
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.checking import check_database
from bot.store.upkeep.cleaning import FolderErasures
from tests.crash.dying import DIED, die_at_deed, end_of_child
from tests.factories import NOW, OWNER, TALK_CODE, a_series, a_takeaway, a_talk, an_edition
from tests.store.filling import contents, fill
from tests.store.upkeep.raw import files_with

WRITER = 771_100_000_000_000_123


async def agree_on_the_rule(root: Path) -> None:
    """As the use case does, in one unit."""
    store = await open_store(root, KINDS)

    def work(docs: Documents) -> None:
        docs.put(replace(docs.get(Talk, TALK_CODE), chatham_house=True))
        for note in docs.select(Takeaway):
            docs.put(note.anonymous())
        erase(docs, Erasure(at=NOW, what=Erased.AUTHORS, owner=OWNER, code=TALK_CODE))

    await store.run(OWNER, work)
    await store.close()


async def go_on(root: Path) -> None:
    """As each start does, and the chore after it."""
    store = await open_store(root, KINDS)
    files = FolderErasures(DataFolder(root), store, KINDS)
    erasures = Erasures(store, ManualClock(NOW), files, KINDS, lambda: None)
    await erasures.catch_up()
    await erasures.run_due(NOW)
    await store.close()


def die_going_on(number: int, root: Path) -> None:
    die_at_deed(number, root)
    asyncio.run(go_on(root))


def main(place: Path) -> None:
    original = place / "original"
    note = a_takeaway(author_id=WRITER, source=WRITER + 1)
    fill(original, a_series(), an_edition(), a_talk(), note)
    make_backup(DataFolder(original), DataFolder(original).backups, now=NOW)
    asyncio.run(agree_on_the_rule(original))
    number, ended = 0, DIED
    while ended == DIED:
        number += 1
        root = place / f"data{number}"
        shutil.copytree(original, root)
        ended = end_of_child(partial(die_going_on, number, root))
        asyncio.run(go_on(root))
        report = check_database(DataFolder(root).database, KINDS, now=NOW)
        health = "damaged" if report.is_damaged else "whole"
        held = ",".join(files_with(root, WRITER, WRITER + 1))
        copies = len(list(DataFolder(root).backups.glob("*.sqlite3")))
        kinds = ",".join(sorted({each.KIND for each in contents(root)}))
        print(number, ended, health, f"held={held}", copies, kinds, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
