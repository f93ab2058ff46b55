"""Ten thousand ballots through the use case beside SQLite by hand, and their sealing."""

import asyncio
import hmac
import json
import sqlite3
import time
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from bot.clock import ManualClock
from bot.domain.kinds import KINDS
from bot.domain.times.zones import load_zones
from bot.paths import DataFolder
from bot.services.ballots.asking import Asking
from bot.services.ballots.balloting import Ballots
from bot.services.ballots.sealing import Sealing
from bot.services.polls.polls import Polls
from bot.services.ports import Documents
from bot.store.ballots.keys import FolderKeys
from bot.store.sqlite.ballots import LAYOUT
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.cleaning import FolderErasures
from tests.bench.beat import Beat
from tests.bench.figures import duration, percentile, rate
from tests.bench.library import MIDDLE, Library, settle_search
from tests.bench.row import Row, Verdict, at_least, judge
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

BALLOTS = 10_000
WRITERS = 200
_FIRST_MEMBER = 1_000_000_000_000_200_000
_MILLISECONDS = 50
_SECONDS = 2.0


async def measure(library: Library) -> list[Row]:
    load_zones()
    root = library.copy(MIDDLE)
    store = await open_store(root, KINDS)
    await settle_search(store)
    folder = DataFolder(root)
    clock = ManualClock(START)
    keys = FolderKeys(folder.keys)
    ballots = Ballots(store, clock, keys, Polls(store, clock, {}), Asking(store, clock, {}))

    def prepared(docs: Documents) -> None:
        poll = a_ballot_poll().opened(now=START)
        for each in (a_server(), a_series(), an_edition(), a_talk(), a_delivery(), poll):
            docs.put(each)

    await store.run(OWNER, prepared)
    taken, seconds = await _vote(ballots)
    each = await asyncio.to_thread(_by_hand, library.root / "voting-each.sqlite3", 1)
    together = await asyncio.to_thread(_by_hand, library.root / "voting.sqlite3", WRITERS)
    clock.set(START + timedelta(days=4))
    sealing = Sealing(store, clock, keys, FolderErasures(folder, store, KINDS))
    async with Beat() as beat:
        begun = time.perf_counter()
        await sealing.run_due(clock.now())
        sealed_in = time.perf_counter() - begun
    await store.close()
    return [
        at_least(
            "10,000 ballots from 200 members at once, against a loop of raw sqlite3",
            ours=BALLOTS / seconds,
            theirs=BALLOTS / each,
            times=0.5,
            shown=(rate(BALLOTS / seconds), rate(BALLOTS / each)),
            remark="Each acknowledged on disk. The loop makes mark, JSON and row, commits each "
            "ballot before the next as its acknowledgement needs, and checks nothing.",
        ),
        Row(
            what="those ballots against the loop committing 200 at once, as many as wait with us",
            measured=rate(BALLOTS / seconds),
            reference=f"{rate(BALLOTS / together)}: {together / seconds:.2f} times",
            wanted="shown",
            verdict=Verdict.SHOWN,
        ),
        Row(
            what="how long one of those ballots waits to be acknowledged, at the 99th percentile",
            measured=duration(percentile(taken, 0.99)),
            wanted="shown",
            verdict=Verdict.SHOWN,
        ),
        Row(
            what="sealing a poll of 10,000 ballots beside 10,000 documents",
            measured=f"{duration(sealed_in)}, the loop held up for {duration(beat.longest)}",
            wanted=f"under {_SECONDS:g} s, and {_MILLISECONDS} ms",
            verdict=judge(
                is_met=sealed_in < _SECONDS and beat.longest * 1000 < _MILLISECONDS,
            ),
        ),
    ]


def _answers(number: int) -> dict[str, tuple[int, ...] | str]:
    return {"useful": (number % 5,), "improve": f"More time for questions, please, {number}"}


async def _vote(ballots: Ballots) -> tuple[list[float], float]:
    """How long each waited, and how long all took, in seconds."""
    taken: list[float] = []
    numbers = iter(range(BALLOTS))

    async def member() -> None:
        for number in numbers:
            person = a_member(user_id=_FIRST_MEMBER + number)
            begun = time.perf_counter()
            await ballots.vote(person, BALLOT_CODE, _answers(number))
            taken.append(time.perf_counter() - begun)

    begun = time.perf_counter()
    await asyncio.gather(*(member() for _ in range(WRITERS)))
    return taken, time.perf_counter() - begun


def _by_hand(path: Path, at_once: int) -> float:
    """Return how long the same writes take, in seconds."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute(LAYOUT)
    key = b"k" * 32
    begun = time.perf_counter()
    for first in range(0, BALLOTS, at_once):
        connection.execute("BEGIN IMMEDIATE")
        for number in range(first, first + at_once):
            who = f"{BALLOT_CODE}:{_FIRST_MEMBER + number}".encode()
            mark = hmac.digest(key, who, sha256)
            written = json.dumps(_answers(number), sort_keys=True)
            connection.execute(
                "INSERT OR REPLACE INTO ballot VALUES (?, ?, ?, ?)",
                (OWNER, BALLOT_CODE, mark, written),
            )
        connection.execute("COMMIT")
    seconds = time.perf_counter() - begun
    connection.close()
    return seconds
