"""What tells below an item how it is held ("Debate with all towns"), and is none itself."""

from bisect import bisect_left
from collections.abc import Sequence

from bot.words.programme.evidence.kind_evidence import says_how
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import LineRole

# What ends the lines of an item.
_ENDS_ITEM = frozenset({LineRole.TITLE, LineRole.DATE, LineRole.BREAK})
# What may stand between an item and the line that tells how it is held.
_UNDER_ITEMS = frozenset({LineRole.PLACE, LineRole.TEXT, LineRole.OFFICE})


def leave_kinds_below_items(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Below "10:00 Night buses" the line "Debate with all towns" tells how that one is held.

    It has no hour of its own and is the only one there, and people follow, who are those of both.
    """
    said = [at for at, role in enumerate(made) if role is not None]
    timed: int | None = None
    below: list[int] = []
    for above, at in zip([None, *said], [*said, None], strict=True):
        is_item = at is not None and made[at] is LineRole.ITEM
        has_hour = at is not None and (
            facts[at].hours or (above is not None and made[above] is LineRole.HOURS)
        )
        if at is None or (is_item and has_hour) or made[at] in _ENDS_ITEM:
            if timed is not None and len(below) == 1:
                _leave_kind(made, facts, said, timed, below[0])
            timed, below = (at if is_item else None), []
        elif is_item:
            below.append(at)


def _leave_kind(
    made: list[LineRole | None],
    facts: Sequence[LineFacts],
    said: Sequence[int],
    timed: int,
    at: int,
) -> None:
    place = bisect_left(said, at)
    between = {made[each] for each in said[bisect_left(said, timed) + 1 : place]}
    below = made[said[place + 1]] if place + 1 < len(said) else None
    is_how = says_how(facts[at].bare) and not says_how(_without_hours(facts[timed]))
    if is_how and below is LineRole.PERSON and between <= _UNDER_ITEMS:
        made[at] = LineRole.TEXT


def _without_hours(facts: LineFacts) -> str:
    return facts.behind if facts.hours and not facts.before else facts.bare
