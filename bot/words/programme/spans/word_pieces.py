"""The pieces of a line between its marks, and the words with capitals that stand together."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.words.lexicon import plain
from bot.words.programme.lines import LineFacts
from bot.words.programme.spans.word_forms import Word, classes_of, form_of, when_spans, words_of

_OPEN = frozenset("([")
_CLOSE = frozenset(")]")
# They are apostrophes as well; ’ and ´ close what ‘ or ' opens.
# Ticks are read as it, too.
SINGLE = "'"
# What ends a piece of a line.
_APART = frozenset(',;:|()[]/–"?!.•·→…*#')
# What parts the cells of a line, as rows of tables and lists do.
_CELLS = frozenset("|–:;→")
_NAME_FORMS = frozenset({"capital", "mixed", "initial", "capitals", "letters"})
# Words that are fields where a colon follows: "Title: Benches Speaker: Ada Example".
_FIELDS = frozenset({"moderator", "panellist", "title word", "field word"})
_NO_NAME = frozenset(
    {"office", "house", "no name", "kind", "month", "weekday", "call", "panellist", "moderator"}
)
_TOLD_OF_PIECE = frozenset(
    {
        *("given", "office", "house", "by", "kind", "moderator", "panellist", "call", "title word"),
        *("online word", "room word", "length word", "called off", "break word"),
    }
)
_LONGEST_ABBREVIATION = 2
_LONGEST_LABEL = 4
_ENDS_OF_LABELS = frozenset(":–|")
_NAME_WORDS = range(2, 6)
# Classes of words that say what kind of talk it is, and of those that lead to names.
KINDS = frozenset({"kind", "talk word", "part word"})
LEADS = frozenset({"by", "with", "and", "from"})


@dataclass(frozen=True, slots=True)
class Span:
    """Words from `first` up to `last`, which is none of them."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Piece(Span):
    """Words between two marks, and what they show together."""

    marks: frozenset[str]
    opened: str
    closed: str


@dataclass(frozen=True, slots=True)
class LineWords:
    """The words of a line, and all that is said of each by itself."""

    words: tuple[Word, ...]
    forms: tuple[str, ...]
    classes: tuple[tuple[str, ...], ...]
    # Which stand inside a day or hours.
    when: tuple[bool, ...]
    # Which marks are quotation marks.
    quotes: frozenset[int]

    @classmethod
    def of(cls, facts: LineFacts) -> "LineWords":
        words = tuple(words_of(facts))
        spans = when_spans(facts)
        return cls(
            words,
            tuple(map(form_of, words)),
            tuple(classes_of(word.text) for word in words),
            tuple(any(start <= word.start < end for start, end in spans) for word in words),
            _quotes(words, facts.bare),
        )


def _quotes(words: Sequence[Word], text: str) -> frozenset[int]:
    """Find the quotation marks; single ones count where one opens and another one closes."""
    found = {index for index, word in enumerate(words) if word.text == '"'}
    opened: int | None = None
    for index, word in enumerate(words):
        if word.text != SINGLE:
            continue
        is_apart = word.start == 0 or not text[word.start - 1].isalnum()
        goes_on = text[word.end : word.end + 1].strip() != ""
        if opened is None and is_apart and goes_on:
            opened = index
        elif opened is not None and not text[word.end : word.end + 1].isalnum():
            # The last one closes: "‘Members’ favourites’".
            found |= {opened, index}
    return frozenset(found)


def inside_of(line: LineWords) -> list[frozenset[str]]:
    """Which words stand in brackets or quotation marks."""
    found: list[frozenset[str]] = []
    depth, seen = 0, 0
    for index, word in enumerate(line.words):
        if word.text in _OPEN:
            depth += 1
        if index in line.quotes:
            seen += 1
        marks = set[str]()
        if depth:
            marks.add("in brackets")
        if len(line.quotes) > 1:
            is_inside = seen % 2 == 1 and seen < len(line.quotes)
            where = "in quotes" if is_inside else "behind quotes" if seen else "before quotes"
            marks.add(where)
            if len(line.quotes) == 2:  # noqa: PLR2004
                marks.add(f"{where}, one quotation")
            if index in line.quotes:
                marks.add("opens quotes" if is_inside else "closes quotes")
        found.append(frozenset(marks))
        if word.text in _CLOSE:
            depth = max(0, depth - 1)
    return found


def pieces_of(line: LineWords) -> list[Piece]:
    """Part a line at its marks."""
    pieces: list[Piece] = []
    first = 0
    for index in range(len(line.words) + 1):
        is_field = first < index < len(line.words) and _opens_field(line, index)
        if index < len(line.words) and not (is_field or _parts(line, index)):
            continue
        if index > first:
            opened = line.words[first - 1].text if first else "begin"
            closed = line.words[index].text if index < len(line.words) else "end"
            closed = "field" if is_field else closed
            marks = frozenset(_said_of(line, first, index, closed))
            pieces.append(Piece(first, index, marks, opened, closed))
        first = index if is_field else index + 1
    return pieces


def _opens_field(line: LineWords, index: int) -> bool:
    follows = line.words[index + 1].text if index + 1 < len(line.words) else ""
    return (
        follows == ":"
        and index > 0
        and line.forms[index] in {"capital", "capitals"}
        and bool(_FIELDS & {*line.classes[index]})
    )


def _parts(line: LineWords, index: int) -> bool:
    """Tell whether a mark parts two pieces; a dot behind an initial does not."""
    word = line.words[index]
    if index in line.quotes:
        return True
    if not word.is_mark or word.text not in _APART:
        return False
    before = line.words[index - 1] if index else None
    is_abbreviated = (
        word.text == "."
        and before is not None
        and (
            len(before.text) <= _LONGEST_ABBREVIATION
            or line.forms[index - 1] == "initial"
            or "salutation" in line.classes[index - 1]
        )
    )
    return not is_abbreviated


def _said_of(line: LineWords, first: int, last: int, closed: str) -> Iterator[str]:
    inside = range(first, last)
    count = sum(not line.words[index].is_mark for index in inside)
    yield f"words {count if count < 4 else '4-6' if count < 7 else '7+'}"  # noqa: PLR2004
    said = {each for index in inside for each in line.classes[index]}
    yield from said & _TOLD_OF_PIECE
    if "given" in line.classes[first]:
        yield "given first"
        if count == 1:
            yield "given alone"
    if all(line.when[index] or line.words[index].is_mark for index in inside):
        yield "when"
    small = sum(line.forms[index] == "small" for index in inside)
    yield "no small" if not small else "all small" if small == count else "some small"
    if any(line.forms[index] == "length" for index in inside):
        yield "length word"
    if closed in _ENDS_OF_LABELS and count <= _LONGEST_LABEL:
        yield from _of_label(said, line.forms[last - 1], closed)
    core = _without_salutations(line, first, last)
    if is_name_shaped(line, core.first, core.last):
        yield "name"
        yield "known name" if "given" in line.classes[core.first] else "maybe name"


def _of_label(said: Collection[str], last_form: str, closed: str) -> Iterator[str]:
    """What "Speakers:", "Workshop:" and "Session 2 –" show of themselves."""
    if closed == ":" and {"moderator", "panellist"} & {*said}:
        yield "label of people"
    elif "kind" in said:
        yield "label of kind"
    if last_form in {"number", "initial"}:
        yield "label with number"


def _without_salutations(line: LineWords, first: int, last: int) -> Span:
    """Leave out "Prof. Dr." in front, and "and"."""
    while first < last and (
        line.words[first].is_mark or {"salutation", "and"} & {*line.classes[first]}
    ):
        first += 1
    return Span(first, last)


def is_name_shaped(line: LineWords, first: int, last: int) -> bool:
    """Tell whether words have the form of a name: capitals, initials, particles inside."""
    inside = [index for index in range(first, last) if line.words[index].text != "."]
    return (
        len(inside) in _NAME_WORDS
        and all(
            line.forms[index] in _NAME_FORMS
            or ("particle" in line.classes[index] and index > first)
            for index in inside
        )
        and line.forms[inside[-1]] in {"capital", "mixed", "capitals", "letters"}
        and not any(_NO_NAME & {*line.classes[index]} - _given(line, index) for index in inside)
    )


def _given(line: LineWords, index: int) -> frozenset[str]:
    """What a given name may be besides: "August" is a month, too."""
    return _NO_NAME if "given" in line.classes[index] else frozenset()


def runs_of(line: LineWords, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Span]]:
    """Yield the words with capitals that follow each other inside a piece, with particles."""
    for piece in pieces:
        index = piece.first
        while index < piece.last:
            if not _begins_run(line, index):
                index += 1
                continue
            last = index + 1
            while last < piece.last and (_begins_run(line, last) or _joins(line, last, piece.last)):
                last += 1
            yield piece, Span(index, last)
            index = last


def _begins_run(line: LineWords, index: int) -> bool:
    return line.forms[index] in _NAME_FORMS and not line.when[index]


def _joins(line: LineWords, index: int, last: int) -> bool:
    """Tell whether a particle or an initial's dot stands between two words of a name."""
    is_inside = line.words[index].text == "." or "particle" in line.classes[index]
    follows = range(index + 1, min(index + 3, last))
    return is_inside and any(line.forms[each] in _NAME_FORMS for each in follows)


def cells_of(line: LineWords) -> tuple[str, list[Span]]:
    """Part a line as a row: its cells without day and hours, and the marks between them."""
    cells: list[Span] = []
    marks: list[str] = []
    first: int | None = None
    last = 0
    mark = ""
    for index, word in enumerate(line.words):
        if line.when[index]:
            continue
        if word.text in _CELLS or index in line.quotes:
            if first is not None:
                cells.append(Span(first, last))
                first = None
            if cells:
                mark = mark or ("quote" if index in line.quotes else word.text)
        elif first is None:
            if word.is_mark and word.text not in _OPEN:
                continue
            first, last = index, index + 1
            if cells:
                marks.append(mark)
            mark = ""
        else:
            last = index + 1
    if first is not None:
        cells.append(Span(first, last))
    return " ".join(marks), cells


def folded(word: Word) -> str:
    return plain(word.text)
