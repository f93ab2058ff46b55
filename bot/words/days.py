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
from bot.words.errors import DayDoesNotExist
from bot.words.numbers import NUMBER, number
from bot.words.spelled import MONTHS, WEEKDAYS, either, find_dates


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


_WEEKDAY = either(WEEKDAYS)
_MONTH = either(MONTHS)
_RANKS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "last": -1,
}
_NEAR = {"": 0, "today": 0, "tonight": 0, "this": 0, "tomorrow": 1, "day after tomorrow": 2}
_UNITS = {"day": 1, "week": 7, "fortnight": 14}
_YEARS_TO_A_LEAP_DAY = 8


def read_days(typed: str, *, today: date, day_first: bool | None) -> Days | None:
    """Read a day out of a text in small letters; None if any of it is not understood.

    Raises `DayDoesNotExist`, `WeekdayDiffers` and `TimeOutOfReach`.
    """
    setting = _Setting(today, day_first)
    rest = " ".join(typed.replace(",", " ").split())
    rest = re.sub(r"^(?:on|at)\s+|\s+(?:on|at)$|^(?:on|at)$", "", rest)
    rest = re.sub(r"^the\s+(?!\d)", "", rest)
    try:
        for pattern, reader in _FORMS:
            if match := pattern.fullmatch(rest):
                return reader(match, setting)
        return _spelled(rest, setting)
    except OverflowError:
        raise TimeOutOfReach(when=rest) from None


def _near(match: re.Match[str], setting: _Setting) -> Days:
    return Days((setting.today + timedelta(days=_NEAR[match[0]]),))


def _weekday(match: re.Match[str], setting: _Setting) -> Days:
    today = setting.today
    ahead = (WEEKDAYS[match["weekday"]] - today.weekday()) % 7
    nearest = today + timedelta(days=ahead or 7)
    if match["which"] == "next":
        # The readings differ only while that weekday is still to come this week.
        unclear = ahead and today.weekday() + ahead <= 6  # noqa: PLR2004
        return Days((nearest,), (Note.NEAREST_WEEKDAY,) if unclear else ())
    return Days((nearest,) if ahead else (today, nearest))


def _weekday_of_week(match: re.Match[str], setting: _Setting) -> Days:
    weeks = 0 if match["this"] else number(match["count"]) if match["count"] else 1
    monday = setting.today - timedelta(days=setting.today.weekday())
    weekday = WEEKDAYS[match["weekday"]]
    return Days((monday + timedelta(weeks=weeks, days=weekday),))


def _span(match: re.Match[str], setting: _Setting) -> Days:
    count, unit = number(match["count"]), match["unit"]
    if unit in _UNITS:
        return Days((setting.today + timedelta(days=count * _UNITS[unit]),))
    return Days((_months_on(setting.today, count * (12 if unit == "year" else 1)),))


def _months_on(day: date, months: int) -> date:
    """Count months; 31 January and one month is the last day of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _weekday_of_month(match: re.Match[str], setting: _Setting) -> Days:
    rank, weekday = _RANKS[match["rank"]], WEEKDAYS[match["weekday"]]
    if match["which"]:
        month = _months_on(setting.today.replace(day=1), 1 if match["which"] == "next" else 0)
        return Days((_ranked(rank, weekday, month.year, month.month, match[0]),))
    month_number = MONTHS[match["month"]]
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
    if match["which"]:
        first = _months_on(setting.today.replace(day=1), 1 if match["which"] == "next" else 0)
        return Days((_date(first.year, first.month, day, match[0]),))
    months = (_months_on(setting.today.replace(day=1), ahead) for ahead in range(12))
    dates = (_find_date(month.year, month.month, day) for month in months)
    found = next((each for each in dates if each and each >= setting.today), None)
    if found is None:
        raise DayDoesNotExist(text=match[0])
    return Days((found,))


def _iso(match: re.Match[str], _: _Setting) -> Days:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return Days((_date(year, month, day, match[0]),))


def _numbers(match: re.Match[str], setting: _Setting) -> Days:
    """Read two or three numbers; where either could be the day, `day_first` or both decide."""
    one, two = int(match["one"]), int(match["two"])
    orders = {True: ((one, two),), False: ((two, one),), None: ((one, two), (two, one))}
    year = _year(match["year"])
    possible = (
        _upcoming(day, month, setting.today) if year is None else _find_date(year, month, day)
        for day, month in orders[setting.day_first]
    )
    days = tuple(dict.fromkeys(each for each in possible if each))
    if not days:
        raise DayDoesNotExist(text=match[0])
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
    found = find_dates(rest)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(rest)):
        return None
    spelled = found[0]
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
    return re.compile(pattern, re.ASCII | re.VERBOSE)


_COUNTED = rf"(?:(?P<count>{NUMBER})\ (?P<unit>day|week|fortnight|month|year)s?)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Setting], Days]], ...] = (
    (_form("|".join(_NEAR).replace(" ", r"\ ")), _near),
    (_form(rf"(?:(?P<which>this|next|coming)\ )?(?P<weekday>{_WEEKDAY})"), _weekday),
    (
        _form(
            rf"(?P<weekday>{_WEEKDAY})\ (?:next\ week|(?P<this>this\ week)"
            rf"|in\ (?P<count>{NUMBER})\ weeks?)"
        ),
        _weekday_of_week,
    ),
    (
        _form(
            rf"(?:next\ week|(?P<this>this\ week)|in\ (?P<count>{NUMBER})\ weeks?)"
            rf"\ (?:on\ )?(?P<weekday>{_WEEKDAY})"
        ),
        _weekday_of_week,
    ),
    (_form(rf"(?=in\ |.*\ from\ )(?:in\ )?{_COUNTED}(?:\ from\ (?:now|today))?"), _span),
    (
        _form(
            rf"(?P<rank>{'|'.join(_RANKS)})\ (?P<weekday>{_WEEKDAY})\ (?:of|in)\ "
            rf"(?:(?P<which>this|next)\ month|(?P<month>{_MONTH})(?:\ (?P<year>\d{{4}}))?)"
        ),
        _weekday_of_month,
    ),
    (
        _form(r"(?:the\ )?(?P<day>\d{1,2})(?:st|nd|rd|th)(?:\ of\ (?P<which>this|next)\ month)?"),
        _day_of_month,
    ),
    (_form(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})"), _iso),
    (
        _form(r"(?P<one>\d{1,2})([-/.])(?P<two>\d{1,2})(?:\2(?P<year>\d{4}|\d{2})?)?"),
        _numbers,
    ),
)
