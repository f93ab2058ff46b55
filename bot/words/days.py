"""The day in a typed text, without its time: "next Thursday", "first Tuesday of June", "4/7/2027".

Every form is matched as a whole, so a word that is not known is never passed over.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.times.errors import TimeOutOfReach
from bot.domain.times.wall import months_on
from bot.words.errors import DayDoesNotExist
from bot.words.languages.all import LANGUAGES
from bot.words.lexicon import (
    AHEAD,
    FROM_NOW,
    MONTH,
    MONTHS,
    NUMBER,
    OF,
    ORDINAL_MARK,
    RANKS,
    SHORT_WEEKDAY,
    SINCE,
    THE,
    TINY_WEEKDAY,
    WEEKDAYS,
    any_of,
    either,
    number,
    numbered,
    plain,
)
from bot.words.lexicon import WEEKDAY as LONG_WEEKDAY
from bot.words.patterns import late
from bot.words.written_days import check_weekday, written_days


class Note(StrEnum):
    """What the reading added to the text, to be said when it is shown."""

    # "Next Thursday" was taken as the nearest one to come; some people mean the one after.
    NEAREST_WEEKDAY = "nearest_weekday"
    YEAR_ASSUMED = "year_assumed"
    # The text named another zone, or a moment; it is shown in the zone of the series.
    CONVERTED = "converted"


@dataclass(frozen=True, slots=True)
class Days:
    """The possible readings, usually one."""

    days: tuple[date, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Setting:
    today: date
    day_first: bool | None


_WEEKDAY = rf"{LONG_WEEKDAY}|{SHORT_WEEKDAY}"
_NEAR = {
    **numbered(lambda each: (each.today, each.tomorrow, each.overmorrow), range(3)),
    **numbered(lambda each: (each.tonight, each.this, each.in_a_week), (0, 0, 7)),
    "": 0,
}
_NEXT = any_of(lambda language: language.next)
_NEXT_AFTER = any_of(lambda language: language.next_after)
_THIS = any_of(lambda language: language.this)
_COMING = any_of(lambda language: language.coming)
_IS_NEAREST = frozenset(
    word for language in LANGUAGES if language.next_is_nearest for word in language.next
)
_THIS_WEEK = any_of(lambda language: language.this_week)
_NEXT_WEEK = any_of(lambda language: language.next_week)
_THIS_MONTH = any_of(lambda language: language.this_month)
_NEXT_MONTH = any_of(lambda language: language.next_month)
# A time without a day of its own.
NO_DAY = late(
    rf"(?<!\w)(?:{_THIS_WEEK}|{_NEXT_WEEK}|{_THIS_MONTH}|{_NEXT_MONTH}"
    rf"|{any_of(lambda language: language.weekends)})(?!\w)"
)
_NEAR_WORD = any_of(lambda language: (*language.today, *language.tomorrow))
_DAYS = any_of(lambda language: language.days)
_WEEKS = any_of(lambda language: language.weeks)
_ON = any_of(lambda language: language.on)
_DAYS_IN = numbered(lambda each: (each.days, each.weeks, each.fortnights), (1, 7, 14))
# "Dans quinze jours" is in two weeks for most who say it.
_LOOSE = {
    (plain(word), count): days
    for language in LANGUAGES
    for word in language.days
    for count, days in language.loose_days.items()
}
_MONTHS_IN = numbered(lambda each: (each.months_long, each.years), (1, 12))
_YEARS_TO_A_LEAP_DAY = 8


def read_days(typed: str, *, today: date, day_first: bool | None) -> Days | None:
    """Read a day out of a text in small letters; None if any of it is not understood.

    Raises `DayDoesNotExist`, `WeekdayDiffers` and `TimeOutOfReach`.
    """
    setting = _Setting(today, day_first)
    rest = " ".join(typed.replace(",", " ").split())
    rest = _ON_AROUND.sub("", rest)
    rest = _THE_BEFORE_WORD.sub("", rest)
    try:
        for pattern, reader in _FORMS:
            if match := pattern.fullmatch(rest):
                return reader(match, setting)
        return _spelled(rest, setting)
    except OverflowError:
        raise TimeOutOfReach(when=rest) from None


def _near(match: re.Match[str], setting: _Setting) -> Days:
    return Days((setting.today + timedelta(days=_NEAR[plain(match[0])]),))


def _span_from_near(match: re.Match[str], setting: _Setting) -> Days:
    days = _span(match, setting).days
    return Days(tuple(day + timedelta(days=_NEAR[plain(match["near"])]) for day in days))


def _weekday(match: re.Match[str], setting: _Setting) -> Days:
    today = setting.today
    ahead = (WEEKDAYS[plain(match["weekday"])] - today.weekday()) % 7
    nearest = today + timedelta(days=ahead or 7)
    if match["next"]:
        # The readings differ only while that weekday is still to come this week.
        unclear = ahead and today.weekday() + ahead <= 6  # noqa: PLR2004
        if unclear and match["next"] not in _IS_NEAREST:
            return Days((nearest, nearest + timedelta(days=7)))
        return Days((nearest,), (Note.NEAREST_WEEKDAY,) if unclear else ())
    return Days((nearest,) if ahead else (today, nearest))


def _weekday_of_week(match: re.Match[str], setting: _Setting) -> Days:
    weeks = 0 if match["this"] else number(match["count"]) if match["count"] else 1
    monday = setting.today - timedelta(days=setting.today.weekday())
    weekday = WEEKDAYS[plain(match["weekday"])]
    day = monday + timedelta(weeks=weeks, days=weekday)
    # "Monday in two weeks" counts from this week for some people, from the next Monday for others.
    is_unclear = match["count"] and weekday < setting.today.weekday()
    return Days((day, day + timedelta(days=7)) if is_unclear else (day,))


def _weeks_from_weekday(match: re.Match[str], setting: _Setting) -> Days:
    named = match.groupdict()
    weeks = 2 if named.get("fortnight") else number(named["count"]) if named.get("count") else 1
    ahead = (WEEKDAYS[plain(match["weekday"])] - setting.today.weekday()) % 7 or 7
    return Days((setting.today + timedelta(days=ahead, weeks=weeks),))


def _span(match: re.Match[str], setting: _Setting) -> Days:
    count, unit = number(match["count"]), plain(match["unit"])
    if unit in _DAYS_IN:
        lengths = dict.fromkeys((_LOOSE.get((unit, count), count), count))
        return Days(
            tuple(setting.today + timedelta(days=each * _DAYS_IN[unit]) for each in lengths)
        )
    return Days((months_on(setting.today, count * _MONTHS_IN[unit]),))


def _weekday_of_month(match: re.Match[str], setting: _Setting) -> Days:
    rank, weekday = RANKS[plain(match["rank"])], WEEKDAYS[plain(match["weekday"])]
    if match["this"] or match["next"]:
        month = months_on(setting.today.replace(day=1), 1 if match["next"] else 0)
        return Days((_ranked(rank, weekday, month.year, month.month, match[0]),))
    month_number = MONTHS[plain(match["month"])]
    if match["year"]:
        return Days((_ranked(rank, weekday, int(match["year"]), month_number, match[0]),))
    years = (setting.today.year, setting.today.year + 1)
    found = (_ranked(rank, weekday, year, month_number, match[0]) for year in years)
    return Days((next(day for day in found if day >= setting.today),), (Note.YEAR_ASSUMED,))


def _ranked(rank: int, weekday: int, year: int, month: int, text: str) -> date:
    days = [
        day
        for number_in_month in range(1, monthrange(year, month)[1] + 1)
        if (day := date(year, month, number_in_month)).weekday() == weekday
    ]
    if rank > len(days):
        raise DayDoesNotExist(text=text)
    return days[rank - 1 if rank > 0 else rank]


def _day_of_month(match: re.Match[str], setting: _Setting) -> Days:
    day = int(match["day"])
    if match["this"] or match["next"]:
        first = months_on(setting.today.replace(day=1), 1 if match["next"] else 0)
        return Days((_date(first.year, first.month, day, match[0]),))
    months = (months_on(setting.today.replace(day=1), ahead) for ahead in range(12))
    dates = (_find_date(month.year, month.month, day) for month in months)
    found = next((each for each in dates if each and each >= setting.today), None)
    if found is None:
        raise DayDoesNotExist(text=match[0])
    return Days((found,))


def _weekday_and_day(match: re.Match[str], setting: _Setting) -> Days:
    """Read "Thursday the 15th": of this month or the next one, and the weekday must be right."""
    weekday, number_in_month = WEEKDAYS[plain(match["weekday"])], int(match["day"])
    months = (months_on(setting.today.replace(day=1), ahead) for ahead in range(3))
    dates = (_find_date(month.year, month.month, number_in_month) for month in months)
    near = [day for day in dates if day and day >= setting.today]
    if not near:
        raise DayDoesNotExist(text=match[0])
    fitting = [day for day in near[:2] if day.weekday() == weekday]
    if not fitting:
        check_weekday(near[0], weekday)
    return Days((fitting[0],))


def _iso(match: re.Match[str], _: _Setting) -> Days:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return Days((_date(year, month, day, match[0]),))


def _numbers(match: re.Match[str], setting: _Setting) -> Days:
    """Read two or three numbers; where either could be the day, `day_first` or both decide."""
    one, two = int(match["one"]), int(match["two"])
    orders = {True: ((one, two),), False: ((two, one),), None: ((one, two), (two, one))}
    # With dots the day is first everywhere.
    day_first = True if match["mark"] == "." else setting.day_first
    year = _year(match["year"])
    # A day that the order of the series does not have can only be meant in the other one.
    for order in (orders[day_first], orders[None]):
        possible = (
            _upcoming(day, month, setting.today) if year is None else _find_date(year, month, day)
            for day, month in order
        )
        if days := tuple(dict.fromkeys(each for each in possible if each)):
            break
    if not days:
        raise DayDoesNotExist(text=match[0])
    if match["weekday"]:
        weekday = WEEKDAYS[plain(match["weekday"])]
        days = tuple(day for day in days if day.weekday() == weekday) or days
        check_weekday(days[0], weekday)
    return Days(days, (Note.YEAR_ASSUMED,) if year is None else ())


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) + (2000 if len(written) == 2 else 0)  # noqa: PLR2004


def _upcoming(day: int, month: int, today: date) -> date | None:
    years = range(today.year, today.year + _YEARS_TO_A_LEAP_DAY + 1)
    dates = (_find_date(year, month, day) for year in years)
    return next((each for each in dates if each and each >= today), None)


def _spelled(rest: str, setting: _Setting) -> Days | None:
    rest = _THE_BEFORE.sub("", rest)
    found = written_days(rest)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(rest)):
        return None
    spelled = found[0]
    if spelled.last is not None:
        return None
    if spelled.year is not None:
        return Days((spelled.on(spelled.year),))
    upcoming = _upcoming(spelled.day, spelled.month, setting.today)
    if upcoming is None:
        raise DayDoesNotExist(text=rest)
    return Days((spelled.on(upcoming.year),), (Note.YEAR_ASSUMED,))


def _date(year: int, month: int, day: int, text: str) -> date:
    found = _find_date(year, month, day)
    if found is None:
        raise DayDoesNotExist(text=text)
    return found


def _find_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _form(pattern: str) -> re.Pattern[str]:
    return late(pattern, re.VERBOSE)


_ON_AROUND = late(rf"^(?:{_ON})\s+|\s+(?:{_ON})$|^(?:{_ON})$")
_THE_BEFORE = late(rf"^(?:{THE})\s+")
_THE_BEFORE_WORD = late(rf"{_THE_BEFORE.pattern}(?![0-9])")

_COUNTED = rf"(?:(?P<count>{NUMBER})\ (?P<unit>{either((*_DAYS_IN, *_MONTHS_IN))}))"
_IN_WEEKS = rf"(?:{AHEAD})\ (?P<count>{NUMBER})\ (?:{_WEEKS})"
_OF_WEEK = rf"(?:{_NEXT_WEEK}|(?P<this>{_THIS_WEEK})|{_IN_WEEKS})"
_OF_MONTH = rf"(?:(?P<this>{_THIS_MONTH})|(?P<next>{_NEXT_MONTH}))"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Setting], Days]], ...] = (
    (_form(either(_NEAR)), _near),
    (
        _form(rf"(?:(?:{_THIS}|{_COMING}|(?P<next>{_NEXT}))\ )?(?P<weekday>{_WEEKDAY})\.?"),
        _weekday,
    ),
    (_form(rf"(?P<weekday>{_WEEKDAY})\ (?P<next>{_NEXT_AFTER})"), _weekday),
    (_form(rf"(?P<weekday>{_WEEKDAY})\ {_OF_WEEK}"), _weekday_of_week),
    (_form(rf"{_OF_WEEK}\ (?:(?:{_ON})\ )?(?P<weekday>{_WEEKDAY})"), _weekday_of_week),
    (
        _form(rf"(?P<count>{NUMBER})\ (?:{_WEEKS})\ (?:{SINCE})\ (?P<weekday>{_WEEKDAY})"),
        _weeks_from_weekday,
    ),
    (
        _form(
            rf"(?P<count>{NUMBER})\ (?:{_WEEKS})\ (?:{FROM_NOW})\ (?P<weekday>{_WEEKDAY})(?P<this>)"
        ),
        _weekday_of_week,
    ),
    (
        _form(rf"(?P<weekday>{_WEEKDAY})\ (?:{AHEAD})\ (?P<fortnight>14)\ (?:{_DAYS})"),
        _weeks_from_weekday,
    ),
    # "Friday week": the one after the nearest.
    (_form(rf"(?P<weekday>{_WEEKDAY})\ (?:{_WEEKS})"), _weeks_from_weekday),
    (_form(rf"(?:{AHEAD})\ {_COUNTED}(?:\ (?:{FROM_NOW}))?"), _span),
    (_form(rf"{_COUNTED}\ (?:{FROM_NOW})"), _span),
    (_form(rf"{_COUNTED}\ (?:(?:{SINCE})\ )?(?P<near>{_NEAR_WORD})"), _span_from_near),
    (_form(rf"(?P<near>{_NEAR_WORD})\ (?:{AHEAD})\ {_COUNTED}"), _span_from_near),
    (
        _form(
            rf"(?P<rank>{either(RANKS)})\ (?P<weekday>{_WEEKDAY})\ (?:{OF})(?:\ |(?<='))"
            rf"(?:{_OF_MONTH}|(?P<month>{MONTH})(?:\ (?P<year>[0-9]{{4}}))?)"
        ),
        _weekday_of_month,
    ),
    (
        # "Huhtikuun ensimmäisenä torstaina".
        _form(
            rf"(?P<month>{MONTH})(?:\ (?P<year>[0-9]{{4}}))?\ (?P<rank>{either(RANKS)})\ "
            rf"(?P<weekday>{_WEEKDAY})(?P<this>)(?P<next>)"
        ),
        _weekday_of_month,
    ),
    (
        _form(
            rf"(?P<weekday>{_WEEKDAY})\.?\ (?:(?:{THE})\ )?(?P<day>[0-9]{{1,2}})"
            rf"(?:\.|{ORDINAL_MARK})?"
        ),
        _weekday_and_day,
    ),
    (
        _form(
            rf"(?:(?:{THE})\ )?(?P<day>[0-9]{{1,2}})(?:{ORDINAL_MARK})(?:\ (?:{OF})\ {_OF_MONTH})?"
        ),
        _day_of_month,
    ),
    (
        _form(rf"(?:{THE})\ (?P<day>[0-9]{{1,2}})\.?(?:\ (?:{OF})\ {_OF_MONTH})?"),
        _day_of_month,
    ),
    (_form(r"(?P<year>20[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])"), _iso),
    (_form(r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})"), _iso),
    (
        _form(
            # "Friday 9-5" are hours.
            rf"(?:(?P<weekday>{_WEEKDAY}|{TINY_WEEKDAY})\.?\ (?![0-9]+-))?(?:(?:{THE})\ )?"
            r"(?P<one>[0-9]{1,2})(?P<mark>[-/.])(?P<two>[0-9]{1,2})"
            # "12/3-2027".
            r"(?:(?:(?P=mark)|-)(?P<year>[0-9]{4}|[0-9]{2})?)?"
        ),
        _numbers,
    ),
)
