"""Lines with which an article names its talks: "Series | Title. Thursday 17 March 2022"."""

from collections import Counter
from collections.abc import Sequence

from bot.words.programme.lines import LineFacts

_FEWEST = 2


def series_of(facts: LineFacts) -> str:
    """What stands before the bar of such a line; "" of others."""
    series, bar, title = facts.before.partition(" | ")
    is_closing = bar and series and title and facts.days and not facts.behind
    if not is_closing or (facts.hours and facts.hours[0].start < facts.days[0].start):
        return ""
    return series.strip()


def closing_lines(facts: Sequence[LineFacts]) -> frozenset[int]:
    """Return the lines that name talks of one series so, if there are several."""
    series = [series_of(each) for each in facts]
    times = Counter(each for each in series if each)
    return frozenset(at for at, each in enumerate(series) if times[each] >= _FEWEST)
