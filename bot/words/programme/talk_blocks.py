"""Where the lines of each title begin: all alike, with the title, its day, hour or person."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.talks.speaker import StageRole
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import ABOVE_ITEMS, BESIDE, PARTS, LineRole

Roles = Sequence[LineRole | None]

# Lines that may stand between what begins a block and its title.
_FRONT = frozenset(
    {
        *(LineRole.DATE, LineRole.PERSON, LineRole.OFFICE, LineRole.HOURS, LineRole.PLACE),
        *(LineRole.HEADING, None),
    }
)
# So many lines may stand between the day of a talk and its title.
_MOST_BETWEEN = 3
# What it costs that a block does not begin alike, has no day, has two, or lacks what others have.
_UNLIKE = 2.0
_NO_DAY = 3.0
_TWO_DAYS = 3.0
_LACKS = 1.0
_BLANK_INSIDE = 1.5
_ORPHAN = 2.0
_NO_OTHER = 1000.0
_HOURS_INSIDE = 2.0
_MOST_ABOVE = 2.0
_MOST_BESIDE = 2.5


def blocks_of(
    heads: Sequence[int],
    within: range,
    roles: Roles,
    facts: Sequence[LineFacts],
    beginnings: Sequence[LineRole],
) -> dict[int, range]:
    """Return the lines of each head; `beginnings` are the roles a block may begin with.

    The first of them is that of the heads themselves. Lines above the first block are of none.
    """
    return cut(heads, within, roles, facts, beginnings)[0]


def cut(
    heads: Sequence[int],
    within: range,
    roles: Roles,
    facts: Sequence[LineFacts],
    beginnings: Sequence[LineRole],
) -> tuple[dict[int, range], float]:
    """Return the blocks, and how much more another cut would cost."""
    if not heads:
        return {}, _NO_OTHER
    ways = [
        _Way(
            [
                _start(head, above, roles, facts, role if place else None)
                for above, head in _pairs(heads, within)
            ],
            role,
        )
        for place, role in enumerate(beginnings)
    ]
    costs = {id(way): _cost(way, heads, within, roles, facts) for way in ways}
    best = min(ways, key=lambda way: costs[id(way)])
    others = (costs[id(way)] for way in ways if way.starts != best.starts)
    ends = [*best.starts[1:], within.stop]
    blocks = {
        head: range(start, end) for head, start, end in zip(heads, best.starts, ends, strict=True)
    }
    return blocks, min(others, default=_NO_OTHER) - costs[id(best)]


def _begins(index: int, role: LineRole, roles: Roles, facts: Sequence[LineFacts]) -> bool:
    """Tell whether a line is what blocks begin with; who has an hour begins as the hour does."""
    if roles[index] is role:
        return True
    return role is LineRole.HOURS and roles[index] is LineRole.PERSON and bool(facts[index].hours)


class _Way:
    def __init__(self, starts: list[int], role: LineRole) -> None:
        self.starts = starts
        self.role = role


def _pairs(heads: Sequence[int], within: range) -> list[tuple[int, int]]:
    return [*zip([within.start - 1, *heads[:-1]], heads, strict=True)]


def _start(
    head: int, above: int, roles: Roles, facts: Sequence[LineFacts], role: LineRole | None
) -> int:
    """Where the block of a head begins if it begins with `role`; with the head for None."""
    if role is None or (role is LineRole.HOURS and roles[head] in PARTS and facts[head].hours):
        return head
    start = head
    others = 0
    for index in range(head - 1, above, -1):
        if role is LineRole.DATE and roles[index] is role and not facts[index].days:
            # "All talks begin at 18:00" is of no block.
            if start != head:
                break
        elif _begins(index, role, roles, facts):
            start = index
            if roles[index] is LineRole.PERSON and facts[index].hours:
                # "9:50 Ada Example" begins what she speaks of.
                break
        elif roles[index] in BESIDE and role is LineRole.DATE:
            # "Studio 2, Harbour House", or the name of a lecture, may stand between.
            others += 1
            if others > _MOST_BETWEEN or start != head:
                break
        elif roles[index] not in _FRONT or (start != head and roles[index] is not None):
            break
    return start


def _cost(
    way: _Way, heads: Sequence[int], within: range, roles: Roles, facts: Sequence[LineFacts]
) -> float:
    ends = [*way.starts[1:], within.stop]
    blocks = [range(start, end) for start, end in zip(way.starts, ends, strict=True)]
    cost = 0.0
    has = {
        role: [any(roles[index] is role for index in block) for block in blocks]
        for role in (LineRole.PERSON, LineRole.HOURS)
    }
    for found in has.values():
        if sum(found) * 2 >= len(blocks):
            cost += _LACKS * (len(found) - sum(found))
    are_dated = any(roles[index] is LineRole.DATE and facts[index].days for index in within)
    are_below = way.role is LineRole.ITEM and _stand_below(heads, within, roles)
    are_above = way.role is LineRole.HOURS and _stand_above(heads, within, roles)
    for block, head in zip(blocks, heads, strict=True):
        if roles[head] is not LineRole.BREAK:
            # What has no hour is held beside the item above it.
            own_hour = are_above or (way.role is LineRole.HOURS and facts[block.start].hours)
            cost += _UNLIKE * (not (own_hour or _begins(block.start, way.role, roles, facts)))
        cost += _HOURS_INSIDE * any(
            facts[index].hours
            for index in range(head + 1, block.stop)
            if roles[index] in ABOVE_ITEMS and roles[head] in PARTS and not are_below
        )
        days = _days(block, roles, facts)
        if are_dated:
            cost += _NO_DAY * (not days) + _TWO_DAYS * (len(days) > 1)
        is_apart = block.start == 0 or not facts[block.start - 1].bare
        inside = any(not facts[index].bare for index in range(block.start, head))
        cost += _BLANK_INSIDE * (inside and not is_apart)
    if len(blocks) > 1:
        apart = [block.start for block in blocks[1:] if not facts[block.start - 1].bare]
        # Where a blank line stands before the end of each block, it was to begin there.
        late = [
            block
            for block in blocks[:-1]
            if facts[block.stop - 1].bare and _has_blank_behind_text(block, facts)
        ]
        cost += _BLANK_INSIDE * len(late) * (not apart)
    elif way.role is LineRole.PERSON:
        # Who stands above the only item, where others stand below it, is of the whole.
        head = heads[0]
        below = (roles[index] is LineRole.PERSON for index in range(head + 1, within.stop))
        cost += _ORPHAN * 2 * (roles[head] in PARTS and any(below))
    if way.role is LineRole.TITLE:
        cost += min(_MOST_ABOVE, _days_behind_text(blocks, roles, facts))
    if way.role is LineRole.DATE:
        # What stands between a day and a title may as well tell of the talk above.
        cost += min(_MOST_BESIDE, _texts_above_heads(blocks, heads, roles))
    front = range(within.start, way.starts[0])
    leads = _Leads(within, roles, facts)
    orphans = {
        roles[index]
        for index in front
        if roles[index] in _ORPHANS and _is_own(facts[index]) and not leads(index)
    }
    return cost + _ORPHAN * len(orphans)


def _stand_below(heads: Sequence[int], within: range, roles: Roles) -> bool:
    """Tell whether each item has its hours right below it: none stand above the first."""
    hours = [index for index in within if roles[index] is LineRole.HOURS]
    said = [index for index in within if roles[index] is not None]
    below = dict(pairwise(said))
    timed = sum(roles[below.get(head, head)] is LineRole.HOURS for head in heads)
    is_first = bool(hours) and heads[0] < hours[0] and below.get(heads[0]) == hours[0]
    return is_first and heads[-1] < hours[-1] and timed * 3 >= len(heads) * 2


def _stand_above(heads: Sequence[int], within: range, roles: Roles) -> bool:
    """Tell whether all hours stand right above items, and the first of them above the first."""
    said = [index for index in within if roles[index] is not None]
    below = dict(pairwise(said))
    hours = [index for index in said if roles[index] is LineRole.HOURS]
    known = {*heads}
    is_first = len(hours) > 1 and below.get(hours[0]) == heads[0]
    return is_first and all(below.get(index) in known for index in hours)


def _texts_above_heads(blocks: Sequence[range], heads: Sequence[int], roles: Roles) -> float:
    between = (
        roles[index] in BESIDE - {LineRole.SERIES}
        for block, head in zip(blocks, heads, strict=True)
        for index in range(block.start, head)
    )
    return float(sum(between))


def _days_behind_text(blocks: Sequence[range], roles: Roles, facts: Sequence[LineFacts]) -> float:
    """Count the days that stand below a talk's text, right above the title of the next one."""
    count = 0
    for block in blocks[:-1]:
        last = block.stop - 1
        is_day = roles[last] is LineRole.DATE and bool(facts[last].days)
        count += is_day and last - 1 > block.start and roles[last - 1] is LineRole.TEXT
    return float(count)


class _Leads:
    """Tells who leads all: "Chair: Ada Example" above the first, where nobody else is called so."""

    def __init__(self, within: range, roles: Roles, facts: Sequence[LineFacts]) -> None:
        people = [index for index in within if roles[index] is LineRole.PERSON]
        led = [index for index in people if _leads(facts[index])]
        self._only = led[0] if len(led) == 1 and len(people) > 1 else None

    def __call__(self, index: int) -> bool:
        return index == self._only


def _leads(facts: LineFacts) -> bool:
    label = read_label(facts.bare)
    return label is not None and label[0] is StageRole.MODERATOR


_ORPHANS = frozenset({LineRole.DATE, LineRole.PERSON, LineRole.HOURS})


def _is_own(facts: LineFacts) -> bool:
    """Hours alone above all are those of all."""
    return bool(facts.days) or not facts.hours


def _has_blank_behind_text(block: range, facts: Sequence[LineFacts]) -> bool:
    return any(not facts[index].bare for index in block)


def _days(block: range, roles: Roles, facts: Sequence[LineFacts]) -> set[tuple[int, int]]:
    said = (LineRole.DATE, LineRole.TITLE)
    days = (facts[at].days[0] for at in block if roles[at] in said and facts[at].days)
    return {(day.month, day.day) for day in days}
