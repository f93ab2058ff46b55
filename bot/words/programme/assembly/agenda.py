"""Days, hours and lengths of talks, as their agendas and sentences say them."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from bot.words.programme.assembly.state import Assembly
from bot.words.programme.assembly.when import beginning, distinct
from bot.words.programme.assembly.which_day import is_beside
from bot.words.programme.beginnings import begins_with_when
from bot.words.programme.drafts import Draft
from bot.words.programme.furniture import ends_with_deadline, says_when_written
from bot.words.programme.lengths import length_of
from bot.words.programme.lines import LineFacts
from bot.words.programme.parts import Use
from bot.words.programme.roles import ABOVE_ITEMS, PARTS, LineRole
from bot.words.written_hours import WrittenHours

_HOUR = 60
_HALF_DAY = 12 * _HOUR
_OF_AGENDA = PARTS | ABOVE_ITEMS


def add_when_of_agenda(making: Assembly) -> None:
    """A talk without hours begins with its first line that has some, and its days go on."""
    for head, block in making.blocks.items():
        talk = making.talks[head]
        own = [index for index in block if making.roles[index] in _OF_AGENDA]
        timed = [index for index in own if making.facts(index).hours]
        if timed:
            talk.first_item = making.facts(timed[0]).hours[0]
        _add_length(making, talk, own)
        if talk.ends is not None and (start := talk.hours or talk.first_item):
            talk.ends = _past_noon(start, talk.ends)
        days = distinct(day for index in own for day in making.facts(index).days[:1])
        if talk.day is None and days:
            talk.day = replace(days[0], goes_on=days[0].goes_on or len(days) > 1)


def day_of_text(making: Assembly) -> None:
    """The only day that sentences say is that of the only talk; it is asked about."""
    _when_of_blocks(making)
    talks = {id(talk): talk for talk in making.talks.values()}
    lines = [
        index
        for index in making.lines(LineRole.TEXT, LineRole.SERIES)
        if (facts := making.facts(index)).days and not is_beside(facts)
    ]
    # "Saturday 20 February 2027 · Old Library" is no furniture where nothing else says when.
    lines = (
        lines
        or [
            index
            for index in making.lines(LineRole.FURNITURE)
            if (facts := making.facts(index)).days and not is_beside(facts) and _is_whole(facts)
        ]
        or _only_line_with_year(making)
    )
    days = distinct(day for index in lines for day in making.facts(index).days)
    (talk,) = talks.values() if len(talks) == 1 else (None,)
    if talk is None or talk.day is not None or len(days) != 1:
        return
    talk.day = days[0]
    making.sheet.use(lines[0], Use.DATE)
    hours = [each for index in lines for each in making.facts(index).hours]
    if talk.hours is None and talk.first_item is None and len({each.at for each in hours}) == 1:
        talk.hours = hours[0]


def hours_of_text(making: Assembly) -> None:
    """The hour at which a text says that the only talk begins ("It begins at 5 pm")."""
    talks = {id(talk): talk for talk in making.talks.values()}
    (talk,) = talks.values() if len(talks) == 1 else (None,)
    if talk is None or talk.hours is not None or talk.first_item is not None:
        return
    lines = [
        index
        for index in making.lines(LineRole.TEXT, LineRole.FURNITURE)
        if (facts := making.facts(index)).hours and not facts.days and begins_with_when(facts)
    ]
    if len(lines) == 1:
        talk.hours = beginning(making.facts(lines[0]))
        making.sheet.use(lines[0], Use.HOURS)


def _when_of_blocks(making: Assembly) -> None:
    """Take the day and the hours that the text of each talk says, if no line says them."""
    lacks_days = not any(talk.day for talk in making.talks.values())
    for head, block in making.blocks.items():
        talk = making.talks[head]
        texts = [
            index
            for index in block
            if making.roles[index] is LineRole.TEXT
            and not says_when_written(making.facts(index).bare)
        ]
        days = distinct(day for index in texts for day in making.facts(index).days)
        if lacks_days and len(making.blocks) > 1 and len(days) == 1:
            talk.day = days[0]
            texts = [index for index in texts if making.facts(index).days]
            making.sheet.use(texts[0], Use.DATE)
        else:
            texts = [index for index in texts if _begins_with_hours(making.facts(index))]
        timed = [index for index in texts if making.facts(index).hours]
        if timed and talk.hours is None and talk.first_item is None:
            talk.hours = beginning(making.facts(timed[0]))
            making.sheet.use(timed[0], Use.HOURS)


def _only_line_with_year(making: Assembly) -> list[int]:
    """The only line that says a day at all: "Open seminar 15 September 2027"."""
    dated = [at for at in range(len(making.roles)) if making.facts(at).days]
    (only,) = dated if len(dated) == 1 else (None,)
    if only is None or making.roles[only] is not LineRole.FURNITURE:
        return []
    facts = making.facts(only)
    said = facts.bare[: facts.days[0].start]
    is_meant = facts.days[0].year and not (
        says_when_written(facts.bare) or is_beside(facts) or ends_with_deadline(said)
    )
    # A sentence may tell of another day, but not above an agenda.
    has_items = any(talk.first_item for talk in making.talks.values())
    return [only] if is_meant and (has_items or not facts.is_text) else []


def _is_whole(facts: LineFacts) -> bool:
    """Tell whether a line begins with its day or names it with a weekday, and its year or hour."""
    day = facts.days[0]
    return day.weekday is not None and bool(day.year or facts.hours) and not facts.is_text


def _begins_with_hours(facts: LineFacts) -> bool:
    """Tell whether a text says first when it is: "8 pm – Great Hall. A talk about benches."."""
    return bool(facts.hours) and not (facts.before or facts.days)


def _add_length(making: Assembly, talk: Draft, own: Sequence[int]) -> None:
    """Hours alone that are of no item are those of the talk; so is a length alone."""
    lines = [index for index in own if making.roles[index] is LineRole.HOURS]
    items = [index for index in own if making.roles[index] in PARTS]
    for index in lines:
        place = bisect(items, index)
        item = items[place] if place < len(items) else None
        is_items = item is not None and not making.facts(item).hours
        is_items = is_items or bool(items and items[0] < index)
        if is_items and not (making.facts(index).is_field or _is_of_day(making, index)):
            continue
        hours = beginning(making.facts(index))
        if hours and (talk.hours is None or talk.hours.at == hours.at):
            is_longer = talk.hours is None or talk.hours.minutes is None
            talk.hours = hours if is_longer else talk.hours
    alone = [making.facts(index) for index in lines if not making.facts(index).hours]
    minutes = length_of(alone[0]) if len(alone) == 1 else None
    if minutes and talk.hours and talk.hours.minutes is None:
        talk.hours = replace(talk.hours, minutes=minutes)


def _is_of_day(making: Assembly, index: int) -> bool:
    """Tell whether hours stand right below a day, and no item below them."""
    after = range(index + 1, len(making.roles))
    below = next((each for each in after if making.roles[each] is not None), None)
    is_below = index > 0 and making.roles[index - 1] is LineRole.DATE
    is_items = below is not None and making.roles[below] in PARTS
    return is_below and bool(making.facts(index - 1).days) and not is_items


def _past_noon(start: WrittenHours, ends: int) -> int | None:
    """Read the end "3.45" of what began at 9.50 on a clock of twelve hours.

    What ends in the morning behind an afternoon has another day.
    """
    begins = start.at.hour * _HOUR + start.at.minute
    is_early = 0 < ends < begins <= _HALF_DAY + _HOUR
    ends = ends + _HALF_DAY if is_early else ends
    return ends if (ends - begins) % (2 * _HALF_DAY) <= _HALF_DAY else None
