"""Killed at whatever statement: an address that was said to be void opens nothing any more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.paths import CHECKOUT
from tests.crash.store_dying import DIED

pytestmark = pytest.mark.evidence


def test_wherever_it_is_killed_a_void_address_stays_void(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.calendars_dying", str(tmp_path)],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split(" ", 3) for line in done.stdout.splitlines()]

    *killed, last = lines
    assert len(killed) > 10
    assert {line[1] for line in killed} == {str(DIED)}
    assert {line[2] for line in lines} == {"whole"}
    # What was said is true; and of an address that is void the store knows that no backup may
    # open it again.
    assert {line[3] for line in lines} == {
        "|first|comes back",
        "renewed|second|stays away",
        "renewed off|none|stays away",
    }
    assert last[1] == "0"
