"""Which days a page says of itself ("28 August – The network invites …"), and which of the talk."""

from collections.abc import Sequence

from bot.words.patterns import late
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import DATED, OF_PAGE, PARTS, LineRole

_MAY_HAVE_DAY = frozenset({LineRole.TITLE, LineRole.DATE, LineRole.HOURS, *PARTS})
# So many words behind a dateline are a sentence, and no title.
_SENTENCE = 15
# "New Northville, 28 August – …".
_PLACE = 3
# So many hours with nothing between them head no items.
_GRID = 3
_DASH_FIRST = late(r"\s*[\u2013\u2014-]\s+\S")


def settle_days_of_page(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    _leave_grid(made, facts)
    _leave_dateline(made, facts)
    _take_day_above_items(made, facts)


def _leave_grid(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Leave the hours of a calendar that are copied above its day: "08:00", "08:30", "09:00"."""
    run: list[int] = []
    for at, role in enumerate(made):
        if role is None:
            continue
        if _is_of_grid(facts[at]):
            run.append(at)
            continue
        if len(run) >= _GRID and role in DATED and facts[at].days:
            for each in run:
                made[each] = LineRole.FURNITURE
        run = []


def _is_of_grid(facts: LineFacts) -> bool:
    return facts.is_hour and len(facts.hours) == 1 and facts.hours[0].minutes is None


def _leave_dateline(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """The day before the sentence that begins the news is when that was written.

    The talk says its own day, with hours, further down.
    """
    said = [at for at, role in enumerate(made) if role is not None]
    dated = [at for at in said if made[at] in DATED and facts[at].days]
    if len(dated) < 2 or not _is_dateline(facts[dated[0]]):  # noqa: PLR2004
        return
    has_named = LineRole.TITLE in {made[at] for at in said if at > dated[0]}
    others = [facts[at] for at in dated[1:]]
    if has_named and all(each.hours and not _is_dateline(each) for each in others):
        made[dated[0]] = LineRole.TEXT


def _is_dateline(facts: LineFacts) -> bool:
    is_led = len(facts.before.split()) > _PLACE
    if facts.hours or is_led or len(facts.days) != 1 or not facts.bare.endswith("."):
        return False
    behind = facts.bare[facts.days[0].end :]
    return bool(_DASH_FIRST.match(behind)) and len(behind.split()) >= _SENTENCE


def _take_day_above_items(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Take a line of nothing but a day, left to the page, where the only title has no other.

    It stands between that and its items.
    """
    titles = [at for at, role in enumerate(made) if role is LineRole.TITLE]
    items = [at for at, role in enumerate(made) if role in PARTS and facts[at].hours]
    if len(titles) != 1 or not items:
        return
    if any(facts[at].days for at, role in enumerate(made) if role in _MAY_HAVE_DAY):
        return
    left = [at for at, role in enumerate(made) if role in OF_PAGE and _is_day(facts[at])]
    if len(left) == 1 and titles[0] < left[0] < items[0]:
        made[left[0]] = LineRole.DATE


def _is_day(facts: LineFacts) -> bool:
    return len(facts.days) == 1 and facts.is_when and not facts.is_text
