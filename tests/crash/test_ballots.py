"""The bot is killed at every deed of voting and of closing: no ballot is lost or counted twice."""

from pathlib import Path

import pytest

from tests.crash.ballots_dying import CAST, VOTERS
from tests.crash.dying import DIED, lines_of

pytestmark = pytest.mark.evidence


def killed_while(play: str, place: Path) -> list[list[str]]:
    lines = lines_of("ballots_dying", place, play)
    *killed, last = lines
    assert {line[1] for line in killed} == {str(DIED)}
    assert last[1] == "0"
    return lines


def test_wherever_it_is_killed_while_people_vote_what_was_acknowledged_counts_once(tmp_path: Path):
    lines = killed_while("vote", tmp_path)

    assert len(lines) > 2 * CAST
    for _, _, told, state, traces, answers, first, second in lines:
        assert (state, traces) == ("sealed", "clean")
        acknowledged, voted, changed = int(told), int(answers), int(second)
        assert int(first) + changed == voted
        # The one that was under way may be kept, and nobody was told.
        assert voted - min(acknowledged, VOTERS) in {0, 1}
        assert changed - max(acknowledged - VOTERS, 0) in {0, 1}
        assert voted + changed - acknowledged in {0, 1}


def test_wherever_it_is_killed_while_it_closes_the_next_start_seals_it(tmp_path: Path):
    lines = killed_while("close", tmp_path)

    assert len(lines) > 12
    expected = ["sealed", "clean", str(VOTERS), "0", str(VOTERS)]
    assert [line[3:] for line in lines] == [expected] * len(lines)
