"""Days below their month: "MARCH", and under it "Tuesday 9th: Benches"."""

import re
from collections.abc import Sequence

from bot.words.lexicon import MONTH, SHORT_WEEKDAY, WEEKDAY
from bot.words.patterns import late
from bot.words.written_days import written_days

_LONGEST = 400
_LONGEST_HEADING = 40
_FEWEST = 2
_HEADING = late(rf"\W{{0,9}}(?P<month>{MONTH})\.?(?:,?\s+20[0-9]{{2}})?\W{{0,9}}", re.IGNORECASE)
_DAY = late(
    rf"(?P<mark>\W{{0,9}})(?P<day>(?:{WEEKDAY}|{SHORT_WEEKDAY})\.?,?\s+(?:the\s+|den\s+|der\s+)?"
    r"[0-3]?[0-9](?:st|nd|rd|th|:?[ae]|\.)?|[0-3]?[0-9](?:st|nd|rd|th))(?![\w.:]*\w)",
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
