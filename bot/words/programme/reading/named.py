"""Fields and labels: lines that say of themselves what they are."""

from bot.domain.talks.speaker import StageRole
from bot.words.programme.drafts import Draft, DraftSegment
from bot.words.programme.fields import (
    DATES_FIELD,
    OTHER_FIELD,
    PLACES_FIELD,
    TITLES_FIELD,
    read_bare_field,
)
from bot.words.programme.furniture import looks_like_person, may_be_person, says_online
from bot.words.programme.headings import read_heading
from bot.words.programme.items import read_dated_title
from bot.words.programme.labels import is_by_line, listed_names, read_label
from bot.words.programme.lines import LineFacts, hours_of_beginning, read_facts
from bot.words.programme.marks import place_at_pin
from bot.words.programme.parts import Use
from bot.words.programme.people import are_people, is_name, people_in, split_person, without_title
from bot.words.programme.reading.cursor import Cursor
from bot.words.programme.reading.hours import as_title_below_hour
from bot.words.programme.shape import line_below

_FEW_WORDS = 3


def as_below_label(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read what a line above only announced."""
    awaits_place, at.awaits_place = at.awaits_place, False
    awaits_name, at.awaits_name = at.awaits_name, False
    if facts.is_field or facts.days or facts.hours or not facts.may_be_title:
        return False
    if awaits_place:
        if at.current is None and index < min(at.plan.dates, default=0):
            # Above a list of dates it is where all of them are.
            return False
        talk = at.opened(index)
        talk.place = talk.place or facts.bare
        at.sheet.use(index, Use.PLACE)
        return True
    if not (awaits_name and at.current) or read_label(facts.bare) or facts.marked:
        return False
    if read_heading(facts.bare) or looks_like_person(facts.bare) or says_online(facts.bare):
        return False
    item = read_dated_title(facts.bare)
    at.current.title = item.title
    if item.people:
        at.current.segments.append(DraftSegment("", list(item.people)))
    at.sheet.use(index, Use.TITLE)
    return True


def _bare_field(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "Location" alone, which says what the next line is."""
    field = read_bare_field(facts.bare)
    below = line_below(at.sheet.facts, index)
    if field is None or below is None or facts.is_row or at.awaits_title():
        return False
    if field is DATES_FIELD and not (below.is_when and (below.days or below.hours)):
        return False
    at.awaits_place = field is PLACES_FIELD
    # Below "Date" nobody is listed any more.
    at.role, at.among_people, at.lists_people = None, False, False
    at.sheet.leave_out(index, Use.FIELD if field is OTHER_FIELD else Use.HEADING)
    return True


def as_field(at: Cursor, index: int, facts: LineFacts) -> bool:
    if (place := place_at_pin(facts.text)) and not (facts.days or facts.hours):
        talk = at.opened(index)
        talk.place = talk.place or place
        at.sheet.use(index, Use.PLACE)
        return True
    if _bare_field(at, index, facts):
        return True
    if OTHER_FIELD.fullmatch(facts.bare):
        at.sheet.leave_out(index, Use.FIELD)
        return True
    if (begins := hours_of_beginning(facts)) and at.current and not at.current.hours:
        at.current.hours = begins
        at.sheet.use(index, Use.HOURS)
        return True
    first = min(at.plan.dates, default=at.shape.first_listed)
    if not facts.days and index < first and at.current is None:
        # Above a list of dates a field is about all of them.
        return False
    if DATES_FIELD.fullmatch(facts.bare) and (facts.days or facts.hours):
        at.take_when(at.opened(index), facts)
        at.sheet.use(index, Use.DATE if facts.days else Use.HOURS)
        return True
    if (match := PLACES_FIELD.fullmatch(facts.bare)) and match["value"]:
        talk = at.opened(index)
        talk.place = talk.place or match["value"].strip()
        at.sheet.use(index, Use.PLACE)
        return True
    match = TITLES_FIELD.fullmatch(facts.bare)
    title = match["value"].strip() if match else ""
    return bool(title) and _titled(at, index, title)


def _titled(at: Cursor, index: int, title: str) -> bool:
    if any(talk.title.casefold() == title.casefold() for talk in at.sheet.talks):
        at.sheet.leave_out(index, Use.AGAIN)
        return True
    facts = read_facts(index, title, at.sheet.ways)
    if facts.days and facts.before and not facts.behind:
        title = facts.before
    current = at.current
    if current and current.day and not current.segments and are_people(current.title):
        # "25 September - Ada Example", and below it "Subject: Benches".
        current.segments.append(DraftSegment("", list(people_in(current.title))))
        current.title = title
        at.sheet.use(index, Use.TITLE)
        return True
    if current and current.title and (current.is_number or _is_named_below(at, current)):
        current.title, current.is_number = title, False
        at.sheet.use(index, Use.TITLE)
        return True
    if current is None or (current.title and (current.day or current.segments)):
        current = at.open(title, index, is_said=True)
    elif current.title:
        return False
    current.title = title
    if facts.days:
        at.take_when(current, facts)
    at.sheet.use(index, Use.TITLE)
    return True


def _is_named_below(at: Cursor, talk: Draft) -> bool:
    """Tell whether the only field of a title names the only talk, which has a heading so far."""
    fields = sum(1 for each in at.sheet.facts if TITLES_FIELD.fullmatch(each.bare))
    is_bare = bool(talk.day) and not (talk.segments or talk.is_said or at.shape.has_items)
    return is_bare and fields == 1 and len(at.sheet.talks) == 1


def as_label(at: Cursor, index: int, facts: LineFacts) -> bool:
    label = read_label(facts.bare)
    if label is None or facts.days or facts.hours:
        return False
    role, people = label
    if role is StageRole.HOST and at.awaits_title():
        # "Opening remarks: Ada Example" under an hour.
        return as_title_below_hour(at, index, facts)
    if people and not _may_be_people(people):
        return False
    if people and at.current is None and at.shape.has_list and is_by_line(facts.bare):
        # Above a list of dates "By Ada Example" is who wrote the page.
        return False
    says_so = facts.text.rstrip(" :") != facts.text or at.is_above_people(index)
    if not people and says_so and not at.current:
        at.opened(index)
    at.role = role
    at.lists_people = not people
    at.among_people = True
    if people:
        at.add(index, listed_names(facts.bare, people), role)
        at.sheet.use(index, Use.PERSON)
        if len(people_in(people)) == 1 and role is not StageRole.PANELLIST:
            # "Moderator: Bo Sample" says nothing about the line below it.
            at.role = None
    else:
        at.sheet.use(index, Use.PEOPLE)
    return True


def _may_be_people(people: str) -> bool:
    """Tell whether a label may be followed by these: somebody is named, or nearly nothing said."""
    parts = [part.strip() for part in people.split(";") if part.strip()]
    names = any(is_name(without_title(split_person(part)[0].strip())) for part in parts)
    words = people.split()
    is_short = len(words) <= _FEW_WORDS and all(word[0].isupper() for word in words)
    is_short = is_short and not people.isupper()
    return all(map(may_be_person, parts)) and (names or is_short or are_people(people))
