"""What others on the machine can read is said, with the command that cures it."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from bot.commandline.exposure import exposures
from bot.settings import read_settings
from tests.test_settings import TOKEN


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """As `umask 022` leaves it; the names need quoting."""
    folder = tmp_path / "the bot's"
    (folder / "data").mkdir(parents=True)
    for name in (".env", "token"):
        (folder / name).write_text(f"ROSTRUM_TOKEN={TOKEN}" if name == ".env" else TOKEN)
        (folder / name).chmod(0o644)
    (folder / "data").chmod(0o755)
    return folder


def told(home: Path, localizer) -> list[str]:
    given = {"ROSTRUM_TOKEN_FILE": str(home / "token"), "ROSTRUM_DATA": str(home / "data")}
    settings = read_settings(given, home / ".env")
    return list(exposures(settings, home / ".env", localizer.english))


def test_each_is_one_sentence_whose_command_cures_it(home: Path, localizer):
    sentences = told(home, localizer)

    assert [
        str(home / name) in sentence
        for name, sentence in zip((".env", "token", "data"), sentences, strict=True)
    ] == [True] * 3
    for sentence in sentences:
        assert TOKEN not in sentence
        subprocess.run(shlex.split(sentence.partition(": ")[2]), check=True)
    assert told(home, localizer) == []


def test_env_without_a_token_may_be_read(home: Path, localizer):
    (home / ".env").write_text("ROSTRUM_LOG_LEVEL=INFO\n")

    assert len(told(home, localizer)) == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_what_another_user_lends_by_its_group_is_fine(home: Path, localizer):
    for name, mode in ((".env", 0o640), ("token", 0o440), ("data", 0o770)):
        os.chown(home / name, 12345, os.getegid())
        (home / name).chmod(mode)

    assert told(home, localizer) == []
    (home / "token").chmod(0o444)
    assert len(told(home, localizer)) == 1
