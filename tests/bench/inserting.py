"""A durable insert by one writer: at 1,000 and 100,000 documents, and beside TinyDB's storage."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
from tinydb import TinyDB

from bot.domain.kinds import KINDS
from bot.domain.takeaways.takeaway import Takeaway
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.bench.figures import duration, median
from tests.bench.library import LARGE, MIDDLE, SMALL, Library, settle_search, takeaways
from tests.bench.row import Row, Verdict, at_most
from tests.factories import OWNER

_ROUNDS = 9
_EACH = 100
# TinyDB takes most of a second for one insert among 100,000.
_TINYDB_INSERTS = {SMALL: 50, MIDDLE: 15, LARGE: 5}
_NEW = 10 * LARGE


async def measure(library: Library) -> list[Row]:
    ours = await _ours(library)
    rows = [
        at_most(
            "durable insert at 100,000 documents against 1,000",
            ours=ours[LARGE],
            theirs=ours[SMALL],
            times=1.3,
            shown=(duration(ours[LARGE]), f"{duration(ours[SMALL])} at 1,000"),
        )
    ]
    for count in (SMALL, MIDDLE, LARGE):
        theirs = await asyncio.to_thread(_tinydb, library.root / f"tinydb-{count}.json", count)
        rows.append(_beside_tinydb(count, ours[count], theirs))
    return rows


def _beside_tinydb(count: int, ours: float, theirs: float) -> Row:
    return Row(
        what=f"durable insert at {count:,} beside TinyDB's own storage",
        measured=duration(ours),
        reference=f"{duration(theirs)}: {theirs / ours:,.0f} times",
        wanted="shown",
        verdict=Verdict.SHOWN,
    )


async def _ours(library: Library) -> dict[int, float]:
    """The median time of an insert by size, measured in turns."""
    stores: dict[int, DocumentStore] = {}
    for count in (SMALL, MIDDLE, LARGE):
        stores[count] = await open_store(library.copy(count), KINDS)
        await settle_search(stores[count])
    new = takeaways(3 * (_ROUNDS + 1) * _EACH, first=_NEW)
    times: dict[int, list[float]] = {count: [] for count in stores}
    for turn in range(_ROUNDS + 1):
        for count, store in stores.items():
            taken = await _insert(store, new)
            # The first turn only warms caches.
            times[count] += taken if turn else []
    for store in stores.values():
        await store.close()
    return {count: median(each) for count, each in times.items()}


async def _insert(store: DocumentStore, new: Iterator[Takeaway]) -> list[float]:
    taken: list[float] = []
    for _ in range(_EACH):
        document = next(new)
        begun = time.perf_counter()
        await store.run(OWNER, lambda docs, document=document: docs.put(document))
        taken.append(time.perf_counter() - begun)
    # The next turn belongs to another store, not to this one's search index.
    await settle_search(store)
    return taken


def _tinydb(path: Path, count: int) -> float:
    """The median time of an insert in TinyDB's `JSONStorage`, which syncs as well."""
    rows = {str(at): msgspec.to_builtins(each) for at, each in enumerate(takeaways(count), 1)}
    path.write_bytes(msgspec.json.encode({"takeaway": rows}))
    table = TinyDB(path).table("takeaway")
    taken: list[float] = []
    for document in takeaways(_TINYDB_INSERTS[count] + 1, first=_NEW):
        fields = msgspec.to_builtins(document)
        begun = time.perf_counter()
        table.insert(fields)
        taken.append(time.perf_counter() - begun)
    # The first looks for the highest id.
    return median(taken[1:])
