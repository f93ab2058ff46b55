"""Days and hours of talks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.domain.talks.speaker import StageRole
from bot.words.programme.assembly.state import Assembly
from bot.words.programme.assembly.which_day import beside_days, own_day
from bot.words.programme.beginnings import first_hours
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft
from bot.words.programme.furniture import says_online
from bot.words.programme.hours_of_all import (
    hours_of_no_day,
    line_for,
    says_of_all,
    speaks_of_talks,
)
from bot.words.programme.lengths import with_length
from bot.words.programme.lines import LineFacts
from bot.words.programme.parts import Use
from bot.words.programme.people import (
    are_people,
    begins_with_known_name,
    is_name,
    split_person,
    without_title,
)
from bot.words.programme.roles import PARTS, LineRole
from bot.words.programme.spans.line_spans import read_spans, speakers_of
from bot.words.written_days import WrittenDay
from bot.words.written_hours import WrittenHours

_MAY_SAY_HOURS = frozenset(
    {LineRole.DATE, LineRole.HOURS, LineRole.TITLE, LineRole.ITEM, LineRole.BREAK}
)
# "Monday, 1st February: Prof. Ada Example (Department of Mathematics)".
_MOST_WORDS_BESIDE = 9


def take_days(making: Assembly) -> None:
    of_all = _lines_of_all(making)
    for head, block in making.blocks.items():
        beside = beside_days(making, block)
        for index in block:
            facts = making.facts(index)
            if index in beside:
                making.sheet.leave_out(index, Use.FURNITURE)
                continue
            if making.days and facts.days and index not in making.days:
                # "4–6 March" above the days of one talk.
                continue
            is_date = making.roles[index] is LineRole.DATE
            is_date = is_date or (making.roles[index] is LineRole.HOURS and bool(facts.days))
            if making.roles[index] is LineRole.HOURS and _has_parts(making, block):
                # "28 October, 10:00–11:00" above an item is how long that one is.
                facts = replace(facts, hours=())
            if is_date and index not in of_all:
                take_when(making, _owner(making, head, facts), facts)
    for index, hours in making.hours_of_titles.items():
        if not _has_hours_alone(making, index):
            making.talks[index].hours = making.talks[index].hours or hours
    _share_dates(making)
    _share_hours(making, of_all)


def _has_parts(making: Assembly, block: range) -> bool:
    return any(making.roles[each] in PARTS for each in block)


def _has_hours_alone(making: Assembly, head: int) -> bool:
    """Tell whether a line of nothing but hours says when a talk is: its title tells of others."""
    return any(
        making.roles[index] is LineRole.HOURS and making.facts(index).is_when
        for index in making.blocks.get(head, ())
    )


def _owner(making: Assembly, head: int, facts: LineFacts) -> Draft:
    """Whose day a line says: a list above may have said the days of all."""
    talk = making.talks[head]
    if not facts.days or talk.day is None or talk.day.is_same(day := Day.of(facts.days[0])):
        return talk
    same = [making.talks[each] for each in making.blocks]
    same = [each for each in same if each.day and each.day.is_same(day)]
    return same[0] if len(same) == 1 else talk


def _lines_of_all(making: Assembly) -> list[int]:
    """Lines with hours of no day, above all talks or behind some of them."""
    if len(making.blocks) < 2:  # noqa: PLR2004
        return []
    first = min(block.start for block in making.blocks.values())
    heads = [*making.blocks]
    text_above = _text_above(making, first)
    found: list[int] = []
    may_say = (LineRole.DATE, LineRole.HOURS, LineRole.SERIES, LineRole.TEXT)
    for index in making.lines(*may_say):
        facts = making.facts(index)
        of_all = says_of_all(facts)
        if not facts.hours or (facts.days and not of_all):
            continue
        is_text = making.roles[index] is LineRole.TEXT
        above = [head for head in heads if head < index]
        is_apart = making.roles[index] is LineRole.DATE and _is_of_several(making, above, index)
        is_above = index < first and (not is_text or index == text_above)
        if of_all or is_above or is_apart:
            found.append(index)
    return found or _sentence_below_all(making, heads)


def _text_above(making: Assembly, first: int) -> int | None:
    """Return the only text with hours above all talks, if it speaks of them."""
    timed = [
        each for each in making.lines(LineRole.TEXT) if each < first and making.facts(each).hours
    ]
    return timed[0] if len(timed) == 1 and speaks_of_talks(making.facts(timed[0])) else None


def _sentence_below_all(making: Assembly, heads: Sequence[int]) -> list[int]:
    """Behind the last talk, a sentence with the only hours of the text is of all of them."""
    lines = [
        index
        for index, role in enumerate(making.roles)
        if role in _MAY_SAY_HOURS and making.facts(index).hours
    ]
    (only,) = lines if len(lines) == 1 else (None,)
    if only is None or only < heads[-1] or making.roles[only] is LineRole.TITLE:
        return []
    return [only] if speaks_of_talks(making.facts(only)) else []


def _is_of_several(making: Assembly, heads: Sequence[int], index: int) -> bool:
    """Hours below a blank line behind a talk's own day are those of all above.

    Where each talk has such a line it is its own.
    """
    if not heads or not (making.talks[heads[-1]].day and making.facts(heads[-1]).days):
        return False
    if all(making.facts(each).bare for each in range(heads[-1], index)):
        return False
    return not any(
        making.roles[each] is LineRole.DATE and making.facts(each).hours
        for head in heads[-2:-1]
        for each in making.blocks[head]
        if each != head
    )


def _share_dates(making: Assembly) -> None:
    """A day above several titles is that of each."""
    heads = [*making.blocks]
    for above, head in pairwise(heads):
        talk, over = making.talks[head], making.talks[above]
        if talk.day is None and over.day is not None and _date_above(making, above):
            talk.day = over.day
    if len(heads) > 1 and not any(making.talks[each].day for each in heads):
        _share_day_above(making)


def _share_day_above(making: Assembly) -> None:
    """Where no talk has a day, the only one of the headings above all is that of each."""
    first = min(block.start for block in making.blocks.values())
    lines = [at for at in making.lines(LineRole.SERIES, LineRole.HEADING) if at < first]
    days = distinct(day for at in lines for day in making.facts(at).days)
    is_timed = all(making.talks[each].hours for each in making.blocks)
    if len(days) == 1 and days[0].written.last is None and is_timed:
        for each in making.blocks:
            making.talks[each].day = days[0]
        making.sheet.use(next(at for at in lines if making.facts(at).days), Use.DATE)


def _date_above(making: Assembly, head: int) -> bool:
    return any(
        making.roles[index] is LineRole.DATE for index in range(making.blocks[head].start, head)
    )


def _share_hours(making: Assembly, of_all: Sequence[int]) -> None:
    """Hours that a line says of all talks are those of each that has none."""
    for head in making.blocks:
        line = line_for(head, of_all, [*making.blocks])
        if line is None or _has_hours(making, head, of_all):
            continue
        hours = beginning(making.facts(line))
        talk = making.talks[head]
        talk.hours = talk.hours or hours
        if hours and talk.hours and talk.hours.minutes is None and hours.at == talk.hours.at:
            talk.hours = replace(talk.hours, minutes=hours.minutes)
    if len(making.blocks) > 1 and not any(making.talks[each].hours for each in making.blocks):
        _share_hours_above(making)


def _share_hours_above(making: Assembly) -> None:
    """Where no talk has hours, those of a day above all are meant for each.

    So are those that any line says of no day, if they are the only ones.
    """
    first = min(block.start for block in making.blocks.values())
    above = (making.facts(each) for each in making.lines(LineRole.DATE) if each < first)
    said = [hours for facts in above if (hours := beginning(facts))]
    if not said and not any(_has_hours(making, head, ()) for head in making.blocks):
        said = hours_of_no_day(making.roles, making.sheet.facts) or _hours_above(making, first)
    if len({hours.at for hours in said}) > 1:
        # "From 3.45 to 4.45, with coffee at 3.30".
        said = [hours for hours in said if hours.minutes]
    if len({hours.at for hours in said}) != 1:
        return
    for head in making.blocks:
        if not _has_hours(making, head, ()):
            making.talks[head].hours = max(said, key=lambda hours: hours.minutes is not None)


def _hours_above(making: Assembly, first: int) -> list[WrittenHours]:
    """The hours of the text above the first of several talks, of which nothing else says any."""
    lines = [each for each in making.lines(LineRole.TEXT, LineRole.SERIES) if each < first]
    said = (making.facts(each) for each in lines)
    return [hours for facts in said if not facts.days and (hours := beginning(facts))]


def _has_hours(making: Assembly, head: int, of_all: Sequence[int]) -> bool:
    return any(
        making.facts(index).hours
        and making.roles[index] in {LineRole.HOURS, LineRole.ITEM}
        and index not in of_all
        for index in making.blocks[head]
    )


def take_when(making: Assembly, talk: Draft, facts: LineFacts, *, people: bool = True) -> None:
    if facts.days:
        day = own_day(facts)
        if talk.day is None:
            talk.day = day
        elif talk.day.is_same(day):
            talk.day = day if talk.day.written.year is None else talk.day
        else:
            talk.day = replace(talk.day, goes_on=True)
            return
    if talk.hours is None:
        talk.hours = beginning(facts)
    elif talk.hours.minutes is None and any(talk.hours.at == each.at for each in facts.hours):
        talk.hours = beginning(facts) or talk.hours
    if people:
        _add_people_beside(making, talk, facts)
    if talk.place is None and facts.days and not facts.is_text:
        talk.beside = talk.beside or facts.behind or None


def _add_people_beside(making: Assembly, talk: Draft, facts: LineFacts) -> None:
    """Who stands behind a date ("4 March – Ada Example (Sample University)") is of its talk."""
    is_long = facts.is_text and len(facts.behind.split()) > _MOST_WORDS_BESIDE
    if not facts.days or is_long or says_online(facts.behind):
        return
    is_named = begins_with_known_name(facts.behind) or _begins_with_salutation(facts.behind)
    if are_people(facts.behind) and is_named:
        read = read_spans(facts, LineRole.PERSON, making.words, making.whole)
        making.whole_part(talk).speakers += speakers_of(read.people, StageRole.PANELLIST)


def _begins_with_salutation(text: str) -> bool:
    """Tell whether "Prof." stands before a name that no list knows."""
    name = split_person(text)[0]
    without = without_title(name)
    return without != name and is_name(without)


def beginning(facts: LineFacts) -> WrittenHours | None:
    return with_length(first_hours(facts), facts)


def distinct(days: Iterator[WrittenDay]) -> list[Day]:
    found: list[Day] = []
    for written in days:
        day = Day.of(written)
        if not any(day.is_same(each) for each in found):
            found.append(day)
    return found
