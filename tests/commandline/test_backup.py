import argparse
import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.commandline import backup, restore
from bot.domain.keeping.errors import (
    NoDataThere,
    NoFolderThere,
    NotABackup,
    StoreInUse,
    StoreNotOpened,
)
from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.settings import Settings
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.backups import list_backups
from bot.store.upkeep.copies import read_copies
from tests.factories import GUILD_ID, a_delivery, a_server
from tests.scratch import DISK, MEMORY
from tests.store.filling import contents, fill


def back_up(folder: DataFolder, to: Path | None = None, *, mark_copied: bool = False) -> int:
    args = argparse.Namespace(to=to, mark_copied=mark_copied)
    return backup.main(args, Settings(data=folder.root))


def bring_back(folder: DataFolder, file: Path, *, armed: bool) -> int:
    return restore.main(argparse.Namespace(file=file, arm=armed), Settings(data=folder.root))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    now = SystemClock().now()
    folder = DataFolder(tmp_path / "data")
    overdue = a_delivery(due=now - timedelta(hours=1), about=a_server().code)
    waiting = [
        a_delivery(code=f"WA1T{n:02}", due=now + timedelta(days=1), about=a_server().code)
        for n in range(60)
    ]
    fill(folder.root, a_server(), overdue, *waiting)
    return folder


def test_backup_beside_the_running_bot_tells_where_it_lies(folder: DataFolder, capsys):
    async def beside_the_bot() -> int:
        store = await open_store(folder.root, KINDS)
        code = await asyncio.to_thread(back_up, folder)
        await store.close()
        return code

    assert asyncio.run(beside_the_bot()) == 0
    (made,) = list_backups(folder.backups)
    first, second = capsys.readouterr().out.splitlines()
    size = made.path.stat().st_size / 1_000_000
    assert first.startswith(f"Backup: {made.path} ({size:.1f} MB).")
    assert second.startswith("It lies on the same disk as the data.")
    assert read_copies(folder.copies) is None


def _is_beside(place: Path, folder: DataFolder) -> bool:
    return not place.is_dir() or place.stat().st_dev == folder.root.stat().st_dev


def test_backup_on_another_disk_counts_as_away(folder: DataFolder, capsys):
    other = next((each for each in (MEMORY, DISK) if not _is_beside(each, folder)), None)
    if other is None:
        pytest.skip("there is no second file system here")
    target = other / f"rostrum-test-{folder.root.parent.name}-{id(folder)}"
    target.mkdir()
    try:
        assert back_up(folder, target) == 0
        assert len(list_backups(target)) == 1
    finally:
        for path in target.iterdir():
            path.unlink()
        target.rmdir()
    assert "counts as away" in capsys.readouterr().out
    copies = read_copies(folder.copies)
    assert copies is not None
    assert copies.copied_at is not None


def test_marking_a_copy_makes_none(folder: DataFolder, capsys):
    assert back_up(folder, mark_copied=True) == 0

    assert capsys.readouterr().out == "Noted: the backups are somewhere else as well.\n"
    assert list_backups(folder.backups) == []
    assert read_copies(folder.copies) is not None


def test_backup_of_nothing_is_refused(tmp_path: Path):
    with pytest.raises(StoreNotOpened):
        back_up(DataFolder(tmp_path / "none"))
    (tmp_path / "file").write_text("mine")
    with pytest.raises(NoFolderThere):
        back_up(DataFolder(tmp_path / "file"), mark_copied=True)
    with pytest.raises(NoDataThere):
        back_up(DataFolder(tmp_path / "none"), mark_copied=True)
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_restore_shows_what_it_would_send_before_it_is_armed(folder: DataFolder, capsys):
    back_up(folder)
    (made,) = list_backups(folder.backups)
    before = contents(folder.root)
    capsys.readouterr()

    assert bring_back(folder, made.path, armed=False) == 0

    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith(f"Backup of {made.made_at:%Y-%m-%d %H:%M} UTC: 62 documents")
    assert told[2].startswith("Perhaps sent since the backup (1).")
    assert f"Announcement DE1000 of server {GUILD_ID} in the channel of the talks" in told[3]
    assert told[4] == "Sent when it is due (60):"
    assert told[-2] == "- … and 10 more"
    assert told[-1].startswith("Nothing was changed.")
    assert contents(folder.root) == before


def test_restore_armed_says_where_the_old_one_is(folder: DataFolder, capsys):
    back_up(folder)
    (made,) = list_backups(folder.backups)

    assert bring_back(folder, made.path, armed=True) == 0

    (kept,) = [path for path in folder.aside.iterdir() if path.suffix == ".sqlite3"]
    told = capsys.readouterr().out.splitlines()
    assert told[-2] == (
        f"The database so far is kept as {kept}. Remove it when you no longer need it."
    )
    assert told[-1] == "The backup is in place. Start the bot."


def test_restore_while_the_bot_runs_or_of_nothing_is_refused(folder: DataFolder):
    with pytest.raises(NotABackup):
        bring_back(folder, folder.root / "none", armed=True)

    async def beside_the_bot() -> None:
        store = await open_store(folder.root, KINDS)
        with pytest.raises(StoreInUse):
            await asyncio.to_thread(bring_back, folder, folder.root / "none", armed=False)
        await store.close()

    asyncio.run(beside_the_bot())
