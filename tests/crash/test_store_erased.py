"""The bot is killed at every deed of an erasure: the next start goes on, and nothing is left."""

from pathlib import Path

import pytest

from tests.crash.dying import DIED, lines_of

pytestmark = pytest.mark.evidence


def test_wherever_it_is_killed_the_next_start_leaves_nothing_in_any_file(tmp_path: Path):
    lines = lines_of("erasing_dying", tmp_path)

    *killed, last = lines
    assert len(killed) > 20
    assert {line[1] for line in killed} == {str(DIED)}
    assert last[1] == "0"
    kinds = "edition,logbook,series,takeaway,talk"
    assert {tuple(line[2:]) for line in lines} == {("whole", "held=", "1", kinds)}
