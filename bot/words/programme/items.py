"""What stands behind an hour: a title, and the people of it."""

import re
from dataclasses import dataclass
from itertools import chain

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.lexicon import either, every
from bot.words.programme.lines import read_label
from bot.words.programme.people import (
    are_people,
    begins_with_name,
    is_name,
    is_person_name,
    names_only,
    people_in,
    read_speaker,
    split_person,
    without_title,
)

_ROLE_WORDS = either(
    every(lambda language: (*language.moderators, *language.panellists, *language.hosts))
)
_IN_BRACKETS = re.compile(r"(?P<title>.*\S)\s*\((?P<people>[^()]{3,200})\)\s*")
_QUOTED = re.compile(r"(?P<people>.+?)\s*[:,\u2013-]?\s*[\"“„«](?P<title>[^\"”“»]{3,200})[\"”“»].*")
_BY_WORDS = either(every(lambda language: (*language.by, *language.together)))
_BY = re.compile(rf",?\s+(?:{_BY_WORDS})(?:\s+|(?<=/)\s*)(?=\w)")
_LABEL_IN_TEXT = re.compile(r"(?P<title>[^:]{3,200}):\s+(?P<people>.+)")
_TITLE_COMMA_NAME = re.compile(r"(?P<title>[^,]{3,60}),\s+(?P<people>[^,]+)")
# "Discussion Moderator: Bo Sample Speakers: …" on one line.
_LABELS = re.compile(
    rf"\s+(?=(?:{_ROLE_WORDS}|panel\ members)\s*:)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    people: tuple[Speaker, ...] = ()


def read_item(text: str) -> Item:
    """Read "Title (Name, role)", "Name (organisation) "Title"", "Title: Name and Name", "Title"."""
    cells = [cell.strip() for cell in text.split(" | ") if cell.strip()]
    if not cells:
        return Item("")
    title, *labelled = _LABELS.split(cells[0])
    labels = [read_label(part.strip(" ,;")) for part in labelled]
    found = (people_in(label[1], label[0]) for label in labels if label and label[1])
    of_people = [cell for cell in cells[1:] if are_people(cell)]
    if len(cells) > 1 and begins_with_name(cells[0]) and not any(map(begins_with_name, of_people)):
        # "Name (organisation) | Title".
        return Item(cells[1], people_in(cells[0]))
    cells_of_people = (people_in(cell) for cell in of_people)
    first = Item(cells[0]) if of_people else _without_brackets(title.strip(" ,;"))
    return Item(first.title, (*first.people, *chain(*found), *chain(*cells_of_people)))


def _without_brackets(text: str) -> Item:
    if match := _QUOTED.fullmatch(text):
        name, _ = split_person(match["people"])
        if is_name(without_title(name.strip())):
            return Item(match["title"], (read_speaker(match["people"].strip()),))
    if match := _IN_BRACKETS.fullmatch(text):
        if label := read_label(match["people"]):
            return Item(match["title"], people_in(label[1], label[0]) if label[1] else ())
        if names := names_only(match["people"]):
            return Item(match["title"], _named(names, match["people"]))
        if begins_with_name(match["people"]):
            return Item(match["title"], people_in(match["people"]))
    if (match := _LABEL_IN_TEXT.fullmatch(text)) and (names := names_only(match["people"])):
        return Item(match["title"], _named(names, match["people"]))
    for match in _BY.finditer(text):
        title, people = text[: match.start()].strip(" ,"), text[match.end() :].strip(" ,")
        if title and are_people(people):
            return Item(title, people_in(people))
    return Item(text)


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
        if is_person_name(parts[index]):
            return Item(", ".join(parts[:index]), people_in(", ".join(parts[index:])))
    return None


def read_dated_title(text: str) -> Item:
    """Read what stands before a date: also "Keynote, Ada Example"."""
    item = _without_brackets(text)
    if item.people or not (match := _TITLE_COMMA_NAME.fullmatch(text)):
        return item
    names = names_only(match["people"])
    return Item(match["title"], _named(names, match["people"])) if names else item
