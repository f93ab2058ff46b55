"""Killed at whatever statement: an address that was said to be void opens nothing any more."""

from pathlib import Path

import pytest

from tests.crash.dying import DIED, lines_of

pytestmark = pytest.mark.evidence


def test_wherever_it_is_killed_a_void_address_stays_void(tmp_path: Path):
    lines = lines_of("calendars_dying", tmp_path, fields=3)

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
