"""Days that stand on lines of their own, and whose they are."""

from dataclasses import replace

from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft, DraftSegment
from bot.words.programme.fields import is_field, names_dates, read_bare_field
from bot.words.programme.furniture import is_call, is_generic, names_room, says_online
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.items import read_item
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts
from bot.words.programme.parts import Use
from bot.words.programme.people import are_people
from bot.words.programme.reading.cursor import Cursor
from bot.words.programme.reading.hours import hours_alone
from bot.words.programme.reading.several_days import another_day
from bot.words.programme.shape import names_something


def as_when(at: Cursor, index: int, facts: LineFacts) -> bool:
    if facts.hours and not facts.behind and names_dates(facts.before):
        facts = replace(facts, before="")
    if not facts.is_when:
        return False
    if not facts.days:
        return hours_alone(at, index, facts)
    day = Day.of(facts.days[0])
    if _is_of_page(at, index, facts):
        at.sheet.leave_out(index, Use.TEXT)
        return True
    if at.shape.dates_above:
        return open_by_date(at, index, facts)
    same = at.of_day(day)
    if same is not None and not _is_another_hour(at, index, same, facts):
        return _day_again(at, index, same, facts)
    owner = at.dateless()
    if owner is None:
        if at.talk_above(index) is None and (talk := at.named()) is not None:
            return another_day(at, index, talk, facts)
        above = at.talk_above(index)
        if above is not None and at.is_title_again(above, at.sheet.facts[above].bare):
            at.sheet.pending.remove(above)
            at.sheet.leave_out(index, Use.AGAIN)
            return True
        owner = at.open_above(index, facts)
    owner.day = day
    at.take_hours(owner, facts)
    at.sheet.use(index, Use.DATE)
    at.among_people = True
    return True


def _day_again(at: Cursor, index: int, talk: Draft, facts: LineFacts) -> bool:
    at.go_to(talk)
    at.take_when(talk, facts)
    if talk.day and talk.day.written.last and index in at.shape.agenda_days:
        # "26-27 August 2022" above, and below it each day with its agenda.
        year = talk.day.written.year
        talk.day = Day.of(replace(facts.days[0], year=year))
    at.sheet.use(index, Use.DATE)
    return True


def _is_another_hour(at: Cursor, index: int, talk: Draft, facts: LineFacts) -> bool:
    """Tell whether a day that is known has another hour, and a title of its own above."""
    is_other = bool(talk.hours and facts.hours and talk.hours.at != facts.hours[0].at)
    return is_other and talk.title != "" and at.talk_above(index) is not None


def _is_of_page(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Tell whether a date without an hour stands above the days that have an agenda."""
    if _is_listed_below(at, index, facts):
        return True
    planned = at.plan.dates
    if planned and not facts.hours and index < min(planned):
        return all(at.sheet.facts[each].hours for each in planned)
    of_agenda = at.shape.agenda_days
    if not of_agenda or facts.hours or index >= min(of_agenda):
        return False
    lines = (at.sheet.facts[each] for each in (index, *of_agenda))
    days = {(day.day, day.month) for each in lines for day in each.days}
    return len(days) > len(of_agenda)


def _is_listed_below(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Tell whether a date without an hour stands again below, in a list of talks with hours."""
    if facts.hours or at.sheet.talks or not at.shape.has_list:
        return False
    listed = [each for each in at.sheet.facts[index + 1 :] if each.days and each.hours]
    day = Day.of(facts.days[0])
    is_listed = any(Day.of(each.days[0]).is_same(day) and each.behind for each in listed)
    return is_listed and len(listed) > 1


def open_by_date(at: Cursor, index: int, facts: LineFacts) -> bool:
    """Open a talk whose title stands below its date."""
    talk = at.open("", None)
    talk.awaits_title = True
    at.take_when(talk, facts)
    talk.beside = facts.behind or None
    at.sheet.use(index, Use.DATE)
    at.among_people = False
    return True


def as_title_below_date(at: Cursor, index: int, facts: LineFacts) -> bool:
    talk = at.current
    if talk is None or not talk.awaits_title or not facts.may_be_title or facts.days:
        return False
    label = read_label(facts.bare)
    if is_field(facts.bare) or is_generic(facts.bare) or (label and are_people(label[1])):
        return False
    if read_bare_field(facts.bare) or is_call(facts.bare):
        return False
    if (
        says_online(facts.bare)
        or names_room(facts.bare)
        or (facts.bare in at.shape.recurring and _is_above_title(at, index))
    ):
        talk.place = talk.place or facts.bare
        at.sheet.use(index, Use.PLACE)
        return True
    heading = read_heading(facts.bare)
    talk.awaits_title = False
    if heading is not None and heading.rank is not Rank.TALK:
        return False
    item = read_item(heading.title if heading else facts.bare)
    talk.title, talk.line = item.title, index
    if item.people:
        talk.segments.append(DraftSegment("", list(item.people)))
    at.sheet.use(index, Use.TITLE)
    return True


def _is_above_title(at: Cursor, index: int) -> bool:
    """Tell whether what stands right below can be a title too."""
    facts = at.sheet.facts
    return index + 1 < len(facts) and names_something(facts[index + 1])
