"""Runs as a process of its own: lets children that die at their n-th statement renew and revoke.

Prints one line per child: how it ended, what it had acknowledged, and which addresses are open.
"""

import asyncio
import os
import shutil
import sys
from functools import partial
from pathlib import Path

from bot.clock import ManualClock
from bot.domain.keeping.erasing import Erasing, without_all
from bot.domain.kinds import KINDS
from bot.domain.signups.own_calendar import OwnCalendar
from bot.paths import DataFolder
from bot.services.calendars.own import OwnCalendars
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.checking import check_database
from tests.crash.dying import DIED, die_at_statement, end_of_child
from tests.factories import MEMBER_ID, NOW, OWNER, a_member, a_server
from tests.store.filling import contents, fill

FIRST = OwnCalendar(owner=OWNER, code="F1RST0", user_id=MEMBER_ID, secret="5e" * 16)


async def play(root: Path, die_at: int) -> None:
    """Each acknowledgement is a line of a file, as the reply to a member would be."""
    store = await open_store(root, KINDS)
    die_at_statement(die_at, store)
    calendars = OwnCalendars(store, ManualClock(NOW))
    said = os.open(root / "said", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    await calendars.renew(a_member())
    os.write(said, b"renewed ")
    await calendars.switch_off(a_member())
    os.write(said, b"off ")
    await store.close()


def _play(number: int, root: Path) -> None:
    asyncio.run(play(root, number))


def main(place: Path) -> None:
    original = place / "original"
    fill(original, a_server(), FIRST)
    number, ended = 0, DIED
    while ended == DIED:
        number += 1
        root = place / f"data{number}"
        shutil.copytree(original, root)
        ended = end_of_child(partial(_play, number, root))
        said = (root / "said").read_text() if (root / "said").exists() else ""
        report = check_database(DataFolder(root).database, KINDS, now=NOW)
        health = "damaged" if report.is_damaged else "whole"
        found = contents(root)
        is_open = [each.code == FIRST.code for each in found if isinstance(each, OwnCalendar)]
        open_ = "none" if not is_open else "first" if is_open == [True] else "second"
        # What an older backup would open again.
        erased = [each.erasure for each in found if isinstance(each, Erasing)]
        restored = "comes back" if without_all(FIRST, erased) else "stays away"
        print(number, ended, health, f"{said.strip()}|{open_}|{restored}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
