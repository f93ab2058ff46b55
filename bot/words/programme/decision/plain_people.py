"""Lines that are for people whatever stands around them: names below "Speakers", leaders."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.talks.speaker import StageRole
from bot.words.lexicon import any_of, every
from bot.words.patterns import late
from bot.words.programme.evidence.kind_evidence import discussions_of
from bot.words.programme.headings import read_heading
from bot.words.programme.labels import SPEAKER_COUNTED, read_label
from bot.words.programme.lines import LineFacts
from bot.words.programme.names_in_text import names_in
from bot.words.programme.people import (
    is_known_name,
    is_person_name,
    names_house,
    names_office,
    split_person,
    without_title,
)
from bot.words.programme.people_alone import names_people_alone
from bot.words.programme.roles import ABOVE_ITEMS, BROKEN_IN_AGENDAS, LineRole

Roles = Sequence[LineRole | None]

_MODERATES = late(rf"(?<!\w)(?:{any_of(lambda each: each.moderators)})(?!\w)", re.IGNORECASE)
_SPEAKS = frozenset(every(lambda each: each.speaks))
# Other roles say more of a line than that somebody is in it.
_LEFT = frozenset(
    {
        LineRole.FURNITURE,
        LineRole.TEXT,
        LineRole.OFFICE,
        LineRole.SERIES,
        LineRole.HEADING,
    }
)
_ENDS = frozenset({LineRole.TITLE, LineRole.DATE, LineRole.SERIES, LineRole.ITEM, LineRole.HEADING})
# As what an office is taken that stands alone in a line.
_NO_OFFICES = frozenset({LineRole.ITEM, LineRole.FURNITURE})
_TOLD = _ENDS | ABOVE_ITEMS
_SPEAKERS = frozenset({StageRole.PANELLIST, StageRole.MODERATOR})
# So many lines below a name tell of somebody, at most.
_MOST_BETWEEN = 4
_LONGEST = 120
_LONGEST_OFFICE = 60
_SAYS_MORE = late(r": |\s[\u2013\u2014-]\s|[\"“”„«»:*]|\.\s")
_CONTACT = late(r"@|\d\d\d")


def with_plain_people(roles: Roles, facts: Sequence[LineFacts]) -> list[LineRole | None]:
    made = [*roles]
    for find in (
        *(_below_labels, _moderators, _named_alone, _without_hours),
        *(_counted_speakers, _beside_people, _above_title),
    ):
        for at in find(made, facts):
            made[at] = LineRole.PERSON
    for at, role in _beside_names(made, facts):
        made[at] = role
    for find in (_houses_below_people, _offices_in_items):
        for at in find(made, facts):
            made[at] = LineRole.OFFICE
    return made


def _counted_speakers(roles: Roles, facts: Sequence[LineFacts]) -> list[int]:
    """Lines "Speaker 1: Ada Example" and "Speaker 2: Benches, Bo Sample", without hours."""
    found = [
        at
        for at, role in enumerate(roles)
        if role is not None
        and SPEAKER_COUNTED.match(facts[at].bare)
        and not (facts[at].hours or facts[at].days)
    ]
    named = [at for at in found if read_label(facts[at].bare) is not None]
    # "Keynote 1: Benches" names nobody.
    return found if len(named) > 1 and len(named) * 2 > len(found) else []


def _beside_people(roles: Roles, facts: Sequence[LineFacts]) -> list[int]:
    """What was taken for a place right below somebody, with the same office behind a name."""
    found: list[int] = []
    above: int | None = None
    for at, role in enumerate(roles):
        if role is None:
            continue
        if role is LineRole.PLACE and above is not None and roles[above] is LineRole.PERSON:
            name, office = split_person(facts[at].bare)
            is_same = office is not None and facts[above].bare.endswith(f", {office}")
            if is_same and is_person_name(name):
                found.append(at)
        above = at
    return found


def _houses_below_people(roles: Roles, facts: Sequence[LineFacts]) -> list[int]:
    """Below "Speakers:" and a name, "Northville Police Service" is where she works, and no item."""
    found: list[int] = []
    is_listed = False
    above: LineRole | None = None
    for at, role in enumerate(roles):
        if role is None:
            continue
        each = facts[at]
        label = read_label(each.bare) if role is LineRole.HEADING else None
        if label is not None and not label[1]:
            is_listed = True
        elif role in _TOLD - BROKEN_IN_AGENDAS or each.hours or each.days:
            is_listed = False
        is_told = is_listed and role is LineRole.ITEM and above is LineRole.PERSON
        if is_told and _is_office_between(at, roles, facts):
            found.append(at)
        above = role
    return found


def _is_office_between(at: int, roles: Roles, facts: Sequence[LineFacts]) -> bool:
    """Tell whether a line below a name says where she works; what has speakers is an item."""
    each = facts[at]
    below = next((index for index in range(at + 1, len(roles)) if roles[index] is not None), None)
    label = read_label(facts[below].bare) if below is not None else None
    is_item = read_heading(each.bare) is not None or (label is not None and not label[1])
    if is_item or len(each.bare) > _LONGEST_OFFICE or not _may_be_office(each):
        return False
    return _is_house_or_office(each.bare)


def _is_house_or_office(text: str) -> bool:
    """Tell whether a line is a house with its name, or what somebody is, and no title with one.

    "Northville Post", "Mayor of Northville", and neither "Tour of the museum" nor "A day at work".
    """
    words = text.split()
    is_small = [not word[0].isupper() for word in words]
    is_named = not is_small[0] and not is_small[-1] and not any(map(all, pairwise(is_small)))
    return is_named and (names_office(words[0]) or names_house(text))


def _offices_in_items(roles: Roles, facts: Sequence[LineFacts]) -> list[int]:
    """Below hours, a title and "Ada Example", "Northville Post" is where she works."""
    said = [at for at, role in enumerate(roles) if role is not None]
    found: list[int] = []
    for place in range(3, len(said)):
        hours, item, name, at = said[place - 3 : place + 1]
        is_last = place + 1 == len(said) or facts[said[place + 1]].is_hour
        is_item = facts[hours].is_hour and roles[item] is LineRole.ITEM
        is_named = roles[name] is LineRole.PERSON and is_known_name(facts[name].bare)
        if not (is_item and is_named and is_last) or roles[at] not in _NO_OFFICES:
            continue
        each = facts[at]
        is_plain = not (each.hours or each.days) and _may_be_office(each)
        if is_plain and _is_house_or_office(each.bare):
            found.append(at)
    return found


def _below_labels(roles: Roles, facts: Sequence[LineFacts]) -> list[int]:
    """Names below a label of people, with what they are and their lives between them."""
    found: list[int] = []
    left = 0
    for at, role in enumerate(roles):
        if role is None:
            continue
        each = facts[at]
        if (label := read_label(each.bare)) and not label[1] and label[0] in _SPEAKERS:
            left = _MOST_BETWEEN
        elif left and (each.days or each.hours):
            left = 0
        elif left and (_is_name(each.bare) or _may_be_name(at, roles, facts)):
            left = _MOST_BETWEEN
            if role in _LEFT:
                found.append(at)
        elif left:
            left = 0 if role in _ENDS - {LineRole.ITEM} else left - 1
    return found


def _beside_names(roles: Roles, facts: Sequence[LineFacts]) -> list[tuple[int, LineRole]]:
    """What was taken for an item beside a name below "Speakers", where no item has an hour.

    Right below a name stands what somebody is, and above it the words of a picture that say it.
    """
    said = [at for at, role in enumerate(roles) if role is not None]
    if any(facts[at].hours for at in said if roles[at] is LineRole.ITEM):
        return []
    found: list[tuple[int, LineRole]] = []
    is_below = False
    for place, at in enumerate(said):
        each = facts[at]
        label = read_label(each.bare)
        if label and not label[1]:
            is_below = label[0] in _SPEAKERS
        elif each.days or each.hours or roles[at] in _ENDS - {LineRole.ITEM}:
            is_below = False
        if roles[at] is not LineRole.ITEM:
            continue
        above = said[place - 1] if place else at
        below = said[place + 1] if place + 1 < len(said) else at
        name = facts[below].bare
        if roles[below] is LineRole.PERSON and below != at and each.bare.endswith(f" {name}"):
            found.append((at, LineRole.FURNITURE))
        elif is_below and _is_bare_name(roles[above], facts[above]) and _may_be_office(each):
            found.append((at, LineRole.OFFICE))
    return found


def _is_bare_name(role: LineRole | None, facts: LineFacts) -> bool:
    """Tell whether a person's line leaves it to the next one what somebody is."""
    name, apart = split_person(facts.bare)
    return role is LineRole.OFFICE or (role is LineRole.PERSON and bool(name) and not apart)


def _may_be_office(facts: LineFacts) -> bool:
    return not (
        facts.marked
        or facts.is_text
        or _SAYS_MORE.search(facts.bare)
        or any(discussions_of(facts.bare))
        or _is_name(facts.bare)
    )


def _is_name(text: str) -> bool:
    name = without_title(split_person(text)[0].strip()) if len(text) <= _LONGEST else ""
    return is_known_name(name)


def _moderators(roles: Roles, facts: Sequence[LineFacts]) -> list[int]:
    """Short lines that say of one person that he leads: "Our mayor, Ada Example, will chair".

    Where neither people nor items are told, prose is read for all who are in it.
    """
    people = [at for at, role in enumerate(roles) if role is LineRole.PERSON]
    titles = [at for at, role in enumerate(roles) if role is LineRole.TITLE]
    has_items = any(facts[at].hours for at, role in enumerate(roles) if role is LineRole.ITEM)
    return [
        at
        for at, role in enumerate(roles)
        if role in _LEFT
        and (
            (people and at > people[0])
            or (has_items and titles and at > titles[0] and ", " not in facts[at].bare)
        )
        and len(facts[at].bare) <= _LONGEST
        and not facts[at].days
        and _MODERATES.search(facts[at].bare)
        and not _CONTACT.search(facts[at].bare)
        and len([*names_in(facts[at].bare)]) == 1
    ]


def _may_be_name(at: int, roles: Roles, facts: Sequence[LineFacts]) -> bool:
    """Tell whether what looks like a name has an office right below it."""
    below = roles[at + 1] if at + 1 < len(roles) else None
    text = facts[at].bare
    return below is LineRole.OFFICE and "," not in text and is_person_name(without_title(text))


def _named_alone(roles: Roles, facts: Sequence[LineFacts]) -> list[int]:
    """Lines between the first and the last that tell of talks, with people in them alone."""
    told = [at for at, role in enumerate(roles) if role in _TOLD]
    if not told:
        return []
    return [
        at
        for at in range(told[0], told[-1] + 1)
        if (roles[at] in _LEFT or (roles[at] is LineRole.ITEM and not facts[at].hours))
        and not (facts[at].days or facts[at].hours or facts[at].is_text)
        and names_people_alone(facts[at].bare)
        and not (roles[at] is LineRole.ITEM and _SAYS_MORE.search(facts[at].bare))
        # "Event by Example Club".
        and not (roles[at] is LineRole.FURNITURE and len([*names_in(facts[at].bare)]) == 1)
        and not _CONTACT.search(facts[at].bare)
    ]


def _above_title(roles: Roles, facts: Sequence[LineFacts]) -> list[int]:
    """A name alone right above the only title, if the text tells of that person further down."""
    titles = [at for at, role in enumerate(roles) if role is LineRole.TITLE]
    if len(titles) != 1 or LineRole.PERSON in roles:
        return []
    above = [at for at in range(titles[0]) if roles[at] is not None][-1:]
    return [
        at
        for at in above
        if roles[at] in _LEFT
        and is_known_name(name := without_title(facts[at].bare))
        and any(name in each.bare for each in facts[titles[0] + 1 :])
    ]


def _without_hours(roles: Roles, facts: Sequence[LineFacts]) -> list[int]:
    """Items that are names with what these are, where no item has an hour."""
    items = [at for at, role in enumerate(roles) if role is LineRole.ITEM]
    if any(facts[at].hours for at in items):
        return []
    return [
        at
        for at in items
        if _is_name(facts[at].bare)
        and not _SAYS_MORE.search(facts[at].bare)
        # "Ada Example, keeper, talks about the harbour".
        and _SPEAKS.isdisjoint(facts[at].bare.casefold().split())
    ]
