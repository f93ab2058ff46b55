"""What people type about coming: hours without letters, and a question to whoever signs up."""

import re
from typing import Final

from bot.domain.plain import one_line
from bot.domain.signups.errors import HoursOfDayNotUnderstood
from bot.domain.talks.errors import ChoicesOutOfRange
from bot.domain.talks.parts import SignupQuestion
from bot.words.patterns import late

_HOUR: Final = r"(\d{1,2})(?:[:.]00)?"
_PAIR: Final = late(rf"\D*?{_HOUR}\s*h?\s*[^\d:.]+\s*{_HOUR}\s*h?\s*", re.ASCII)
_DAY: Final = 24


def read_hours_of_day(typed: str) -> tuple[int, int]:
    """Nothing is (0, 0); raises `HoursOfDayNotUnderstood`."""
    if not typed:
        return 0, 0
    found = _PAIR.fullmatch(typed)
    first, last = (int(each) for each in found.groups()) if found else (_DAY + 1, 0)
    if max(first, last) > _DAY:
        raise HoursOfDayNotUnderstood(typed=typed)
    return first % _DAY, last % _DAY


LEAST: Final = 2
# One less than Discord lists, for whoever rather says nothing.
MOST: Final = 24
OPTION_MAX: Final = 80


def read_signup_question(text: str, options: str) -> SignupQuestion | None:
    """Read a question and its answers, one a line; no text is no question.

    Raises `ChoicesOutOfRange`.
    """
    if not text:
        return None
    lines = [one_line(line).strip()[:OPTION_MAX].strip() for line in options.splitlines()]
    chosen = tuple(dict.fromkeys(line for line in lines if line))
    if not LEAST <= len(chosen) <= MOST:
        raise ChoicesOutOfRange(least=LEAST, most=MOST)
    return SignupQuestion(text=one_line(text), options=chosen)
