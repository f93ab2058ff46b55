"""Two whole hours of the day as people type them: "22-7", "22:00 to 07:00"."""

import re
from typing import Final

from bot.domain.signups.errors import HoursOfDayNotUnderstood
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
