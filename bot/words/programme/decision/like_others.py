"""Roles of single lines that are plain by what other lines of the text are."""

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from bot.words.patterns import late
from bot.words.programme.decision.plain_people import with_plain_people
from bot.words.programme.decision.title_goes_on import with_rest_of_titles
from bot.words.programme.fields import KNOWN_LABEL, is_table_head
from bot.words.programme.furniture import is_aside, is_generic, says_no_talk
from bot.words.programme.labels import read_label
from bot.words.programme.length_field import labelled_length
from bot.words.programme.lines import LineFacts, hours_of_beginning
from bot.words.programme.people import is_known_name, is_person_name, without_title
from bot.words.programme.roles import PARTS, LineRole

Roles = Sequence[LineRole | None]

_NEAR = 2
_LEFT = frozenset({LineRole.FURNITURE, LineRole.HEADING})
_LONGEST = 100
_TITLE_WORDS = 12
_SAYS_MORE = late(r"[.!?]\s")
_WORD = late(r"[^\W\d_]{2}")
_DASH = late(r"\s[\u2013\u2014-]\s")
_NAME_WORDS = 4
_APART = late(r"[^\S\n]*(?:[\u2013\u2014-]|:)\s")


def like_others(roles: Roles, facts: Sequence[LineFacts]) -> list[LineRole | None]:
    """Return the roles with those of lines that are as others, or can be nothing else."""
    made = with_rest_of_titles(with_plain_people(roles, facts), facts)
    said = [at for at, role in enumerate(made) if role is not None]
    _add_beginnings(made, facts)
    _leave_called_off(made, facts)
    _add_below_names(made, facts, said)
    _add_days(made, facts, said)
    _add_dated(made, facts, said)
    _leave_sentences(made, facts)
    _add_only_day(made, facts, said)
    _add_below_hours(made, facts, said)
    _add_like_points(made, facts, said)
    _leave_points(made, facts, said)
    _take_names_before_offices(made, facts, said)
    return made


def _add_beginnings(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Take "Doors: 19:30 | Beginning: 20:00" and "Duration: 1h" for what says when."""
    for at, role in enumerate(made):
        if role is not LineRole.FURNITURE or facts[at].days:
            continue
        if hours_of_beginning(facts[at]) or labelled_length(facts[at].bare):
            made[at] = LineRole.HOURS


def _leave_called_off(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Leave out "4 March – no lecture": it is the day of none."""
    for at, role in enumerate(made):
        if role is LineRole.DATE and facts[at].days:
            behind = facts[at].behind.strip(" :|\u2013\u2014-")
            if not facts[at].before and behind and says_no_talk(behind):
                made[at] = LineRole.BREAK


def _add_below_names(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Below "Ada Example:" stands what she speaks of."""
    for above, at in pairwise(said):
        text = facts[above].bare
        if made[above] is LineRole.PERSON and text.endswith(":") and is_known_name(text[:-1]):
            is_short = len(facts[at].bare) <= _LONGEST and not facts[at].days
            if made[at] is LineRole.FURNITURE and is_short:
                made[at] = LineRole.TITLE


def _add_days(made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]) -> None:
    """Where days with hours and people name the talks, all of them do."""
    titles = [at for at in said if made[at] is LineRole.TITLE]
    if len(titles) < _NEAR or not all(_is_when(facts[at]) for at in titles):
        return
    for at, below in pairwise(said):
        is_left = made[at] is LineRole.FURNITURE and made[below] is LineRole.PERSON
        if is_left and _is_when(facts[at]):
            made[at] = LineRole.TITLE


def _is_when(facts: LineFacts) -> bool:
    is_only_when = facts.is_when or (not facts.before and is_aside(facts.behind))
    return bool(facts.days and facts.hours) and is_only_when


def _add_dated(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Behind a day stands its title where all around it have theirs."""
    # Whether a title stands below the last date, and whether there is a date.
    is_named = is_dated = False
    for place, at in enumerate(said[:-1]):
        below = said[place + 1]
        is_date = made[at] is LineRole.DATE
        # Another day follows at once.
        is_alone = is_date and made[below] is LineRole.DATE and bool(facts[below].days)
        if is_alone and place and is_dated and is_named and _names_day(facts[at]):
            made[at] = LineRole.TITLE
        is_named = is_named or made[at] is LineRole.TITLE
        if made[at] is LineRole.DATE:
            is_named, is_dated = False, True
    if len(said) < 2 * _NEAR:
        return
    titles = [at for at in said if made[at] is LineRole.TITLE]
    at = titles[-1] + 1 if titles else len(made)
    is_list = len(titles) > _NEAR and all(_names_day(facts[each]) for each in titles)
    if is_list and titles[-1] - titles[0] == len(titles) - 1 and at < len(made):
        is_left = made[at] is LineRole.FURNITURE and _names_day(facts[at])
        # "10 November: Free! Sign up" goes on as none.
        if is_left and not (says_no_talk(facts[at].behind) or _SAYS_MORE.search(facts[at].behind)):
            made[at] = LineRole.TITLE


def _names_day(facts: LineFacts) -> bool:
    """Tell whether a line is "4 March – Benches"."""
    if not facts.days or facts.before or not facts.behind or len(facts.bare) > _LONGEST:
        return False
    return _APART.match(facts.bare, facts.days[0].end) is not None and not facts.hours


def _leave_sentences(made: list[LineRole | None], facts: Sequence[LineFacts]) -> None:
    """Where the days stand below their titles, a sentence with none is no title."""
    titles = [at for at, role in enumerate(made) if role is LineRole.TITLE]
    days = [at for at, role in enumerate(made) if role is LineRole.DATE and facts[at].days]
    if len(titles) <= _NEAR or len(days) < _NEAR or days[0] < titles[0]:
        return
    known = {*days}
    for at, end in zip(titles, [*titles[1:], len(made)], strict=True):
        first = bisect(days, at)
        is_dated = facts[at].days or (first < len(days) and days[first] < end)
        is_sentence = facts[at].is_text or len(facts[at].bare.split()) > _TITLE_WORDS
        is_dated = is_dated or (at > 0 and at - 1 in known and facts[at - 1].is_when)
        if is_sentence and not is_dated:
            made[at] = LineRole.TEXT


def _add_only_day(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """The only day of a text below its first title is that of this, whatever stands around it."""
    titles = [at for at in said if made[at] is LineRole.TITLE]
    days = [at for at in said if facts[at].days]
    if not titles or len(days) != 1 or days[0] <= titles[0]:
        return
    (at,) = days
    is_below = said.index(at) == said.index(titles[0]) + 1
    is_when = made[at] is LineRole.TITLE and facts[at].hours and not facts[at].before
    is_told = made[at] is LineRole.TEXT and len(facts[at].bare) <= _LONGEST
    if is_below and ((is_when and len(titles) == _NEAR) or (is_told and len(titles) == 1)):
        made[at] = LineRole.DATE


def _add_below_hours(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where items stand right below their hours, so does what was not understood there."""
    below = [
        at
        for above, at in pairwise(said)
        if made[above] is LineRole.HOURS and facts[above].is_when and not facts[above].days
    ]
    items = sum(made[at] in PARTS for at in below)
    if items < _NEAR or items * 2 < len(below):
        return
    after = dict(pairwise(said))
    for at in below:
        each = facts[at]
        is_left = made[at] in _LEFT and made[after.get(at, at)] is not LineRole.ITEM
        is_plain = not (each.hours or each.days or each.is_text or _is_label(each.bare))
        if is_left and is_plain and len(each.bare) <= _LONGEST and _WORD.search(each.bare):
            made[at] = LineRole.ITEM


def _is_label(text: str) -> bool:
    """Tell whether a line only says what follows, or which field of a page it is."""
    is_field = bool(KNOWN_LABEL.fullmatch(text.rstrip(" :"))) or is_table_head(text)
    return is_field or is_generic(text) or read_label(text) is not None or text.endswith(":")


def _add_like_points(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Among points "Benches – Ada Example" one whose first words are no name is an item, too."""
    places = {at: place for place, at in enumerate(said)}
    for at in said:
        if made[at] is not LineRole.PERSON or not _is_point(facts[at]):
            continue
        beside = [
            said[each]
            for each in (places[at] - 1, places[at] + 1)
            if 0 <= each < len(said) and _is_point(facts[said[each]])
        ]
        head = _DASH.split(facts[at].bare, maxsplit=1)[0]
        is_named = is_person_name(without_title(head)) and is_known_name(without_title(head))
        is_long = len(head.split()) > _NAME_WORDS or facts[at].bare.count(" \u2013 ") > 1
        if is_long and not is_named and any(made[each] is LineRole.ITEM for each in beside):
            made[at] = LineRole.ITEM


def _is_point(facts: LineFacts) -> bool:
    return facts.marked and not facts.hours and bool(_DASH.search(facts.bare))


def _leave_points(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Points in small letters, with no hour and nobody beside them, tell what a talk is about."""
    items = [at for at in said if made[at] is LineRole.ITEM]
    if any(facts[at].hours for at in items) or LineRole.PERSON not in made:
        return
    points = [at for at in items if facts[at].marked and facts[at].bare[:1].islower()]
    below = {at: made[after] for at, after in pairwise(said)}
    if len(points) < _NEAR or any(below.get(at) is LineRole.PERSON for at in points):
        return
    for at in points:
        made[at] = LineRole.TEXT


def _take_names_before_offices(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where "Ada Example," stands above what she is, a name that none knows before a comma does."""
    people = [at for at in said if made[at] is LineRole.PERSON and facts[at].bare.endswith(",")]
    for at, below in pairwise(said):
        is_between = people and made[at] is made[below] is LineRole.OFFICE
        name, comma, behind = facts[at].bare.partition(",")
        if is_between and comma and not behind and is_person_name(name):
            made[at] = LineRole.PERSON
