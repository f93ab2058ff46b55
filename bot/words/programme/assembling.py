"""Talks made of lines whose roles are decided: what belongs to which title."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft, DraftSegment, Sheet
from bot.words.programme.furniture import is_end, says_no_talk
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts, hours_of_beginning, read_zone_note
from bot.words.programme.owning import owners
from bot.words.programme.parts import Fate, Use
from bot.words.programme.people_lines import people_of_line
from bot.words.programme.roles import LineRole
from bot.words.programme.title_lines import TitleLine, read_item_line, read_title_line
from bot.words.written_days import WrittenDay

_HOUR = 60
_FATES: dict[LineRole, tuple[Fate, Use]] = {
    LineRole.TITLE: (Fate.USED, Use.TITLE),
    LineRole.DATE: (Fate.USED, Use.DATE),
    LineRole.HOURS: (Fate.USED, Use.HOURS),
    LineRole.ITEM: (Fate.USED, Use.SESSION),
    LineRole.PERSON: (Fate.USED, Use.PERSON),
    LineRole.OFFICE: (Fate.USED, Use.PERSON),
    LineRole.PLACE: (Fate.USED, Use.PLACE),
    LineRole.BREAK: (Fate.LEFT_OUT, Use.BREAK),
    LineRole.HEADING: (Fate.LEFT_OUT, Use.HEADING),
    LineRole.SERIES: (Fate.LEFT_OUT, Use.HEADING),
    LineRole.TEXT: (Fate.LEFT_OUT, Use.TEXT),
    LineRole.FURNITURE: (Fate.LEFT_OUT, Use.FURNITURE),
}


def assemble(sheet: Sheet, roles: Sequence[LineRole | None]) -> None:
    """Fill the sheet with talks; `roles` are those of its facts, None for blank lines."""
    _Assembly(sheet, roles).run()


@dataclass(slots=True)
class _Assembly:
    sheet: Sheet
    roles: Sequence[LineRole | None]
    # Which talk each title or date opened, and which part each item.
    talks: dict[int, Draft] = field(default_factory=dict[int, Draft])
    parts: dict[int, DraftSegment] = field(default_factory=dict[int, DraftSegment])
    of_parts: dict[int, Draft] = field(default_factory=dict[int, Draft])

    def run(self) -> None:
        for index, role in enumerate(self.roles):
            if role is not None:
                self.sheet.fates[index] = _FATES[role]
        self._zone()
        self._open_titles()
        self._open_without_titles()
        if not self.talks:
            return
        self._date()
        self._add_items()
        self._add_hours()
        self._add_people()
        self._add_places()
        self.sheet.talks = []
        for each in sorted(self.talks):
            if not any(self.talks[each] is talk for talk in self.sheet.talks):
                self.sheet.talks.append(self.talks[each])

    def _lines(self, *roles: LineRole) -> list[int]:
        return [index for index, role in enumerate(self.roles) if role in roles]

    def _facts(self, index: int) -> LineFacts:
        return self.sheet.facts[index]

    def _zone(self) -> None:
        for index, facts in enumerate(self.sheet.facts):
            if facts.bare and self.sheet.zone is None and len(facts.bare) < 100:  # noqa: PLR2004
                self.sheet.zone = read_zone_note(facts.bare, self.sheet.ways.zone)

    # Titles.

    def _open_titles(self) -> None:
        said: dict[str, Draft] = {}
        above: int | None = None
        for index in self._lines(LineRole.TITLE):
            facts = self._facts(index)
            read = read_title_line(facts, self.sheet.ways)
            if any(map(says_no_talk, (facts.bare, facts.before, facts.behind))):
                self.sheet.leave_out(index, Use.BREAK)
                continue
            key = read.title.casefold().strip(" .:")
            if key in said and not (read.day and said[key].day):
                talk = said[key]
                self.talks[index] = talk
            elif self._goes_on(above, index, read):
                assert above is not None
                talk = self.talks[above]
                talk.title = f"{talk.title} {read.title}"
                self.talks[index] = talk
            else:
                talk = Draft(read.title, line=index, is_said=True)
                self.talks[index] = said[key] = talk
            _fill(talk, read)
            if read.title and read.day and read.title == facts.days[0].text:
                talk.is_day = True
            above = index

    def _goes_on(self, above: int | None, index: int, read: TitleLine) -> bool:
        """Tell whether a title goes on in the line right below it."""
        if above != index - 1 or read.day or read.hours or read.people:
            return False
        over, facts = self._facts(above), self._facts(index)
        if over.marked or facts.marked or self.talks[above].segments or over.days:
            return False
        below = self.roles[index + 1] if index + 1 < len(self.roles) else None
        is_open = over.bare.endswith((":", "–", "-", ",")) or facts.bare[:1].islower()
        return is_open or facts.bare[:1] in "(–-" or below is LineRole.DATE

    def _open_without_titles(self) -> None:
        """What has no title is called as its page, or by its day."""
        dates = [each for each in self._lines(LineRole.DATE) if self._facts(each).days]
        if self.talks:
            return
        series = self._lines(LineRole.SERIES)
        days = _distinct(self._facts(each).days[0] for each in dates)
        if len(days) > 1:
            for index in dates:
                day = Day.of(self._facts(index).days[0])
                same = next((each for each in self.talks.values() if each.day and day.is_same(each.day)), None)
                self.talks[index] = same or Draft(day.written.text, day=day, line=index, is_day=True)
            return
        if not dates and not self._lines(LineRole.ITEM, LineRole.PERSON):
            return
        first = series[0] if series else None
        title = read_title_line(self._facts(first), self.sheet.ways).title if first is not None else ""
        if first is not None:
            self.sheet.use(first, Use.TITLE)
        index = first if first is not None else 0
        if not title and dates:
            title = self._facts(dates[0]).days[0].text
        self.talks[index] = Draft(title, line=first)

    # Dates.

    def _date(self) -> None:
        dates = self._lines(LineRole.DATE)
        titles = sorted(self.talks)
        of = owners(dates, titles, self._walls(LineRole.DATE), self.sheet.facts)
        nameless: dict[int, Draft] = {}
        shared = self._shared_dates(dates, titles, of)
        for date in dates:
            facts = self._facts(date)
            owned = shared.get(date) or ([self.talks[of[date]]] if of[date] is not None else [])
            for talk in owned:
                self._take_when(talk, facts)
        self.talks.update(nameless)

    def _shared_dates(self, dates: Sequence[int], titles: Sequence[int], of: dict[int, int | None]) -> dict[int, list[Draft]]:
        """Where dates stand above their titles, each is of all titles down to the next one."""
        several = len({id(each) for each in self.talks.values()}) > 1
        above = [date for date in dates if of[date] is not None and of[date] > date]  # type: ignore[operator]
        if not several or len(above) * 2 <= len(dates):
            return {}
        found: dict[int, list[Draft]] = {}
        days = [each for each in dates if self._facts(each).days]
        for place, date in enumerate(days):
            end = days[place + 1] if place + 1 < len(days) else len(self.roles)
            below = [self.talks[each] for each in titles if date < each < end and not self.talks[each].day]
            if below:
                found[date] = below
        return found

    def _take_when(self, talk: Draft, facts: LineFacts) -> None:
        if facts.days:
            day = Day.of(facts.days[0])
            if talk.day is None:
                talk.day = day
            elif talk.day.is_same(day):
                talk.day = day if talk.day.written.year is None else talk.day
            else:
                talk.day = replace(talk.day, goes_on=True)
                return
        hours = hours_of_beginning(facts) or (facts.hours[0] if facts.hours else None)
        if talk.hours is None:
            talk.hours = hours
        if talk.place is None and facts.days and not facts.is_text:
            talk.beside = talk.beside or facts.behind or None

    # Items.

    def _add_items(self) -> None:
        titles = sorted(self.talks)
        for index in self._lines(LineRole.ITEM, LineRole.BREAK):
            facts = self._facts(index)
            over = [each for each in titles if each < index]
            talk = self.talks[over[-1] if over else titles[0]]
            self.of_parts[index] = talk
            item = read_item_line(facts)
            if facts.hours and talk.first_item is None:
                talk.first_item = facts.hours[0]
            if self.roles[index] is LineRole.BREAK:
                if is_end(item.title) and facts.hours:
                    talk.ends = facts.hours[0].at.hour * _HOUR + facts.hours[0].at.minute
                continue
            part = DraftSegment(
                item.title,
                list(item.people),
                index,
                hours=facts.hours[0] if facts.hours else None,
                is_item=bool(facts.hours),
            )
            talk.segments.append(part)
            self.parts[index] = part

    def _add_hours(self) -> None:
        hours = self._lines(LineRole.HOURS)
        if not hours:
            return
        items = self._lines(LineRole.ITEM, LineRole.BREAK)
        bare = [each for each in items if not self._facts(each).hours]
        titles = sorted(self.talks)
        of = owners(hours, sorted({*bare, *titles}), self._walls(LineRole.HOURS), self.sheet.facts)
        for index in hours:
            owner = of[index]
            said = self._facts(index).hours[:1]
            if owner is None or not said:
                continue
            if owner in self.talks:
                talk = self.talks[owner]
                if talk.hours is None:
                    talk.hours = said[0]
                continue
            talk = self.of_parts[owner]
            if talk.first_item is None:
                talk.first_item = said[0]
            if owner in self.parts:
                self.parts[owner].hours = said[0]
                self.parts[owner].is_item = True
            elif is_end(self._facts(owner).bare):
                talk.ends = said[0].at.hour * _HOUR + said[0].at.minute

    # People.

    def _add_people(self) -> None:
        people = self._lines(LineRole.PERSON)
        named = sorted({*self.talks, *self.parts})
        of = owners(people, named, self._walls(LineRole.PERSON), self.sheet.facts)
        for index in people:
            owner = of[index]
            if owner is None:
                continue
            speakers = people_of_line(self._facts(index), self._role_above(index))
            speakers = self._with_offices(index, speakers)
            if owner in self.parts:
                self.parts[owner].speakers += speakers
                continue
            talk = self.talks[owner]
            first = next((each for each in talk.segments if not each.title), None)
            if first is None:
                first = DraftSegment("")
                talk.segments.insert(0, first)
            first.speakers += speakers

    def _role_above(self, index: int) -> StageRole:
        for above in range(index - 1, -1, -1):
            if self.roles[above] is LineRole.HEADING:
                label = read_label(self._facts(above).bare)
                return label[0] if label else StageRole.PANELLIST
            if self.roles[above] not in {LineRole.PERSON, LineRole.OFFICE, LineRole.TEXT, None}:
                break
        return StageRole.PANELLIST

    def _with_offices(self, index: int, speakers: Sequence[Speaker]) -> list[Speaker]:
        """Add what stands right below a name to it."""
        made = [*speakers]
        for below in range(index + 1, len(self.roles)):
            if self.roles[below] is not LineRole.OFFICE or not made:
                break
            said = self._facts(below).bare
            behind = f"{made[-1].affiliation}, {said}" if made[-1].affiliation else said
            made[-1] = replace(made[-1], line=f"{made[-1].line}, {said}", affiliation=behind)
        return made

    def _add_places(self) -> None:
        titles = sorted(self.talks)
        for index in self._lines(LineRole.PLACE):
            over = [each for each in titles if each < index]
            talk = self.talks[over[-1] if over else titles[0]]
            said = self._facts(index).bare.partition(": ")
            talk.place = talk.place or said[2] or said[0]

    def _walls(self, role: LineRole) -> frozenset[int]:
        """Lines that part what stands above them from what stands below."""
        walls = {
            LineRole.DATE: (),
            LineRole.HOURS: (LineRole.DATE,),
            LineRole.PERSON: (LineRole.DATE, LineRole.HOURS, LineRole.BREAK),
        }
        return frozenset(self._lines(*walls[role]))


def _fill(talk: Draft, read: TitleLine) -> None:
    talk.day = talk.day or read.day
    talk.hours = talk.hours or read.hours
    talk.beside = talk.beside or read.beside
    if read.people:
        first = next((each for each in talk.segments if not each.title), None)
        if first is None:
            talk.segments.insert(0, DraftSegment("", [*read.people]))


def _distinct(days: Iterator[WrittenDay]) -> list[Day]:
    found: list[Day] = []
    for written in days:
        day = Day.of(written)
        if not any(day.is_same(each) for each in found):
            found.append(day)
    return found
