"""What is installed is what was locked: each file by its hash, from wherever the machine has it."""

import re
from pathlib import Path

import pytest

from tests import source

FOLDER = source.CHECKOUT / "requirements"
LOCKED = sorted(FOLDER.glob("*.txt"))
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)


def pins(path: Path) -> dict[str, str]:
    """The version of each package, by its normal name, of what the list includes as well."""
    text = path.read_text(encoding="utf-8")
    found = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in _PIN.findall(text)}
    for other in re.findall(r"^-r (\S+)", text, re.MULTILINE):
        found |= pins(path.parent / other)
    return found


def test_there_is_a_locked_list_for_each_written_one():
    assert [path.stem for path in LOCKED] == sorted(path.stem for path in FOLDER.glob("*.in"))
    assert len(LOCKED) == 5


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.stem)
def test_every_line_is_a_pin_with_hashes_and_says_not_where_it_comes_from(path: Path):
    text = path.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())

    unhashed = [each for each in entries if "--hash=sha256:" not in each or not _PIN.match(each)]
    assert (unhashed, len(entries) > 15) == ([], True)
    options = set(re.findall(r"--[a-z-]+", text))
    assert (options, "://" in text) == ({"--hash"}, False)


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.stem)
def test_what_is_locked_is_what_was_written(path: Path):
    """If this fails: `make lock`."""
    written = pins(path.with_suffix(".in"))

    assert written.items() <= pins(path).items()


def test_every_pin_of_the_bot_is_written_by_hand():
    """So that a change of what comes along is read by somebody."""
    assert pins(FOLDER / "run.txt") == pins(FOLDER / "run.in")


@pytest.mark.parametrize("name", ["Makefile", "Dockerfile"])
def test_nothing_is_installed_without_its_hash(name: str):
    text = (source.CHECKOUT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    installs = [line for line in text.splitlines() if "pip install" in line]

    assert installs
    assert [line for line in installs if "--require-hashes" not in line] == []
