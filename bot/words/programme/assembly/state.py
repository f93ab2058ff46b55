"""What is known while talks are made of lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.words.lines.chain import Chain
from bot.words.programme.assembly.continued import joined
from bot.words.programme.dates import Day
from bot.words.programme.drafts import Draft, DraftSegment, Sheet
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import LineRole
from bot.words.programme.spans.line_spans import LineSpans, read_spans
from bot.words.programme.spans.text_words import TextWords
from bot.words.written_hours import WrittenHours


@dataclass(slots=True)
class Assembly:
    """The lines with their roles, and the talks that are being made of them."""

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

    # Lines that go on from one above, by the line that begins.
    more: dict[int, int] = field(default_factory=dict[int, int])
    # What stands in the column of titles of a table, where the row names a talk or an item.
    of_columns: dict[int, str] = field(default_factory=dict[int, str])
    # What lines say as most of their kind do, where they were read otherwise.
    like: dict[int, LineSpans] = field(default_factory=dict[int, LineSpans])

    def lines(self, *roles: LineRole) -> list[int]:
        return [index for index, role in enumerate(self.roles) if role in roles]

    def facts(self, index: int) -> LineFacts:
        return self.sheet.facts[index]

    def spans(self, index: int) -> LineSpans:
        if index in self.like:
            return self.like[index]
        role = self.roles[index]
        assert role is not None
        others = [self.facts(each) for each in self._lines_below(index)]
        facts = joined(self.facts(index), others) if others else self.facts(index)
        found = read_spans(facts, role, self.words, self.whole)
        self.sheet.cut[index] = found.sure
        return found

    def _lines_below(self, index: int) -> Iterator[int]:
        below = index + 1
        while self.more.get(below) == index:
            yield below
            below += 1

    def whole_part(self, talk: Draft) -> DraftSegment:
        """The part that is the talk as a whole."""
        first = next((each for each in talk.segments if not each.title and not each.is_item), None)
        if first is None:
            first = DraftSegment("")
            talk.segments.insert(0, first)
        return first
