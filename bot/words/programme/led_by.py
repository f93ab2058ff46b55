"""Somebody behind a word that says by whom something is: "Panel moderated by Mr Ada Example"."""

import re
from dataclasses import dataclass
from itertools import islice

from bot.domain.talks.speaker import StageRole
from bot.words.lexicon import any_of, either, every, plain
from bot.words.patterns import late
from bot.words.programme.people import (
    are_people,
    is_known_name,
    name_behind_office,
    names_office,
    split_person,
    without_title,
)

_BY_WORDS = every(lambda language: (*language.by, *language.together))
_LED_BY = either(
    phrase
    for phrase in every(lambda language: language.moderators)
    if phrase.split()[-1] in _BY_WORDS
)
_MODERATES = late(
    rf"(?<!\w)(?:{any_of(lambda language: language.moderators)})(?!\w)", re.IGNORECASE
)
_BY = late(
    rf"(?:^|,?\s+)(?:(?P<led>{_LED_BY})|v\.\s?/?|{either(_BY_WORDS)})(?:\s+|(?<=/)\s*)(?=\w)",
    re.IGNORECASE,
)
# "Panelsamtale under ledelse av forsker Ada Example".
_MOST_WORDS_BETWEEN = 3
# No line tells of more; each of them is read up to its end.
_LONGEST, _MOST = 500, 10
_MARK_AT_END = late(r"(?<=\w)[,;:.]$")


@dataclass(frozen=True, slots=True)
class Led:
    """What stands before, and the people as they are written, what they are behind a comma."""

    title: str
    people: str
    role: StageRole
    # A known name, or something that only looks like one.
    is_known: bool


def led_by(text: str) -> Led | None:
    """Read "Welcome by Ada Example, Mayor" and "Innledning ved professor Ada Example ved NTU"."""
    text = text[:_LONGEST]
    matches = islice(_BY.finditer(text), _MOST)
    found = [led for match in matches if (led := _read(text, match))]
    # "Presentasjon av boken ved Ada Example": the word that stands nearest to the name.
    return min(found, key=lambda each: not each.is_known, default=None)


def says_who_leads(text: str) -> bool:
    """Tell whether a line says that somebody leads a talk: "The evening is chaired by …"."""
    return bool(_MODERATES.search(text))


def _read(text: str, match: re.Match[str]) -> Led | None:
    title, said = text[: match.start()].strip(" ,"), text[match.end() :].strip(" ,")
    between, people = _behind_comma(said) or _known_behind(said)
    is_known = bool(people)
    if not people and are_people(said):
        people = said
    if not people:
        return None
    leads = match["led"] or _MODERATES.search(between) or _ends_with_lead(title)
    role = StageRole.MODERATOR if leads else StageRole.PANELLIST
    return Led(title, people.rstrip(" :."), role, is_known)


def _ends_with_lead(title: str) -> bool:
    found = [match.end() for match in _MODERATES.finditer(title)]
    return bool(found) and found[-1] == len(title)


def _behind_comma(text: str) -> tuple[str, str] | None:
    """Part "formand for Torverådet, Ada Example" where an office stands before the name."""
    office, comma, name = text.partition(", ")
    is_office = " " in office and names_office(office) and not are_people(office)
    is_known = is_office and is_known_name(split_person(name)[0].strip())
    return (office, f"{name}, {office}") if comma and is_known else None


def _known_behind(text: str) -> tuple[str, str]:
    """Part "forsker Ada Example ved NTU" into what somebody is and "Ada Example, ved NTU"."""
    if name_behind_office(text):
        return "", text
    words = text.split()
    for skipped in range(min(_MOST_WORDS_BETWEEN, len(words) - 1) + 1):
        between = words[:skipped]
        if _ends_a_title(" ".join(between)):
            break
        if between and (not _may_be_rank(between[-1]) or between[-1].casefold() in _BY_WORDS):
            break
        people = _with_comma(" ".join(words[skipped:]))
        if people is not None:
            return " ".join(between), people
    return "", ""


def _ends_a_title(between: str) -> bool:
    """Tell whether a comma parts a title from its person ("… av torget, Ada Example")."""
    said, comma, _ = between.partition(",")
    return bool(comma) and not (" " in said and names_office(said))


def _may_be_rank(word: str) -> bool:
    return word[0].islower() or without_title(f"{word} Ada Example") == "Ada Example"


def _with_comma(text: str) -> str | None:
    """Return a text that begins with a known name, a comma behind the name; else None."""
    name, _ = split_person(text)
    if is_known_name(_MARK_AT_END.sub("", name)):
        return text
    words = text.split()
    for length in (5, 4, 3, 2):
        name = " ".join(words[:length])
        goes_on = len(words) > length and plain(words[length])[:1].islower()
        if goes_on and words[length][0].islower() and is_known_name(name):
            return f"{name}, {' '.join(words[length:])}"
    return None
