"""Roles settled by rule once all are decided: which days are talks of their own, what is none."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from bot.words.programme.dates import Day
from bot.words.programme.decision.days_of_page import settle_days_of_page
from bot.words.programme.decision.kinds_below_items import leave_kinds_below_items
from bot.words.programme.decision.like_blocks import like_blocks
from bot.words.programme.decision.like_day_blocks import like_day_blocks
from bot.words.programme.decision.like_days import like_days
from bot.words.programme.decision.like_others import like_others
from bot.words.programme.decision.like_slots import like_slots
from bot.words.programme.decision.like_talks import like_talks
from bot.words.programme.decision.like_titles import like_titles
from bot.words.programme.decision.one_day import day_and_month, make_one_day
from bot.words.programme.evidence.word_class_evidence import names_break
from bot.words.programme.fields import FIELD
from bot.words.programme.furniture import (
    is_aside,
    is_closing,
    is_discussion,
    is_end,
)
from bot.words.programme.lines import LineFacts
from bot.words.programme.papers import read_paper
from bot.words.programme.people import names_house
from bot.words.programme.roles import DATED, NAMED, PARTS, LineRole

_ITEMS = PARTS | {LineRole.HOURS}
_NEAR = 2
# So many titles with their days are a list.
_FEW = 2
_NAMED = frozenset({LineRole.TITLE, LineRole.ITEM, LineRole.HOURS})
_LONGEST_TITLE = 120
_UNTOLD = frozenset({LineRole.TEXT, LineRole.FURNITURE, LineRole.SERIES})
_BESIDE_DAYS = frozenset({LineRole.PERSON, LineRole.OFFICE, LineRole.HOURS, LineRole.PLACE, None})


def settled(roles: Sequence[LineRole | None], facts: Sequence[LineFacts]) -> list[LineRole | None]:
    """Return the roles with days of an agenda as titles, and mere dates as dates."""
    alike = like_slots(like_blocks(like_others(roles, facts), facts), facts)
    alike = like_titles(like_talks(alike, facts), facts)
    alike = like_day_blocks(like_days(alike, facts), facts)
    made = _of_days_again(_of_neighbours(alike, facts), facts)
    # Whatever stands around it, a title in quotation marks is one.
    made = [
        was
        if was in NAMED and made[at] is LineRole.PERSON and read_paper(facts[at].bare)
        else made[at]
        for at, was in enumerate(roles)
    ]
    _add_first_item(made, facts)
    days = [index for index, each in enumerate(facts) if _is_day(each, made[index])]
    are_mere = {*days}
    with_items = [index for index in days if _has_items(index, made, facts)]
    are_parted = {*with_items}
    several = len({day_and_month(facts[index]) for index in with_items}) > 1
    named = [at for at, role in enumerate(made) if role is LineRole.TITLE and at not in are_mere]
    # Where one title stands above all days, these are days of one talk.
    several = several and not (len(named) == 1 and named[0] < with_items[0])
    others = [*named]
    # Beside days with names ("Day of Benches, 4 March") one without is a day as well.
    are_days = bool(others) and all(facts[at].days and _has_parts(at, made) for at in others)
    said = [at for at, role in enumerate(made) if role is not None]
    places = {at: place for place, at in enumerate(said)}
    is_in_series = bool(others) or LineRole.SERIES in made
    for index in days:
        is_parted = several and index in are_parted
        if is_parted and not _has_title(places[index], said, made, facts):
            made[index] = LineRole.TITLE
        elif made[index] is LineRole.TITLE and not is_parted:
            if are_days and _has_parts(index, made):
                continue
            if is_in_series:
                made[index] = LineRole.DATE
    if several:
        _leave_name_of_all(made, facts, with_items)
    make_one_day(made, facts)
    _leave_titles_above(made, facts)
    _leave_title_of_series(made, facts)
    leave_kinds_below_items(made, facts)
    settle_days_of_page(made, facts)
    _name_by_day(made, facts)
    for at, role in enumerate(made):
        # Marks alone name nothing.
        if role is LineRole.TITLE and not any(map(str.isalnum, facts[at].bare)):
            made[at] = LineRole.FURNITURE
    return made


def _name_by_day(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Where days stand right above their titles, one with people and no title is called so."""
    titles = [at for at, role in enumerate(made) if role is LineRole.TITLE]
    days = [at for at, role in enumerate(made) if role is LineRole.DATE and facts[at].days]
    above = {_day_above(at, made, facts) for at in titles}
    if len(titles) < _NEAR or None in above or len(above) != len(titles):
        return
    for at, end in zip(days, [*days[1:], len(made)], strict=True):
        between = {made[each] for each in range(at + 1, end)}
        is_last = end == len(made) and LineRole.TEXT in between and facts[at].hours
        if at in above or between & _NAMED:
            continue
        if (told := _title_below(at, end, made, facts)) is not None:
            made[told] = LineRole.TITLE
            continue
        if LineRole.PERSON in between or is_last:
            made[at] = LineRole.TITLE


def _title_below(
    day: int, end: int, roles: Sequence[LineRole | None], facts: Sequence[LineFacts]
) -> int | None:
    """The short line below a day that is its title, where titles stand below the other days.

    Somebody stands below it, or it was taken for a place that has none of the marks of one.
    """
    said = [at for at in range(day + 1, end) if roles[at] is not None][:_NEAR]
    if not said or not facts[day].days:
        return None
    told = facts[said[0]]
    is_short = len(told.bare) <= _LONGEST_TITLE and not (told.days or told.hours)
    has_people = len(said) == _NEAR and roles[said[1]] is LineRole.PERSON and facts[day].is_when
    # A place of its own, where no other talk has one there.
    is_place = roles[said[0]] is LineRole.PLACE and not _names_place(told.bare)
    has_place = is_place and not any(
        roles[above] is LineRole.DATE and roles[at] is LineRole.PLACE and facts[above].days
        for above, at in pairwise(at for at, role in enumerate(roles) if role is not None)
        if at != said[0]
    )
    is_told = has_people and roles[said[0]] in _UNTOLD
    return said[0] if is_short and (is_told or has_place) else None


def _names_place(text: str) -> bool:
    is_marked = "," in text or any(map(str.isdigit, text))
    return is_marked or bool(FIELD.match(text)) or names_house(text)


def _add_first_item(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Right below a day, with an hour in front as all items have, stands the first of them."""
    items = [at for at, role in enumerate(made) if role in _ITEMS and _begins_with_hour(facts[at])]
    if len(items) < _NEAR:
        return
    above: int | None = None
    for at, role in enumerate(made):
        if role is LineRole.TITLE and above is not None and _begins_with_hour(facts[at]):
            made[at] = LineRole.ITEM
        if role is not None:
            above = at if _is_day(facts[at], role) and not facts[at].hours else None


def _begins_with_hour(facts: LineFacts) -> bool:
    return bool(facts.hours) and not (facts.days or facts.before)


def _leave_titles_above(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Where each title has its day beside or right above it, none stands above the first day."""
    titles = [at for at, role in enumerate(made) if role is LineRole.TITLE]
    days = [at for at, role in enumerate(made) if role is LineRole.DATE and facts[at].days]
    dated = [at for at in titles if facts[at].days]
    if len(dated) < _NEAR or len(dated) * 2 <= len(titles):
        dated = [at for at in titles if _day_above(at, made, facts) is not None]
        if len(dated) < _NEAR or days[-1] > titles[-1]:
            return
        first = _day_above(dated[0], made, facts)
    else:
        first = dated[0]
    if first is None:
        return
    above = [at for at in titles if at < first]
    # An invitation may say the first day as well.
    has_day = any(
        at < first and day_and_month(facts[at]) != day_and_month(facts[first]) for at in days
    )
    if not has_day and len(above) + len(dated) == len(titles):
        for at in above:
            made[at] = LineRole.SERIES


def _leave_title_of_series(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Where each talk stands between who holds it and its day, what has neither is none."""
    said = [at for at, role in enumerate(made) if role is not None]
    titles = [place for place, at in enumerate(said) if made[at] is LineRole.TITLE]
    if len(titles) <= _FEW or any(facts[at].days for at in said[: titles[1]]):
        return
    first, *others = titles
    if first and made[said[first - 1]] is LineRole.PERSON:
        return
    # Whoever stands below it is above the first talk.
    is_right_above = titles[1] == first + 2
    if is_right_above and all(_is_held_and_dated(at, said, made, facts) for at in others):
        made[said[first]] = LineRole.SERIES


def _is_held_and_dated(
    place: int, said: Sequence[int], roles: Sequence[LineRole | None], facts: Sequence[LineFacts]
) -> bool:
    if place + 1 >= len(said) or roles[said[place - 1]] is not LineRole.PERSON:
        return False
    below = said[place + 1]
    return roles[below] is LineRole.DATE and bool(facts[below].days)


def _day_above(at: int, roles: Sequence[LineRole | None], facts: Sequence[LineFacts]) -> int | None:
    """The line of a day above a title, with nothing between but who, when and where."""
    for above in range(at - 1, -1, -1):
        if roles[above] is LineRole.DATE and facts[above].days:
            return above
        if roles[above] not in _BESIDE_DAYS:
            return None
    return None


def _leave_name_of_all(
    made: list[LineRole | None], facts: Sequence[LineFacts], days: Sequence[int]
) -> None:
    """The name of a meeting of several days, above the first of them, is that of none."""
    titles = [at for at, role in enumerate(made) if role is LineRole.TITLE]
    known = {*days}
    are_days = [at for at in titles if at in known]
    if len(are_days) < _NEAR:
        return
    for at in titles:
        if at < are_days[0] and not _has_items(at, made, facts):
            made[at] = LineRole.SERIES


def _is_among_items(
    at: int, said: Sequence[int], roles: Sequence[LineRole | None], facts: Sequence[LineFacts]
) -> bool:
    """Tell whether no word of a line with an hour is one of breaks, and what is beside is items."""
    place = bisect_left(said, at)
    beside = [*said[max(0, place - 1) : place], *said[place + 1 : place + 2]]
    is_item = all(roles[each] is LineRole.ITEM and facts[each].hours for each in beside)
    return is_item and bool(facts[at].hours and beside) and not names_break(facts[at].bare)


def _of_neighbours(
    roles: Sequence[LineRole | None], facts: Sequence[LineFacts]
) -> list[LineRole | None]:
    """Hours alone and ends are no items, and what stands within a title in lines is of it."""
    made = [*roles]
    said = [at for at, role in enumerate(roles) if role is not None]
    for place, at in enumerate(said):
        above = said[place - 1] if place else None
        below = said[place + 1] if place + 1 < len(said) else None
        each = facts[at]
        if made[at] is LineRole.ITEM and _ends_all(each):
            has_people = below is not None and made[below] is LineRole.PERSON
            made[at] = LineRole.ITEM if has_people else LineRole.BREAK
        if made[at] is LineRole.BREAK and (_closes(each) or _is_among_items(at, said, made, facts)):
            made[at] = LineRole.ITEM
        if made[at] is LineRole.ITEM and each.is_when and not each.days:
            made[at] = LineRole.HOURS
        if made[at] is LineRole.PERSON and _stands_for_item(said, place, made, facts):
            made[at] = LineRole.ITEM
        if above is None or below is None or below - above != 2:  # noqa: PLR2004
            continue
        is_between = made[above] is roles[below] is LineRole.TITLE and not facts[below].days
        if is_between and each.bare[:1].islower() and facts[below].bare[:1].islower():
            made[at] = LineRole.TITLE
    return made


def _stands_for_item(
    said: Sequence[int],
    place: int,
    roles: Sequence[LineRole | None],
    facts: Sequence[LineFacts],
) -> bool:
    """Tell whether who stands alone between two hours is the item of the first one."""
    above = said[place - 1] if place else None
    below = said[place + 1] if place + 1 < len(said) else None
    if above is None or below is None or not facts[above].hours:
        # "45 min" is the length of what stands above it.
        return False
    return roles[above] is LineRole.HOURS and roles[below] is LineRole.HOURS


def _of_days_again(
    roles: Sequence[LineRole | None], facts: Sequence[LineFacts]
) -> list[LineRole | None]:
    """The day of a talk said again, with its programme below it, opens no other one.

    Nor does a title without a day among many that have theirs on the same line.
    """
    made = [*roles]
    titles = [at for at, role in enumerate(made) if role is LineRole.TITLE]
    dated = [at for at in titles if facts[at].days and not facts[at].is_when]
    above: dict[tuple[int, int], list[Day]] = {}
    for at in dated:
        day = Day.of(facts[at].days[0])
        same = above.setdefault(day_and_month(facts[at]), [])
        is_said = any(day.is_same(each) for each in same)
        if not is_said or day.written.year is None:
            same.insert(0, day)
        if is_said and _has_items(at, made, facts) and not facts[at].hours:
            made[at] = LineRole.DATE
    are_dated = [at for at in titles if facts[at].days]
    if len(are_dated) > _FEW and LineRole.DATE not in made:
        said = [at for at, role in enumerate(made) if role is not None]
        places = {at: place for place, at in enumerate(said)}
        for at in titles:
            is_bare = not (facts[at].days or _has_items(at, made, facts))
            if is_bare and _is_alone(places[at], said, made):
                made[at] = LineRole.SERIES
    return made


def _is_alone(place: int, said: Sequence[int], roles: Sequence[LineRole | None]) -> bool:
    """Tell whether a title is in one line, and nobody stands below it."""
    beside = {roles[at] for at in said[max(0, place - 1) : place + 2] if at != said[place]}
    dated = roles[said[place - 1]] if place else None
    return LineRole.PERSON not in beside and dated is not LineRole.TITLE


def _ends_all(facts: LineFacts) -> bool:
    """Tell whether a line says with an hour that all ends ("15:00 | End")."""
    said = facts.behind.strip(" :|\u2013-")
    return _begins_with_hour(facts) and is_end(said) and not is_closing(said)


def _closes(facts: LineFacts) -> bool:
    """Tell whether a line says how long closing takes, or an hour at which all talk."""
    if not _begins_with_hour(facts):
        return False
    said = facts.behind.strip(" :|\u2013-")
    return is_discussion(said) or (facts.hours[0].minutes is not None and is_closing(said))


def _is_day(facts: LineFacts, role: LineRole | None) -> bool:
    """Tell whether a line is decided to say a day, and nothing else."""
    is_only_when = facts.is_when or (not facts.before and is_aside(facts.behind))
    return role in DATED and bool(facts.days) and is_only_when


def _has_items(index: int, roles: Sequence[LineRole | None], facts: Sequence[LineFacts]) -> bool:
    has_hours = False
    for below in range(index + 1, len(roles)):
        role = roles[below]
        if role is LineRole.HOURS:
            has_hours = True
        elif role in _ITEMS and facts[index].hours == ():
            return True
        elif role is LineRole.TITLE and not _is_day(facts[below], role):
            # Hours above a title are of that.
            return False
        elif role is LineRole.TITLE or (role is LineRole.DATE and facts[below].days):
            break
    return has_hours and facts[index].hours == ()


def _has_parts(index: int, roles: Sequence[LineRole | None]) -> bool:
    """Tell whether items stand between a line and the next day or title."""
    below = (roles[at] for at in range(index + 1, len(roles)))
    return next((role for role in below if role in PARTS or role in DATED), None) in PARTS


def _has_title(
    place: int,
    said: Sequence[int],
    roles: Sequence[LineRole | None],
    facts: Sequence[LineFacts],
) -> bool:
    """Tell whether a title that is no day stands right beside a day."""
    index = said[place]
    around = said[max(0, place - _NEAR) : place + _NEAR + 1]
    return any(
        roles[at] is LineRole.TITLE
        and not _is_day(facts[at], roles[at])
        # "Town Days", "3–4 November", "3 November": it has a day of its own.
        and not any(facts[each].days for each in range(at + 1, index))
        for at in around
        if at != index
    )
