"""Killed at whatever statement: seats, offers, choices about letters and minutes hold."""

from pathlib import Path

import pytest

from tests.crash.dying import DIED, lines_of

pytestmark = pytest.mark.evidence

# The seat is Noor's in the end, with the hour before the talk that she chose; Max was asked first.
AT_THE_END = (
    "7001:declined:15,7002:declined:15,7003:going:60,"
    "offered:7002,offered:7003,stayed:7001:10,stayed:7003:20"
)


def test_wherever_it_is_killed_a_seat_is_one_persons_and_minutes_add_up(tmp_path: Path):
    lines = lines_of("seats_dying", tmp_path, fields=5)

    *killed, last = lines
    assert len(killed) > 30
    assert {line[1] for line in killed} == {str(DIED)}
    assert last[1] == "0"
    assert {line[2] for line in lines} == {"whole"}
    assert {line[5] for line in lines} == {"right"}
    # Whatever was cut off, the next life comes to the same end.
    assert {(line[3], line[4]) for line in lines} == {("0", AT_THE_END)}
