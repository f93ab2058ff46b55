"""What stands behind an hour: a title, and the people of it."""

import re
from dataclasses import dataclass
from itertools import chain

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.lexicon import any_of, either, every
from bot.words.patterns import late
from bot.words.programme.furniture import without_kind, without_place
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.labels import read_label
from bot.words.programme.led_by import led_by
from bot.words.programme.people import (
    are_people,
    begins_with_known_name,
    begins_with_name,
    is_known_name,
    is_name,
    is_person_name,
    lines_of_people,
    name_behind_office,
    names_house,
    names_office,
    names_only,
    people_in,
    read_speaker,
    split_person,
    without_title,
)

_TITLE_AND_PEOPLE = 2
_ROLE_WORDS = either(
    every(lambda language: (*language.moderators, *language.panellists, *language.hosts))
)
_IN_BRACKETS = late(r"(?P<title>.*\S)\s*\((?P<people>[^()]{3,200})\)\s*")
_BRACKETS_INSIDE = late(
    r"(?P<title>[^:()]{3,}?)\s*\((?P<people>[^()]{5,200})\)\s*:\s+(?P<rest>\S.*)"
)
_QUOTED = late(
    r"(?P<people>.+?)\s*[:,.\u2013-]?\s*[\"“”„«](?P<title>[^\"”“»]{3,200})[\"”“»]\W*(?:\([^()]*\)\W*)*"
)
# "John Sample ‘A Jazz Life’": an apostrophe inside ends nothing.
_QUOTED_ONCE = late(r"(?P<people>[^\u2018]+?)\s*[:,\u2013-]?\s*\u2018(?P<title>.{3,200})\u2019\W*")
_QUOTED_FIRST = late(
    r"[\"“”„«](?P<title>[^\"”“»]{3,200}?),?[\"”“»]\s*[,:\u2013-]?\s+(?P<people>\w.+)"
)
_QUESTION_THEN_NAME = late(r"(?P<title>[^?]{3,200}\?)\s+(?P<people>[^?]{3,120})")
_BRACKETS = late(r"\([^()]*\)\s*")
_TWO_DASHES = late(r"(?<=[\w.])--(?=\w)")
_IN_FRONT_MARK = late(r"(:\s+|\s+[\u2013\u2014-]\s+)")
_BY_WORDS = either(every(lambda language: (*language.by, *language.together)))
_BY_IN_FRONT = late(rf"^[^\W\d_]+\s+(?:{_BY_WORDS})\s+(?=\w)", re.IGNORECASE)
_PARTS = any_of(lambda language: language.talk_parts)
_ROLE_AT_END = late(rf"(?<!\w)(?:{_ROLE_WORDS}|{_PARTS})\s*$", re.IGNORECASE)
# "The shared bench - Ada Example (Northville), Bo Sample (Southport)".
_DASH = late(r"\s[\u2013\u2014-]\s")
_IN_FRONT = late(
    r"(?:(?P<people>[^:]{3,120}?):\s+|(?P<bracketed>[^:()]{3,60}\([^()]*\))\s+[\u2013\u2014-]\s+)"
    r"(?P<title>\S.+)"
)
# "Discussion Moderator: Bo Sample Speakers: …" on one line.
_LABELS = late(
    rf"\s+(?=(?:{_ROLE_WORDS}|panel\ members)\s*:)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    people: tuple[Speaker, ...] = ()


def read_item(text: str) -> Item:
    """Read "Title (Name, role)", "Name (organisation) "Title"", "Title: Name and Name", "Title"."""
    text = _without_number(without_place(text))
    cells = [cell.strip() for cell in text.split(" | ") if cell.strip()]
    if not cells:
        return Item("")
    if len(cells) > 1 and without_kind(f"{cells[0]} | {cells[1]}") == cells[1]:
        cells = cells[1:]
    if item := quoted_behind_name(cells[0]):
        return item
    if (label := read_label(cells[0])) and are_people(label[1]) and ":" in cells[0]:
        # "Invited speaker: Ada Example" behind an hour says no other title.
        return Item(cells[0].partition(":")[0].strip(), people_in(label[1], label[0]))
    title, *labelled = _LABELS.split(cells[0])
    labels = [read_label(part.strip(" ,;")) for part in labelled]
    if not all(label and (not label[1] or are_people(label[1])) for label in labels):
        # "Opening Keynote: Who walks?" is a title whole.
        title, labels = cells[0], []
    found = (people_in(label[1], label[0]) for label in labels if label and label[1])
    if len(cells) == _TITLE_AND_PEOPLE and [*map(begins_with_known_name, cells)] == [False, True]:
        # "Open Space, part 2 | Ada Example": the first cell only looks like somebody.
        return Item(cells[0], people_in(cells[1]))
    labelled_cells = [people for cell in cells[1:] if (people := _behind_labels(cell))]
    of_people = [cell for cell in cells[1:] if are_people(cell) and not _behind_labels(cell)]
    if len(cells) > 1 and begins_with_name(cells[0]) and not any(map(begins_with_name, of_people)):
        # "Name (organisation) | Title".
        return Item(cells[1], people_in(cells[0]))
    cells_of_people = (people_in(cell) for cell in of_people)
    first = Item(cells[0]) if of_people else _without_brackets(title.strip(" ,;\u2013\u2014"))
    people = (*first.people, *chain(*found), *chain(*cells_of_people), *chain(*labelled_cells))
    return Item(first.title, people)


def _behind_labels(text: str) -> tuple[Speaker, ...]:
    """Read "Moderator: Ada Example; Panellists: Bo Sample, Cy Muster", or nothing."""
    labels = [read_label(each.strip(" ,;")) for each in _LABELS.split(text)]
    if not all(label and label[1] and are_people(label[1]) for label in labels):
        return ()
    return tuple(chain(*(people_in(label[1], label[0]) for label in labels if label)))


def _without_number(text: str) -> str:
    """Return the title in "Session 2: Benches"."""
    heading = read_heading(text)
    is_counted = heading is not None and heading.rank is not Rank.TALK and not heading.is_bare
    return heading.title if heading is not None and is_counted else text


def _without_brackets(text: str) -> Item:
    text = _TWO_DASHES.sub(" \u2013 ", text)
    ways = (
        _quoted_first,
        quoted_behind_name,
        _behind_question,
        _behind_dash,
        _in_brackets,
        _in_brackets_inside,
        _in_front,
        _behind_colon,
        _behind_by,
        _behind_comma,
    )
    return next((item for way in ways if (item := way(text)) is not None), Item(text))


def _quoted_first(text: str) -> Item | None:
    """Read '"Title", Prof. Ada Example, Town' and '"Title" by Ada Example'."""
    match = _QUOTED_FIRST.fullmatch(text)
    if match is None:
        return None
    people = match["people"].strip()
    label = read_label(people)
    people = label[1] if label else people
    return (
        Item(match["title"].strip(), people_in(people)) if people and are_people(people) else None
    )


def _behind_question(text: str) -> Item | None:
    """Read "Who owns the bench? Ada Example, Mayor"."""
    match = _QUESTION_THEN_NAME.fullmatch(text)
    if match is None or not begins_with_name(match["people"]):
        return None
    return Item(match["title"], people_in(match["people"]))


def quoted_behind_name(text: str) -> Item | None:
    match = _QUOTED.fullmatch(text) or _QUOTED_ONCE.fullmatch(text)
    if match is None:
        return None
    # "Lecture by Ada Example: “Light”", "Keynote: Ada Example, Town: “Light”".
    people = _BY_IN_FRONT.sub("", match["people"]).strip()
    label = read_label(people)
    people = label[1] if label and label[1] else people
    if len(names_only(people)) > 1 and are_people(people):
        return Item(match["title"].strip(), people_in(people))
    name, _ = split_person(people)
    is_person = is_name(without_title(name.strip())) or name_behind_office(people)
    return Item(match["title"].strip(), (read_speaker(people),)) if is_person else None


def _in_brackets(text: str) -> Item | None:
    match = _IN_BRACKETS.fullmatch(text)
    if match is None:
        return None
    if label := read_label(match["people"]):
        return Item(match["title"], people_in(label[1], label[0]) if label[1] else ())
    names = names_only(match["people"])
    first = match["people"].split()[0]
    if first.isupper() and len(first) > 2 and len(names) < 2:  # noqa: PLR2004
        # "(NTNU Town)".
        return None
    if names and all(map(is_person_name, names)):
        return Item(match["title"], _named(names, match["people"]))
    if not names and (begins_with_name(match["people"]) or are_people(match["people"])):
        return Item(match["title"], people_in(match["people"]))
    return None


def _in_brackets_inside(text: str) -> Item | None:
    """Read "The network (Ada Example and Bo Sample): what it is"."""
    match = _BRACKETS_INSIDE.fullmatch(text)
    if match is None or not all(map(_is_certainly_a_person, lines_of_people(match["people"]))):
        return None
    return Item(f"{match['title']}: {match['rest']}", people_in(match["people"]))


def _in_front(text: str) -> Item | None:
    match = _IN_FRONT.fullmatch(text)
    people = (match["people"] or match["bracketed"]) if match else ""
    if (item := known_in_front(text)) or match is None or not _is_certainly_a_person(people):
        return item
    return Item(match["title"].strip(), people_in(people))


def known_in_front(text: str) -> Item | None:
    """Read "Ada Example – The shared bench"; behind the dash of a person may stand an office."""
    match = _IN_FRONT_MARK.search(text)
    if match is None:
        return None
    people, title = text[: match.start()], text[match.end() :].strip()
    is_office = names_office(title) or names_house(title) or title[:1].islower()
    is_office = is_office and not title.endswith("?")
    if not people.endswith(")"):
        # "Ambassador (emeritus) Ada Example: Benches".
        people = _BRACKETS.sub("", people)
    names = names_only(people)
    is_known = bool(names) and all(map(is_known_name, names))
    if is_office or not (is_known or name_behind_office(people)) or are_people(title):
        return None
    return Item(title, people_in(people))


def _behind_dash(text: str) -> Item | None:
    for match in _DASH.finditer(text):
        people = text[match.end() :]
        lines = lines_of_people(people)
        is_list = len(lines) > 1 and all(is_person_name(split_person(each)[0]) for each in lines)
        certain = [*map(_is_certainly_a_person, lines)]
        if all(certain) or (is_list and any(certain)):
            return Item(text[: match.start()].strip(), people_in(people))
    return None


def _behind_colon(text: str) -> Item | None:
    title, colon, people = text.rpartition(": ")
    title, people = title.strip(), people.strip()
    if not (colon and title):
        return None
    if "(" in people and all(map(_is_certainly_a_person, lines_of_people(people))):
        return Item(title, people_in(people))
    names = names_only(people)
    is_short = len(title.split()) <= 2 and not title[-1].isdigit()  # noqa: PLR2004
    is_listed = len(names) > 1 and is_short
    if names and (is_listed or _names_a_role(title) or without_title(people) != people):
        return Item(title, _named(names, people))
    return None


def _names_a_role(title: str) -> bool:
    """Tell whether a colon behind these words is followed by people ("Opening Remarks:")."""
    return bool(_ROLE_AT_END.search(title))


def _behind_comma(text: str) -> Item | None:
    """Read "Welcome, Mayor Ada Example": a title before the name tells that it is one."""
    parts = text.split(", ")
    for index in range(1, len(parts)):
        if name_behind_office(parts[index]) and not are_people(parts[0]):
            return Item(", ".join(parts[:index]), people_in(", ".join(parts[index:])))
        name = split_person(parts[index])[0].strip()
        is_certain = without_title(name) != name or is_known_name(name)
        if is_certain and is_person_name(name) and not are_people(parts[0]):
            return Item(", ".join(parts[:index]), people_in(", ".join(parts[index:])))
    return None


def _behind_by(text: str) -> Item | None:
    """Read "Welcome by Ada Example"."""
    led = led_by(text)
    if led is None or not led.title:
        return None
    role_first, comma, named = led.people.partition(", ")
    people = named if comma and role_first[0].islower() and are_people(named) else led.people
    return Item(led.title, people_in(people, led.role))


def _is_certainly_a_person(text: str) -> bool:
    """A known name, one with a title in front, or brackets behind: no heading looks like that."""
    name, behind = split_person(text.strip())
    if is_known_name(name):
        return True
    bare = without_title(name)
    in_brackets = behind is not None and text.rstrip().endswith(")") and "(" in text
    return is_person_name(bare) and (bare != name or in_brackets)


def _named(names: tuple[str, ...], text: str) -> tuple[Speaker, ...]:
    if len(names) > 1 and begins_with_name(text) and "," in text:
        # "Ada Example, Mayor Northville" is one person.
        parts = [part.strip() for part in text.split(",")]
        if not all(is_name(without_title(part)) for part in parts):
            return (read_speaker(text),)
    return tuple(Speaker(name=name, line=name, role=StageRole.PANELLIST) for name in names)


def person_behind(title: str) -> Item | None:
    """Read "Title, Name, role", which is certain only where several items are written so."""
    parts = title.split(", ")
    for index in range(1, len(parts)):
        if is_person_name(split_person(parts[index])[0]):
            return Item(", ".join(parts[:index]), people_in(", ".join(parts[index:])))
    for match in _DASH.finditer(title):
        if begins_with_name(people := title[match.end() :]):
            return Item(title[: match.start()].strip(), people_in(people))
    return None
