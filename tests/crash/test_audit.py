"""Killed at whatever statement: a deed and its line are both there or neither."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.paths import CHECKOUT
from tests.crash.store_dying import DIED

pytestmark = pytest.mark.evidence


def test_wherever_it_is_killed_the_chain_holds(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.audit_dying", str(tmp_path)],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split(" ", 3) for line in done.stdout.splitlines()]

    *killed, last = lines
    assert len(killed) > 20
    assert {line[1] for line in killed} == {str(DIED)}
    assert {line[2] for line in lines} == {"whole"}
    # Each deed with its own line; the last child did all of them.
    assert {line[3] for line in lines} == {"Title -1|0", "Title 0|1", "Title 1|2", "Title 2|3"}
    assert last[1] == "0"
