"""Days and hours that stand in sentences, or above all talks."""

import re

from bot.domain.errors import BadInput
from bot.words.lexicon import EACH_WEEKDAY, WEEKDAY, WEEKDAYS, either, every, plain
from bot.words.patterns import late
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft, Sheet
from bot.words.programme.furniture import ends_with_deadline, is_break
from bot.words.programme.parts import (
    Fate,
    Use,
)
from bot.words.written_days import WrittenDay

# At the beginning of a sentence.
_OF_ALL = late(
    rf"(?:^|(?<=[.!?]\s))(?:{either(every(lambda each: each.all_of_them))})(?!\w)", re.IGNORECASE
)
_ANY_WEEKDAY = late(rf"(?<!\w)(?:{WEEKDAY})(?!\w)", re.IGNORECASE)


def take_from_text(sheet: Sheet) -> None:
    """Day and hour of the only talk may stand in sentences, if no others stand there."""
    if len(sheet.talks) != 1:
        _take_hours_of_all(sheet)
        return
    talk = sheet.talks[0]
    _leave_day_of_page(sheet, talk)
    said = [(each, day) for each in sheet.said_in_text for day in _days_of_talks(sheet, each)]
    if talk.day is None and len({(day.day, day.month, day.year) for _, day in said}) == 1:
        talk.day = Day.of(said[0][1])
        sheet.use(said[0][0], Use.DATE)
    hours = [
        (each, hour)
        for each in sheet.said_in_text
        if _may_be_of(sheet, each, talk)
        for hour in sheet.facts[each].hours
    ]
    lines = {line for line, _ in said}
    if talk.day is None and len(said) > 1 and len(lines) == 1 and not talk.first_item:
        # "On 12 November, and on 19 November at the same time".
        talk.day = Day(said[0][1], goes_on=True)
        sheet.use(said[0][0], Use.DATE)
    is_only = len({hour.at for _, hour in hours}) == 1
    if talk.hours is None and talk.first_item is None and talk.day and is_only:
        talk.hours = hours[0][1]
        sheet.use(hours[0][0], Use.HOURS)


def _leave_day_of_page(sheet: Sheet, talk: Draft) -> None:
    """A day alone says when the page is of, if below it one sentence has another and an hour."""
    said = {
        index: (day.day, day.month)
        for index in sheet.said_in_text
        for day in _days_with_hour(sheet, index)
    }
    alone = _day_alone_above(sheet, min(said, default=0))
    if alone is None or talk.hours or talk.first_item or len({*said.values()}) != 1:
        return
    day = sheet.facts[alone].days[0]
    if (day.day, day.month) not in said.values():
        talk.day = None
        sheet.leave_out(alone, Use.TEXT)


def _day_alone_above(sheet: Sheet, end: int) -> int | None:
    """The only line that says the talk's day; pages say no weekday when they are of."""
    lines = [index for index, (_, use) in sheet.fates.items() if use is Use.DATE]
    if len(lines) != 1 or lines[0] >= end:
        return None
    facts = sheet.facts[lines[0]]
    is_alone = facts.is_when and not facts.hours and facts.days[0].weekday is None
    return lines[0] if is_alone else None


def _days_with_hour(sheet: Sheet, index: int) -> list[WrittenDay]:
    days = _days_of_talks(sheet, index)
    return days if len(days) == 1 and sheet.facts[index].hours else []


def _days_of_talks(sheet: Sheet, index: int) -> list[WrittenDay]:
    """The days in a sentence, but the last ones to sign up."""
    facts = sheet.facts[index]
    return [day for day in facts.days if not ends_with_deadline(facts.bare[: day.start])]


def _may_be_of(sheet: Sheet, index: int, talk: Draft) -> bool:
    """Tell whether the hours in a sentence may be the talk's: beside another day they are not."""
    days = sheet.facts[index].days
    return talk.day is None or not days or any(talk.day.is_same(Day.of(day)) for day in days)


def _take_hours_of_all(sheet: Sheet) -> None:
    """Read "All talks begin at 18:00", if no talk has hours of its own."""
    if any(talk.hours or talk.first_item for talk in sheet.talks):
        return
    said = [
        (index, facts.hours[0])
        for index, facts in enumerate(sheet.facts)
        if len(facts.hours) == 1
        and not facts.days
        and (
            _OF_ALL.search(facts.bare) or _says_weekdays(sheet, index) or _is_over_all(sheet, index)
        )
    ]
    if len(said) == 1:
        index, hours = said[0]
        sheet.use(index, Use.HOURS)
        for talk in sheet.talks:
            talk.hours = hours


def _is_over_all(sheet: Sheet, index: int) -> bool:
    """Tell whether a short line above all dates says an hour ("Evenings at 18:30")."""
    facts = sheet.facts
    first = min((at for at, each in enumerate(facts) if each.days), default=0)
    fate, _ = sheet.fates.get(index, (Fate.NOT_UNDERSTOOD, None))
    return index < first and fate is Fate.NOT_UNDERSTOOD and not is_break(facts[index].bare)


def _says_weekdays(sheet: Sheet, index: int) -> bool:
    """Read "Thursdays, 16:00, Room 130" above the talks."""
    fate, _ = sheet.fates.get(index, (Fate.NOT_UNDERSTOOD, None))
    if fate is Fate.USED:
        return False
    text = sheet.facts[index].bare
    return bool(EACH_WEEKDAY.search(text)) or _are_all_on(sheet, text)


def _are_all_on(sheet: Sheet, text: str) -> bool:
    """Tell whether a text names one weekday, and all talks are on it ("every Tuesday")."""
    named = {WEEKDAYS[plain(each[0])] for each in _ANY_WEEKDAY.finditer(text)}
    days = [talk.day.written for talk in sheet.talks if talk.day]
    said = {_weekday(day) for day in days}
    return len(named) == 1 and len(days) > 1 and said == named


def _weekday(day: WrittenDay) -> int | None:
    if day.weekday is not None or day.year is None:
        return day.weekday
    try:
        return day.on().weekday()
    except BadInput:
        return None
