"""Items that each have the whole date of one day above them are parts of one talk."""

from collections.abc import Sequence
from itertools import pairwise

from bot.words.programme.dates import Day
from bot.words.programme.evidence.word_class_evidence import names_break
from bot.words.programme.furniture import is_generic
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import PARTS, LineRole

_HOUR = 60
_FEWEST_ITEMS = 3
_ITEMS_OF_DAY = PARTS | {LineRole.TITLE}


def make_one_day(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Items that each have the whole date above them ("28 October, 10:00–11:00") are of one day.

    There is a name above them, at least one is a break, and each begins when the last has ended.
    """
    said = [at for at, role in enumerate(made) if role is not None]
    below = dict(pairwise(said))
    dates = [at for at in said if made[at] is LineRole.DATE]
    items = [below[at] for at in dates if at in below]
    titles = [at for at in said if made[at] is LineRole.TITLE]
    names = [at for at in said if made[at] is LineRole.SERIES and not is_generic(facts[at].bare)]
    # What stands at the very top may be the name as well.
    names = names or [at for at in said[:1] if made[at] is LineRole.FURNITURE]
    if len(items) < max(_FEWEST_ITEMS, len(dates)) or not {*titles} <= {*items}:
        return
    if not names or names[0] > dates[0] or any(made[at] not in _ITEMS_OF_DAY for at in items):
        return
    is_one = len({day_and_month(facts[at]) for at in dates if facts[at].days}) == 1
    if not is_one or not all(facts[at].is_when and facts[at].days for at in dates):
        return
    breaks = [at for at in items if made[at] is LineRole.BREAK or names_break(facts[at].bare)]
    if not breaks or not _follow_each_other([facts[at] for at in dates]):
        return
    made[names[0]] = LineRole.TITLE
    for at in items:
        made[at] = LineRole.BREAK if at in breaks else LineRole.ITEM
    for at in dates:
        made[at] = LineRole.HOURS


def _follow_each_other(dates: Sequence[LineFacts]) -> bool:
    said = [each.hours[0] for each in dates if each.hours]
    begins = [hours.at.hour * _HOUR + hours.at.minute for hours in said]
    ends = [begin + (hours.minutes or 0) for begin, hours in zip(begins, said, strict=True)]
    is_timed = len(said) == len(dates) and all(hours.minutes for hours in said)
    return is_timed and all(end <= begin for end, begin in zip(ends, begins[1:], strict=False))


def day_and_month(facts: LineFacts) -> tuple[int, int]:
    day = Day.of(facts.days[0]).written
    return day.month, day.day
