"""Rows of days and titles below a heading, as pages list the talks that they tell of."""

from collections.abc import Sequence
from itertools import pairwise

from bot.documents.read.lines.counted import bullet_text
from bot.documents.read.lines.front_fields import front_field, tells_its_day
from bot.documents.read.lines.talk_lines import talk_of
from bot.documents.read.lines.text_lines import TextLine

_HEADING_WORDS = 14
_ROW_WORDS = 20


def above_rows_of_talks(lines: Sequence[TextLine]) -> frozenset[int]:
    """Return headings above at least two rows such as "13 January 2027 Buses at night"."""
    rows = [_is_dated_row(line) for line in lines]
    return frozenset(
        index
        for index, (one, two) in enumerate(pairwise(rows[1:]))
        if one and two and not rows[index] and _is_heading(lines[index])
    )


def _is_heading(line: TextLine) -> bool:
    text = line.text
    ends = text.endswith((".", ",", ";", "!"))
    is_short = len(text.split()) <= _HEADING_WORDS
    return is_short and not ends and not line.is_row and bullet_text(text) is None


def _is_dated_row(line: TextLine) -> bool:
    field = front_field(line.text)
    if len(line.text.split()) > _ROW_WORDS or (field is not None and tells_its_day(field)):
        return False
    if not any(map(str.isdecimal, line.text)):
        return False
    talk = talk_of(line.in_cells, among_talks=True)
    return talk is not None and talk.on is not None
