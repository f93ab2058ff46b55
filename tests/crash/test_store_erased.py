"""The bot is killed at every deed of an erasure: the next start goes on, and nothing is left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.paths import CHECKOUT
from tests.crash.store_dying import DIED

pytestmark = pytest.mark.evidence


def test_wherever_it_is_killed_the_next_start_leaves_nothing_in_any_file(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.erasing_dying", str(tmp_path)],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split(" ") for line in done.stdout.splitlines()]

    *killed, last = lines
    assert len(killed) > 20
    assert {line[1] for line in killed} == {str(DIED)}
    assert last[1] == "0"
    kinds = "edition,logbook,series,takeaway,talk"
    assert {tuple(line[2:]) for line in lines} == {("whole", "held=", "1", kinds)}
