"""Days whose month stands above: "MARCH", and under it "Tuesday 9th: Benches"."""

import re
from calendar import monthrange
from collections.abc import Sequence

from bot.words.lexicon import MONTH, SHORT_WEEKDAY, WEEKDAY, WEEKDAYS, plain
from bot.words.patterns import late
from bot.words.written_days import WrittenDay, written_days

_LONGEST = 400
_LONGEST_HEADING = 40
_FEWEST = 2
_HEADING = late(rf"\W{{0,9}}(?P<month>{MONTH})\.?(?:,?\s+20[0-9]{{2}})?\W{{0,9}}", re.IGNORECASE)
_WEEK = 7
_DAY = late(
    rf"(?P<mark>\W{{0,9}})(?P<day>(?:{WEEKDAY}|{SHORT_WEEKDAY})\.?,?\s+(?:the\s+|den\s+|der\s+)?"
    r"[0-3]?[0-9](?:st|nd|rd|th|:?[ae]|\.)?|[0-3]?[0-9](?:st|nd|rd|th))(?![\w.:]*\w)",
    re.IGNORECASE,
)
_MONTH = late(rf"(?<!\w)(?:{MONTH})(?!\w)", re.IGNORECASE)
# "Thursday, 2nd", alone or in front of what is on.
_NEXT_DAY = late(
    rf"(?P<mark>\W{{0,9}})(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY})\.?,?\s+(?:the\s+|den\s+|der\s+)?"
    r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|:?[ae]|er|\.)?"
    # "Wednesday 17:00" and "Friday 12–14" say hours.
    r"(?=\W*$|\s*[:(|\u2013](?!\s?[0-9]))(?!\.[0-9])",
    re.IGNORECASE,
)


def with_months(lines: Sequence[str]) -> list[str]:
    """Return the lines with the month behind each day that stands below it as a heading.

    Two headings at least have such a day below them, so that one month beside a page is none.
    """
    made = [*lines]
    month = ""
    under: set[str] = set()
    for at, line in enumerate(lines):
        if len(line) <= _LONGEST_HEADING and (match := _HEADING.fullmatch(line)):
            month = match["month"]
        elif month and (match := _DAY.match(line)) and not written_days(line[:_LONGEST]):
            under.add(month.casefold())
            made[at] = f"{line[: match.end()]} {month}{line[match.end() :]}"
    return made if len(under) >= _FEWEST else [*lines]


def with_month_of_last(lines: Sequence[str]) -> list[str]:
    """Return the lines with the month behind "Thursday, 2nd" below "Wednesday, 1 September 2027".

    The day is that one or a later one of the same month, and its weekday says so as well.
    """
    made = [*lines]
    last: WrittenDay | None = None
    for at, line in enumerate(lines):
        days = written_days(line[:_LONGEST])
        if days:
            last = days[0]
        elif last and last.weekday is not None and (match := _NEXT_DAY.match(line[:_LONGEST])):
            later = int(match["day"]) - last.day
            is_day = (last.weekday + later) % _WEEK == WEEKDAYS[plain(match["weekday"])]
            if later >= 0 and is_day and int(match["day"]) <= _days_in(last):
                made[at] = f"{_with_month(match, last)}{line[match.end() :]}"
    return made


def _days_in(day: WrittenDay) -> int:
    # A year without a 29 February where none is said.
    return monthrange(day.year or 2027, day.month)[1]


def _with_month(match: re.Match[str], last: WrittenDay) -> str:
    """Write the month as it is written above, in a word or by its number."""
    if name := _MONTH.search(last.text):
        return f"{match[0]} {name[0]}"
    return f"{match['mark']}{match['weekday']} {match['day']}.{last.month}."
