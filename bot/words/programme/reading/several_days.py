"""A talk of several days: each day with items of its own is a talk of the same name."""

from dataclasses import replace

from bot.domain.errors import BadInput
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft
from bot.words.programme.headings import read_heading
from bot.words.programme.lines import LineFacts, weekday_alone
from bot.words.programme.parts import Use
from bot.words.programme.reading.cursor import Cursor
from bot.words.programme.shape import is_above_item
from bot.words.written_days import WrittenDay

_WEEK = 7


def another_day(at: Cursor, index: int, talk: Draft, facts: LineFacts) -> bool:
    """Read a second date of a talk that has a name and an agenda; else nobody knows what it is."""
    if talk.first_item is None or talk.day is None:
        at.among_people = False
        return True
    # "Programme of the workshop, 8 February" or a day above its items.
    is_heading = facts.days[0].start > 0 or is_above_item(at.sheet.facts, index)
    if not facts.hours and is_heading and at.shape.says_year:
        _open_day(at, talk, Day.of(facts.days[0]))
    else:
        talk.day = replace(talk.day, goes_on=True)
    at.sheet.use(index, Use.DATE)
    return True


def as_weekday(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "Sunday:" between items: a day of those that its talk is said to last, or no date."""
    weekday = weekday_alone(facts.bare)
    if weekday is None or not (at.sheet.talks or at.sheet.titles()):
        return False
    days = _days(at) if is_above_item(at.sheet.facts, index) else []
    named = [each for each in days if _weekday(each) == weekday]
    if len(named) != 1 or at.current is None:
        at.sheet.leave_out(index, Use.HEADING)
        return True
    _go_to_day(at, at.current, named[0])
    at.sheet.use(index, Use.DATE)
    return True


def as_counted_day(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "Day 2" and "Day 2: Lamps" of a talk whose days are said above as one range."""
    heading = read_heading(facts.bare)
    if heading is None or not heading.is_day or facts.days or at.current is None:
        return False
    days = _days(at)
    if at.counted_days >= len(days):
        return False
    _go_to_day(at, at.current, days[at.counted_days])
    at.counted_days += 1
    if not heading.is_bare:
        at.current.title, at.current.line = heading.title, index
    at.sheet.use(index, Use.DATE if heading.is_bare else Use.TITLE)
    return True


def _go_to_day(at: Cursor, talk: Draft, written: WrittenDay) -> None:
    same = at.of_day(Day(written))
    _open_day(at, talk, Day(written)) if same is None else at.go_to(same)


def _open_day(at: Cursor, talk: Draft, day: Day) -> None:
    """Open a talk for another day of one, which is at the same place."""
    first = _with_range(at)
    if first is not None and first.day is not None:
        # Each day of the range has a talk of its own now.
        first.day = replace(first.day, goes_on=False)
    other = at.open(talk.title, None)
    other.day, other.place = day, talk.place


def _days(at: Cursor) -> list[WrittenDay]:
    """The single days of "16-18 March"; none where no range is printed."""
    first = _with_range(at)
    if first is None or first.day is None:
        return []
    written = first.day.written
    last = written.last or written.day
    return [_day_of(written, number) for number in range(written.day, last + 1)]


def _with_range(at: Cursor) -> Draft | None:
    return next((talk for talk in at.sheet.talks if talk.day and talk.day.written.last), None)


def _day_of(written: WrittenDay, number: int) -> WrittenDay:
    later = number - written.day
    weekday = None if written.weekday is None else (written.weekday + later) % _WEEK
    return replace(written, day=number, last=None, weekday=weekday, other=None)


def _weekday(day: WrittenDay) -> int | None:
    try:
        return day.weekday if day.year is None else day.on().weekday()
    except BadInput:
        return None
