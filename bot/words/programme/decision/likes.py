"""Lines with the same mark in front, or of the same cut: they are mostly for the same."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from bot.words.programme.lines import LineFacts

# How much of what speaks for a line is what speaks for all its like, by what they have alike.
SHARED = {"number": 0.7, "head": 0.6, "row": 0.6, "shape": 0.3}
_NUMBERED = re.compile(
    r"(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+)?)\s#?(?:\d{1,2}|[IVX]{1,4}|[A-H])(?=\s*[:.)–-]|\s|$)"
)
_HEAD = re.compile(r"(?P<head>[^\W\d_]+(?:\s[^\W\d_]+)?)\s?:")
_FEWEST = 2


def with_shared(
    facts: Sequence[LineFacts], kinds: Sequence[str], scores: Sequence[Sequence[float]]
) -> list[list[float]]:
    """Return what speaks for each line, with the mean of its like mixed in."""
    groups: dict[tuple[str, Hashable], list[int]] = defaultdict(list)
    for index, (each, kind) in enumerate(zip(facts, kinds, strict=True)):
        for group in _groups(each, kind):
            groups[group].append(index)
    made = [[*each] for each in scores]
    taken: set[int] = set()
    for (name, _), alike in sorted(groups.items(), key=lambda each: -SHARED[each[0][0]]):
        members = [each for each in alike if each not in taken]
        if len(members) < _FEWEST:
            continue
        taken.update(members)
        share = SHARED[name]
        mean = [
            sum(column) / len(members)
            for column in zip(*(scores[each] for each in members), strict=True)
        ]
        for index in members:
            made[index] = [
                (1 - share) * own + share * of_all
                for own, of_all in zip(scores[index], mean, strict=True)
            ]
    return made


def _groups(facts: LineFacts, kind: str) -> Iterator[tuple[str, Hashable]]:
    text = facts.bare[:200]
    if match := _NUMBERED.match(text):
        yield "number", match["noun"].casefold()
    if match := _HEAD.match(text):
        yield "head", match["head"].casefold()
    if " | " in text:
        yield "row", (text.count(" | "), kind)
    yield "shape", (kind, facts.marked, facts.level, re.sub(r"[\w\s.,'’-]+", "w", text)[:12])
