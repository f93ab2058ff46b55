import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.evidence

ROOT = Path(__file__).parent.parent.parent


def test_a_restore_that_is_killed_at_any_step_leaves_the_old_or_the_new_whole(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.store_dying", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    lines = [line.split(maxsplit=3) for line in done.stdout.splitlines()]
    first = [line for line in lines if line[0] != "again"]
    again = [line for line in lines if line[0] == "again"]
    assert [line[1] for line in first] == ["99"] * (len(first) - 1) + ["0"]
    assert {line[2] for line in first} == {"whole"}
    names = [line[3] for line in first]
    swapped = names.index("old")
    assert names == ["new,Northville Talks"] * swapped + ["old"] * (len(names) - swapped)
    assert 20 < swapped < len(names)
    assert {line[1] for line in again} == {"old"}
