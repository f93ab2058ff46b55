"""What each command says of a data folder that it cannot use: which one, and what to do."""

import codecs
import importlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.factories import a_server
from tests.store.filling import fill

pytestmark = pytest.mark.evidence

TOKEN = f"{'a' * 24}.{'b' * 6}.{'c' * 27}"
READING = (["check"], ["deliveries"], ["backup"], ["backup", "--mark-copied"])
# These make a data folder where there is none.
MAKING = (["restore", "nothing.sqlite3"], ["run"])
NOBODY = 65_534


def said_by(command: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    environment = {"ROSTRUM_DATA": str(folder), "ROSTRUM_TOKEN": TOKEN}
    assert main(command, environment, Path("no.env")) == 1
    out, err = capsys.readouterr()
    assert out == ""
    return err


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that other users reach too, as they do not reach pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def without_rights() -> Iterator[None]:
    """Be a user whom modes stop: whoever runs the tests in a container may be root.

    That user may not read Python's own folder either, and a codec that was not found stays unknown
    for good: the zones are read as ASCII.
    """
    codecs.lookup("ascii")
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
        importlib.invalidate_caches()


@pytest.mark.parametrize("made", [True, False])
@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_folder_without_data_is_named(command, made, tmp_path, capsys):
    folder = tmp_path / "data"
    if made:
        folder.mkdir()

    assert said_by(command, folder, capsys) == (
        f"There is no data in {folder}. Set ROSTRUM_DATA to the folder that your bot keeps its"
        " data in; if it has never run, start it once.\n"
    )
    assert [each.name for each in tmp_path.rglob("*")] == ["data"] * made


@pytest.mark.parametrize("below", ["", "data"])
@pytest.mark.parametrize("command", [*READING, *MAKING], ids=" ".join)
def test_file_in_the_place_of_the_folder_is_named(command, below, tmp_path, capsys):
    folder = tmp_path / "file" / below
    (tmp_path / "file").write_text("mine")

    assert said_by(command, folder, capsys) == (
        f"{folder} is not a folder. Set ROSTRUM_DATA to the folder that your bot keeps its data"
        " in.\n"
    )


@pytest.mark.parametrize("mode", [0o555, 0o000])
@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_data_that_may_not_be_read_and_written_is_named(command, mode, open_to_all, capsys):
    fill(open_to_all / "data", a_server())
    assert_forbidden(command, open_to_all / "data", capsys, closed=open_to_all / "data", mode=mode)


@pytest.mark.parametrize("command", MAKING, ids=" ".join)
def test_folder_that_may_not_be_made_is_named(command, open_to_all, capsys):
    assert_forbidden(command, open_to_all / "data", capsys, closed=open_to_all, mode=0o555)


def assert_forbidden(
    command: list[str],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    closed: Path,
    mode: int,
) -> None:
    closed.chmod(mode)
    try:
        with without_rights():
            told = said_by(command, folder, capsys)
    finally:
        closed.chmod(0o755)
    assert told == (
        f"I may not read and write {folder}: Permission denied. Run me as the user whom the folder"
        " and all in it belong to, or set ROSTRUM_DATA to another folder.\n"
    )
