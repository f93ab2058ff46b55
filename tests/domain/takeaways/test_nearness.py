import pytest

from bot.domain.takeaways.nearness import near_ones, nearness
from tests.domain.findings.points import POINTS
from tests.factories import a_takeaway

SAID = "Benches change who stays on the square"


@pytest.mark.parametrize(
    "again",
    [
        "The benches on a square change who stays",
        "BENCHES change who stays at the square!",
        "Bénches changed who was staying on squares",
    ],
)
def test_the_same_in_much_the_same_words_is_near(again: str):
    assert near_ones(again, [a_takeaway(text=SAID)])


@pytest.mark.parametrize(
    "other",
    ["Lamps change who walks home at night", "Who pays for the square?", "", "?!", "Stays"],
)
def test_another_point_is_not(other: str):
    assert near_ones(other, [a_takeaway(text=SAID)]) == []


def test_of_invented_points_nearly_none_is_taken_for_another():
    texts = [text for found in POINTS.values() for text in found]
    pairs = [(one, other) for one in texts for other in texts if one < other]

    near = [pair for pair in pairs if near_ones(pair[0], [a_takeaway(text=pair[1])])]

    assert len(near) <= len(pairs) * 0.002


def test_at_most_three_the_nearest_first():
    others = [a_takeaway(code=f"TAKE0{n}", text=SAID + " again" * n) for n in range(4)]

    assert [each.code for each in near_ones(SAID, others)] == ["TAKE00", "TAKE01", "TAKE02"]


def test_it_is_the_same_from_either_side():
    assert nearness(SAID, "The square") == nearness("The square", SAID)
    assert nearness("", "") == 0
