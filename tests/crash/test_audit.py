"""Killed at whatever statement: a deed and its line are both there or neither."""

from pathlib import Path

import pytest

from tests.crash.dying import DIED, lines_of

pytestmark = pytest.mark.evidence


def test_wherever_it_is_killed_the_chain_holds(tmp_path: Path):
    lines = lines_of("audit_dying", tmp_path, fields=3)

    *killed, last = lines
    assert len(killed) > 20
    assert {line[1] for line in killed} == {str(DIED)}
    assert {line[2] for line in lines} == {"whole"}
    # Each deed with its own line; the last child did all of them.
    assert {line[3] for line in lines} == {"Title -1|0", "Title 0|1", "Title 1|2", "Title 2|3"}
    assert last[1] == "0"
