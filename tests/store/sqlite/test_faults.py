"""The disk fails at every possible moment: what was acknowledged is there, nothing is there half.

`ROSTRUM_LONG=1` tries every fault at every statement; otherwise each statement meets one.
"""

import asyncio
import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path

import pytest

from bot.domain.keeping.errors import BackupFailed, StoreUnavailable
from bot.paths import DataFolder
from bot.services.ports import Condition, Documents
from bot.store.sqlite import engine
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.checking import check_database
from tests.factories import NOW
from tests.store.samples import HERE, KINDS, Colour, Note, a_note
from tests.store.sqlite.faults import Fault, When

IS_LONG = bool(os.environ.get("ROSTRUM_LONG"))
CODES = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_CORRUPT)
FAULTS = list(product(CODES, When))
UNITS = 7
# More statements than the workload has; a fault that never strikes ends the search.
STATEMENTS = 400

Snapshot = list[tuple[str, int, str, str]]


@dataclass
class History:
    """`acknowledged` is the content after the last unit that was; `attempted` after the last."""

    acknowledged: Snapshot = field(default_factory=list)
    attempted: Snapshot = field(default_factory=list)
    refused: int = 0


def unit(number: int, history: History) -> Callable[[Documents], Snapshot]:
    """Write several documents that belong together, in every way a unit can."""

    def work(docs: Documents) -> Snapshot:
        for note in docs.select(Note, colour=Colour.RED.value):
            docs.put(replace(note, text=f"unit {number}", colour=Colour.BLUE))
        for old in docs.select(Note, talk=f"TALK{number - 3}"):
            docs.remove(old)
        docs.put(a_note(docs.new_code(), talk=f"TALK{number}", text=f"unit {number}"))
        docs.put(a_note(f"F1XED{number}", talk=f"TALK{number}", text=f"unit {number}"))
        history.attempted = snapshot(docs.select(Note))
        return history.attempted

    return work


def snapshot(notes: list[Note]) -> Snapshot:
    return sorted((each.code, each.version, each.talk, each.text) for each in notes)


async def live(folder: Path, fault: Fault) -> History:
    """Do the workload; units after a refused one are tried all the same."""
    history = History()
    store = await open_store(folder, KINDS, connect=fault.connect)
    fault.is_armed = True
    for number in range(UNITS):
        try:
            history.acknowledged = await store.run(HERE, unit(number, history))
        except StoreUnavailable:
            history.refused += 1
            if fault._when is When.AFTER and store.health.condition is Condition.BROKEN:
                break
    fault.is_armed = False
    await store.close()
    return history


async def kept(folder: Path) -> Snapshot:
    store = await open_store(folder, KINDS)
    found = snapshot(await store.read(HERE, lambda docs: docs.select(Note)))
    await store.close()
    return found


def survive(folder: Path, fault: Fault) -> History:
    history = asyncio.run(live(folder, fault))
    found = asyncio.run(kept(folder))
    report = check_database(DataFolder(folder).database, KINDS, now=NOW)
    assert not report.is_damaged
    may_be_there = [history.acknowledged]
    if fault._when is When.AFTER:
        # The caller was told that it may not be there, so it may; but never half of it.
        may_be_there.append(history.attempted)
    assert found in may_be_there
    return history


@pytest.mark.parametrize(
    "number", range(len(FAULTS)), ids=lambda n: f"{FAULTS[n][0]}-{FAULTS[n][1].name}"
)
def test_a_failing_statement_loses_nothing_acknowledged(tmp_path: Path, number: int):
    code, when = FAULTS[number]
    struck = 0
    for at in range(1, STATEMENTS):
        if not IS_LONG and at % len(FAULTS) != number:
            continue
        fault = Fault(at=at, code=code, when=when)
        survive(tmp_path / str(at), fault)
        if not fault.has_struck:
            break
        struck += 1
    assert struck > 10


@pytest.mark.parametrize(("code", "when"), FAULTS)
def test_a_failing_commit_loses_nothing_acknowledged(tmp_path: Path, code: int, when: When):
    for at in range(1, UNITS + 1):
        fault = Fault(at=at, code=code, when=when, commits=True)
        history = survive(tmp_path / str(at), fault)
        assert fault.has_struck
        broken = code == sqlite3.SQLITE_IOERR_WRITE
        alone = not broken or when is When.AFTER
        assert history.refused == (1 if alone else UNITS + 1 - at)


async def fill_up(store: DocumentStore) -> list[Note]:
    """Write until the disk refuses, and return what was acknowledged."""
    acknowledged: list[Note] = []
    with suppress(StoreUnavailable):
        for _ in range(5000):
            note = await store.run(
                HERE, lambda docs: docs.put(a_note(docs.new_code(), text="word " * 200))
            )
            acknowledged.append(note)
        pytest.fail("the disk is never full")
    return acknowledged


async def check_full(store: DocumentStore, make_room: Callable[[], object]) -> list[Note]:
    """What holds on a full disk, whatever makes it full; returns what must be there later."""
    acknowledged = await fill_up(store)
    assert len(acknowledged) > 20
    assert store.health.condition is Condition.REFUSING
    assert "full" in store.health.reason
    assert await store.read(HERE, lambda docs: docs.select(Note)) == acknowledged
    assert len(await store.search(HERE, "word", (Note,), limit=9)) == 9

    await asyncio.to_thread(make_room)
    note = await store.run(HERE, lambda docs: docs.put(a_note(text="room again")))
    assert store.health.condition is Condition.WELL
    return [*acknowledged, note]


async def test_a_full_database_refuses_reads_on_and_recovers(tmp_path: Path):
    writers: list[sqlite3.Connection] = []

    def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
        connection = engine.connect(path, read_only=read_only)
        if not read_only:
            connection.execute("PRAGMA max_page_count = 70").fetchall()
            writers.append(connection)
        return connection

    def make_room() -> None:
        writers[0].execute("PRAGMA max_page_count = 10000").fetchall()

    store = await open_store(tmp_path, KINDS, connect=connect)
    notes = await check_full(store, make_room)
    await store.close()

    again = await open_store(tmp_path, KINDS)
    assert await again.read(HERE, lambda docs: docs.select(Note)) == notes
    await again.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount")
    if done.returncode != 0:
        pytest.skip(f"a small file system cannot be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


async def test_a_full_disk_refuses_reads_on_and_recovers(small_disk: Path):
    filler = small_disk / "filler"
    await asyncio.to_thread(filler.write_bytes, b"x" * 300_000)
    folder = DataFolder(small_disk / "data")
    store = await open_store(folder.root, KINDS)

    def make_room() -> None:
        # A backup is refused in words too, and leaves nothing behind that takes room.
        with pytest.raises(BackupFailed):
            make_backup(folder, folder.backups, now=NOW)
        assert list(folder.backups.iterdir()) == []
        filler.unlink()

    notes = await check_full(store, make_room)
    await store.close()

    again = await open_store(folder.root, KINDS)
    assert await again.read(HERE, lambda docs: docs.select(Note)) == notes
    await again.close()


async def test_a_read_only_disk_refuses_in_words_and_reads_on(small_disk: Path):
    folder = small_disk / "data"
    store = await open_store(folder, KINDS)
    note = await store.run(HERE, lambda docs: docs.put(a_note()))
    await store.close()
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    done = await asyncio.to_thread(subprocess.run, remount, capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("the small file system cannot be made read-only")

    with pytest.raises(StoreUnavailable) as raised:
        await open_store(folder, KINDS)

    assert raised.value.params == {"folder": str(folder), "problem": "Read-only file system"}
    report = await asyncio.to_thread(check_database, DataFolder(folder).database, KINDS, now=NOW)
    assert (report.counts.total(), note.version) == (1, 1)
