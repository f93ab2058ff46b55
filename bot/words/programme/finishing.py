"""What is decided once all lines are read: names, days in sentences, what was no talk."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from bot.domain.errors import BadInput
from bot.words.lexicon import EACH_WEEKDAY, WEEKDAY, WEEKDAYS, either, every, plain
from bot.words.programme.dates import Day, dated
from bot.words.programme.drafts import Draft, Segment, Sheet
from bot.words.programme.furniture import is_break, is_generic, named_title, says_online
from bot.words.programme.items import (
    Item,
    person_after_title,
    person_behind,
    person_behind_colon,
    person_behind_label,
    person_in_front,
)
from bot.words.programme.parts import (
    Fate,
    Line,
    PrintedStart,
    Programme,
    ProgrammeSegment,
    ProgrammeTalk,
    Use,
)
from bot.words.programme.people import are_people, people_in
from bot.words.written_days import WrittenDay

_YEAR = re.compile(r"(?<![\w./-])20[0-9]{2}(?![\w./-])")
# At the beginning of a sentence.
_OF_ALL = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?:{either(every(lambda each: each.all_of_them))})(?!\w)", re.IGNORECASE
)
_ANY_WEEKDAY = re.compile(rf"(?<!\w)(?:{WEEKDAY})(?!\w)", re.IGNORECASE)
# Shorter last names are words as well.
_LONG_ENOUGH = 4
_HOUR = 60
_DAY = 24 * _HOUR
# A title stands above what a talk is made of.
_BELOW_A_TITLE = frozenset({Use.SESSION, Use.PERSON, Use.PEOPLE})


class Finishing:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def finished(self) -> Programme:
        self._drop_strays()
        self._name_the_nameless()
        self._take_from_text()
        self._people_or_places()
        self._people_behind_titles()
        self._people_behind_talks()
        self._people_in_titles(person_after_title)
        self._people_in_titles(person_behind_colon)
        self._people_behind_labels()
        self._people_in_front()
        talks = self._with_sessions_as_talks()
        for talk in talks:
            self._without_containers(talk)
        years = {
            each.year for talk in talks if talk.day and (each := talk.day.written).year is not None
        }
        year = years.pop() if len(years) == 1 else None
        if year is None and not years:
            year = self._year_of_titles()
        return Programme(
            talks=tuple(self._printed(talk, year) for talk in talks), lines=tuple(self._lines())
        )

    def _year_of_titles(self) -> int | None:
        """The one year that stands in the text outside its dates ("Spring Talks 2027")."""
        said = {
            int(year)
            for facts in self._sheet.facts
            if not facts.is_text and not facts.days
            for year in _YEAR.findall(facts.bare)
        }
        if not said:
            said = {
                day.year
                for facts in self._sheet.facts
                for day in facts.days
                if day.year and not facts.is_text
            }
        return said.pop() if len(said) == 1 else None

    def _people_or_places(self) -> None:
        """What stands beside a date is the talk's people where it has no others."""
        for talk in self._sheet.talks:
            said = talk.beside
            if said is None:
                continue
            has_people = any(each.speakers for each in talk.segments)
            if not has_people and are_people(said) and not says_online(said):
                talk.segments.append(Segment("", list(people_in(said))))
            else:
                talk.place = talk.place or said

    def _people_behind_titles(self) -> None:
        """Of several items written like "Welcome, Ada Example" each names its person."""
        items = [
            each
            for talk in self._sheet.talks
            for each in talk.segments
            if each.is_item and not each.speakers
        ]
        found = [(each, item) for each in items if (item := person_behind(each.title))]
        if len(found) < 2 or len(found) * 2 < len(items):  # noqa: PLR2004
            return
        for segment, item in found:
            segment.title, segment.speakers = item.title, list(item.people)

    def _people_behind_talks(self) -> None:
        """Of several talks written like "Benches, Ada Example, Mayor" each names its person."""
        talks = [talk for talk in self._sheet.talks if not talk.segments]
        found = [(talk, item) for talk in talks if (item := person_behind(talk.title))]
        others = sum(1 for talk in self._sheet.talks if talk.segments)
        if not found or len(found) + others < 2 or not self._lists_commas():  # noqa: PLR2004
            return
        for talk, item in found:
            talk.title = item.title
            talk.segments.append(Segment("", list(item.people)))

    def _lists_commas(self) -> bool:
        """Tell whether dates have commas behind them: "6 May: Benches, Ada Example"."""
        listed = [each for each in self._sheet.facts if each.days and "," in each.behind]
        return len(listed) > 1

    def _people_in_titles(self, read: Callable[[str], Item | None]) -> None:
        """Of several talks of which `read` finds a person in each title, each names its person."""
        talks = [talk for talk in self._sheet.talks if not talk.segments]
        found = [item for talk in talks if (item := read(talk.title))]
        if len(found) < 2 or len(found) < len(self._sheet.talks):  # noqa: PLR2004
            return
        for talk, item in zip(talks, found, strict=True):
            talk.title = item.title
            talk.segments.append(Segment("", list(item.people)))

    def _people_behind_labels(self) -> None:
        """Of several items that begin with the same words each names another person."""
        found = [
            (segment, labelled)
            for segment in self._without_people()
            if isinstance(segment, Segment) and (labelled := person_behind_label(segment.title))
        ]
        counted = Counter(label for _, (label, _) in found)
        for segment, (label, item) in found:
            if counted[label] > 1:
                segment.title, segment.speakers = item.title, list(item.people)

    def _people_in_front(self) -> None:
        """Read "Ada Example: Title" where the text names her elsewhere, or others so."""
        found = [
            (each, item) for each in self._without_people() if (item := person_in_front(each.title))
        ]
        named = [
            (each, item) for each, item in found if self._is_named_elsewhere(item.people[0].name)
        ]
        is_way = (len(found) > 1 and named) or self._has_people_in_front()
        for each, item in found if is_way else named:
            each.title = item.title
            if isinstance(each, Segment):
                each.speakers = list(item.people)
            else:
                each.segments.append(Segment("", list(item.people)))

    def _is_named_elsewhere(self, name: str) -> bool:
        """Tell whether another line says the last name of somebody as well."""
        last = name.rsplit(maxsplit=1)[-1]
        word = re.compile(rf"(?<!\w){re.escape(last)}(?!\w)")
        lines = {facts.bare for facts in self._sheet.facts if word.search(facts.bare)}
        return len(last) >= _LONG_ENOUGH and len(lines) > 1

    def _without_people(self) -> list[Draft | Segment]:
        """Items and talks of which nobody was found."""
        items = [
            each
            for talk in self._sheet.talks
            for each in talk.segments
            if each.is_item and not each.speakers
        ]
        return [*items, *(talk for talk in self._sheet.talks if not talk.segments)]

    def _has_people_in_front(self) -> bool:
        """Tell whether somebody was read before a colon who cannot be anything else."""
        said = [
            speaker.line
            for talk in self._sheet.talks
            for each in talk.segments
            for speaker in each.speakers
        ]
        lines = [facts.bare for facts in self._sheet.facts]
        marks = (": ", " - ", " \u2013 ")
        return any(f"{name}{mark}" in line for name in said for mark in marks for line in lines)

    def _drop_strays(self) -> None:
        """Numbered lines before the first talk with nobody under them are no part of it."""
        first = self._sheet.talks[0] if self._sheet.talks else None
        if (
            first is None
            or first.is_said
            or first.day
            or first.hours
            or len(self._sheet.talks) == 1
        ):
            return
        if any(each.speakers or each.is_item for each in first.segments):
            return
        for line in (first.line, *(segment.line for segment in first.segments)):
            if line is not None:
                self._sheet.fates.pop(line, None)
        self._sheet.talks.remove(first)

    def _name_the_nameless(self) -> None:
        titles = self._sheet.titles()
        nameless = [talk for talk in self._sheet.talks if not talk.title or talk.is_day]
        if nameless and titles and len(self._sheet.talks) == 1:
            first = min(
                (each for each, (_, use) in self._sheet.fates.items() if use in _BELOW_A_TITLE),
                default=len(self._sheet.facts),
            )
            if titles[0] < first:
                nameless[0].title = named_title(self._sheet.claim(titles[0]))
        said = (
            day.year for each in self._sheet.said_in_text for day in self._sheet.facts[each].days
        )
        if not self._sheet.talks and titles and any(said):
            # A page about one talk whose date stands in a sentence.
            title = named_title(self._sheet.claim(titles[0]))
            self._sheet.talks.append(Draft(title, line=titles[0]))

    def _take_from_text(self) -> None:
        """Day and hour of the only talk may stand in sentences, if no others stand there."""
        if len(self._sheet.talks) != 1:
            self._take_hours_of_all()
            return
        talk = self._sheet.talks[0]
        said = [
            (each, day) for each in self._sheet.said_in_text for day in self._sheet.facts[each].days
        ]
        if talk.day is None and len({(day.day, day.month, day.year) for _, day in said}) == 1:
            talk.day = Day.of(said[0][1])
            self._sheet.use(said[0][0], Use.DATE)
        hours = [
            (each, hour)
            for each in self._sheet.said_in_text
            for hour in self._sheet.facts[each].hours
        ]
        lines = {line for line, _ in said}
        if talk.day is None and len(said) > 1 and len(lines) == 1 and not talk.first_item:
            # "On 12 November, and on 19 November at the same time".
            talk.day = Day(said[0][1], goes_on=True)
            self._sheet.use(said[0][0], Use.DATE)
        is_only = len({hour.at for _, hour in hours}) == 1
        if talk.hours is None and talk.first_item is None and talk.day and is_only:
            talk.hours = hours[0][1]
            self._sheet.use(hours[0][0], Use.HOURS)

    def _take_hours_of_all(self) -> None:
        """Read "All talks begin at 18:00", if no talk has hours of its own."""
        if any(talk.hours or talk.first_item for talk in self._sheet.talks):
            return
        said = [
            (index, facts.hours[0])
            for index, facts in enumerate(self._sheet.facts)
            if len(facts.hours) == 1
            and not facts.days
            and (
                _OF_ALL.search(facts.bare) or self._says_weekdays(index) or self._is_over_all(index)
            )
        ]
        if len(said) == 1:
            index, hours = said[0]
            self._sheet.use(index, Use.HOURS)
            for talk in self._sheet.talks:
                talk.hours = hours

    def _is_over_all(self, index: int) -> bool:
        """Tell whether a short line above all dates says an hour ("Evenings at 18:30")."""
        facts = self._sheet.facts
        first = min((at for at, each in enumerate(facts) if each.days), default=0)
        fate, _ = self._sheet.fates.get(index, (Fate.NOT_UNDERSTOOD, None))
        return index < first and fate is Fate.NOT_UNDERSTOOD and not is_break(facts[index].bare)

    def _says_weekdays(self, index: int) -> bool:
        """Read "Thursdays, 16:00, Room 130" above the talks."""
        fate, _ = self._sheet.fates.get(index, (Fate.NOT_UNDERSTOOD, None))
        if fate is Fate.USED:
            return False
        text = self._sheet.facts[index].bare
        return bool(EACH_WEEKDAY.search(text)) or self._are_all_on(text)

    def _are_all_on(self, text: str) -> bool:
        """Tell whether a text names one weekday, and all talks are on it ("every Tuesday")."""
        named = {WEEKDAYS[plain(each[0])] for each in _ANY_WEEKDAY.finditer(text)}
        days = [talk.day.written for talk in self._sheet.talks if talk.day]
        said = {self._weekday(day) for day in days}
        return len(named) == 1 and len(days) > 1 and said == named

    def _weekday(self, day: WrittenDay) -> int | None:
        if day.weekday is not None or day.year is None:
            return day.weekday
        try:
            return day.on().weekday()
        except BadInput:
            return None

    def _with_sessions_as_talks(self) -> list[Draft]:
        """Sessions that have dates and belong to no talk are talks themselves."""
        talks: list[Draft] = []
        for talk in self._sheet.talks:
            sessions = [each for each in talk.segments if not each.is_item]
            of_day = [each for each in sessions if each.day]
            if talk.title or talk.day or not of_day or len(of_day) * 2 <= len(sessions):
                talks.append(talk)
                continue
            for each in sessions:
                if each.day is None and each.line is not None:
                    self._sheet.fates.pop(each.line, None)
            talks += self._of_sessions(of_day, talk)
        return talks

    def _of_sessions(self, sessions: list[Segment], talk: Draft) -> list[Draft]:
        made = [
            Draft(
                each.title,
                day=each.day,
                hours=each.hours,
                segments=[Segment("", each.speakers)] if each.speakers else [],
            )
            for each in sessions
        ]
        items = [each for each in talk.segments if each.is_item]
        if items:
            made[0].segments += items
            made[0].first_item = talk.first_item
            made[0].ends = talk.ends
        return made

    def _without_containers(self, talk: Draft) -> None:
        """An item that begins with the next one is a heading over it."""
        items = talk.segments
        counted = Counter(each.title for each in items if each.is_item)
        for one, after in pairwise(items):
            same = one.hours and after.hours and one.hours.at == after.hours.at
            if same and counted[after.title] > 1 and after.line is not None:
                # "18:00 Town hall" below "18:00 Benches", and so below the others.
                after.title = ""
                self._sheet.leave_out(after.line, Use.PLACE)
                continue
            if same and one.is_item and after.is_item and one.line is not None:
                one.title = ""
                self._sheet.leave_out(one.line, Use.HEADING)
        talk.segments = [each for each in items if each.title or each.speakers]

    def _printed(self, talk: Draft, year: int | None) -> ProgrammeTalk:
        return ProgrammeTalk(
            title=talk.title,
            series_line=talk.series_line,
            date=dated(talk.day, year) if talk.day else None,
            start=self._start(talk),
            place=talk.place,
            segments=tuple(
                ProgrammeSegment(title=each.title, speakers=tuple(each.speakers))
                for each in talk.segments
            ),
        )

    def _start(self, talk: Draft) -> PrintedStart | None:
        of_parts = (each.hours for each in talk.segments if each.hours)
        hours = talk.hours or talk.first_item or next(of_parts, None)
        if hours is None:
            return None
        minutes = hours.minutes if talk.hours and not hours.backwards else None
        if minutes is None and talk.ends is not None:
            minutes = (talk.ends - hours.at.hour * _HOUR - hours.at.minute) % _DAY or None
        return PrintedStart(
            text=f"{hours.at:%H:%M}",
            at=hours.at,
            minutes=minutes,
            zone=hours.zone or self._sheet.zone,
            backwards=hours.said if hours.backwards else None,
        )

    def _lines(self) -> list[Line]:
        lines: list[Line] = []
        for index, facts in enumerate(self._sheet.facts):
            if not facts.text:
                continue
            fate, use = self._sheet.fates.get(index, (Fate.NOT_UNDERSTOOD, None))
            if not facts.bare:
                fate, use = Fate.LEFT_OUT, Use.FURNITURE
            if fate is Fate.NOT_UNDERSTOOD and is_generic(facts.bare):
                fate, use = Fate.LEFT_OUT, Use.HEADING
            lines.append(Line(number=facts.number, text=facts.text, fate=fate, use=use))
        return lines
