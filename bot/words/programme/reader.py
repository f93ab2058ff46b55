"""The shape of a programme: which line is a title, whose people these are, what belongs where."""

import re
from dataclasses import replace

from bot.domain.talks.speaker import StageRole
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft, Segment, Sheet
from bot.words.programme.fields import (
    DATES_FIELD,
    OTHER_FIELD,
    PLACES_FIELD,
    TITLES_FIELD,
    Column,
    columns_of,
    is_field,
    is_table_head,
    names_dates,
    read_bare_field,
)
from bot.words.programme.furniture import (
    is_aside,
    is_break,
    is_call,
    is_end,
    is_furniture,
    is_generic,
    is_section,
    looks_like_person,
    may_be_person,
    named_title,
    says_online,
    says_when_written,
    without_talk_word,
)
from bot.words.programme.headings import Heading, Rank, read_heading
from bot.words.programme.items import Item, read_dated_title, read_item
from bot.words.programme.labels import is_by_line, is_talk_word, listed_names, read_label
from bot.words.programme.lines import (
    LONGEST_LINE,
    Facts,
    hours_of_beginning,
    is_weekday,
    read_facts,
    read_zone_note,
    says_where,
)
from bot.words.programme.marks import place_at_pin
from bot.words.programme.parts import (
    Use,
)
from bot.words.programme.people import (
    are_people,
    is_name,
    is_person_name,
    is_split_by_mark,
    people_in,
    split_person,
    without_title,
)
from bot.words.programme.plan import plan_of
from bot.words.programme.shape import Shape, line_below, names_something
from bot.words.written_hours import WrittenHours

_HOUR = 60
_LONGEST_NAME = 5
_FEW_WORDS = 3
_MARK_BEFORE = re.compile(r"(?:[:)|]|\s[\u2013\u2014-])\s*[\"\u201c\u201e\u00ab]?$")


class Reader:
    """Goes through the lines once and knows which talk, segment and people it is in."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._current: Draft | None = None
        self._segment: Segment | None = None
        self._role: StageRole | None = None
        # Right under a heading, and from person to person, a line is a person.
        self._among_people = False
        self._has_sessions = False
        # A line below "Location" says where, one below "Talk one" of what.
        self._awaits_place = False
        self._awaits_name = False
        # What the cells of the rows below are about.
        self._columns: tuple[Column, ...] = ()
        self._shape = Shape(sheet.facts)
        self._plan = plan_of(sheet.facts)
        self._planned_talks: dict[int, Draft] = {}

    def read(self, index: int) -> None:
        facts = self._sheet.facts[index]
        if not facts.bare:
            self._blank()
            return
        readers = (
            self._furniture,
            self._planned,
            self._weekday,
            self._table_row,
            self._below_label,
            self._title_below_date,
            self._again,
            self._zone_note,
            self._field,
            self._generic,
            self._online,
            self._label,
            self._heading,
            self._when,
            self._item,
            self._numbered_person,
            self._dated,
            self._title_below_hour,
            self._person,
            self._break,
            self._text,
        )
        if not any(reader(index, facts) for reader in readers):
            self._among_people = False
            self._sheet.pending.append(index)

    def _blank(self) -> None:
        segment = self._segment
        self._among_people = self._among_people and not (segment and segment.speakers)

    # What is no part of a programme.

    def _furniture(self, index: int, facts: Facts) -> bool:
        is_price = is_aside(facts.bare) and not facts.hours and not read_heading(facts.bare)
        if not is_furniture(facts.bare) and not is_price:
            return False
        self._sheet.leave_out(index, Use.FIELD if is_price else Use.FURNITURE)
        self._among_people = False
        return True

    def _break(self, index: int, facts: Facts) -> bool:
        if not is_break(facts.bare) or not facts.may_be_title or looks_like_person(facts.bare):
            return False
        self._segment = None
        self._among_people = False
        self._sheet.leave_out(index, Use.BREAK)
        return True

    def _text(self, index: int, facts: Facts) -> bool:
        if not facts.is_text:
            return False
        self._among_people = False
        if facts.days or facts.hours:
            self._sheet.said_in_text.append(index)
        self._sheet.leave_out(index, Use.TEXT)
        return True

    def _again(self, index: int, facts: Facts) -> bool:
        return not facts.is_field and self._is_title_again(index, facts.bare)

    def _generic(self, index: int, facts: Facts) -> bool:
        is_head = is_generic(facts.bare) or is_table_head(facts.bare)
        if not is_head or self._awaits_title():
            return False
        self._sheet.leave_out(index, Use.HEADING)
        return True

    def _online(self, index: int, facts: Facts) -> bool:
        talk = self._current
        if talk is None or not says_online(facts.bare) or self._awaits_title():
            return False
        talk.place = talk.place or facts.bare
        self._sheet.use(index, Use.PLACE)
        return True

    # What the shape of the whole has told before.

    def _planned(self, index: int, facts: Facts) -> bool:
        plan = self._plan
        if index in plan.dates:
            return self._planned_date(index, facts)
        if index in plan.titles:
            return self._planned_title(index, facts)
        if index in plan.people:
            self._add(index, plan.people[index], self._role or StageRole.PANELLIST)
            self._sheet.use(index, Use.PERSON)
            return True
        if index in plan.roles:
            self._sheet.use(index, Use.PERSON)
            return True
        return False

    def _planned_date(self, index: int, facts: Facts) -> bool:
        talk = self._talk_planned(index)
        if self._plan.dates[index] is None:
            talk.title, talk.is_day = facts.days[0].text, True
        self._take_when(talk, facts)
        if facts.behind and not facts.is_field:
            talk.beside = facts.behind
        self._sheet.use(index, Use.DATE)
        self._among_people = True
        return True

    def _planned_title(self, index: int, facts: Facts) -> bool:
        talk = self._talk_planned(self._plan.titles[index])
        heading = read_heading(facts.bare)
        item = read_item(heading.title if heading else without_talk_word(facts.bare))
        talk.title, talk.line = item.title, index
        if heading is not None:
            self._awaits_name = heading.is_bare
            self._has_sessions = self._has_sessions or heading.rank is Rank.SESSION
        if item.people:
            talk.segments.append(Segment("", list(item.people)))
        self._sheet.use(index, Use.TITLE)
        self._among_people = True
        return True

    def _talk_planned(self, date: int) -> Draft:
        """The talk of a planned date, opened by whichever of its lines comes first."""
        if (talk := self._planned_talks.get(date)) is None:
            talk = self._planned_talks[date] = self._open("", None)
        return talk

    # What says of itself what it is.

    def _zone_note(self, index: int, facts: Facts) -> bool:
        if facts.days or facts.hours:
            return False
        zone = read_zone_note(facts.bare, self._sheet.ways.zone)
        if zone is None:
            return False
        self._sheet.zone = zone
        self._sheet.use(index, Use.ZONE)
        return True

    def _table_row(self, index: int, facts: Facts) -> bool:
        """Read a row of dates under a head that says what its columns are."""
        if columns := columns_of(facts.bare):
            self._columns = columns
            return False
        cells = facts.bare.split(" | ")
        if len(cells) != len(self._columns):
            self._columns = ()
            return False
        of = dict(zip(self._columns, cells, strict=True))
        when = self._when_of_cell(facts.number, of.get(Column.WHEN, ""))
        title = of.get(Column.TITLE, "").strip()
        if not (when.is_when and when.days and title):
            return False
        talk = self._open(title, index)
        self._take_when(talk, when)
        talk.place = of.get(Column.PLACE)
        if people := of.get(Column.PEOPLE, "").strip():
            talk.segments.append(Segment("", list(people_in(people))))
        self._sheet.use(index, Use.TITLE)
        return True

    def _when_of_cell(self, number: int, cell: str) -> Facts:
        """In a column of dates "08/24" is a day, as it is before an hour anywhere."""
        when = read_facts(number, cell, self._sheet.ways)
        if when.days:
            return when
        with_hour = read_facts(number, f"{cell.strip()} 00:00", self._sheet.ways)
        return replace(with_hour, hours=()) if with_hour.is_when and with_hour.days else when

    def _below_label(self, index: int, facts: Facts) -> bool:
        """Read what a line above only announced."""
        awaits_place, self._awaits_place = self._awaits_place, False
        awaits_name, self._awaits_name = self._awaits_name, False
        if facts.is_field or facts.days or facts.hours or not facts.may_be_title:
            return False
        if awaits_place:
            talk = self._opened(index)
            talk.place = talk.place or facts.bare
            self._sheet.use(index, Use.PLACE)
            return True
        if not (awaits_name and self._current) or read_label(facts.bare) or facts.marked:
            return False
        if read_heading(facts.bare) or looks_like_person(facts.bare) or says_online(facts.bare):
            return False
        item = read_dated_title(facts.bare)
        self._current.title = item.title
        if item.people:
            self._current.segments.append(Segment("", list(item.people)))
        self._sheet.use(index, Use.TITLE)
        return True

    def _bare_field(self, index: int, facts: Facts) -> bool:
        """Read "Location" alone, which says what the next line is."""
        field = read_bare_field(facts.bare)
        below = line_below(self._sheet.facts, index)
        if field is None or below is None or facts.is_row or self._awaits_title():
            return False
        if field is DATES_FIELD and not (below.is_when and (below.days or below.hours)):
            return False
        self._awaits_place = field is PLACES_FIELD
        self._sheet.leave_out(index, Use.FIELD if field is OTHER_FIELD else Use.HEADING)
        return True

    def _field(self, index: int, facts: Facts) -> bool:
        if (place := place_at_pin(facts.text)) and not (facts.days or facts.hours):
            talk = self._opened(index)
            talk.place = talk.place or place
            self._sheet.use(index, Use.PLACE)
            return True
        if self._bare_field(index, facts):
            return True
        if OTHER_FIELD.fullmatch(facts.bare):
            self._sheet.leave_out(index, Use.FIELD)
            return True
        if (begins := hours_of_beginning(facts)) and self._current and not self._current.hours:
            self._current.hours = begins
            self._sheet.use(index, Use.HOURS)
            return True
        if not facts.days and index < min(self._plan.dates, default=0) and self._current is None:
            # Above a list of dates a field is about all of them.
            return False
        if DATES_FIELD.fullmatch(facts.bare) and (facts.days or facts.hours):
            self._take_when(self._opened(index), facts)
            self._sheet.use(index, Use.DATE if facts.days else Use.HOURS)
            return True
        if (match := PLACES_FIELD.fullmatch(facts.bare)) and match["value"]:
            talk = self._opened(index)
            talk.place = talk.place or match["value"].strip()
            self._sheet.use(index, Use.PLACE)
            return True
        match = TITLES_FIELD.fullmatch(facts.bare)
        title = match["value"].strip() if match else ""
        return bool(title) and self._titled(index, title)

    def _titled(self, index: int, title: str) -> bool:
        if any(talk.title.casefold() == title.casefold() for talk in self._sheet.talks):
            self._sheet.leave_out(index, Use.AGAIN)
            return True
        facts = read_facts(index, title, self._sheet.ways)
        if facts.days and facts.before and not facts.behind:
            title = facts.before
        current = self._current
        if current is None or (current.title and (current.day or current.segments)):
            current = self._open(title, index, is_said=True)
        elif current.title:
            return False
        current.title = title
        if facts.days:
            self._take_when(current, facts)
        self._sheet.use(index, Use.TITLE)
        return True

    def _label(self, index: int, facts: Facts) -> bool:
        label = read_label(facts.bare)
        if label is None or facts.days or facts.hours:
            return False
        role, people = label
        if role is StageRole.HOST and self._awaits_title():
            # "Opening remarks: Ada Example" under an hour.
            return self._title_below_hour(index, facts)
        if people and not _may_be_people(people):
            return False
        if people and self._current is None and self._shape.has_list and is_by_line(facts.bare):
            # Above a list of dates "By Ada Example" is who wrote the page.
            return False
        says_so = facts.text.rstrip(" :") != facts.text or self._is_above_people(index)
        if not people and says_so and not self._current:
            self._opened(index)
        self._role = role
        self._among_people = True
        if people:
            self._add(index, listed_names(facts.bare, people), role)
            self._sheet.use(index, Use.PERSON)
            if len(people_in(people)) == 1 and role is not StageRole.PANELLIST:
                # "Moderator: Bo Sample" says nothing about the line below it.
                self._role = None
        else:
            self._sheet.use(index, Use.PEOPLE)
        return True

    def _is_above_people(self, index: int) -> bool:
        below = next((each for each in self._sheet.facts[index + 1 :] if each.bare), None)
        return below is not None and are_people(below.bare)

    def _heading(self, index: int, facts: Facts) -> bool:
        heading = read_heading(facts.bare)
        if heading is None:
            return self._series_line(index, facts)
        is_numbered = heading.rank is Rank.NUMBER
        heading = self._ranked(index, heading)
        if heading.rank is Rank.NUMBER and self._is_person_of_list():
            return False
        title = read_facts(facts.number, heading.title, self._sheet.ways)
        if heading.is_day and title.is_when and title.days:
            return self._when(index, title)
        if is_numbered and self._numbered_talk(index, title):
            return True
        if self._heading_of_hours(index, facts, heading, title):
            return True
        said, dated_title = _said_beside_date(facts, heading, title)
        of_series = self._current is None or not self._current.title or self._current.was_session
        if heading.rank is Rank.SESSION and dated_title and of_series and not self._has_undated():
            talk = self._open(said, index)
            talk.was_session = True
            self._take_when(talk, title)
            self._sheet.use(index, Use.TITLE)
        elif heading.rank is Rank.TALK:
            item = read_item(said)
            talk = self._open(item.title, index, is_said=True)
            if item.people:
                talk.segments.append(Segment("", list(item.people)))
            says_number_alone = heading.is_bare or (title.is_when and said != title.behind)
            self._awaits_name = says_number_alone and not heading.is_day
            if dated_title:
                self._take_when(talk, title)
            self._sheet.use(index, Use.TITLE)
        else:
            self._open_session(index, said, heading, title if dated_title else None)
        self._role = None
        self._among_people = True
        return True

    def _heading_of_hours(self, index: int, facts: Facts, heading: Heading, title: Facts) -> bool:
        """Read a heading under an hour, "Panel 1: 15:00" and "Panel 1 (15:00): Who is trusted?"."""
        if heading.rank is Rank.SESSION and self._awaits_title():
            return self._title_below_hour(index, replace(facts, bare=heading.title))
        if title.is_when and not title.days:
            return self._open_item(index, title.hours[0], "")
        if not title.hours or title.days or title.before or not title.behind:
            return False
        self._open_session(index, title.behind, heading, title)
        self._role = None
        self._among_people = True
        return True

    def _ranked(self, index: int, heading: Heading) -> Heading:
        """Numbered lines are talks where several have a day on the next line."""
        below = line_below(self._sheet.facts, index)
        is_dated = self._shape.numbers_dated > 1 and below is not None and below.is_named_day
        has_date = self._shape.numbers_have_dates and bool(self._sheet.facts[index].days)
        is_talk = heading.rank is Rank.NUMBER and (is_dated or has_date)
        return replace(heading, rank=Rank.TALK) if is_talk else heading

    def _numbered_talk(self, index: int, facts: Facts) -> bool:
        """Read '1. "Title", 8 April 2027, 3pm, with Ada Example and Bo Sample'."""
        label = read_label(facts.behind.strip(" ,"))
        if not (facts.days and facts.before and label and are_people(label[1])):
            return False
        talk = self._open(facts.before.strip(' ,"\u201c\u201d\u201e\u00ab\u00bb'), index)
        self._take_when(talk, facts)
        talk.segments.append(Segment("", list(people_in(label[1], label[0]))))
        self._sheet.use(index, Use.TITLE)
        return True

    def _has_undated(self) -> bool:
        """Tell whether sessions with people were read that have no date of their own."""
        talk = self._current
        return bool(talk and any(each.speakers for each in talk.segments if not talk.was_session))

    def _is_person_of_list(self) -> bool:
        return (self._role is not None and self._among_people) or self._has_sessions

    def _open_session(self, index: int, title: str, heading: Heading, when: Facts | None) -> None:
        segment = Segment(title, line=index)
        if when is not None:
            segment.day = Day.of(when.days[0]) if when.days else None
            segment.hours = when.hours[0] if when.hours else None
        self._opened(index).segments.append(segment)
        self._segment = segment
        self._has_sessions = heading.rank is Rank.SESSION or self._has_sessions
        self._sheet.use(index, Use.SESSION)

    def _series_line(self, index: int, facts: Facts) -> bool:
        """Read "Series | Title. Thursday 17 March 2022", as articles name their talks."""
        series, bar, title = facts.before.partition(" | ")
        if not (bar and facts.days and series and title) or facts.behind:
            return False
        if facts.hours and facts.hours[0].start < facts.days[0].start:
            return False
        talk = self._open(title.strip().rstrip("."), index)
        talk.series_line = series.strip()
        self._take_when(talk, facts)
        self._sheet.use(index, Use.TITLE)
        self._among_people = True
        return True

    # Days and hours.

    def _when(self, index: int, facts: Facts) -> bool:
        if facts.hours and not facts.behind and names_dates(facts.before):
            facts = replace(facts, before="")
        if not facts.is_when:
            return False
        if not facts.days:
            return self._hours_alone(index, facts)
        day = Day.of(facts.days[0])
        if self._is_of_page(index, facts):
            self._sheet.leave_out(index, Use.TEXT)
            return True
        if self._shape.dates_above:
            return self._open_by_date(index, facts)
        same = self._of_day(day)
        if same is not None and not self._is_another_hour(index, same, facts):
            self._go_to(same)
            self._take_when(same, facts)
            self._sheet.use(index, Use.DATE)
            return True
        owner = self._dateless()
        if owner is None:
            if self._talk_above(index) is None and (talk := self._named()) is not None:
                return self._another_day(index, talk)
            above = self._talk_above(index)
            if above is not None and self._is_title_again(above, self._sheet.facts[above].bare):
                self._sheet.pending.remove(above)
                self._sheet.leave_out(index, Use.AGAIN)
                return True
            owner = self._open_above(index, facts)
        owner.day = day
        self._take_hours(owner, facts)
        self._sheet.use(index, Use.DATE)
        self._among_people = True
        return True

    def _is_another_hour(self, index: int, talk: Draft, facts: Facts) -> bool:
        """Tell whether a day that is known has another hour, and a title of its own above."""
        is_other = bool(talk.hours and facts.hours and talk.hours.at != facts.hours[0].at)
        return is_other and talk.title != "" and self._talk_above(index) is not None

    def _is_of_page(self, index: int, facts: Facts) -> bool:
        """Tell whether a date without an hour stands above the days that have an agenda."""
        of_agenda = self._shape.agenda_days
        return (
            bool(of_agenda)
            and not facts.hours
            and index < min(of_agenda)
            and len(
                {
                    (day.day, day.month)
                    for at in (index, *of_agenda)
                    for day in self._sheet.facts[at].days
                }
            )
            > len(of_agenda)
        )

    def _open_by_date(self, index: int, facts: Facts) -> bool:
        """Open a talk whose title stands below its date."""
        talk = self._open("", None)
        talk.awaits_title = True
        self._take_when(talk, facts)
        talk.beside = facts.behind or None
        self._sheet.use(index, Use.DATE)
        self._among_people = False
        return True

    def _title_below_date(self, index: int, facts: Facts) -> bool:
        talk = self._current
        if talk is None or not talk.awaits_title or not facts.may_be_title or facts.days:
            return False
        label = read_label(facts.bare)
        if is_field(facts.bare) or is_generic(facts.bare) or (label and are_people(label[1])):
            return False
        if says_online(facts.bare) or (
            facts.bare in self._shape.recurring and self._is_above_title(index)
        ):
            talk.place = talk.place or facts.bare
            self._sheet.use(index, Use.PLACE)
            return True
        heading = read_heading(facts.bare)
        talk.awaits_title = False
        if heading is not None and heading.rank is not Rank.TALK:
            return False
        item = read_item(heading.title if heading else facts.bare)
        talk.title, talk.line = item.title, index
        if item.people:
            talk.segments.append(Segment("", list(item.people)))
        self._sheet.use(index, Use.TITLE)
        return True

    def _is_above_title(self, index: int) -> bool:
        """Tell whether what stands right below can be a title too."""
        facts = self._sheet.facts
        return index + 1 < len(facts) and names_something(facts[index + 1])

    def _named(self) -> Draft | None:
        talk = self._current
        return talk if talk is not None and talk.title and not talk.is_day else None

    def _another_day(self, index: int, talk: Draft) -> bool:
        """The second day of a talk that has a name and an agenda; else nobody knows what it is."""
        if talk.first_item is None or talk.day is None:
            self._among_people = False
            return True
        talk.day = replace(talk.day, goes_on=True)
        self._sheet.use(index, Use.DATE)
        return True

    def _hours_alone(self, index: int, facts: Facts) -> bool:
        if self._shape.has_agenda:
            return self._open_item(index, facts.hours[0], "")
        owner = self._owner()
        if owner is None or owner.hours is not None:
            return False
        owner.hours = facts.hours[0]
        self._sheet.use(index, Use.HOURS)
        return True

    def _item(self, index: int, facts: Facts) -> bool:
        """Read "10:30 Coffee break" and "9h - 9h30 : Title (Name, role)"."""
        if not facts.hours or facts.days or facts.before or len(facts.bare) > LONGEST_LINE:
            return False
        if facts.hours[0].start > 0 and not _is_small(facts.bare[: facts.hours[0].start]):
            return False
        return self._open_item(index, facts.hours[0], _behind(facts, facts.hours[0]))

    def _open_item(self, index: int, hours: WrittenHours, title: str) -> bool:
        talk = self._opened(index)
        self._role = None
        self._among_people = False
        if looks_like_person(title) and talk.segments and not talk.segments[-1].is_item:
            self._add(index, title, StageRole.PANELLIST)
            self._sheet.use(index, Use.PERSON)
            return True
        if talk.first_item is None:
            talk.first_item = hours
        if is_end(title):
            talk.ends = hours.at.hour * _HOUR + hours.at.minute
            self._segment = None
            self._sheet.leave_out(index, Use.BREAK)
            return True
        if is_break(title):
            self._segment = None
            self._sheet.leave_out(index, Use.BREAK)
            return True
        # A person with an hour of their own, whose subject may stand below.
        item = read_item(title)
        # Before a colon or a dash "Night Buses" looks like a name as well.
        if not item.people and looks_like_person(title) and not is_split_by_mark(title):
            item = Item("", people_in(title))
        segment = Segment(item.title, list(item.people), index, hours=hours, is_item=True)
        talk.segments.append(segment)
        self._segment = segment
        self._sheet.use(index, Use.SESSION)
        return True

    def _awaits_title(self) -> bool:
        return bool(self._segment and self._segment.is_item and not self._segment.title)

    def _title_below_hour(self, index: int, facts: Facts) -> bool:
        """A line under an hour that stood alone is its title, or its speaker's name."""
        segment = self._segment
        if segment is None or not segment.is_item or segment.title or not facts.may_be_title:
            return False
        below = self._sheet.facts[index + 1].bare if index + 1 < len(self._sheet.facts) else ""
        talk = self._opened(index)
        if is_break(facts.bare) or is_end(facts.bare):
            if not segment.speakers:
                talk.segments.remove(segment)
            if is_end(facts.bare) and segment.hours:
                talk.ends = segment.hours.at.hour * _HOUR + segment.hours.at.minute
            self._segment = None
            self._sheet.leave_out(index, Use.BREAK)
            return True
        if is_name(facts.bare) and below and not segment.speakers:
            segment.speakers += people_in(facts.bare)
            self._sheet.use(index, Use.PERSON)
            return True
        item = read_item(facts.bare)
        segment.title = item.title
        segment.speakers += item.people
        self._sheet.use(index, Use.SESSION)
        return True

    def _dated(self, index: int, facts: Facts) -> bool:
        """Read a title with its date at either end, or a date with its place."""
        if not facts.days or facts.is_text:
            return False
        if self._among_people and looks_like_person(facts.bare):
            return False
        if self._dated_in_text(index, facts):
            return True
        if self._shape.dates_above and not facts.before:
            return self._open_by_date(index, facts)
        if self._dated_again(index, facts):
            return True
        if self._shape.has_dated_items and not facts.before and facts.behind:
            return self._dated_item(index, facts)
        if not facts.behind and (is_generic(facts.before) or self._is_beside_title(facts)):
            return self._when(index, replace(facts, before=""))
        if says_online(facts.before) or is_talk_word(facts.before) or not facts.before:
            return self._date_first(index, facts)
        return self._dated_title(index, facts)

    def _dated_title(self, index: int, facts: Facts) -> bool:
        item = read_dated_title(facts.before)
        if self._is_title_again(index, item.title):
            return True
        talk = self._current
        if talk is None or talk.day or talk.segments or not _is_part(item.title, talk.title):
            talk = self._open(item.title, index)
        self._take_when(talk, facts)
        talk.place = facts.behind or talk.place
        if item.people:
            talk.segments.append(Segment("", list(item.people)))
        self._sheet.use(index, Use.TITLE)
        self._among_people = True
        return True

    def _dated_in_text(self, index: int, facts: Facts) -> bool:
        """Leave out calls, dates of the page, and lines that go on with a sentence."""
        goes_on = facts.behind.startswith(". ") and bool(self._sheet.titles())
        if goes_on:
            self._sheet.said_in_text.append(index)
        is_call_to = is_call(facts.bare) and not says_online(facts.before)
        if not (goes_on or is_call_to or says_when_written(facts.before)):
            return False
        self._sheet.leave_out(index, Use.TEXT)
        return True

    def _dated_again(self, index: int, facts: Facts) -> bool:
        """Read a day that a talk has already, with an item of it where one is named."""
        same = self._of_day(Day.of(facts.days[0]))
        if same is None or not (is_generic(facts.before.partition(" ")[0]) or not facts.before):
            return False
        self._go_to(same)
        if facts.hours and facts.behind and not says_online(facts.behind):
            return self._open_item(index, facts.hours[0], facts.behind)
        self._sheet.use(index, Use.DATE)
        return True

    def _dated_item(self, index: int, facts: Facts) -> bool:
        """Read "5 April, 16:00: Opening" where several items are of one day."""
        if self._current is None and (first := next(iter(self._sheet.titles()), None)) is not None:
            self._open(self._sheet.claim(first), first)
        talk = self._opened(index)
        if talk.day is None:
            talk.day = Day.of(facts.days[0])
        else:
            talk.day = replace(talk.day, goes_on=True)
        if facts.hours:
            return self._open_item(index, facts.hours[0], facts.behind)
        self._sheet.leave_out(index, Use.BREAK if is_break(facts.behind) else Use.HEADING)
        return True

    def _is_beside_title(self, facts: Facts) -> bool:
        """Tell whether "Round table: 14 October" or "Town hall, 14 October" dates a title above."""
        if self._sheet.talks or not self._sheet.titles():
            return False
        if facts.marked or read_heading(facts.bare):
            return False
        if says_where(facts.before):
            return True
        is_label = facts.bare[len(facts.before) :].lstrip().startswith(":")
        if is_label and len(facts.before.split()) <= _FEW_WORDS:
            return True
        return self._shape.has_items and bool(facts.hours)

    def _date_first(self, index: int, facts: Facts) -> bool:
        where = facts.behind if is_talk_word(facts.before) else facts.before or facts.behind
        is_listed = self._shape.has_list and where == facts.behind and not says_online(where)
        if not is_listed and (
            says_online(where)
            or self._talk_above(index) is not None
            or self._dateless() is not None
        ):
            owner = self._dateless() or self._open_above(index, facts)
            owner.day = Day.of(facts.days[0])
            self._take_hours(owner, facts)
            if isinstance(owner, Draft):
                owner.place = owner.place or where or None
            self._sheet.use(index, Use.DATE)
            return True
        place, where = self._shape.without_place(where)
        item = read_item(where)
        item = item if item.people else read_dated_title(where)
        talk = self._open(item.title, index)
        self._take_when(talk, facts)
        talk.place = place
        if item.people:
            talk.segments.append(Segment("", list(item.people)))
        self._sheet.use(index, Use.TITLE)
        self._among_people = True
        return True

    def _is_title_again(self, index: int, title: str) -> bool:
        if not any(talk.title.casefold() == title.casefold() for talk in self._sheet.talks):
            return False
        self._sheet.leave_out(index, Use.AGAIN)
        return True

    # People.

    def _numbered_person(self, index: int, facts: Facts) -> bool:
        heading = read_heading(facts.bare)
        if heading is None or heading.rank is not Rank.NUMBER or not self._current:
            return False
        if not may_be_person(heading.title):
            return False
        self._add(index, heading.title, self._role or StageRole.PANELLIST)
        self._sheet.use(index, Use.PERSON)
        return True

    def _person(self, index: int, facts: Facts) -> bool:
        if self._current is None or facts.hours or any(day.year for day in facts.days):
            return False
        is_in_list = facts.marked and looks_like_person(facts.bare)
        if not may_be_person(facts.bare) or is_section(facts.bare):
            return False
        if facts.is_text and not is_in_list:
            return False
        if is_break(facts.bare) and not looks_like_person(facts.bare):
            return False
        if self._goes_on_about(index) or self._is_role_of_above(index):
            self._sheet.use(index, Use.PERSON)
            return True
        below = self._sheet.facts[index + 1] if index + 1 < len(self._sheet.facts) else facts
        if facts.is_row and below.is_field and not facts.is_field:
            # The head of a table of fields.
            self._sheet.leave_out(index, Use.HEADING)
            return True
        is_labelled = bool(self._role) and (self._among_people or facts.marked)
        under_session = bool(self._segment and self._segment.title and not self._segment.is_item)
        is_listed = self._among_people and (facts.marked or under_session)
        is_listed = is_listed and not (_is_phrase(facts.bare) or facts.bare[0].islower())
        is_listed = is_listed and (" " in facts.bare or under_session)
        is_labelled = is_labelled and not (facts.marked and facts.bare[0].islower())
        is_labelled = is_labelled and not (_is_phrase(facts.bare) and facts.bare.endswith("."))
        if not (are_people(facts.bare) or is_labelled or is_listed):
            return False
        if self._is_title_ahead(index):
            return False
        self._add(index, facts.bare, self._role or StageRole.PANELLIST)
        self._sheet.use(index, Use.PERSON)
        return True

    def _goes_on_about(self, index: int) -> bool:
        """Tell whether the line above named a person and ended with a comma."""
        above = self._sheet.facts[index - 1] if index else None
        is_open = above is not None and above.bare.endswith(",") and self._among_people
        is_open = is_open and not looks_like_person(self._sheet.facts[index].bare)
        return is_open and self._sheet.fates.get(index - 1, (None, None))[1] is Use.PERSON

    def _is_role_of_above(self, index: int) -> bool:
        """Tell whether a line right below a bare name, in a list of people, says what they are."""
        facts = self._sheet.facts
        above = facts[index - 1].bare if index else ""
        is_name_above = self._sheet.fates.get(index - 1, (None, None))[1] is Use.PERSON
        if not (self._role and is_name_above and is_person_name(above)):
            return False
        if looks_like_person(facts[index].bare) or is_person_name(facts[index].bare):
            return False
        if not (self._segment and self._segment.speakers):
            return False
        last = self._segment.speakers[-1]
        said = facts[index].bare
        self._segment.speakers[-1] = replace(last, line=f"{last.line}, {said}", affiliation=said)
        return True

    def _is_title_ahead(self, index: int) -> bool:
        """Tell whether the next line is a date, so that this one is the title of what follows."""
        text = self._sheet.facts[index].bare
        is_person = looks_like_person(text) and not is_split_by_mark(text)
        if Rank.TALK in self._shape.ranks or is_person:
            return False
        following = range(index + 1, len(self._sheet.facts))
        at = next((each for each in following if self._sheet.facts[each].bare), None)
        if at is None or (looks_like_person(text) and self._plan.dates.get(at) is not None):
            # That date has its title.
            return False
        below = self._sheet.facts[at]
        return bool(
            below.days
            and (below.is_when or (below.is_field and below.is_named_day))
            and (below.hours or self._of_day(Day.of(below.days[0])) is None)
        )

    def _add(self, index: int, people: str, role: StageRole) -> None:
        talk = self._opened(index)
        segment = self._segment
        if segment is None or segment not in talk.segments:
            if not talk.segments or talk.segments[-1].is_item:
                talk.segments.append(Segment(""))
            segment = self._segment = talk.segments[-1]
        segment.speakers += people_in(people, role)
        self._among_people = True

    # Talks.

    def _open(self, title: str, index: int | None, *, is_said: bool = False) -> Draft:
        talk = Draft(named_title(title), line=index, is_said=is_said)
        self._sheet.talks.append(talk)
        self._go_to(talk)
        return talk

    def _go_to(self, talk: Draft) -> None:
        self._current = talk
        self._segment = (
            talk.segments[-1] if talk.segments and not talk.segments[-1].is_item else None
        )
        self._has_sessions = False
        self._role = None

    def _weekday(self, index: int, facts: Facts) -> bool:
        """Read "Sunday:" between the items of a programme, which says no date."""
        if not is_weekday(facts.bare) or not (self._sheet.talks or self._sheet.titles()):
            return False
        self._sheet.leave_out(index, Use.HEADING)
        return True

    def _opened(self, index: int) -> Draft:
        """The talk that this line belongs to; a title that stands above names a new one."""
        if self._current is not None:
            return self._current
        above = self._talk_above(index)
        first = above if above is not None else next(iter(self._sheet.titles()), None)
        return self._open("" if first is None else self._sheet.claim(first), first)

    def _open_above(self, index: int, facts: Facts) -> Draft:
        above = self._talk_above(index)
        if above is None and not self._sheet.talks:
            above = next(iter(self._sheet.titles()), None)
        if above is not None:
            return self._open(self._sheet.claim(above), above)
        talk = self._open(facts.days[0].text if facts.days else "", None)
        talk.is_day = True
        return talk

    def _talk_above(self, index: int) -> int | None:
        """The unclaimed title right above a line, blank lines between them allowed."""
        above = next(
            (each for each in range(index - 1, -1, -1) if self._sheet.facts[each].bare), None
        )
        return above if above in self._sheet.titles() else None

    def _owner(self) -> "Draft | Segment | None":
        """What a date belongs to: sessions that were pasted without a talk have their own."""
        talk = self._current
        if talk is None:
            return None
        sessions = [each for each in talk.segments if not each.is_item and each.title]
        return sessions[-1] if sessions and not talk.title else talk

    def _dateless(self) -> "Draft | Segment | None":
        owner = self._owner()
        return owner if owner is not None and owner.day is None else None

    def _of_day(self, day: Day) -> Draft | None:
        return next(
            (talk for talk in self._sheet.talks if talk.day and talk.day.is_same(day)), None
        )

    def _take_when(self, owner: "Draft | Segment", facts: Facts) -> None:
        if facts.days and (owner.day is None or owner.day.written.year is None):
            day = Day.of(facts.days[0])
            if owner.day is None or (day.written.year and day.is_same(owner.day)):
                owner.day = day
        self._take_hours(owner, facts)

    def _take_hours(self, owner: "Draft | Segment", facts: Facts) -> None:
        if facts.hours and owner.hours is None:
            owner.hours = facts.hours[0]


def _is_part(said: str, title: str) -> bool:
    """Tell whether a title is said in short ("The Green Town: 27 September" below the whole)."""
    return bool(said) and said.casefold().strip(" .:") in title.casefold()


def _is_phrase(text: str) -> bool:
    """Tell whether a line is too long for a name that nothing ends."""
    return len(text.split()) > _LONGEST_NAME and split_person(text)[1] is None


def _may_be_people(people: str) -> bool:
    """Tell whether a label may be followed by these: somebody is named, or nearly nothing said."""
    parts = [part.strip() for part in people.split(";") if part.strip()]
    names = any(is_name(without_title(split_person(part)[0].strip())) for part in parts)
    words = people.split()
    is_short = len(words) <= _FEW_WORDS and all(word[0].isupper() for word in words)
    is_short = is_short and not people.isupper()
    return all(map(may_be_person, parts)) and (names or is_short or are_people(people))


def _is_small(text: str) -> bool:
    return not text.strip(" |-:.") or is_weekday(text)


def _behind(facts: Facts, hours: WrittenHours) -> str:
    """What stands behind the hours of an item, its own separator taken off."""
    return facts.bare[hours.end :].strip().lstrip(":|\u2013\u2014-.,)").strip()


def _said_beside_date(facts: Facts, heading: Heading, title: Facts) -> tuple[str, bool]:
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
