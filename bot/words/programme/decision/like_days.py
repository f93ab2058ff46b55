"""Lines of a list of talks that are as those beside its other days are."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from bot.words.patterns import late
from bot.words.programme.evidence.called_off_evidence import begins_called_off
from bot.words.programme.furniture import ends_with_deadline, is_aside, says_no_talk
from bot.words.programme.lines import LineFacts
from bot.words.programme.people import begins_with_known_name
from bot.words.programme.roles import BESIDE, NAMED, WHEN, LineRole

Roles = list[LineRole | None]

_FEW = 2
_LONGEST = 120
_MOST_BETWEEN = 3
# A day, and the only line below it: nobody speaks at a feast.
_ONLY = 2
_PLACE_WORDS = 5
# Titles have them, and what people are called; "Offsite: Town Hall" may have one as well.
_MARKS = late(r"[«»„“”\"?!]|\s[\u2013\u2014-]\s")
_BESIDE = frozenset({LineRole.PERSON, LineRole.OFFICE, LineRole.HOURS, LineRole.PLACE})


def like_days(roles: Sequence[LineRole | None], facts: Sequence[LineFacts]) -> Roles:
    """Return the roles with titles and days where all other talks of the text have theirs."""
    made = [*roles]
    said = [at for at, role in enumerate(made) if role is not None]
    _add_days_above(made, facts, said)
    _add_named_days(made, facts, said)
    _add_below_days(made, facts, said)
    _leave_places(made, facts, said)
    return made


def _add_days_above(made: Roles, facts: Sequence[LineFacts], said: Sequence[int]) -> None:
    """Where a day stands right above each title, a line that begins with one is a day as well."""
    titles = [at for at, role in enumerate(made) if role is LineRole.TITLE]
    above = {below: at for at, below in pairwise(said)}
    dated = [at for at in titles if at in above and _is_date(above[at], made, facts)]
    if len(dated) < _FEW or len(dated) * 2 < len(titles):
        return
    for at in titles:
        over = above.get(at)
        if over is None or facts[at].days or made[over] is not LineRole.FURNITURE:
            continue
        if _begins_with_day(facts[over]):
            made[over] = LineRole.DATE


def _add_named_days(made: Roles, facts: Sequence[LineFacts], said: Sequence[int]) -> None:
    """Where each title stands behind its day, what stands behind a day beside them is one."""
    titles = [place for place, at in enumerate(said) if made[at] is LineRole.TITLE]
    if len(titles) <= _FEW or not all(_names(facts[said[place]]) for place in titles):
        return
    if len({facts[said[place]].is_row for place in titles}) > 1:
        return
    is_row = facts[said[titles[0]]].is_row
    for place in range(max(0, titles[0] - 1), min(len(said), titles[-1] + 2)):
        at = said[place]
        is_left = made[at] in {LineRole.FURNITURE, LineRole.SERIES}
        is_like = _names(facts[at]) and _names_somebody(facts[at]) and facts[at].is_row == is_row
        if is_left and is_like:
            made[at] = LineRole.TITLE


def _names(facts: LineFacts) -> bool:
    """Tell whether a line is a day and something behind it that may be a title."""
    said = facts.behind.strip(" :|,.\u2013\u2014-")
    is_day = bool(facts.days) and not facts.before and len(facts.bare) <= _LONGEST
    return is_day and bool(said) and not (says_no_talk(said) or is_aside(facts.behind))


def _names_somebody(facts: LineFacts) -> bool:
    """Tell whether a known name stands behind a day; a club's feast is no talk."""
    said = facts.behind.strip(" :|,.\u2013\u2014-")
    return begins_with_known_name(said) and not begins_called_off(said)


def _add_below_days(made: Roles, facts: Sequence[LineFacts], said: Sequence[int]) -> None:
    """Where the title of each day stands at the same place below it, so does a missing one."""
    days = [place for place, at in enumerate(said) if _is_date(at, made, facts)]
    found: Counter[tuple[LineRole | None, ...]] = Counter()
    without: list[tuple[int, int]] = []
    for place, end in zip(days, [*days[1:], len(said)][: len(days)], strict=True):
        below = [made[said[each]] for each in range(place + 1, end)]
        title = next((step for step, role in enumerate(below) if role in NAMED), None)
        if title is None:
            without.append((place, end))
        elif below[title] is LineRole.TITLE and title <= _MOST_BETWEEN:
            found[tuple(below[:title])] += 1
    if len(days) == len(without) + 1 == _FEW:
        _add_to_other_of_two(made, facts, said, days)
    if not found:
        return
    way, count = found.most_common(1)[0]
    if count < _FEW or count * 3 < len(days) * 2 or not {*way} <= _BESIDE:
        return
    for place, end in without:
        step = 0 if end == place + _ONLY else len(way)
        if place + 1 + step >= end:
            continue
        at = said[place + 1 + step]
        between = tuple(made[said[each]] for each in range(place + 1, place + 1 + step))
        below = made[said[place + 2 + step]] if place + 2 + step < end else None
        is_asked = facts[at].bare.endswith("?") and below is LineRole.PERSON
        if between == way[:step] and _may_be_title(at, made, facts, may_be_text=is_asked):
            made[at] = LineRole.TITLE


def _add_to_other_of_two(
    made: Roles, facts: Sequence[LineFacts], said: Sequence[int], days: Sequence[int]
) -> None:
    """Of two days whose lines are for the same, one by one, both have their title there."""
    one, other = (said[days[0] : days[1]], said[days[1] :])
    if any(at and made[at - 1] is not None for at in (one[0], other[0])):
        return
    if len(one) > len(other) or len(one) < _MOST_BETWEEN:
        return
    pairs = [*zip(one, other, strict=False)]
    unlike = [(up, down) for up, down in pairs if made[up] is not made[down]]
    if len(unlike) != 1:
        return
    (up, down) = unlike[0]
    left = down if made[up] is LineRole.TITLE else up
    over = [pair for pair in pairs if pair < (up, down)]
    is_same = all(made[at] in _BESIDE | WHEN or _is_repeated(at, to, facts) for at, to in over)
    if LineRole.TITLE in {made[up], made[down]} and is_same and _may_be_title(left, made, facts):
        made[left] = LineRole.TITLE


def _is_repeated(one: int, other: int, facts: Sequence[LineFacts]) -> bool:
    return facts[one].bare == facts[other].bare


def _may_be_title(
    at: int, made: Roles, facts: Sequence[LineFacts], *, may_be_text: bool = False
) -> bool:
    each = facts[at]
    is_text = each.is_text and not may_be_text
    is_plain = not (each.days or each.hours or is_text) and len(each.bare) <= _LONGEST
    is_plain = is_plain and not each.bare.endswith((".", "!"))
    is_off = says_no_talk(each.bare) or begins_called_off(each.bare)
    return made[at] in BESIDE and is_plain and not is_off


def _leave_places(made: Roles, facts: Sequence[LineFacts], said: Sequence[int]) -> None:
    """Where each title has its day right below it, what stands below that is no other one."""
    below = dict(pairwise(said))
    titles = [at for at in said if made[at] is LineRole.TITLE]
    dated = {at for at in titles if at in below and _is_date(below[at], made, facts)}
    if len(dated) < _FEW or titles[0] not in dated:
        return
    behind = [below.get(below[at]) for at in titles if at in dated]
    others = [at for at in behind if at is not None and at not in dated]
    others = [at for at in others if made[at] is LineRole.TITLE]
    if len(others) >= _FEW and all(_may_be_place(facts[at]) for at in others):
        for at in others:
            made[at] = LineRole.PLACE


def _may_be_place(facts: LineFacts) -> bool:
    is_short = len(facts.bare.split()) <= _PLACE_WORDS
    return is_short and not (facts.days or facts.hours or _MARKS.search(facts.bare))


def _is_date(at: int, made: Sequence[LineRole | None], facts: Sequence[LineFacts]) -> bool:
    return made[at] is LineRole.DATE and bool(facts[at].days)


def _begins_with_day(facts: LineFacts) -> bool:
    is_first = bool(facts.days) and not facts.before and len(facts.bare) <= _LONGEST
    return is_first and not (says_no_talk(facts.behind) or ends_with_deadline(facts.before))
