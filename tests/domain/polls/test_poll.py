import pytest

from tests.factories import a_poll


@pytest.mark.parametrize(
    ("counts", "shares"),
    [
        ((1, 1, 1), (34, 33, 33)),
        ((2, 1, 0), (67, 33, 0)),
        ((1, 1, 1, 1, 1, 1), (17, 17, 17, 17, 16, 16)),
        ((0, 0), (0, 0)),
        ((7, 0), (100, 0)),
    ],
)
def test_shares_of_one_poll_make_a_hundred(counts, shares):
    assert a_poll(counts=counts, options=tuple(map(str, counts))).shares == shares
