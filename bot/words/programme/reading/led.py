"""Lines that name somebody of whom a given name is known, or somebody behind "by"."""

from collections import Counter

from bot.domain.talks.speaker import StageRole
from bot.words.programme.drafts import DraftSegment
from bot.words.programme.furniture import (
    is_generic,
    is_section,
    looks_like_person,
    may_be_person,
)
from bot.words.programme.headings import read_heading
from bot.words.programme.items import Item, known_in_front, read_item
from bot.words.programme.labels import read_label
from bot.words.programme.led_by import led_by, tells_on
from bot.words.programme.lines import LONGEST_PERSON, LineFacts
from bot.words.programme.parts import Use
from bot.words.programme.people import begins_with_known_name, is_known_name
from bot.words.programme.reading.cursor import Cursor
from bot.words.programme.shape import line_below

_MOST_WORDS_BEFORE = 6
_LISTED = 2
_QUOTES = frozenset('«„“”"')
_LONGEST_LABEL = 2


def as_listed_item(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "- Benches, by Ada Example" where several lines of a list are written so."""
    is_quoted = facts.bare[:1] in _QUOTES and at.shape.has_items and not at.awaits_title()
    if index not in _listed_items(at) and not is_quoted:
        return False
    item = _item_of(facts)
    if item is None:
        return False
    talk = at.opened(index)
    at.segment = DraftSegment(item.title, list(item.people), index, is_item=True)
    talk.segments.append(at.segment)
    at.role = None
    at.among_people = False
    at.sheet.use(index, Use.SESSION)
    return True


def as_part_of_item(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "Lamps – Ada Example, Mayor" below an item with an hour: she takes part in it."""
    segment = at.segment
    if segment is None or not (segment.hours and segment.title) or facts.is_text:
        return False
    if (item := _item_of(facts)) is None:
        return False
    segment.speakers += item.people
    at.sheet.use(index, Use.PERSON)
    return True


def _listed_items(at: Cursor) -> frozenset[int]:
    if at.listed_items is None:
        labels = Counter(_label_of(facts) for facts in at.sheet.facts if facts.marked)
        found = frozenset(
            index
            for index, facts in enumerate(at.sheet.facts)
            if facts.marked
            and _item_of(facts) is not None
            # "Comment: Ada Example" below several items is who comments on them.
            and not (_label_of(facts) and labels[_label_of(facts)] > 1)
        )
        at.listed_items = found if len(found) >= _LISTED else frozenset()
    return at.listed_items


def _label_of(facts: LineFacts) -> str:
    label, colon, _ = facts.bare.partition(":")
    return label if colon and len(label.split()) <= _LONGEST_LABEL else ""


def _item_of(facts: LineFacts) -> Item | None:
    """What a line of a list says, if it is a title and somebody behind "by"."""
    if facts.days or facts.hours or facts.is_field or begins_with_known_name(facts.bare):
        return None
    item = read_item(facts.bare)
    is_item = item.title != facts.bare and not item.title.endswith(":") and bool(item.people)
    return item if is_item and all(is_known_name(each.name) for each in item.people) else None


def as_title_above_list(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "Keynote Address" above "- Ada Example, Mayor" where several lists stand so."""
    talk = at.current
    if talk is None or index not in _titles_of_lists(at):
        return False
    if facts.text.endswith(":") and at.segment and at.segment.is_item and at.segment.title:
        # "Followed by a discussion with:" goes on with the item above.
        at.among_people = True
        at.sheet.use(index, Use.PEOPLE)
        return True
    at.segment = DraftSegment(facts.bare.rstrip(":"), line=index)
    talk.segments.append(at.segment)
    at.role = None
    at.sheet.use(index, Use.SESSION)
    return True


def _titles_of_lists(at: Cursor) -> frozenset[int]:
    if at.titles_of_lists is None:
        facts = at.sheet.facts
        found = {
            index: below.bare
            for index, each in enumerate(facts)
            if _may_be_above_list(each)
            and (below := line_below(facts, index)) is not None
            and below.marked
            and looks_like_person(below.bare)
        }
        known = sum(map(begins_with_known_name, found.values()))
        at.titles_of_lists = frozenset(found) if known >= _LISTED else frozenset()
    return at.titles_of_lists


def _may_be_above_list(facts: LineFacts) -> bool:
    is_title = facts.may_be_title and not (facts.marked or facts.days or facts.is_field)
    return is_title and not (
        looks_like_person(facts.bare)
        or is_section(facts.bare)
        or is_generic(facts.bare)
        or read_heading(facts.bare)
        or read_label(facts.bare)
    )


def as_led(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "Panel moderated by Mr Ada Example, Mayor" below what it is about."""
    if at.current is None or facts.days or facts.hours or len(facts.bare) > LONGEST_PERSON:
        return False
    led = led_by(facts.bare)
    if led is None or not led.is_known or len(led.title.split()) > _MOST_WORDS_BEFORE:
        return False
    if index in at.plan.titles or at.awaits_title():
        return False
    if facts.is_text and tells_on(facts.bare, led):
        return False
    at.add(index, led.people, led.role)
    at.sheet.use(index, Use.PERSON)
    at.role = None
    at.lists_people = at.lists_people or facts.bare.endswith(":")
    return True


def as_known_person(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "Ada Example, Mayor" below what it is about, wherever that stands."""
    if at.current is None or facts.days or facts.hours:
        return False
    if facts.is_text and not facts.bare.endswith(":"):
        return False
    if not may_be_person(facts.bare) or is_section(facts.bare) or at.awaits_title():
        return False
    if not begins_with_known_name(facts.bare) or known_in_front(facts.bare):
        return False
    if not _is_below_something(at) or _names_what_follows(at, index):
        return False
    at.add(index, facts.bare, at.role or StageRole.PANELLIST)
    at.sheet.use(index, Use.PERSON)
    return True


def _is_below_something(at: Cursor) -> bool:
    """Tell whether people are looked for: below an item, a session or a title."""
    talk = at.current
    return bool(talk and (talk.title or talk.day or talk.segments) and not talk.awaits_title)


def _names_what_follows(at: Cursor, index: int) -> bool:
    """Tell whether a talk is named after somebody: its date stands right below."""
    below = line_below(at.sheet.facts, index)
    return below is not None and bool(below.days) and is_known_name(at.sheet.facts[index].bare)


def as_title_above_people(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read a title right above "Moderator: Ada Example" where the talk has parts."""
    talk = at.current
    if talk is None or not any(each.title for each in talk.segments) or not facts.may_be_title:
        return False
    if facts.days or facts.marked or looks_like_person(facts.bare) or read_heading(facts.bare):
        return False
    if at.segment is None or not at.segment.speakers:
        # A sentence that asks something about what nobody is named for yet.
        return False
    below = at.sheet.facts[index + 1] if index + 1 < len(at.sheet.facts) else None
    label = read_label(below.bare) if below is not None and below.bare else None
    if label is None or not begins_with_known_name(label[1]) or read_label(facts.bare):
        return False
    at.segment = DraftSegment(facts.bare, line=index)
    talk.segments.append(at.segment)
    at.role = None
    at.sheet.use(index, Use.SESSION)
    return True
