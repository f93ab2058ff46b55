import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import pytest

from bot.domain.document import Document
from bot.domain.keeping.errors import StoreIsOlder
from bot.paths import DataFolder
from bot.store.migrations import Step
from bot.store.sqlite.opening import open_reading, open_store
from tests.store.samples import ELSEWHERE, HERE, Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class OldBook(Document):
    KIND: ClassVar[str] = "book"
    INDEXED: ClassVar[tuple[str, ...]] = ("shelf",)

    shelf: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Book(Document):
    KIND: ClassVar[str] = "book"
    INDEXED: ClassVar[tuple[str, ...]] = ("room", "pages")
    SEARCHED: ClassVar[tuple[str, ...]] = ("title",)

    room: str
    title: str
    pages: int | None = None


def rename_fields(book: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in book.items() if name not in {"shelf", "name"}}
    return {**kept, "room": book["shelf"], "title": book["name"]}


def count_pages(book: Mapping[str, Any]) -> dict[str, Any]:
    return {**book, "pages": len(book["title"])}


STEPS = (
    Step(to=3, kind="book", change=count_pages),
    Step(to=2, kind="book", change=rename_fields),
)
OLD, NEW = (OldBook, Seat), (Book, Seat)


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    store = await open_store(tmp_path, OLD, steps=())
    for owner in (HERE, ELSEWHERE):
        book = OldBook(owner=owner, code="B00K01", shelf="A", name="Night walks")
        await store.run(owner, lambda docs, book=book: docs.put(book))
    await store.run(HERE, lambda docs: docs.put(Seat(owner=HERE, code="SEAT01", talk="T")))
    await store.close()
    return tmp_path


def rows(database: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(
            "SELECT 'book', owner, version, schema, body, id FROM document_book UNION ALL"
            " SELECT 'seat', owner, version, schema, body, id FROM document_seat ORDER BY id"
        ).fetchall()
    finally:
        connection.close()


async def test_an_older_schema_is_brought_up_step_by_step(folder: Path):
    store = await open_store(folder, NEW, steps=STEPS)

    here = Book(owner=HERE, code="B00K01", version=1, room="A", title="Night walks", pages=11)
    assert await store.read(HERE, lambda docs: docs.select(Book, room="A")) == [here]
    assert await store.read(ELSEWHERE, lambda docs: len(docs.select(Book, pages=11))) == 1
    assert [hit.code for hit in await store.search(HERE, "night", (Book,), limit=2)] == ["B00K01"]
    await store.close()
    assert [row[:4] for row in rows(DataFolder(folder).database)] == [
        ("book", HERE, 1, 3),
        ("book", ELSEWHERE, 1, 3),
        ("seat", HERE, 1, 1),
    ]


async def test_the_backup_is_the_database_as_it_was(folder: Path):
    before = rows(DataFolder(folder).database)

    await (await open_store(folder, NEW, steps=STEPS)).close()

    (backup,) = DataFolder(folder).backups.iterdir()
    assert backup.name == "before-schema-3.sqlite3"
    assert backup.stat().st_mode & 0o777 == 0o600
    assert rows(backup) == before


async def test_a_migrated_folder_is_not_migrated_again(folder: Path):
    await (await open_store(folder, NEW, steps=STEPS)).close()
    (backup,) = DataFolder(folder).backups.iterdir()
    backup.unlink()

    await (await open_store(folder, NEW, steps=STEPS)).close()

    assert list(DataFolder(folder).backups.iterdir()) == []


def forget_the_title(book: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in book.items() if name != "title"}


def move_house(book: Mapping[str, Any]) -> dict[str, Any]:
    return {**book, "owner": "guild:300"}


def stumble(book: Mapping[str, Any]) -> dict[str, Any]:
    raise KeyError("on purpose")


@pytest.mark.parametrize(
    ("change", "error"),
    [(forget_the_title, msgspec.ValidationError), (move_house, ValueError), (stumble, KeyError)],
)
async def test_a_step_that_goes_wrong_changes_nothing(folder: Path, change, error):
    before = rows(DataFolder(folder).database)

    with pytest.raises(error):
        await open_store(folder, NEW, steps=(*STEPS, Step(to=4, kind="book", change=change)))

    assert rows(DataFolder(folder).database) == before
    await (await open_store(folder, NEW, steps=STEPS)).close()


async def test_reading_waits_for_the_bot_to_migrate(folder: Path):
    with pytest.raises(StoreIsOlder):
        await open_reading(folder, NEW, steps=STEPS)
    with pytest.raises(StoreIsOlder):
        await open_reading(folder, (Seat, Renamed), steps=())

    await (await open_store(folder, NEW, steps=STEPS)).close()
    await (await open_reading(folder, NEW, steps=STEPS)).close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed(Document):
    KIND: ClassVar[str] = "book"
    INDEXED: ClassVar[tuple[str, ...]] = ("name",)

    name: str


async def test_a_changed_declaration_is_indexed_at_opening(folder: Path):
    store = await open_store(folder, (Renamed,), steps=())

    books = await store.survey(lambda docs: docs.select(Renamed, name="Night walks"))
    assert [book.owner for book in books] == [HERE, ELSEWHERE]
    with pytest.raises(ValueError, match="shelf"):
        await store.survey(lambda docs: docs.select(Renamed, shelf="A"))
    await store.close()
    assert not DataFolder(folder).backups.exists()
