"""What became stricter since a backup was made, read from the database that it replaces."""

from collections import defaultdict
from functools import partial
from pathlib import Path

from bot.domain.document import Document
from bot.domain.keeping.stricter import STRICT_KINDS, TAKEN_BACK_KINDS, as_strict
from bot.domain.team.server import Server
from bot.services.ports import Documents, Store
from bot.store.upkeep.salvage import documents_in


def read_strict(database: Path) -> list[Document]:
    """Return what may be stricter there, as far as it can be read. Blocks."""
    return list(documents_in(database, (*STRICT_KINDS, *TAKEN_BACK_KINDS)))


async def keep_strict(store: Store, present: list[Document]) -> int:
    """Return how many documents of the backup were looser, and are so no more."""
    by_owner: dict[str, list[Document]] = defaultdict(list)
    for each in present:
        by_owner[each.owner].append(each)
    counts = [
        await store.run(owner, partial(_tighten, present=theirs))
        for owner, theirs in by_owner.items()
    ]
    return sum(counts)


def _tighten(docs: Documents, present: list[Document]) -> int:
    count = 0
    for each in present:
        kept = docs.find(type(each), each.code)
        if kept is not None and (strict := as_strict(kept, each)) != kept:
            docs.put(strict)
            count += 1
    return count + _take_back(docs, present)


def _take_back(docs: Documents, present: list[Document]) -> int:
    """Remove what is there no more; of a server that could not be read nobody knows what is."""
    if not any(isinstance(each, Server) for each in present):
        return 0
    there = {(each.KIND, each.code) for each in present}
    gone = [
        each
        for kind in TAKEN_BACK_KINDS
        for each in docs.select(kind)
        if (each.KIND, each.code) not in there
    ]
    for each in gone:
        docs.remove(each)
    return len(gone)
