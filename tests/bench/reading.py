"""Reading at 100,000 documents, against SQLite by hand."""

import asyncio
import random
import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import msgspec

from bot.domain.kinds import KINDS
from bot.domain.takeaways.takeaway import Takeaway
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.bench.figures import duration, median
from tests.bench.library import LARGE, PER_TALK, Library, code_of, settle_search, takeaways, talk_of
from tests.bench.raw import RawStore
from tests.bench.row import Row, at_most
from tests.factories import OWNER

_ROUNDS = 9
_GETS = 500
_LISTS = 40
_REMARK = (
    "SQLite by hand decodes to a plain dict, the store to a checked document. In a row: the time "
    "of one of many in one read; by itself: with the way to a reading thread and back."
)

Read = Callable[[Sequence[str]], Awaitable[object]]


async def measure(library: Library) -> list[Row]:
    store = await open_store(library.copy(LARGE), KINDS)
    await settle_search(store)
    raw = RawStore(library.root / "reading.sqlite3", Takeaway)
    await asyncio.to_thread(raw.fill, takeaways(LARGE))
    chance = random.Random(1)
    codes = [code_of(chance.randrange(LARGE)) for _ in range(_GETS)]
    talks = [talk_of(chance.randrange(LARGE)) for _ in range(_LISTS)]
    listing = f"indexed read of {PER_TALK} among 100,000"
    rows = [
        await _compare("get among 100,000, in a row", codes, _gets(store), _raw_gets(raw)),
        await _compare(
            "get among 100,000, by itself", codes, _singly(_gets(store)), _singly(_raw_gets(raw))
        ),
        await _compare(f"{listing}, in a row", talks, _lists(store), _raw_lists(raw)),
        await _compare(
            f"{listing}, by itself", talks, _singly(_lists(store)), _singly(_raw_lists(raw))
        ),
    ]
    raw.close()
    await store.close()
    return rows


async def _compare(what: str, keys: Sequence[str], ours: Read, theirs: Read) -> Row:
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(_ROUNDS + 1):
        for read, taken in zip((ours, theirs), times, strict=True):
            begun = time.perf_counter()
            await read(keys)
            if turn:
                taken.append((time.perf_counter() - begun) / len(keys))
    mine, raw = median(times[0]), median(times[1])
    return at_most(
        f"{what}, against raw sqlite3",
        ours=mine,
        theirs=raw,
        times=2,
        shown=(duration(mine), duration(raw)),
        remark=_REMARK,
    )


def _singly(read: Read) -> Read:
    async def one_by_one(keys: Sequence[str]) -> None:
        for key in keys:
            await read([key])

    return one_by_one


def _gets(store: DocumentStore) -> Read:
    return lambda codes: store.read(OWNER, lambda docs: [docs.get(Takeaway, c) for c in codes])


def _lists(store: DocumentStore) -> Read:
    return lambda talks: store.read(
        OWNER, lambda docs: [docs.select(Takeaway, talk=talk) for talk in talks]
    )


def _raw_gets(raw: RawStore) -> Read:
    asked = "SELECT body FROM document WHERE code = ? AND owner = ?"
    return lambda codes: raw.read(lambda connection: _bodies(connection, asked, codes))


def _raw_lists(raw: RawStore) -> Read:
    asked = "SELECT body FROM document WHERE talk = ? AND owner = ? ORDER BY id"
    return lambda talks: raw.read(lambda connection: _bodies(connection, asked, talks))


def _bodies(connection: sqlite3.Connection, asked: str, keys: Sequence[str]) -> list[Any]:
    return [
        [msgspec.json.decode(body) for (body,) in connection.execute(asked, (key, OWNER))]
        for key in keys
    ]
