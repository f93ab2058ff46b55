"""Two hundred writers at once, against SQLite by hand with group commit."""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Iterator
from itertools import islice
from pathlib import Path

from bot.domain.kinds import KINDS
from bot.domain.signups.signup import Signup
from bot.services.ports import Documents
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.bench.figures import median, rate
from tests.bench.library import LARGE, Library, fill
from tests.bench.raw import RawStore
from tests.bench.row import Row, at_least
from tests.factories import OWNER, a_signup

WRITERS = 200
_ROUNDS = 7
_EACH = 25
_REMARK = (
    "Each looks whether the member has answered, and if not, inserts a sign-up with six indexed "
    "fields among 100,000 others. SQLite by hand: one table for this one kind, an index for each "
    "of these fields, the same encoder, pragmas and group commit; what fails fails all that are "
    "committed with it. Where the folder lies in memory, a unit takes 29 microseconds of processor "
    "time by hand and 37 in the store. SQLite's own work is the same in both; the rest of ours is "
    "Python, in small parts: the insertion 2.5, the look 1.5, whom to tell 1.5, the unit 1."
)

Answer = Callable[[Signup], Awaitable[object]]


async def measure(library: Library) -> list[Row]:
    store = await open_store(library.root / "crowding", KINDS)
    await fill(store, islice(_signups(0), LARGE))
    raw = await _raw(library.root / "crowding.sqlite3")
    ours: list[float] = []
    theirs: list[float] = []
    new = _signups(LARGE)
    for turn in range(_ROUNDS + 1):
        rates = await _rate(_by_hand(raw), new), await _rate(_by_store(store), new)
        if turn:
            theirs.append(rates[0])
            ours.append(rates[1])
    raw.close()
    await store.close()
    return [
        at_least(
            "200 concurrent writers at 100,000 documents, against raw sqlite3 with group commit",
            ours=median(ours),
            theirs=median(theirs),
            times=0.8,
            shown=(rate(median(ours)), rate(median(theirs))),
            remark=_REMARK,
        )
    ]


async def _raw(path: Path) -> RawStore:
    raw = RawStore(path, Signup)
    await asyncio.to_thread(raw.fill, islice(_signups(0), LARGE))
    return raw


def _signups(first: int) -> Iterator[Signup]:
    number = first
    while True:
        number += 1
        yield a_signup(code=f"S{number:07d}", talk=f"T{number % 500:05d}", user_id=number)


def _by_store(store: DocumentStore) -> Answer:
    def work(docs: Documents, signup: Signup) -> None:
        if not docs.select(Signup, slot_key=signup.slot_key):
            docs.put(signup)

    return lambda signup: store.run(OWNER, lambda docs: work(docs, signup))


def _by_hand(raw: RawStore) -> Answer:
    asked = "SELECT body FROM document WHERE slot_key = ? AND owner = ?"

    def work(connection: sqlite3.Connection, signup: Signup) -> None:
        if not connection.execute(asked, (signup.slot_key, OWNER)).fetchall():
            raw.insert(signup)

    return lambda signup: raw.run(lambda connection: work(connection, signup))


async def _rate(answer: Answer, new: Iterator[Signup]) -> float:
    """Answers in a second, by writers who each wait for one before they give the next."""
    shares = [[next(new) for _ in range(_EACH)] for _ in range(WRITERS)]

    async def write(share: list[Signup]) -> None:
        for signup in share:
            await answer(signup)

    begun = time.perf_counter()
    await asyncio.gather(*map(write, shares))
    return WRITERS * _EACH / (time.perf_counter() - begun)
