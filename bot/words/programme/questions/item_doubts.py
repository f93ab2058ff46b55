"""Parts of a talk whose titles are labels, have something of all others, or are missing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.words.lexicon import AND
from bot.words.patterns import late
from bot.words.programme.drafts import Draft, DraftSegment, Sheet
from bot.words.programme.headings import read_heading
from bot.words.programme.parts import Doubt, Doubtful, Fate, Use

# "Benches (Room 2)" and "Benches - Town network".
_END = late(r"(?:\s[\u2013\u2014-]\s[^()\u2013\u2014]{3,60}|\s\([^()]{3,60}\))$")
_FEWEST = 2
_CELL = " | "
_AND = late(rf"\s(?:{AND}|&|/)\s", re.IGNORECASE)


def of_items(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> Iterator[Doubtful]:
    yield from _labels(sheet, talk)
    yield from _below_timed(sheet, talk)
    yield from _among_people(sheet, talk)
    yield from _headings(sheet, talk)
    yield from _in_cells(talk)
    yield from _alike_at_end([each.title for each in talks], talk.title)
    items = [each.title for each in talk.segments]
    yield from _alike_at_end(items, *items)


def _labels(sheet: Sheet, talk: Draft) -> Iterator[Doubtful]:
    """A label with an hour ("18:00 PRESENTATION :"), and below it an item that has none."""
    for each, below in pairwise(talk.segments):
        if each.line is None or below.line is None or each.speakers or below.hours:
            continue
        facts = sheet.facts[each.line]
        if each.hours and facts.bare.endswith(":"):
            other = sheet.facts[below.line].bare
            yield Doubtful(doubt=Doubt.WHICH_ITEM, said=facts.behind or facts.bare, other=other)


def _below_timed(sheet: Sheet, talk: Draft) -> Iterator[Doubtful]:
    """The one item without an hour right below one that has its own: it may say more of that.

    "10.15 Parks for all", "The fund for parks" and who speaks.
    """
    timed = sum(each.hours is not None for each in talk.segments)
    for each, below, after in zip(
        talk.segments, talk.segments[1:], [*talk.segments[2:], None], strict=False
    ):
        is_one = each.hours and not below.hours and (after is None or after.hours)
        if timed <= _FEWEST or not is_one or each.speakers or not below.speakers:
            continue
        if each.line is not None and below.line is not None and _is_right_below(sheet, each, below):
            said = sheet.facts[below.line].bare
            yield Doubtful(doubt=Doubt.LINE_TAKEN, said=said, other="item")


def _is_right_below(sheet: Sheet, each: DraftSegment, below: DraftSegment) -> bool:
    between = range((each.line or 0) + 1, below.line or 0)
    return not any(sheet.facts[at].bare for at in between)


def _among_people(sheet: Sheet, talk: Draft) -> Iterator[Doubtful]:
    """A line right below somebody, read as an item that is not counted as others are."""
    lines = [each.line for each in talk.segments if each.line is not None and not each.hours]
    plain = [line for line in lines if read_heading(sheet.facts[line].bare) is None]
    if len(lines) - len(plain) < _FEWEST:
        return
    for line in plain:
        if line and sheet.fates.get(line - 1) == (Fate.USED, Use.PERSON):
            yield Doubtful(doubt=Doubt.LINE_TAKEN, said=sheet.facts[line].bare, other="item")


def _headings(sheet: Sheet, talk: Draft) -> Iterator[Doubtful]:
    """Tell of "Welcome & Moderator" over people: it says who they are, and may say of what."""
    if not any(each.title for each in talk.segments):
        return
    nameless = any(not each.title and each.speakers for each in talk.segments)
    for index, (_, use) in sheet.fates.items() if nameless else ():
        said = sheet.facts[index].bare
        if use is Use.PEOPLE and _AND.search(said):
            yield Doubtful(doubt=Doubt.NO_ITEM, said=said)


def _in_cells(talk: Draft) -> Iterator[Doubtful]:
    """Titles with a bar in them may be a room and a title, or two of something."""
    for title in (talk.title, *(each.title for each in talk.segments)):
        if _CELL in title:
            yield Doubtful(doubt=Doubt.LINE_CUT, said=title)


def _alike_at_end(titles: list[str], *asked: str) -> Iterator[Doubtful]:
    """What several titles end with is a place or a series, and so is what others end with alike."""
    ends = Counter(match[0] for each in set(titles) if (match := _END.search(each)))
    marks = {end[:2] for end, times in ends.items() if times >= _FEWEST}
    said = (match[0] for each in asked if (match := _END.search(each)))
    for end in dict.fromkeys(said):
        if end[:2] in marks:
            yield Doubtful(doubt=Doubt.ENDS_ALIKE, said=end.strip())
