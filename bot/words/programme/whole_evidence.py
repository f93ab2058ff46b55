"""What a line shows by where it stands: what is beside it, and how often its like is there."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.words.patterns import late
from bot.words.programme.lines import LineFacts

_WORD = late(r"[^\W\d_]+")
_HEAD = late(r"[^\W\d_]+(?:\s\d+)?\s?[:.\u2013-]|[^\W\d_]+\s[^\W\d_]+(?:\s[^\W\d_]+)?\s?:")
_BETWEEN_MARKS = late(r"[\w\s.,'’-]+")
_MOST_CHECKED = 250
# Words that more lines share say nothing of two of them.
_MOST_SHARING = 12
_FAR = 5
_STEPS = (-3, -2, -1, 1, 2, 3)

# What a line most likely is, coarsely, for those around it; the first that holds.
_KINDS = (
    ("furniture", "furniture"),
    ("mail head", "furniture"),
    ("day and hours", "when"),
    ("day", "day"),
    ("break", "break"),
    ("apart from when: break", "break"),
    ("hours in front", "hours"),
    ("hours", "hours"),
    ("label with people", "people"),
    ("empty label panellist", "label"),
    ("empty label moderator", "label"),
    ("empty label host", "label"),
    ("known name", "person"),
    ("known name in front", "person"),
    ("field of place", "place"),
    ("bare field of dates", "field"),
    ("bare field of place", "field"),
    ("bare field of other", "field"),
    ("field of other", "field"),
    ("numbered TALK", "counted"),
    ("numbered SESSION", "counted"),
    ("running text", "text"),
    ("call", "call"),
    ("section", "section"),
    ("generic", "generic"),
    ("link", "link"),
    ("may be name", "name"),
    ("may be name in front", "name"),
    ("may be title", "short"),
)
_LABELS = (
    ("empty label panellist", "panellists"),
    ("empty label moderator", "moderators"),
    ("empty label host", "hosts"),
    ("bare field of dates", "dates"),
    ("bare field of place", "place"),
    ("bare field of other", "other"),
    ("generic", "agenda"),
    ("section", "section"),
)
_TITLE_KINDS = frozenset({"short", "other", "name", "counted", "person"})
_PEOPLE_KINDS = frozenset({"person", "name", "people"})
_PAIRED = ("may be title", "known name", "running text", "day", "hours in front", "given names", "office")


def _kind(facts: LineFacts, shown: frozenset[str]) -> str:
    found = next((kind for mark, kind in _KINDS if mark in shown), "other")
    if found in {"day", "when", "hours"}:
        return f"{found} alone" if facts.is_when or facts.is_field else found
    return found


def _shape(facts: LineFacts, kind: str) -> str:
    """The marks of a line in their order, with its words left out."""
    marks = _BETWEEN_MARKS.sub("w", facts.bare[:_MOST_CHECKED])[:12]
    return f"{kind} {facts.marked} {facts.level} {marks}"


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
        self._kinds = [_kind(each, shown) for each, shown in zip(facts, own, strict=True)]
        self._shapes = [_shape(each, kind) for each, kind in zip(facts, self._kinds, strict=True)]
        self._said = [each.bare[:_MOST_CHECKED].casefold() for each in facts]
        self._texts = Counter(self._said)
        self._first_said: dict[str, int] = {}
        for index, text in enumerate(self._said):
            self._first_said.setdefault(text, index)
        self._shape_counts = Counter(self._shapes)
        self._kind_counts = Counter(self._kinds)
        self._heads = Counter(_head(each.bare) for each in facts)
        self._dated = [
            at for at, each in enumerate(facts) if each.days and not each.is_text and "mail head" not in own[at]
        ]
        self._timed = [at for at, each in enumerate(facts) if each.hours and not each.is_text]
        self._alone = [at for at in self._timed if not facts[at].days]
        self._days = {(each.month, each.day) for at in self._dated for each in facts[at].days}
        self._words = [_content(each) for each in self._said]
        self._sharing = _by_word(self._words)
        self._of_day = f"days {_few(len(self._days))} hours alone {_few(len(self._alone))}"
        self._is_mail = sum("mail head" in each or "subject" in each for each in own) > 1
        self._set_titles()
        self._set_below_dates()
        self._blocks = _blocks(blank_above)
        self._menus = _runs([len(each.bare.split()) <= 3 and not each.days for each in facts])  # noqa: PLR2004
        self._people = _runs([each in _PEOPLE_KINDS for each in self._kinds])
        self._nearest = {
            kind: _nearest([each.startswith(kind) for each in self._kinds])
            for kind in ("when", "person", "text", "hours", "place", "label")
        }
        self._labels = _labels(own, self._kinds, blank_above)
        self._sections = _nearest(["section" in each for each in own])
        self._ascending = _ascending(facts, self._alone)
        self._earlier = _earlier(facts)
        # How a block runs: the kinds above and below each date.
        self._at_dates = {
            step: Counter(self._at(index + step) for index in self._dated)
            for step in (*_STEPS, 4)
        }
        self._places = Counter(zip(self._blocks, self._kinds, strict=True))
        self._in_blocks = Counter(self._blocks)

    def _set_titles(self) -> None:
        self._first_date = self._dated[0] if self._dated else len(self._facts)
        titles = [
            at
            for at, each in enumerate(self._facts)
            if each.may_be_title and self._kinds[at] in _TITLE_KINDS
        ]
        above = [each for each in titles if each < self._first_date]
        self._ranked: dict[int, list[str]] = defaultdict(list)

        def length(at: int) -> int:
            return len(self._facts[at].bare)

        if titles:
            self._ranked[titles[0]].append("first title of all")
            self._ranked[max(titles, key=length)].append("longest title of all")
        if above:
            self._ranked[max(above, key=length)].append("longest title above dates")
            self._ranked[above[-1]].append("last title above dates")
        levels = {each.level for each in self._facts if each.level}
        if levels:
            tops = [at for at, each in enumerate(self._facts) if each.level == min(levels)]
            if len(tops) == 1:
                self._ranked[tops[0]].append("only heading of highest level")
        for begin, end in pairwise((*self._dated, len(self._facts))):
            between = titles[bisect_left(titles, begin + 1) : bisect_left(titles, end)]
            if between:
                self._ranked[between[0]].append("first title below date")
                self._ranked[max(between, key=length)].append("longest title between dates")
                self._ranked[between[-1]].append("last title before next date")

    def _set_below_dates(self) -> None:
        """What each line with a date has below it until the next."""
        self._below: dict[int, list[str]] = {}
        counts: list[int] = []
        for begin, end in pairwise((*self._dated, len(self._facts))):
            timed = bisect_left(self._alone, end) - bisect_left(self._alone, begin)
            counts.append(timed)
            size = end - begin - 1
            self._below[begin] = [f"hours below {_few(timed)}", f"lines below {_few(size)}"]
        agendas = sum(each > 1 for each in counts)
        days = _few(len(self._days))
        self._agendas = f"days {days} agendas {_few(agendas)}"
        for (begin, shown), timed in zip(self._below.items(), counts, strict=True):
            core = "only when" if self._facts[begin].is_when else "with words"
            first = "first" if begin == self._first_date else "later"
            shown += [
                f"{core}, hours below {_few(timed)}, days {days}",
                f"{core}, hours below {_few(timed)}, agendas {_few(agendas)}",
                f"{core}, {first} date of days {days} agendas {_few(agendas)}",
            ]

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
        dates = _few(len(self._dated))
        alone = _few(len(self._alone))
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
        dates = _few(len(self._dated))
        yield f"dates {dates}"
        yield self._of_day
        yield f"hours alone {_few(len(self._alone))} dates {dates}"
        if self._is_mail:
            yield "in mail"
        if not self._dated or index < self._dated[0]:
            yield "above dates"
        elif index > self._dated[-1]:
            yield "below last date"
        if self._timed and index > self._timed[-1]:
            yield "below last hours"
        if self._timed and index < self._timed[0]:
            yield "above hours"
        if index in self._ascending:
            yield self._ascending[index]
        if index in self._earlier:
            yield self._earlier[index]
        yield self._agendas
        yield from self._below.get(index, ())

    def _again(self, index: int) -> Iterator[str]:
        """How many of its words the rest of the text says as well."""
        words = self._words[index]
        if not words:
            return
        again = sum(len(self._sharing[word]) > 1 for word in words) / len(words)
        yield f"words again {_share(again)}"
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
        yield f"lines alike {_few(len(sharing))}"
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
        yield f"block of {_few(size)}"
        yield f"block of {_few(size)}, {min(place, 3)}"
        if size - 1 == place:
            yield "last of block"
        yield f"menu of {_few(self._menus[index])}"
        yield f"people in a row {_few(self._people[index])}"
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
                if step == (above or 0) or step == -(below or 0):
                    share = counts[kind] / len(self._dated)
                    yield f"as {step:+} of dates {_share(share)}"

    def _recurring(self, index: int) -> Iterator[str]:
        said = self._texts[self._said[index]]
        if said > 1:
            yield "said again"
            yield f"said {_few(said)} times"
            yield "said above as well" if self._first_said[self._said[index]] < index else "said below as well"
        shape = self._shapes[index]
        yield f"shape {_few(self._shape_counts[shape])}"
        yield f"kind {_few(self._kind_counts[self._kinds[index]])}"
        if (head := _head(self._facts[index].bare)) and self._heads[head] > 1:
            yield f"head {_few(self._heads[head])}"
        dated = max(1, len(self._dated))
        if len(self._dated) > 1 and self._shape_counts[shape] == dated:
            yield "as often as dates"
        if len(self._days) > 1 and said == len(self._days):
            yield "said as often as days"
        around = [each for each in (index - 1, index + 1) if 0 <= each < len(self._shapes)]
        if any(self._shapes[each] == shape for each in around):
            yield "like its neighbour"
        if any(self._shapes[each] == shape for each in (index - 2, index + 2) if 0 <= each < len(self._shapes)):
            yield "like its second neighbour"
        place = self._blocks[index]
        if self._in_blocks[place] > 1:
            share = (self._places[place, self._kinds[index]] - 1) / (self._in_blocks[place] - 1)
            yield f"as in other blocks {_share(share)}"


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text) if len(word) > 3)  # noqa: PLR2004


def _by_word(words: Sequence[frozenset[str]]) -> Mapping[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(words):
        for word in each:
            found[word].append(index)
    return found


def _blocks(blank_above: Sequence[bool]) -> list[tuple[int, int]]:
    """The number of lines between two blank ones, and the place among them, of each line."""
    found: list[tuple[int, int]] = []
    begin = 0
    for index in range(len(blank_above) + 1):
        if index == len(blank_above) or (blank_above[index] and index > begin):
            size = index - begin
            found += [(size, place) for place in range(size)]
            begin = index
    return found


def _runs(holds: Sequence[bool]) -> list[int]:
    """How many lines in a row hold, for each of them; 0 for the others."""
    found = [0] * len(holds)
    begin = 0
    for index in range(len(holds) + 1):
        if index < len(holds) and holds[index]:
            continue
        for each in range(begin, index):
            found[each] = index - begin
        begin = index + 1
    return found


def _nearest(holds: Sequence[bool]) -> tuple[list[int], list[int]]:
    """How far above and below each line the next one is that holds, at most `_FAR`; 0 for none."""

    def above(each: Sequence[bool]) -> list[int]:
        found: list[int] = []
        last: int | None = None
        for index, is_one in enumerate(each):
            found.append(0 if last is None else min(index - last, _FAR))
            if is_one:
                last = index
        return found

    return above(holds), above(holds[::-1])[::-1]


def _labels(
    own: Sequence[frozenset[str]], kinds: Sequence[str], blank_above: Sequence[bool]
) -> list[str]:
    """The label that each line stands under, until a date or running text ends it."""
    found: list[str] = []
    label = ""
    blanks = 0
    for shown, kind, blank in zip(own, kinds, blank_above, strict=True):
        blanks += blank
        named = next((name for mark, name in _LABELS if mark in shown), "")
        found.append(label and f"under {label}{', later' if blanks > 1 else ''}")
        if named:
            label, blanks = named, 0
        elif kind in {"text", "when", "day", "when alone", "day alone"}:
            label = ""
    return found


def _ascending(facts: Sequence[LineFacts], timed: Sequence[int]) -> dict[int, str]:
    """Whether hours without a day go on from those above them, or begin anew."""
    found: dict[int, str] = {}
    last = None
    for at in timed:
        now = facts[at].hours[0].at
        if last is not None:
            found[at] = "hours go on" if now > last else "hours again" if now == last else "hours begin anew"
        last = now
    return found


def _earlier(facts: Sequence[LineFacts]) -> dict[int, str]:
    """Whether a day goes on from those above it, is said again, or is earlier."""
    found: dict[int, str] = {}
    last = None
    year = max((each.year for line in facts for each in line.days if each.year), default=0)
    for at, line in enumerate(facts):
        if not line.days:
            continue
        first = line.days[0]
        now = (first.year or year, first.month, first.day)
        if last is not None:
            found[at] = "days go on" if now > last else "day again" if now == last else "days go back"
        last = now
    return found


def _head(text: str) -> str:
    """The first words, where a mark ends them."""
    match = _HEAD.match(text[:40])
    return match[0].casefold() if match else ""


def _few(count: int) -> str:
    return str(count) if count < 3 else "3-5" if count < 6 else "6+"  # noqa: PLR2004


def _share(share: float) -> str:
    return "never" if share == 0 else "some" if share < 0.5 else "most" if share < 1 else "all"  # noqa: PLR2004
