"""Lines of a list that lost their breaks, and sentences of several talks, apart again."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.words.patterns import late
from bot.words.written_days import WrittenDay, written_days
from bot.words.written_hours import written_hours

_SHORTEST = 100
# So many days with weekdays are a list; what stands between them is a line of it.
_FEWEST_DAYS = 3
_GAPS = range(8, 200)
_FEWEST_SENTENCES = 2
_SENTENCE = late(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[\"'“„«»]?[A-ZÀ-Þ])")
_OPENS = late(r"(?:^|[.:!?])\W*$")
_EDGES = " \t,;:|/\u2013\u2014-\u2022\u00b7"


def apart(line: str) -> list[str]:
    """Return the lines that a line was run together of; itself alone if it is one."""
    if len(line) < _SHORTEST:
        return [line]
    return _list(line) or _sentences(line) or [line]


def _list(line: str) -> list[str]:
    """Part "Friday 24 January Paint Friday 28 February Lamps Friday 28 March Doors"."""
    days = [day for day in written_days(line) if day.weekday is not None]
    if len(days) < _FEWEST_DAYS:
        return []
    ends = [*(day.start for day in days[1:]), len(line)]
    gaps = [end - day.end for day, end in zip(days, ends, strict=True)]
    # A title may stand in front of its day.
    is_first = _OPENS.search(line[: days[0].start]) is not None
    if not is_first or not all(gap in _GAPS for gap in gaps) or not _are_different(days):
        return []
    starts = [0, *(day.start for day in days), len(line)]
    return [*_pieces(line, starts)]


def _are_different(days: Sequence[WrittenDay]) -> bool:
    return len({(day.day, day.month) for day in days}) == len(days)


def _sentences(line: str) -> list[str]:
    """Part a text where several of its sentences say when something is."""
    starts = [0, *(match.end() for match in _SENTENCE.finditer(line)), len(line)]
    dated = [start for start, end in pairwise(starts) if _says_when(line[start:end])]
    if len(dated) < _FEWEST_SENTENCES:
        return []
    days = [next(iter(written_days(line[start:]))) for start in dated]
    if not _are_different(days):
        return []
    return [*_pieces(line, [0, *dated[1:], len(line)])]


def _says_when(sentence: str) -> bool:
    return any(written_days(sentence)) and any(written_hours(sentence, "UTC"))


def _pieces(line: str, starts: Sequence[int]) -> Iterator[str]:
    for start, end in pairwise(starts):
        piece = line[start:end].strip()
        if piece.strip(_EDGES):
            yield piece
