"""Lines that name somebody."""

from dataclasses import replace

from bot.domain.talks.speaker import StageRole
from bot.words.programme.dates import Day
from bot.words.programme.furniture import is_break, is_section, looks_like_person, may_be_person
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.lines import LineFacts
from bot.words.programme.parts import Use
from bot.words.programme.people import (
    are_people,
    begins_with_known_name,
    begins_with_name,
    is_known_name,
    is_person_name,
    is_split_by_mark,
    names_office,
    split_person,
    without_title,
)
from bot.words.programme.reading.cursor import Cursor

_LONGEST_NAME = 5
_LONGEST_LABEL = 2
_LONGEST_OFFICE = 200


def as_numbered_person(at: Cursor, index: int, facts: LineFacts) -> bool:
    heading = read_heading(facts.bare)
    if heading is None or heading.rank is not Rank.NUMBER or not at.current:
        return False
    if not may_be_person(heading.title):
        return False
    at.add(index, heading.title, at.role or StageRole.PANELLIST)
    at.sheet.use(index, Use.PERSON)
    return True


def as_labelled_person(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "- Comment: Director Ada Example, Northville Post" below an item."""
    label, colon, people = facts.bare.partition(": ")
    if not (facts.marked and colon and at.segment and at.segment.title):
        return False
    if len(label.split()) > _LONGEST_LABEL or not label[:1].isupper() or not may_be_person(people):
        return False
    is_person = begins_with_name(people) or is_known_name(people)
    if without_title(people) == people and not is_person:
        return False
    if not is_person_name(without_title(split_person(people)[0].strip())):
        return False
    at.add(index, people, at.role or StageRole.PANELLIST)
    at.sheet.use(index, Use.PERSON)
    return True


def as_introduced_person(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Read "Ada Example, professor of history, tells us …" right below its title and date."""
    talk = at.current
    above = next((each for each in range(index - 1, -1, -1) if at.sheet.facts[each].bare), -1)
    if not facts.is_text or talk is None or talk.segments or facts.days or facts.hours:
        return False
    if at.sheet.fates.get(above, (None, None))[1] not in {Use.TITLE, Use.DATE}:
        return False
    name, comma, rest = facts.bare.partition(", ")
    office = rest.partition(", ")[0] or "-"
    if not (comma and is_person_name(name) and office[0].islower() and names_office(office)):
        return False
    at.add(index, f"{name}, {office}"[:_LONGEST_OFFICE], StageRole.PANELLIST)
    at.sheet.use(index, Use.PERSON)
    return True


def as_person(at: Cursor, index: int, facts: LineFacts) -> bool:
    if at.current is None or facts.hours or any(day.year for day in facts.days):
        return False
    is_in_list = facts.marked and looks_like_person(facts.bare)
    if not may_be_person(facts.bare) or is_section(facts.bare):
        return False
    if facts.is_text and not is_in_list:
        return False
    if is_break(facts.bare) and not looks_like_person(facts.bare):
        return False
    if _goes_on_about(at, index) or _is_role_of_above(at, index):
        at.sheet.use(index, Use.PERSON)
        return True
    below = at.sheet.facts[index + 1] if index + 1 < len(at.sheet.facts) else facts
    if facts.is_row and below.is_field and not facts.is_field:
        # The head of a table of fields.
        at.sheet.leave_out(index, Use.HEADING)
        return True
    is_labelled = bool(at.role) and at.lists_people and (at.among_people or facts.marked)
    under_session = bool(at.segment and at.segment.title and not at.segment.is_item)
    is_listed = at.among_people and (facts.marked or under_session)
    is_listed = is_listed and not (_is_phrase(facts.bare) or facts.bare[0].islower())
    is_listed = is_listed and (" " in facts.bare or under_session)
    is_labelled = is_labelled and not facts.bare.endswith(":")
    is_labelled = is_labelled and not (facts.marked and facts.bare[0].islower())
    is_labelled = is_labelled and not (_is_phrase(facts.bare) and facts.bare.endswith("."))
    # Only below "Panellists:" may somebody have no name.
    is_listed = is_listed and not _is_plain_phrase(facts.bare)
    if not (are_people(facts.bare) or is_labelled or is_listed):
        return False
    if not at.role and not _is_likely(at, facts.bare):
        return False
    if _is_title_ahead(at, index):
        return False
    at.add(index, facts.bare, at.role or StageRole.PANELLIST)
    at.sheet.use(index, Use.PERSON)
    return True


def _is_likely(at: Cursor, text: str) -> bool:
    """Tell whether more than capitals say that a line names somebody."""
    name, rest = split_person(text)
    speakers = at.segment.speakers if at.segment else ()
    others = [each for each in speakers if each.role is StageRole.PANELLIST]
    return (
        begins_with_known_name(text)
        or without_title(name) != name
        or bool(others)
        or (rest is not None and _may_be_office(text, rest))
    )


def _may_be_office(text: str, rest: str) -> bool:
    """Tell whether what stands behind an unknown name says what somebody is, and not where."""
    if any(letter.isdigit() for letter in rest):
        return False
    # "Horizon Scanning – tools for the future" is a title.
    has_colon = text[: len(text) - len(rest)].rstrip().endswith(":")
    return has_colon or not is_split_by_mark(text) or names_office(rest)


def _goes_on_about(at: Cursor, index: int) -> bool:
    """Tell whether the line above named a person and ended with a comma."""
    above = at.sheet.facts[index - 1] if index else None
    goes_on = at.sheet.facts[index].text.startswith(",")
    is_open = above is not None and (above.bare.endswith(",") or goes_on) and at.among_people
    is_open = is_open and not looks_like_person(at.sheet.facts[index].bare)
    return is_open and at.sheet.fates.get(index - 1, (None, None))[1] is Use.PERSON


def _is_role_of_above(at: Cursor, index: int) -> bool:
    """Tell whether a line right below a bare name, in a list of people, says what they are."""
    facts = at.sheet.facts
    above = facts[index - 1].bare if index else ""
    is_name_above = at.sheet.fates.get(index - 1, (None, None))[1] is Use.PERSON
    if not (at.role and is_name_above and is_person_name(above)):
        return False
    if looks_like_person(facts[index].bare) or is_person_name(facts[index].bare):
        return False
    if not (at.segment and at.segment.speakers):
        return False
    last = at.segment.speakers[-1]
    said = facts[index].bare
    at.segment.speakers[-1] = replace(last, line=f"{last.line}, {said}", affiliation=said)
    return True


def _is_title_ahead(at: Cursor, index: int) -> bool:
    """Tell whether the next line is a date, so that this one is the title of what follows."""
    text = at.sheet.facts[index].bare
    is_person = looks_like_person(text) and not is_split_by_mark(text)
    if Rank.TALK in at.shape.ranks or is_person:
        return False
    following = range(index + 1, len(at.sheet.facts))
    next_line = next((each for each in following if at.sheet.facts[each].bare), None)
    if next_line is None:
        return False
    if looks_like_person(text) and at.plan.dates.get(next_line) is not None:
        # That date has its title.
        return False
    below = at.sheet.facts[next_line]
    return bool(
        below.days
        and (below.is_when or (below.is_field and below.is_named_day))
        and (below.hours or at.of_day(Day.of(below.days[0])) is None)
    )


def _is_plain_phrase(text: str) -> bool:
    """Tell whether only the first word has a capital ("How long it lasts"): no name has."""
    words = split_person(text)[0].split()
    return len(words) > 2 and words[0][0].isupper() and all(each[0].islower() for each in words[1:])  # noqa: PLR2004


def _is_phrase(text: str) -> bool:
    """Tell whether a line is too long for a name that nothing ends."""
    return len(text.split()) > _LONGEST_NAME and split_person(text)[1] is None
