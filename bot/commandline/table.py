"""Columns of plain text for a terminal."""

import unicodedata
from collections.abc import Iterator, Sequence

_GAP = "  "
# Characters of these take two places (Unicode Standard Annex 11).
_WIDE = frozenset("WF")


def table(head: Sequence[str], body: Sequence[Sequence[str]]) -> Iterator[str]:
    """One line a row, each column as wide as its widest cell; no line ends in spaces."""
    rows = [head, *body]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (wide - _width(cell)) for cell, wide in zip(row, widths, strict=True))
        yield _GAP.join(cells).rstrip()


def _width(text: str) -> int:
    return sum(_places(character) for character in text)


def _places(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
