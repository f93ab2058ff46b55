"""What a line shows by the words that it has of the languages' tables: fields, labels, breaks."""

import re
from collections.abc import Iterator

from bot.words.languages.language import Language, Words
from bot.words.lexicon import any_of
from bot.words.patterns import late
from bot.words.programme.fields import (
    DATES_FIELD,
    OTHER_FIELD,
    PLACES_FIELD,
    TITLES_FIELD,
    is_table_head,
    read_bare_field,
)
from bot.words.programme.furniture import (
    is_aside,
    is_break,
    is_call,
    is_end,
    is_furniture,
    is_gathering,
    is_generic,
    is_section,
    names_address,
    names_room,
    says_no_talk,
    says_online,
)
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.labels import is_by_line, is_talk_word, read_label
from bot.words.programme.led_by import led_by
from bot.words.programme.lines import says_where
from bot.words.programme.marks import place_at_pin
from bot.words.programme.people import are_people


def _ones(language: Language) -> Iterator[str]:
    return (word for word, number in language.numbers.items() if number == 1)


def _small(language: Language) -> Words:
    return (*language.by, *language.together, *language.on_subject, *language.of, *language.since)


_ADDRESS = late(r"https?://|www\.|\S@[^\s@]+\.\S|\w\.(?:example|org|com|de|dk|se|no|fi|fr|eu)\b")
_MONEY = late(r"[€$£]|\b(?:eur|kr|dkk|sek|nok|usd)\b", re.IGNORECASE)
_KINDS_OF_TALKS = any_of(lambda each: (*each.gatherings, *each.talks, *each.talk_parts))
_GATHERING = late(
    rf"(?<!\w)\w*(?:{_KINDS_OF_TALKS})(?!\w)",
    re.IGNORECASE,
)
_BREAKS_INSIDE = late(
    rf"(?<!\w)(?:{any_of(lambda each: (*each.breaks, *each.ends))})(?!\w)", re.IGNORECASE
)


def names_break(text: str) -> bool:
    """Tell whether a break or an end is named anywhere in a line."""
    return bool(_BREAKS_INSIDE.search(text))


_CALLED_OFF_INSIDE = late(
    rf"(?<!\w)(?:{any_of(lambda each: (*each.called_off, *each.no_talks))})(?!\w)", re.IGNORECASE
)
_BY_INSIDE = late(
    rf"(?<!\w)(?:v\.|v/|(?:{any_of(lambda each: (*each.by, *each.together))}))\s*(?=[A-ZÀ-Þ])"
)
_ROLES_INSIDE = late(
    rf"(?<!\w)(?:{any_of(lambda each: (*each.moderators, *each.hosts, *each.panellists))})(?!\w)",
    re.IGNORECASE,
)
_TALK_INSIDE = late(
    rf"(?<!\w)(?:{any_of(lambda each: (*each.talks, *each.sessions))})(?!\w)", re.IGNORECASE
)
_CALLS_INSIDE = late(
    rf"(?<!\w)(?:{any_of(lambda each: (*each.calls, *each.deadlines))})(?!\w)", re.IGNORECASE
)
_ORGANISED = late(rf"(?<!\w)(?:{any_of(lambda each: each.organised_by)})(?!\w)", re.IGNORECASE)
_INVITING = late(rf"(?<!\w)(?:{any_of(lambda each: each.inviting)})(?!\w)", re.IGNORECASE)
_GREETING = late(rf"(?:{any_of(lambda each: each.greetings)})(?!\w)", re.IGNORECASE)
_SUBJECT = late(rf"(?:{any_of(lambda each: each.subjects)})\s?:", re.IGNORECASE)
_MAIL_HEAD = late(rf"(?:{any_of(lambda each: each.mail_heads)})\s?:\s*\S", re.IGNORECASE)
_THINGS = (
    ("furniture", is_furniture),
    ("call", is_call),
    ("section", is_section),
    ("aside", is_aside),
    ("break", is_break),
    ("end", is_end),
    ("no talk", says_no_talk),
    ("room", names_room),
    ("address of house", names_address),
    ("generic", is_generic),
    ("gathering", is_gathering),
    ("online", says_online),
    ("talk word", is_talk_word),
    ("takes place", says_where),
)
_ANYWHERE = (
    ("link", _ADDRESS),
    ("money", _MONEY),
    ("gathering inside", _GATHERING),
    ("break inside", _BREAKS_INSIDE),
    ("called off inside", _CALLED_OFF_INSIDE),
    ("by inside", _BY_INSIDE),
    ("role inside", _ROLES_INSIDE),
    ("talk word inside", _TALK_INSIDE),
    ("sign up inside", _CALLS_INSIDE),
    ("organised inside", _ORGANISED),
    ("inviting", _INVITING),
)
_FIRST = (
    ("greeting", _GREETING),
    ("organised first", _ORGANISED),
    ("gathering first", _GATHERING),
    ("one first", late(rf"(?:{any_of(_ones)})(?!\w)", re.IGNORECASE)),
    ("the first", late(rf"(?:{any_of(lambda each: each.the)})(?!\w)", re.IGNORECASE)),
    ("small word first", late(rf"(?:{any_of(_small)})(?!\w)", re.IGNORECASE)),
)


def whole_classes_of(text: str) -> Iterator[str]:
    """What a text is as a whole."""
    return (name for name, test in _THINGS if test(text))


def classes_inside(text: str) -> Iterator[str]:
    """What stands anywhere in a text, or begins it."""
    yield from (name for name, pattern in _ANYWHERE if pattern.search(text))
    yield from (name for name, pattern in _FIRST if pattern.match(text))
    if place_at_pin(text):
        yield "pin"
    if _SUBJECT.match(text):
        yield "subject"
    elif _MAIL_HEAD.match(text):
        yield "mail head"


def fields_of(text: str) -> Iterator[str]:
    for name, pattern in (
        ("dates", DATES_FIELD),
        ("place", PLACES_FIELD),
        ("title", TITLES_FIELD),
        ("other", OTHER_FIELD),
    ):
        if match := pattern.fullmatch(text):
            yield f"field of {name}" if match["value"] else f"empty field of {name}"
    if (bare := read_bare_field(text)) is not None:
        named = {DATES_FIELD: "dates", PLACES_FIELD: "place", OTHER_FIELD: "other"}
        yield f"bare field of {named[bare]}"
    if is_table_head(text):
        yield "table head"
    yield from _labels(text)


def _labels(text: str) -> Iterator[str]:
    if label := read_label(text):
        role, people = label
        yield f"label {role.value}" if people else f"empty label {role.value}"
        if people and are_people(people):
            yield "label with people"
    if heading := read_heading(text):
        yield f"numbered {Rank(heading.rank).name}"
        if heading.is_bare:
            yield "numbered bare"
        if heading.is_day:
            yield "day counted"
    if is_by_line(text):
        yield "by line"
    if led_by(text):
        yield "led by"
