"""Which lines are of which talk."""

from bot.words.programme.assembly.state import Assembly
from bot.words.programme.dates import Day
from bot.words.programme.days_of_one import days_of_one, days_of_weekdays
from bot.words.programme.drafts import Draft
from bot.words.programme.roles import DATED, LineRole
from bot.words.programme.talk_blocks import cut

# Cuts into talks that cost as little more as this are asked about.
_CLOSE = 1.0
# What may stand between a day and the title below it.
_BETWEEN = frozenset(
    {
        *(LineRole.PERSON, LineRole.OFFICE, LineRole.HOURS, LineRole.PLACE, LineRole.HEADING),
        *(LineRole.TEXT, LineRole.FURNITURE, None),
    }
)


def cut_talks(making: Assembly) -> None:
    """Give each talk its lines."""
    heads: list[int] = []
    for index in sorted(making.talks):
        if not any(making.talks[index] is making.talks[each] for each in heads):
            heads.append(index)
    whole = range(len(making.roles))
    if len(heads) == 1:
        making.blocks = {heads[0]: whole}
    else:
        making.blocks, margin = cut(
            heads,
            whole,
            making.roles,
            making.sheet.facts,
            (LineRole.TITLE, LineRole.DATE, LineRole.PERSON, LineRole.HOURS),
        )
        making.sheet.is_unsure = margin < _CLOSE

    _give_back(making)
    _give_forward(making)


def _give_forward(making: Assembly) -> None:
    """A day above a talk that has none is its own, if the talk above has another one."""
    end = 0
    heads = [*making.blocks]
    for above, head in zip([None, *heads], heads, strict=False):
        block = making.blocks[head]
        lines = range(end, block.start)
        own = making.blocks[above] if above is not None else range(0)
        end = head + 1
        if _first_day(making, block) is not None:
            continue
        at = _day_right_above(making, lines)
        if at is None or (own and _first_day(making, range(own.start, at)) is None):
            continue
        making.blocks[head] = range(at, block.stop)
        if above is not None:
            making.blocks[above] = range(own.start, at)


def _first_day(making: Assembly, lines: range) -> int | None:
    dated = (each for each in lines if making.roles[each] in DATED and making.facts(each).days)
    return next(dated, None)


def _day_right_above(making: Assembly, lines: range) -> int | None:
    for index in reversed(lines):
        if making.roles[index] is LineRole.DATE and making.facts(index).days:
            return index
        if making.roles[index] not in _BETWEEN:
            return None
    return None


def _give_back(making: Assembly) -> None:
    """Below the day of another talk ("Programme of Saturday 4 October") all is that talk's."""
    for head, block in [*making.blocks.items()]:
        own = making.talks[head].day
        for index in block:
            if making.roles[index] is not LineRole.DATE or index <= head or own is None:
                continue
            days = making.facts(index).days
            day = Day.of(days[0]) if days else own
            of_day = [
                talk
                for talk in making.talks.values()
                if talk.day and talk.day.is_same(day) and talk is not making.talks[head]
            ]
            if of_day and not day.is_same(own):
                making.talks[index] = of_day[0]
                making.blocks[head] = range(block.start, index)
                making.blocks[index] = range(index, block.stop)
                break


def part_days(making: Assembly) -> None:
    """Below the only title, days with items of their own are talks called so.

    Titles that are weekdays have the days of a text that says how long all lasts.
    """
    if len(making.blocks) != 1:
        days = days_of_weekdays([*making.blocks], making.sheet.facts)
        for at, day in days.items():
            making.talks[at].day = making.talks[at].day or day
        return
    (head,) = making.blocks
    making.days = days_of_one(head, making.roles, making.sheet.facts)
    if not making.days:
        return
    one = making.talks[head]
    first, *others = making.days
    one.day = making.days[first]
    making.blocks = {head: range(others[0] if others else len(making.roles))}
    for at, end in zip(others, [*others[1:], len(making.roles)], strict=True):
        making.talks[at] = Draft(one.title, one.series_line, making.days[at], line=at)
        making.blocks[at] = range(at, end)
