"""How lines that may be titles stand among each other: the longest, the last above a date."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.words.programme.lines import LineFacts

_TITLE_KINDS = frozenset({"short", "other", "name", "counted", "person"})


def rank_titles(
    facts: Sequence[LineFacts], kinds: Sequence[str], dated: Sequence[int]
) -> Mapping[int, Sequence[str]]:
    first_date = dated[0] if dated else len(facts)
    titles = [
        at for at, each in enumerate(facts) if each.may_be_title and kinds[at] in _TITLE_KINDS
    ]
    above = [each for each in titles if each < first_date]
    found: defaultdict[int, list[str]] = defaultdict(list)

    def length(at: int) -> int:
        return len(facts[at].bare)

    if titles:
        found[titles[0]].append("first title of all")
        found[max(titles, key=length)].append("longest title of all")
    if above:
        found[max(above, key=length)].append("longest title above dates")
        found[above[-1]].append("last title above dates")
    levels = {each.level for each in facts if each.level}
    if levels:
        tops = [at for at, each in enumerate(facts) if each.level == min(levels)]
        if len(tops) == 1:
            found[tops[0]].append("only heading of highest level")
    for begin, end in pairwise((*dated, len(facts))):
        between = titles[bisect_left(titles, begin + 1) : bisect_left(titles, end)]
        if between:
            found[between[0]].append("first title below date")
            found[max(between, key=length)].append("longest title between dates")
            found[between[-1]].append("last title before next date")
    return found
