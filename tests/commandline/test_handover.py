import argparse
import asyncio
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commandline import handover, restore
from bot.domain.ballots.poll import BallotState
from bot.domain.document import guild_owner
from bot.domain.keeping.errors import FolderUnusable, HandoverFolderTaken, NoDataThere
from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.settings import Settings
from bot.store.sqlite.opening import open_store
from tests.factories import (
    GUILD_ID,
    OTHER_GUILD_ID,
    a_ballot_poll,
    a_finding,
    a_series,
    a_server,
    a_talk,
    an_edition,
)
from tests.store.filling import contents, fill

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.GinvEn.t0ken-of-nobody-at-all-0123456789"
CLOSES = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)


def hand_over(settings: Settings, to: Path) -> int:
    return handover.main(argparse.Namespace(to=to), settings)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "data"
    poll = a_ballot_poll(state=BallotState.OPEN, closes_at=CLOSES)
    there = a_server(name="Harbour *town*")
    other = a_server(owner=guild_owner(OTHER_GUILD_ID), code=str(OTHER_GUILD_ID), name="Harbour")
    fill(folder, there, other, a_series(), an_edition(), a_talk(), a_finding(), poll)
    return Settings(
        data=folder,
        token=TOKEN,
        host_name="talks.example.org",
        servers=(GUILD_ID, OTHER_GUILD_ID),
        web_listen=("::1", 8080),
        import_from_web=True,
    )


def test_whoever_is_next_gets_a_backup_the_archives_and_a_page(
    settings: Settings, tmp_path, capsys
):
    to = tmp_path / "for-you"

    async def beside_the_bot() -> int:
        store = await open_store(settings.data, KINDS)
        code = await asyncio.to_thread(hand_over, settings, to)
        await store.close()
        return code

    assert asyncio.run(beside_the_bot()) == 0
    (backup,) = to.glob("rostrum-*.sqlite3")
    archives = sorted(each.name for each in (to / "servers").iterdir())
    assert archives == [f"harbour-{OTHER_GUILD_ID}.zip", f"harbour-town-{GUILD_ID}.zip"]
    page = (to / "run-me-elsewhere.md").read_text(encoding="utf-8")
    assert f"restore {backup.name}" in page
    assert f"`servers/{archives[1]}`: everything of the server Harbour \\*town\\*" in page
    assert "   - `ROSTRUM_HOST_NAME=talks.example.org`\n" in page
    assert f"   - `ROSTRUM_SERVERS={GUILD_ID}, {OTHER_GUILD_ID}`\n" in page
    assert "   - `ROSTRUM_IMPORT_FROM_WEB=yes`\n" in page
    assert "   - `ROSTRUM_WEB_LISTEN=[::1]:8080`\n" in page
    assert "ROSTRUM_DATA" not in page
    assert f"“{a_talk().title}”: closes 2026-03-20 09:30 UTC" in page
    first, _moment, _private = capsys.readouterr().out.splitlines()
    assert "the archives of 2 servers" in first


def test_the_database_goes_on_elsewhere_and_an_archive_has_its_own_server_only(
    settings: Settings, tmp_path
):
    to = tmp_path / "for-you"
    hand_over(settings, to)
    elsewhere = Settings(data=tmp_path / "elsewhere")
    (backup,) = to.glob("rostrum-*.sqlite3")

    assert restore.main(argparse.Namespace(file=backup, arm=True), elsewhere) == 0

    assert a_talk().code in {each.code for each in contents(elsewhere.data)}
    with zipfile.ZipFile(to / "servers" / f"harbour-{OTHER_GUILD_ID}.zip") as archive:
        assert a_talk().title.encode() not in archive.read("documents.json")
    with zipfile.ZipFile(to / "servers" / f"harbour-town-{GUILD_ID}.zip") as archive:
        assert a_talk().title.encode() in archive.read("documents.json")


def test_nothing_of_it_is_for_others_and_the_token_is_in_none_of_it(settings: Settings, tmp_path):
    to = tmp_path / "for-you"
    hand_over(settings, to)

    assert {each.stat().st_mode & 0o777 for each in (to, to / "servers")} == {0o700}
    files = [each for each in to.rglob("*") if each.is_file()]
    assert {each.stat().st_mode & 0o777 for each in files} == {0o600}
    assert not any(TOKEN.encode() in bytes_ for each in files for bytes_ in _all_bytes(each))


def _all_bytes(file: Path) -> list[bytes]:
    raw = file.read_bytes()
    if file.suffix != ".zip":
        return [raw]
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_what_is_there_already_is_left_alone(settings: Settings, tmp_path):
    to = tmp_path / "for-you"
    to.mkdir()
    (to / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(HandoverFolderTaken):
        hand_over(settings, to)
    assert [each.name for each in to.iterdir()] == ["mine.txt"]


def test_what_cannot_be_finished_leaves_nothing(settings: Settings, tmp_path):
    with pytest.raises(NoDataThere):
        hand_over(Settings(data=tmp_path / "nowhere"), tmp_path / "for-you")
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    with pytest.raises(FolderUnusable):
        hand_over(settings, tmp_path / "a-file" / "for-you")
    assert {each.name for each in tmp_path.iterdir()} == {"a-file", "data"}


def test_of_an_empty_store_the_page_says_so(tmp_path, capsys):
    fill(tmp_path / "data")
    to = tmp_path / "for-you"

    assert hand_over(Settings(data=tmp_path / "data"), to) == 0

    page = (to / "run-me-elsewhere.md").read_text(encoding="utf-8")
    assert "all settings had their defaults" in page
    assert "none is open" in page
    assert "no archive, as no server is set up yet" in capsys.readouterr().out
    assert not DataFolder(to).lock.exists()
