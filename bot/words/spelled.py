"""Dates with the month in English words: "Thursday 17 March 2022", "April 7th, 2027"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.words.errors import DayDoesNotExist, WeekdayDiffers

_MONTHS: Final = (
    "january february march april may june july august september october november december"
).split()
_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()

MONTHS: Final = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
# Monday is 0, as in `date.weekday`.
WEEKDAYS: Final = {
    **{name: number for number, name in enumerate(_WEEKDAYS)},
    **{name[:3]: number for number, name in enumerate(_WEEKDAYS)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}


def either(words: dict[str, int]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_DATE = re.compile(
    rf"""
    (?:\b(?P<weekday>{either(WEEKDAYS)})\b[.,]?\s+(?:the\s+)?)?
    (?:
        \b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{either(MONTHS)})\b\.?
      | \b(?P<month_first>{either(MONTHS)})\b\.?\s+(?:the\s+)?(?P<day_after>\d{{1,2}})
        (?:st|nd|rd|th)?\b(?!:)
    )
    (?:,?\s+(?P<year>\d{{4}})\b)?
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
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
        if self.weekday is not None and found.weekday() != self.weekday:
            said = _WEEKDAYS[self.weekday].capitalize()
            raise WeekdayDiffers(when=found, weekday=said)
        return found


def find_dates(text: str) -> tuple[SpelledDate, ...]:
    """Return every date in the text, in order, checked by nobody yet."""
    return tuple(_spelled(match) for match in _DATE.finditer(text))


def _spelled(match: re.Match[str]) -> SpelledDate:
    month = (match["month"] or match["month_first"]).lower()
    weekday = match["weekday"]
    return SpelledDate(
        text=match[0],
        day=int(match["day"] or match["day_after"]),
        month=MONTHS[month],
        year=int(match["year"]) if match["year"] else None,
        weekday=WEEKDAYS[weekday.lower()] if weekday else None,
        start=match.start(),
        end=match.end(),
    )
