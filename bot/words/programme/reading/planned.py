"""Lines of which the shape of the whole has told before what they are."""

from bot.domain.talks.speaker import StageRole
from bot.words.programme.drafts import Draft, DraftSegment
from bot.words.programme.furniture import (
    is_gathering,
    names_address,
    names_room,
    says_online,
    without_talk_word,
)
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.items import Item, known_in_front, person_and_title, read_item
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts
from bot.words.programme.parts import Use
from bot.words.programme.people import are_people, begins_with_known_name, people_in
from bot.words.programme.reading.cursor import Cursor
from bot.words.programme.shape import line_below_at

_FEWEST_WORDS = 3


def as_planned(at: Cursor, index: int, facts: LineFacts) -> bool:
    plan = at.plan
    if _is_above_planned(at, index, facts):
        at.sheet.leave_out(index, Use.HEADING)
        return True
    if index in plan.dates:
        return _planned_date(at, index, facts)
    if index in plan.titles:
        return _planned_title(at, index, facts)
    if index in plan.people:
        _talk_planned(at, plan.of_dates[index])
        label = read_label(facts.bare)
        role = label[0] if label and label[1] else at.role or StageRole.PANELLIST
        at.add(index, plan.people[index], role)
        at.sheet.use(index, Use.PERSON)
        return True
    if index in plan.roles:
        at.sheet.use(index, Use.PERSON)
        return True
    return False


def _is_above_planned(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Tell whether a numbered heading stands above a date that has its title elsewhere."""
    if index in at.plan.titles or not (heading := read_heading(facts.bare)):
        return False
    below = line_below_at(at.sheet.facts, index)
    title = at.plan.dates.get(below) if below is not None else None
    return heading.rank is Rank.NUMBER and title is not None and title > index


def _planned_date(at: Cursor, index: int, facts: LineFacts) -> bool:
    talk = _talk_planned(at, index)
    is_named_beside = at.plan.dates[index] is None and _names_talk(at, facts)
    if is_named_beside:
        talk.title, talk.line = facts.behind, index
    elif at.plan.dates[index] is None:
        talk.title, talk.is_day = facts.days[0].text, True
    at.take_when(talk, facts)
    if facts.behind and not (facts.is_field or is_named_beside):
        talk.beside = facts.behind.rstrip(" :")
    at.sheet.use(index, Use.DATE)
    at.among_people = True
    return True


def _names_talk(at: Cursor, facts: LineFacts) -> bool:
    """Tell whether words beside a date, that stand beside no other, are what its talk is called."""
    said = facts.behind
    others = sum(1 for each in at.sheet.facts if each.days and each.behind == said)
    is_long = len(said.split()) >= _FEWEST_WORDS and said[0].isupper()
    is_where = says_online(said) or names_room(said) or names_address(said) or is_gathering(said)
    return is_long and others == 1 and not (is_where or are_people(said) or facts.is_field)


def _planned_title(at: Cursor, index: int, facts: LineFacts) -> bool:
    talk = _talk_planned(at, at.plan.titles[index])
    heading = read_heading(facts.bare)
    text = person_and_title(facts.bare) or facts.bare
    said = heading.title if heading else without_talk_word(text)
    # Below "Bo Sample, historian" the title "Ada Example: a life" names nobody else.
    has_people = any(each.speakers for each in talk.segments)
    item = Item(said) if has_people and known_in_front(said) else read_item(said)
    if not (item.people or has_people) and begins_with_known_name(said):
        # Nothing but who gives it names this talk.
        item = Item(said, people_in(said))
    talk.title, talk.line = item.title, index
    if heading is not None:
        at.awaits_name = heading.is_bare
        at.has_sessions = at.has_sessions or heading.rank is Rank.SESSION
    if item.people:
        talk.segments.append(DraftSegment("", list(item.people)))
    at.sheet.use(index, Use.TITLE)
    at.among_people = True
    return True


def _talk_planned(at: Cursor, date: int) -> Draft:
    """The talk of a planned date, opened by whichever of its lines comes first."""
    if (talk := at.planned_talks.get(date)) is None:
        talk = at.planned_talks[date] = at.open("", None)
    elif talk is not at.current:
        at.go_to(talk)
    return talk
