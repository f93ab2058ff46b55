"""Headings with a word or a number, and what they open."""

from dataclasses import replace

from bot.words.patterns import late
from bot.words.programme.dates import Day
from bot.words.programme.drafts import DraftSegment
from bot.words.programme.furniture import is_break, is_section, looks_like_person, says_online
from bot.words.programme.headings import Heading, Rank, read_heading
from bot.words.programme.items import Item, read_item
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts, read_facts
from bot.words.programme.parts import Use
from bot.words.programme.people import are_people, is_known_name, is_person_name, people_in
from bot.words.programme.reading.cursor import Cursor
from bot.words.programme.reading.days import as_when
from bot.words.programme.reading.hours import as_title_below_hour, open_item
from bot.words.programme.shape import line_below

_FEWEST_WORDS = 6
_MARK_BEFORE = late(r"(?:[:)|]|\s[\u2013\u2014-])\s*[\"\u201c\u201e\u00ab]?$")


def as_heading(at: Cursor, index: int, facts: LineFacts) -> bool:
    heading = read_heading(facts.bare)
    if heading is None:
        return _series_line(at, index, facts)
    is_numbered = heading.rank is Rank.NUMBER
    heading = _ranked(at, index, heading)
    if heading.rank is Rank.NUMBER and _is_person_of_list(at):
        return False
    title = read_facts(facts.number, heading.title, at.sheet.ways)
    if heading.is_day and title.is_when and title.days:
        return as_when(at, index, title)
    if is_numbered and _numbered_talk(at, index, title):
        return True
    if _heading_of_hours(at, index, facts, heading, title):
        return True
    said, dated_title = _said_beside_date(facts, heading, title)
    of_series = at.current is None or not at.current.title or at.current.was_session
    if heading.rank is Rank.SESSION and dated_title and of_series and not _has_undated(at):
        talk = at.open(said, index)
        talk.was_session, talk.is_number = True, title.is_when
        at.take_when(talk, title)
        at.sheet.use(index, Use.TITLE)
    elif heading.rank is Rank.TALK:
        item = read_item(said)
        talk = at.open(item.title, index, is_said=True)
        if item.people:
            talk.segments.append(DraftSegment("", list(item.people)))
        says_number_alone = heading.is_bare or (title.is_when and said != title.behind)
        at.awaits_name = says_number_alone and not heading.is_day
        if dated_title:
            at.take_when(talk, title)
        at.sheet.use(index, Use.TITLE)
    else:
        _open_session(at, index, said, heading, title if dated_title else None)
    at.role = None
    at.among_people = True
    return True


def as_numbered_sentence(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Leave out "1. To learn how the storm changed our streets.", which is no part of a talk."""
    heading = read_heading(facts.bare)
    if heading is None or heading.rank is not Rank.NUMBER or facts.days or facts.hours:
        return False
    is_long = len(heading.title.split()) >= _FEWEST_WORDS
    if not (is_long and facts.bare.endswith(".")) or are_people(heading.title):
        return False
    at.sheet.leave_out(index, Use.TEXT)
    return True


def _heading_of_hours(
    at: Cursor, index: int, facts: LineFacts, heading: Heading, title: LineFacts
) -> bool:
    """Read a heading under an hour, "Panel 1: 15:00" and "Panel 1 (15:00): Who is trusted?"."""
    if heading.rank is Rank.SESSION and at.awaits_title():
        return as_title_below_hour(at, index, replace(facts, bare=heading.title))
    if title.is_when and not title.days:
        return open_item(at, index, title.hours[0], "")
    if not title.hours or title.days or title.before or not title.behind:
        return False
    _open_session(at, index, title.behind, heading, title)
    at.role = None
    at.among_people = True
    return True


def _ranked(at: Cursor, index: int, heading: Heading) -> Heading:
    """Numbered lines are talks where several have a day on the next line."""
    below = line_below(at.sheet.facts, index)
    is_dated = at.shape.numbers_dated > 1 and below is not None and below.is_named_day
    has_date = at.shape.numbers_have_dates and bool(at.sheet.facts[index].days)
    is_talk = heading.rank is Rank.NUMBER and (is_dated or has_date)
    return replace(heading, rank=Rank.TALK) if is_talk else heading


def _numbered_talk(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read '1. "Title", 8 April 2027, 3pm, with Ada Example and Bo Sample'."""
    label = read_label(facts.behind.strip(" ,"))
    if not (facts.days and facts.before and label and are_people(label[1])):
        return False
    talk = at.open(facts.before.strip(' ,"\u201c\u201d\u201e\u00ab\u00bb'), index)
    at.take_when(talk, facts)
    talk.segments.append(DraftSegment("", list(people_in(label[1], label[0]))))
    at.sheet.use(index, Use.TITLE)
    return True


def as_deeper(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "### Benches" below the talk "## The town", which is a part of it."""
    talk = at.current
    if talk is None or talk.line is None or facts.level <= at.sheet.facts[talk.line].level:
        return False
    if not facts.may_be_title or looks_like_person(facts.bare) or is_section(facts.bare):
        return False
    below = line_below(at.sheet.facts, index)
    if is_break(facts.bare) or is_person_name(facts.bare) or (below and below.is_named_day):
        return False
    _open_session(at, index, facts.bare, Heading(rank=Rank.SESSION, title=facts.bare), None)
    at.role = None
    at.among_people = True
    return True


def _has_undated(at: Cursor) -> bool:
    """Tell whether sessions with people were read that have no date of their own."""
    talk = at.current
    return bool(talk and any(each.speakers for each in talk.segments if not talk.was_session))


def _is_person_of_list(at: Cursor) -> bool:
    is_listed = at.role is not None and at.lists_people and at.among_people
    return is_listed or at.has_sessions


def _open_session(
    at: Cursor, index: int, title: str, heading: Heading, when: LineFacts | None
) -> None:
    item = read_item(title)
    if not (item.title and item.people and all(is_known_name(each.name) for each in item.people)):
        item = Item(title)
    segment = DraftSegment(item.title, list(item.people), index)
    if when is not None:
        segment.day = Day.of(when.days[0]) if when.days else None
        segment.hours = when.hours[0] if when.hours else None
    at.opened(index).segments.append(segment)
    at.segment = segment
    at.has_sessions = heading.rank is Rank.SESSION or at.has_sessions
    at.sheet.use(index, Use.SESSION)


def _series_line(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "Series | Title. Thursday 17 March 2022", as articles name their talks."""
    series, bar, title = facts.before.partition(" | ")
    if not (bar and facts.days and series and title) or facts.behind:
        return False
    if facts.hours and facts.hours[0].start < facts.days[0].start:
        return False
    talk = at.open(title.strip().rstrip("."), index)
    talk.series_line = series.strip()
    at.take_when(talk, facts)
    at.sheet.use(index, Use.TITLE)
    at.among_people = True
    return True


def _said_beside_date(facts: LineFacts, heading: Heading, title: LineFacts) -> tuple[str, bool]:
    """What a heading says without its date, and whether it has one that can be told apart."""
    if not title.days:
        return heading.title, False
    if title.before and not title.behind:
        return title.before, True
    if title.is_when:
        return facts.before or facts.bare, True
    if (
        not title.before
        and not says_online(title.behind)
        and _MARK_BEFORE.search(title.bare[: len(title.bare) - len(title.behind)])
    ):
        # "Talk 2 (8 April, 18:00): The shared bench"; behind a comma stands a place.
        return title.behind, True
    return heading.title, False
