"""Roles of lines that stand where those of the other talks or items of a list stand."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.words.lexicon import any_of
from bot.words.patterns import late
from bot.words.programme.fields import DATES_FIELD, FIELD
from bot.words.programme.furniture import (
    begins_called_off,
    ends_with_deadline,
    is_call,
    is_furniture,
    is_generic,
    says_no_talk,
    says_when_written,
)
from bot.words.programme.lines import LineFacts
from bot.words.programme.people import (
    begins_with_known_name,
    is_known_name,
    is_person_name,
    names_only,
    split_person,
    without_title,
)
from bot.words.programme.roles import NAMED, LineRole

Roles = Sequence[LineRole | None]

_FEW = 2
_LONGEST = 120
_FEWEST_WORDS = 3
_FEWEST_PEOPLE = 3
_LEFT = frozenset({LineRole.FURNITURE, LineRole.SERIES, LineRole.TEXT, LineRole.HEADING})
# "Join us to:" goes on in each point.
_IS_OPEN = late(rf"\w\s+(?:{any_of(lambda language: language.infinitives)})\s*:\s*$", re.IGNORECASE)
_SPOKEN = frozenset({LineRole.PERSON, LineRole.ITEM, *_LEFT})
_MARKS_BEFORE_DAYS = (",", "\u2013", "\u2014", "-", "(", "|", ";")
_UNTAKEN = _LEFT | {LineRole.DATE}
_CELL = " | "
_LABEL = late(r"(?P<label>[^\W\d_][^:.?!]{2,40}?)\s*:\s+\S")
# "Workshop b – Benches", "Table 2: Lamps".
_COUNTED = late(
    r"(?P<word>[^\W\d_]{4,})\s+(?P<count>[a-h]|[1-9]\d?)(?=\s*(?:[:.)]|[\u2013\u2014-]\s))",
    re.IGNORECASE,
)
# "Ada Example (Northville), « Benches for everyone »".
_OPENS = late(r"\s[«»“„\"](?=.{8})")
_CLOSES = ("»", "«", "”", "“", '"')
_BRACKETS = late(r"\s*\([^()]*\)")


def like_blocks(roles: Roles, facts: Sequence[LineFacts]) -> list[LineRole | None]:
    """Return the roles with those of lines that stand as the same ones of other blocks do."""
    made = [*roles]
    said = [at for at, role in enumerate(made) if role is not None]
    _name_above_dates(made, facts, said)
    _count_alike(made, facts, said)
    _take_rows(made, facts, said)
    _take_beside(made, facts, said)
    _take_people_above(made, facts, said)
    _take_people_below(made, facts, said)
    _leave_labels(made, facts, said)
    _leave_points_of_lists(made, facts, said)
    _take_quoted(made, facts, said)
    return made


def _name_above_dates(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where "Date: 4 March" stands right below each title, what stands there is one as well."""
    dated = [(above, at) for above, at in pairwise(said) if _is_date_field(facts[at])]
    # "Date: 4 March" above "Date: 5 March" has no name.
    over = {below: at for at, below in pairwise(said)}
    titled = {at for at in said if made[at] is LineRole.TITLE and not facts[at].is_text}
    # What stands between a title and its date is of the page.
    named = [
        (above, at)
        for above, at in dated
        if not _is_date_field(facts[above]) and over.get(above) not in titled
    ]
    titles = [above for above, _ in named if made[above] is LineRole.TITLE]
    if len(named) < _FEW or not titles:
        return
    may_name = (
        _may_name(facts[above]) and (_is_left(made[above]) or made[above] is LineRole.PLACE)
        for above, _ in named
    )
    if not all(may_name):
        return
    is_marked = facts[titles[0]].marked
    if any(facts[above].marked is not is_marked for above, _ in named):
        return
    heads = {above for above, _ in named}
    days = {at for _, at in dated}
    for at in said:
        is_other = made[at] is LineRole.TITLE and at not in heads
        # Right below its day stands what tells of it.
        is_text = facts[at].is_text or (over.get(at) in days and not facts[at].days)
        if is_other and is_text and len(named) == len(dated):
            made[at] = LineRole.TEXT
    for above, at in named:
        made[above], made[at] = LineRole.TITLE, LineRole.DATE


def _is_date_field(facts: LineFacts) -> bool:
    return bool(facts.days) and DATES_FIELD.fullmatch(facts.bare) is not None


def _is_left(role: LineRole | None) -> bool:
    return role is LineRole.TITLE or role in _LEFT


def _may_name(facts: LineFacts) -> bool:
    is_plain = not (facts.is_text or facts.days or facts.hours or FIELD.match(facts.bare))
    is_of_page = is_furniture(facts.bare) or is_generic(facts.bare) or is_call(facts.bare)
    return is_plain and len(facts.bare) <= _LONGEST and not is_of_page


def _count_alike(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where "Workshop a – Benches" is an item, "Workshop b – Lamps" is one, too."""
    counted: dict[str, list[tuple[str, int]]] = {}
    for at in said:
        if match := _COUNTED.match(facts[at].bare):
            each = counted.setdefault(match["word"].casefold(), [])
            each.append((match["count"].casefold(), at))
    for found in counted.values():
        counts = [count for count, _ in found]
        roles = {made[at] for _, at in found} & NAMED
        if not _goes_up(counts) or len(roles) != 1:
            continue
        for _, at in found:
            is_short = len(facts[at].bare) <= _LONGEST and not _is_of_none(facts[at].bare)
            if _is_left(made[at]) and is_short:
                made[at] = next(iter(roles))


def _is_of_none(text: str) -> bool:
    """Tell whether a cell, or what stands behind a count, says that there is nothing."""
    parts = (*text.split(_CELL), _COUNTED.sub("", text, count=1).lstrip(" :.)\u2013\u2014-"))
    return any(begins_called_off(each) or says_no_talk(each) for each in parts)


def _take_rows(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where rows of a table are talks, one of as many cells that says a day is one as well."""
    rows = [at for at in said if facts[at].bare.count(_CELL) >= _FEWEST_WORDS and facts[at].days]
    cells = Counter(facts[at].bare.count(_CELL) for at in rows if made[at] is LineRole.TITLE)
    for at in rows:
        if _is_of_none(facts[at].bare):
            continue
        if made[at] in _UNTAKEN and cells[facts[at].bare.count(_CELL)] >= _FEW:
            made[at] = LineRole.TITLE


def _take_beside(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Right beside titles that end with their day and hour, one that does so is a title as well."""
    titles = {at for at in said if made[at] is LineRole.TITLE and _ends_with_hour(facts[at])}
    if len(titles) < _FEW:
        return
    for beside, at in [*pairwise(said), *pairwise(said[::-1])]:
        is_alike = beside in titles and _ends_with_hour(facts[at])
        if is_alike and _is_left(made[at]) and not (facts[at].is_text or _tells_of_page(facts[at])):
            made[at] = LineRole.TITLE


def _ends_with_hour(facts: LineFacts) -> bool:
    """Tell whether day and hour stand behind a mark at the end: "Benches, 4 March, 18:00"."""
    is_last = bool(facts.days and facts.hours) and not any(map(str.isalnum, facts.behind))
    return is_last and facts.bare[: facts.days[0].start].rstrip().endswith(_MARKS_BEFORE_DAYS)


def _tells_of_page(facts: LineFacts) -> bool:
    """Tell whether a line says when to sign up, or when a page was written."""
    before = facts.bare[: facts.days[0].start]
    is_other = ends_with_deadline(before) or says_when_written(facts.bare)
    return is_other or ": " in before or is_call(facts.bare) or says_no_talk(facts.behind)


def _take_people_above(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where names stand between hours and items, what looks like two names there is none."""
    rows = [
        (name, item)
        for hours, name, item in zip(said, said[1:], said[2:], strict=False)
        if facts[hours].is_hour and made[item] is LineRole.ITEM and not facts[item].hours
    ]
    named = [name for name, _ in rows if made[name] is LineRole.PERSON]
    if len(named) < _FEW:
        return
    for name, _ in rows:
        parts = names_only(facts[name].bare)
        if made[name] is LineRole.ITEM and len(parts) > 1 and any(map(is_known_name, parts)):
            made[name] = LineRole.PERSON


def _take_people_below(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where people stand right below nearly all items, so does a known name below another one."""
    below = [
        at
        for above, at in pairwise(said)
        if made[above] is LineRole.ITEM and not (facts[at].hours or facts[at].days)
    ]
    people = sum(made[at] is LineRole.PERSON for at in below)
    if people < _FEWEST_PEOPLE or people * 3 < len(below) * 2:
        return
    for at in below:
        # "Ada Example 2" has the number of a note.
        name = split_person(facts[at].bare.rstrip(" 0123456789"))[0]
        bare = without_title(name)
        is_somebody = is_known_name(name) or (bare != name and is_person_name(bare))
        if made[at] is LineRole.ITEM and is_somebody:
            made[at] = LineRole.PERSON


def _goes_up(counts: Sequence[str]) -> bool:
    """Tell whether each count is the next one: "a", "b", "c"."""
    numbers = [int(each) if each.isdigit() else ord(each) for each in counts]
    return len(numbers) >= _FEW and all(later - one == 1 for one, later in pairwise(numbers))


def _leave_labels(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """A label that is said again below each dated title ("Guest: …") names no other talk."""
    titles = [at for at in said if made[at] is LineRole.TITLE]
    dated = [at for at in titles if facts[at].days]
    others = [at for at in titles if not facts[at].days]
    if len(dated) < _FEW or len(others) < _FEW:
        return
    labels = {_label(facts[at]) for at in others}
    below = dict(pairwise(said))
    has_day = any(
        made[each] is LineRole.DATE for at in others if (each := below.get(at)) is not None
    )
    # One below each, and none where there is no title of its own.
    owners = [bisect(dated, at) for at in others]
    is_each = owners == [*range(1, len(dated) + 1)]
    if is_each and labels != {""} and len(labels) == 1 and not has_day:
        for at in others:
            made[at] = LineRole.TEXT


def _label(facts: LineFacts) -> str:
    match = _LABEL.match(facts.bare)
    return match["label"].casefold() if match else ""


def _leave_points_of_lists(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """In "Join us to:" and a list the points above the speakers tell what they are for."""
    for above, run in _lists(facts, said):
        head = facts[above]
        is_told = _IS_OPEN.search(head.bare) is not None
        people = [at for at in run if made[at] is LineRole.PERSON]
        items = [at for at in run if made[at] is LineRole.ITEM]
        if not (is_told and items and len(people) >= _FEW) or head.days or head.hours:
            continue
        is_first = items[-1] < people[0] and all(_is_listed(facts[at]) for at in people)
        if is_first and not any(facts[at].hours or _names(facts[at]) for at in items):
            for at in items:
                made[at] = LineRole.TEXT


def _lists(facts: Sequence[LineFacts], said: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield the points below each line that is none, with that line."""
    above: int | None = None
    run: list[int] = []
    for at in said:
        if facts[at].marked:
            run.append(at)
            continue
        if above is not None and run:
            yield above, run
        above, run = at, []
    if above is not None and run:
        yield above, run


def _is_listed(facts: LineFacts) -> bool:
    return begins_with_known_name(facts.bare) or is_known_name(facts.bare)


def _names(facts: LineFacts) -> bool:
    return is_known_name(split_person(facts.bare)[0])


def _take_quoted(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where lines of a list each end with what their people speak of, they are items."""
    told = [
        place
        for place, at in enumerate(said)
        if made[at] in _SPOKEN and _ends_quoted(facts[at].bare)
    ]
    # Below "Panellists:" they are people, and what is quoted are their books.
    if told and told[0] and facts[said[told[0] - 1]].bare.endswith(":"):
        return
    is_list = len(told) >= _FEW and all(later - one <= _FEW for one, later in pairwise(told))
    if is_list and any(made[said[place]] is LineRole.PERSON for place in told):
        for place in told:
            made[said[place]] = LineRole.ITEM


def _ends_quoted(text: str) -> bool:
    """Tell whether nothing but names and houses in brackets stands before a quotation."""
    opens = _OPENS.search(text) if text.rstrip(" .,").endswith(_CLOSES) else None
    before = text[: opens.start()].rstrip(" ,:;") if opens else ""
    names = names_only(_BRACKETS.sub("", before)) if before else ()
    return bool(names) and any(map(is_known_name, names))
