import asyncio
import sqlite3
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.keeping.errors import BackupFailed, StoreNotOpened
from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.services.ports import Documents
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.backups import copy_ledger, list_backups, make_backup, remove_old
from bot.store.upkeep.copies import Copies, is_elsewhere, note_beginning, note_copy, read_copies
from bot.store.upkeep.erasures import write_down
from tests.factories import NOW, OWNER, a_server, a_takeaway
from tests.store.filling import fill
from tests.store.upkeep.damage import damage_page_of


def rows(database: Path) -> list[tuple[object, ...]]:
    columns = "id, owner, code, version, schema, body"
    connection = sqlite3.connect(database)
    try:
        return connection.execute(
            f"SELECT {columns} FROM document_takeaway UNION ALL"
            f" SELECT {columns} FROM document_server ORDER BY id"
        ).fetchall()
    finally:
        connection.close()


def test_backup_is_a_private_copy_named_by_its_moment(tmp_path: Path):
    folder = DataFolder(tmp_path / "data")
    database = fill(folder.root, a_server(), a_takeaway())
    folder.keys.mkdir()

    made = make_backup(folder, folder.backups, now=NOW)
    again = make_backup(folder, folder.backups, now=NOW)

    assert (made.name, again.name) == (
        "rostrum-20260302T090000Z.sqlite3",
        "rostrum-20260302T090000Z-2.sqlite3",
    )
    assert rows(made) == rows(database)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.backups.stat().st_mode) == 0o700
    assert sorted(path.name for path in folder.backups.iterdir()) == [again.name, made.name]


async def test_backups_during_a_burst_hold_what_was_acknowledged_before(tmp_path: Path):
    """A backup equals the history up to some moment: whatever it has, it has all before that."""
    folder = DataFolder(tmp_path / "data")
    store = await open_store(folder.root, KINDS)
    acknowledged: list[str] = []
    backups: list[tuple[int, Path]] = []

    def insert(docs: Documents) -> str:
        return docs.put(a_takeaway(code=docs.new_code())).code

    async def write() -> None:
        for _ in range(100):
            code = await store.run(OWNER, insert)
            acknowledged.append(code)

    async def back_up() -> None:
        for number in range(5):
            before = len(acknowledged)
            now = NOW + timedelta(seconds=number)
            backups.append(
                (before, await asyncio.to_thread(make_backup, folder, folder.backups, now=now))
            )

    await asyncio.gather(write(), write(), write(), back_up())
    await store.close()

    for before, path in backups:
        kept = [row[2] for row in await asyncio.to_thread(rows, path)]
        assert len(kept) >= before
        assert set(acknowledged[:before]) <= set(kept)


def test_backup_of_nothing_or_of_a_damaged_database_leaves_no_file(tmp_path: Path):
    folder = DataFolder(tmp_path / "data")
    with pytest.raises(StoreNotOpened):
        make_backup(folder, folder.backups, now=NOW)

    database = fill(folder.root, a_takeaway(text="here it was"))
    damage_page_of(database, "here it was")
    with pytest.raises(BackupFailed) as raised:
        make_backup(folder, folder.backups, now=NOW)

    assert raised.value.params["folder"] == str(folder.backups)
    assert list(folder.backups.iterdir()) == []


def test_backup_into_what_is_no_folder_is_refused_in_words(tmp_path: Path):
    folder = DataFolder(tmp_path / "data")
    fill(folder.root, a_server())
    (tmp_path / "file").write_text("mine")

    with pytest.raises(BackupFailed) as raised:
        make_backup(folder, tmp_path / "file", now=NOW)

    assert raised.value.params["problem"] == "File exists"


def test_old_backups_go_and_the_newest_stays_however_old(tmp_path: Path):
    folder = DataFolder(tmp_path)
    fill(folder.root, a_server())
    old, newer = (
        make_backup(folder, folder.backups, now=NOW - timedelta(days=days)) for days in (40, 35)
    )
    aside = make_backup(folder, folder.aside, now=NOW - timedelta(days=40))
    mine = folder.backups / "my notes.txt"
    mine.write_text("keep")

    assert remove_old(folder, before=NOW - timedelta(days=30)) == [old, aside]
    assert sorted(folder.backups.iterdir()) == sorted([mine, newer])
    assert [each.made_at for each in list_backups(folder.backups)] == [NOW - timedelta(days=35)]


def test_the_ledger_goes_with_a_backup_that_leaves_the_folder(tmp_path: Path):
    folder = DataFolder(tmp_path / "data")
    away = tmp_path / "away"
    away.mkdir()
    copy_ledger(folder, away)
    assert list(away.iterdir()) == []

    write_down(folder.erasures, Erasure(at=NOW, what=Erased.OWNER, owner=OWNER))
    copy_ledger(folder, away)
    copy_ledger(folder, folder.backups)

    (copy,) = away.iterdir()
    assert copy.read_bytes() == folder.erasures.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_copies_remember_when_a_backup_last_left_the_machine(tmp_path: Path):
    file = DataFolder(tmp_path).copies
    assert read_copies(file) is None

    note_beginning(file, now=NOW)
    note_beginning(file, now=NOW + timedelta(days=1))
    assert read_copies(file) == Copies(since=NOW)

    note_copy(file, now=NOW + timedelta(days=2))
    assert read_copies(file) == Copies(since=NOW, copied_at=NOW + timedelta(days=2))

    file.write_text("{nonsense")
    assert read_copies(file) is None


def test_another_file_system_is_elsewhere(tmp_path: Path):
    (tmp_path / "near").mkdir()

    assert not is_elsewhere(tmp_path, tmp_path / "near")
    if Path("/proc").stat().st_dev != tmp_path.stat().st_dev:
        assert is_elsewhere(tmp_path, Path("/proc"))
