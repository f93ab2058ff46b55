"""Lines that name something and its day."""

from dataclasses import replace

from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft, DraftSegment
from bot.words.programme.furniture import (
    is_break,
    is_call,
    is_gathering,
    is_generic,
    looks_like_person,
    says_no_talk,
    says_online,
    says_when_written,
)
from bot.words.programme.headings import read_heading
from bot.words.programme.items import (
    known_in_front,
    person_then_title,
    quoted_behind_name,
    read_dated_title,
    read_item,
)
from bot.words.programme.labels import is_by_line, is_talk_word
from bot.words.programme.lines import LineFacts, says_where
from bot.words.programme.parts import Use
from bot.words.programme.people import names_house
from bot.words.programme.reading.cursor import Cursor
from bot.words.programme.reading.days import as_when, open_by_date
from bot.words.programme.reading.hours import open_item

_FEW_WORDS = 3


def as_dated(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read a title with its date at either end, or a date with its place."""
    if facts.days and index in _lines_of_people(at):
        return _person_then_title(at, index, facts)
    if not facts.days or facts.is_text:
        return False
    is_both = known_in_front(facts.before) or quoted_behind_name(facts.before)
    if at.among_people and looks_like_person(facts.bare) and not is_both:
        return False
    if _dated_in_text(at, index, facts) or _without_talk(at, index, facts):
        return True
    if at.shape.dates_above and not facts.before:
        return open_by_date(at, index, facts)
    if _dated_again(at, index, facts):
        return True
    if at.shape.has_dated_items and not facts.before and facts.behind:
        return _dated_item(at, index, facts)
    is_kind = is_gathering(facts.before) and at.talk_above(index) is not None
    if not facts.behind and (is_kind or is_generic(facts.before) or _is_beside_title(at, facts)):
        return as_when(at, index, replace(facts, before=""))
    if says_online(facts.before) or is_talk_word(facts.before) or not facts.before:
        return _date_first(at, index, facts)
    return _dated_title(at, index, facts)


def _lines_of_people(at: Cursor) -> frozenset[int]:
    """Lines "23 Sept. Ada Example, docent. A life in travels", where there are several."""
    if at.lines_of_people is None:
        facts = at.sheet.facts
        found = frozenset(
            index
            for index, each in enumerate(facts)
            if each.days and not each.before and person_then_title(each.behind)
        )
        at.lines_of_people = found if len(found) > 1 else frozenset()
    return at.lines_of_people


def _person_then_title(at: Cursor, index: int, facts: LineFacts) -> bool:
    item = person_then_title(facts.behind)
    if item is None:
        return False
    talk = at.open(item.title, index)
    at.take_when(talk, facts)
    talk.segments.append(DraftSegment("", list(item.people)))
    at.sheet.use(index, Use.TITLE)
    return True


def _dated_title(at: Cursor, index: int, facts: LineFacts) -> bool:
    item = read_dated_title(facts.before)
    if at.is_title_again(index, item.title):
        return True
    talk = at.current
    if talk is None or talk.day or talk.segments or not _is_part(item.title, talk.title):
        talk = at.open(item.title, index)
    at.take_when(talk, facts)
    talk.place = facts.behind or talk.place
    if item.people:
        talk.segments.append(DraftSegment("", list(item.people)))
    at.sheet.use(index, Use.TITLE)
    at.among_people = True
    return True


def _without_talk(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Leave out "4 February: no lecture", and who wrote a page that lists dates, and when."""
    dates = sum(1 for each in at.sheet.facts[index + 1 :] if each.days and not each.is_text)
    is_by = is_by_line(facts.behind) and not (facts.hours or at.sheet.talks) and dates > 1
    if not (is_by or any(map(says_no_talk, (facts.before, facts.behind)))):
        return False
    at.sheet.leave_out(index, Use.TEXT if is_by else Use.BREAK)
    return True


def _dated_in_text(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Leave out calls, dates of the page, and lines that go on with a sentence."""
    goes_on = facts.behind.startswith(". ") and bool(at.sheet.titles())
    if goes_on:
        at.sheet.said_in_text.append(index)
    is_call_to = is_call(facts.bare) and not says_online(facts.before)
    is_deadline = is_break(facts.before) and not facts.hours
    if not (goes_on or is_call_to or is_deadline or says_when_written(facts.before)):
        return False
    at.sheet.leave_out(index, Use.FIELD if is_deadline else Use.TEXT)
    return True


def _dated_again(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read a day that a talk has already, with an item of it where one is named."""
    same = at.of_day(Day.of(facts.days[0]))
    if same is None or not (is_generic(facts.before.partition(" ")[0]) or not facts.before):
        return False
    at.go_to(same)
    if facts.hours and facts.behind and not says_online(facts.behind):
        return open_item(at, index, facts.hours[0], facts.behind)
    at.sheet.use(index, Use.DATE)
    return True


def _dated_item(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "5 April, 16:00: Opening" where several items are of one day."""
    if at.current is None and (first := next(iter(at.sheet.titles()), None)) is not None:
        at.open(at.sheet.claim(first), first)
    talk = at.opened(index)
    if talk.day is None:
        talk.day = Day.of(facts.days[0])
    else:
        talk.day = replace(talk.day, goes_on=True)
    if facts.hours:
        return open_item(at, index, facts.hours[0], facts.behind)
    at.sheet.leave_out(index, Use.BREAK if is_break(facts.behind) else Use.HEADING)
    return True


def _is_beside_title(at: Cursor, facts: LineFacts) -> bool:
    """Tell whether "Round table: 14 October" or "Town hall, 14 October" dates a title above."""
    if at.sheet.talks or not at.sheet.titles():
        return False
    if facts.marked or read_heading(facts.bare):
        return False
    if says_where(facts.before):
        return True
    is_label = facts.bare[len(facts.before) :].lstrip().startswith(":")
    if is_label and len(facts.before.split()) <= _FEW_WORDS:
        return True
    has_agenda = at.shape.has_items or bool(facts.hours)
    if has_agenda and names_house(facts.before) and "," in facts.bare[: facts.days[0].start]:
        return True
    is_range = bool(facts.days[0].last) and len(facts.before.split()) <= _FEW_WORDS
    return at.shape.has_items and (bool(facts.hours) or is_range)


def _date_first(at: Cursor, index: int, facts: LineFacts) -> bool:
    where = facts.behind if is_talk_word(facts.before) else facts.before or facts.behind
    is_listed = at.shape.has_list and where == facts.behind and not says_online(where)
    if not is_listed and (
        says_online(where) or at.talk_above(index) is not None or at.dateless() is not None
    ):
        owner = at.dateless() or at.open_above(index, facts)
        owner.day = Day.of(facts.days[0])
        at.take_hours(owner, facts)
        if isinstance(owner, Draft):
            owner.place = owner.place or where or None
        at.sheet.use(index, Use.DATE)
        return True
    place, where = at.shape.without_place(where)
    item = read_item(where)
    item = item if item.people else read_dated_title(where)
    talk = at.open(item.title, index)
    at.take_when(talk, facts)
    talk.place = place
    if item.people:
        talk.segments.append(DraftSegment("", list(item.people)))
    at.sheet.use(index, Use.TITLE)
    at.among_people = True
    return True


def _is_part(said: str, title: str) -> bool:
    """Tell whether a title is said in short ("The Green Town: 27 September" below the whole)."""
    return bool(said) and said.casefold().strip(" .:") in title.casefold()
