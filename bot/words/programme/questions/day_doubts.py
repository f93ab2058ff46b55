"""Days and hours that stand in the text and are those of no talk, or of another one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.words.lexicon import every, plain
from bot.words.programme.drafts import Draft, Sheet
from bot.words.programme.furniture import is_call, says_when_written
from bot.words.programme.lines import LineFacts
from bot.words.programme.parts import Doubt, Doubtful, Fate, Use
from bot.words.written_days import WrittenDay

_FEW = 2
_BY = frozenset(plain(word) for word in every(lambda language: language.by))
_MAY_SAY_WHEN = frozenset({Use.DATE, Use.HOURS, Use.PLACE, Use.ZONE})


def says_another_day(facts: LineFacts, days: Sequence[WrittenDay]) -> bool:
    """Tell whether a line says a day that is no talk's, and not before them all.

    What is before is the day of a deadline, or that on which the text was written.
    """
    if says_when_written(facts.bare) or is_call(facts.bare):
        return False
    # "The talks begin on 4 March and end on 6 March", "28 May 2022, by Ada Example".
    is_span = len(days) > 1 and any(_holds(one, each) for one in facts.days for each in days)
    is_byline = plain(facts.behind.partition(" ")[0]) in _BY and not facts.hours
    return not (is_span or is_byline) and any(_is_another(each, days) for each in facts.days)


def _is_another(day: WrittenDay, days: Sequence[WrittenDay]) -> bool:
    if any(_holds(day, each) for each in days):
        return False
    return not days or any(not _is_before(day, each) for each in days)


def _holds(day: WrittenDay, other: WrittenDay) -> bool:
    """Tell whether days written as one, or as a span ("2-3 November"), have a day in common."""
    is_before = day.day <= (other.last or other.day)
    return day.month == other.month and is_before and other.day <= (day.last or day.day)


def _is_before(day: WrittenDay, other: WrittenDay) -> bool:
    if day.year and other.year and day.year != other.year:
        return day.year < other.year
    return (day.month, day.day) < (other.month, other.day)


def of_days(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> Iterator[Doubtful]:
    if talk is talks[0]:
        yield from _in_used_lines(sheet, talks)
    yield from _said_below(sheet, talks, talk)
    yield from _of_a_sentence(sheet, talk)
    yield from _zone_of_one(talk)
    yield from _alone(talks, talk)


def _in_used_lines(sheet: Sheet, talks: Sequence[Draft]) -> Iterator[Doubtful]:
    """An hour was taken, and the day beside it is another one."""
    days = [each.day.written for each in talks if each.day]
    for index, (fate, use) in sheet.fates.items():
        facts = sheet.facts[index]
        if fate is not Fate.USED or use not in _MAY_SAY_WHEN or not days:
            continue
        if not any(_holds(each, day) for each in facts.days for day in days) and facts.days:
            yield Doubtful(doubt=Doubt.ANOTHER_DAY, said=facts.bare)


def _said_below(sheet: Sheet, talks: Sequence[Draft], talk: Draft) -> Iterator[Doubtful]:
    """A sentence between a talk's title and the next one says another day, and an hour."""
    if talk.line is None or not talk.day:
        return
    days = [each.day.written for each in talks if each.day]
    behind = [each.line for each in talks if each.line is not None and each.line > talk.line]
    for index in range(talk.line, min(behind, default=len(sheet.facts))):
        facts = sheet.facts[index]
        is_left = sheet.fates.get(index) == (Fate.LEFT_OUT, Use.TEXT)
        if not (is_left and facts.days and facts.hours):
            continue
        is_anothers = not says_another_day(facts, days)
        if is_anothers and says_another_day(facts, [talk.day.written]):
            yield Doubtful(doubt=Doubt.ANOTHER_DAY, said=facts.bare)


def _of_a_sentence(sheet: Sheet, talk: Draft) -> Iterator[Doubtful]:
    """A sentence says a day and no hour: it may tell of what was, or of something else."""
    if not talk.day or talk.hours or talk.first_item:
        return
    for index, (_, use) in sheet.fates.items():
        facts = sheet.facts[index]
        if use is Use.DATE and facts.is_text and talk.day.written in facts.days:
            yield Doubtful(doubt=Doubt.DAY_IN_TEXT, said=talk.day.written.text, other=facts.bare)


def _alone(talks: Sequence[Draft], talk: Draft) -> Iterator[Doubtful]:
    """A day that became a talk of its own, with a talk without a day below it."""
    for above, below in pairwise(talks):
        if above.is_day and not above.segments and not below.day and talk in (above, below):
            yield Doubtful(doubt=Doubt.DAY_ALONE, said=below.title, other=above.title)


def _zone_of_one(talk: Draft) -> Iterator[Doubtful]:
    """Two letters in "10.20 ET NYT BLIK" are a zone, or the first word of the title."""
    hours = [each for each in talk.segments if each.hours]
    zoned = [each for each in hours if each.hours and each.hours.zone]
    if len(zoned) == 1 and len(hours) > _FEW:
        yield Doubtful(doubt=Doubt.ZONE_OF_ONE, said=zoned[0].title)
