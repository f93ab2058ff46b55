"""People as pages print them: "Name, role", "Name — role, organisation", "Name (role)"."""

import re

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.lexicon import AND, PARTICLES, WEEKDAYS, any_of, either, every, plain
from bot.words.one_reading import once_in_a_reading
from bot.words.patterns import late
from bot.words.programme.given_names import is_given_name
from bot.words.programme.offices import without_office

_APART = late(
    r",\s*|\s+[\u2013\u2014|/\u00b7-]+\s+|\s*\(|;\s*|\s*:\s+|\t+"
    rf"|\s+(?:{any_of(lambda language: language.comes_from)})\s+(?=[A-Z])"
    # "Ada Example and guests".
    rf"|\s+(?:{AND})\s+(?=[a-zà-þ])"
)
_RANKS = frozenset("dr. prof. mr. ms. mrs. dr prof".split())
# "David Example MP": letters behind a name are no part of it.
_LETTERS_BEHIND = late(
    rf"(?P<name>\S+\s.*?\S),?(?:\s+(?:{any_of(lambda each: each.letters_behind)})\.?)+",
    re.IGNORECASE,
)
# "MF Ada Example".
_LETTERS_BEFORE = late(r"[A-ZÀ-Þ]{2,4}\s+(?=[A-ZÀ-Þ][\w-]*[a-zß-ÿ])")
# "Daniel EXAMPLE Professeur agrégé": capitals end a name.
_CAPITALS_END = late(
    r"(?P<name>[A-ZÀ-Þ][a-zß-ÿ]+(?:[\s-][A-ZÀ-Þ][a-zß-ÿ]+)*\s(?:d[eu]\s|de\sla\s|von\s)?"
    r"(?:[A-ZÀ-Þ'-]{2,}\s)+)(?P<rest>\w*[a-zß-ÿ].*)"
)
_SMALL_WORDS = 4
_SMALL_RANK = late(r"[a-zß-ÿ][a-zß-ÿ.-]+")
_SMALL = frozenset(
    plain(word)
    for word in every(lambda each: (*each.by, *each.together, *each.comes_from, *each.conjunction))
)
_LONGEST_OFFICE = 8
# "Prof. Dr.", "Bürgermeisterin", "Prosjektleder": before a name.
_TITLES = late(
    rf"(?:{any_of(lambda language: language.salutations)}"
    # "Forfatteren", "Professorin".
    rf"|[^\W\d_]*(?:{any_of(lambda language: language.titles)})(?:e?n|in)?)\.?\s+"
    r"(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_TITLE_WORDS = frozenset(plain(word) for word in every(lambda each: each.titles) if len(word) > 2)  # noqa: PLR2004
_LONG_TITLES = either(word for word in every(lambda each: each.titles) if len(word) > 2)  # noqa: PLR2004
_SHORT_TITLES = either(word for word in every(lambda each: each.titles) if len(word) <= 2)  # noqa: PLR2004
_OFFICE = late(rf"(?<!\w)(?:dr|prof|{_SHORT_TITLES}|\w*(?:{_LONG_TITLES}))(?!\w)", re.IGNORECASE)
_ORGANISATION_WORDS = every(lambda language: language.organisations)
_LONG = either(word for word in _ORGANISATION_WORDS if len(word) > 3)  # noqa: PLR2004
# "People-centered" is no centre. "AS" stands alone: it ends "Jonas" as well.
_SHORT = either(word for word in _ORGANISATION_WORDS if len(word) <= 3)  # noqa: PLR2004
_ORGANISATIONS = late(
    rf"(?<!\w)(?:\w*(?:{_LONG})|(?:{_LONG})(?!ed(?!\w))\w*|(?:{_SHORT}))(?!\w)", re.IGNORECASE
)
_WHOLE = late(rf"(?:{either(_ORGANISATION_WORDS)})s?", re.IGNORECASE)
_NO_NAMES = frozenset(plain(word) for word in every(lambda language: language.no_names))
_ROLES = frozenset(
    plain(word)
    for word in every(lambda each: (*each.moderators, *each.hosts, *each.panellists))
    if " " not in word
)
# How a word ends that tells of somebody's: no name does.
OWNERS = ("'s", "\u2019s")
_NO_NAME = late(r"[\d,;:()?!|&/]")
_NAME_WORDS = range(2, 7)
_FIRST_WORDS = 2
_MOST_WORDS = 5
# "Mo Sample" is no Monday.
_LONGEST_SHORT_DAY = 4
# What may stand between two people, outside brackets.
_PIECES = late(
    rf"(\s*;\s*|\s+/\s+|,?\s+(?:{AND}|&)\s+(?=[A-ZÀ-Þ]|[a-zß-ÿ.-]{{5,}}\s(?-i:[A-ZÀ-Þ]))|,\s*)(?![^(]*\))",
    re.IGNORECASE,
)
_SURE_MARKS = frozenset(";/")
_BRACKETS = late(r"\([^()]*\)")
# "Ada Example; Bo Sample." ends a list, "Ada E." does not.
_DOT_AT_END = late(r"(?<=\w{3})\.\s*$")
_AND = late(rf"\s*(?:;|&|\s/\s|,?\s(?:{AND})\s)\s*", re.IGNORECASE)


def names_house(text: str) -> bool:
    """Tell whether a text names an office or a house ("Hotel Example")."""
    return bool(_ORGANISATIONS.search(text))


def names_office(text: str) -> bool:
    """Tell whether a text says what somebody is ("professor i historie")."""
    return bool(_OFFICE.search(text))


@once_in_a_reading
def split_person(text: str) -> tuple[str, str | None]:
    """Split a line where a name may end; None if nothing stands behind it."""
    match = _APART.search(text)
    name, rest = (text[: match.start()], text[match.end() :]) if match else (text, None)
    said = _behind_name(name)
    if said is None:
        return name, rest
    name, behind = said
    return name, behind if rest is None else f"{behind}, {rest}"


def _behind_name(text: str) -> tuple[str, str] | None:
    """Part "David Example MP", "Ada EXAMPLE Docteur" and "Bo Sample KSO Northville kommun"."""
    for pattern in (_LETTERS_BEHIND, _CAPITALS_END):
        match = pattern.fullmatch(text)
        if match and _ends_as_name(without_title(match["name"]).split()):
            return match["name"].strip(), text[match.end("name") :].strip()
    words = without_title(text).split()
    rest = words[2:]
    if not rest or not is_given_name(words[0]) or not is_name(" ".join(words[:2])):
        return None
    is_house = len(rest) in range(2, _SMALL_WORDS + 1) and rest[-1][0].islower()
    is_house = is_house and bool(_ORGANISATIONS.fullmatch(rest[-1]))
    is_letters = len(rest) > 1 and rest[0].isupper() and len(rest[0]) in range(2, _SMALL_WORDS + 1)
    is_letters = is_letters and not words[1].isupper()
    if not (is_house or is_letters):
        return None
    behind = " ".join(rest)
    return text[: -len(behind)].strip(), behind


def _ends_as_name(words: list[str]) -> bool:
    """Tell whether words are a name: in "Bo Sample KSO" the last one is none."""
    is_short = words[-1].isupper() and len(words[-1]) <= _SMALL_WORDS
    return is_given_name(words[0]) and not (is_short and len(words) > 2)  # noqa: PLR2004


def is_name(text: str) -> bool:
    """Tell whether these may be the words of a name: two to six, each with a capital."""
    words = text.split()
    # In capitals a heading looks like a name, and there are more headings.
    # "Trade: War or Peace It's out with …", once lines ran together.
    if text.isupper() or text.endswith(OWNERS):
        return False
    # Scripts without capitals have no small letters either.
    return (
        len(words) in _NAME_WORDS
        and all(
            word.casefold() in _RANKS
            or _is_particle(words, index)
            or (
                not (word[0].islower() or plain(word) in _NO_NAMES)
                and word[0].isalpha()
                and not _NO_NAME.search(word)
            )
            for index, word in enumerate(words)
        )
        and plain(words[0]) not in _ROLES
        and not (len(words[0]) > _LONGEST_SHORT_DAY and plain(words[0]) in WEEKDAYS)
    )


def _is_particle(words: list[str], index: int) -> bool:
    """Tell whether a word is "von", or "der" behind it; no name ends with one."""
    word = plain(words[index])
    if word not in PARTICLES or index == len(words) - 1:
        return False
    return word not in _NO_NAMES or (index > 0 and plain(words[index - 1]) in PARTICLES)


@once_in_a_reading
def without_title(text: str) -> str:
    """Take "Dr.", "Adm. direktør" and the like off the front of a name."""
    if (letters := _LETTERS_BEFORE.match(text)) and is_given_name(
        text[letters.end() :].split(maxsplit=1)[0]
    ):
        text = text[letters.end() :]
    while (match := _TITLES.match(text)) and is_name(text[match.end() :].split(",", maxsplit=1)[0]):
        text = text[match.end() :]
    first, _, rest = text.partition(" ")
    if _is_small_rank(first, rest):
        text = rest
    return text


def _is_small_rank(word: str, rest: str) -> bool:
    """Tell whether a small word right before a known name is an office ("forsker Ada Example")."""
    if not (len(word) > _SMALL_WORDS and _SMALL_RANK.fullmatch(word) and rest[:1].isupper()):
        return False
    is_small = plain(word) in PARTICLES or plain(word) in _NO_NAMES or plain(word) in _SMALL
    words = rest.split(",", maxsplit=1)[0].split()
    return not is_small and len(words) > 1 and is_given_name(words[0]) and is_name(" ".join(words))


def read_speaker(text: str, role: StageRole = StageRole.PANELLIST) -> Speaker:
    """Guess name and affiliation; where the line does not split, the name is the whole line."""
    if said := name_behind_office(text):
        return Speaker(name=said, line=text, role=role, affiliation=text[: -len(said)].strip(" ,"))
    name, apart = split_person(text)
    bare = without_title(name)
    if is_person_name(bare) and is_person_name(without_office(bare)):
        bare = without_office(bare)
    if bare != name and is_name(bare):
        said = name[: -len(bare)].strip()
        behind = f"{said}, {_closed(apart)}" if apart else said
        return Speaker(name=bare, line=text, role=role, affiliation=behind)
    if apart is None or not is_name(name):
        return Speaker(name=text, line=text, role=role)
    return Speaker(name=name, line=text, role=role, affiliation=_closed(apart) or None)


def name_behind_office(text: str) -> str | None:
    """Return the name in "ordfører i Northville Ada Example": the office stands before it."""
    if "," in text or "(" in text:
        return None
    words = text.split()
    for length in (2, 3):
        office, name = words[:-length], " ".join(words[-length:])
        if not 1 < len(office) <= _LONGEST_OFFICE or not is_given_name(words[-length]):
            continue
        is_office = names_office(office[0]) or (office[0][0].islower() and len(office[0]) > 3)  # noqa: PLR2004
        is_office = is_office or names_office(office[-1])
        if is_office and is_known_name(name) and not is_name(" ".join(office)):
            return name
    return None


def _closed(text: str) -> str:
    """Take off what closes a bracket that was the split."""
    affiliation = text.strip(" ,;\u2013\u2014-")
    if affiliation.count(")") > affiliation.count("(") and affiliation.endswith(")"):
        return affiliation.removesuffix(")").rstrip()
    return affiliation


@once_in_a_reading
def names_only(text: str) -> tuple[str, ...]:
    """Return the names that a text is made of ("Kate Spive and Kati Stapel"), or nothing."""
    text = _DOT_AT_END.sub("", text)
    *listed, last = re.split(r",\s*", text)
    # "Ada Example, Programme Manager" is one person: commas divide names only before an "and".
    if listed and len(_AND.split(last)) > 1:
        parts = [
            without_title(each.strip()) for part in (*listed, last) for each in _AND.split(part)
        ]
        if all(map(is_name, parts)):
            return tuple(parts)
    if listed and all(map(_is_surely_named_whole, (*listed, last))):
        return tuple(without_title(each.strip()) for each in (*listed, last))
    names = tuple(without_title(each.strip()) for each in _AND.split(text) if each.strip())
    return names if names and all(map(is_name, names)) else ()


def people_in(text: str, role: StageRole = StageRole.PANELLIST) -> tuple[Speaker, ...]:
    """Read "Name, role; Name", "Name and Name", "Name (role), Name (role) and Name".

    One person where nothing divides them.
    """
    if not text.strip(" ,;.|"):
        return ()
    if len(names := names_only(text)) > 1:
        return tuple(Speaker(name=name, line=name, role=role) for name in names)
    if said := _behind_offices(text):
        return tuple(read_speaker(each, role) for each in said)
    lines = lines_of_people(text)
    if not all(_begins_person(line) for line in lines):
        lines = [text]
    return tuple(read_speaker(line, role) for line in lines)


def _behind_offices(text: str) -> list[str]:
    """Part "pj. prof. Ada Example ja pj. prof. Bo Sample", or return nothing."""
    said = [each.strip() for each in _AND.split(text) if each.strip()]
    named = [name_behind_office(each) or is_known_name(each) for each in said]
    return said if len(said) > 1 and all(named) and names_office(said[0]) else []


def lines_of_people(text: str) -> list[str]:
    """Part a line where a person ends, as far as its marks tell."""
    pieces = _PIECES.split(text)
    parts, marks = pieces[::2], pieces[1::2]
    lines = [parts[0].strip()]
    bracketed = len(_BRACKETS.findall(text)) > 1 or bool(_BRACKETS.search(parts[0]))
    for index, (mark, raw) in enumerate(zip(marks, parts[1:], strict=True), start=1):
        part = raw.strip()
        before = parts[index - 1].strip()
        has_role = "," in lines[-1] and before[:1].islower()
        behind = parts[index + 1].strip() if index + 1 < len(parts) else ""
        if mark.strip() in _SURE_MARKS:
            is_new = True
        elif mark.strip() == "," and bracketed:
            # "Ada Example (tbc), Northville Alliance" goes on about her.
            is_new = "(" in part or is_person_name(split_person(part)[0])
        elif mark.strip() == ",":
            has_role = has_role or ("," in lines[-1] and bool(_ORGANISATIONS.search(before)))
            goes_on = behind[:1].islower() and index < len(marks) and marks[index] == mark
            # "Ada Example, Bo Sample, Cy Muster (Town)".
            are_names = _is_surely_named_whole(lines[-1]) and _is_surely_named(part)
            is_new = (has_role and goes_on) or are_names
        else:
            # "Ada Example, Director, Town and Bo Sample, planner".
            is_house_before = bool(_ORGANISATIONS.search(before))
            has_role = has_role or behind[:1].islower() or is_house_before
            is_new = "," not in lines[-1] or has_role or "," in mark or bracketed
            is_new = is_new or _is_surely_named(part)
        if is_new and mark.strip() not in _SURE_MARKS and "," in lines[-1] and not bracketed:
            # "Ada Example, Director of Walks and Town Affairs": who follows a known name is known.
            goes_on = "," in mark or behind[:1].islower() or not begins_with_known_name(lines[0])
            is_new = goes_on or is_known_name(split_person(part)[0])
            is_new = is_new or _is_surely_named(part)
        is_new = (
            is_new
            and _begins_person(part)
            and not _ORGANISATIONS.search(without_title(part).split("(")[0])
        )
        if mark.strip() == ";" or is_new:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]}{mark}{raw}"
    return [line for line in map(str.strip, lines) if line]


def _is_surely_named(text: str) -> bool:
    """Tell whether a text begins with a given name that is known, and goes on as a name."""
    name = without_title(split_person(text)[0].strip())
    return is_known_name(name) and is_given_name(name.split()[0])


def _is_surely_named_whole(text: str) -> bool:
    """Tell whether a text is nothing but a name whose given name is known."""
    return split_person(text)[1] is None and _is_surely_named(text)


def _begins_person(text: str) -> bool:
    return is_name(without_title(split_person(text)[0].strip()))


@once_in_a_reading
def are_people(text: str) -> bool:
    """Tell whether a text is names, or begins with one and goes on about the person."""
    if _behind_offices(text):
        return True
    if (said := name_behind_office(text)) and names_office(text[: -len(said)]):
        return True
    names = names_only(text)
    # "Street Life and Good Habits": of two names joined one is known.
    is_list = len(names) > 1 and any(map(is_known_name, names))
    if (names and all(map(is_person_name, names))) and (is_list or len(names) == 1):
        return True
    if begins_with_name(text) and (len(names) < 2 or is_list):  # noqa: PLR2004
        return True
    lines = lines_of_people(text)
    return len(lines) > 1 and all(map(_begins_person, lines)) and is_person_name(lines[0])


@once_in_a_reading
def is_person_name(text: str) -> bool:
    """Tell whether a text is a name, and not one of an office or a house."""
    bare = without_title(text.strip())
    first, _, rest = bare.partition(" ")
    is_office = bool(_OFFICE.fullmatch(first)) and not is_given_name(first)
    if (plain(first) in _TITLE_WORDS or is_office) and " " not in rest:
        # "Mayor Sample" is somebody, and nobody knows who.
        return False
    return is_name(bare) and not _names_house(bare)


def _names_house(name: str) -> bool:
    """Tell whether a name is that of a house; "Lena Hallberg" is none, for all that she begins."""
    found = [match[0] for match in _ORGANISATIONS.finditer(name)]
    words = name.split()
    is_surname = len(words) == 2 and found == [words[1]] and is_given_name(words[0])  # noqa: PLR2004
    return bool(found) and not (is_surname and not _WHOLE.fullmatch(words[1]))


@once_in_a_reading
def is_known_name(text: str) -> bool:
    """Tell whether a text is a name of which a given name is known ("Dr. Ada Example")."""
    bare = without_title(text.strip())
    words = bare.split()
    if not is_person_name(bare) or len(words) > _MOST_WORDS:
        return False
    # "Town Hall Anna Sample" names a house: the given name is among the first words.
    return any(map(is_given_name, words[: min(_FIRST_WORDS, len(words) - 1)]))


def begins_with_known_name(text: str) -> bool:
    """Tell whether a text is a known name, or goes on about its person behind a mark."""
    return is_known_name(split_person(text)[0])


@once_in_a_reading
def begins_with_name(text: str) -> bool:
    """Tell whether a line begins with a name and goes on about the person."""
    name, apart = split_person(text)
    return apart is not None and bool(apart.strip()) and is_person_name(name)
