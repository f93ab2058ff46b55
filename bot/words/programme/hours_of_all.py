"""Hours that a line says once, for all talks above or below it."""

import re
from collections.abc import Sequence

from bot.words.lexicon import EACH_WEEKDAY, any_of
from bot.words.patterns import late
from bot.words.programme.lines import LONGEST_LINE, LineFacts

# "All talks begin at …" at the beginning of a sentence; "every Monday", "of each month".
_ALL = late(rf"(?:^|(?<=[.!?]\s))(?:{any_of(lambda each: each.all_of_them)})(?!\w)", re.IGNORECASE)
_REPEATED = any_of(lambda each: (*each.every, *each.every_other, *each.of_each_month))
_EACH = late(rf"(?<!\w)(?:{_REPEATED})(?!\w)", re.IGNORECASE)


def says_of_all(facts: LineFacts) -> bool:
    """Tell whether a line speaks of all talks, or of what happens each week or month."""
    text = facts.bare[:LONGEST_LINE]
    return any(each.search(text) for each in (_ALL, _EACH, EACH_WEEKDAY))


def line_for(head: int, lines: Sequence[int], heads: Sequence[int]) -> int | None:
    """Return which of the lines that speak of several talks speaks of this one.

    They stand above the talks, or each behind its own: the first of them tells.
    """
    above = [each for each in lines if each < head]
    below = [each for each in lines if each > head]
    if lines and lines[0] > heads[0]:
        return below[0] if below else None
    return above[-1] if above else None
