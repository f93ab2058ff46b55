"""What a line cannot be for, whatever stands around it."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.words.lexicon import any_of, every
from bot.words.lines.chain import NEVER
from bot.words.patterns import late
from bot.words.programme.evidence.called_off_evidence import begins_called_off
from bot.words.programme.lengths import is_length
from bot.words.programme.lines import LineFacts
from bot.words.programme.people import are_people, names_house, names_office
from bot.words.programme.roles import WHEN, LineRole

_DATES = frozenset(every(lambda each: each.dates_field))
# "Date: 5 May" says when a talk is as well.
_WRITTEN = late(
    "(?:"
    + any_of(lambda each: (word for word in (*each.published, *each.updated) if word not in _DATES))
    + r")(?!\w)",
    re.IGNORECASE,
)
# "7", as the rows of a table are counted, and "EN / FR", in which something is said.
_NUMBER = late(r"\W{0,9}[0-9]{1,3}\W{0,9}")
_CODE = r"(?:DA|DE|DK|EN|ES|FI|FR|IT|NB|NL|NO|PL|PT|SE|SV|UK)"
_LANGUAGES = late(rf"\W{{0,9}}{_CODE}(?:\s?[/|,·]\s?{_CODE})+\W{{0,9}}")
# "An illustrated talk by Ada Example", below what the talk is called.
_TOLD_BY = late(
    r"(?:[^\W\d_]{1,5}\s+)?(?:[^\W\d_]+\s+)?[^\W\d_]{0,16}(?:"
    + any_of(lambda each: (*each.kinds_of_events, *each.talks, *each.talk_parts))
    + r")[^\W\d_]{0,3}\s+(?:"
    + any_of(lambda each: each.by)
    + r")\s+(?P<who>[^\d:]{3,120})",
    re.IGNORECASE,
)
# "Lecture: Professor Ada Example, University of Northville".
_HELD_BY = late(
    r"[^\W\d_]{0,16}(?:"
    + any_of(lambda each: (*each.kinds_of_events, *each.talks, *each.talk_parts))
    + r")[^\W\d_]{0,3}\s*:\s+(?P<who>[^\d:]{3,120})",
    re.IGNORECASE,
)
# "From the age of 8, free entry", and no title or place before it.
_ENTRY = late(
    r"(?:(?P<before>[^,;·|]{2,40})[,;·|]\s*)?"
    rf"(?:{any_of(lambda each: each.entries)})(?:\s*[,;·|].{{2,60}})?\W*",
    re.IGNORECASE,
)
# "SOLD OUT", "View webinar".
_ON_OFFER = late(rf"\W*(?:{any_of(lambda each: each.on_offer)})\W*", re.IGNORECASE)
# "Dès 8 ans", "From 12 years".
_AGE = late(r"[^\W\d_]{0,5}\s*\d{1,2}\+?\s*[^\W\d_]{0,6}\W*$")
_OF_HOUSE = late(r"\s+(?:" + any_of(lambda each: (*each.of, *each.comes_from)) + r")(?!\w)")
# "Ada Example Hall, Room 2 • 11:30 a.m. to 1 p.m.": where and when, though a hall has a name.
_ROOMS = any_of(lambda each: (word for word in each.rooms if len(word) > 1))
_ROOM = late(rf"(?<!\w)(?:{_ROOMS})(?!\w)", re.IGNORECASE)
_COUNTED_ROOM = late(rf"(?:(?:{_ROOMS})\s+)?[0-9]{{1,4}}", re.IGNORECASE)
_PIECES = late(r"[,|•·]")
_LONGEST = 160
_ABOUT_TALKS = frozenset(
    {LineRole.TITLE, LineRole.DATE, LineRole.HOURS, LineRole.ITEM, LineRole.PERSON, LineRole.BREAK}
)
# What names or tells something.
_TELLING = (_ABOUT_TALKS - WHEN) | {LineRole.OFFICE, LineRole.PLACE}
# What lines of pages and letters show that are never titles.
_NO_TITLES = frozenset(
    {
        "furniture",
        "menu words all",
        "back mark",
        "organised first",
        "greeting",
        "called off aloud",
    }
)


def possible(
    facts: Sequence[LineFacts],
    shown: Sequence[Collection[str]],
    scores: Sequence[Sequence[float]],
    roles: Sequence[str],
) -> list[list[float]]:
    """Return what speaks for each role of each line, with `NEVER` for what it cannot be."""
    impossible = [*map(_impossible, facts, shown)]
    for index, (above, each) in enumerate(pairwise(facts), start=1):
        if not (above.days or above.hours) and _tells_by_whom(each):
            impossible[index] |= {LineRole.TITLE}
    return [
        [NEVER if role in cannot else weight for role, weight in zip(roles, weights, strict=True)]
        for weights, cannot in zip(scores, impossible, strict=True)
    ]


def _impossible(facts: LineFacts, shown: Collection[str]) -> frozenset[str]:
    if says_nothing(facts.bare) or _ON_OFFER.fullmatch(facts.bare[:_LONGEST]):
        return _TELLING
    if _is_entry(facts):
        return _TELLING
    if not _NO_TITLES.isdisjoint(shown):
        return frozenset({LineRole.TITLE})
    if not facts.days:
        return frozenset({LineRole.PERSON}) if _says_where_and_when(facts) else frozenset()
    if _WRITTEN.match(facts.bare):
        return _ABOUT_TALKS
    if begins_called_off(facts.behind or facts.before):
        return frozenset({LineRole.TITLE})
    return frozenset()


def _says_where_and_when(facts: LineFacts) -> bool:
    """Tell whether the numbers of a house or a room stand before the hours at the end of a line."""
    if not facts.hours or facts.behind:
        return False
    pieces = [piece.strip(" .") for piece in _PIECES.split(facts.before)]
    is_counted = any(_COUNTED_ROOM.fullmatch(piece) for piece in pieces)
    return is_counted and any(map(_ROOM.search, pieces))


def _is_entry(facts: LineFacts) -> bool:
    """Tell whether a line says nothing but who may come in, and for how much."""
    if facts.days or facts.hours:
        return False
    entry = _ENTRY.fullmatch(facts.bare[:_LONGEST])
    return entry is not None and (not entry["before"] or bool(_AGE.match(entry["before"])))


def _tells_by_whom(facts: LineFacts) -> bool:
    """Tell whether a line says nothing but who gives a talk that is named above it."""
    if facts.days or facts.hours or len(facts.bare) > _LONGEST:
        return False
    if match := _HELD_BY.fullmatch(facts.bare):
        who = match["who"]
        _, _, behind = who.partition(", ")
        # "Lecture: Jane Example" may be about her.
        is_house = names_house(behind) and not names_office(behind)
        return is_house and are_people(who)
    match = _TOLD_BY.fullmatch(facts.bare)
    # "Marjorie Owlett of the Nature Group".
    return match is not None and are_people(_OF_HOUSE.split(match["who"], maxsplit=1)[0])


def says_nothing(text: str) -> bool:
    """Tell whether a line is a number, a length or the languages of something, and no more."""
    return bool(_NUMBER.fullmatch(text) or _LANGUAGES.fullmatch(text)) or is_length(text)
