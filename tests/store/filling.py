"""A data folder with documents in it, closed."""

import asyncio
from collections import defaultdict
from pathlib import Path

from bot.domain.document import Document
from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.services.ports import Documents
from bot.store.sqlite.opening import open_reading, open_store


def fill(folder: Path, *documents: Document) -> Path:
    """Put them, of whatever owner, and return the database."""
    asyncio.run(_fill(folder, documents))
    return DataFolder(folder).database


async def _fill(folder: Path, documents: tuple[Document, ...]) -> None:
    by_owner: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_owner[document.owner].append(document)
    store = await open_store(folder, KINDS)
    for owner, theirs in by_owner.items():

        def work(docs: Documents, theirs: list[Document] = theirs) -> None:
            for document in theirs:
                docs.put(document)

        await store.run(owner, work)
    await store.close()


def contents(folder: Path) -> list[Document]:
    """Return every document of a folder, by kind and then by age."""
    return asyncio.run(_contents(folder))


async def _contents(folder: Path) -> list[Document]:
    store = await open_reading(folder, KINDS)
    found = await store.survey(lambda docs: [each for kind in KINDS for each in docs.select(kind)])
    await store.close()
    return found
