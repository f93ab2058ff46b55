"""What the words of a whole text tell about those of one line."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.words.lexicon import plain
from bot.words.patterns import late
from bot.words.programme.lines import LineFacts
from bot.words.programme.spans.word_pieces import (
    LineWords,
    Span,
    cells_of,
    folded,
    is_name_shaped,
)

_SMALL = late(r"(?<![\w.@/-])[a-zß-ÿ]{3,}(?![\w@/-]|\.\w)")
_FEWEST_ROWS = 3
_MANY = 0.5
_MOST_OF = 0.75
_SOME = 0.3
_CAPITALS = frozenset({"capital", "mixed", "capitals"})
_NAME_ENDS = frozenset(",;(")


@dataclass(slots=True)
class _Column:
    """What the cells of one place in lines of one shape are like."""

    rows: int = 0
    words: int = 0
    names: int = 0
    shaped: int = 0
    houses: int = 0
    small: int = 0
    said: set[str] = field(default_factory=set[str])


@dataclass(frozen=True, slots=True)
class TextWords:
    """Words that a text has in small letters, those it says again, and how its lines are built."""

    common: frozenset[str]
    # In how many lines two words with capitals stand beside each other, and begin the line.
    pairs: Counter[tuple[str, str]]
    opening: Counter[tuple[str, str]]
    # In how many lines each word with a capital stands, and each name that a table knows.
    lines: Counter[str]
    persons: Counter[tuple[str, str]]
    columns: dict[tuple[str, int], _Column]
    # The share of dated lines that begin, and that end, with a known name.
    begins: float
    ends: float

    @classmethod
    def of(cls, facts: Iterable[LineFacts]) -> "TextWords":
        common = set[str]()
        pairs = Counter[tuple[str, str]]()
        opening = Counter[tuple[str, str]]()
        lines = Counter[str]()
        persons = Counter[tuple[str, str]]()
        columns = defaultdict[tuple[str, int], _Column](_Column)
        dated = begins = ends = 0
        for each in facts:
            if not each.bare:
                continue
            common.update(map(plain, _SMALL.findall(each.text)))
            line = LineWords.of(each)
            lines.update(_with_capitals(line))
            persons.update(_persons(line))
            said = list(_pairs(line))
            pairs.update({pair for _, pair in said})
            if said and said[0][0] == 0:
                opening[said[0][1]] += 1
            marks, cells = cells_of(line)
            for place, cell in enumerate(cells):
                _add(columns[marks, place], line, cell)
            if (each.days or each.hours) and cells:
                dated += 1
                begins += _begins_with_name(line, cells[0])
                ends += _ends_with_name(line, cells[-1])
        return cls(
            frozenset(common),
            pairs,
            opening,
            lines,
            persons,
            dict(columns),
            begins / dated if dated >= _FEWEST_ROWS else 0.0,
            ends / dated if dated >= _FEWEST_ROWS else 0.0,
        )

    def shown(self, line: LineWords) -> list[set[str]]:
        """Return what the text shows of each word of a line."""
        found: list[set[str]] = [set() for _ in line.words]
        for index, word in enumerate(line.words):
            if not word.is_mark and folded(word) in self.common:
                found[index].add("common")
            if line.forms[index] in _CAPITALS and self.lines[folded(word)] > 1:
                found[index].add("capital said again")
        mine = _persons(line)
        for index, pair in _pairs(line):
            for mark in self._of_pair(pair, is_person=pair in mine, opens=index == 0):
                found[index].add(mark)
                found[index + 1].add(f"{mark} before")
        self._add_cells(line, found)
        return found

    def _of_pair(self, pair: tuple[str, str], *, is_person: bool, opens: bool) -> Iterator[str]:
        if self.persons[pair] > is_person:
            yield "person elsewhere"
        if self.lines[pair[1]] > max(self.pairs[pair], 1):
            yield "second of pair said alone"
        if self.pairs[pair] > 1:
            yield "pair said again"
        if self.opening[pair] > opens:
            yield "pair opens another line"

    def _add_cells(self, line: LineWords, found: Sequence[set[str]]) -> None:
        marks, cells = cells_of(line)
        columns = [self.columns.get((marks, place)) for place in range(len(cells))]
        most = max((each.words / each.rows for each in columns if each), default=0.0)
        for place, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            said = {f"cell {min(place, 4)} of {min(len(cells), 5)}"}
            if column and len(cells) > 1:
                said.update(f"{each} of rows" for each in _marks_of(column, most))
            if place == 0 and self.begins >= _SOME:
                said.add("lines begin with names")
            if place == len(cells) - 1 and self.ends >= _SOME:
                said.add("lines end with names")
            for index in range(cell.first, cell.last):
                found[index].update(said)


def _marks_of(column: _Column, most: float) -> Iterator[str]:
    if column.rows < _FEWEST_ROWS:
        return
    if column.names >= column.rows * _MANY:
        yield "column of names"
    elif column.names >= column.rows * _SOME:
        yield "column of some names"
    elif not column.names:
        yield "column without names"
    if column.shaped >= column.rows * _MOST_OF:
        yield "column like names"
    if column.houses >= column.rows * _MANY:
        yield "column of houses"
    if len(column.said) <= column.rows * _SOME:
        yield "column of the same"
    if column.small >= column.rows * _MANY:
        yield "column with small words"
    if column.words / column.rows >= most:
        yield "column of most words"


def _add(column: _Column, line: LineWords, cell: Span) -> None:
    inside = range(cell.first, cell.last)
    column.rows += 1
    column.words += sum(not line.words[index].is_mark for index in inside)
    column.names += _begins_with_name(line, cell)
    column.shaped += _is_like_name(line, cell)
    column.houses += any("house" in line.classes[index] for index in inside)
    column.small += any(line.forms[index] == "small" for index in inside)
    column.said.add(" ".join(folded(line.words[index]) for index in inside))


def _pairs(line: LineWords) -> Iterator[tuple[int, tuple[str, str]]]:
    for index in range(len(line.words) - 1):
        if all(
            line.forms[each] in {"capital", "mixed"} and not line.when[each]
            for each in (index, index + 1)
        ):
            yield index, (folded(line.words[index]), folded(line.words[index + 1]))


def _with_capitals(line: LineWords) -> set[str]:
    return {
        folded(word) for word, form in zip(line.words, line.forms, strict=True) if form in _CAPITALS
    }


def _persons(line: LineWords) -> set[tuple[str, str]]:
    """Names of two words that a table knows and that stand apart in their line."""
    return {
        pair
        for index, pair in _pairs(line)
        if "given" in line.classes[index]
        and (index == 0 or line.words[index - 1].is_mark)
        and (index + 2 >= len(line.words) or line.words[index + 2].is_mark)
        and is_name_shaped(line, index, index + 2)
    }


def _begins_with_name(line: LineWords, cell: Span) -> bool:
    first = cell.first
    while first < cell.last and ("salutation" in line.classes[first] or line.words[first].is_mark):
        first += 1
    return (
        first + 1 < cell.last
        and "given" in line.classes[first]
        and is_name_shaped(line, first, first + 2)
    )


def _is_like_name(line: LineWords, cell: Span) -> bool:
    """Tell whether a cell has the form of a name, as far as a comma or a bracket in it."""
    first = cell.first
    while first < cell.last and ("salutation" in line.classes[first] or line.words[first].is_mark):
        first += 1
    last = first
    while last < cell.last and line.words[last].text not in _NAME_ENDS:
        last += 1
    return is_name_shaped(line, first, last)


def _ends_with_name(line: LineWords, cell: Span) -> bool:
    first = cell.last - 2
    return (
        first >= cell.first
        and "given" in line.classes[first]
        and is_name_shaped(line, first, cell.last)
    )
