"""What only the whole text tells of how a line begins: "0945 Parks", "Friday 10:30: Parks"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.domain.errors import BadInput
from bot.words.languages.en import ENGLISH
from bot.words.lexicon import (
    AT,
    MONTH,
    SHORT_WEEKDAY,
    TINY_WEEKDAY,
    UNTIL,
    WEEKDAY,
    WEEKDAYS,
    either,
    every,
    plain,
)
from bot.words.patterns import late
from bot.words.programme.fields import DATES_FIELD
from bot.words.programme.furniture import says_when_written
from bot.words.programme.given_names import is_given_name
from bot.words.programme.lettered import with_lettered
from bot.words.programme.months_above import with_month_of_last, with_months
from bot.words.written_days import WrittenDay, written_days

_FEWEST = 2
_FEWEST_HOURS = 3
_LONGEST = 400
_WEEK = 7
_HOUR = 60
_DAY = 24 * _HOUR
_DASHED = r"(?P<dash>\s?[\u2010-\u2015-]\s?)"
_HOUR_FIRST = late(r"^\W{0,9}(?P<hour>[0-2]?[0-9])[:.](?P<minute>[0-5][0-9])(?![\d.])")
_BARE_HOURS = late(
    rf"^(?P<mark>\W{{0,9}})(?P<one>[0-2]?[0-9]){_DASHED}(?P<two>[0-2]?[0-9])(?=:?\s+[^\W\d])"
)
_DAYS_IN_MONTH = 31
_MONTHS_IN_YEAR = 12
_FRACTION_FIRST = late(
    r"^(?P<mark>[^\w/]*)(?P<one>[0-3]?[0-9])/(?P<two>[0-3]?[0-9])(?:\s*(?=[|\t:\u2013\u2014-])|\s+(?=\S))"
    r"(?!-?\s*20[0-9]{2}(?!\d))"
)
_FOUR = r"(?:[01][0-9]|2[0-3])[0-5][05]"
_FOUR_DIGITS = late(
    rf"^(?P<mark>\W*)(?P<one>{_FOUR})(?:(?P<dash>\s*[-\u2013]\s*)(?P<two>{_FOUR}))?(?=[\s:]+\S)"
)
_WEEKDAY_AND_HOUR = late(
    rf"^(?P<mark>\W*)(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY})\.?,?\s+"
    rf"(?=(?:(?:{AT})\s*)?[0-9]{{1,2}}[:.h]?[0-9]{{0,2}}\b)",
    re.IGNORECASE,
)
# "klo18.00": the space is lost.
_GLUED_HOUR = late(
    rf"(?<!\w)(?P<at>{either(word for word in every(lambda each: each.at) if word[:1] == 'k')})"
    r"(?=[0-2]?[0-9](?:[.:][0-5][0-9])?(?![\w/]))",
    re.IGNORECASE,
)
# "AprApril 27": the picture of a calendar was copied with the day.
_MONTH_TWICE = late(
    rf"(?<!\w)(?P<short>[^\W\d_]{{3}})(?=(?P=short)[^\W\d_]*\.?\s+[0-9])(?=(?:{MONTH})(?!\w))",
    re.IGNORECASE,
)
# "10/23/2020 - 19:00 - 10/23/2020 - 21:00": from an hour to another one of the same day.
_DAY_AGAIN = late(
    r"(?<!\w)(?P<day>\w[\w., /-]{3,30}?[\w.])(?P<between>,?\s(?:[\u2010-\u2015-]\s)?"
    rf"(?:(?:{AT})\s)?(?P<one>[0-2]?[0-9][:.][0-5][0-9](?:\s?[ap]m)?)"
    r"(?P<until>\s*(?:[\u2010-\u2015-]|(?<!\w)to(?!\w))\s*))"
    rf"(?P=day)(?!\w),?\s(?:[\u2010-\u2015-]\s)?(?:(?:{AT})\s)?(?=[0-2]?[0-9][:.][0-5][0-9])",
    re.IGNORECASE,
)
# "22.10 klo 18.00": a day, for the hour follows; "at 5" and "um 7" may be anything.
_DAY_BEFORE_HOUR = late(
    r"(?<![\w.:/-])(?P<day>(?:0?[1-9]|[12][0-9]|3[01])\.(?:1[0-2]|0?[1-9]))"
    rf"(?=,?\s+(?:{either(word for word in every(lambda each: each.at) if word[:1] == 'k')})"
    r"\s*[0-2]?[0-9](?![0-9]))",
    re.IGNORECASE,
)
# "Ti 24.11 Parks": a day where it can be no hour, or where others of its form can be none.
_DAY_BEHIND_WEEKDAY = late(
    rf"(?P<mark>^\W{{0,9}})(?P<weekday>(?:{WEEKDAY}|{SHORT_WEEKDAY}|{TINY_WEEKDAY})\.?,?\s+)"
    r"(?P<day>0?[1-9]|[12][0-9]|3[01])\.(?P<month>1[0-2]|0?[1-9])"
    rf"(?=\s*[:|,\u2013-]?\s+(?!(?:{AT})(?!\w))[^\W\d_])",
    re.IGNORECASE,
)
# "Fr 9.30 Parks".
_HOUR_BEHIND_WEEKDAY = late(
    rf"^\W{{0,9}}(?:{WEEKDAY}|{SHORT_WEEKDAY}|{TINY_WEEKDAY})\.?,?\s+"
    r"[0-2]?[0-9]\.(?:00|1[3-9]|[2-5][0-9])(?![0-9.])",
    re.IGNORECASE,
)
_HOURS_IN_DAY = 24
_ROUND = 5
_HOUR_AT_END = late(rf"(?:(?:{AT})|[\u2010-\u2015-]|(?<!\w)(?:{UNTIL}))\s*$", re.IGNORECASE)
_LONGEST_WORD = 20
_WEEKDAY_AT_END = late(rf"(?<!\w)(?:{WEEKDAY}|{SHORT_WEEKDAY})\.?,?\s*$", re.IGNORECASE)
# "Ada Example: _Benches_", in Markdown; a whole line may be stressed for any reason.
_STRESSED = late(
    r"(?:(?<=[\w.,:;)][ ])|(?<=[\u2013\u2014-][ ]))"
    r"_(?=[^\s_])(?P<said>[^_\n]{2,120})(?<=[^\s])_(?![\w])"
)
_WHAT = late(
    rf"^(?P<mark>\W{{0,9}})(?:{either(every(lambda each: each.what_field))})\s*:\s+(?=\S)",
    re.IGNORECASE,
)
_TITLE_FIELD = f"{ENGLISH.titles_field[0].capitalize()}: "
# "6.00 – 7.30 pm, followed by a drinks reception": hours, and no item of an agenda.
_FOLLOWED = late(
    r"(?:(?<=[:.h][0-9]{2})|(?<=[0-9]h)|(?<=[0-9][ap]m)|(?<=[0-9]\s[ap]m)|(?<=[0-9]\s[ap]\.m\.)"
    r"|(?<=[0-9]\suhr))"
    rf"[\s,;]+\(?(?:{either(every(lambda each: each.followed_by))})\s(?P<what>[^\d:]{{3,80}})$",
    re.IGNORECASE,
)
_BREAK = late(rf"(?<!\w)(?:{either(every(lambda each: each.breaks))})(?!\w)", re.IGNORECASE)
# What is held then, or by whom.
_HELD = late(
    rf"(?:{either(every(lambda w: (*w.talks, *w.kinds_of_events, *w.talk_parts, *w.discussions)))})"
    rf"|(?<!\w)(?:{either(every(lambda w: (*w.by, *w.together)))})\s+(?-i:[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_YEAR = late(r"(?<![\w./-])20[0-9]{2}(?![\w-])")
_ROMAN = late(r"^\W{0,9}(?:II|III|IV|VI)\.?\s")
_BY_SLASH = late(r"(?<!\w)v/\s?[A-ZÀ-Þ]")
_THEIRS = late(r"[æøåÆØÅ]")
# "V. Ada Example, mayor": the initial of one, or "by" where several lines begin so.
_BY_OR_INITIAL = late(r"^(?P<mark>\W{0,9})[Vv](?:\.|\s?/)\s*(?=[A-ZÀ-Þ][\w-]+\s[A-ZÀ-Þ])")


def respelled(lines: Sequence[str]) -> list[str]:
    """Return the lines with their hours and days as they stand in other programmes."""
    lines = [
        _STRESSED.sub("\u201c\\g<said>\u201d", line) if "_" in line else line for line in lines
    ]
    lines = _with_titles(with_lettered(lines))
    lines = [_GLUED_HOUR.sub(r"\g<at> ", line) for line in lines]
    lines = [_MONTH_TWICE.sub("", line) for line in lines]
    lines = [_DAY_AGAIN.sub(_once, line) if len(line) <= _LONGEST else line for line in lines]
    lines = [_without_what_follows(line) for line in lines]
    if sum(map(bool, map(_BY_OR_INITIAL.match, lines))) >= _FEWEST and _says_by(lines):
        lines = [_BY_OR_INITIAL.sub(r"\g<mark>v/ ", line) for line in lines]
    if any(map(_DAY_BEFORE_HOUR.search, lines)) and not any(map(_says_day, lines)):
        lines = [_DAY_BEFORE_HOUR.sub(_with_dot, line) for line in lines]
    if _are_days(lines):
        lines = [
            _DAY_BEHIND_WEEKDAY.sub(r"\g<mark>\g<weekday>\g<day>.\g<month>.", line)
            for line in lines
        ]
    return _with_days(
        _with_dots(_with_minutes(_with_colons(with_month_of_last(with_months(lines)))))
    )


def _once(match: re.Match[str]) -> str:
    """Leave out the day that is said again in front of the hour that ends a talk."""
    day = match["day"]
    is_day = any(each.text == day for each in written_days(day))
    return f"{day}{match['between']}" if is_day else match[0]


def _says_by(lines: Sequence[str]) -> bool:
    """Tell whether "V." is no initial and no number: "v/" stands elsewhere, or letters of theirs.

    Nobody numbers with "V." alone.
    """
    if any(map(_ROMAN.match, lines)):
        return False
    return any(map(_BY_SLASH.search, lines)) or any(map(_THEIRS.search, lines))


def _without_what_follows(line: str) -> str:
    """Leave out "followed by drinks" behind hours, but nobody and nothing that is held then."""
    match = _FOLLOWED.search(line) if len(line) <= _LONGEST else None
    if match is None or (_HELD.search(match["what"]) and not _BREAK.search(match["what"])):
        return line
    named = any(is_given_name(word) for word in match["what"].split() if word[:1].isupper())
    return line if named else line[: match.start()]


def _with_titles(lines: Sequence[str]) -> list[str]:
    """Read "What: Benches" as a title where other lines begin with "When:"."""
    times = sum(map(bool, map(_WHAT.match, lines)))
    if not times or times > sum(map(bool, map(DATES_FIELD.match, lines))):
        return [*lines]
    return [_WHAT.sub(rf"\g<mark>{_TITLE_FIELD}", line) for line in lines]


def _are_days(lines: Sequence[str]) -> bool:
    """Tell whether "Ti 24.11 Parks" and the lines like it begin with days, and not with hours."""
    if any(_HOUR_BEHIND_WEEKDAY.match(line[:_LONGEST]) for line in lines):
        return False
    found = [match for line in lines if (match := _DAY_BEHIND_WEEKDAY.match(line[:_LONGEST]))]
    odd = {
        (match["day"], match["month"])
        for match in found
        if len(match["month"]) > 1 and int(match["month"]) % _ROUND
    }
    is_sure = any(int(match["day"]) >= _HOURS_IN_DAY or len(match["month"]) == 1 for match in found)
    return is_sure or len(odd) >= _FEWEST


def _with_dot(match: re.Match[str]) -> str:
    """Mark a day by a dot, where no weekday in front of it marks it."""
    before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()]
    is_other = _WEEKDAY_AT_END.search(before) or _HOUR_AT_END.search(before)
    return match[0] if is_other else f"{match[0]}."


def _says_day(line: str) -> bool:
    """Tell whether a line says a day that needs no hour behind it."""
    return any(written_days(line[:_LONGEST]))


def _with_minutes(lines: Sequence[str]) -> list[str]:
    """Read "11–12 Parks" as hours in an agenda whose other lines say that they are some."""
    told = [
        (at, _minute(match)) for at, line in enumerate(lines) if (match := _HOUR_FIRST.match(line))
    ]
    if len(told) < _FEWEST:
        return [*lines]
    made = [*lines]
    place = 0
    for at, line in enumerate(lines):
        while place < len(told) and told[place][0] <= at:
            place += 1
        match = _BARE_HOURS.match(line)
        if match is None or written_days(line[:_LONGEST]):
            continue
        begins, ends = int(match["one"]) * _HOUR, int(match["two"]) * _HOUR
        above = told[place - 1][1] if place else 0
        below = told[place][1] if place < len(told) else _DAY
        # Another day may begin below.
        if begins < ends <= _DAY and above <= begins and (ends <= below or below < above):
            hours = f"{match['one']}:00{match['dash']}{match['two']}:00"
            made[at] = f"{match['mark']}{hours}{line[match.end() :]}"
    return made


def _minute(match: re.Match[str]) -> int:
    return int(match["hour"]) * _HOUR + int(match["minute"])


def _with_dots(lines: Sequence[str]) -> list[str]:
    """Read "8/9 Parks" and "10/14 - Parks" as days where several lines begin so.

    Parts are counted so as well ("1/3 Parks", "2/3 Benches"). Where nothing tells whether the day
    or the month comes first, nothing is read.
    """
    found = [match for line in lines if (match := _FRACTION_FIRST.match(line[:_LONGEST]))]
    pairs = [(int(match["one"]), int(match["two"])) for match in found]
    is_count = len({two for _, two in pairs}) == 1 and all(one <= two for one, two in pairs)
    if len({*pairs}) < _FEWEST or is_count:
        return [*lines]
    orders = [each for each in (True, False) if _may_be_days(pairs, day_first=each)]
    if len(orders) > 1:
        orders = [each for each in orders if _goes_on(pairs, day_first=each)]
    if len(orders) != 1:
        return [*lines]
    day, month = ("one", "two") if orders[0] else ("two", "one")
    return [
        _FRACTION_FIRST.sub(lambda match: f"{match['mark']}{match[day]}.{match[month]}. ", line, 1)
        for line in lines
    ]


def _may_be_days(pairs: Sequence[tuple[int, int]], *, day_first: bool) -> bool:
    days = [(one, two) if day_first else (two, one) for one, two in pairs]
    return all(0 < day <= _DAYS_IN_MONTH and 0 < month <= _MONTHS_IN_YEAR for day, month in days)


def _goes_on(pairs: Sequence[tuple[int, int]], *, day_first: bool) -> bool:
    """Tell whether the days follow each other, past a new year at most once."""
    days = [(two, one) if day_first else (one, two) for one, two in pairs]
    return sum(below < above for above, below in pairwise(days)) <= 1


def _with_colons(lines: Sequence[str]) -> list[str]:
    """Read "0945 Parks" as an hour where several lines begin so, each later than the one above."""
    found = [match["one"] for line in lines if (match := _FOUR_DIGITS.match(line))]
    if len(found) < _FEWEST_HOURS or found != sorted(found):
        return [*lines]
    return [_FOUR_DIGITS.sub(_colons, line) for line in lines]


def _colons(match: re.Match[str]) -> str:
    one, two = match["one"], match["two"]
    until = f"{match['dash']}{two[:2]}:{two[2:]}" if two else ""
    return f"{match['mark']}{one[:2]}:{one[2:]}{until}"


def _with_days(lines: Sequence[str]) -> list[str]:
    """Read "Friday 10:30: Parks" as a date where the text says in which week it is."""
    found = [match for line in lines if (match := _is_of_week(line))]
    days = _week(lines) if len(found) >= _FEWEST else {}
    if any(WEEKDAYS[plain(match["weekday"])] not in days for match in found) or not found:
        return [*lines]
    return [_dated(line, days) for line in lines]


def _is_of_week(line: str) -> re.Match[str] | None:
    match = _WEEKDAY_AND_HOUR.match(line[:_LONGEST])
    return match if match and not written_days(line[:_LONGEST]) else None


def _dated(line: str, days: dict[int, date]) -> str:
    match = _is_of_week(line)
    if match is None:
        return line
    day = days[WEEKDAYS[plain(match["weekday"])]]
    return f"{match['mark']}{day.isoformat()} {line[match.end() :]}"


def _week(lines: Sequence[str]) -> dict[int, date]:
    """Each weekday of the days that the text names, if these are within a week."""
    said = [
        day
        for line in lines
        if not says_when_written(line.strip())
        for day in written_days(line[:_LONGEST])
    ]
    years = {int(year) for line in lines for year in _YEAR.findall(line[:_LONGEST])}
    dates = sorted(each for day in said for each in _dates(day, years))
    if not dates or (dates[-1] - dates[0]).days >= _WEEK:
        return {}
    length = (dates[-1] - dates[0]).days + 1
    return {day.weekday(): day for day in (dates[0] + timedelta(days=n) for n in range(length))}


def _dates(day: WrittenDay, years: set[int]) -> Iterator[date]:
    year = day.year or (next(iter(years)) if len(years) == 1 else None)
    if year is None:
        return
    try:
        first = day.on(year)
        yield first
        if day.last is not None:
            yield first.replace(day=day.last)
    except (BadInput, ValueError):
        return
