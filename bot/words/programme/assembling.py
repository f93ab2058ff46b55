"""Talks made of lines whose roles are decided: what belongs to which title."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bot.domain.talks.speaker import Speaker, StageRole
from bot.words.lines.chain import Chain
from bot.words.patterns import late
from bot.words.programme.closing_lines import series_of
from bot.words.programme.dates import Day
from bot.words.programme.days_of_one import days_of_one
from bot.words.programme.drafts import Draft, DraftSegment, Sheet
from bot.words.programme.furniture import (
    ends_with_deadline,
    is_aside,
    is_end,
    is_generic,
    says_no_talk,
    says_online,
    says_when_written,
)
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.hours_of_all import hours_of_no_day, line_for, says_of_all
from bot.words.programme.labels import read_label
from bot.words.programme.lengths import length_of, with_length
from bot.words.programme.line_spans import LineSpans, read_spans, speakers_of
from bot.words.programme.lines import LineFacts, hours_of_beginning, read_zone_note
from bot.words.programme.parts import Fate, Use
from bot.words.programme.people import are_people, begins_with_known_name
from bot.words.programme.roles import ABOVE_ITEMS, PARTS, LineRole
from bot.words.programme.talk_blocks import blocks_of, cut
from bot.words.programme.text_words import TextWords
from bot.words.programme.years import add_years
from bot.words.written_days import WrittenDay
from bot.words.written_hours import WrittenHours

_HOUR = 60
# What is less likely than this is not understood.
_LIKELY = 0.5
# Cuts into talks that cost as little more as this are asked about.
_CLOSE = 1.0
_HALF_DAY = 12 * _HOUR
# "Readers writing in books, 1500–1900".
_YEARS = late(r"\d{4}\W+\d{4}")
_WORDS = late(r"\w+")
_OF_AGENDA = PARTS | ABOVE_ITEMS
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


def assemble(sheet: Sheet, roles: Sequence[LineRole | None], words: Chain) -> None:
    """Fill the sheet with talks; `roles` are those of its facts, None for blank lines."""
    _Assembly(sheet, roles, words, TextWords.of(sheet.facts)).run()


@dataclass(slots=True)
class _Assembly:
    sheet: Sheet
    roles: Sequence[LineRole | None]
    words: Chain
    whole: TextWords
    # Which talk each title or date opened, and which part each item.
    talks: dict[int, Draft] = field(default_factory=dict[int, Draft])
    blocks: dict[int, range] = field(default_factory=dict[int, range])
    hours_of_titles: dict[int, WrittenHours] = field(default_factory=dict[int, WrittenHours])
    # Below the one title, those that are talks.
    days: dict[int, Day] = field(default_factory=dict[int, Day])

    def run(self) -> None:
        for index, role in enumerate(self.roles):
            if role is not None and not self._is_puzzling(index, role):
                self.sheet.fates[index] = _FATES[role]
        self._zone()
        self._open_titles()
        self._open_without_titles()
        if not self.talks:
            return
        self._cut()
        self._part_days()
        self.sheet.blocks = {id(self.talks[head]): block for head, block in self.blocks.items()}
        self._date()
        self._add_items()
        self._add_when_of_agenda()
        self._add_places()
        self._day_of_text()
        add_years(self._in_order(), self.sheet.facts, self.roles)
        self.sheet.talks = []
        for each in sorted(self.talks):
            if not any(self.talks[each] is talk for talk in self.sheet.talks):
                self.sheet.talks.append(self.talks[each])
        self._drop_mere_title()

    def _is_puzzling(self, index: int, role: LineRole) -> bool:
        """Tell whether a line would be left out as something it is less likely than not."""
        decided = self.sheet.decided.get(index)
        is_left = _FATES[role][0] is Fate.LEFT_OUT
        return decided is not None and is_left and decided.sure < _LIKELY

    def _drop_mere_title(self) -> None:
        """A line alone, of which nothing is said, is no talk unless it says so."""
        (talk,) = self.sheet.talks if len(self.sheet.talks) == 1 else (None,)
        if talk is None or talk.line is None or talk.day or talk.hours or talk.segments:
            return
        heading = read_heading(self._facts(talk.line).bare)
        if talk.first_item or (heading is not None and heading.rank is Rank.TALK):
            return
        self.sheet.talks = []
        for index, (_, use) in [*self.sheet.fates.items()]:
            if use is Use.TITLE:
                del self.sheet.fates[index]

    def _in_order(self) -> list[tuple[int, Draft]]:
        """Each talk once, with the line that opens it."""
        first = {id(self.talks[at]): at for at in sorted(self.talks, reverse=True)}
        return [(at, self.talks[at]) for at in sorted(first.values())]

    def _lines(self, *roles: LineRole) -> list[int]:
        return [index for index, role in enumerate(self.roles) if role in roles]

    def _facts(self, index: int) -> LineFacts:
        return self.sheet.facts[index]

    def _zone(self) -> None:
        for facts in self.sheet.facts:
            if facts.bare and self.sheet.zone is None and len(facts.bare) < 100:  # noqa: PLR2004
                self.sheet.zone = read_zone_note(facts.bare, self.sheet.ways.zone)

    # Titles.

    def _spans(self, index: int) -> LineSpans:
        role = self.roles[index]
        assert role is not None
        found = read_spans(self._facts(index), role, self.words, self.whole)
        self.sheet.cut[index] = found.sure
        return found

    def _open_titles(self) -> None:
        said: dict[str, Draft] = {}
        above: int | None = None
        for index in self._lines(LineRole.TITLE):
            facts = self._facts(index)
            if any(map(says_no_talk, (facts.bare, facts.before, facts.behind))):
                self.sheet.leave_out(index, Use.BREAK)
                continue
            read = self._spans(index)
            title = self._title_in(index, read)
            is_mere = _is_mere_heading(facts.bare)
            is_counted = is_mere or read_heading(facts.bare) is not None
            key = str(index) if is_counted else _words_of(title) or str(index)
            day = Day.of(facts.days[0]) if facts.days else None
            if key in said and not (day and said[key].day):
                talk = said[key]
            elif self._goes_on(above, index, read):
                assert above is not None
                talk = self.talks[above]
                is_named = not _is_mere_heading(self._facts(above).bare)
                talk.title = f"{talk.title} {title}".strip() if is_named else title
            else:
                talk = said[key] = Draft(title, line=index, is_said=True)
            self.talks[index] = talk
            self._fill(index, talk, read)
            above = index

    def _title_in(self, index: int, read: LineSpans) -> str:
        """The title that a line holds; a day that nothing else names is called by itself."""
        facts = self._facts(index)
        if _is_mere_heading(facts.bare):
            return facts.bare.strip(" :|")
        title = read.title
        if not title and not (read.people and (facts.days or self._next_is_title(index))):
            title = _without_hours(facts)
        is_with_aside = not facts.before and is_aside(facts.behind)
        if facts.days and (
            is_with_aside or (facts.is_when and len(title) < len(facts.days[0].text))
        ):
            return facts.days[0].text
        return title

    def _fill(self, index: int, talk: Draft, read: LineSpans) -> None:
        """Add what the line of a title says besides."""
        facts = self._facts(index)
        if series := series_of(facts):
            talk.series_line = series
            talk.title = facts.before.partition(" | ")[2].strip(" .")
        if facts.days or not facts.before:
            self._take_when(talk, facts, people=not read.people)
        elif facts.hours and not _YEARS.fullmatch(facts.hours[0].said):
            # "The playground after 6 pm": its date line may say another hour.
            self.hours_of_titles[index] = facts.hours[0]
        talk.is_day = talk.is_day or (bool(facts.days) and not read.title)
        if read.people:
            self._whole(talk).speakers += speakers_of(read.people, StageRole.PANELLIST)

    def _next_is_title(self, index: int) -> bool:
        below = (role for role in self.roles[index + 1 :] if role is not None)
        return next(below, None) is LineRole.TITLE

    def _whole(self, talk: Draft) -> DraftSegment:
        """The part that is the talk as a whole."""
        first = next((each for each in talk.segments if not each.title and not each.is_item), None)
        if first is None:
            first = DraftSegment("")
            talk.segments.insert(0, first)
        return first

    def _goes_on(self, above: int | None, index: int, read: LineSpans) -> bool:
        """Tell whether a title goes on in the line right below it."""
        if above is None or any(self.roles[each] is not None for each in range(above + 1, index)):
            return False
        over, facts = self._facts(above), self._facts(index)
        if facts.days or facts.hours or facts.marked or over.marked:
            return False
        if (heading := read_heading(facts.bare)) and not heading.is_day:
            return False
        if self.sheet.title is not None:
            # Nothing but the title goes on where there is one talk.
            return True
        if not self.talks[above].title or facts.bare[:1].islower():
            return True
        has_people = read.people or self.talks[above].segments
        return above == index - 1 and not (has_people or over.days)

    def _open_without_titles(self) -> None:
        """What has no title is called as its page, or by its day."""
        dates = [each for each in self._lines(LineRole.DATE) if self._facts(each).days]
        if self.talks:
            return
        series = [
            each for each in self._lines(LineRole.SERIES) if not is_generic(self._facts(each).bare)
        ]
        days = _distinct(self._facts(each).days[0] for each in dates)
        if len(days) > 1:
            for index in dates:
                day = Day.of(self._facts(index).days[0])
                same = next(
                    (each for each in self.talks.values() if each.day and day.is_same(each.day)),
                    None,
                )
                self.talks[index] = same or Draft(
                    day.written.text, day=day, line=index, is_day=True
                )
            return
        if not dates and not self._lines(LineRole.ITEM, LineRole.PERSON):
            return
        first = series[0] if series else None
        title = self._facts(first).bare if first is not None else ""
        if first is not None:
            self.sheet.use(first, Use.TITLE)
        index = first if first is not None else 0
        if not title and dates:
            title = self._facts(dates[0]).days[0].text
        self.talks[index] = Draft(title, line=first, is_day=first is None and bool(dates))

    # Blocks.

    def _cut(self) -> None:
        """Give each talk its lines."""
        heads: list[int] = []
        for index in sorted(self.talks):
            if not any(self.talks[index] is self.talks[each] for each in heads):
                heads.append(index)
        whole = range(len(self.roles))
        if len(heads) == 1:
            self.blocks = {heads[0]: whole}
        else:
            self.blocks, margin = cut(
                heads,
                whole,
                self.roles,
                self.sheet.facts,
                (LineRole.TITLE, LineRole.DATE, LineRole.PERSON),
            )
            self.sheet.is_unsure = margin < _CLOSE

        self._give_back()

    def _give_back(self) -> None:
        """Below the day of another talk ("Programme of Saturday 4 October") all is that talk's."""
        for head, block in [*self.blocks.items()]:
            own = self.talks[head].day
            for index in block:
                if self.roles[index] is not LineRole.DATE or index <= head or own is None:
                    continue
                days = self._facts(index).days
                day = Day.of(days[0]) if days else own
                of_day = [
                    talk
                    for talk in self.talks.values()
                    if talk.day and talk.day.is_same(day) and talk is not self.talks[head]
                ]
                if of_day and not day.is_same(own):
                    self.talks[index] = of_day[0]
                    self.blocks[head] = range(block.start, index)
                    self.blocks[index] = range(index, block.stop)
                    break

    def _part_days(self) -> None:
        """Below the only title, days with items of their own are talks called so."""
        if len(self.blocks) != 1:
            return
        (head,) = self.blocks
        self.days = days_of_one(head, self.roles, self.sheet.facts)
        if not self.days:
            return
        one = self.talks[head]
        first, *others = self.days
        one.day = self.days[first]
        self.blocks = {head: range(others[0] if others else len(self.roles))}
        for at, end in zip(others, [*others[1:], len(self.roles)], strict=True):
            self.talks[at] = Draft(one.title, one.series_line, self.days[at], line=at, is_said=True)
            self.blocks[at] = range(at, end)

    def _date(self) -> None:
        of_all = self._lines_of_all()
        for head, block in self.blocks.items():
            for index in block:
                facts = self._facts(index)
                if self.days and facts.days and index not in self.days:
                    # "4–6 March" above the days of one talk.
                    continue
                is_date = self.roles[index] is LineRole.DATE
                is_date = is_date or (self.roles[index] is LineRole.HOURS and bool(facts.days))
                if is_date and index not in of_all:
                    self._take_when(self._owner(head, facts), facts)
        for index, hours in self.hours_of_titles.items():
            self.talks[index].hours = self.talks[index].hours or hours
        self._share_dates()
        self._share_hours(of_all)

    def _owner(self, head: int, facts: LineFacts) -> Draft:
        """Whose day a line says: a list above may have said the days of all."""
        talk = self.talks[head]
        if not facts.days or talk.day is None or talk.day.is_same(day := Day.of(facts.days[0])):
            return talk
        same = [self.talks[each] for each in self.blocks]
        same = [each for each in same if each.day and each.day.is_same(day)]
        return same[0] if len(same) == 1 else talk

    def _lines_of_all(self) -> list[int]:
        """Lines with hours of no day, above all talks or behind some of them."""
        if len(self.blocks) < 2:  # noqa: PLR2004
            return []
        first = min(block.start for block in self.blocks.values())
        heads = [*self.blocks]
        found: list[int] = []
        may_say = (LineRole.DATE, LineRole.HOURS, LineRole.SERIES, LineRole.TEXT)
        for index in self._lines(*may_say):
            facts = self._facts(index)
            of_all = says_of_all(facts)
            if not facts.hours or (facts.days and not of_all):
                continue
            is_text = self.roles[index] is LineRole.TEXT
            above = [head for head in heads if head < index]
            is_apart = self.roles[index] is LineRole.DATE and self._is_of_several(above, index)
            if of_all or (index < first and not is_text) or is_apart:
                found.append(index)
        return found

    def _is_of_several(self, heads: Sequence[int], index: int) -> bool:
        """Hours below a blank line behind a talk's own day are those of all above.

        Where each talk has such a line it is its own.
        """
        if not heads or not (self.talks[heads[-1]].day and self._facts(heads[-1]).days):
            return False
        if all(self._facts(each).bare for each in range(heads[-1], index)):
            return False
        return not any(
            self.roles[each] is LineRole.DATE and self._facts(each).hours
            for head in heads[-2:-1]
            for each in self.blocks[head]
            if each != head
        )

    def _share_dates(self) -> None:
        """A day above several titles is that of each."""
        heads = [*self.blocks]
        for above, head in pairwise(heads):
            talk, over = self.talks[head], self.talks[above]
            if talk.day is None and over.day is not None and self._date_above(above):
                talk.day = over.day

    def _date_above(self, head: int) -> bool:
        return any(
            self.roles[index] is LineRole.DATE for index in range(self.blocks[head].start, head)
        )

    def _share_hours(self, of_all: Sequence[int]) -> None:
        """Hours that a line says of all talks are those of each that has none."""
        for head in self.blocks:
            line = line_for(head, of_all, [*self.blocks])
            if line is None or self._has_hours(head, of_all):
                continue
            hours = _beginning(self._facts(line))
            talk = self.talks[head]
            talk.hours = talk.hours or hours
            if hours and talk.hours and talk.hours.minutes is None and hours.at == talk.hours.at:
                talk.hours = replace(talk.hours, minutes=hours.minutes)
        if len(self.blocks) > 1 and not any(self.talks[each].hours for each in self.blocks):
            self._share_hours_above()

    def _share_hours_above(self) -> None:
        """Where no talk has hours, those of a day above all are meant for each.

        So are those that any line says of no day, if they are the only ones.
        """
        first = min(block.start for block in self.blocks.values())
        above = (self._facts(each) for each in self._lines(LineRole.DATE) if each < first)
        said = [hours for facts in above if (hours := _beginning(facts))]
        if not said and not any(self._has_hours(head, ()) for head in self.blocks):
            said = hours_of_no_day(self.roles, self.sheet.facts)
        if len({hours.at for hours in said}) != 1:
            return
        for head in self.blocks:
            if not self._has_hours(head, ()):
                self.talks[head].hours = max(said, key=lambda hours: hours.minutes is not None)

    def _has_hours(self, head: int, of_all: Sequence[int]) -> bool:
        return any(
            self._facts(index).hours
            and self.roles[index] in {LineRole.HOURS, LineRole.ITEM}
            and index not in of_all
            for index in self.blocks[head]
        )

    def _take_when(self, talk: Draft, facts: LineFacts, *, people: bool = True) -> None:
        if facts.days:
            day = Day.of(facts.days[0])
            if talk.day is None:
                talk.day = day
            elif talk.day.is_same(day):
                talk.day = day if talk.day.written.year is None else talk.day
            else:
                talk.day = replace(talk.day, goes_on=True)
                return
        if talk.hours is None:
            talk.hours = _beginning(facts)
        elif talk.hours.minutes is None and any(talk.hours.at == each.at for each in facts.hours):
            talk.hours = _beginning(facts) or talk.hours
        if people:
            self._add_people_beside(talk, facts)
        if talk.place is None and facts.days and not facts.is_text:
            talk.beside = talk.beside or facts.behind or None

    def _add_people_beside(self, talk: Draft, facts: LineFacts) -> None:
        """Who stands behind a date ("4 March – Ada Example (Sample University)") is of its talk."""
        if not facts.days or facts.is_text or says_online(facts.behind):
            return
        if are_people(facts.behind) and begins_with_known_name(facts.behind):
            read = read_spans(facts, LineRole.PERSON, self.words, self.whole)
            self._whole(talk).speakers += speakers_of(read.people, StageRole.PANELLIST)

    # Items.

    def _add_items(self) -> None:
        for head, block in self.blocks.items():
            talk = self.talks[head]
            items = [index for index in block if self.roles[index] in PARTS]
            parts = blocks_of(
                items,
                block,
                self.roles,
                self.sheet.facts,
                (LineRole.ITEM, LineRole.HOURS, LineRole.PERSON),
            )
            of_whole = [
                index for index in block if not any(index in each for each in parts.values())
            ]
            self._of_whole(talk, of_whole)
            for item, lines in parts.items():
                self._add_item(talk, item, lines, is_last=item == items[-1], parts=parts)

    def _add_when_of_agenda(self) -> None:
        """A talk without hours begins with its first line that has some, and its days go on."""
        for head, block in self.blocks.items():
            talk = self.talks[head]
            own = [index for index in block if self.roles[index] in _OF_AGENDA]
            timed = [index for index in own if self._facts(index).hours]
            if timed:
                talk.first_item = self._facts(timed[0]).hours[0]
            self._add_length(talk, own)
            if talk.ends is not None and (start := talk.hours or talk.first_item):
                talk.ends = _past_noon(start, talk.ends)
            days = _distinct(day for index in own for day in self._facts(index).days[:1])
            if talk.day is None and days:
                talk.day = replace(days[0], goes_on=days[0].goes_on or len(days) > 1)

    def _day_of_text(self) -> None:
        """The only day that sentences say is that of the only talk; it is asked about."""
        talks = {id(talk): talk for talk in self.talks.values()}
        lines = [
            index
            for index in self._lines(LineRole.TEXT, LineRole.SERIES)
            if (facts := self._facts(index)).days
            and not says_when_written(facts.bare)
            and not ends_with_deadline(facts.bare[: facts.days[0].start])
        ]
        days = _distinct(day for index in lines for day in self._facts(index).days)
        (talk,) = talks.values() if len(talks) == 1 else (None,)
        if talk is None or talk.day is not None or len(days) != 1:
            return
        talk.day = days[0]
        self.sheet.use(lines[0], Use.DATE)
        hours = [each for index in lines for each in self._facts(index).hours]
        if talk.hours is None and talk.first_item is None and len({each.at for each in hours}) == 1:
            talk.hours = hours[0]

    def _add_length(self, talk: Draft, own: Sequence[int]) -> None:
        """Hours alone that are of no item are those of the talk; so is a length alone."""
        lines = [index for index in own if self.roles[index] is LineRole.HOURS]
        items = [index for index in own if self.roles[index] in PARTS]
        for index in lines:
            item = next((each for each in items if each > index), None)
            is_items = item is not None and not self._facts(item).hours
            if (is_items or (items and items[0] < index)) and not self._facts(index).is_field:
                continue
            hours = _beginning(self._facts(index))
            if hours and (talk.hours is None or talk.hours.at == hours.at):
                is_longer = talk.hours is None or talk.hours.minutes is None
                talk.hours = hours if is_longer else talk.hours
        alone = [self._facts(index) for index in lines if not self._facts(index).hours]
        minutes = length_of(alone[0]) if len(alone) == 1 else None
        if minutes and talk.hours and talk.hours.minutes is None:
            talk.hours = replace(talk.hours, minutes=minutes)

    def _of_whole(self, talk: Draft, lines: Sequence[int]) -> None:
        for index in lines:
            if self.roles[index] is LineRole.PERSON:
                self._whole(talk).speakers += self._speakers(index)
            elif self.roles[index] is LineRole.HOURS and talk.hours is None:
                talk.hours = _beginning(self._facts(index))

    def _add_item(
        self, talk: Draft, item: int, lines: range, *, is_last: bool, parts: Mapping[int, range]
    ) -> None:
        facts = self._facts(item)
        above = (
            self._facts(each).hours[0]
            for each in lines
            if self.roles[each] in ABOVE_ITEMS and self._facts(each).hours
        )
        hours = facts.hours[0] if facts.hours else next(above, None)
        if hours and talk.first_item is None:
            talk.first_item = hours
        own, below = self._until_heading(item, lines)
        people = [each for each in own if self.roles[each] is LineRole.PERSON]
        self._of_whole(talk, below)
        if self.roles[item] is LineRole.BREAK:
            if is_end(_without_hours(facts)) and hours:
                talk.ends = hours.at.hour * _HOUR + hours.at.minute
            self._of_whole(talk, people)
            return
        read = self._spans(item)
        part = DraftSegment(
            read.title or _without_hours(facts),
            speakers_of(read.people, StageRole.PANELLIST),
            item,
            hours=hours,
            is_item=hours is not None,
        )
        talk.segments.append(part)
        if is_last and hours and not people and is_end(part.title):
            talk.ends = hours.at.hour * _HOUR + hours.at.minute
        of_part, of_whole = self._parted(item, people, parts) if is_last else (people, ())
        part.speakers += [each for index in of_part for each in self._speakers(index)]
        self._of_whole(talk, of_whole)

    def _until_heading(self, item: int, lines: range) -> tuple[Sequence[int], Sequence[int]]:
        """Below a heading that counts parts ("Panel 2") nothing is of the item above it."""
        for index in lines:
            if index > item and self.roles[index] is LineRole.HEADING:
                facts = self._facts(index)
                if facts.hours or read_heading(facts.bare):
                    return range(lines.start, index), range(index, lines.stop)
        return lines, ()

    def _parted(
        self, item: int, people: Sequence[int], parts: Mapping[int, range]
    ) -> tuple[Sequence[int], Sequence[int]]:
        """Part the people below the last item into its own and those of the whole talk.

        These stand below a heading, or a blank line, that no other item has above its people.
        """
        others = {
            mark
            for head, lines in parts.items()
            if head != item
            for each in lines
            if each > head and self.roles[each] is LineRole.PERSON
            for mark in self._apart(head, each)
        }
        for place, index in enumerate(people):
            if index > item and any(mark not in others for mark in self._apart(item, index)):
                return people[:place], people[place:]
        return people, ()

    def _apart(self, item: int, index: int) -> Iterator[str]:
        """What stands between an item and somebody below it."""
        between = range(item + 1, index)
        headings = [each for each in between if self.roles[each] is LineRole.HEADING]
        # "Panellists:" below the moderator of an item is of the item.
        if any(read_label(self._facts(each).bare) is None for each in headings):
            yield "heading"
        elif any(not self._facts(each).bare for each in between):
            yield "blank"

    # People.

    def _speakers(self, index: int) -> list[Speaker]:
        speakers = speakers_of(self._spans(index).people, self._role_above(index))
        return self._with_offices(index, speakers)

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
        for head, block in self.blocks.items():
            talk = self.talks[head]
            for index in block:
                if self.roles[index] is LineRole.PLACE:
                    said = self._facts(index).bare.partition(": ")
                    talk.place = talk.place or said[2] or said[0]


def _beginning(facts: LineFacts) -> WrittenHours | None:
    hours = hours_of_beginning(facts) or (facts.hours[0] if facts.hours else None)
    return with_length(hours, facts)


def _past_noon(start: WrittenHours, ends: int) -> int | None:
    """Read the end "3.45" of what began at 9.50 on a clock of twelve hours.

    What ends in the morning behind an afternoon has another day.
    """
    begins = start.at.hour * _HOUR + start.at.minute
    is_early = 0 < ends < begins <= _HALF_DAY + _HOUR
    ends = ends + _HALF_DAY if is_early else ends
    return ends if (ends - begins) % (2 * _HALF_DAY) <= _HALF_DAY else None


def _words_of(title: str) -> str:
    """What two lines have in common that say the same with other marks."""
    return " ".join(_WORDS.findall(title.casefold()))


def _is_mere_heading(text: str) -> bool:
    """Tell whether a line counts talks ("Talk 2"), and says no more of what follows."""
    heading = read_heading(text)
    return heading is not None and heading.is_bare and not heading.is_day


def _without_hours(facts: LineFacts) -> str:
    if not facts.hours or facts.days:
        return facts.bare.strip(" :|")
    return (facts.before or facts.behind or facts.bare).strip(" :|")


def _distinct(days: Iterator[WrittenDay]) -> list[Day]:
    found: list[Day] = []
    for written in days:
        day = Day.of(written)
        if not any(day.is_same(each) for each in found):
            found.append(day)
    return found
