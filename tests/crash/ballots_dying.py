"""Runs as a process of its own: lets children that die at their n-th deed vote, or close a poll.

A deed is a unit of work, a step that runs alone in the store, and whatever Python's audit events
show of files; a child dies before it or after it. Prints one line per child: how it ended, how many
ballots it had acknowledged, and what the folder held after the next start had gone on.
"""

import asyncio
import os
import shutil
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.clock import ManualClock
from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.services.ballots.asking import Asking
from bot.services.ballots.balloting import Ballots
from bot.services.ballots.sealing import Sealing
from bot.services.polls.polls import Polls
from bot.store.ballots.keys import FolderKeys
from bot.store.ballots.tracing import look_for_traces
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.cleaning import FolderErasures
from tests.crash.dying import DEEDS, DIED, end_of_child
from tests.factories import (
    BALLOT_CODE,
    OWNER,
    START,
    a_ballot_poll,
    a_delivery,
    a_member,
    a_series,
    a_server,
    a_talk,
    an_edition,
)
from tests.store.filling import fill

VOTERS = 5
# Each changes their mind once: this many ballots are acknowledged, and half of them are left.
CAST = 2 * VOTERS
AFTERWARDS = START + timedelta(days=4)


class Mortal:
    """Counts deeds, and ends the process at one of them as a kill would."""

    def __init__(self, number: int, root: Path) -> None:
        self._left = number
        self._root = str(root)
        sys.addaudithook(self._hear)

    def deed(self) -> None:
        self._left -= 1
        if self._left == 0:
            os._exit(DIED)

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        if event.startswith(DEEDS) and args and self._root in str(args[0]):
            self.deed()

    def counted(self, step: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def run(*given: Any) -> Any:
            self.deed()
            result = await step(*given)
            self.deed()
            return result

        return run


class _Open:
    def __init__(self, store: DocumentStore, root: Path, clock: ManualClock) -> None:
        folder = DataFolder(root)
        keys = FolderKeys(folder.keys)
        self.store = store
        self.clock = clock
        self.ballots = Ballots(store, clock, keys, Polls(store, clock, {}), Asking(store, {}))
        self.sealing = Sealing(store, clock, keys, FolderErasures(folder, store, KINDS))


async def _opened(root: Path, clock: ManualClock, mortal: Mortal | None = None) -> _Open:
    store = await open_store(root, KINDS)
    if mortal is not None:
        for name in ("run", "_alone"):
            setattr(store, name, mortal.counted(getattr(store, name)))
    return _Open(store, root, clock)


async def vote(root: Path, told: int, mortal: Mortal | None) -> None:
    """Tell of each ballot once it is acknowledged."""
    here = await _opened(root, ManualClock(START), mortal)
    for number in range(CAST):
        person = a_member(user_id=5000 + number % VOTERS)
        await here.ballots.vote(person, BALLOT_CODE, {"useful": (number // VOTERS,)})
        os.write(told, b".")
    await here.store.close()


async def close(root: Path, _told: int, mortal: Mortal | None) -> None:
    """As each start does."""
    here = await _opened(root, ManualClock(AFTERWARDS), mortal)
    await here.sealing.open(AFTERWARDS)
    await here.store.close()


async def found(root: Path) -> str:
    """What came of it, once the next start has gone on."""
    store = await open_store(root, KINDS)
    (poll,) = await store.read(OWNER, lambda docs: docs.select(BallotPoll))
    (tally,) = await store.read(OWNER, lambda docs: docs.select(Tally))
    await store.close()
    clean = "clean" if look_for_traces(root).is_clean else "traces"
    counts = tally.totals[0].counts
    return f"{poll.state.value} {clean} {tally.answers} {counts[0]} {counts[1]}"


def child(number: int, root: Path, play: Callable[..., Any]) -> tuple[int, int]:
    """Return how the child ended, and how many ballots it had acknowledged."""
    reading, told = os.pipe()

    def die_playing() -> None:
        asyncio.run(play(root, told, Mortal(number, root)))

    ended = end_of_child(die_playing)
    os.close(told)
    with os.fdopen(reading, "rb") as acknowledged:
        return ended, len(acknowledged.read())


def main(place: Path, play: Callable[..., Any]) -> None:
    original = place / "original"
    poll = a_ballot_poll().opened(now=START)
    fill(original, a_server(), a_series(), an_edition(), a_talk(), a_delivery(), poll)
    if play is close:
        told = os.open(os.devnull, os.O_WRONLY)
        asyncio.run(vote(original, told, None))
    number, ended = 0, DIED
    while ended == DIED:
        number += 1
        root = place / f"data{number}"
        shutil.copytree(original, root)
        ended, acknowledged = child(number, root, play)
        asyncio.run(close(root, 0, None))
        print(number, ended, acknowledged, asyncio.run(found(root)), flush=True)
        shutil.rmtree(root)


if __name__ == "__main__":
    main(Path(sys.argv[1]), {"vote": vote, "close": close}[sys.argv[2]])
