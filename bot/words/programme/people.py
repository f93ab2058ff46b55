"""People as pages print them: "Name, role", "Name — role, organisation", "Name (role)"."""

import re
from collections.abc import Callable

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.languages.language import Language, Words
from bot.words.lexicon import AND, either, every


def _words(words_of: Callable[[Language], Words]) -> str:
    return either(every(words_of))


_APART = re.compile(
    r",\s*|\s+[\u2013\u2014|-]+\s+|\s*\(|;\s*|:\s+|\t+"
    rf"|\s+(?:{_words(lambda language: language.comes_from)})\s+(?=[A-Z])"
)
_PARTICLES = frozenset(
    "van von der den de del della di da do dos das du la le el al af av bin bint ibn y zu ter ten"
    " dr. prof. mr. ms. mrs. dr prof".split()
)
_TITLES = re.compile(
    r"(?:(?:co-)?chairs?|mayors?|dr|prof(?:essor)?|mr|mrs|ms|mx|adm\.?\s+direktør|direktør"
    r"|moderator|speakers?|host)\.?\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[\d,;:()?!|&/]")
_NAME_WORDS = range(2, 7)
_AND = re.compile(rf"\s*(?:;|&|,?\s(?:{AND})\s)\s*", re.IGNORECASE)


def split_person(text: str) -> tuple[str, str | None]:
    """Split a line where a name may end; None if nothing stands behind it."""
    match = _APART.search(text)
    return (text[: match.start()], text[match.end() :]) if match else (text, None)


def is_name(text: str) -> bool:
    """Tell whether these may be the words of a name: two to six, each with a capital."""
    words = text.split()
    # Scripts without capitals have no small letters either.
    return len(words) in _NAME_WORDS and all(
        word.casefold() in _PARTICLES
        or (not word[0].islower() and word[0].isalpha() and not _NO_NAME.search(word))
        for word in words
    )


def without_title(text: str) -> str:
    """Take "Dr.", "Adm. direktør" and the like off the front of a name."""
    while (match := _TITLES.match(text)) and is_name(text[match.end() :].split(",", maxsplit=1)[0]):
        text = text[match.end() :]
    return text


def read_speaker(text: str, role: StageRole = StageRole.PANELLIST) -> Speaker:
    """Guess name and affiliation; where the line does not split, the name is the whole line."""
    name, apart = split_person(text)
    if apart is None or not is_name(name):
        plain = without_title(name)
        if plain != name and is_name(plain):
            said = name[: -len(plain)].strip()
            behind = f"{said}, {_closed(apart)}" if apart else said
            return Speaker(name=plain, line=text, role=role, affiliation=behind)
        return Speaker(name=text, line=text, role=role)
    return Speaker(name=name, line=text, role=role, affiliation=_closed(apart) or None)


def _closed(text: str) -> str:
    """Take off what closes a bracket that was the split."""
    affiliation = text.strip(" ,;\u2013\u2014-")
    if affiliation.count(")") > affiliation.count("(") and affiliation.endswith(")"):
        return affiliation.removesuffix(")").rstrip()
    return affiliation


def names_only(text: str) -> tuple[str, ...]:
    """Return the names that a text is made of ("Kate Spive and Kati Stapel"), or nothing."""
    *listed, last = re.split(r",\s*", text)
    # "Ada Example, Programme Manager" is one person: commas divide names only before an "and".
    if listed and len(_AND.split(last)) > 1:
        parts = [
            without_title(each.strip()) for part in (*listed, last) for each in _AND.split(part)
        ]
        if all(map(is_name, parts)):
            return tuple(parts)
    names = tuple(without_title(each.strip()) for each in _AND.split(text) if each.strip())
    return names if names and all(map(is_name, names)) else ()


def people_in(text: str, role: StageRole = StageRole.PANELLIST) -> tuple[Speaker, ...]:
    """Read "Name, role; Name" or "Name and Name"; one person where nothing divides them."""
    if names := names_only(text):
        return tuple(Speaker(name=name, line=name, role=role) for name in names)
    parts = [part for part in map(str.strip, text.split(";")) if part]
    if not all(is_name(without_title(split_person(part)[0])) for part in parts):
        parts = [text]
    return tuple(read_speaker(part, role) for part in parts)


def begins_with_name(text: str) -> bool:
    """Tell whether a line begins with a name and goes on about the person."""
    name, apart = split_person(text)
    return apart is not None and bool(apart.strip()) and is_name(without_title(name))
