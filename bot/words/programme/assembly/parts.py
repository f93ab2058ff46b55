"""The parts of talks, and the people of each."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bot.domain.talks.speaker import StageRole
from bot.words.lexicon import AND
from bot.words.patterns import late
from bot.words.programme.assembly.persons import speakers, with_offices
from bot.words.programme.assembly.state import Assembly
from bot.words.programme.assembly.titles import without_hours
from bot.words.programme.assembly.when import beginning
from bot.words.programme.drafts import Draft, DraftSegment
from bot.words.programme.furniture import is_end
from bot.words.programme.headings import read_heading
from bot.words.programme.labels import read_label
from bot.words.programme.led_by import says_who_leads
from bot.words.programme.people import is_person_name
from bot.words.programme.roles import ABOVE_ITEMS, PARTS, LineRole
from bot.words.programme.spans.line_spans import LineSpans, speakers_of
from bot.words.programme.talk_blocks import blocks_of

_HOUR = 60
_AND_FIRST = late(rf"\s+(?:&|{AND})\s", re.IGNORECASE)


def add_items(making: Assembly) -> None:
    parts_of = {head: _parts(making, block) for head, block in making.blocks.items()}
    parted_by = _parted_by(making, parts_of.values())
    for head, block in making.blocks.items():
        talk, parts = making.talks[head], parts_of[head]
        of_parts = {index for lines in parts.values() for index in lines}
        of_whole = [index for index in block if index not in of_parts]
        _of_whole(making, talk, of_whole)
        last = max(parts, default=None)
        for item, lines in parts.items():
            is_last = item == last
            _add_item(making, talk, item, lines, is_last=is_last, parts=parts, parted_by=parted_by)


def _parts(making: Assembly, block: range) -> Mapping[int, range]:
    items = [index for index in block if making.roles[index] in PARTS and index not in making.more]
    return blocks_of(
        items,
        block,
        making.roles,
        making.sheet.facts,
        (LineRole.ITEM, LineRole.HOURS, LineRole.PERSON),
    )


def _of_whole(making: Assembly, talk: Draft, lines: Sequence[int]) -> None:
    for index in lines:
        if making.roles[index] is LineRole.PERSON:
            making.whole_part(talk).speakers += speakers(making, index)
        elif making.roles[index] is LineRole.HOURS and talk.hours is None:
            talk.hours = beginning(making.facts(index))


def _add_item(
    making: Assembly,
    talk: Draft,
    item: int,
    lines: range,
    *,
    is_last: bool,
    parts: Mapping[int, range],
    parted_by: Mapping[str, Collection[int]],
) -> None:
    facts = making.facts(item)
    above = (
        making.facts(each).hours[0]
        for each in lines
        if making.roles[each] in ABOVE_ITEMS and making.facts(each).hours
    )
    hours = facts.hours[0] if facts.hours else next(above, None)
    if hours and talk.first_item is None:
        talk.first_item = hours
    own, below = _until_heading(making, item, lines)
    people = [each for each in own if making.roles[each] is LineRole.PERSON]
    _of_whole(making, talk, below)
    if making.roles[item] is LineRole.BREAK:
        if is_end(without_hours(facts)) and hours:
            talk.ends = hours.at.hour * _HOUR + hours.at.minute
        _of_whole(making, talk, people)
        return
    read = making.spans(item)
    part = DraftSegment(
        _named_by_people(facts.bare, read) or read.title or without_hours(facts),
        with_offices(making, item, speakers_of(read.people, StageRole.PANELLIST)),
        item,
        hours=hours,
        is_item=hours is not None,
    )
    talk.segments.append(part)
    if is_last and hours and not people and is_end(part.title):
        talk.ends = hours.at.hour * _HOUR + hours.at.minute
    of_part, of_whole = _parted(making, item, people, parted_by) if is_last else (people, ())
    if is_last and not of_whole:
        of_part, of_whole = _without_chair(making, of_part, parts, has_people=bool(read.people))
    if is_last and read.people and not of_whole and _is_only_label(making, people, parts):
        # "Discussant: Ada Example" below items that have their people in their lines.
        of_part, of_whole = (), people
    part.speakers += [each for index in of_part for each in speakers(making, index)]
    _of_whole(making, talk, of_whole)


def _named_by_people(text: str, read: LineSpans) -> str:
    """Return "Ada Example and Bo Sample" where the first of them was read as the title."""
    if not read.people or not read.title or not is_person_name(read.title):
        return ""
    start, last = text.find(read.title), read.people[-1].name
    behind = text[start + len(read.title) :] if start >= 0 else ""
    if not _AND_FIRST.match(behind) or last not in behind:
        return ""
    return text[start : text.rindex(last) + len(last)]


def _until_heading(
    making: Assembly, item: int, lines: range
) -> tuple[Sequence[int], Sequence[int]]:
    """Below a heading that counts parts ("Panel 2") nothing is of the item above it."""
    for index in lines:
        if index > item and making.roles[index] is LineRole.SERIES:
            # "Afternoon", and who chairs it.
            return range(lines.start, index), range(index, lines.stop)
        if index > item and making.roles[index] is LineRole.HEADING:
            facts = making.facts(index)
            if facts.hours or read_heading(facts.bare):
                return range(lines.start, index), range(index, lines.stop)
    return lines, ()


def _parted(
    making: Assembly, item: int, people: Sequence[int], parted_by: Mapping[str, Collection[int]]
) -> tuple[Sequence[int], Sequence[int]]:
    """Part the people below the last item into its own and those of the whole talk.

    These stand below a heading, or a blank line, that no other item has above its people.
    """
    for place, index in enumerate(people):
        marks = _apart(making, item, index) if index > item else ()
        if any({*parted_by.get(mark, ())} <= {item} for mark in marks):
            return people[:place], people[place:]
    return people, ()


def _parted_by(
    making: Assembly, parts_of: Iterable[Mapping[int, range]]
) -> Mapping[str, Collection[int]]:
    """Return which items of all talks have a heading, or a blank line, above their people."""
    found: dict[str, set[int]] = {}
    for parts in parts_of:
        for item, index in _people_below(making, parts):
            for mark in _apart(making, item, index):
                found.setdefault(mark, set()).add(item)
    return found


def _people_below(making: Assembly, parts: Mapping[int, range]) -> Iterator[tuple[int, int]]:
    """Yield each line of people that stands below an item, behind the item."""
    for item, lines in parts.items():
        for each in lines:
            if each > item and making.roles[each] is LineRole.PERSON:
                yield item, each


def _without_chair(
    making: Assembly, people: Sequence[int], parts: Mapping[int, range], *, has_people: bool
) -> tuple[Sequence[int], Sequence[int]]:
    """Part off who leads all, below the last item: no other item has somebody who leads it."""
    if not people or len(parts) == 1:
        return people, ()
    below = (each for _, each in _people_below(making, parts))
    leads = [each for each in below if says_who_leads(making.facts(each).bare)]
    is_chair = leads == [people[-1]] and (has_people or len(people) > 1)
    return (people[:-1], people[-1:]) if is_chair else (people, ())


def _is_only_label(making: Assembly, people: Sequence[int], parts: Mapping[int, range]) -> bool:
    """Tell whether somebody stands behind a label, as nobody else does below an item."""
    below = [each for _, each in _people_below(making, parts)]
    is_labelled = len(people) == 1 and read_label(making.facts(people[0]).bare) is not None
    return is_labelled and below == [*people]


def _apart(making: Assembly, item: int, index: int) -> Iterator[str]:
    """What stands between an item and somebody below it."""
    between = range(item + 1, index)
    headings = [each for each in between if making.roles[each] is LineRole.HEADING]
    # "Panellists:" below the moderator of an item is of the item.
    if any(read_label(making.facts(each).bare) is None for each in headings):
        yield "heading"
    elif any(not making.facts(each).bare for each in between):
        yield "blank"
