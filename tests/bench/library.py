"""Folders with many documents, made once in a run and copied for each measurement."""

import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice, product
from pathlib import Path

from bot.domain.document import Document
from bot.domain.kinds import KINDS
from bot.domain.takeaways.takeaway import Takeaway
from bot.services.ports import Documents
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.factories import OWNER, a_takeaway

SMALL, MIDDLE, LARGE = 1_000, 10_000, 100_000
# Takeaways of one talk: a long evening with many hands.
PER_TALK = 50
_TOGETHER = 1_000
_WORDS_EACH = 24
_SEED = 2022

_SYLLABLES = [first + last for first, last in product("bdfgklmnprstv", ("a", "e", "in", "or", "u"))]
VOCABULARY = ["".join(pair) for pair in product(_SYLLABLES, _SYLLABLES)]
# Words are as uneven as in a language: the second is half as common as the first.
_WEIGHTS = list(accumulate(1 / rank for rank in range(1, len(VOCABULARY) + 1)))


def takeaways(count: int, *, first: int = 0) -> Iterator[Takeaway]:
    """Yield invented takeaways of about 400 bytes of JSON, the same ones every time.

    The codes are ours, so that reading needs no list of them; see `code_of`.
    """
    chance = random.Random(_SEED + first)
    for number in range(first, first + count):
        words = chance.choices(VOCABULARY, cum_weights=_WEIGHTS, k=_WORDS_EACH)
        talk = talk_of(number)
        yield a_takeaway(
            code=code_of(number), talk=talk, text=" ".join(words), tags=(words[0], words[1])
        )


def code_of(number: int) -> str:
    return f"B{number:07d}"


def talk_of(number: int) -> str:
    return f"T{number // PER_TALK:06d}"


class Library:
    """Stores of takeaways by their number; `root` is a folder on the disk that is measured."""

    def __init__(self, root: Path) -> None:
        self.root = root

    async def build(self, counts: Iterable[int]) -> None:
        for count in counts:
            store = await open_store(self.root / f"takeaways-{count}", KINDS)
            await fill(store, takeaways(count))
            await store.close()

    def copy(self, count: int) -> Path:
        """Return a folder of its own with so many takeaways."""
        return self.duplicate(self.root / f"takeaways-{count}")

    def duplicate(self, folder: Path) -> Path:
        copy = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=self.root))
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        return copy


async def fill(store: DocumentStore, documents: Iterator[Document]) -> None:
    while batch := list(islice(documents, _TOGETHER)):

        def work(docs: Documents, batch: list[Document] = batch) -> None:
            for document in batch:
                docs.put(document)

        await store.run(OWNER, work)


async def settle_search(store: DocumentStore) -> None:
    """Return when the search index, built in the background, has caught up."""
    await store.search(OWNER, "nothing", (Takeaway,), limit=1)
