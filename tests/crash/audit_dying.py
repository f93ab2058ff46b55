"""Runs as a process of its own: lets children that die at their n-th statement do and note deeds.

Prints one line per child: how it ended, and what a check found of the chain afterwards.
"""

import asyncio
import shutil
import sys
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from bot.domain.keeping.audit import AuditEntry, Deed
from bot.domain.kinds import KINDS
from bot.domain.talks.talk import Talk
from bot.paths import DataFolder
from bot.services.audit import note, prune
from bot.services.ports import Documents
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.checking import check_database
from tests.crash.dying import DIED, die_at_statement, end_of_child
from tests.factories import NOW, ORGANISER_ID, OWNER, TALK_CODE, a_series, a_talk, an_edition
from tests.store.filling import contents, fill


async def play(root: Path, die_at: int) -> None:
    """Three deeds, of which the oldest is let go of again."""
    store = await open_store(root, KINDS)
    die_at_statement(die_at, store)
    for number in range(3):

        def work(docs: Documents, number: int = number) -> None:
            docs.put(replace(docs.get(Talk, TALK_CODE), title=f"Title {number}"))
            now = NOW + timedelta(days=number)
            by = ORGANISER_ID
            note(docs, Deed.MOVED, by=by, about=Talk.KIND, which=TALK_CODE, now=now)

        await store.run(OWNER, work)
    await store.run(OWNER, lambda docs: prune(docs, before=NOW, limit=1))
    await store.close()


def _play(number: int, root: Path) -> None:
    asyncio.run(play(root, number))


def main(place: Path) -> None:
    original = place / "original"
    fill(original, a_series(), an_edition(), a_talk(title="Title -1"))
    number, ended = 0, DIED
    while ended == DIED:
        number += 1
        root = place / f"data{number}"
        shutil.copytree(original, root)
        ended = end_of_child(partial(_play, number, root))
        report = check_database(DataFolder(root).database, KINDS, now=NOW)
        health = "damaged" if report.is_damaged else "whole"
        found = contents(root)
        (talk,) = [each for each in found if isinstance(each, Talk)]
        last = max([each.number for each in found if isinstance(each, AuditEntry)], default=0)
        print(number, ended, health, f"{talk.title}|{last}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
