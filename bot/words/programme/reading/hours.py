"""Hours of a day, and the items that they open."""

from bot.domain.talks.speaker import StageRole
from bot.words.programme.drafts import DraftSegment
from bot.words.programme.furniture import is_break, is_end, looks_like_person
from bot.words.programme.items import Item, known_in_front, read_item
from bot.words.programme.labels import read_label
from bot.words.programme.led_by import led_by
from bot.words.programme.lines import LONGEST_LINE, LONGEST_PERSON, LineFacts, is_weekday
from bot.words.programme.naming import LONGEST_FIELD, is_sentence
from bot.words.programme.parts import Use
from bot.words.programme.people import (
    begins_with_known_name,
    is_known_name,
    is_name,
    is_split_by_mark,
    lines_of_people,
    people_in,
)
from bot.words.programme.reading.cursor import Cursor
from bot.words.programme.shape import has_hours_behind, line_below
from bot.words.written_hours import WrittenHours

_HOUR = 60


def hours_alone(at: Cursor, index: int, facts: LineFacts) -> bool:
    if at.shape.has_agenda:
        return open_item(at, index, facts.hours[0], "")
    owner = at.owner()
    if owner is None or owner.hours is not None:
        return False
    owner.hours = facts.hours[0]
    at.sheet.use(index, Use.HOURS)
    return True


def as_item(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "10:30 Coffee break" and "9h - 9h30 : Title (Name, role)"."""
    if at.shape.has_hours_behind and has_hours_behind(facts):
        return open_item(at, index, facts.hours[0], facts.before)
    if not facts.hours or facts.days or facts.before or len(facts.bare) > LONGEST_LINE:
        return False
    if _is_hours_with_aside(at, facts):
        return hours_alone(at, index, facts)
    is_long = is_sentence(facts) and len(facts.bare) > LONGEST_FIELD
    if is_long and not at.shape.has_items:
        return _hours_before_text(at, index, facts)
    if facts.hours[0].start > 0 and not _is_small(facts.bare[: facts.hours[0].start]):
        return False
    return open_item(at, index, facts.hours[0], _behind(facts, facts.hours[0]))


def _hours_before_text(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "8:00 PM – Great Hall – Ada Example is a bench maker who …" below a title."""
    owner = at.dateless() or at.owner()
    if owner is None or owner.hours is not None:
        return False
    owner.hours = facts.hours[0]
    at.sheet.use(index, Use.HOURS)
    return True


def _is_hours_with_aside(at: Cursor, facts: LineFacts) -> bool:
    """Read "09:00-10:30 (breakfast from 8:30)" below the date of a talk without an agenda."""
    aside = facts.bare[facts.hours[0].end :].strip(" .,")
    is_aside = aside.startswith("(") and aside.endswith(")")
    owner = at.owner()
    return is_aside and bool(owner and owner.day and not owner.hours) and not at.shape.has_agenda


def open_item(at: Cursor, index: int, hours: WrittenHours, title: str) -> bool:
    talk = at.opened(index)
    title = at.shape.without_recurring(title)
    at.role = None
    at.among_people = False
    if looks_like_person(title) and talk.segments and not talk.segments[-1].is_item:
        at.add(index, title, StageRole.PANELLIST)
        at.sheet.use(index, Use.PERSON)
        return True
    if talk.first_item is None:
        talk.first_item = hours
    if is_end(title):
        talk.ends = hours.at.hour * _HOUR + hours.at.minute
    people = read_item(title).people
    has_people = any(is_known_name(each.name) for each in people)
    if is_end(title) and not (people or _has_people_below(at, index)):
        at.segment = None
        at.sheet.leave_out(index, Use.BREAK)
        return True
    if is_break(title) and not has_people:
        at.segment = None
        at.sheet.leave_out(index, Use.BREAK)
        return True
    # A person with an hour of their own, whose subject may stand below.
    item = read_item(title)
    # Before a colon or a dash "Night Buses" looks like a name as well.
    if not item.people and looks_like_person(title) and not is_split_by_mark(title):
        item = Item("", people_in(title))
    segment = DraftSegment(item.title, list(item.people), index, hours=hours, is_item=True)
    talk.segments.append(segment)
    at.segment = segment
    at.sheet.use(index, Use.SESSION)
    return True


def _has_people_below(at: Cursor, index: int) -> bool:
    """Tell whether somebody is named right below an item, in a line without an hour."""
    below = line_below(at.sheet.facts, index)
    if below is None or below.hours or below.days or len(below.bare) > LONGEST_PERSON:
        return False
    label, led = read_label(below.bare), led_by(below.bare)
    is_led = led is not None and led.is_known and not led.title
    return is_led or begins_with_known_name(label[1] if label else below.bare)


def as_title_below_hour(at: Cursor, index: int, facts: LineFacts) -> bool:
    """A line under an hour that stood alone is its title, or its speaker's name."""
    segment = at.segment
    if segment is None or not segment.is_item or segment.title or not _may_be_item(facts):
        return False
    if at.lists_people and at.among_people and begins_with_known_name(facts.bare):
        # "Speakers:" stands between: whoever is below it is no title.
        return False
    following = line_below(at.sheet.facts, index)
    below = following.bare if following and not following.hours else ""
    talk = at.opened(index)
    if is_break(facts.bare) or is_end(facts.bare):
        if not segment.speakers:
            talk.segments.remove(segment)
        if is_end(facts.bare) and segment.hours:
            talk.ends = segment.hours.at.hour * _HOUR + segment.hours.at.minute
        at.segment = None
        at.sheet.leave_out(index, Use.BREAK)
        return True
    is_person = is_name(facts.bare) or _are_known_people(facts.bare)
    if is_person and below and not segment.speakers:
        segment.speakers += people_in(facts.bare)
        at.sheet.use(index, Use.PERSON)
        return True
    item = read_item(facts.bare)
    segment.title = item.title
    segment.speakers += item.people
    at.sheet.use(index, Use.SESSION)
    return True


def _may_be_item(facts: LineFacts) -> bool:
    """Tell whether a line is short, or goes on with its people as long lines of items do."""
    if facts.may_be_title:
        return True
    is_line = 0 < len(facts.bare) <= LONGEST_PERSON and not (facts.hours or facts.days)
    return is_line and not facts.bare.endswith(".") and bool(read_item(facts.bare).people)


def _are_known_people(text: str) -> bool:
    return all(begins_with_known_name(line) for line in lines_of_people(text)) and not (
        known_in_front(text)
    )


def _is_small(text: str) -> bool:
    return not text.strip(" |-:.") or is_weekday(text)


def _behind(facts: LineFacts, hours: WrittenHours) -> str:
    """What stands behind the hours of an item, its own separator taken off."""
    return facts.bare[hours.end :].strip().lstrip(":|\u2013\u2014-.,)").strip()
