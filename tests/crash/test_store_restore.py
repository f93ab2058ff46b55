from pathlib import Path

import pytest

from tests.crash.dying import DIED, lines_of

pytestmark = pytest.mark.evidence


def test_a_restore_that_is_killed_at_any_step_leaves_the_old_or_the_new_whole(tmp_path: Path):
    lines = lines_of("store_dying", tmp_path, fields=3)
    first = [line for line in lines if line[0] != "again"]
    again = [line for line in lines if line[0] == "again"]
    assert [line[1] for line in first] == [str(DIED)] * (len(first) - 1) + ["0"]
    assert {line[2] for line in first} == {"whole"}
    names = [line[3] for line in first]
    swapped = names.index("old")
    assert names == ["new,Northville Talks"] * swapped + ["old"] * (len(names) - swapped)
    assert 20 < swapped < len(names)
    assert {line[1] for line in again} == {"old"}
