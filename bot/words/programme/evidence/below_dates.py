"""What stands below each date until the next: whether a text has an agenda, or one for each day."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.words.programme.evidence.line_counts import few
from bot.words.programme.lines import LineFacts


def below_dates(
    facts: Sequence[LineFacts], dated: Sequence[int], timed_alone: Sequence[int], day_count: int
) -> tuple[str, Mapping[int, Sequence[str]]]:
    """Return what holds for the whole, and for each line with a date."""
    found: dict[int, list[str]] = {}
    counts: list[int] = []
    for begin, end in pairwise((*dated, len(facts))):
        timed = bisect_left(timed_alone, end) - bisect_left(timed_alone, begin)
        counts.append(timed)
        size = end - begin - 1
        found[begin] = [f"hours below {few(timed)}", f"lines below {few(size)}"]
    agendas = sum(each > 1 for each in counts)
    days = few(day_count)
    in_all = f"days {days} agendas {few(agendas)}"
    for (begin, shown), timed in zip(found.items(), counts, strict=True):
        core = "only when" if facts[begin].is_when else "with words"
        first = "first" if begin == dated[0] else "later"
        shown += [
            f"{core}, hours below {few(timed)}, days {days}",
            f"{core}, hours below {few(timed)}, agendas {few(agendas)}",
            f"{core}, {first} date of days {days} agendas {few(agendas)}",
        ]
    return in_all, found
