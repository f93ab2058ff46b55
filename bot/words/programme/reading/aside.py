"""Lines that are no part of a talk: furniture, breaks, running text, headings over nothing."""

from bot.words.patterns import late
from bot.words.programme.fields import is_table_head
from bot.words.programme.furniture import (
    is_aside,
    is_break,
    is_call,
    is_furniture,
    is_generic,
    looks_like_person,
    says_online,
)
from bot.words.programme.headings import read_heading
from bot.words.programme.lines import LineFacts, read_zone_note
from bot.words.programme.parts import Use
from bot.words.programme.reading.cursor import Cursor
from bot.words.programme.shape import line_below

# Blank lines among them.
_SAID_AGAIN_WITHIN = 5
_LONGEST_LABEL = 4
_DASHES = late("[\u2013\u2014]")


def as_furniture(at: Cursor, index: int, facts: LineFacts) -> bool:
    is_price = is_aside(facts.bare) and not facts.hours and not read_heading(facts.bare)
    if _is_deadline(at, index, facts):
        at.awaits_nothing = True
        at.sheet.leave_out(index, Use.FIELD)
        return True
    is_known = is_furniture(facts.bare) or index in at.shape.heads_of_mails
    if not is_known and not is_price:
        return False
    at.sheet.leave_out(index, Use.FIELD if is_price else Use.FURNITURE)
    at.among_people = False
    return True


def _is_deadline(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Tell whether a line only says that the day below it is the last one to sign up."""
    below = line_below(at.sheet.facts, index)
    is_alone = is_call(facts.bare) and len(facts.bare.split()) <= _LONGEST_LABEL
    return is_alone and not facts.days and below is not None and below.is_when and bool(below.days)


def as_break(at: Cursor, index: int, facts: LineFacts) -> bool:
    if not is_break(facts.bare) or not facts.may_be_title or looks_like_person(facts.bare):
        return False
    at.segment = None
    at.among_people = False
    # "Registration deadline:" has its day on the next line.
    below = at.sheet.facts[index + 1 : index + 2]
    at.awaits_nothing = facts.bare.endswith(":") and any(each.bare for each in below)
    at.sheet.leave_out(index, Use.BREAK)
    return True


def as_below_break(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Leave out the day below "Registration deadline:"."""
    awaits_nothing, at.awaits_nothing = at.awaits_nothing, False
    if not (awaits_nothing and facts.is_when):
        return False
    at.role = None
    at.sheet.leave_out(index, Use.FIELD)
    return True


def as_text(at: Cursor, index: int, facts: LineFacts) -> bool:
    if not facts.is_text:
        return False
    at.among_people = False
    if facts.days or facts.hours:
        at.sheet.said_in_text.append(index)
    at.sheet.leave_out(index, Use.TEXT)
    return True


def as_again(at: Cursor, index: int, facts: LineFacts) -> bool:
    return not facts.is_field and at.is_title_again(index, facts.bare)


def as_said_below(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Leave out a heading above a date that stands again below it."""
    below = line_below(at.sheet.facts, index)
    if below is None or not below.is_when or not below.days:
        return False
    ahead = at.sheet.facts[index + 1 : index + 1 + _SAID_AGAIN_WITHIN]
    if _alike(facts.bare) not in {_alike(each.bare) for each in ahead}:
        return False
    at.sheet.leave_out(index, Use.AGAIN)
    return True


def _alike(text: str) -> str:
    return _DASHES.sub("-", text.casefold())


def as_generic(at: Cursor, index: int, facts: LineFacts) -> bool:
    is_head = is_generic(facts.bare) or is_table_head(facts.bare)
    if not is_head or at.awaits_title():
        return False
    at.sheet.leave_out(index, Use.HEADING)
    return True


def as_online(at: Cursor, index: int, facts: LineFacts) -> bool:
    talk = at.current
    if talk is None or not says_online(facts.bare) or at.awaits_title():
        return False
    talk.place = talk.place or facts.bare
    at.sheet.use(index, Use.PLACE)
    return True


def as_zone_note(at: Cursor, index: int, facts: LineFacts) -> bool:
    if facts.days or facts.hours:
        return False
    zone = read_zone_note(facts.bare, at.sheet.ways.zone)
    if zone is None:
        return False
    at.sheet.zone = zone
    at.sheet.use(index, Use.ZONE)
    return True
