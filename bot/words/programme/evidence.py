"""What speaks for each reading of a line: its form, its neighbours, and what recurs in the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.words.lexicon import MONTH, any_of
from bot.words.patterns import late
from bot.words.programme.fields import (
    DATES_FIELD,
    OTHER_FIELD,
    PLACES_FIELD,
    TITLES_FIELD,
    is_table_head,
    read_bare_field,
)
from bot.words.programme.furniture import (
    ends_with_deadline,
    is_aside,
    is_break,
    is_call,
    is_end,
    is_furniture,
    is_gathering,
    is_generic,
    is_section,
    may_be_person,
    names_address,
    names_room,
    says_no_talk,
    says_online,
    says_when_written,
)
from bot.words.programme.given_names import is_given_name
from bot.words.programme.headings import Rank, read_heading
from bot.words.programme.items import read_item
from bot.words.programme.labels import is_by_line, is_talk_word, read_label
from bot.words.programme.led_by import led_by
from bot.words.programme.lines import LineFacts, is_weekday, read_zone_note, says_where
from bot.words.programme.marks import place_at_pin
from bot.words.programme.people import (
    are_people,
    begins_with_known_name,
    begins_with_name,
    is_known_name,
    is_person_name,
    names_house,
    names_office,
    split_person,
)

_YEAR = late(r"(?<![\w./-])20[0-9]{2}(?![\w./-])")
_MONTH = late(rf"(?<!\w)(?:{MONTH})(?!\w)", re.IGNORECASE)
_QUOTE = late(r"[\"“”„«»‘]")
_ADDRESS = late(r"https?://|www\.|\S@[^\s@]+\.\S|\w\.(?:example|org|com|de|dk|se|no|fi|fr|eu)\b")
_MONEY = late(r"[€$£]|\b(?:eur|kr|dkk|sek|nok|usd)\b", re.IGNORECASE)
_DIGITS = late(r"\d")
_DASH = late(r"\s[\u2013\u2014-]\s")
_COLON = late(r":\s")
_WORD = late(r"[^\W\d_]+")
_GATHERING = late(
    rf"(?<!\w)\w*(?:{any_of(lambda each: (*each.gatherings, *each.talks, *each.talk_parts))})(?!\w)",
    re.IGNORECASE,
)
_LENGTHS = ((1, "1"), (3, "2-3"), (6, "4-6"), (10, "7-10"), (16, "11-16"), (25, "17-25"))
_MOST_CHECKED = 250


def evidence_of(facts: Sequence[LineFacts], blank_above: Sequence[bool]) -> list[frozenset[str]]:
    """Return what each line shows; `facts` are those of the lines that are not blank."""
    own = [frozenset(_own(each)) for each in facts]
    kinds = [_kind(each, shown) for each, shown in zip(facts, own, strict=True)]
    shapes = [_shape(each, kind) for each, kind in zip(facts, kinds, strict=True)]
    whole = _Whole(facts, kinds, shapes, blank_above)
    return [
        frozenset((*own[index], *whole.around(index, own[index]))) for index in range(len(facts))
    ]


def _own(facts: LineFacts) -> Iterator[str]:
    text = facts.bare[:_MOST_CHECKED]
    words = text.split()
    yield f"words {_bucket(len(words))}"
    yield from _ends(text)
    yield from _when(facts)
    yield from _marks(facts, text, words)
    if len(facts.bare) <= _MOST_CHECKED:
        yield from _fields(text)
        yield from _names(text, words)
        yield from _things(text)
    if facts.is_text:
        yield "running text"
    if facts.may_be_title:
        yield "may be title"


def _bucket(count: int) -> str:
    return next((name for most, name in _LENGTHS if count <= most), "26+")


def _ends(text: str) -> Iterator[str]:
    if text[-1:] in ".:?!,;)…":
        yield f"ends {text[-1:]}"
    if text[:1].islower():
        yield "begins small"
    if text[:1].isdigit():
        yield "begins with digit"
    if text[:1] in "([":
        yield "begins with bracket"
    if _QUOTE.match(text):
        yield "begins with quote"
    elif _QUOTE.search(text):
        yield "quote inside"
    if text.isupper() and len(text) > 3:  # noqa: PLR2004
        yield "capitals"


def _when(facts: LineFacts) -> Iterator[str]:
    if facts.days:
        yield "day"
        yield "day behind words" if facts.before else "day in front"
        if len(facts.days) > 1:
            yield "days"
        if any(each.year for each in facts.days):
            yield "day with year"
        if any(each.weekday is not None for each in facts.days):
            yield "day with weekday"
    if facts.hours:
        yield "hours"
        first = facts.hours[0]
        if not facts.days:
            yield "hours behind words" if facts.before else "hours in front"
        if first.minutes is not None:
            yield "range"
        if len(facts.hours) > 1:
            yield "two hours"
        if first.zone:
            yield "zone"
    if facts.is_when:
        yield "only when"
    if (facts.days or facts.hours) and facts.behind:
        yield f"behind when {_bucket(len(facts.behind.split()))}"
    if facts.days and facts.hours:
        yield "day and hours"
    if not facts.days:
        if _MONTH.search(facts.bare[:_MOST_CHECKED]):
            yield "month alone"
        if _YEAR.search(facts.bare[:_MOST_CHECKED]):
            yield "year alone"
    if is_weekday(facts.bare):
        yield "weekday alone"
    if says_when_written(facts.bare):
        yield "when written"
    if facts.days and ends_with_deadline(facts.bare[: facts.days[0].start]):
        yield "deadline"
    if len(facts.bare) < 100 and read_zone_note(facts.bare, "UTC"):  # noqa: PLR2004
        yield "zone note"


def _marks(facts: LineFacts, text: str, words: list[str]) -> Iterator[str]:
    if facts.marked:
        yield "bullet"
    if facts.level:
        yield f"heading level {min(facts.level, 3)}"
    if facts.is_row:
        yield "row"
    bars = text.count(" | ")
    if bars:
        yield "bars" if bars > 1 else "bar"
    if _DASH.search(text):
        yield "dash"
    if _COLON.search(text):
        yield "colon inside"
    if "(" in text:
        yield "bracket at end" if text.endswith(")") else "bracket"
    if ", " in text:
        yield "commas" if text.count(", ") > 1 else "comma"
    if "/" in text:
        yield "slash"
    capitals = sum(word[:1].isupper() for word in words)
    if len(words) > 1:
        share = capitals / len(words)
        yield "capitals all" if share == 1 else "capitals most" if share > 0.6 else "capitals few"  # noqa: PLR2004
    if facts.bare.count(". ") > 1:
        yield "sentences"
    if _DIGITS.search(text) and not (facts.days or facts.hours):
        yield "digits"


def _fields(text: str) -> Iterator[str]:
    for name, pattern in (
        ("dates", DATES_FIELD),
        ("place", PLACES_FIELD),
        ("title", TITLES_FIELD),
        ("other", OTHER_FIELD),
    ):
        if match := pattern.fullmatch(text):
            yield f"field of {name}" if match["value"] else f"empty field of {name}"
    if (bare := read_bare_field(text)) is not None:
        named = {DATES_FIELD: "dates", PLACES_FIELD: "place", OTHER_FIELD: "other"}
        yield f"bare field of {named[bare]}"
    if is_table_head(text):
        yield "table head"
    if label := read_label(text):
        role, people = label
        yield f"label {role.value}" if people else f"empty label {role.value}"
        if people and are_people(people):
            yield "label with people"
    if heading := read_heading(text):
        yield f"numbered {Rank(heading.rank).name}"
        if heading.is_bare:
            yield "numbered bare"
        if heading.is_day:
            yield "day counted"
    if is_by_line(text):
        yield "by line"
    if led_by(text):
        yield "led by"


def _names(text: str, words: list[str]) -> Iterator[str]:
    if is_known_name(text):
        yield "known name"
    elif is_person_name(text):
        yield "may be name"
    elif begins_with_known_name(text):
        yield "known name in front"
    elif begins_with_name(text):
        yield "may be name in front"
    if are_people(text):
        yield "people"
    given = sum(is_given_name(word.strip(",.;:()")) for word in words)
    if given:
        yield "given names" if given > 1 else "given name"
    if words and is_given_name(words[0]):
        yield "given name first"
    name, apart = split_person(text)
    if apart and names_office(apart):
        yield "office behind mark"
    if apart and names_house(apart):
        yield "house behind mark"
    if names_office(text):
        yield "office"
    if names_house(text):
        yield "house"
    if not may_be_person(text):
        yield "no person"
    item = read_item(text)
    if item.people and item.title:
        yield "title and people"


def _things(text: str) -> Iterator[str]:
    tests = (
        ("furniture", is_furniture),
        ("call", is_call),
        ("section", is_section),
        ("aside", is_aside),
        ("break", is_break),
        ("end", is_end),
        ("no talk", says_no_talk),
        ("room", names_room),
        ("address of house", names_address),
        ("generic", is_generic),
        ("gathering", is_gathering),
        ("online", says_online),
        ("talk word", is_talk_word),
        ("takes place", says_where),
    )
    for name, test in tests:
        if test(text):
            yield name
    if _ADDRESS.search(text):
        yield "link"
    if _MONEY.search(text):
        yield "money"
    if _GATHERING.search(text):
        yield "gathering inside"
    if place_at_pin(text):
        yield "pin"


# What a line most likely is, coarsely, for those around it; the first that holds.
_KINDS = (
    ("furniture", "furniture"),
    ("day and hours", "when"),
    ("day", "day"),
    ("hours in front", "hours"),
    ("hours", "hours"),
    ("break", "break"),
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


def _kind(facts: LineFacts, shown: frozenset[str]) -> str:
    found = next((kind for mark, kind in _KINDS if mark in shown), "other")
    if found in {"day", "when", "hours"}:
        return f"{found} alone" if facts.is_when or facts.is_field else found
    return found


def _shape(facts: LineFacts, kind: str) -> str:
    """The marks of a line in their order, with its words left out."""
    text = facts.bare[:_MOST_CHECKED]
    marks = re.sub(r"[\w\s.,'’-]+", "w", text)[:12]
    return f"{kind} {facts.marked} {facts.level} {marks}"


class _Whole:
    """The lines together: what stands beside a line, and how often its like does."""

    def __init__(
        self,
        facts: Sequence[LineFacts],
        kinds: Sequence[str],
        shapes: Sequence[str],
        blank_above: Sequence[bool],
    ) -> None:
        self._facts = facts
        self._kinds = kinds
        self._shapes = shapes
        self._blank = blank_above
        self._texts = Counter(each.bare.casefold() for each in facts)
        self._shape_counts = Counter(shapes)
        self._kind_counts = Counter(kinds)
        self._heads = Counter(_head(each.bare) for each in facts)
        self._dated = [index for index, each in enumerate(facts) if each.days and not each.is_text]
        self._timed = [index for index, each in enumerate(facts) if each.hours and not each.is_text]
        self._alone = sum(1 for each in facts if each.hours and not each.days and not each.is_text)
        self._words = [_content(each.bare) for each in facts]
        self._spread = Counter(word for words in self._words for word in words)
        self._titles = [
            index
            for index, each in enumerate(facts)
            if each.may_be_title and kinds[index] in _TITLE_KINDS
        ]
        self._blocks = _blocks(blank_above)
        self._menus = _runs([len(each.bare.split()) <= 3 and not each.days for each in facts])  # noqa: PLR2004
        # How a block runs: the kinds right above and below each date.
        self._above_dates = Counter(self._at(index - 1) for index in self._dated)
        self._below_dates = Counter(self._at(index + 1) for index in self._dated)

    def _at(self, index: int) -> str:
        if index < 0:
            return "begin"
        return self._kinds[index] if index < len(self._kinds) else "end"

    def around(self, index: int, own: frozenset[str]) -> Iterator[str]:
        facts = self._facts[index]
        for step in (-3, -2, -1, 1, 2, 3):
            yield f"{step:+} {self._at(index + step)}"
        yield f"is {self._kinds[index]}"
        yield f"-1 {self._at(index - 1)} +1 {self._at(index + 1)}"
        if self._blank[index]:
            yield "blank above"
        if index + 1 == len(self._facts) or self._blank[index + 1]:
            yield "blank below"
        if index == 0:
            yield "first line"
        elif index <= 2:  # noqa: PLR2004
            yield "near top"
        place = index * 5 // len(self._facts)
        yield f"place {place}"
        dates = _few(len(self._dated))
        yield f"dates {dates}"
        yield f"dates {dates} {self._kinds[index]}"
        alone = _few(self._alone)
        yield f"hours alone {alone} dates {dates}"
        if not self._dated or index < self._dated[0]:
            yield "above dates"
        elif index > self._dated[-1]:
            yield "below last date"
        if self._timed and index > self._timed[-1]:
            yield "below last hours"
        if self._timed and index < self._timed[0]:
            yield "above hours"
        context = [*self._near_date(index), *self._recurring(index, facts), *self._said(index)]
        context += [*self._standing(index)]
        kind = self._kinds[index]
        for each in context:
            yield each
            yield f"{kind}: {each}"
        for mark in ("may be title", "known name", "running text", "day", "hours in front"):
            if mark in own:
                for step in (-1, 1):
                    yield f"{mark}, {step:+} {self._at(index + step)}"
                yield f"{mark}, dates {dates}"
                yield f"{mark}, hours alone {alone}"
                if self._blank[index]:
                    yield f"{mark}, blank above"

    def _said(self, index: int) -> Iterator[str]:
        """How many of its words the rest of the text says as well."""
        words = self._words[index]
        if not words:
            return
        again = sum(self._spread[word] > 1 for word in words) / len(words)
        yield f"words again {_share(again)}"
        text = self._facts[index].bare.casefold()
        sharing = [
            other
            for other, theirs in enumerate(self._words)
            if other != index and len(words & theirs) >= min(2, len(words))
            and self._facts[other].bare.casefold() != text
        ]
        yield f"lines alike {_few(len(sharing))}"
        if any(self._facts[other].is_text for other in sharing):
            yield "told in running text"
        if len(text) > 8 and any(text in self._facts[other].bare.casefold() for other in sharing):  # noqa: PLR2004
            yield "part of another line"

    def _standing(self, index: int) -> Iterator[str]:
        """Where it stands among what may be titles, in its block, and what is nearest."""
        titles = self._titles
        first_date = self._dated[0] if self._dated else len(self._facts)
        above = [each for each in titles if each < first_date]
        if index in above:
            longest = max(above, key=lambda each: len(self._facts[each].bare))
            if index == longest:
                yield "longest title above dates"
            if index == above[-1]:
                yield "last title above dates"
            if index == above[0]:
                yield "first title of all"
        elif titles and index == titles[0]:
            yield "first title of all"
        if titles and index == max(titles, key=lambda each: len(self._facts[each].bare)):
            yield "longest title of all"
        size, place = self._blocks[index]
        yield f"block of {_few(size)}"
        yield f"block of {_few(size)}, {min(place, 3)}"
        yield f"menu of {_few(self._menus[index])}"
        for name, way in (("above", range(index - 1, -1, -1)), ("below", range(index + 1, len(self._facts)))):
            for kind in ("when", "person", "text", "hours"):
                distance = next(
                    (abs(each - index) for each in way if self._kinds[each].startswith(kind)), None
                )
                if distance is not None:
                    yield f"{kind} {min(distance, 5)} {name}"

    def _near_date(self, index: int) -> Iterator[str]:
        above = next((index - each for each in reversed(self._dated) if each < index), None)
        below = next((each - index for each in self._dated if each > index), None)
        if above is not None:
            yield f"date {min(above, 4)} above"
        if below is not None:
            yield f"date {min(below, 4)} below"
        if index + 1 < len(self._facts) and self._blank[index + 1] and below == 1:
            yield "blank before date below"
        kind = self._kinds[index]
        if len(self._dated) > 1:
            share = self._above_dates[kind] / len(self._dated)
            if below == 1:
                yield f"as above dates {_share(share)}"
            share = self._below_dates[kind] / len(self._dated)
            if above == 1:
                yield f"as below dates {_share(share)}"

    def _recurring(self, index: int, facts: LineFacts) -> Iterator[str]:
        if self._texts[facts.bare.casefold()] > 1:
            yield "said again"
        yield f"shape {_few(self._shape_counts[self._shapes[index]])}"
        yield f"kind {_few(self._kind_counts[self._kinds[index]])} {self._kinds[index]}"
        if (head := _head(facts.bare)) and self._heads[head] > 1:
            yield f"head {_few(self._heads[head])}"
        dated = max(1, len(self._dated))
        count = self._shape_counts[self._shapes[index]]
        if len(self._dated) > 1 and count == dated:
            yield "as often as dates"
        around = [each for each in (index - 1, index + 1) if 0 <= each < len(self._shapes)]
        if any(self._shapes[each] == self._shapes[index] for each in around):
            yield "like its neighbour"


_TITLE_KINDS = frozenset({"short", "other", "name", "may be name", "counted", "person"})


def _content(text: str) -> frozenset[str]:
    return frozenset(
        word.casefold() for word in _WORD.findall(text[:_MOST_CHECKED]) if len(word) > 3  # noqa: PLR2004
    )


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


def _head(text: str) -> str:
    """The first word, where a mark ends it."""
    match = re.match(r"[^\W\d_]+(?:\s\d+)?\s?[:.\u2013-]", text[:40])
    return match[0].casefold() if match else ""


def _few(count: int) -> str:
    return str(count) if count < 3 else "3-5" if count < 6 else "6+"  # noqa: PLR2004


def _share(share: float) -> str:
    return "never" if share == 0 else "some" if share < 0.5 else "most" if share < 1 else "all"  # noqa: PLR2004
