import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.document import guild_owner
from bot.domain.keeping.errors import SearchTookTooLong
from bot.domain.takeaways.takeaway import Takeaway, TakeawayKind
from bot.services.ports import Narrowed
from bot.store.sqlite import search
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.index_words import query
from bot.store.sqlite.opening import open_store
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    OTHER_GUILD_ID,
    OWNER,
    START,
    a_takeaway,
)
from tests.store.samples import HERE, KINDS, Link, Note, Seat, a_note

TEXTS = {
    "DAN1SH": "Tryghed på Nørrebro og i Århus",
    "GERMAN": "Die Straße und das Café",
    "P011SH": "Spotkanie w Łodzi, ŻÓŁĆ",
    "JAPAN1": "東京都で安全な街をつくる",
    "THA1AA": "เมืองปลอดภัย",
    "K0REAN": "안전한 도시",
    "GREEK1": "Ασφαλής πόλη",
}


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(tmp_path, KINDS)

    def fill(docs) -> None:
        for code, text in TEXTS.items():
            docs.put(a_note(code, text=text))

    await opened.run(HERE, fill)
    yield opened
    await opened.close()


async def found(store: DocumentStore, words: str) -> list[str]:
    return [hit.code for hit in await store.search(HERE, words, (Note,), limit=5)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("norrebro", "DAN1SH"),
        ("ÅRHUS", "DAN1SH"),
        ("arhus tryg", "DAN1SH"),
        ("strasse", "GERMAN"),
        ("STRAẞE cafe", "GERMAN"),
        ("lodzi zolc", "P011SH"),
        ("東京", "JAPAN1"),
        ("安全", "JAPAN1"),
        ("京都", "JAPAN1"),
        ("街", "JAPAN1"),
        ("る", "JAPAN1"),
        ("ปลอดภัย", "THA1AA"),
        ("안전", "K0REAN"),
        ("ΠΟΛΗ", "GREEK1"),
    ],
)
async def test_search_finds_words_as_people_type_them(store: DocumentStore, words: str, code: str):
    assert await found(store, words) == [code]


@pytest.mark.parametrize("words", ["都東", "全安", "music"])
async def test_search_does_not_find_what_is_not_there(store: DocumentStore, words: str):
    assert await found(store, words) == []


async def test_search_reads_lists_and_what_lies_inside(store: DocumentStore):
    note = a_note("1NS1DE", tags=("lighting",), links=(Link(label="Handbook", target_id=7),))
    await store.run(HERE, lambda docs: docs.put(note))

    assert await found(store, "lighting") == ["1NS1DE"]
    assert await found(store, "handbook") == ["1NS1DE"]


async def test_search_keeps_to_the_kinds_asked_for(store: DocumentStore):
    assert await store.search(HERE, "strasse", (Seat,), limit=5) == []
    assert await store.search(HERE, "strasse", (), limit=5) == []
    assert len(await store.search(HERE, "strasse", (Seat, Note), limit=5)) == 1


async def test_search_finds_what_was_there_before_opening(tmp_path: Path, store: DocumentStore):
    await store.close()
    again = await open_store(tmp_path, KINDS)

    assert await found(again, "strasse") == ["GERMAN"]
    await again.close()


async def test_all_are_found_that_were_taken_in_together(
    tmp_path: Path, store: DocumentStore, monkeypatch: pytest.MonkeyPatch
):
    await store.close()
    monkeypatch.setattr(search, "_AT_ONCE", 3)
    again = await open_store(tmp_path, KINDS)

    assert [await found(again, text) for text in TEXTS.values()] == [[code] for code in TEXTS]
    await again.close()


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text())
async def test_search_takes_any_text(store: DocumentStore, words: str):
    assert len(await found(store, words)) <= 5


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("caf", "GERMAN"),
        # Too short for a beginning, and a whole word.
        ("og i", "DAN1SH"),
        ("w", "P011SH"),
        ("る く 都", "JAPAN1"),
    ],
)
async def test_short_words_are_found_whole(store: DocumentStore, words: str, code: str):
    assert await found(store, words) == [code]


@pytest.mark.parametrize("words", ["c", "ca", "s t r a s s e"])
async def test_beginnings_of_one_or_two_letters_find_nothing(store: DocumentStore, words: str):
    assert await found(store, words) == []


def test_what_is_typed_has_a_price_limit():
    letters = "a b c d e f g h i j k l"
    assert not any(term.endswith("*") for term in query(letters))
    assert query("well well WELL") == ['"well"*']
    assert query("の は を に") == ['"の"*']


async def test_search_sees_what_was_committed_before_it(store: DocumentStore):
    for number in range(20):
        code = f"N0TE{number:02}"
        await store.run(HERE, lambda docs, code=code: docs.put(a_note(code, text=f"about {code}")))
        assert (await found(store, code))[:1] == [code]


async def test_search_that_takes_too_long_says_so_and_the_next_one_goes_on(
    store: DocumentStore, monkeypatch: pytest.MonkeyPatch
):
    def fill(docs) -> None:
        for number in range(3000):
            docs.put(a_note(f"F{number:05}", text=f"street light square number{number} bench"))

    await store.run(HERE, fill)
    assert len(await found(store, "street square")) == 5
    monkeypatch.setattr(search, "LONGEST", 0.0)
    for _ in range(search.QUESTIONS + 1):
        with pytest.raises(SearchTookTooLong):
            await found(store, "street square bench")
    monkeypatch.undo()
    assert len(await found(store, "street square")) == 5


async def test_a_question_that_nobody_waits_for_any_more_ends(
    store: DocumentStore, monkeypatch: pytest.MonkeyPatch
):
    """Else whoever gives up at once, again and again, would keep all threads from others."""
    begun, ended = Event(), Event()

    def costly(_index: object, *asked: object) -> list[search.Hit]:
        *_, is_over = asked
        begun.set()
        assert isinstance(is_over, Event)
        if is_over.wait(timeout=20):
            ended.set()
        return []

    monkeypatch.setattr(search.SearchIndex, "_search", costly)
    asked = asyncio.create_task(found(store, "street"))
    await asyncio.to_thread(begun.wait)
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)

    assert await asyncio.to_thread(ended.wait, 20)


async def test_questions_and_changes_share_the_index(store: DocumentStore):
    """Each question finds a whole index, however many changes come meanwhile."""

    async def change(number: int) -> None:
        note = a_note(f"C{number:05}", text="Fußgängerzone")
        await store.run(HERE, lambda docs: docs.put(note))

    async def ask() -> None:
        assert await found(store, "strasse cafe") == ["GERMAN"]

    await asyncio.gather(*(change(n) for n in range(200)), *(ask() for _ in range(200)))

    assert len(await store.search(HERE, "fussganger", (Note,), limit=500)) == 200


async def test_search_is_narrowed_by_values_and_keeps_to_its_owner(tmp_path: Path):
    store = await open_store(tmp_path / "narrowed", (Takeaway,))
    kept = [
        a_takeaway(code="N0TE01", tags=("light", "trees")),
        a_takeaway(code="N0TE02", kind=TakeawayKind.QUESTION, tags=("lighting",)),
        a_takeaway(code="N0TE03", logged_at=START.replace(month=4), author_id=None),
    ]

    def fill(docs) -> None:
        for each in kept:
            docs.put(each)

    await store.run(OWNER, fill)

    async def narrowed(*by: Narrowed, words: str = "", owner: str = OWNER) -> list[str]:
        hits = await store.search(owner, words, (Takeaway,), limit=9, narrowed=by)
        return [hit.code for hit in hits]

    light, insight = Narrowed("tags", ("light",)), Narrowed("kind", ("insight",))
    assert await narrowed(light) == ["N0TE01"]
    assert await narrowed(Narrowed("tags", ("light", "lighting"))) == ["N0TE02", "N0TE01"]
    assert await narrowed(insight) == ["N0TE03", "N0TE01"]
    assert await narrowed(insight, light) == ["N0TE01"]
    assert await narrowed(insight, words="evening") == ["N0TE03", "N0TE01"]
    assert await narrowed(insight, words="zeppelin") == []
    assert await narrowed(Narrowed("logged_at", ("2026-03",), beginning=True)) == [
        "N0TE02",
        "N0TE01",
    ]
    assert await narrowed(Narrowed("author_id", (str(MEMBER_ID),))) == ["N0TE02", "N0TE01"]
    assert await narrowed(light, owner=guild_owner(OTHER_GUILD_ID)) == []
    assert await narrowed(Narrowed("tags", ('" OR x',))) == []
    assert await narrowed() == []
    await store.close()


async def test_the_like_of_a_text_is_looked_for_within_its_group(tmp_path: Path):
    store = await open_store(tmp_path / "alike", (Takeaway,))
    kept = [
        a_takeaway(code="N0TE01", text="Benches change who stays"),
        a_takeaway(code="N0TE02", text="Benches change who stays", edition="ED2025"),
        a_takeaway(code="N0TE03", text="Money for years"),
    ]

    def fill(docs) -> None:
        for each in kept:
            docs.put(each)

    await store.run(OWNER, fill)

    async def alike(text: str, *, owner: str = OWNER) -> list[str]:
        hits = await store.alike(owner, text, Takeaway, within=EDITION_CODE, limit=5)
        return [hit.code for hit in hits]

    assert await alike("A bench changed it") == ["N0TE01"]
    assert await alike('"OR" money:* \ue000\ue000\ue001') == ["N0TE03"]
    assert await alike("xy") == []
    assert await alike("Benches", owner=guild_owner(OTHER_GUILD_ID)) == []
    await store.run(OWNER, lambda docs: docs.remove(docs.get(Takeaway, "N0TE01")))
    assert await alike("A bench changed it") == []
    # What comes, goes over and is reworded after its group was first asked for counts as well.
    other = await store.read(OWNER, lambda docs: docs.get(Takeaway, "N0TE02"))
    await store.run(OWNER, lambda docs: docs.put(replace(other, edition=EDITION_CODE)))
    assert await alike("A bench changed it") == ["N0TE02"]
    moved = await store.read(OWNER, lambda docs: docs.get(Takeaway, "N0TE02"))
    await store.run(OWNER, lambda docs: docs.put(replace(moved, text="Trams at night")))
    assert await alike("A bench changed it") == []
    assert await alike("A tram by night") == ["N0TE02"]
    await store.close()
