import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.payloads import MachineWorry, Worry
from bot.domain.keeping.errors import DocumentDamaged, StoreNotOpened, StoreUnavailable
from bot.domain.kinds import KINDS
from bot.domain.takeaways.takeaway import Takeaway
from bot.paths import DataFolder
from bot.services.ports import Condition, Documents, Health
from bot.store.sqlite.opening import open_reading, open_store
from tests.factories import EDITION_CODE, NOW, OWNER, TALK_CODE, a_delivery, a_takeaway
from tests.store import samples
from tests.store.filling import fill
from tests.store.samples import HERE, a_note
from tests.store.sqlite.braking import Brake
from tests.store.sqlite.faults import connecting, disk_error
from tests.store.upkeep.damage import damage_page_of, flip_a_byte_of


async def test_a_refused_write_shows_until_the_next_one_is_kept(tmp_path: Path):
    fails = False

    def before(statement: str) -> None:
        if fails and statement == "COMMIT":
            raise disk_error(sqlite3.SQLITE_FULL)

    store = await open_store(tmp_path, samples.KINDS, connect=connecting(before))
    assert store.health == Health()
    fails = True
    with pytest.raises(StoreUnavailable):
        await store.run(HERE, lambda docs: docs.put(a_note()))
    assert store.health == Health(condition=Condition.REFUSING, reason="on purpose")

    fails = False
    await store.run(HERE, lambda docs: None)
    assert store.health.condition is Condition.REFUSING
    await store.run(HERE, lambda docs: docs.put(a_note()))
    assert store.health == Health()
    await store.close()


@pytest.mark.parametrize("statement", ["COMMIT", "PRAGMA wal_checkpoint(PASSIVE)"])
async def test_a_lost_write_breaks_the_store_and_calls_back_once(tmp_path: Path, statement: str):
    fails = False

    def before(said: str) -> None:
        if fails and said == statement:
            raise disk_error(sqlite3.SQLITE_IOERR_FSYNC)

    store = await open_store(tmp_path, samples.KINDS, connect=connecting(before))
    called: list[str] = []
    broken = asyncio.Event()
    store.on_broken(lambda: called.append("first"))
    store.on_broken(broken.set)
    fails = True

    def write(docs) -> None:
        for _ in range(1000):
            docs.put(a_note(docs.new_code()))

    kept = await asyncio.gather(store.run(HERE, write), return_exceptions=True)
    await asyncio.wait_for(broken.wait(), 5)

    assert called == ["first"]
    assert store.health.condition is Condition.BROKEN
    # What is in the journal was acknowledged before the journal could not be moved.
    assert [type(each) for each in kept] == [
        StoreUnavailable if statement == "COMMIT" else type(None)
    ]
    fails = False
    with pytest.raises(StoreUnavailable):
        await store.run(HERE, lambda docs: docs.put(a_note()))
    late = asyncio.Event()
    store.on_broken(late.set)
    await asyncio.wait_for(late.wait(), 5)
    assert called == ["first"]
    await store.close()


async def test_the_journal_is_moved_into_the_database_from_time_to_time(tmp_path: Path):
    statements: list[str] = []
    store = await open_store(tmp_path, samples.KINDS, connect=connecting(statements.append))

    for _ in range(10):
        await store.run(
            HERE, lambda docs: len([docs.put(a_note(docs.new_code())) for _ in range(200)])
        )
    await store.run(HERE, lambda docs: None)

    assert statements.count("PRAGMA wal_checkpoint(PASSIVE)") == 2
    await store.close()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    takeaways = [
        a_takeaway(code=f"T{number:05}", text=f"number {number:05} " + "words " * 300)
        for number in range(30)
    ]
    delivery = a_delivery(
        due=NOW, payload=MachineWorry(worry=Worry.FAILED, reason="bad luck " * 400)
    )
    database = fill(tmp_path, *takeaways, delivery, a_delivery(code="DE2000", key="k" * 20))
    damage_page_of(database, "number 00010")
    flip_a_byte_of(database, "bad luck")
    return tmp_path


async def test_reading_goes_on_but_for_what_is_damaged_which_is_named(damaged: Path):
    store = await open_store(damaged, KINDS)

    everything = await store.read(OWNER, lambda docs: docs.select(Takeaway))
    of_talk = await store.read(OWNER, lambda docs: docs.select(Takeaway, talk=TALK_CODE))
    placed = await store.survey(
        lambda docs: docs.select(Takeaway, edition=EDITION_CODE, placement="to_sort")
    )
    due = await store.survey(lambda docs: docs.upto(Delivery, "wake", NOW, limit=9))
    hits = await store.search(OWNER, "words", (Takeaway,), limit=100)

    assert len(everything) > 20
    assert everything == of_talk == placed
    assert {hit.code for hit in hits} == {each.code for each in everything}
    assert [each.code for each in due] == ["DE2000"]
    lost = {f"T{number:05}" for number in range(30)} - {each.code for each in everything}
    assert "T00010" in lost
    assert store.health.damaged == {("delivery", "DE1000")} | {("takeaway", code) for code in lost}
    await store.close()


async def test_asking_for_what_is_damaged_names_it_and_a_unit_does_not_decide_without_it(
    damaged: Path,
):
    store = await open_store(damaged, KINDS)

    for kind, code in ((Takeaway, "T00010"), (Delivery, "DE1000")):
        with pytest.raises(DocumentDamaged) as raised:
            await store.read(OWNER, lambda docs, kind=kind, code=code: docs.get(kind, code))
        assert raised.value.params == {"kind": kind.KIND, "code": code}
        with pytest.raises(DocumentDamaged):
            await store.run(OWNER, lambda docs, kind=kind: docs.select(kind))
    new = await store.run(OWNER, lambda docs: docs.put(a_takeaway(code="NEW001")))

    assert await store.read(OWNER, lambda docs: docs.get(Takeaway, "NEW001")) == new
    assert store.health.condition is Condition.WELL
    await store.close()


async def test_a_unit_that_meets_damage_does_not_take_others_with_it(damaged: Path):
    store = await open_store(damaged, KINDS)

    def put(code: str) -> Callable[[Documents], Takeaway]:
        return lambda docs: docs.put(a_takeaway(code=code))

    def swallow(docs: Documents) -> None:
        docs.put(a_takeaway(code="BAD001"))
        with suppress(DocumentDamaged):
            docs.select(Takeaway)

    brake, first = await Brake.put_on(store)
    others = asyncio.gather(
        store.run(OWNER, put("G00D01")),
        store.run(OWNER, lambda docs: docs.get(Takeaway, "T00010")),
        store.run(OWNER, put("G00D02")),
        store.run(OWNER, swallow),
        store.run(OWNER, put("G00D03")),
        return_exceptions=True,
    )
    await asyncio.sleep(0)
    brake.let_go()
    await first
    results = await others

    assert [type(each) for each in results] == [
        Takeaway,
        DocumentDamaged,
        Takeaway,
        StoreUnavailable,
        Takeaway,
    ]
    kept = {each.code for each in await store.read(OWNER, lambda docs: docs.select(Takeaway))}
    assert {"G00D01", "G00D02", "G00D03"} < kept
    assert "BAD001" not in kept
    await store.close()


@pytest.fixture
def damaged_end(tmp_path: Path) -> Path:
    takeaways = [a_takeaway(code=f"T{number:05}", text="words " * 300) for number in range(30)]
    database = fill(tmp_path, *takeaways, a_takeaway(code="T00030", text="the last one"))
    damage_page_of(database, "the last one")
    return tmp_path


async def test_writing_goes_on_beside_the_damaged_end_of_a_table(damaged_end: Path):
    store = await open_store(damaged_end, KINDS)

    kept = await store.run(OWNER, lambda docs: docs.put(a_delivery()))
    with pytest.raises(StoreUnavailable):
        await store.run(OWNER, lambda docs: docs.put(a_takeaway(code="NEW001")))

    assert await store.read(OWNER, lambda docs: docs.select(Delivery)) == [kept]
    assert len(await store.read(OWNER, lambda docs: docs.select(Takeaway))) > 20
    assert ("takeaway", "T00030") in store.health.damaged
    await store.close()


async def test_a_folder_that_cannot_be_opened_is_said_in_words(tmp_path: Path):
    (tmp_path / "file").write_text("mine")

    for opener in (open_store, open_reading):
        with pytest.raises(StoreNotOpened) as raised:
            await opener(tmp_path / "file" / "data", samples.KINDS)
        assert raised.value.params["folder"] == str(tmp_path / "file" / "data")
        assert raised.value.params["problem"]


async def test_what_is_no_folder_for_the_database_is_said_in_words(tmp_path: Path):
    DataFolder(tmp_path).database.mkdir()

    with pytest.raises(StoreNotOpened) as raised:
        await open_store(tmp_path, samples.KINDS)

    assert raised.value.params["problem"] == "Is a directory"
