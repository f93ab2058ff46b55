"""Roles of lines of an agenda that stand as those of its other slots do."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from bot.words.lexicon import every, plain
from bot.words.patterns import late
from bot.words.programme.decision.above_kinds import name_above_kinds
from bot.words.programme.labels import read_label
from bot.words.programme.led_by import led_by
from bot.words.programme.lines import LineFacts
from bot.words.programme.people import (
    is_known_name,
    names_office,
    split_person,
    without_title,
)
from bot.words.programme.roles import OF_PAGE, PARTS, LineRole

_FEW = 2
_LONGEST = 120
_MOST_WORDS = 14
_NEAR = 3
# "Speakers" tells of people, and names nothing; "Keynote speakers" says what they do.
_KINDS = frozenset(plain(word) for word in every(lambda each: each.talk_parts))
_LABELS = frozenset(
    text
    for word in every(lambda w: (*w.panellists, *w.moderators, *w.hosts))
    if (text := plain(word)).partition(" ")[0] not in _KINDS or " " not in text
)
# "Round table no. 2": it counts, and says nothing else.
_COUNT = late(
    r"(?P<what>[^\W\d_]{3,}(?:\s[^\W\d_]{3,}){0,2})\s(?:n[°ºo]\.?\s?|nr\.?\s|no\.\s|#)?"
    r"(?:\d{1,2}|[A-H]|[IVX]{1,4})\W{0,2}",
    re.IGNORECASE,
)


def like_slots(
    roles: Sequence[LineRole | None], facts: Sequence[LineFacts]
) -> list[LineRole | None]:
    made = [*roles]
    said = [at for at, role in enumerate(made) if role is not None]
    name_above_kinds(made, facts, said)
    _name_slots(made, facts, said)
    _name_below_counts(made, facts, said)
    _name_first(made, facts, said)
    _take_people_at_end(made, facts, said)
    _take_led_of_lists(made, facts, said)
    _take_before_hours(made, facts, said)
    _take_labelled(made, facts, said)
    return made


def _name_first(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where each item has a text and its people below it, so has the first, which has no hour."""
    items = [place for place, at in enumerate(said) if made[at] is LineRole.ITEM]
    people = next((place for place, at in enumerate(said) if made[at] is LineRole.PERSON), 0)
    first = people - 2
    if len(items) < _FEW or first < 1 or people > items[0]:
        return
    places = [first, *items]
    are_alike = all(
        _role(made, said, place + 1) is LineRole.TEXT
        and _role(made, said, place + 2) is LineRole.PERSON
        for place in places
    )
    at = said[first]
    if are_alike and made[at] in OF_PAGE and facts[at].may_be_title and _is_short(facts[at]):
        made[at] = LineRole.ITEM


def _name_slots(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """A heading beside hours, where the items of the others stand, is the item if there is none.

    "Keynote speakers" below "10:00 – 12:30" with nobody but its people is one.
    """
    hours = [
        place for place, at in enumerate(said) if made[at] is LineRole.HOURS and facts[at].is_hour
    ]
    ends = [*hours[1:], len(said)]
    below = [_role(made, said, place + 1) in PARTS for place in hours]
    above = [_role(made, said, place - 1) in PARTS for place in hours]
    is_below = sum(below) >= sum(above)
    if max(sum(below), sum(above)) < _FEW:
        return
    for place, end in zip(hours, ends, strict=True):
        name = place + 1 if is_below else place - 1
        # Above its hours the name of the next slot is the last line of this one.
        within = said[place + 1 : end if is_below or end == len(said) else end - 1]
        is_empty = not any(made[at] in PARTS or made[at] is LineRole.TITLE for at in within)
        has_people = any(made[at] is LineRole.PERSON for at in within)
        if _role(made, said, name) is LineRole.HEADING and is_empty and has_people:
            text = facts[said[name]].bare
            is_label = text.endswith(":") or plain(text) in _LABELS
            if not is_label and len(text) <= _LONGEST:
                made[said[name]] = LineRole.ITEM


def _role(made: Sequence[LineRole | None], said: Sequence[int], place: int) -> LineRole | None:
    return made[said[place]] if 0 <= place < len(said) else None


def _name_below_counts(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where an item stands below "Round table 1", the line below "Round table 2" is one as well."""
    counted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, below in pairwise(said):
        if match := _COUNT.fullmatch(facts[at].bare):
            counted[match["what"].casefold()].append((at, below))
    for pairs in counted.values():
        if not any(
            made[at] is LineRole.HEADING and made[below] is LineRole.ITEM for at, below in pairs
        ):
            continue
        for at, below in pairs:
            if (
                made[at] is LineRole.ITEM
                and made[below] is LineRole.TEXT
                and _is_short(facts[below])
            ):
                made[at], made[below] = LineRole.HEADING, LineRole.ITEM


def _is_short(facts: LineFacts) -> bool:
    text = facts.bare
    is_brief = len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    return is_brief and not (text.endswith(".") or facts.days or facts.hours)


def _take_people_at_end(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where people stand below items, an office with a name right below one is somebody as well.

    "Chair of the youth council Ada Example" was left out.
    """
    below = [
        at for above, at in pairwise(said) if made[above] is LineRole.ITEM and not facts[at].hours
    ]
    if not any(made[at] is LineRole.PERSON for at in below) or made.count(LineRole.PERSON) < _NEAR:
        return
    for at in below:
        text = facts[at].bare
        last = text.split(",")[0].split()[-_FEW:]
        is_named = len(last) == _FEW and all(word[:1].isupper() for word in last)
        is_left = made[at] is LineRole.FURNITURE and not text.endswith((".", "!", "?"))
        if is_left and is_named and len(text) <= _LONGEST and names_office(text.split()[0]):
            made[at] = LineRole.PERSON


def _take_led_of_lists(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """In a list of items "Welcome by Ada Example, mayor" is one, and no person alone."""
    run: list[int] = []
    for at in [*said, None]:
        if at is not None and facts[at].marked:
            run.append(at)
            continue
        items = sum(made[each] is LineRole.ITEM for each in run)
        if items >= _FEW:
            for each in run:
                led = led_by(facts[each].bare) if made[each] is LineRole.PERSON else None
                if led is not None and led.is_known and led.title.strip(" ,:-\u2013"):
                    made[each] = LineRole.ITEM
        run = []


def _take_before_hours(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Where "Benches (1 pm – 2 pm)" is an item, so is "Lamps (2 pm – 3 pm)"."""
    alike = [at for at in said if _ends_with_hours(facts[at])]
    if not any(made[at] is LineRole.ITEM for at in alike):
        return
    for at in alike:
        if made[at] is LineRole.HOURS:
            made[at] = LineRole.ITEM


def _ends_with_hours(facts: LineFacts) -> bool:
    """Tell whether hours stand in brackets behind a few words, and nothing behind them."""
    if not facts.hours or facts.days or len(facts.bare) > _LONGEST:
        return False
    before, behind = facts.bare[: facts.hours[0].start], facts.bare[facts.hours[-1].end :]
    is_last = not any(map(str.isalnum, behind))
    return is_last and before.rstrip().endswith("(") and any(map(str.isalpha, before))


def _take_labelled(
    made: list[LineRole | None], facts: Sequence[LineFacts], said: Sequence[int]
) -> None:
    """Right below its hour, "Talk: Free benches - the town and us" names what is given by whom.

    Its label may stand before people as well; nobody known follows it, but somebody stands below.
    """
    for hours, at, below in zip(said, said[1:], said[2:], strict=False):
        is_slot = made[hours] is LineRole.HOURS and facts[hours].is_hour
        if not is_slot or made[at] is not LineRole.PERSON or made[below] is not LineRole.PERSON:
            continue
        label = read_label(facts[at].bare) if ":" in facts[at].bare else None
        name = split_person(label[1])[0] if label else ""
        if label and label[1] and not is_known_name(without_title(name)):
            made[at] = LineRole.ITEM
