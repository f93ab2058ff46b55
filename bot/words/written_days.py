"""Days as pages print them: "Thursday 17 March 2022", "17.03.2027", "17–18 March", "March '27"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.errors import BadInput
from bot.words.errors import DayDoesNotExist, WeekdayDiffers
from bot.words.languages.en import ENGLISH
from bot.words.lexicon import (
    AND,
    AT,
    BEFORE_MONTH,
    MONTH,
    MONTH_BEFORE_DAY,
    MONTHS,
    ORDINAL_MARK,
    SHORT_WEEKDAY,
    THE,
    TINY_WEEKDAY,
    UNTIL,
    WEEKDAY,
    WEEKDAYS,
    either,
    every,
    plain,
)
from bot.words.one_reading import once_in_a_reading
from bot.words.patterns import late

_DASH = r"[\u2010-\u2015-]{1,2}"
_TO = rf"\s*(?:{_DASH}|&|/|\+|(?<!\w)(?:{AND}|{UNTIL})(?!\w))\s*"
_DAY = rf"(?:[0-9]{{1,2}})(?:(?:{ORDINAL_MARK})(?!\w)|\.(?!\d)|[º°])?"
# In "16 January, 1830" an hour follows: nobody plans what was long ago.
_FOUR = r"(?:(?:19|2[1-3])[6-9][0-9]|20[0-9]{2}|(?:2[4-9]|[3-9][0-9])[0-9]{2})"
_YEAR = (
    rf"(?:,?\s*(?:(?:of|de)\s+)?(?P<year>{_FOUR})(?!\d)"
    r"|,?\s?['\u2019](?P<short>[0-9]{2})(?!\d)"
    # "17 Mar 27, 14:00".
    r"|\s(?P<bare>[23][0-9])(?=,?\s+[0-9]{1,2}[:.h][0-9]{2}))"
)
# "With Sam, 17 March" names somebody: short names count where a date can begin.
_BEFORE = (
    rf"(?:(?:(?<!\w)(?P<weekday>{WEEKDAY})(?![^\W\d])(?:\s+[|\u2013\u2014-]\s|[.,]{{0,2}})\s*"
    rf"|(?:^|(?<=[,.:;|(\u2013\u2014-]\ )|(?<=[|(]))(?P<short_name>{SHORT_WEEKDAY}|{TINY_WEEKDAY})"
    rf"(?!\w)(?:[.,]{{1,2}}\s*|\s+))(?:(?:{THE})\s+)?"
)
# Web pages lose the space behind a weekday: "Wednesday4 March 2027".
_BEFORE_DAY = rf"{_BEFORE}|(?<![\w.,:/'\u2019-]))"
_BEFORE_NUMBERS = rf"{_BEFORE}|(?<![\w:/-])(?<!\d[.,]))"
_BEFORE_MONTH_NAME = rf"{_BEFORE}|(?<!\w))"

_ANOTHER = rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}|{TINY_WEEKDAY})[.,]{{0,2}}\s+)?"
# Web pages lose the space behind a month as well: "5 AprilThe Organist".
_LETTER = r"(?!(?-i:(?<=[a-zß-ÿ])[A-ZÀ-Þ][a-zß-ÿ]))[^\W\d]"
_DAY_FIRST = late(
    rf"""
    {_BEFORE_DAY}(?P<day>{_DAY})
    # "Week 2 – Friday 7 May" is no range.
    (?:{_TO}(?(weekday){_ANOTHER}|(?(short_name){_ANOTHER}|))(?:(?:{THE})\s+)?(?P<last>{_DAY}))?
    (?:\s+(?:(?:{BEFORE_MONTH})\s+)?|\s?{_DASH}\s?|(?<=\.)|(?={MONTH}\W{{0,3}}{_FOUR}))
    (?P<month>{MONTH})(?!{_LETTER}|\d{{1,3}}(?!\d))\.?
    # "4. March 17, 2027" is a number and a date.
    (?!\s+[0-9]{{1,2}}(?:{ORDINAL_MARK})?(?:\.?$|,?\s+[0-9]{{4}}(?!\d)))
    (?:{_YEAR}|{_DASH}(?P<dashed>[0-9]{{4}})(?!\d))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MONTH_FIRST = late(
    rf"""
    (?:^\W*(?P<first_year>{_FOUR})(?:,\s*|\s+))?{_BEFORE_MONTH_NAME}
    (?P<month>{MONTH_BEFORE_DAY})(?![^\W\d])(?:\.?\s+|\.?(?=[0-9]{{1,2}}\D{{1,4}}{_FOUR}(?!\d)))
    (?:(?:{THE})\s+)?
    (?P<day>[0-9]{{1,2}})(?:{ORDINAL_MARK})?(?!\w|:\d|[.]\d\d(?!\d))
    (?:{_TO}(?P<last>[0-9]{{1,2}})(?:{ORDINAL_MARK})?(?![\w:.]|\s?[ap]\.?\s?m\b))?
    (?:{_YEAR})?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ISO = late(
    r"(?<![\w.:/-])(?P<year>[0-9]{4})(?P<mark>[-./])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?!\d|[-./]\d)(?:T(?=\d))?"
)
_NUMBERS = late(
    rf"{_BEFORE_NUMBERS}(?P<one>[0-9]{{1,2}})"
    r"(?:(?:\.?\s?[\u2013\u2014-]\s?|/)(?P<last>[0-9]{1,2})(?=\.))?"
    r"(?P<mark>[-./])\s?(?P<two>[0-9]{1,2})(?:(?P=mark)\s?(?P<year>[0-9]{4}(?!\w|:\d)|[0-9]{2}(?![\w:]))"
    # "12/3-2027", "12/3 2027", "2.6. -27", "12/3".
    r"|[- ](?P<apart>20[0-9]{2})(?![\w:])|\.\s?-(?P<cut>[2-9][0-9])(?![\w.:/-])"
    r"|\.(?!\d)|(?=[\s,;)|]|$))"
    r"(?![./-]?\d)",
    re.IGNORECASE,
)
_FRACTION = late(
    r"(?<![\w./-])(?P<one>[0-3]?[0-9])(?P<mark>[/-])(?P<two>[0-3]?[0-9])"
    r"(?P=mark)(?:20)?[0-9]{2}(?![\w./-]?\d)"
)
# "08/24 |" in the first column of a table.
_FIRST_CELL = late(r"^(?:\W|o\s)*(?P<one>[0-3]?[0-9])(?P<mark>/)(?P<two>[0-3]?[0-9])\s*(?=[|\t])")
_THE_AT_END = late(rf"(?<!\w)(?:{THE})\s*$", re.IGNORECASE)
_AT_HOUR = late(rf"[\s,]*(?:{AT})\s*\d", re.IGNORECASE)
_HOUR_BEHIND = late(rf"[\s,]*(?:(?:{AT})\s*\d|\d{{1,2}}[:.]\d\d)", re.IGNORECASE)
# "Programme Tue 4 March 2025", "18.00 ti 14.9.2027".
_NAME_BEFORE = late(
    rf"(?<!\w)(?P<weekday>{SHORT_WEEKDAY}|{TINY_WEEKDAY})[.,]{{0,2}}\s+(?:(?:{THE})\s+)?$",
    re.IGNORECASE,
)
# The French Tuesday, which is March elsewhere: "mar. 14 avril".
_MONTH_BEFORE = late(rf"(?<!\w)(?:{MONTH_BEFORE_DAY})\.?\s+$", re.IGNORECASE)
_LONGEST_NAME = 15
_LONGEST_HOUR = 20
_WEEKDAY_BEHIND = late(
    rf"\s*\(\s*(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}|{TINY_WEEKDAY})\.?\s*\)", re.IGNORECASE
)
_LISTED_BEFORE = late(
    rf"(?<!\w)(?P<weekday>{WEEKDAY})\.?,?\s+(?:(?:{THE})\s+)?(?P<first>[0-9]{{1,2}})"
    rf"(?:{ORDINAL_MARK}|\.)?(?:\s*(?:,|&|(?:,\s*)?(?:{AND}))\s*(?:{WEEKDAY})\.?,?\s+[0-9]{{1,2}}"
    rf"(?:{ORDINAL_MARK}|\.)?)*\s*(?:,|&|(?:,\s*)?(?:{AND}))\s*$",
    re.IGNORECASE,
)
# "Newsletter no. 3 – May 2027".
_COUNT = late(r"(?<!\w)n[or°]\.?\s*$", re.IGNORECASE)
_DAYS = frozenset(plain(word) for word in every(lambda each: each.days))
# "Session 1 – 22 January": the first number counts talks.
_COUNTED_NOUN = late(
    r"(?<!\w)(?:"
    + either(word for word in every(lambda w: (*w.talks, *w.sessions)) if plain(word) not in _DAYS)
    + r")\s+(?:(?:n[or°]\.?|#)\s*)?$",
    re.IGNORECASE,
)
_SPACED_DASH = late(rf"[0-9]{{1,2}}\s+{_DASH}\s+(?=[0-9])")
_MOST_COUNTED = 12
# "Event 3 – 5 June" lasts for three days, or is the third one.
_MOST_DAYS = 7
_LONGEST_NOUN = 40
# No day is written without one, and most lines have none.
_DIGIT = late(r"[0-9]")
_MONTHS_IN_YEAR = 12
_OF_THIS_CENTURY = 2000
_DATE_MAX = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDay:
    """A day from `start` to `end` of a text; `last` is the last one of several.

    `other` is the other reading of "04/07/2027": its day and month changed places. `weekday`
    (Monday is 0) is as written, and nobody has checked it.
    """

    text: str
    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    last: int | None = None
    other: tuple[int, int] | None = None

    def on(self, year: int | None = None) -> date:
        """Return the (first) date; raises `DayDoesNotExist` and `WeekdayDiffers`."""
        year = self.year if year is None else year
        try:
            found = date(year or 0, self.month, self.day)
        except ValueError:
            raise DayDoesNotExist(text=self.text) from None
        if self.weekday is not None:
            check_weekday(found, self.weekday)
        return found

    def settled(self, *, day_first: bool | None) -> "WrittenDay":
        """The day as somebody reads it who knows the order; `other` stays where nobody does."""
        if self.other is None or day_first is None:
            return self
        day, month = (self.day, self.month) if day_first else self.other
        return replace(self, day=day, month=month, other=None)


def order_of(lines: Iterable[str]) -> bool | None:
    """Tell whether a text writes the day first, by its dates that can be read in one order only."""
    orders = {
        int(match["one"]) > _MONTHS_IN_YEAR
        for line in lines
        for match in (*_FRACTION.finditer(line), *_FIRST_CELL.finditer(line))
        if (int(match["one"]) > _MONTHS_IN_YEAR) != (int(match["two"]) > _MONTHS_IN_YEAR)
    }
    return orders.pop() if len(orders) == 1 else None


def the_day(text: str) -> date | None:
    """The one whole date that the text is; nothing is guessed."""
    found = written_days(text[:_DATE_MAX])
    if len(found) != 1 or found[0].year is None or found[0].other or found[0].last:
        return None
    try:
        return found[0].on()
    except BadInput:
        return None


def check_weekday(day: date, weekday: int) -> None:
    """Raise `WeekdayDiffers` if the day is not the weekday (Monday is 0) that was written."""
    if day.weekday() != weekday:
        said = ENGLISH.weekdays[weekday][0].capitalize()
        raise WeekdayDiffers(when=day, weekday=said)


def written_days(text: str, *, day_first: bool | None = None) -> tuple[WrittenDay, ...]:
    """Return every day in the text, in order; of readings that overlap, the longest.

    `day_first` settles "04/07/2027" where nothing in the text does; with None the day is taken
    first, and `other` is what it is otherwise.
    """
    if not _DIGIT.search(text):
        return ()
    return _days_in(text, day_first)


# Readers ask each line of a text for its days about ten times.
@once_in_a_reading
def _days_in(text: str, day_first: bool | None) -> tuple[WrittenDay, ...]:
    every_one = (
        each
        for each in _all(text, day_first=day_first)
        if not _COUNT.search(text, max(0, each.start - _LONGEST_NAME), each.start)
    )
    found = sorted(every_one, key=lambda each: (each.start, -each.end))
    kept: list[WrittenDay] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif each.end - each.start > kept[-1].end - kept[-1].start:
            kept[-1] = each
    return tuple(
        _since_first(_with_weekday_behind(_with_name_before(each, text), text), text)
        for each in kept
    )


def _all(text: str, *, day_first: bool | None) -> Iterator[WrittenDay]:
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            named = match.groupdict()
            is_counted = pattern is _DAY_FIRST and _counts_talks(match)
            year = match["year"] or named.get("dashed") or named.get("first_year")
            found = _written(
                match,
                day=_number(match["last" if is_counted else "day"]),
                month=MONTHS[plain(match["month"])],
                year=int(year) if year else _short(match["short"] or match["bare"]),
                last=_number(match["last"]) if match["last"] and not is_counted else None,
            )
            at = match.start("last" if is_counted else 0)
            yield replace(found, text=text[at : found.end].strip(), start=at)
    for match in _ISO.finditer(text):
        year, month, day = (int(match[part]) for part in ("year", "month", "day"))
        if month <= _MONTHS_IN_YEAR:
            yield _written(match, day=day, month=month, year=year)
    for match in _NUMBERS.finditer(text):
        if (read := _of_numbers(match, day_first=day_first)) is not None:
            yield read


def _counts_talks(match: re.Match[str]) -> bool:
    if not match["last"] or match["weekday"] or match["short_name"]:
        return False
    text, at = match.string, match.start("day")
    if not _SPACED_DASH.match(text, at):
        return False
    if _COUNT.search(text, max(0, at - _LONGEST_NAME), at):
        return True
    noun = _COUNTED_NOUN.search(text, max(0, at - _LONGEST_NOUN), at)
    first, last = _number(match["day"]), _number(match["last"])
    is_far = last - first > _MOST_DAYS or last < first
    return noun is not None and is_far and first <= _MOST_COUNTED


def _of_numbers(match: re.Match[str], *, day_first: bool | None) -> WrittenDay | None:
    one, two = int(match["one"]), int(match["two"])
    written: str | None = match["year"] or match["apart"] or match["cut"]
    if written is None and match["mark"] != "." and not _may_lack_year(match):
        return None
    if match["apart"] and match["mark"] != "/":
        return None
    # "1.5 hours", "4.30 pm".
    if written is None and match["mark"] == "." and not _is_dotted_day(match):
        return None
    if match["mark"] == "-" and len(written or "") == 2:  # noqa: PLR2004
        return None
    year = None if written is None else int(written)
    if written is not None and year is not None and len(written) == 2:  # noqa: PLR2004
        year += _OF_THIS_CENTURY
    # With dots the day is first everywhere, but for "5.28.2027", which can be nothing else.
    orders = [(one, two), (two, one)]
    is_month_first = len(written or "") == 4 and two > _MONTHS_IN_YEAR  # noqa: PLR2004
    if is_month_first or (match["mark"] != "." and day_first is False):
        orders.reverse()
    last = int(match["last"]) if match["last"] else None
    if match["mark"] == "." or last is not None:
        orders = orders[:1]
    possible = [(day, month) for day, month in orders if 0 < month <= _MONTHS_IN_YEAR]
    if not possible or not 0 < possible[0][0] <= 31:  # noqa: PLR2004
        return None
    possible = _as_the_weekday_says(possible, _weekday(match), year)
    is_open = day_first is None and len(possible) > 1 and possible[0] != possible[1]
    other = possible[1] if is_open else None
    day, month = possible[0]
    return _written(match, day=day, month=month, year=year, last=last, other=other)


def _is_dotted_day(match: re.Match[str]) -> bool:
    """Tell whether a dot or "kl. 17" behind "Ti 11.10" says that it is no hour."""
    has_hour = bool(_AT_HOUR.match(match.string[match.end() : match.end() + _LONGEST_HOUR]))
    return match[0].rstrip().endswith(".") or (_weekday(match) is not None and has_hour)


def _may_lack_year(match: re.Match[str]) -> bool:
    """A fraction is a day where a weekday or "den" stands before it, or an hour behind it."""
    if match["mark"] != "/":
        return False
    before = match.string[max(0, match.start() - _LONGEST_NAME) : match.start()]
    behind = match.string[match.end() : match.end() + _LONGEST_HOUR]
    return (
        _weekday(match) is not None
        or bool(_THE_AT_END.search(before))
        or bool(_HOUR_BEHIND.match(behind))
    )


def _as_the_weekday_says(
    possible: list[tuple[int, int]], weekday: int | None, year: int | None
) -> list[tuple[int, int]]:
    if weekday is None or year is None:
        return possible
    fitting = [each for each in possible if _weekday_of(year, each) == weekday]
    return fitting or possible


def _weekday_of(year: int, of: tuple[int, int]) -> int | None:
    try:
        return date(year, of[1], of[0]).weekday()
    except ValueError:
        return None


def _since_first(found: WrittenDay, text: str) -> WrittenDay:
    """Begin "Tuesday 3rd, Wednesday 4th, and Thursday 5th October" with the 3rd."""
    match = _LISTED_BEFORE.search(text, max(0, found.start - _DATE_MAX), found.start)
    first = int(match["first"]) if match else 0
    if match is None or not 0 < first < found.day:
        return found
    return replace(
        found,
        text=text[match.start() : found.end].strip(),
        start=match.start(),
        day=first,
        last=found.last or found.day,
        weekday=WEEKDAYS[plain(match["weekday"])],
    )


def _written(
    match: re.Match[str],
    *,
    day: int,
    month: int,
    year: int | None,
    last: int | None = None,
    other: tuple[int, int] | None = None,
) -> WrittenDay:
    return WrittenDay(
        text=match[0].strip(),
        start=match.start(),
        end=match.end(),
        day=day,
        month=month,
        year=year,
        weekday=_weekday(match),
        last=last,
        other=other,
    )


def _weekday(match: re.Match[str]) -> int | None:
    named = match.groupdict()
    written = named.get("weekday") or named.get("short_name")
    return WEEKDAYS[plain(written)] if written else None


def _with_name_before(found: WrittenDay, text: str) -> WrittenDay:
    """Begin with the short name of a weekday where it is that of the date, and no "Sam"."""
    at = max(0, found.start - _LONGEST_NAME)
    if found.weekday is None and (match := _MONTH_BEFORE.search(text, at, found.start)):
        return replace(found, text=text[match.start() : found.end].strip(), start=match.start())
    match = _NAME_BEFORE.search(text, at, found.start)
    if match is None or found.weekday is not None or found.year is None or found.other:
        return found
    weekday = WEEKDAYS[plain(match["weekday"])]
    if _weekday_of(found.year, (found.day, found.month)) != weekday:
        return found
    said = text[match.start() : found.end].strip()
    return replace(found, text=said, start=match.start(), weekday=weekday)


def _with_weekday_behind(found: WrittenDay, text: str) -> WrittenDay:
    match = _WEEKDAY_BEHIND.match(text, found.end)
    if match is None or found.weekday is not None:
        return found
    weekday = WEEKDAYS[plain(match["weekday"])]
    said = text[found.start : match.end()].strip()
    return replace(found, text=said, end=match.end(), weekday=weekday)


def _number(written: str) -> int:
    return int(re.sub(r"[^0-9]", "", written))


def _short(written: str | None) -> int | None:
    return None if written is None else _OF_THIS_CENTURY + int(written)
