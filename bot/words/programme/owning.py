"""Which title, above or below, each line of another kind belongs to; decided for all at once."""

from collections.abc import Sequence

from bot.words.programme.lines import LineFacts

# What it costs to cross another owner's line, a wall and a blank line; and to have no owner.
_WALL = 6
_BLANK = 2
_NONE = 12


def owners(
    lines: Sequence[int],
    titles: Sequence[int],
    walls: frozenset[int],
    facts: Sequence[LineFacts],
) -> dict[int, int | None]:
    """Return the owner of each line: all look up, or all look down, as costs least in sum.

    A line that finds nothing in that direction looks in the other one.
    """
    groups = _groups(lines, titles, walls, facts)
    up = [(_above(group, titles), group) for group in groups]
    down = [(_below(group, titles), group) for group in groups]
    cost_up = sum(_cost(owner, group[0], walls, facts) for owner, group in up)
    cost_down = sum(_cost(owner, group[-1], walls, facts) for owner, group in down)
    found: dict[int, int | None] = {}
    for (above, group), (below, _) in zip(up, down, strict=True):
        first, other = (above, below) if cost_up <= cost_down else (below, above)
        owner = first if first is not None else other
        found.update(dict.fromkeys(group, owner))
    return found


def _groups(
    lines: Sequence[int], titles: Sequence[int], walls: frozenset[int], facts: Sequence[LineFacts]
) -> list[list[int]]:
    """Lines of one kind with no title between them go together."""
    apart = {*titles, *walls}
    groups: list[list[int]] = []
    for index in lines:
        if groups and not any(each in apart for each in range(groups[-1][-1] + 1, index + 1)):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _above(group: Sequence[int], titles: Sequence[int]) -> int | None:
    return max((each for each in titles if each <= group[0]), default=None)


def _below(group: Sequence[int], titles: Sequence[int]) -> int | None:
    return min((each for each in titles if each >= group[-1]), default=None)


def _cost(
    owner: int | None, index: int, walls: frozenset[int], facts: Sequence[LineFacts]
) -> int:
    if owner is None:
        return _NONE
    between = range(min(owner, index) + 1, max(owner, index))
    cost = min(len(between), 5)
    cost += _BLANK * any(not facts[each].bare for each in between)
    return cost + _WALL * any(each in walls for each in between)
