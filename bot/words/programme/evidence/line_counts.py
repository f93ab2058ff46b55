"""What recurs in lines, and how far they are from each other; each in linear time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.words.patterns import late

_WORD = late(r"[^\W\d_]+")
_HEAD = late(r"[^\W\d_]+(?:\s\d+)?\s?[:.\u2013-]|[^\W\d_]+\s[^\W\d_]+(?:\s[^\W\d_]+)?\s?:")
_SHORTEST_WORD = 4
_LONGEST_HEAD = 40
_FAR = 5


def blocks_of(blank_above: Sequence[bool]) -> list[tuple[int, int]]:
    """The number of lines between two blank ones, and the place among them, of each line."""
    found: list[tuple[int, int]] = []
    begin = 0
    for index in range(len(blank_above) + 1):
        if index == len(blank_above) or (blank_above[index] and index > begin):
            size = index - begin
            found += [(size, place) for place in range(size)]
            begin = index
    return found


def runs_of(holds: Sequence[bool]) -> list[int]:
    """How many lines in a row hold, for each of them; 0 for the others."""
    found = [0] * len(holds)
    begin = 0
    for index in range(len(holds) + 1):
        if index < len(holds) and holds[index]:
            continue
        for each in range(begin, index):
            found[each] = index - begin
        begin = index + 1
    return found


def nearest_of(holds: Sequence[bool]) -> tuple[list[int], list[int]]:
    """How far above and below each line the next one is that holds, at most `_FAR`; 0 for none."""

    def above(each: Sequence[bool]) -> list[int]:
        found: list[int] = []
        last: int | None = None
        for index, is_one in enumerate(each):
            found.append(0 if last is None else min(index - last, _FAR))
            if is_one:
                last = index
        return found

    return above(holds), above(holds[::-1])[::-1]


def few(count: int) -> str:
    return str(count) if count < 3 else "3-5" if count < 6 else "6+"  # noqa: PLR2004


def most_of(share: float) -> str:
    return "never" if share == 0 else "some" if share < 0.5 else "most" if share < 1 else "all"  # noqa: PLR2004


def lines_by_word(words: Sequence[frozenset[str]]) -> Mapping[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(words):
        for word in each:
            found[word].append(index)
    return found


def content_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text) if len(word) >= _SHORTEST_WORD)


def head_of(text: str) -> str:
    """The first words, where a mark ends them."""
    match = _HEAD.match(text[:_LONGEST_HEAD])
    return match[0].casefold() if match else ""
