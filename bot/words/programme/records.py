"""Dated blocks that are all written alike: where each begins, and which of its lines is what.

Each way to cut the text into blocks is scored as a whole; the one by which all blocks look most
alike is taken.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from bot.words.programme.blocks import Plan
from bot.words.programme.furniture import is_furniture
from bot.words.programme.items import known_in_front, person_and_title, quoted_behind_name
from bot.words.programme.labels import read_label
from bot.words.programme.led_by import led_by
from bot.words.programme.lines import LineFacts
from bot.words.programme.naming import LONGEST_FIELD, can_name, is_quoted, is_sentence
from bot.words.programme.people import (
    begins_with_known_name,
    is_known_name,
    is_person_name,
    names_house,
    names_office,
)

_MOST_ABOVE = 3
_LONG_WORD = 4
_MOST_WORDS = 12
_NEAR = 1


class _Kind(StrEnum):
    TITLE = "t"
    QUOTED = "q"
    # A person and a title: "Ada Example – Benches".
    BOTH = "b"
    NAME = "n"
    PERSON = "p"
    ROLE = "r"
    TEXT = "x"
    OTHER = "o"


_TITLES = frozenset({_Kind.TITLE, _Kind.QUOTED, _Kind.BOTH})
_PEOPLE = frozenset({_Kind.NAME, _Kind.PERSON})


@dataclass(frozen=True, slots=True)
class _Record:
    """One date and its lines, from the first to the last; blank ones are left out."""

    date: int
    above: tuple[int, ...]
    below: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    kinds: Mapping[int, _Kind]
    records: tuple[_Record, ...]
    titles: tuple[int, ...]
    score: float


def plan_of_records(facts: Sequence[LineFacts], dates: Sequence[int]) -> Plan | None:
    """Return who and what each date is of; None where the blocks are not alike enough."""
    plain = {index: _kind(each) for index, each in enumerate(facts) if each.bare}
    ways = [(_with_roles(facts, plain), plain), (_with_sentences(facts, plain),)]
    cuts = next((found for kinds in ways if (found := _cuts(facts, dates, kinds))), [])
    if not cuts:
        return None
    best = max(cuts, key=lambda each: each.score)
    others = [each.score for each in cuts if each.titles != best.titles]
    is_unsure = bool(others) and best.score - max(others) < _NEAR
    return replace(_planned(facts, best), is_unsure=is_unsure)


def _cuts(
    facts: Sequence[LineFacts], dates: Sequence[int], ways: Sequence[Mapping[int, _Kind]]
) -> list[_Cut]:
    found = (_cut(facts, dates, kinds, above) for kinds in ways for above in range(_MOST_ABOVE + 1))
    return [each for each in found if each]


def _with_sentences(facts: Sequence[LineFacts], kinds: Mapping[int, _Kind]) -> dict[int, _Kind]:
    """What stands right below a bare name, and is one short sentence, may be the title."""
    found = {**kinds}
    for above, index in pairwise(kinds):
        text = facts[index].bare
        is_one = text.endswith(".") and len(text) <= LONGEST_FIELD
        is_own = facts[index].days or facts[index].hours or facts[index].is_field
        if kinds[above] is _Kind.NAME and is_one and not is_own and not read_label(text):
            found[index] = _Kind.TITLE
    return found


def _kind(facts: LineFacts) -> _Kind:
    text = facts.bare
    label = read_label(text)
    if label and label[1] and begins_with_known_name(label[1]):
        return _Kind.PERSON
    if facts.days or facts.hours or facts.is_field or is_furniture(text):
        return _Kind.OTHER
    if is_quoted(text):
        return _Kind.QUOTED
    if known_in_front(text) or quoted_behind_name(text) or person_and_title(text):
        return _Kind.BOTH
    if is_known_name(text.rstrip(" ,:")):
        return _Kind.NAME
    led = led_by(text)
    is_labelled = bool(label and label[1]) or bool(led and led.is_known and not led.title)
    if is_labelled or (begins_with_known_name(text) and not is_sentence(facts)):
        return _Kind.PERSON
    if len(text) <= LONGEST_FIELD and (can_name(facts) or _is_written_as_title(text)):
        return _Kind.TITLE
    return _Kind.TEXT if is_sentence(facts) else _Kind.OTHER


def _is_written_as_title(text: str) -> bool:
    """Tell whether "The Quiet Story of Zebra Crossings." is a title, as its capitals say."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _LONG_WORD]
    return 1 < len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words)


def _with_roles(facts: Sequence[LineFacts], kinds: Mapping[int, _Kind]) -> dict[int, _Kind]:
    """What stands right below a bare name and says an office or a house is that person's."""
    found = {**kinds}
    said = [*kinds]
    for place, index in enumerate(said[:-1]):
        below = said[place + 1]
        if kinds[index] is not _Kind.NAME or kinds[below] is not _Kind.TITLE:
            continue
        above = kinds[said[place - 1]] if place else _Kind.OTHER
        after = kinds[said[place + 2]] if place + 2 < len(said) else _Kind.OTHER
        if _says_office(facts[index], facts[below]) or after in _TITLES or above in _TITLES:
            found[below] = _Kind.ROLE
    return found


def _says_office(name: LineFacts, below: LineFacts) -> bool:
    text = below.bare
    says_so = names_office(text) or names_house(text) or name.bare.endswith(",")
    return says_so and not text.endswith("?")


def _cut(
    facts: Sequence[LineFacts], dates: Sequence[int], kinds: Mapping[int, _Kind], above: int
) -> _Cut | None:
    """Cut the text so that each block begins that many lines above its date."""
    starts = [_start(facts, kinds, dates, date, above) for date in dates]
    if None in starts:
        return None
    ends = [*starts[1:], len(facts)]
    records = tuple(
        _Record(
            date,
            tuple(index for index in range(start or 0, date) if index in kinds),
            tuple(index for index in range(date + 1, end or 0) if index in kinds),
        )
        for start, date, end in zip(starts, dates, ends, strict=True)
    )
    titles = _titles(kinds, records)
    said = Counter(each.bare for each in facts)
    if titles is None or any(said[facts[index].bare] > 1 for index in titles):
        # A page says the title of its one talk twice.
        return None
    return _Cut(kinds, records, titles, _score(facts, kinds, records, titles))


def _start(
    facts: Sequence[LineFacts],
    kinds: Mapping[int, _Kind],
    dates: Sequence[int],
    date: int,
    above: int,
) -> int | None:
    """Where a block begins; None if there are not so many lines of its own above the date."""
    floor = max((each for each in dates if each < date), default=-1)
    start = date
    for _ in range(above):
        start = next((index for index in range(start - 1, floor, -1) if facts[index].bare), -1)
        if start < 0 or kinds[start] in {_Kind.TEXT, _Kind.OTHER}:
            return None
    return start


def _titles(kinds: Mapping[int, _Kind], records: Sequence[_Record]) -> tuple[int, ...] | None:
    """The title of each: quoted ones first, then those that stand at one place in all."""
    for wanted in ({_Kind.QUOTED}, {_Kind.TITLE, _Kind.QUOTED}, _TITLES):
        found = [_of_kinds(kinds, record, wanted) for record in records]
        if all(found):
            places = Counter(place for each in found for place in each)
            return tuple(
                max(each, key=lambda place: (places[place], -abs(place)))
                and each[max(each, key=lambda place: (places[place], -abs(place)))]
                for each in found
            )
    return None


def _of_kinds(
    kinds: Mapping[int, _Kind], record: _Record, wanted: set[_Kind] | frozenset[_Kind]
) -> dict[int, int]:
    """Where lines of these kinds stand before the text of a block, by their place."""
    found = {-place: index for place, index in enumerate(reversed(record.above), start=1)}
    for place, index in enumerate(record.below, start=1):
        if kinds[index] is _Kind.TEXT:
            break
        found[place] = index
    return {place: index for place, index in found.items() if kinds[index] in wanted}


def _score(
    facts: Sequence[LineFacts],
    kinds: Mapping[int, _Kind],
    records: Sequence[_Record],
    titles: Sequence[int],
) -> float:
    """How much the blocks look alike, and like blocks."""
    shapes = Counter(_shape(kinds, record) for record in records)
    places = Counter(_place(record, title) for record, title in zip(records, titles, strict=True))
    count = len(records)
    titled = [*zip(records, titles, strict=True)]
    shapes = Counter(_shape(kinds, record) for record in records)
    places = Counter(_place(record, title) for record, title in titled)
    alike = shapes.most_common(1)[0][1] + 2 * places.most_common(1)[0][1]
    together = sum(_holds_together(facts, record, title) for record, title in titled)
    apart = sum(_begins_apart(facts, record) for record in records[1:])
    people = sum(_has_people(kinds, record) for record in records)
    even = people in {0, count}
    return (alike + together) / count + 2 * apart / (count - 1) + even


def _shape(kinds: Mapping[int, _Kind], record: _Record) -> str:
    below: list[_Kind] = []
    for index in record.below:
        if kinds[index] is _Kind.TEXT:
            break
        below.append(kinds[index])
    above = "".join(kinds[index] for index in record.above)
    return f"{above}|{''.join(below)}"


def _place(record: _Record, title: int) -> int:
    if title in record.above:
        return record.above.index(title) - len(record.above)
    return record.below.index(title) + 1


def _begins_apart(facts: Sequence[LineFacts], record: _Record) -> bool:
    """Tell whether a blank line or running text stands above a block."""
    first = record.above[0] if record.above else record.date
    return first == 0 or not facts[first - 1].bare or is_sentence(facts[first - 1])


def _holds_together(facts: Sequence[LineFacts], record: _Record, title: int) -> bool:
    """Tell whether no blank line parts a title from its date."""
    low, high = sorted((record.date, title))
    return all(facts[index].bare for index in range(low, high))


def _has_people(kinds: Mapping[int, _Kind], record: _Record) -> bool:
    lines = (*record.above, *record.below)
    return any(kinds[index] in _PEOPLE or kinds[index] is _Kind.BOTH for index in lines)


def _planned(facts: Sequence[LineFacts], cut: _Cut) -> Plan:
    plan = Plan()
    kinds = _with_names_like_others(facts, cut)
    for record, title in zip(cut.records, cut.titles, strict=True):
        plan.titles[title] = record.date
        plan.dates[record.date] = title
        for index, text in _people(facts, kinds, record):
            plan.people[index] = text
            plan.of_dates[index] = record.date
        plan.roles.update(
            index for index in (*record.above, *record.below) if kinds[index] is _Kind.ROLE
        )
    return plan


def _with_names_like_others(facts: Sequence[LineFacts], cut: _Cut) -> Mapping[int, _Kind]:
    """What may be a name, and stands where other blocks have one, is a name."""
    lines = [(*record.above, *record.below) for record in cut.records]
    places = [
        {index - record.date: index for index in said}
        for record, said in zip(cut.records, lines, strict=True)
    ]
    named = {place for of in places for place, at in of.items() if cut.kinds[at] in _PEOPLE}
    found = {
        at: _Kind.NAME
        for of in places
        for place, at in of.items()
        if place in named and at not in cut.titles and cut.kinds[at] is _Kind.TITLE
        if is_person_name(facts[at].bare)
    }
    return {**cut.kinds, **found}


def _people(
    facts: Sequence[LineFacts], kinds: Mapping[int, _Kind], record: _Record
) -> Iterator[tuple[int, str]]:
    lines = (*record.above, *record.below)
    for index, below in zip(lines, (*lines[1:], None), strict=True):
        text = facts[index].bare
        if kinds[index] is _Kind.NAME:
            said = text.rstrip(" ,:")
            is_role = below is not None and kinds[below] is _Kind.ROLE
            yield index, f"{said}, {facts[below].bare}" if below is not None and is_role else said
        elif kinds[index] is _Kind.PERSON:
            yield index, _said(text)


def _said(text: str) -> str:
    """Return the people behind a label or "by"."""
    label = read_label(text)
    if label and label[1]:
        return label[1]
    led = led_by(text)
    return led.people if led and led.is_known and not led.title else text
