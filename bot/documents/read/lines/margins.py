"""Marks that stand at every line belong to none of them: "> " of a mail, stray bullets."""

from collections.abc import Sequence

from bot.words.patterns import late

# "> Key findings", "- Key findings".
_MARK = late(r"\s*(?P<mark>(?:>\s*)+|[-*•●]\s+)(?=\S)")
_STOPS = ".,"
_ENDS = (".", ",", ":", ";", "!", "?")
_HEADING_WORDS = 14
# Of fewer lines nobody knows whether their marks mean something.
_FEWEST = 6


def without_margins(lines: Sequence[str]) -> list[str]:
    """Return as many lines, without what all of them begin or end with."""
    return _without_stops(_without_marks(lines))


def _without_marks(lines: Sequence[str]) -> list[str]:
    said = [line for line in lines if line.strip()]
    # Bold lines have a mark of their own already; a title that stands in a list is in the margin.
    marked = [line for line in said if not line.startswith("**")]
    if len(said) < _FEWEST or marked[:1] != said[:1] or not all(map(_MARK.match, marked)):
        return list(lines)
    return [_MARK.sub("", line, count=1) for line in lines]


def _without_stops(lines: Sequence[str]) -> list[str]:
    """A title and headings end with no stop; where all do, none of theirs says anything."""
    said = [line.rstrip() for line in lines if line.strip()]
    if len(said) < _FEWEST or not all(line.endswith(_ENDS) for line in said):
        return list(lines)
    return [
        line.rstrip().rstrip(_STOPS) if len(line.split()) <= _HEADING_WORDS else line
        for line in lines
    ]
