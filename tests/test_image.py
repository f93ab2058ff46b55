"""What the image holds: the bot without its rehearsal, which is for developers and visitors."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import source

IGNORED = (source.CHECKOUT / ".dockerignore").read_text(encoding="utf-8").splitlines()
PACKAGES = ("bot", "cogs", "data")
# Only `dev` and `demo` bring these.
NOT_THERE = "import sys; sys.modules['simcord'] = None; "


EVERY_MODULE = """
import importlib, pkgutil, bot, cogs
for package in (bot, cogs):
    for each in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(each.name)
        print(each.name)
"""


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """The tree that the image copies."""
    for name in PACKAGES:
        shutil.copytree(
            source.CHECKOUT / name,
            tmp_path / name,
            ignore=shutil.ignore_patterns("__pycache__", "var", "rehearsal"),
        )
    return tmp_path


def test_image_leaves_the_rehearsal_out():
    assert {"bot/rehearsal", "data/var"} <= set(IGNORED)


def test_nothing_that_ships_imports_the_rehearsal():
    importers = [
        place
        for place, node in source.nodes(ast.ImportFrom)
        if (node.module or "").startswith("bot.rehearsal")
        and not place.startswith("bot/rehearsal/")
    ]

    assert importers == []


def run(image: Path, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", NOT_THERE + code],
        cwd=image,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_module_of_the_image_imports_without_it(image: Path):
    done = run(image, EVERY_MODULE)

    assert (done.returncode, done.stderr) == (0, "")
    assert {"bot.application", "bot.guild.rehearsal_link", "cogs.talk"} <= set(done.stdout.split())
    assert "rehearsal." not in done.stdout


@pytest.mark.parametrize("command", [["--help"], ["run", "--help"], ["check", "--help"]])
def test_command_line_starts_without_it(image: Path, command: list[str]):
    done = run(image, f"from bot.__main__ import main; main({command}, {{}})")

    assert (done.returncode, done.stderr) == (0, "")
    assert "usage:" in done.stdout


def test_demo_says_that_it_is_not_there(image: Path):
    done = run(image, "from bot.__main__ import main; sys.exit(main(['demo'], {}))")

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        '"demo" is not part of this image: run "make demo" in a checkout of Rostrum.'
    ]
