"""Roles of lines that stand where, or are cut as, those of the other titles of a list of talks."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.words.patterns import late
from bot.words.programme.fields import FIELD
from bot.words.programme.furniture import (
    is_aside,
    is_break,
    is_call,
    is_furniture,
    is_generic,
    says_no_talk,
    says_online,
)
from bot.words.programme.headings import read_heading
from bot.words.programme.lines import LineFacts
from bot.words.programme.people import is_name, names_house, split_person
from bot.words.programme.roles import DATED, OF_PAGE, LineRole

Roles = Sequence[LineRole | None]

_FEW = 2
# Pages cut no shorter text off.
_TEASER = 50
_LONGEST = 120
_MOST_MARKS = 4
_EDGES = " :|,\u2013\u2014-"
_MARK = late(r"\s*(?P<mark>[:|\u2013\u2014-])\s+(?=\S)")
_SENTENCE_ENDS = late(r"\w[.!…][”\"»)]?$")
_LEFT = OF_PAGE | {LineRole.TEXT, None}


def like_titles(roles: Roles, facts: Sequence[LineFacts]) -> list[LineRole | None]:
    """Return the roles with those of lines that stand around a title as around the others."""
    made = [*roles]
    said = [at for at, role in enumerate(made) if role is not None]
    _take_behind_hours(made, facts, said)
    _take_below_counts(made, facts, said)
    _take_above_days(made, facts, said)
    _leave_teasers(made, facts, said)
    _name_blocks(made, facts, said)
    places = [
        place
        for place, (at, below) in enumerate(pairwise(said))
        if made[at] is LineRole.TITLE and made[below] is LineRole.DATE and facts[below].days
    ]
    days = [at for at in said if _says_day(made[at], facts[at])]
    if len(places) < _FEW or len(places) != len(days):
        return made
    if LineRole.PERSON not in made[days[-1] :]:
        # Below the last day they would stand below the others.
        _take_people_above(made, facts, [said[place - 1] for place in places if place])
    titles, dated = {said[place] for place in places}, {*days}
    for above, at in pairwise(said):
        # "In this seminar Ada Example will speak of benches."
        is_told = made[at] is LineRole.TITLE and at not in titles and above in dated
        if is_told and not facts[at].days and _SENTENCE_ENDS.search(facts[at].bare):
            made[at] = LineRole.TEXT
    return made


def _take_behind_hours(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where "Friday 5 March, 13.00: Benches" is a title, so is "Friday 5 March, 14.00: Lamps"."""
    alike: dict[str, list[int]] = defaultdict(list)
    for at in said:
        if mark := _mark_behind_hours(facts[at]):
            alike[mark].append(at)
    for lines in alike.values():
        titles = sum(made[at] is LineRole.TITLE for at in lines)
        if not titles or titles * 3 < len(lines):
            continue
        for at in lines:
            behind = facts[at].behind.strip(_EDGES)
            # "13.00 – Town Hall" says where it is.
            if made[at] in _LEFT and not (_is_of_page(behind) or names_house(behind)):
                made[at] = LineRole.TITLE


def _mark_behind_hours(facts: LineFacts) -> str:
    """The mark between day and hours in front, and what a talk is called behind them."""
    is_short = bool(facts.days and facts.hours) and len(facts.bare) <= _LONGEST
    ends = (max(each.end for each in (*facts.days, *facts.hours)),) if is_short else ()
    match = _MARK.match(facts.bare, *ends) if ends and not facts.before else None
    return match["mark"] if match else ""


def _is_of_page(text: str) -> bool:
    is_none = says_no_talk(text) or is_aside(text) or is_break(text) or says_online(text)
    return is_none or is_furniture(text) or is_generic(text) or is_call(text)


def _take_below_counts(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where titles stand below "Session 1 | 4 March", one stands below "Session 2 | 5 March"."""
    below = [at for above, at in pairwise(said) if _counts_day(made[above], facts[above])]
    titles = sum(made[at] is LineRole.TITLE for at in below)
    if titles < _FEW or titles * 2 < len(below):
        return
    for at in below:
        is_short = len(facts[at].bare) <= _LONGEST and not facts[at].bare.endswith(".")
        is_plain = is_short and not (facts[at].days or facts[at].hours)
        if made[at] in _LEFT and is_plain and not _is_of_page(facts[at].bare):
            made[at] = LineRole.TITLE


def _take_above_days(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where titles stand right above days with their hours, one above another day is one as well.

    A line of the page may go on with it: "- Much done, much to do -".
    """
    above = {at: place for place, at in enumerate(said)}
    days = [at for at in said if made[at] is LineRole.DATE and _begins_with_when(facts[at])]
    titled = {at for at in days if above[at] and made[said[above[at] - 1]] is LineRole.TITLE}
    if len(titled) < _FEW or len(titled) * 3 < len(days) * 2 or said[0] in days:
        return
    below = dict(pairwise(said))
    if any(made[below.get(at, at)] is LineRole.TITLE for at in days):
        # They stand below their days.
        return
    for at in days:
        run: list[int] = []
        for over in reversed(said[max(0, above[at] - _FEW) : above[at]]):
            if made[over] not in _LEFT or facts[over].is_text:
                break
            run.append(over)
        name = run[-1] if run and at not in titled else None
        is_plain = name is not None and not (facts[name].days or facts[name].hours)
        if name is not None and is_plain and not _is_of_page(facts[name].bare):
            made[name] = LineRole.TITLE


def _begins_with_when(facts: LineFacts) -> bool:
    return bool(facts.days and facts.hours) and not facts.before


def _counts_day(role: LineRole | None, facts: LineFacts) -> bool:
    if role is not LineRole.DATE or not facts.days:
        return False
    heading = read_heading(facts.bare[: facts.days[0].start].strip(_EDGES))
    return heading is not None and heading.is_bare


def _leave_teasers(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Between "Read more" and "Read more" a text that was cut short is no second title."""
    for mark in _marks_of_page(made, facts, said):
        blocks = [*_blocks(facts, said, mark)]
        days = [sum(_says_day(made[at], facts[at]) for at in block) for block in blocks]
        titles = [[at for at in block if made[at] is LineRole.TITLE] for block in blocks]
        if not all(titles) or days != [1] * len(blocks):
            continue
        for block, (first, *others) in zip(blocks, titles, strict=True):
            begin = block.index(first) + 1
            is_below = others == block[begin : begin + len(others)]
            # Below "Webinar 1" stands its name.
            is_named = read_heading(facts[first].bare) is None
            is_told = all(len(facts[at].bare) >= _TEASER and not facts[at].days for at in others)
            if is_below and is_named and is_told:
                for at in others:
                    made[at] = LineRole.TEXT


def _marks_of_page(made: Roles, facts: Sequence[LineFacts], said: Sequence[int]) -> list[str]:
    """Return what a page says most often beside its talks: "Read more", "Register here"."""
    times = Counter(facts[at].bare for at in said if made[at] is LineRole.FURNITURE)
    return [mark for mark, count in times.most_common(_MOST_MARKS) if count >= _FEW]


def _name_blocks(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where each block ends with "Read more", and has its day in it, its first line names it.

    Nothing else does; above the first block stands more of the page.
    """
    for mark in _marks_of_page(made, facts, said):
        blocks = [*_blocks(facts, said, mark)]
        days = [[at for at in each if _is_day(made[at], facts[at])] for each in blocks]
        names = [_name_of(block, made, facts, is_first=not at) for at, block in enumerate(blocks)]
        others = {at for each in blocks for at in each if made[at] is LineRole.TITLE}
        others -= {*names, *(at for each in days for at in each)}
        if others or None in names or any(len(each) != 1 for each in days):
            continue
        for name, (day,) in zip(names, days, strict=True):
            assert name is not None
            made[name], made[day] = LineRole.TITLE, LineRole.DATE


def _is_day(role: LineRole | None, facts: LineFacts) -> bool:
    return role in DATED and bool(facts.days) and facts.is_when


def _name_of(
    block: Sequence[int],
    roles: Sequence[LineRole | None],
    facts: Sequence[LineFacts],
    *,
    is_first: bool,
) -> int | None:
    """The first line of a block; in the first block that right above a text."""
    texts = [place for place, at in enumerate(block) if roles[at] is LineRole.TEXT]
    place = (texts[0] - 1 if texts else -1) if is_first else 0
    if not 0 <= place < len(block):
        return None
    at = block[place]
    each = facts[at]
    is_plain = not (each.days or each.hours or each.is_text) and len(each.bare) <= _LONGEST
    is_left = roles[at] in _LEFT or roles[at] is LineRole.TITLE
    is_name = is_plain and not (_is_of_page(each.bare) or FIELD.match(each.bare))
    return at if is_left and is_name and not each.bare.endswith((".", ":")) else None


def _blocks(facts: Sequence[LineFacts], said: Sequence[int], mark: str) -> Iterator[list[int]]:
    block: list[int] = []
    for at in said:
        if facts[at].bare == mark:
            yield block
            block = []
        else:
            block.append(at)


def _says_day(role: LineRole | None, facts: LineFacts) -> bool:
    return role is LineRole.DATE and bool(facts.days)


def _take_people_above(
    made: list[LineRole | None], facts: Sequence[LineFacts], above: Sequence[int]
) -> None:
    people = sum(made[at] is LineRole.PERSON for at in above)
    if people < _FEW or people * 2 < len(above):
        return
    for at in above:
        name = split_person(facts[at].bare)[0]
        is_plain = not (facts[at].days or facts[at].hours or facts[at].is_text)
        if made[at] in _LEFT and is_plain and "," in facts[at].bare and is_name(name):
            made[at] = LineRole.PERSON
