"""What each line of an article tells by itself and its neighbours: heading, end, way elsewhere."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from bot.documents.read.counted import (
    bullet_text,
    counted_heading,
)
from bot.documents.read.front_fields import (
    front_field,
    is_label_of_day,
    is_unknown_field,
    names_its_author,
    tells_its_day,
)
from bot.documents.read.furniture import is_menu_word, reason_to_leave_out
from bot.documents.read.in_making import ArticlePart, LeftOutReason
from bot.documents.read.running_heads import running_heads
from bot.documents.read.sections import (
    is_heading_of_findings,
    section_of,
)
from bot.documents.read.talk_lines import talk_of
from bot.documents.read.text_lines import TextLine
from bot.documents.read.title import find_title
from bot.documents.read.title_kinds import PARAGRAPH_WORDS
from bot.words.lexicon import either, every
from bot.words.patterns import late
from bot.words.programme.people import is_person_name

RECORDING = late(
    rf"(?:(?:{either(every(lambda language: language.recordings))})[^:]{{0,40}}:\s*)?"
    r"(?P<url>https?://\S+)",
    re.IGNORECASE,
)
_HEADING_WORDS = 14
# A heading may be a sentence, if all are.
_BLOCK_WORDS = 20
_BRIEF_WORDS = 5
_POINTS = (None, ArticlePart.FURTHER_READING)
_TEXT_WORDS = 9


class LineTells:
    """`title_at` is a line from 0."""

    def __init__(self, lines: list[TextLine]) -> None:
        self._lines = lines
        self._has_capitals = any(line.text[:1].isupper() for line in lines)
        # Lines that are no part of findings any more, wherever these begin.
        self._ends = [index for index, line in enumerate(lines) if _ends_findings(line)]
        self.running = running_heads(lines)
        # "Read also: How to buy a bench", with the text going on below it.
        self.pointers = frozenset(filter(self._points_away, self._ends))
        # Headings above rows of days and titles, which are talks.
        self.above_talks = frozenset(self._find_talks())
        self._ends = sorted({*self._ends, *self.above_talks} - self.pointers)
        self._has_blanks = sum(line.after_blank for line in lines) * 3 > len(lines)
        # `other_title` is a line that may be the title as well.
        self.title_at, self.other_title = find_title(lines)
        # Findings above it can take it away.
        self.chosen_title = self.title_at

    def _points_away(self, index: int) -> bool:
        """Tell whether a line names something else to read, and a text goes on right below it."""
        _, colon, rest = self._lines[index].text.partition(":")
        section = section_of(self._lines[index].text)
        is_short = len(self._lines[index].text.split()) <= _HEADING_WORDS
        if not (colon and rest.strip() and section and is_short):
            return False
        below = self._lines[index + 1 : index + 3]
        return section.part in _POINTS and any(
            len(line.text.split()) >= _TEXT_WORDS and not _ends_findings(line) for line in below
        )

    def _find_talks(self) -> Iterator[int]:
        """Yield headings above at least two rows such as "13 January 2027 Buses at night"."""
        rows = [_is_dated_row(line) for line in self._lines]
        for index, (one, two) in enumerate(pairwise(rows[1:])):
            if one and two and not rows[index] and self.is_heading(index):
                yield index

    def is_heading(self, index: int) -> bool:
        text = self._lines[index].text
        words = text.split()
        # "Published" alone, whose day was lost.
        ends = text.endswith((".", ",", ";", "!", ":")) or is_label_of_day(text)
        return (
            len(words) <= _HEADING_WORDS
            and not ends
            and not self._lines[index].is_row
            and not (text[:1].islower() and self._has_capitals)
            and bullet_text(text) is None
            and not RECORDING.fullmatch(text)
        )

    def _counts(self, index: int) -> bool:
        text = self._lines[index].text
        return counted_heading(text) != text

    def _title(self) -> str:
        return self._lines[self.title_at].text if self.title_at is not None else ""

    @cached_property
    def _first_paragraph(self) -> int:
        below = range(self._below_title(), len(self._lines))
        long = (at for at in below if len(self._lines[at].text.split()) >= PARAGRAPH_WORDS)
        return next(long, len(self._lines))

    def _is_field(self, index: int) -> bool:
        """Where the text has begun, "Early: the hour decides" above more of it is a heading."""
        is_above = index <= self._first_paragraph or not self._stands_apart(index)
        return is_above and is_unknown_field(self._lines[index].text)

    @cached_property
    def _headings_of_findings(self) -> list[int]:
        return [
            index
            for index in range(self._below_title(), len(self._lines))
            if is_heading_of_findings(self._lines[index].text)
        ]

    def _below_title(self) -> int:
        return 0 if self.title_at is None else self.title_at + 1

    def _closes(self, index: int) -> bool:
        text = self._lines[index].text
        return _ends_findings(self._lines[index]) or text == self._title()

    def _stands_apart(self, index: int) -> bool:
        """Tell whether a line heads the text below it; one of a list stands right below others."""
        return self.is_apart(index) and self.is_heading(index) and self._is_above_text(index)

    def is_above_prose(self, index: int) -> bool:
        below = self._lines[index + 1 : index + 2]
        return any(len(each.text.split()) >= PARAGRAPH_WORDS for each in below)

    def is_apart(self, index: int) -> bool:
        return self._lines[index].after_blank or not self._has_blanks

    def _end_after(self, begin: int) -> int:
        """The first line from `begin` that is no part of the findings any more."""
        at = bisect_left(self._ends, begin)
        return self._ends[at] if at < len(self._ends) else len(self._lines)

    def _is_above_text(self, index: int) -> bool:
        behind = (line.text for line in self._lines[index + 1 : index + 4])
        # A picture may stand between a heading and its text.
        below = next((text for text in behind if not reason_to_leave_out(text)), "")
        words = len(below.split())
        return words >= PARAGRAPH_WORDS or (words > 2 and below.endswith("."))  # noqa: PLR2004

    def heads_text(self, index: int) -> bool:
        text = self._lines[index].text
        known = reason_to_leave_out(text) or front_field(text)
        known = known or self._is_field(index) or _is_caption(text) or text == self._title()
        # "When and where?" heads no finding.
        if known or text.endswith("?"):
            return False
        below = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        leads_on = below.endswith(":") and self.is_apart(index) and self.is_heading(index)
        return leads_on or self._stands_apart(index)

    def _is_brief(self, index: int) -> bool:
        text = self._lines[index].text
        return text.endswith(".") and len(text.split()) <= _BRIEF_WORDS and self.is_apart(index)

    def _invites(self, index: int) -> bool:
        """Tell whether a line is the text of what a page asks its readers to do right above."""
        above = reason_to_leave_out(self._lines[index - 1].text) if index else None
        return above is LeftOutReason.NAVIGATION

    def _may_head_finding(self, index: int) -> bool:
        is_field = front_field(self._lines[index].text) is not None
        return self.is_heading(index) and not self._invites(index) and not is_field


def _is_caption(text: str) -> bool:
    """Tell whether a line says who is seen in a picture: "Ada Example, City of Northville"."""
    name, comma, _ = text.partition(", ")
    return bool(comma) and is_person_name(name)


def _ends_findings(line: TextLine) -> bool:
    text = line.text
    if section_of(text) or talk_of(line.in_cells, among_talks=False) or is_menu_word(text):
        return True
    field = front_field(text)
    return field is not None and (tells_its_day(field) or names_its_author(field))


def _is_dated_row(line: TextLine) -> bool:
    field = front_field(line.text)
    if len(line.text.split()) > _BLOCK_WORDS or (field is not None and tells_its_day(field)):
        return False
    if not any(map(str.isdecimal, line.text)):
        return False
    talk = talk_of(line.in_cells, among_talks=True)
    return talk is not None and talk.on is not None
