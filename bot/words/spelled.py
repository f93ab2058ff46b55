"""Dates with the month in words: "Thursday 17 March 2022", "April 7th, 2027", "17. maaliskuuta"."""

import re
from dataclasses import dataclass
from datetime import date

from bot.words.errors import DayDoesNotExist, WeekdayDiffers
from bot.words.languages.en import ENGLISH
from bot.words.lexicon import (
    BEFORE_MONTH,
    MONTH,
    MONTH_BEFORE_DAY,
    MONTHS,
    ORDINAL_MARK,
    SHORT_WEEKDAY,
    THE,
    TINY_WEEKDAY,
    WEEKDAY,
    WEEKDAYS,
    plain,
)

_DATE = re.compile(
    rf"""
    (?:
        (?:
            \b(?P<weekday>{WEEKDAY})
            # "With Sam, 17 March" names somebody: short names count where a date can begin.
          | (?:^|(?<=[,.:;|(\u2013\u2014-]\ )|(?<=[|(]))(?P<short>{SHORT_WEEKDAY}|{TINY_WEEKDAY})
        )
        \b[.,]{{,2}}\s+(?:(?:{THE})\s+)?
    )?
    (?:
        (?<!\w)(?P<day>[0-9]{{1,2}})
        (?:
            (?:{ORDINAL_MARK})?\s+(?:(?:{BEFORE_MONTH})\s+)?(?P<month>{MONTH})\b\.?
            # "4. March 17, 2027" is a number and a date.
          | \.\s?(?P<month_after_dot>{MONTH})\b\.?
            (?!\s+[0-9]{{1,2}}(?:{ORDINAL_MARK})?(?:\.?$|,?\s+[0-9]{{4}}\b))
        )
      | \b(?P<month_first>{MONTH_BEFORE_DAY})\b\.?\s+(?:(?:{THE})\s+)?(?P<day_after>[0-9]{{1,2}})
        (?:{ORDINAL_MARK})?\b(?!:)
    )
    (?:,?\s+(?P<year>[0-9]{{4}})\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpelledDate:
    """What stands in a text from `start` to `end`; `weekday` (Monday is 0) as it is written."""

    text: str
    day: int
    month: int
    year: int | None
    weekday: int | None
    start: int
    end: int

    def on(self, year: int) -> date:
        """Return the date in `year`; raises `DayDoesNotExist` and `WeekdayDiffers`."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            raise DayDoesNotExist(text=self.text) from None
        if self.weekday is not None:
            check_weekday(found, self.weekday)
        return found


def check_weekday(day: date, weekday: int) -> None:
    """Raise `WeekdayDiffers` if the day is not the weekday (Monday is 0) that was written."""
    if day.weekday() != weekday:
        said = ENGLISH.weekdays[weekday][0].capitalize()
        raise WeekdayDiffers(when=day, weekday=said)


def find_dates(text: str) -> tuple[SpelledDate, ...]:
    """Return every date in the text, in order, checked by nobody yet."""
    return tuple(_spelled(match) for match in _DATE.finditer(text))


def _spelled(match: re.Match[str]) -> SpelledDate:
    month = match["month"] or match["month_after_dot"] or match["month_first"]
    weekday = match["weekday"] or match["short"]
    return SpelledDate(
        text=match[0],
        day=int(match["day"] or match["day_after"]),
        month=MONTHS[plain(month)],
        year=int(match["year"]) if match["year"] else None,
        weekday=WEEKDAYS[plain(weekday)] if weekday else None,
        start=match.start(),
        end=match.end(),
    )
