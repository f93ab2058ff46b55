"""Somebody who kept every number that was ever shown, and works out what lies between them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations


def exposed(
    shown: Sequence[frozenset[int]], sizes: Sequence[int], ks: Sequence[int]
) -> frozenset[int] | None:
    """Find cells that are fewer ballots than one's `k`, about which the sums shown tell something.

    Exact: a combination of the sums is about the cells that it does not cancel out. One that is
    about some of `small` alone exists if the sums lose rank where `small` is left out.
    """
    rank = _rank([[Fraction(each in one) for each in range(len(sizes))] for one in shown])
    for small in _small_sets(sizes, ks):
        others = [each for each in range(len(sizes)) if each not in small]
        without = [[Fraction(each in one) for each in others] for one in shown]
        if _rank(without) < rank:
            return frozenset(small)
    return None


def _small_sets(sizes: Sequence[int], ks: Sequence[int]) -> Iterator[tuple[int, ...]]:
    places = [each for each, size in enumerate(sizes) if 0 < size < max(ks)]
    for number in range(1, max(ks, default=1)):
        for some in combinations(places, number):
            if sum(sizes[each] for each in some) < max(ks[each] for each in some):
                yield some


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
