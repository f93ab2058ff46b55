"""Somebody who kept every number that was ever shown, and works out what lies between them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations


def exposed(
    shown: Sequence[frozenset[int]], sizes: Sequence[int], ks: Sequence[int]
) -> frozenset[int] | None:
    """Find cells that are fewer ballots than the `k` of one of them, which the sums tell of.

    Exact: a combination of the sums is about the cells that it does not cancel out. How many there
    are, independent of each other, that are about `some` alone, is the rank lost without `some`.
    """
    for some in _small_sets(sizes, ks):
        hidden = [each for each in some if ks[each] > sum(sizes[one] for one in some)]
        told = _told(shown, len(sizes), some)
        if any(told > _told(shown, len(sizes), some - {each}) for each in hidden):
            return some
    return None


def _told(shown: Sequence[frozenset[int]], number: int, some: frozenset[int]) -> int:
    everywhere = [[Fraction(each in one) for each in range(number)] for one in shown]
    elsewhere = [
        [each for place, each in enumerate(row) if place not in some] for row in everywhere
    ]
    return _rank(everywhere) - _rank(elsewhere)


def _small_sets(sizes: Sequence[int], ks: Sequence[int]) -> Iterator[frozenset[int]]:
    most = max(ks, default=1)
    places = [each for each, size in enumerate(sizes) if 0 < size < most]
    for number in range(1, most):
        for some in combinations(places, number):
            if sum(sizes[each] for each in some) < max(ks[each] for each in some):
                yield frozenset(some)


def _rank(rows: list[list[Fraction]]) -> int:
    rows = [row[:] for row in rows]
    rank = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((each for each in range(rank, len(rows)) if rows[each][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for each in range(rank + 1, len(rows)):
            factor = rows[each][column] / rows[rank][column]
            rows[each] = [a - factor * b for a, b in zip(rows[each], rows[rank], strict=True)]
        rank += 1
    return rank
