"""What speaks for each word of a line being of a title, of a name, or of neither."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from bot.words.programme.roles import LineRole
from bot.words.programme.spans.piece_evidence import show_pieces
from bot.words.programme.spans.text_words import TextWords
from bot.words.programme.spans.word_pieces import LineWords, Piece, inside_of, pieces_of
from bot.words.programme.spans.word_runs import show_runs

# They say other things in a line of names.
_BESIDE_ROLE = frozenset(
    {
        *("common", "in quotes", "only candidate", "longest candidate", "piece known name"),
        *("piece maybe name", "behind a name, without one", "in brackets", "piece 0"),
        *("person elsewhere", "capital said again", "column like names"),
    }
)


class WordRole(StrEnum):
    """`FIRST_` and `MORE_` are the first and the further words of a span."""

    FIRST_NAME = "N"
    MORE_NAME = "n"
    FIRST_TITLE = "T"
    MORE_TITLE = "t"
    OTHER = "o"


OF_TITLE = frozenset({WordRole.FIRST_TITLE, WordRole.MORE_TITLE})


def word_evidence(line: LineWords, role: LineRole, text: TextWords) -> list[frozenset[str]]:
    """Return what each word of a line of `role` shows."""
    pieces = pieces_of(line)
    said = [
        own | whole | inside | around
        for own, whole, inside, around in zip(
            _own(line), text.shown(line), inside_of(line), _around(line), strict=True
        )
    ]
    show_pieces(pieces, said)
    show_runs(line, role, pieces, said)
    whole = {f"line {role}", *_of_line(line, pieces)}
    return [
        frozenset(
            shown
            | whole
            | {f"line {role} {each}" for each in (*classes, form, *(_BESIDE_ROLE & shown))}
        )
        for shown, form, classes in zip(said, line.forms, line.classes, strict=True)
    ]


def _own(line: LineWords) -> Iterator[set[str]]:
    says_more = any(
        not (word.is_mark or when) for word, when in zip(line.words, line.when, strict=True)
    )
    for index, form in enumerate(line.forms):
        shown = {form, *line.classes[index]}
        if line.when[index]:
            shown.add("when" if says_more else "when alone")
        yield shown


def _of_line(line: LineWords, pieces: Sequence[Piece]) -> Iterator[str]:
    has_given = any("given" in each for each in line.classes)
    yield "a given name in the line" if has_given else "no given name in the line"
    if "small" not in line.forms:
        yield "no small word in the line"
    if any("label of people" in each.marks for each in pieces):
        yield "a label of people in the line"
    if sum("known name" in each.marks for each in pieces) > 1:
        yield "known names in the line"
    rest = [
        each for each in pieces if "label of people" not in each.marks and "when" not in each.marks
    ]
    if len(rest) > 1 and all("name" in each.marks for each in rest):
        yield f"only names in the line, {min(len(rest), 4)}"


def _around(line: LineWords) -> Iterator[set[str]]:
    count = len(line.words)
    for index in range(count):
        shown = set[str]()
        for step in (-2, -1, 1, 2):
            at = index + step
            if not 0 <= at < count:
                shown.add(f"{step:+} edge")
                continue
            shown.add(f"{step:+} {line.forms[at]}")
            shown.update(f"{step:+} {each}" for each in line.classes[at])
            if line.when[at]:
                shown.add(f"{step:+} when")
            if at in line.quotes:
                shown.add(f"{step:+} quote")
        if index + 1 < count:
            shown.add(f"{line.forms[index]} then {line.forms[index + 1]}")
            shown.update(_both(line, index, index + 1, "then"))
        if index:
            shown.update(_both(line, index - 1, index, "before"))
        if 0 < index < count - 1:
            shown.add(
                f"between {line.forms[index - 1]} and {line.forms[index + 1]}: {line.forms[index]}"
            )
        yield shown


def _both(line: LineWords, one: int, other: int, way: str) -> Iterator[str]:
    for first in line.classes[one] or (line.forms[one],):
        for second in line.classes[other] or (line.forms[other],):
            yield f"{first} {way} {second}"
