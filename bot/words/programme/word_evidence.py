"""What speaks for each word of a line being of a title, of a name, or of neither."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.words.languages.language import Language
from bot.words.lexicon import MONTHS, PARTICLES, WEEKDAYS, every, plain
from bot.words.patterns import late
from bot.words.programme.given_names import is_given_name
from bot.words.programme.lines import LONGEST_LINE, LineFacts
from bot.words.programme.people import names_house, names_office
from bot.words.programme.roles import LineRole

_TOKEN = late(r"[^\W_]+(?:['\u2019.-](?=[^\W_])[^\W_]+)*|[^\w\s]|_")
_OPEN = frozenset("([")
_CLOSE = frozenset(")]")
_QUOTES = frozenset('"“”„«»')
# What ends a piece of a line.
_APART = frozenset(',;:|()[]/–—-"“”„«»?!.•·')
_LONGEST_WORD = 30


class WordRole(StrEnum):
    """`FIRST_` and `MORE_` are the first and the further words of a span."""

    FIRST_NAME = "N"
    MORE_NAME = "n"
    FIRST_TITLE = "T"
    MORE_TITLE = "t"
    OTHER = "o"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark of a line, from `start` to `end` of its text."""

    text: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        return not self.text[0].isalnum()


def words_of(text: str) -> list[Word]:
    """Part the beginning of a line, as far as it is looked at, into words and marks."""
    return [
        Word(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text[:LONGEST_LINE])
    ]


def _plain(words_of_language: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    return frozenset(plain(word) for word in every(words_of_language))


_CLASSES: Final = (
    ("by", _plain(lambda each: each.by)),
    ("with", _plain(lambda each: each.together)),
    ("and", _plain(lambda each: each.conjunction)),
    ("from", _plain(lambda each: each.comes_from)),
    ("about", _plain(lambda each: each.on_subject)),
    ("particle", PARTICLES),
    ("moderator", _plain(lambda each: (*each.moderators, *each.hosts))),
    ("panellist", _plain(lambda each: each.panellists)),
    ("talk word", _plain(lambda each: (*each.talks, *each.gatherings))),
    ("part word", _plain(lambda each: (*each.sessions, *each.talk_parts))),
    ("break word", _plain(lambda each: each.breaks)),
    ("title word", _plain(lambda each: each.titles_field)),
    (
        "field word",
        _plain(lambda each: (*each.dates_field, *each.places_field, *each.other_fields)),
    ),
    ("online word", _plain(lambda each: each.online)),
    ("salutation", _plain(lambda each: each.salutations) | {"dr", "prof", "mr", "mrs", "ms"}),
    ("letters behind", _plain(lambda each: each.letters_behind)),
    ("no name", _plain(lambda each: each.no_names)),
    ("weekday", frozenset(WEEKDAYS)),
    ("month", frozenset(MONTHS)),
)


@lru_cache(maxsize=8192)
def _classes(word: str) -> tuple[str, ...]:
    """What the tables say of a word."""
    said = plain(word)
    found = [name for name, words in _CLASSES if said in words]
    if word[0].isupper() and is_given_name(word):
        found.append("given")
    if len(word) <= _LONGEST_WORD:
        if names_office(word):
            found.append("office")
        if names_house(word):
            found.append("house")
    return tuple(found)


def _form(word: Word) -> str:
    text = word.text
    if word.is_mark:
        return text
    if text.isdigit():
        return "number"
    if any(letter.isdigit() for letter in text):
        return "digits"
    if len(text) == 1 and text.isupper():
        return "initial"
    if text.isupper():
        return "capitals"
    if text[0].isupper():
        return "capital" if text[1:].islower() else "mixed"
    return "small"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words between two marks."""

    first: int
    last: int
    marks: frozenset[str]
    opened: str
    closed: str


def word_evidence(
    facts: LineFacts, role: LineRole, words: Sequence[Word], common: frozenset[str]
) -> list[frozenset[str]]:
    """Return what each word shows; `common` are those the text has in small letters."""
    forms = [_form(word) for word in words]
    classes = [() if word.is_mark else _classes(word.text) for word in words]
    when = _when(facts)
    pieces = _pieces(words, forms, classes)
    of_piece = {
        index: place
        for place, piece in enumerate(pieces)
        for index in range(piece.first, piece.last)
    }
    inside = _inside(words)
    says_more = any(
        not word.is_mark and not any(start <= word.start < end for start, end in when)
        for word in words
    )
    has_given = any("given" in each for each in classes)
    said: list[frozenset[str]] = []
    for index, word in enumerate(words):
        shown = {*_own(word, forms[index], classes[index], common)}
        shown.add(f"line {role}")
        if any(start <= word.start < end for start, end in when):
            shown.add("when" if says_more else "when alone")
        shown.update(inside[index])
        shown.add("a given name in the line" if has_given else "no given name in the line")
        for step in (-2, -1, 1, 2):
            at = index + step
            if not 0 <= at < len(words):
                shown.add(f"{step:+} edge")
                continue
            shown.add(f"{step:+} {forms[at]}")
            shown.update(f"{step:+} {each}" for each in classes[at])
            if any(start <= words[at].start < end for start, end in when):
                shown.add(f"{step:+} when")
        shown.update(_of_piece(pieces, of_piece.get(index)))
        if index in of_piece:
            piece = pieces[of_piece[index]]
            shown.add(f"word {min(index - piece.first, 4)} of piece")
            shown.add(f"{min(piece.last - index, 4)} from end of piece")
        for mark in ("given", "office", "house", "common"):
            if mark in classes[index] or mark in shown:
                shown.add(f"line {role} {mark}")
        if index + 1 < len(words):
            shown.add(f"{forms[index]} then {forms[index + 1]}")
            for each in classes[index] or ("",):
                for other in classes[index + 1] or ("",):
                    shown.add(f"{each} then {other or forms[index + 1]}")
        if index:
            for each in classes[index - 1] or (forms[index - 1],):
                for other in classes[index] or (forms[index],):
                    shown.add(f"{each} before {other}")
        shown.add(f"line {role} {forms[index]}")
        said.append(frozenset(shown))
    return said


def _own(word: Word, form: str, classes: tuple[str, ...], common: frozenset[str]) -> Iterator[str]:
    yield form
    yield from classes
    if not word.is_mark:
        if plain(word.text) in common:
            yield "common"
        if len(word.text) <= 3:  # noqa: PLR2004
            yield "short"


def _when(facts: LineFacts) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in (*facts.days, *facts.hours)]


def _inside(words: Sequence[Word]) -> list[set[str]]:
    """Which words stand in brackets or quotation marks."""
    found: list[set[str]] = []
    depth, quoted = 0, False
    has_quotes = sum(word.text in _QUOTES for word in words) > 1
    for word in words:
        if word.text in _OPEN:
            depth += 1
        marks = set[str]()
        if depth:
            marks.add("in brackets")
        if quoted:
            marks.add("in quotes")
        elif has_quotes:
            marks.add("beside quotes")
        found.append(marks)
        if word.text in _CLOSE:
            depth = max(0, depth - 1)
        if word.text in _QUOTES:
            quoted = not quoted
    return found


def _pieces(
    words: Sequence[Word], forms: Sequence[str], classes: Sequence[tuple[str, ...]]
) -> list[_Piece]:
    pieces: list[_Piece] = []
    first = 0
    for index in range(len(words) + 1):
        if index < len(words) and not _parts(words, index):
            continue
        if index > first:
            pieces.append(
                _Piece(
                    first,
                    index,
                    frozenset(_said_of(words, forms, classes, first, index)),
                    words[first - 1].text if first else "begin",
                    words[index].text if index < len(words) else "end",
                )
            )
        first = index + 1
    return pieces


def _parts(words: Sequence[Word], index: int) -> bool:
    """Tell whether a mark parts two pieces; a hyphen inside a word is no mark of its own."""
    word = words[index]
    if not word.is_mark or word.text not in _APART:
        return False
    if word.text == "." and index and len(words[index - 1].text) <= 2:  # noqa: PLR2004
        return False
    return True


def _said_of(
    words: Sequence[Word],
    forms: Sequence[str],
    classes: Sequence[tuple[str, ...]],
    first: int,
    last: int,
) -> Iterator[str]:
    count = last - first
    yield f"words {count if count < 4 else '4-6' if count < 7 else '7+'}"  # noqa: PLR2004
    said = {each for index in range(first, last) for each in classes[index]}
    for mark in (
        "given",
        "office",
        "house",
        "by",
        "talk word",
        "part word",
        "moderator",
        "panellist",
    ):
        if mark in said:
            yield mark
    if "given" in classes[first]:
        yield "given first"
    small = sum(forms[index] == "small" for index in range(first, last))
    yield "no small" if not small else "all small" if small == count else "some small"


def _of_piece(pieces: Sequence[_Piece], place: int | None) -> Iterator[str]:
    if place is None:
        return
    yield f"piece {min(place, 3)}"
    if place == len(pieces) - 1:
        yield "last piece"
    if len(pieces) == 1:
        yield "only piece"
    piece = pieces[place]
    for mark in piece.marks:
        yield f"piece {mark}"
        yield f"piece {min(place, 2)} {mark}"
    yield f"opened by {piece.opened}"
    yield f"closed by {piece.closed}"
    yield f"between {piece.opened} and {piece.closed}"
    named = [each for each in pieces[:place] if "given first" in each.marks]
    if named:
        yield "behind a name"
        if "given" not in piece.marks:
            yield "behind a name, without one"
        if "house" in piece.marks or "office" in piece.marks:
            yield "behind a name, house or office"
    if any("given first" in each.marks for each in pieces[place + 1 :]):
        yield "before a name"
    if place:
        for mark in pieces[place - 1].marks:
            yield f"piece before {mark}"
    if place + 1 < len(pieces):
        for mark in pieces[place + 1].marks:
            yield f"piece behind {mark}"
