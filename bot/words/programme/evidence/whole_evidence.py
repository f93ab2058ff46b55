"""What a line shows by where it stands: what is beside it, and how often its like is there."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.words.programme.evidence.below_dates import below_dates
from bot.words.programme.evidence.line_counts import (
    blocks_of,
    content_words,
    few,
    head_of,
    lines_by_word,
    most_of,
    nearest_of,
    runs_of,
)
from bot.words.programme.evidence.line_kinds import kind_of, shape_of
from bot.words.programme.evidence.line_order import days_in_order, hours_in_order, labels_above
from bot.words.programme.evidence.title_ranks import rank_titles
from bot.words.programme.lines import LineFacts

_MOST_CHECKED = 250
# Words that more lines share say nothing of two of them.
_MOST_SHARING = 12
_STEPS = (-3, -2, -1, 1, 2, 3)
_PEOPLE_KINDS = frozenset({"person", "name", "people"})
_PAIRED = (
    "may be title",
    "known name",
    "running text",
    "day",
    "hours in front",
    "given names",
    "office",
)


class Whole:
    """The lines together."""

    def __init__(
        self,
        facts: Sequence[LineFacts],
        own: Sequence[frozenset[str]],
        blank_above: Sequence[bool],
    ) -> None:
        self._facts = facts
        self._own = own
        self._blank = blank_above
        self._kinds = [kind_of(each, shown) for each, shown in zip(facts, own, strict=True)]
        self._shapes = [shape_of(each, kind) for each, kind in zip(facts, self._kinds, strict=True)]
        self._said = [each.bare[:_MOST_CHECKED].casefold() for each in facts]
        self._texts = Counter(self._said)
        self._first_said: dict[str, int] = {}
        for index, text in enumerate(self._said):
            self._first_said.setdefault(text, index)
        self._shape_counts = Counter(self._shapes)
        self._kind_counts = Counter(self._kinds)
        self._heads = Counter(head_of(each.bare) for each in facts)
        self._dated = [
            at
            for at, each in enumerate(facts)
            if each.days and not each.is_text and "mail head" not in own[at]
        ]
        self._timed = [at for at, each in enumerate(facts) if each.hours and not each.is_text]
        self._alone = [at for at in self._timed if not facts[at].days]
        self._days = {(each.month, each.day) for at in self._dated for each in facts[at].days}
        self._words = [content_words(each) for each in self._said]
        self._sharing = lines_by_word(self._words)
        self._of_day = f"days {few(len(self._days))} hours alone {few(len(self._alone))}"
        self._is_mail = sum("mail head" in each or "subject" in each for each in own) > 1
        self._ranked = rank_titles(facts, self._kinds, self._dated)
        self._agendas, self._below = below_dates(facts, self._dated, self._alone, len(self._days))
        self._blocks = blocks_of(blank_above)
        self._menus = runs_of([len(each.bare.split()) <= 3 and not each.days for each in facts])  # noqa: PLR2004
        self._people = runs_of([each in _PEOPLE_KINDS for each in self._kinds])
        self._nearest = {
            kind: nearest_of([each.startswith(kind) for each in self._kinds])
            for kind in ("when", "person", "text", "hours", "place", "label")
        }
        self._labels = labels_above(own, self._kinds, blank_above)
        self._sections = nearest_of(["section" in each for each in own])
        self._ascending = hours_in_order(facts, self._alone)
        self._earlier = days_in_order(facts)
        # How a block runs: the kinds above and below each date.
        self._at_dates = {
            step: Counter(self._at(index + step) for index in self._dated) for step in (*_STEPS, 4)
        }
        self._places = Counter(zip(self._blocks, self._kinds, strict=True))
        self._in_blocks = Counter(self._blocks)

    def _at(self, index: int) -> str:
        if index < 0:
            return "begin"
        return self._kinds[index] if index < len(self._kinds) else "end"

    def around(self, index: int) -> Iterator[str]:
        own = self._own[index]
        kind = self._kinds[index]
        for step in _STEPS:
            yield f"{step:+} {self._at(index + step)}"
        yield f"is {kind}"
        yield f"-1 {self._at(index - 1)} +1 {self._at(index + 1)}"
        yield f"-2 {self._at(index - 2)} -1 {self._at(index - 1)}"
        yield f"+1 {self._at(index + 1)} +2 {self._at(index + 2)}"
        dates = few(len(self._dated))
        alone = few(len(self._alone))
        context = [
            *self._in_text(index),
            *self._near_date(index),
            *self._recurring(index),
            *self._again(index),
            *self._standing(index),
            *self._under(index),
        ]
        for each in context:
            yield each
            yield f"{kind}: {each}"
        for mark in _PAIRED:
            if mark in own:
                for step in (-1, 1):
                    yield f"{mark}, {step:+} {self._at(index + step)}"
                yield f"{mark}, dates {dates}"
                yield f"{mark}, hours alone {alone}"
                if self._blank[index]:
                    yield f"{mark}, blank above"

    def _in_text(self, index: int) -> Iterator[str]:
        """Where it is in the whole, and what kind of text that is."""
        if self._blank[index]:
            yield "blank above"
        if index + 1 == len(self._facts) or self._blank[index + 1]:
            yield "blank below"
        if index == 0:
            yield "first line"
        elif index <= 2:  # noqa: PLR2004
            yield "near top"
        yield f"place {index * 5 // len(self._facts)}"
        dates = few(len(self._dated))
        yield f"dates {dates}"
        yield self._of_day
        yield f"hours alone {few(len(self._alone))} dates {dates}"
        if self._is_mail:
            yield "in mail"
        yield from self._beyond(index)
        for found in (self._ascending, self._earlier):
            if index in found:
                yield found[index]
        yield self._agendas
        yield from self._below.get(index, ())

    def _beyond(self, index: int) -> Iterator[str]:
        """Whether it stands above or below all that says when."""
        if not self._dated or index < self._dated[0]:
            yield "above dates"
        elif index > self._dated[-1]:
            yield "below last date"
        if self._timed and index > self._timed[-1]:
            yield "below last hours"
        if self._timed and index < self._timed[0]:
            yield "above hours"

    def _again(self, index: int) -> Iterator[str]:
        """How many of its words the rest of the text says as well."""
        words = self._words[index]
        if not words:
            return
        again = sum(len(self._sharing[word]) > 1 for word in words) / len(words)
        yield f"words again {most_of(again)}"
        text = self._said[index]
        counts: Counter[int] = Counter()
        for word in words:
            if len(self._sharing[word]) <= _MOST_SHARING:
                counts.update(self._sharing[word])
        sharing = [
            other
            for other, count in counts.items()
            if count >= min(2, len(words)) and self._said[other] != text
        ]
        yield f"lines alike {few(len(sharing))}"
        if any(self._facts[other].is_text for other in sharing):
            yield "told in running text"
        if len(text) > 8 and any(text in self._said[other] for other in sharing):  # noqa: PLR2004
            yield "part of another line"
        if any(len(self._said[other]) > 8 and self._said[other] in text for other in sharing):  # noqa: PLR2004
            yield "holds another line"

    def _standing(self, index: int) -> Iterator[str]:
        """Where it stands among what may be titles, in its block, and what is nearest."""
        yield from self._ranked.get(index, ())
        size, place = self._blocks[index]
        yield f"block of {few(size)}"
        yield f"block of {few(size)}, {min(place, 3)}"
        if size - 1 == place:
            yield "last of block"
        yield f"menu of {few(self._menus[index])}"
        yield f"people in a row {few(self._people[index])}"
        begin = index - place
        yield f"block begins with {self._kinds[begin]}"
        for name, (above, below) in self._nearest.items():
            if above[index]:
                yield f"{name} {above[index]} above"
            if below[index]:
                yield f"{name} {below[index]} below"

    def _under(self, index: int) -> Iterator[str]:
        """What label or heading it stands under."""
        if label := self._labels[index]:
            yield label
        above = self._sections[0][index]
        if above:
            yield f"section {above} above"

    def _near_date(self, index: int) -> Iterator[str]:
        at = bisect_left(self._dated, index)
        above = index - self._dated[at - 1] if at else None
        if at < len(self._dated) and self._dated[at] == index:
            at += 1
        below = self._dated[at] - index if at < len(self._dated) else None
        if above is not None:
            yield f"date {min(above, 4)} above"
        if below is not None:
            yield f"date {min(below, 4)} below"
        if below == 1 and self._blank[index + 1]:
            yield "blank before date below"
        if len(self._dated) > 1:
            kind = self._kinds[index]
            for step, counts in self._at_dates.items():
                if step in (above or 0, -(below or 0)):
                    share = counts[kind] / len(self._dated)
                    yield f"as {step:+} of dates {most_of(share)}"

    def _recurring(self, index: int) -> Iterator[str]:
        said = self._texts[self._said[index]]
        if said > 1:
            yield "said again"
            yield f"said {few(said)} times"
            yield (
                "said above as well"
                if self._first_said[self._said[index]] < index
                else "said below as well"
            )
        shape = self._shapes[index]
        yield f"shape {few(self._shape_counts[shape])}"
        yield f"kind {few(self._kind_counts[self._kinds[index]])}"
        if (head := head_of(self._facts[index].bare)) and self._heads[head] > 1:
            yield f"head {few(self._heads[head])}"
        dated = max(1, len(self._dated))
        if len(self._dated) > 1 and self._shape_counts[shape] == dated:
            yield "as often as dates"
        if len(self._days) > 1 and said == len(self._days):
            yield "said as often as days"
        around = [each for each in (index - 1, index + 1) if 0 <= each < len(self._shapes)]
        if any(self._shapes[each] == shape for each in around):
            yield "like its neighbour"
        if any(
            self._shapes[each] == shape
            for each in (index - 2, index + 2)
            if 0 <= each < len(self._shapes)
        ):
            yield "like its second neighbour"
        place = self._blocks[index]
        if self._in_blocks[place] > 1:
            share = (self._places[place, self._kinds[index]] - 1) / (self._in_blocks[place] - 1)
            yield f"as in other blocks {most_of(share)}"
