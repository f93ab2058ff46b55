"""What a line shows by itself: its form, its fields and names, and the words it has of tables."""

import re
from collections.abc import Iterator

from bot.words.lexicon import MONTH, any_of
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
    ends_with_deadline,
    is_aside,
    is_break,
    is_call,
    is_end,
    is_furniture,
    is_gathering,
    is_generic,
    is_section,
    may_be_person,
    names_address,
    names_room,
    says_no_talk,
    says_online,
    says_when_written,
)
from bot.words.programme.given_names import is_given_name
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.items import read_item
from bot.words.programme.labels import is_by_line, is_talk_word, read_label
from bot.words.programme.led_by import led_by
from bot.words.programme.lines import LineFacts, is_weekday, read_zone_note, says_where
from bot.words.programme.marks import place_at_pin
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

_YEAR = late(r"(?<![\w./-])20[0-9]{2}(?![\w./-])")
_MONTH = late(rf"(?<!\w)(?:{MONTH})(?!\w)", re.IGNORECASE)
_QUOTE = late(r"[\"“”„«»‘]")
_ADDRESS = late(r"https?://|www\.|\S@[^\s@]+\.\S|\w\.(?:example|org|com|de|dk|se|no|fi|fr|eu)\b")
_MONEY = late(r"[€$£]|\b(?:eur|kr|dkk|sek|nok|usd)\b", re.IGNORECASE)
_DIGITS = late(r"\d")
_DASH = late(r"\s[\u2013\u2014-]\s")
_COLON = late(r":\s")
_WORD = late(r"[^\W\d_]+")
_GATHERING = late(
    rf"(?<!\w)\w*(?:{any_of(lambda each: (*each.gatherings, *each.talks, *each.talk_parts))})(?!\w)",
    re.IGNORECASE,
)
_BREAKS_INSIDE = late(rf"(?<!\w)(?:{any_of(lambda each: (*each.breaks, *each.ends))})(?!\w)", re.IGNORECASE)
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
_TALK_INSIDE = late(rf"(?<!\w)(?:{any_of(lambda each: (*each.talks, *each.sessions))})(?!\w)", re.IGNORECASE)
_CALLS_INSIDE = late(rf"(?<!\w)(?:{any_of(lambda each: (*each.calls, *each.deadlines))})(?!\w)", re.IGNORECASE)
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
_LENGTHS = ((1, "1"), (3, "2-3"), (6, "4-6"), (10, "7-10"), (16, "11-16"), (25, "17-25"))
_MOST_CHECKED = 250


def shown_by(facts: LineFacts) -> Iterator[str]:
    text = facts.bare[:_MOST_CHECKED]
    words = text.split()
    yield f"words {_bucket(len(words))}"
    yield from _ends(text)
    yield from _when(facts)
    yield from _marks(facts, text, words)
    if len(facts.bare) <= _MOST_CHECKED:
        yield from _fields(text)
        yield from _names(text, words)
        yield from _things(text)
    core = _core(facts)
    if core:
        for each in _of_core(core):
            yield f"apart from when: {each}"
    yield from _inside(text)
    if facts.is_text:
        yield "running text"
    if facts.may_be_title:
        yield "may be title"


def _core(facts: LineFacts) -> str:
    """What a line says besides when: "Lunch" of "12:00 – Lunch"; "" where that is all of it."""
    if not (facts.days or facts.hours):
        return ""
    return (facts.behind or facts.before)[:_MOST_CHECKED].strip(" .,:;|•·→>\u2013\u2014-")


def _of_core(core: str) -> Iterator[str]:
    words = core.split()
    yield f"words {_bucket(len(words))}"
    if core[:1].islower():
        yield "begins small"
    if _QUOTE.match(core):
        yield "begins with quote"
    if _COLON.search(core):
        yield "colon inside"
    yield from _names(core, words)
    for name, test in _THINGS:
        if test(core):
            yield name
    if read_label(core):
        yield "label"


def _inside(text: str) -> Iterator[str]:
    """What stands anywhere in it."""
    if _BREAKS_INSIDE.search(text):
        yield "break inside"
    if _CALLED_OFF_INSIDE.search(text):
        yield "called off inside"
    if _BY_INSIDE.search(text):
        yield "by inside"
    if _ROLES_INSIDE.search(text):
        yield "role inside"
    if _TALK_INSIDE.search(text):
        yield "talk word inside"
    if _CALLS_INSIDE.search(text):
        yield "sign up inside"
    for mark, sign in (("colon", ": "), ("dash", " \u2013 "), ("dash", " - "), ("bar", " | "), ("comma", ", "), ("bracket", " (")):
        left, found, right = text.partition(sign)
        if not found:
            continue
        if is_known_name(left):
            yield f"known name before {mark}"
        elif is_person_name(left):
            yield f"may be name before {mark}"
        right = right.rstrip(" ).")
        if is_known_name(right):
            yield f"known name behind {mark}"
        elif is_person_name(right):
            yield f"may be name behind {mark}"
    if _SUBJECT.match(text):
        yield "subject"
    elif _MAIL_HEAD.match(text):
        yield "mail head"


def _bucket(count: int) -> str:
    return next((name for most, name in _LENGTHS if count <= most), "26+")


def _ends(text: str) -> Iterator[str]:
    if text[-1:] in ".:?!,;)…":
        yield f"ends {text[-1:]}"
    if text[:1].islower():
        yield "begins small"
    if text[:1].isdigit():
        yield "begins with digit"
    if text[:1] in "([":
        yield "begins with bracket"
    if _QUOTE.match(text):
        yield "begins with quote"
    elif _QUOTE.search(text):
        yield "quote inside"
    if text.isupper() and len(text) > 3:  # noqa: PLR2004
        yield "capitals"


def _when(facts: LineFacts) -> Iterator[str]:
    if facts.days:
        yield "day"
        yield "day behind words" if facts.before else "day in front"
        if len(facts.days) > 1:
            yield "days"
        if any(each.year for each in facts.days):
            yield "day with year"
        if any(each.weekday is not None for each in facts.days):
            yield "day with weekday"
    if facts.hours:
        yield "hours"
        first = facts.hours[0]
        if not facts.days:
            yield "hours behind words" if facts.before else "hours in front"
        if first.minutes is not None:
            yield "range"
        if len(facts.hours) > 1:
            yield "two hours"
        if first.zone:
            yield "zone"
    if facts.is_when:
        yield "only when"
    if (facts.days or facts.hours) and facts.behind:
        yield f"behind when {_bucket(len(facts.behind.split()))}"
    if facts.days and facts.hours:
        yield "day and hours"
    if not facts.days:
        if _MONTH.search(facts.bare[:_MOST_CHECKED]):
            yield "month alone"
        if _YEAR.search(facts.bare[:_MOST_CHECKED]):
            yield "year alone"
    if is_weekday(facts.bare):
        yield "weekday alone"
    if says_when_written(facts.bare):
        yield "when written"
    if facts.days and ends_with_deadline(facts.bare[: facts.days[0].start]):
        yield "deadline"
    if len(facts.bare) < 100 and read_zone_note(facts.bare, "UTC"):  # noqa: PLR2004
        yield "zone note"


def _marks(facts: LineFacts, text: str, words: list[str]) -> Iterator[str]:
    if facts.marked:
        yield "bullet"
    if facts.level:
        yield f"heading level {min(facts.level, 3)}"
    if facts.is_row:
        yield "row"
    bars = text.count(" | ")
    if bars:
        yield "bars" if bars > 1 else "bar"
    if _DASH.search(text):
        yield "dash"
    if _COLON.search(text):
        yield "colon inside"
    if "(" in text:
        yield "bracket at end" if text.endswith(")") else "bracket"
    if ", " in text:
        yield "commas" if text.count(", ") > 1 else "comma"
    if "/" in text:
        yield "slash"
    capitals = sum(word[:1].isupper() for word in words)
    if len(words) > 1:
        share = capitals / len(words)
        yield "capitals all" if share == 1 else "capitals most" if share > 0.6 else "capitals few"  # noqa: PLR2004
    if facts.bare.count(". ") > 1:
        yield "sentences"
    if _DIGITS.search(text) and not (facts.days or facts.hours):
        yield "digits"


def _fields(text: str) -> Iterator[str]:
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


def _names(text: str, words: list[str]) -> Iterator[str]:
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
    given = sum(is_given_name(word.strip(",.;:()")) for word in words)
    if given:
        yield "given names" if given > 1 else "given name"
    if words and is_given_name(words[0]):
        yield "given name first"
    name, apart = split_person(text)
    if apart and names_office(apart):
        yield "office behind mark"
    if apart and names_house(apart):
        yield "house behind mark"
    if names_office(text):
        yield "office"
    if names_house(text):
        yield "house"
    if not may_be_person(text):
        yield "no person"
    item = read_item(text)
    if item.people and item.title:
        yield "title and people"


def _things(text: str) -> Iterator[str]:
    for name, test in _THINGS:
        if test(text):
            yield name
    if _ADDRESS.search(text):
        yield "link"
    if _MONEY.search(text):
        yield "money"
    if _GATHERING.search(text):
        yield "gathering inside"
    if place_at_pin(text):
        yield "pin"


