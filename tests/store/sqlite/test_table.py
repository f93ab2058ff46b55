from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tinydb import Query, where
from tinydb.operations import increment

from bot.domain.errors import ChangedMeanwhile
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.looking import OwnerLook
from bot.store.sqlite.opening import open_store
from bot.store.sqlite.unit import Unit
from tests.store.samples import ELSEWHERE, HERE, KINDS, Colour, Note, a_note


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(tmp_path, KINDS)

    def fill(docs: Unit) -> None:
        for number in range(1, 6):
            docs.put(a_note(f"N0TE0{number}", talk="AB"[number % 2], author_id=number))

    await opened.run(HERE, fill)
    await opened.run(ELSEWHERE, lambda docs: docs.put(a_note("THE1R5", owner=ELSEWHERE)))
    yield opened
    await opened.close()


def codes(found: list) -> list[str]:
    return [document["code"] for document in found]


async def test_a_table_is_read_with_tinydbs_queries(store: DocumentStore):
    note = Query()

    def look(docs: OwnerLook) -> None:
        table = docs.table(Note)
        assert table.name == "note"
        assert len(table) == 5
        assert codes(table.all()) == ["N0TE01", "N0TE02", "N0TE03", "N0TE04", "N0TE05"]
        assert codes(table.search(where("talk") == "B")) == ["N0TE01", "N0TE03", "N0TE05"]
        assert codes(table.search((note.author_id > 2) & (note.talk == "A"))) == ["N0TE04"]
        assert codes(table.search(note.author_id.test(lambda author: author == 5))) == ["N0TE05"]
        assert table.get(where("code") == "N0TE02") == table.all()[1]
        assert table.get(where("code") == "THE1R5") is None
        assert table.count(where("talk") == "A") == 2
        assert table.contains(where("colour") == Colour.RED.value)
        first = table.all()[0]
        assert table.get(doc_id=first.doc_id) == first
        assert table.get(doc_id=10_000) is None

    await store.read(HERE, look)


async def test_a_table_is_looked_up_by_index_and_query(store: DocumentStore):
    def look(docs: OwnerLook) -> tuple[list[str], list[str]]:
        table = docs.table(Note)
        return codes(table.by(talk="B")), codes(table.by(where("author_id") > 1, talk="B"))

    assert await store.read(HERE, look) == (["N0TE01", "N0TE03", "N0TE05"], ["N0TE03", "N0TE05"])
    with pytest.raises(ValueError, match=r"note\.text"):
        await store.read(HERE, lambda docs: docs.table(Note).by(text=""))


async def test_an_inserted_dict_becomes_a_document(store: DocumentStore):
    def insert(docs: Unit) -> list[Note]:
        table = docs.table(Note)
        one = table.insert({"talk": "C", "colour": "blue", "code": "N3W001"})
        assert table.get(doc_id=one) == table.by(talk="C")[0]
        table.insert_multiple([{"talk": "C"}, {"talk": "C", "text": "searchable"}])
        return docs.select(Note, talk="C")

    made = await store.run(HERE, insert)

    assert made[0] == a_note("N3W001", talk="C", colour=Colour.BLUE, version=1)
    assert len({note.code for note in made}) == 3
    assert await store.read(HERE, lambda docs: docs.select(Note, talk="C")) == made
    hits = await store.search(HERE, "searchable", (Note,), limit=2)
    assert [hit.code for hit in hits] == [made[2].code]


async def test_updates_raise_versions_and_move_index_entries(store: DocumentStore):
    before = await store.read(HERE, lambda docs: docs.get(Note, "N0TE01"))

    def update(docs: Unit) -> list[int]:
        table = docs.table(Note)
        return table.update({"talk": "C"}, where("author_id") == 1) + table.update(
            increment("author_id"), where("talk") == "C"
        )

    ids = await store.run(HERE, update)

    assert len(ids) == 2
    after = replace(before, talk="C", author_id=2, version=3)
    assert await store.read(HERE, lambda docs: docs.select(Note, talk="C")) == [after]
    with pytest.raises(ChangedMeanwhile):
        await store.run(HERE, lambda docs: docs.put(before))


async def test_update_without_a_difference_touches_nothing(store: DocumentStore):
    def update(docs: Unit) -> int:
        docs.table(Note).update({"colour": "red"})
        return len(docs.changes)

    assert await store.run(HERE, update) == 0


async def test_upsert_updates_or_inserts(store: DocumentStore):
    def upsert(docs: Unit) -> None:
        table = docs.table(Note)
        table.upsert({"text": "found"}, where("code") == "N0TE01")
        table.upsert({"talk": "N", "text": "new"}, where("talk") == "N")

    await store.run(HERE, upsert)

    notes = await store.read(HERE, lambda docs: docs.select(Note))
    assert [note.text for note in notes] == ["found", "", "", "", "", "new"]


async def test_remove_and_truncate_stay_with_the_owner(store: DocumentStore):
    def remove(docs: Unit) -> None:
        table = docs.table(Note)
        assert len(table.remove(where("talk") == "B")) == 3
        assert len(table) == 2

    await store.run(HERE, remove)
    left = await store.read(HERE, lambda docs: docs.select(Note))
    assert [note.code for note in left] == ["N0TE02", "N0TE04"]

    await store.run(HERE, lambda docs: docs.table(Note).truncate())
    assert await store.read(HERE, lambda docs: docs.select(Note)) == []
    assert len(await store.read(ELSEWHERE, lambda docs: docs.select(Note))) == 1


async def test_a_table_is_written_in_a_unit_only(store: DocumentStore):
    with pytest.raises(RuntimeError, match="unit of work"):
        await store.read(HERE, lambda docs: docs.table(Note).insert({"talk": "C"}))

    table = await store.run(HERE, lambda docs: docs.table(Note))
    with pytest.raises(RuntimeError, match="over"):
        table.insert({"talk": "C"})


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"colour": "green"}, msgspec.ValidationError),
        ({"author_id": "seven"}, msgspec.ValidationError),
        ({"code": "0THER1"}, ValueError),
        ({"owner": ELSEWHERE}, ValueError),
        ({"version": 9}, ChangedMeanwhile),
    ],
)
async def test_a_table_keeps_the_rules_of_documents(
    store: DocumentStore, fields: dict[str, object], error: type[Exception]
):
    before = await store.read(HERE, lambda docs: docs.select(Note))

    with pytest.raises(error):
        await store.run(HERE, lambda docs: docs.table(Note).update(fields))

    assert await store.read(HERE, lambda docs: docs.select(Note)) == before


async def test_what_a_query_gives_out_is_the_callers_own(store: DocumentStore):
    def poison(docs: OwnerLook) -> str:
        table = docs.table(Note)
        table.search(where("talk") == "A")[0]["text"] = "poison"
        return table.search(where("talk") == "A")[0]["text"]

    assert await store.read(HERE, poison) == ""
