import asyncio
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.getting_on import Trouble
from bot.domain.deliveries.reasons import Reason
from bot.domain.document import Document
from bot.domain.keeping.errors import StoreIsNewer, StoreNotOpened
from bot.domain.kinds import KINDS
from bot.domain.references import Dangling
from bot.paths import DataFolder
from bot.store.migrations import STEPS, known_schema
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.checking import Report, Stuck, check_database
from bot.store.upkeep.salvage import Saved, SavedName
from tests.factories import (
    NOW,
    OWNER,
    a_delivery,
    a_finding,
    a_series,
    a_server,
    a_takeaway,
    a_talk,
    an_edition,
)
from tests.store.filling import fill
from tests.store.upkeep.damage import damage_page_of, flip_a_byte_of, overwrite_root, root_of

WHOLE = (a_server(), a_series(), an_edition(), a_talk())


def many_takeaways(count: int) -> list[Document]:
    """Large enough that each page of the file holds few."""
    return [
        a_takeaway(code=f"T{number:05}", text=f"number {number:05} " + "words " * 300)
        for number in range(count)
    ]


def change(database: Path, statement: str) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute(statement)
    connection.close()


def test_check_of_whole_data_finds_nothing(tmp_path: Path):
    database = fill(tmp_path, *WHOLE, a_takeaway())

    report = check_database(database, KINDS, now=NOW)

    counts = Counter(server=1, series=1, edition=1, talk=1, takeaway=1)
    assert report == Report(schema=known_schema(STEPS), counts=counts)
    assert (report.is_damaged, report.needs_people) == (False, False)


async def test_check_reads_beside_the_running_bot(tmp_path: Path):
    store = await open_store(tmp_path, KINDS)
    await store.run(OWNER, lambda docs: docs.put(a_server()))

    database = DataFolder(tmp_path).database
    report = await asyncio.to_thread(check_database, database, KINDS, now=NOW)

    assert report == Report(schema=known_schema(STEPS), counts=Counter(server=1))
    await store.close()


def test_check_names_dangling_references_and_stuck_messages(tmp_path: Path):
    held = a_delivery(state=DeliveryState.HELD, reason=Reason.NO_CHANNEL, wake=None)
    lost = a_takeaway(finding="F1ND00", talk="N0TA1K")
    database = fill(tmp_path, *WHOLE, held, lost)

    report = check_database(database, KINDS, now=NOW)

    assert report.dangling == [
        Dangling(kind="takeaway", owner=OWNER, code="TAKE00", field=field, names=names)
        for field, names in (("talk", "N0TA1K"), ("finding", "F1ND00"))
    ]
    assert [(each.trouble, each.item.code) for each in report.stuck] == [(Trouble.HELD, held.code)]
    assert isinstance(report.stuck[0], Stuck)
    assert report.needs_people
    assert not report.is_damaged


def test_check_names_the_documents_of_a_damaged_page_and_saves_the_others(tmp_path: Path):
    takeaways = many_takeaways(60)
    database = fill(tmp_path, *WHOLE, *takeaways)
    damage_page_of(database, "number 00030")
    saved: list[Saved] = []

    report = check_database(database, KINDS, now=NOW, keep=saved.append)

    damaged = {each.code for each in report.damaged}
    codes = {each.code for each in takeaways}
    assert "T00030" in damaged
    assert len(damaged) < 10
    assert damaged | {each.name.code for each in saved if each.name.kind == "takeaway"} == codes
    assert len(saved) + len(damaged) == len(WHOLE) + len(takeaways)
    assert report.complaints
    assert report.is_damaged


def test_check_names_a_document_whose_bytes_have_changed(tmp_path: Path):
    database = fill(tmp_path, *WHOLE, a_takeaway(text="quite unusual"))
    flip_a_byte_of(database, "quite unusual")

    report = check_database(database, KINDS, now=NOW)

    assert report.damaged == [SavedName("takeaway", "TAKE00", OWNER)]


def test_check_goes_on_where_even_the_index_of_names_is_damaged(tmp_path: Path):
    takeaways = many_takeaways(60)
    database = fill(tmp_path, *takeaways)
    damage_page_of(database, "number 00030")
    overwrite_root(database, "document_takeaway_place", b"\xa5" * 4096)
    saved: list[Saved] = []

    report = check_database(database, KINDS, now=NOW, keep=saved.append)

    assert report.is_damaged
    assert len(saved) > 50


def test_check_compares_the_columns_with_the_documents(tmp_path: Path):
    database = fill(tmp_path, *WHOLE, a_takeaway())

    change(database, "UPDATE document_takeaway SET talk = 'N0N00'")

    assert check_database(database, KINDS, now=NOW).unindexed == [
        SavedName("takeaway", "TAKE00", OWNER)
    ]


def test_check_finds_what_an_index_lacks_or_has_too_much(tmp_path: Path):
    database = fill(tmp_path, *WHOLE, a_takeaway())
    by_talk = root_of(database, "document_takeaway_by_talk")
    overwrite_root(database, "document_takeaway_by_edition", by_talk)

    report = check_database(database, KINDS, now=NOW)

    assert "row 1 missing from index document_takeaway_by_edition" in report.complaints
    assert (report.is_damaged, report.damaged) == (True, [])


def test_check_names_documents_of_unknown_kinds(tmp_path: Path):
    database = fill(tmp_path, *WHOLE, a_finding())
    known = tuple(kind for kind in KINDS if kind.KIND != "finding")

    report = check_database(database, known, now=NOW)

    assert report.unknown == [SavedName("finding", "F1ND00", OWNER)]


def test_check_refuses_what_is_not_there_not_ours_or_newer(tmp_path: Path):
    database = DataFolder(tmp_path).database
    with pytest.raises(StoreNotOpened):
        check_database(database, KINDS, now=NOW)
    database.write_text("my notes " * 1000)
    with pytest.raises(StoreNotOpened):
        check_database(database, KINDS, now=NOW)
    database.unlink()
    fill(tmp_path)
    change(database, "PRAGMA user_version = 9")
    with pytest.raises(StoreIsNewer):
        check_database(database, KINDS, now=NOW)
