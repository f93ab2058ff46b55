"""Where the reader is: in which talk, which part of it, and among whom."""

from bot.domain.talks.speaker import StageRole
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft, DraftSegment, Sheet
from bot.words.programme.fields import Column
from bot.words.programme.furniture import named_title
from bot.words.programme.items import known_in_front
from bot.words.programme.labels import read_label
from bot.words.programme.lines import LineFacts
from bot.words.programme.parts import Use
from bot.words.programme.people import are_people, is_known_name, people_in
from bot.words.programme.plan import plan_of
from bot.words.programme.shape import ProgrammeShape


class Cursor:
    """What the lines above a line have said, and what the whole has."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.shape = ProgrammeShape(sheet.facts)
        self.plan = plan_of(sheet.facts)
        self.planned_talks: dict[int, Draft] = {}
        self.current: Draft | None = None
        self.segment: DraftSegment | None = None
        self.role: StageRole | None = None
        # The label of that role stood alone, so its people stand below.
        self.lists_people = False
        # Right under a heading, and from person to person, a line is a person.
        self.among_people = False
        self.has_sessions = False
        # A line below "Location" says where, one below "Talk one" of what.
        self.awaits_place = False
        self.awaits_name = False
        # A line below "Registration deadline:" is of no talk.
        self.awaits_nothing = False
        # Of how many days of its talk a heading was read.
        self.counted_days = 0
        # What the cells of the rows below are about.
        self.columns: tuple[Column, ...] = ()
        # Lines of lists that name a part and its people; None until somebody looks.
        self.listed_items: frozenset[int] | None = None
        self.titles_of_lists: frozenset[int] | None = None
        self.lines_of_people: frozenset[int] | None = None

    def open(self, title: str, index: int | None, *, is_said: bool = False) -> Draft:
        talk = Draft(named_title(title), line=index, is_said=is_said)
        self.sheet.talks.append(talk)
        self.go_to(talk)
        return talk

    def go_to(self, talk: Draft) -> None:
        self.current = talk
        self.segment = (
            talk.segments[-1] if talk.segments and not talk.segments[-1].is_item else None
        )
        self.has_sessions = False
        self.role = None

    def opened(self, index: int) -> Draft:
        """The talk that this line belongs to; a title that stands above names a new one."""
        if self.current is not None:
            return self.current
        above = self.talk_above(index)
        first = above if above is not None else next(iter(self.sheet.titles()), None)
        return self.open("" if first is None else self.sheet.claim(first), first)

    def open_above(self, index: int, facts: LineFacts) -> Draft:
        above = self.talk_above(index)
        if above is None and not self.sheet.talks:
            above = next(iter(self.sheet.titles()), None)
        if above is not None:
            return self.open(self.sheet.claim(above), above)
        talk = self.open(facts.days[0].text if facts.days else "", None)
        talk.is_day = True
        return talk

    def talk_above(self, index: int) -> int | None:
        """The unclaimed title right above a line, blank lines between them allowed."""
        above = next(
            (each for each in range(index - 1, -1, -1) if self.sheet.facts[each].bare), None
        )
        titles = self.sheet.titles()
        if above in titles and (over := self._over(above)) in titles:
            # "Benches" and below it "– a seminar about hope" or "Ada Example Chairing".
            return over
        return above if above in titles else None

    def _over(self, index: int | None) -> int | None:
        """The line above one that is marked, or begins with a known name."""
        if index is None:
            return None
        facts = self.sheet.facts
        first_words = " ".join(facts[index].bare.split()[:2])
        if facts[index].marked:
            return index - 1
        is_name = is_known_name(first_words) and not known_in_front(facts[index].bare)
        over = (each for each in range(index - 1, -1, -1) if facts[each].bare)
        return next(over, None) if is_name else None

    def owner(self) -> "Draft | DraftSegment | None":
        """What a date belongs to: sessions that were pasted without a talk have their own."""
        talk = self.current
        if talk is None:
            return None
        sessions = [each for each in talk.segments if not each.is_item and each.title]
        return sessions[-1] if sessions and not talk.title else talk

    def dateless(self) -> "Draft | DraftSegment | None":
        owner = self.owner()
        return owner if owner is not None and owner.day is None else None

    def of_day(self, day: Day) -> Draft | None:
        return next((talk for talk in self.sheet.talks if talk.day and talk.day.is_same(day)), None)

    def take_when(self, owner: "Draft | DraftSegment", facts: LineFacts) -> None:
        if facts.days and (owner.day is None or owner.day.written.year is None):
            day = Day.of(facts.days[0])
            if owner.day is None or (day.written.year and day.is_same(owner.day)):
                owner.day = day
        self.take_hours(owner, facts)

    def take_hours(self, owner: "Draft | DraftSegment", facts: LineFacts) -> None:
        if facts.hours and owner.hours is None:
            owner.hours = facts.hours[0]

    def add(self, index: int, people: str, role: StageRole) -> None:
        talk = self.opened(index)
        segment = self.segment
        if segment is None or segment not in talk.segments:
            if not talk.segments or talk.segments[-1].is_item:
                talk.segments.append(DraftSegment(""))
            segment = self.segment = talk.segments[-1]
        for cell in people.split(" | "):
            # "Ada Example (Town) | Moderator: Bo Sample".
            label = read_label(cell) if cell != people else None
            said = label if label and label[1] else (role, cell)
            segment.speakers += people_in(said[1], said[0])
        self.among_people = True

    def awaits_title(self) -> bool:
        return bool(self.segment and self.segment.is_item and not self.segment.title)

    def named(self) -> Draft | None:
        talk = self.current
        return talk if talk is not None and talk.title and not talk.is_day else None

    def is_title_again(self, index: int, title: str) -> bool:
        if not any(talk.title.casefold() == title.casefold() for talk in self.sheet.talks):
            return False
        self.sheet.leave_out(index, Use.AGAIN)
        return True

    def is_above_people(self, index: int) -> bool:
        below = next((each for each in self.sheet.facts[index + 1 :] if each.bare), None)
        return below is not None and are_people(below.bare)
