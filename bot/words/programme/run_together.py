"""Lines of a list that lost their breaks, and sentences of several talks, apart again."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.words.patterns import late
from bot.words.programme.names_in_text import names_in
from bot.words.written_days import WrittenDay, written_days
from bot.words.written_hours import WrittenHours, written_hours

_SHORTEST = 100
_LONGEST = 6_000
# So many days with weekdays are a list; what stands between them is a line of it.
_FEWEST_DAYS = 3
_GAPS = range(8, 200)
_FEWEST_SENTENCES = 2
_SENTENCE = late(r"(?<=[^\W\d_]{2}[.!?])\s+(?=[\"'“„«»]?[A-ZÀ-Þ])")
_QUOTES = frozenset('"“„«»')
_EDGES = " \t,;:|/\u2013\u2014-\u2022\u00b7()[]'’‘"
_ENDS = (".", ":", "!", "?")


def apart(line: str) -> list[str]:
    """Return the lines that a line was run together of; itself alone if it is one."""
    if not _SHORTEST <= len(line) <= _LONGEST:
        return [line]
    return _list(line) or _sentences(line) or [line]


def _list(line: str) -> list[str]:
    """Part "Friday 24 January Paint Friday 28 February Lamps Friday 28 March Doors"."""
    days = [day for day in written_days(line) if day.weekday is not None]
    if len(days) < _FEWEST_DAYS or not _are_different(days):
        return []
    # A title may stand in front of its day.
    front = line[: days[0].start].rstrip()
    if front.strip(_EDGES) and not front.endswith(_ENDS):
        return []
    starts = [*(day.start for day in days), len(line)]
    gaps = [line[day.end : end] for day, end in zip(days, starts[1:], strict=True)]
    if not all(len(gap) in _GAPS and _names_something(gap) for gap in gaps):
        return []
    return [*_pieces(line, [0, *starts])]


def _names_something(gap: str) -> bool:
    """Tell whether a talk stands behind a day, and no more than its hour and its place."""
    hours = written_hours(gap, "UTC")
    said = gap[hours[0].end :] if hours and not gap[: hours[0].start].strip(_EDGES) else gap
    said = said.strip()
    opens = said.lstrip(_EDGES)[:1]
    return opens.isupper() or opens.isdigit() or opens in _QUOTES - {""}


def _are_different(days: Sequence[WrittenDay]) -> bool:
    return len({(day.day, day.month) for day in days}) == len(days)


def _sentences(line: str) -> list[str]:
    """Part a text where several of its sentences say when something is, and of whom or what."""
    days, hours = written_days(line), written_hours(line, "UTC")
    if len(days) < _FEWEST_SENTENCES or len(hours) < _FEWEST_SENTENCES:
        return []
    ends = [0, *(match.end() for match in _SENTENCE.finditer(line)), len(line)]
    dated: list[tuple[int, WrittenDay]] = []
    for start, end in pairwise(ends):
        said = _first_in(days, start, end)
        if isinstance(said, WrittenDay) and _first_in(hours, start, end) is not None:
            sentence = line[start:end]
            if any(names_in(sentence)) or _QUOTES & {*sentence}:
                dated.append((start, said))
    if len(dated) < _FEWEST_SENTENCES or not _are_different([day for _, day in dated]):
        return []
    return [*_pieces(line, [0, *(start for start, _ in dated[1:]), len(line)])]


def _first_in(
    found: Sequence[WrittenDay] | Sequence[WrittenHours], start: int, end: int
) -> WrittenDay | WrittenHours | None:
    return next((each for each in found if start <= each.start < end), None)


def _pieces(line: str, starts: Sequence[int]) -> Iterator[str]:
    for start, end in pairwise(starts):
        piece = line[start:end].strip()
        if piece.strip(_EDGES):
            yield piece
