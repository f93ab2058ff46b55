"""Days whose numbers a page prints on lines of their own: "06", "/", "09", "/", "2021"."""

from collections.abc import Iterator, Mapping, Sequence

_MARKS = frozenset("/.-")
_YEAR_DIGITS = 4
_SHORT_DIGITS = 2
_MONTHS, _DAYS = 12, 31
# Two marks stand between three numbers.
_LINES = 5


def broken_days(lines: Sequence[str]) -> Mapping[int, int]:
    """Return the last line of each such day by its first one; no line is blank between them."""
    return dict(_days(lines))


def _days(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at + _LINES <= len(lines):
        if _is_day(lines[at : at + _LINES]):
            yield at, at + _LINES - 1
            at += _LINES
        else:
            at += 1


def _is_day(lines: Sequence[str]) -> bool:
    one, mark, other, same, last = lines
    if mark not in _MARKS or same != mark:
        return False
    lengths = sorted(len(each) for each in (one, last))
    if not all(each.isascii() and each.isdigit() for each in (one, other, last)):
        return False
    # The year stands first or last.
    is_day = lengths[0] <= _SHORT_DIGITS and lengths[1] == _YEAR_DIGITS
    counts = sorted(int(each) for each in (one, other, last))[:2]
    return is_day and 0 < counts[0] <= _MONTHS and counts[1] <= _DAYS
