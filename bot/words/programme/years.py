"""The years of days that are printed without one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise
from typing import Final

from bot.words.lexicon import AND, MONTH, MONTHS, SINCE, UNTIL, any_of, numbered, plain
from bot.words.patterns import late
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft
from bot.words.programme.evidence.called_off_evidence import is_called_off
from bot.words.programme.lines import LONGEST_LINE, LineFacts
from bot.words.programme.roles import LineRole
from bot.words.written_days import WrittenDay

_SEASONS: Final = numbered(lambda language: language.seasons, range(4))
_SEASON = late(
    rf"(?<!\w)(?P<season>{any_of(lambda each: chain.from_iterable(each.seasons))})[^\W\d_]{{0,15}}",
    re.IGNORECASE,
)
# "2027", "2026/27", "2026 - 2027".
_YEAR = late(
    r"(?<![\w./-])(?<![0-9][\u2010-\u2015])(?<![0-9]\s[\u2010-\u2015]\s)(?P<first>20[0-9]{2})(?:\s?[/\u2010-\u2015-]\s?(?P<second>20[0-9]{2}|[0-9]{2}))?"
    r"(?![\w/-]|\.\d)"
)
_SINCE = late(rf"(?<!\w)(?:{SINCE}|©)\s*$", re.IGNORECASE)
# "From March 2027 to February 2028".
_TERM = late(
    rf"(?<!\w)(?P<begins>{MONTH})\.?\s+(?P<first>20[0-9]{{2}})"
    rf"\s*(?:[\u2010-\u2015-]|(?:{UNTIL}|{AND})(?!\w))\s*"
    rf"(?P<ends>{MONTH})\.?\s+(?P<second>20[0-9]{{2}})(?!\d)",
    re.IGNORECASE,
)
# In which months a season is that year's; a term of winter goes on in the next one.
_MONTHS: Final[Mapping[int, range | frozenset[int]]] = {
    0: range(1, 8),
    1: range(4, 11),
    2: range(7, 13),
    3: frozenset({1, 2, 3, 4, 9, 10, 11, 12}),
}
# A season of two years begins behind the summer.
_SECOND_MONTHS = range(1, 7)
_FIRST_MONTHS = range(8, 13)
_NEAR = 30
# Headings say it of all below them; titles of themselves; prose only with a season.
_ABOVE = frozenset({LineRole.SERIES, LineRole.HEADING, LineRole.DATE, LineRole.HOURS})
_HEADINGS = frozenset({LineRole.SERIES, LineRole.HEADING})
_PRINTED = _ABOVE | {LineRole.TITLE, LineRole.ITEM, LineRole.BREAK}
_MONTHS_IN_YEAR = 12
# What is said of people, and in sentences, may be of any time.
_OF_PEOPLE = frozenset({LineRole.PERSON, LineRole.OFFICE, LineRole.TEXT})
_SEVERAL = 2
# So many months ahead events are announced.
_SOON = 9

Roles = Sequence[LineRole | None]


@dataclass(frozen=True, slots=True)
class _Said:
    """A year that a line says outside its days, `second` where it is one of two years."""

    line: int
    first: int
    second: int | None = None
    seasons: frozenset[int] = frozenset()
    # "Our street in 2040" is what a title is about.
    is_subject: bool = False
    # In which month of the first year the two begin, and in which of the second they end.
    term: tuple[int, int] | None = None

    def of(self, month: int) -> int | None:
        """Return the year of that month; None if it is in none of what was said."""
        if self.term is not None:
            begins, ends = self.term
            in_second = self.second if month <= ends else None
            return self.first if month >= begins else in_second
        if self.second is not None:
            in_second = self.second if month in _SECOND_MONTHS else None
            return self.first if month in _FIRST_MONTHS else in_second
        fits = any(month in _MONTHS[season] for season in self.seasons)
        return self.first if fits or not self.seasons else None

    @property
    def is_told(self) -> bool:
        """Tell whether it can be nothing but a time of the year, or two years."""
        return self.second is not None or bool(self.seasons)


def add_years(talks: Sequence[tuple[int, Draft]], facts: Sequence[LineFacts], roles: Roles) -> None:
    """Give the days of the talks, by the lines that open them, the years that the text says.

    What contradicts itself stays without one.
    """
    undated = [(at, talk, talk.day) for at, talk in talks if talk.day and _lacks(talk.day)]
    if not undated:
        return
    years = _Years(facts, roles)
    for at, talk, day in undated:
        talk.day = _with_year(day, years.of(at, day.written))
    _follow([talk for _, talk in talks if talk.day])
    for at, talk in talks:
        if talk.day and _lacks(talk.day):
            talk.day = _with_year(talk.day, years.at_last(at, talk.day.written))
    _follow([talk for _, talk in talks if talk.day])
    left = [talk for _, talk in talks if talk.day and _lacks(talk.day)]
    year = years.of_weekdays([talk.day.written for talk in left if talk.day])
    for talk in left:
        if talk.day:
            talk.day = _with_year(talk.day, year)


def years_said(facts: Sequence[LineFacts]) -> frozenset[int]:
    """Return all years that a text says, with a day or by themselves."""
    said = {each.first for at, line in enumerate(facts) if line.bare for each in _said(at, line)}
    return frozenset(said | {day.year for line in facts for day in line.days if day.year})


def _lacks(day: Day) -> bool:
    return day.written.year is None


def _with_year(day: Day, year: int | None) -> Day:
    return day if year is None else replace(day, written=replace(day.written, year=year))


class _Years:
    def __init__(self, facts: Sequence[LineFacts], roles: Roles) -> None:
        said = [each for at, line in enumerate(facts) if line.bare for each in _said(at, line)]
        self._roles: Roles = roles
        titles = [at for at, role in enumerate(roles) if role is LineRole.TITLE]
        self._first = min(titles, default=0)
        self._above = [each for each in said if self._is_above(each, facts)]
        of_titles = [each for each in said if roles[each.line] is LineRole.TITLE]
        self._titles = [each for each in of_titles if not each.is_subject]
        self._subjects = [each for each in of_titles if each.is_subject]
        self._prose = _once(
            each for each in said if roles[each.line] is LineRole.TEXT and each.is_told
        )
        self._of_all = {year for each in said for year in (each.first, each.second) if year}
        apart = [each for each in said if roles[each.line] not in _OF_PEOPLE]
        self._of_names = {each.first for each in apart if not each.is_subject}
        self._furniture = _once(each for each in said if roles[each.line] is LineRole.FURNITURE)
        self._days = _printed(facts, roles, _PRINTED | {LineRole.TEXT})
        printed = _printed(facts, roles, _PRINTED, with_called_off=True)
        self._of_days = {year for known in printed.values() for year in known}
        self._written = _printed(facts, roles, frozenset({LineRole.FURNITURE}))

    def _is_above(self, said: "_Said", facts: Sequence[LineFacts]) -> bool:
        """Tell whether a heading says it, or the name of a page above all talks ("Talks 2027")."""
        if self._roles[said.line] is not LineRole.FURNITURE or said.line >= self._first:
            return self._roles[said.line] in _ABOVE
        text = facts[said.line].bare
        is_name = len(text) <= _NEAR and not said.is_subject
        return is_name and text.endswith(str(said.second or said.first))

    def of(self, at: int, day: WrittenDay) -> int | None:
        """The year by the same day elsewhere, by what stands above it, or by all that is told."""
        known = self._days.get((day.month, day.day), set())
        if len(known) == 1:
            return next(iter(known))
        above = [each for each in self._above if each.line <= at]
        for each in reversed(above):
            if (year := each.of(day.month)) is not None:
                return year
            if not each.is_told:
                break
        others = [each for each in self._above if self._roles[each.line] not in _HEADINGS]
        return _only(each.of(day.month) for each in (*above, *others, *self._prose))

    def at_last(self, at: int, day: WrittenDay) -> int | None:
        """The year by the talk's own title, or by what stands around all, if the weekday agrees."""
        own = _only(each.of(day.month) for each in self._titles if each.line == at)
        if own is None and day.weekday is not None:
            # "A meeting of the towns 2027", if the weekday says so as well.
            subjects = (each.of(day.month) for each in self._subjects if each.line == at)
            own = _only(year for year in subjects if year and _is_weekday(day, year))
        told = _only(each.of(day.month) for each in self._furniture if each.is_told)
        printed = told if own is None else own
        # A title may speak of another year than its own: "Estimates for 2028", held in 2027.
        if printed is not None and (day.weekday is None or _is_weekday(day, printed)):
            return printed
        for year in (_only(self._of_days), _only(self._announced(day))):
            if year is not None and (day.weekday is None or _is_weekday(day, year)):
                return year
        written = (year for known in self._written.values() for year in known)
        of_text = (year for known in self._days.values() for year in known)
        around = _only((*(each.first for each in self._furniture), *written, *of_text))
        return around if around is not None and _is_weekday(day, around) else printed

    def of_weekdays(self, days: Sequence[WrittenDay]) -> int | None:
        """The only year of the text in which the days have the weekdays printed."""
        named = [day for day in days if day.weekday is not None]
        if not named:
            return None
        # One weekday fits any year in seven: only those that a heading or a title says count.
        years = self._of_all if len(named) >= _SEVERAL else self._of_names
        return _only(year for year in years if all(_is_weekday(day, year) for day in named))

    def _announced(self, day: WrittenDay) -> Iterator[int]:
        """The years of the day that follow within months of when a mail or a page was written."""
        for (month, written), years in self._written.items():
            for year in years:
                of = year + ((day.month, day.day) < (month, written))
                if 0 <= (of - year) * _MONTHS_IN_YEAR + day.month - month <= _SOON:
                    yield of


def _printed(
    facts: Sequence[LineFacts],
    roles: Roles,
    of: frozenset[LineRole],
    *,
    with_called_off: bool = False,
) -> dict[tuple[int, int], set[int]]:
    """The years of all printed days by month and day, also of those within "5–7 July 2027"."""
    days: dict[tuple[int, int], set[int]] = {}
    for at, line in enumerate(facts):
        is_meant = roles[at] in of
        if with_called_off and line.days and roles[at] is LineRole.FURNITURE:
            # What does not take place was planned for a day of the same list.
            is_meant = is_called_off(line.bare)
        for day in line.days if is_meant else ():
            last = day.last if day.last is not None and day.last > day.day else day.day
            for each in range(day.day, last + 1 if day.year else 0):
                days.setdefault((day.month, each), set()).add(day.year or 0)
    return days


def _said(at: int, facts: LineFacts) -> Iterator[_Said]:
    text = facts.bare[:LONGEST_LINE]
    for day in facts.days:
        text = f"{text[: day.start]}{'_' * (day.end - day.start)}{text[day.end :]}"
    for term in _TERM.finditer(text):
        first, second = int(term["first"]), int(term["second"])
        months = MONTHS[plain(term["begins"])], MONTHS[plain(term["ends"])]
        if second == first + 1 and months[1] < months[0]:
            yield _Said(at, first, second, term=months)
            text = f"{text[: term.start()]}{'_' * len(term[0])}{text[term.end() :]}"
    matches = list(_YEAR.finditer(text))
    seasons: dict[int, set[int]] = {}
    for match in _SEASON.finditer(text) if matches else ():
        nearest = min(matches, key=lambda year: _gap(match, year))
        if _gap(match, nearest) <= _NEAR:
            seasons.setdefault(nearest.start(), set()).add(_SEASONS[plain(match["season"])])
    for match in matches:
        if _SINCE.search(text, max(0, match.start() - _NEAR), match.start()):
            continue
        first, second = int(match["first"]), _second(match)
        if match["second"] and second is None:
            # "1976–2026" is what somebody looks back on.
            continue
        before = text[: match.start()].split()[-1:]
        is_subject = bool(before) and before[0][:1].islower()
        of_year = frozenset(seasons.get(match.start(), ()) if second is None else ())
        yield _Said(at, first, second, of_year, is_subject)


def _once(said: Iterable[_Said]) -> list[_Said]:
    """Keep one of those that say the same."""
    return [*{(each.first, each.second, each.seasons): each for each in said}.values()]


def _gap(one: re.Match[str], other: re.Match[str]) -> int:
    return max(one.start() - other.end(), other.start() - one.end())


def _second(match: re.Match[str]) -> int | None:
    """The year behind the first, if it is the next one."""
    if not match["second"]:
        return None
    following = int(match["first"]) + 1
    return following if int(match["second"]) in {following, following % 100} else None


def _only(years: Iterable[int | None]) -> int | None:
    found = {year for year in years if year is not None}
    return found.pop() if len(found) == 1 else None


def _is_weekday(day: WrittenDay, year: int) -> bool:
    try:
        return date(year, day.month, day.day).weekday() == day.weekday
    except ValueError:
        return False


def _follow(talks: Sequence[Draft]) -> None:
    """In a list that goes on from day to day, years go on from those that are printed."""
    days = [talk.day.written for talk in talks if talk.day]
    if not any(day.year for day in days) or all(day.year for day in days):
        return
    # How many new years stand above each day.
    turns = [0]
    for above, below in pairwise(days):
        turns.append(turns[-1] + ((below.month, below.day) < (above.month, above.day)))
    year = _only(day.year - turn for day, turn in zip(days, turns, strict=True) if day.year)
    if turns[-1] > 1 or year is None:
        return
    for talk, turn in zip(talks, turns, strict=True):
        if talk.day and _lacks(talk.day):
            talk.day = _with_year(talk.day, year + turn)
