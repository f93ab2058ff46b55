"""TinyDB's queries over documents give what TinyDB gives, by the index where it helps."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import Query, TinyDB, where
from tinydb.storages import MemoryStorage

from bot.domain.document import Document
from bot.store.kinds import describe
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.looking import fields_of, indexed_part
from bot.store.sqlite.opening import open_store
from tests.store.samples import ELSEWHERE, HERE, KINDS, Colour, Note, a_note

NOON = datetime(2026, 3, 19, 12, 0, tzinfo=UTC)
NOTE = describe(Note)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(tmp_path, KINDS)

    def fill(docs) -> None:
        for number in range(1, 6):
            wake = NOON + timedelta(hours=number) if number > 2 else None
            docs.put(a_note(f"N0TE0{number}", talk="AB"[number % 2], author_id=number, wake=wake))

    await opened.run(HERE, fill)
    await opened.run(ELSEWHERE, lambda docs: docs.put(a_note("THE1R5", owner=ELSEWHERE)))
    yield opened
    await opened.close()


async def codes(store: DocumentStore, query) -> list[str]:
    found = await store.read(HERE, lambda docs: docs.search(Note, query))
    return [note.code for note in found]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (where("talk") == "B", "1 3 5"),
        ((where("talk") == "B") & (where("author_id") >= 2), "3 5"),
        ((where("talk") == "B") | (where("author_id") == 2), "1 2 3 5"),
        (where("colour") == Colour.RED, "1 2 3 4 5"),
        (where("colour").one_of([Colour.BLUE]), ""),
        (where("talk").one_of(["B", "A"]), "1 2 3 4 5"),
        (where("talk").one_of(["A", "A"]), "2 4"),
        (where("talk").one_of([]), ""),
        (where("wake").exists(), "3 4 5"),
        (~where("wake").exists(), "1 2"),
        (where("wake") > NOON + timedelta(hours=3), "4 5"),
        (where("wake") == NOON + timedelta(hours=3), "3"),
        (where("wake") == None, ""),  # noqa: E711
        (where("author_id").test(lambda author: author == 5), "5"),
        (~(where("talk") == "B"), "2 4"),
        (where("nothing") == "here", ""),
    ],
)
async def test_query_finds_what_it_says(store: DocumentStore, query, found):
    assert await codes(store, query) == [f"N0TE0{number}" for number in found.split()]


async def test_survey_looks_at_all_owners(store: DocumentStore):
    found = await store.survey(lambda docs: docs.search(Note, where("colour") == Colour.RED))

    assert [note.code for note in found][-1] == "THE1R5"
    assert len(found) == 6


async def test_unit_sees_what_it_has_put(store: DocumentStore):
    def work(docs) -> list[Note]:
        docs.put(a_note("N3W001", talk="C"))
        return docs.search(Note, where("talk") == "C")

    assert [note.code for note in await store.run(HERE, work)] == ["N3W001"]


@pytest.mark.parametrize(
    ("query", "part"),
    [
        (where("talk") == "B", {"talk": ("B",)}),
        ((where("talk") == "B") & (where("text") == "x"), {"talk": ("B",)}),
        (where("talk").one_of(["A", "B"]) & where("wake").exists(), {"talk": ("A", "B")}),
        ((where("talk") == "B") | (where("talk") == "A"), {}),
        (~(where("talk") == "B"), {}),
        (where("links").any(where("label") == "x"), {}),
        (where("talk").test(bool), {}),
        (Query().talk.part == "B", {}),
    ],
)
def test_only_what_every_match_must_have_is_looked_up(query, part):
    assert indexed_part(query, NOTE) == part


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing(Document):
    KIND: ClassVar[str] = "thing"
    INDEXED: ClassVar[tuple[str, ...]] = ("a", "b")

    a: str
    b: int
    c: int | None = None


LETTERS = st.sampled_from("xyz")
NUMBERS = st.integers(0, 3)
THINGS = st.lists(st.tuples(LETTERS, NUMBERS, st.none() | NUMBERS), max_size=8)
SIMPLE = st.one_of(
    st.builds(lambda value: where("a") == value, LETTERS),
    st.builds(lambda values: where("a").one_of(values), st.lists(LETTERS, max_size=3)),
    st.builds(lambda value: where("b") == value, NUMBERS),
    st.builds(lambda value: where("b") > value, NUMBERS),
    st.builds(lambda value: where("c") <= value, NUMBERS),
    st.builds(lambda value: where("c") != value, NUMBERS),
    st.just(where("c").exists()),
)
QUERIES = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.builds(lambda one, other: one & other, inner, inner),
        st.builds(lambda one, other: one | other, inner, inner),
        st.builds(lambda one: ~one, inner),
    ),
    max_leaves=5,
)


@given(THINGS, QUERIES)
def test_index_and_test_together_give_what_tinydb_gives(rows, query):
    """What is looked up never leaves out a match, and what is tested is TinyDB's own answer."""
    things = [
        Thing(owner=HERE, code=f"{number}", a=a, b=b, c=c) for number, (a, b, c) in enumerate(rows)
    ]
    table = TinyDB(storage=MemoryStorage).table("thing")
    table.insert_multiple([fields_of(thing) for thing in things])
    part = indexed_part(query, describe(Thing))
    candidates = [
        thing
        for thing in things
        if all(getattr(thing, field) in values for field, values in part.items())
    ]

    expected = {found["code"] for found in table.search(query)}
    assert {each.code for each in candidates if query(fields_of(each))} == expected
