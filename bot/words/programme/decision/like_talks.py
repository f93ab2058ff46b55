"""Roles of lines in a list of talks that stand as those beside its other days do."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from bot.words.programme.columns import titles_of_columns
from bot.words.programme.decision.above_kinds import may_name
from bot.words.programme.fields import DATES_FIELD, FIELD, TITLES_FIELD
from bot.words.programme.furniture import (
    begins_called_off,
    names_series,
    says_no_talk,
)
from bot.words.programme.lines import LineFacts
from bot.words.programme.people import (
    are_people,
    begins_with_known_name,
    is_known_name,
    names_office,
    without_title,
)
from bot.words.programme.roles import DATED, OF_PAGE, LineRole

_FEW = 2
_LONGEST = 120
_NEAR = 3
_CELL = " | "
_NAME_OR_TITLE = frozenset({LineRole.PERSON, LineRole.TITLE})
_UNNAMED = OF_PAGE | {LineRole.TEXT}
_ABOVE_DAYS = OF_PAGE | {LineRole.TITLE}


def like_talks(
    roles: Sequence[LineRole | None], facts: Sequence[LineFacts]
) -> list[LineRole | None]:
    made = [*roles]
    said = [at for at, role in enumerate(made) if role is not None]
    _take_people_above_days(made, facts, said)
    _title_before_days(made, facts, said)
    _title_behind_names(made, facts, said)
    _take_rows_said_again(made, facts, said)
    _take_rows_below_heads(made, facts)
    _take_dates_alike(made, facts, said)
    _title_above_days(made, facts, said)
    _leave_labels_said_again(made, facts, said)
    _take_people_alike(made, facts, said)
    _leave_unmarked(made, facts, said)
    _leave_named_series(made, facts)
    return made


def _leave_named_series(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Above several talks "Webinar series: Safer nights" is none of them."""
    titles = [at for at, role in enumerate(made) if role is LineRole.TITLE]
    if len(titles) > _FEW and names_series(facts[titles[0]].bare) and not facts[titles[0]].days:
        made[titles[0]] = LineRole.SERIES


def _take_rows_said_again(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Take "Coffee | 18/11/2022 | 9:00" above "Coffee": a calendar says its talks twice."""
    for at, below in pairwise(said):
        each = facts[at]
        if _CELL not in each.bare or not (each.days and each.hours):
            continue
        if each.bare.partition(_CELL)[0].strip() == facts[below].bare:
            made[at] = LineRole.TITLE
            made[below] = LineRole.FURNITURE


def _take_rows_below_heads(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Below "Event | Place | Date" no row is a mere day, if one of them is a talk."""
    rows = [
        at
        for at, title in titles_of_columns(facts)
        if facts[at].days and made[at] and not (begins_called_off(title) or says_no_talk(title))
    ]
    if any(made[at] is LineRole.TITLE for at in rows):
        for at in rows:
            made[at] = LineRole.TITLE if made[at] is LineRole.DATE else made[at]


def _take_dates_alike(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """What begins as the day of another talk is a day, and names a talk above it as well.

    "Tuesday evening, 12 August - 7 pm" was left out, and "Tuesday evening, 7pm - 14 October" not.
    """
    begun = {_beginning(facts[at]) for at in said if made[at] is LineRole.DATE and facts[at].days}
    begun.discard("")
    titled = any(
        made[above] is LineRole.TITLE and made[at] is LineRole.DATE for above, at in pairwise(said)
    )
    for above, at in pairwise(said):
        is_left = made[at] is LineRole.FURNITURE and facts[at].days and facts[at].hours
        if not is_left or _beginning(facts[at]) not in begun:
            continue
        made[at] = LineRole.DATE
        if titled and made[above] in OF_PAGE and may_name(facts[above]):
            made[above] = LineRole.TITLE


def _beginning(facts: LineFacts) -> str:
    """The words in front of the first hour and day of a line."""
    starts = [each.start for each in (*facts.days, *facts.hours)]
    return " ".join(facts.bare[: min(starts, default=0)].casefold().split()).strip(" ,:")


def _title_above_days(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where a title stands right above other days, or none at all, what stands above one names it.

    "Economic Recovery" above "October 1" is a heading of a page by its form alone.
    """
    pairs = [
        (above, at)
        for above, at in pairwise(said)
        if made[at] in DATED and facts[at].days and facts[at].is_when
    ]
    below = dict(pairwise(said))
    if len(pairs) < _FEW or any(made[above] not in _ABOVE_DAYS for above, _ in pairs):
        return
    titles = {at for at in said if made[at] is LineRole.TITLE} - {at for _, at in pairs}
    is_none = not titles and LineRole.ITEM not in made
    above_days = sum(above in titles for above, _ in pairs)
    if not (is_none or above_days >= _FEW) or len({facts[each].bare for each, _ in pairs}) == 1:
        return
    if any(below.get(at) in titles for _, at in pairs):
        return
    if all(above in titles or may_name(facts[above]) for above, _ in pairs):
        for above, at in pairs:
            made[above], made[at] = LineRole.TITLE, LineRole.DATE


def _leave_labels_said_again(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """What "Field: History" and "Field: Science" say below each title is no title of its own."""
    titles = [at for at in said if made[at] is LineRole.TITLE and not facts[at].days]
    labelled: dict[str, list[int]] = defaultdict(list)
    for at in titles:
        label, colon, value = facts[at].bare.partition(":")
        if colon and value.strip() and not TITLES_FIELD.match(facts[at].bare):
            labelled[label.strip().casefold()].append(at)
    for found in labelled.values():
        others = len(titles) - len(found)
        if len(found) >= _FEW and others >= len(found) and titles[0] not in found:
            for at in found:
                made[at] = LineRole.FURNITURE


def _take_people_alike(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where "Lecture given by Ada Example" names her, "Lecture given by Bo Sample" names him."""
    begun = {_front(facts[at].bare) for at in said if made[at] is LineRole.PERSON} - {""}
    for at in said:
        text, front = facts[at].bare, _front(facts[at].bare)
        is_left = made[at] is LineRole.FURNITURE and front in begun and len(text) <= _LONGEST
        if is_left and are_people(text[len(front) :].strip()):
            made[at] = LineRole.PERSON


def _front(text: str) -> str:
    """The words in front of a name, if they are several in small letters but the first."""
    words = text.split()
    count = next((at for at, word in enumerate(words[1:], 1) if word[:1].isupper()), 0)
    return " ".join(words[:count]) if count > 1 else ""


def _leave_unmarked(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where all titles stand in one list below their days, a question behind it is none."""
    above = {below: at for at, below in pairwise(said)}
    titles = [at for at in said if made[at] is LineRole.TITLE]
    dated = [at for at in titles if made[above.get(at, at)] is LineRole.DATE]
    others = [at for at in titles if at not in dated]
    if len(dated) < _FEW or not all(facts[at].marked for at in dated):
        return
    for at in others:
        if not facts[at].marked and facts[at].bare.endswith("?") and at > dated[-1]:
            made[at] = LineRole.FURNITURE


def _take_people_above_days(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where somebody stands above each day and the title below it, a name there is no title."""
    above = [
        (at, place)
        for place, (at, below) in enumerate(pairwise(said))
        if made[below] is LineRole.DATE and facts[below].days and not facts[at].days
    ]
    people = sum(made[at] is LineRole.PERSON for at, _ in above)
    if people < _FEW or people * 2 <= len(above):
        return
    for at, place in above:
        near = said[place + 2 : place + 2 + _NEAR]
        is_titled = any(made[each] is LineRole.TITLE and not facts[each].days for each in near)
        if made[at] is LineRole.TITLE and is_titled and _names_somebody(facts[at].bare):
            made[at] = LineRole.PERSON


def _names_somebody(text: str) -> bool:
    text = text.partition("(")[0].strip()
    said = without_title(text)
    return said != text or is_known_name(said) or begins_with_known_name(text)


def _title_before_days(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where "Benches: Thursday, 4 March, 19:30" is a title, so is "Lamps: Friday, 5 March"."""
    named = [at for at in said if _is_name_before_day(facts[at])]
    titles = [at for at in named if made[at] is LineRole.TITLE]
    if len(titles) < _FEW or len({facts[at].before for at in named}) < len(named):
        return
    above = {below: at for at, below in pairwise(said)}
    for at in named:
        over = above.get(at)
        # "Trees" above "Northville: Thursday, 4 March" is the title, and that the town.
        is_named = over is not None and made[over] is LineRole.TITLE and not facts[over].days
        is_alike = facts[at].marked is facts[titles[0]].marked
        # Left to the page, it says an hour as the titles do.
        is_left = made[at] in _UNNAMED and bool(facts[at].hours and facts[titles[0]].hours)
        if (made[at] is LineRole.DATE or is_left) and is_alike and not is_named:
            made[at] = LineRole.TITLE


def _is_name_before_day(facts: LineFacts) -> bool:
    before = facts.bare[: facts.days[0].start].rstrip() if facts.days else ""
    is_plain = before.endswith(":") and before.count(":") == 1 and len(before) <= _LONGEST
    return is_plain and not (FIELD.match(facts.bare) or DATES_FIELD.match(facts.bare))


def _title_behind_names(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where "Ada Example - Benches" below a day is a title, so is each line of that form.

    What stands below it tells of it, and the day above it is no title.
    """
    pairs = [
        (day, at)
        for day, at in pairwise(said)
        if _is_day_alone(facts[day]) and made[day] in DATED and _is_name_and_title(facts[at])
    ]
    titles = [at for _, at in pairs if made[at] is LineRole.TITLE]
    if len(titles) < _FEW or any(made[at] not in _NAME_OR_TITLE for _, at in pairs):
        return
    below = dict(pairwise(said))
    for day, at in pairs:
        under = below.get(at)
        if made[at] is LineRole.PERSON and under is not None and made[under] is LineRole.TITLE:
            is_own = facts[under].days or _is_name_and_title(facts[under])
            made[under] = LineRole.TITLE if is_own else LineRole.TEXT
        made[day], made[at] = LineRole.DATE, LineRole.TITLE


def _is_day_alone(facts: LineFacts) -> bool:
    """Tell whether nothing stands in front of a day that may be the name of its talk."""
    return bool(facts.days) and not any(map(str.isalpha, facts.before))


def _is_name_and_title(facts: LineFacts) -> bool:
    name, dash, title = (part.strip() for part in facts.bare.partition(" - "))
    if not dash:
        name, dash, title = (part.strip() for part in facts.bare.partition(" \u2013 "))
    is_told = bool(title) and not (facts.days or facts.hours or names_office(title.split()[0]))
    return is_told and title[:1].isupper() and is_known_name(name) and len(title) <= _LONGEST
