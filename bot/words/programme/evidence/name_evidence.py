"""What a line shows by the names of people, offices and houses in it."""

from collections.abc import Iterator

from bot.words.programme.furniture import may_be_person
from bot.words.programme.given_names import is_given_name
from bot.words.programme.items import read_item
from bot.words.programme.people import (
    are_people,
    begins_with_known_name,
    begins_with_name,
    is_known_name,
    is_person_name,
    names_house,
    names_office,
    split_person,
)

_LONGEST_NAME = 60
_SIGNS = (
    ("colon", ": "),
    ("dash", " \u2013 "),
    ("dash", " - "),
    ("bar", " | "),
    ("comma", ", "),
    ("bracket", " ("),
)


def names_of(text: str) -> Iterator[str]:
    if is_known_name(text):
        yield "known name"
    elif is_person_name(text):
        yield "may be name"
    elif begins_with_known_name(text):
        yield "known name in front"
    elif begins_with_name(text):
        yield "may be name in front"
    if are_people(text):
        yield "people"
    words = text.split()
    given = sum(is_given_name(word.strip(",.;:()")) for word in words)
    if given:
        yield "given names" if given > 1 else "given name"
    if words and is_given_name(words[0]):
        yield "given name first"
    yield from _offices(text)


def _offices(text: str) -> Iterator[str]:
    _, apart = split_person(text)
    shown = (
        ("office behind mark", apart and names_office(apart)),
        ("house behind mark", apart and names_house(apart)),
        ("office", names_office(text)),
        ("house", names_house(text)),
        ("no person", not may_be_person(text)),
    )
    yield from (name for name, holds in shown if holds)


def shows_title_and_people(text: str) -> bool:
    item = read_item(text)
    return bool(item.people and item.title)


def names_at_marks(text: str) -> Iterator[str]:
    """Names that end at a mark, or begin at one: "8/9 Ada Example: Benches" has one before it."""
    for mark, sign in _SIGNS:
        left, found, right = text.partition(sign)
        if found:
            for side, part in (("before", left), ("behind", right.rstrip(" )."))):
                if len(part) > _LONGEST_NAME:
                    continue
                if is_known_name(part):
                    yield f"known name {side} {mark}"
                elif is_person_name(part):
                    yield f"may be name {side} {mark}"
