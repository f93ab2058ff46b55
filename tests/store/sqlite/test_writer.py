import asyncio
import gc
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from bot.domain.keeping.errors import StoreUnavailable
from bot.services.ports import Documents
from bot.store.sqlite.opening import open_store
from bot.store.sqlite.unit import Unit
from tests.store.samples import HERE, KINDS, NoSeatLeft, Note, a_note
from tests.store.sqlite.braking import Brake
from tests.store.sqlite.faults import connecting, disk_error


async def test_units_that_wait_share_one_commit(tmp_path: Path):
    statements: list[str] = []
    store = await open_store(tmp_path, KINDS, connect=connecting(statements.append))
    brake, first = await Brake.put_on(store)
    others = [
        asyncio.create_task(
            store.run(HERE, lambda docs, code=f"N0TE{number:02}": docs.put(a_note(code)))
        )
        for number in range(50)
    ]
    await asyncio.sleep(0)
    statements.clear()

    brake.let_go()
    await asyncio.gather(first, *others)

    assert statements.count("COMMIT") == 2
    assert len(await store.read(HERE, lambda docs: docs.select(Note))) == 50
    await store.close()


async def test_a_unit_whose_caller_left_before_it_began_does_not_run(tmp_path: Path):
    store = await open_store(tmp_path, KINDS)
    brake, first = await Brake.put_on(store)
    left = asyncio.create_task(store.run(HERE, lambda docs: docs.put(a_note())))
    await asyncio.sleep(0)

    left.cancel()
    await asyncio.sleep(0)
    brake.let_go()
    await first

    assert await store.read(HERE, lambda docs: docs.select(Note)) == []
    await store.close()


async def test_nobody_else_sees_a_unit_before_it_is_on_disk(tmp_path: Path):
    store = await open_store(tmp_path, KINDS)
    begun, go = Event(), Event()

    def write_and_wait(docs: Documents) -> None:
        docs.put(a_note())
        begun.set()
        go.wait()

    writing = asyncio.create_task(store.run(HERE, write_and_wait))
    await asyncio.to_thread(begun.wait)
    assert await store.read(HERE, lambda docs: docs.select(Note)) == []

    go.set()
    await writing
    assert len(await store.read(HERE, lambda docs: docs.select(Note))) == 1
    await store.close()


@pytest.fixture
def made_before() -> Iterator[None]:
    """What other tests left is not looked through: that takes seconds."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("made_before")
async def test_what_was_erased_does_not_stay_in_memory(tmp_path: Path):
    store = await open_store(tmp_path, KINDS)

    def erase(docs: Documents) -> Note:
        note = docs.get(Note, "N0TE01")
        docs.remove(note)
        return note

    await store.run(HERE, lambda docs: docs.put(a_note("N0TE01")))
    await store.run(HERE, lambda docs: docs.get(Note, "N0TE01"))
    await store.read(HERE, lambda docs: docs.get(Note, "N0TE01"))
    await store.run(HERE, erase)

    # The writer tells the caller a moment before it lets go.
    async with asyncio.timeout(5):
        while any(isinstance(each, Note) for each in gc.get_objects()):
            await asyncio.to_thread(gc.collect)
    await store.close()


@pytest.mark.parametrize("is_awaited", [True, False])
@pytest.mark.parametrize("way", ["run", "read"])
async def test_what_a_refused_one_had_read_leaves_memory_without_the_collector(
    tmp_path: Path, way: str, *, is_awaited: bool
):
    store = await open_store(tmp_path, KINDS)
    await store.run(HERE, lambda docs: docs.put(a_note("N0TE01")))
    begun, goes_on = Event(), Event()
    held: list[weakref.ref[Event]] = []

    def refuse(docs: Documents) -> None:
        # It goes with all that the refused one had read.
        beside = Event()
        held.append(weakref.ref(beside))
        docs.get(Note, "N0TE01")
        begun.set()
        goes_on.wait()
        raise NoSeatLeft

    gc.disable()
    try:
        asked = asyncio.create_task(getattr(store, way)(HERE, refuse))
        await asyncio.to_thread(begun.wait)
        if not is_awaited:
            asked.cancel()
            await asyncio.sleep(0)
        goes_on.set()
        with pytest.raises(NoSeatLeft if is_awaited else asyncio.CancelledError):
            await asked
        del asked
        # Its thread tells the caller a moment before it lets go.
        async with asyncio.timeout(5):
            while held[0]() is not None:
                await store.run(HERE, lambda docs: None)
    finally:
        gc.enable()
    await store.close()


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY])
async def test_a_failed_commit_fails_all_its_units_and_the_next_is_tried(tmp_path: Path, code: int):
    fails = False

    def before(statement: str) -> None:
        if fails and statement == "COMMIT":
            raise disk_error(code)

    def refuse(docs: Documents) -> None:
        raise NoSeatLeft

    store = await open_store(tmp_path, KINDS, connect=connecting(before))
    heard: list[str] = []
    store.watch(Note, lambda: heard.append("note"))
    fails = True
    results = await asyncio.gather(
        store.run(HERE, lambda docs: docs.put(a_note("N0TE01"))),
        store.run(HERE, refuse),
        store.run(HERE, lambda docs: docs.put(a_note("N0TE02"))),
        return_exceptions=True,
    )
    fails = False

    assert [type(result) for result in results] == [StoreUnavailable] * 3
    assert heard == []
    assert await store.search(HERE, "note", (Note,), limit=3) == []
    kept = await store.run(HERE, lambda docs: docs.put(a_note("N0TE01")))
    assert await store.read(HERE, lambda docs: docs.select(Note)) == [kept]
    await store.close()


async def test_after_a_lost_write_nothing_more_is_written_but_reading_goes_on(tmp_path: Path):
    fails = False

    def before(statement: str) -> None:
        if fails and statement == "COMMIT":
            raise disk_error(sqlite3.SQLITE_IOERR_FSYNC)

    store = await open_store(tmp_path, KINDS, connect=connecting(before))
    kept = await store.run(HERE, lambda docs: docs.put(a_note("N0TE01")))
    fails = True
    with pytest.raises(StoreUnavailable):
        await store.run(HERE, lambda docs: docs.put(a_note("N0TE02")))
    fails = False

    with pytest.raises(StoreUnavailable):
        await store.run(HERE, lambda docs: docs.put(a_note("N0TE03")))
    assert await store.read(HERE, lambda docs: docs.select(Note)) == [kept]
    await store.close()


async def test_a_really_full_disk_refuses_and_then_goes_on(tmp_path: Path):
    store = await open_store(tmp_path, KINDS)
    kept = [await store.run(HERE, lambda docs: docs.put(a_note("KEPT01")))]

    def fill(docs: Unit) -> None:
        connection = docs._writing.connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}").fetchall()
        try:
            docs.put(a_note("HVGE01", text="x" * 100_000))
        finally:
            connection.execute("PRAGMA max_page_count = 1000000").fetchall()

    with pytest.raises(StoreUnavailable):
        await store.run(HERE, fill)
    kept.append(await store.run(HERE, lambda docs: docs.put(a_note("KEPT02"))))

    assert await store.read(HERE, lambda docs: docs.select(Note)) == kept
    await store.close()


async def test_a_unit_that_swallows_a_full_disk_is_refused_nevertheless(tmp_path: Path):
    store = await open_store(tmp_path, KINDS)

    def swallow(docs: Unit) -> None:
        docs._writing.connection.execute("ROLLBACK")
        with pytest.raises(sqlite3.OperationalError):
            docs.put(a_note("HA1F01"))

    with pytest.raises(StoreUnavailable):
        await store.run(HERE, swallow)

    assert await store.read(HERE, lambda docs: docs.select(Note)) == []
    await store.close()


async def test_closing_keeps_what_waits_and_refuses_what_comes_later(tmp_path: Path):
    store = await open_store(tmp_path, KINDS)
    waiting = asyncio.create_task(store.run(HERE, lambda docs: docs.put(a_note())))
    await asyncio.sleep(0)

    await store.close()
    await store.close()

    kept = await waiting
    for refused in (
        store.run(HERE, lambda docs: None),
        store.read(HERE, lambda docs: None),
        store.survey(lambda docs: None),
        store.search(HERE, "x", (Note,), limit=1),
    ):
        with pytest.raises(StoreUnavailable):
            await refused
    again = await open_store(tmp_path, KINDS)
    assert await again.read(HERE, lambda docs: docs.select(Note)) == [kept]
    await again.close()


async def test_whoever_asks_as_the_store_closes_is_answered_or_refused(tmp_path: Path):
    others = set(threading.enumerate())
    store = await open_store(tmp_path, KINDS)
    (writer,) = [each for each in set(threading.enumerate()) - others if "writer" in each.name]
    looks = [asyncio.create_task(store.read(HERE, lambda docs: "looked")) for _ in range(4)]
    asked = [asyncio.create_task(store.search(HERE, "x", (Note,), limit=1)) for _ in range(4)]
    await asyncio.sleep(0)

    closing = asyncio.create_task(store.close())
    await asyncio.sleep(0)
    # The event loop hears of nothing before all threads have ended, the writer's last.
    writer.join()

    assert await asyncio.gather(*looks) == ["looked"] * 4
    for found in await asyncio.gather(*asked, return_exceptions=True):
        assert isinstance(found, StoreUnavailable)
    await closing


async def test_a_unit_that_fails_after_it_wrote_takes_none_with_it(tmp_path: Path):
    statements: list[str] = []
    store = await open_store(tmp_path, KINDS, connect=connecting(statements.append))
    brake, first = await Brake.put_on(store)

    def write_and_refuse(docs: Documents) -> None:
        docs.put(a_note("HA1F01"))
        raise NoSeatLeft

    others = [
        asyncio.create_task(store.run(HERE, work))
        for work in (
            lambda docs: docs.put(a_note("KEPT01")),
            write_and_refuse,
            lambda docs: docs.put(a_note("KEPT02")),
        )
    ]
    await asyncio.sleep(0)
    statements.clear()
    brake.let_go()
    kept_first, refused, kept_second = await asyncio.gather(*others, return_exceptions=True)
    await first

    assert isinstance(refused, NoSeatLeft)
    found = await store.read(HERE, lambda docs: docs.select(Note))
    assert found == [kept_first, kept_second]
    assert statements.count("COMMIT") == 2
    await store.close()


async def test_units_that_wait_together_read_a_document_once_and_as_the_one_before_left_it(
    tmp_path: Path,
):
    """Not as one left it that was undone, though it read what it had written."""
    statements: list[str] = []
    store = await open_store(tmp_path, KINDS, connect=connecting(statements.append))
    await store.run(HERE, lambda docs: docs.put(a_note(text="First")))

    def find(docs: Documents) -> str | None:
        found = docs.find(Note, "N0TE01")
        return found.text if found is not None else None

    def word(docs: Documents, text: str) -> None:
        docs.put(replace(docs.get(Note, "N0TE01"), text=text))
        assert docs.get(Note, "N0TE01").text == text

    def word_and_refuse(docs: Documents) -> None:
        word(docs, "Undone")
        raise NoSeatLeft

    async def together(*works: Callable[[Documents], object]) -> list[object]:
        brake, first = await Brake.put_on(store)
        tasks = [asyncio.create_task(store.run(HERE, work)) for work in works]
        await asyncio.sleep(0)
        statements.clear()
        brake.let_go()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        await first
        return [None if isinstance(each, NoSeatLeft) else each for each in found]

    assert await together(find, find, find) == ["First"] * 3
    assert sum(each.startswith("SELECT") for each in statements) == 1
    changed = (find, lambda docs: word(docs, "Second"), find, word_and_refuse, find)
    assert await together(*changed) == ["First", None, "Second", None, "Second"]
    gone = (find, lambda docs: docs.remove(docs.get(Note, "N0TE01")), find)
    assert await together(*gone) == ["Second", None, None]
    await store.close()


async def test_a_unit_that_is_refused_before_it_wrote_needs_no_savepoint(tmp_path: Path):
    statements: list[str] = []
    store = await open_store(tmp_path, KINDS, connect=connecting(statements.append))

    def refuse(_docs: Documents) -> None:
        raise NoSeatLeft

    with pytest.raises(NoSeatLeft):
        await store.run(HERE, refuse)

    assert "SAVEPOINT unit" not in statements
    await store.close()


@pytest.mark.parametrize("version", [0, 1], ids=["insert", "update"])
async def test_a_write_that_fails_half_way_leaves_nothing(tmp_path: Path, version: int):
    """No number of the index may be longer than 64 bits: the document is written before that."""
    store = await open_store(tmp_path, KINDS)
    kept = await store.run(HERE, lambda docs: docs.put(a_note()))
    broken = a_note(kept.code if version else "N0TE02", version=version, author_id=2**63)
    with pytest.raises(OverflowError):
        await store.run(HERE, lambda docs: docs.put(broken))
    assert await store.read(HERE, lambda docs: docs.select(Note)) == [kept]
    await store.close()
