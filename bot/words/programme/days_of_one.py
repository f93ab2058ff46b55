"""Days of an agenda below the one title of a page: each of them is a talk called so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.words.lexicon import any_of
from bot.words.patterns import late
from bot.words.programme.dates import Day
from bot.words.programme.furniture import is_aside
from bot.words.programme.lines import LineFacts, weekday_alone
from bot.words.programme.roles import PARTS, LineRole
from bot.words.programme.years import years_said
from bot.words.written_days import WrittenDay

Roles = Sequence[LineRole | None]

# What a line with nothing but a day can have been decided to be.
_MAY_BE_DAY = frozenset(
    {LineRole.DATE, LineRole.HEADING, LineRole.SERIES, LineRole.HOURS, LineRole.TITLE}
)
_LONGEST = 24
_COUNTED = late(
    rf"(?:{any_of(lambda language: language.days_counted)})\s+(?P<number>[0-9]{{1,2}})[.:]?",
    re.IGNORECASE,
)


def days_of_one(below: int, roles: Roles, facts: Sequence[LineFacts]) -> dict[int, Day]:
    """Return the days with items below a title by their lines, if there are several."""
    years = years_said(facts)
    span = _Span.of(facts, years) if years else None
    found = {
        index: day
        for index, each in enumerate(facts)
        if index != below and (day := _day(each, roles[index], span))
    }
    return _with_items(found, roles) if min(found, default=below) > below else {}


def days_of_weekdays(heads: Sequence[int], facts: Sequence[LineFacts]) -> dict[int, Day]:
    """Return the days of titles that are weekdays or counts alone ("Friday", "Day 2: Friday").

    The text says above them how long all lasts ("4–6 March 2027"), or on which days.
    """
    years = years_said(facts)
    span = _Span.of(facts, years) if years else None
    if span is None:
        return {}
    found = {at: day for at in heads if (day := _only_day(facts[at], span))}
    days = [*found.values()]
    is_told_once = not any(day.is_same(each) for at, day in enumerate(days) for each in days[:at])
    return found if is_told_once else {}


def _only_day(facts: LineFacts, span: "_Span") -> Day | None:
    """Return the day that is all a line says, but for its hours."""
    said = facts.before if facts.hours else facts.bare
    if facts.days or not said:
        return None
    return span.day(said.strip(" :,|\u2013\u2014-")) if len(said) <= _LONGEST else None


def _with_items(days: Mapping[int, Day], roles: Roles) -> dict[int, Day]:
    ends = [*list(days)[1:], len(roles)]
    made: dict[int, Day] = {}
    for (at, day), end in zip(days.items(), ends, strict=True):
        has_items = any(roles[each] in PARTS for each in range(at, end))
        if has_items and not any(day.is_same(each) for each in made.values()):
            made[at] = day
    return made if len(made) > 1 else {}


def _day(facts: LineFacts, role: LineRole | None, span: "_Span | None") -> Day | None:
    """Return the day that is all a line says."""
    if facts.hours or not facts.bare:
        return None
    if facts.days:
        if role not in _MAY_BE_DAY:
            return None
        day = facts.days[0]
        is_only_when = facts.is_when or (not facts.before and is_aside(facts.behind))
        return Day.of(day) if is_only_when and len(facts.days) == 1 and not day.last else None
    text = facts.bare.strip()
    return span.day(text) if span is not None and len(text) <= _LONGEST else None


@dataclass(frozen=True, slots=True)
class _Span:
    """The days of which a page says that it lasts them ("4–6 March 2027")."""

    first: WrittenDay
    dates: tuple[date, ...]

    @classmethod
    def of(cls, facts: Sequence[LineFacts], years: frozenset[int]) -> "_Span | None":
        for each in facts:
            for day in each.days:
                if day.last is None or day.last <= day.day:
                    continue
                year = day.year or (min(years) if len(years) == 1 else None)
                dates = _dates(day, year, day.last - day.day + 1) if year else ()
                return cls(replace(day, year=year), dates) if dates else None
        return None

    def day(self, text: str) -> Day | None:
        """Return the day that a weekday or a count ("Day 2") tells, if it can be only one."""
        if match := _COUNTED.fullmatch(text):
            dates = self.dates[int(match["number"]) - 1 :][:1] if int(match["number"]) else ()
        elif (weekday := weekday_alone(text)) is not None:
            dates = tuple(each for each in self.dates if each.weekday() == weekday)
        else:
            return None
        if len(dates) != 1:
            return None
        on = dates[0]
        return Day(
            replace(self.first, day=on.day, month=on.month, year=on.year, last=None, weekday=None)
        )


def _dates(day: WrittenDay, year: int, count: int) -> tuple[date, ...]:
    try:
        first = date(year, day.month, day.day)
    except ValueError:
        return ()
    return tuple(first + timedelta(days=each) for each in range(count))
