"""Which lines are of which talk."""

from bot.words.programme.assembly.state import Assembly
from bot.words.programme.dates import Day
from bot.words.programme.days_of_one import days_of_one
from bot.words.programme.drafts import Draft
from bot.words.programme.roles import LineRole
from bot.words.programme.talk_blocks import cut

# Cuts into talks that cost as little more as this are asked about.
_CLOSE = 1.0


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
            (LineRole.TITLE, LineRole.DATE, LineRole.PERSON),
        )
        making.sheet.is_unsure = margin < _CLOSE

    _give_back(making)


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
    """Below the only title, days with items of their own are talks called so."""
    if len(making.blocks) != 1:
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
