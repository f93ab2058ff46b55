"""What speaks for each word of a line being of a title, of a name, or of neither."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from bot.words.programme.roles import LineRole
from bot.words.programme.text_words import TextWords
from bot.words.programme.word_pieces import LineWords, Piece, Span, inside_of, pieces_of, runs_of

_FURTHEST = 4


class WordRole(StrEnum):
    """`FIRST_` and `MORE_` are the first and the further words of a span."""

    FIRST_NAME = "N"
    MORE_NAME = "n"
    FIRST_TITLE = "T"
    MORE_TITLE = "t"
    OTHER = "o"


def word_evidence(line: LineWords, role: LineRole, text: TextWords) -> list[frozenset[str]]:
    """Return what each word of a line of `role` shows."""
    pieces = pieces_of(line)
    said = [
        own | whole | inside
        for own, whole, inside in zip(_own(line), text.shown(line), inside_of(line), strict=True)
    ]
    for shown, around in zip(said, _around(line), strict=True):
        shown.update(around)
    for place, piece in enumerate(pieces):
        marks = frozenset(_of_piece(pieces, place))
        for index in range(piece.first, piece.last):
            said[index].update(marks)
            said[index].add(f"word {min(index - piece.first, _FURTHEST)} of piece")
            said[index].add(f"{min(piece.last - index, _FURTHEST)} from end of piece")
    for index, marks in _of_candidates(pieces):
        said[index] |= marks
    for place, marks in _of_sentences(line, pieces):
        for index in range(pieces[place].first, pieces[place].last):
            said[index].update(marks)
    for piece, run in runs_of(line, pieces):
        for index in range(run.first, run.last):
            said[index].update(_of_run(line, piece, run, index, role))
            if "lines end with names" in said[index]:
                said[index].update(
                    f"{each}, lines end with names" for each in _where(line, piece, run)
                )
            if "lines begin with names" in said[index]:
                said[index].update(
                    f"{each}, lines begin with names" for each in _where(line, piece, run)
                )
    for index, marks in _before_led(line, pieces):
        said[index].add(marks)
    whole = {f"line {role}", *_of_line(line, pieces)}
    return [
        frozenset(
            shown
            | whole
            | {f"line {role} {each}" for each in (*classes, form, *(_BESIDE_ROLE & shown))}
        )
        for shown, form, classes in zip(said, line.forms, line.classes, strict=True)
    ]


_BESIDE_ROLE = frozenset(
    {
        *("common", "in quotes", "only candidate", "longest candidate", "piece known name"),
        *("piece maybe name", "behind a name, without one", "in brackets", "piece 0"),
    }
)


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
    if not any("small" == form for form in line.forms):
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


def _of_piece(pieces: Sequence[Piece], place: int) -> Iterator[str]:
    piece = pieces[place]
    yield f"piece {min(place, 3)}"
    if place == len(pieces) - 1:
        yield "last piece"
    if len(pieces) == 1:
        yield "only piece"
    for mark in piece.marks:
        yield f"piece {mark}"
        yield f"piece {min(place, 2)} {mark}"
    yield f"opened by {piece.opened}"
    yield f"closed by {piece.closed}"
    yield f"between {piece.opened} and {piece.closed}"
    yield from _behind_names(pieces, place)
    if place:
        before = pieces[place - 1].marks
        for mark in before:
            yield f"piece before {mark}"
            if "name" in piece.marks:
                yield f"name, opened by {piece.opened}, behind piece {mark}"
    if place + 1 < len(pieces):
        for mark in pieces[place + 1].marks:
            yield f"piece behind {mark}"
            if "name" in piece.marks:
                yield f"name, closed by {piece.closed}, before piece {mark}"


def _behind_names(pieces: Sequence[Piece], place: int) -> Iterator[str]:
    piece = pieces[place]
    if any("given first" in each.marks for each in pieces[:place]):
        yield "behind a name"
        if "given" not in piece.marks:
            yield "behind a name, without one"
        if "house" in piece.marks or "office" in piece.marks:
            yield "behind a name, house or office"
    if any("given first" in each.marks for each in pieces[place + 1 :]):
        yield "before a name"
    if any("label of people" in each.marks for each in pieces[:place]):
        yield "behind a label of people"
        if "name" in piece.marks:
            yield "name behind a label of people"


def _of_candidates(pieces: Sequence[Piece]) -> Iterator[tuple[int, set[str]]]:
    """Yield which words stand in a piece that may be the title, as no sure name or label is."""
    no_title = {"when", "known name", "label of people", "label of kind", "call"}
    left = [piece for piece in pieces if not no_title & piece.marks]
    longest = max(left, key=lambda each: each.last - each.first, default=None)
    for place, piece in enumerate(left):
        marks = {"candidate", "first candidate" if not place else "further candidate"}
        if len(left) == 1:
            marks.add("only candidate")
        if piece is longest:
            marks.add("longest candidate")
        for index in range(piece.first, piece.last):
            yield index, marks


def _of_sentences(line: LineWords, pieces: Sequence[Piece]) -> Iterator[tuple[int, set[str]]]:
    """Count what dots part, from the front and from the end."""
    counts: list[int] = []
    count = 0
    for piece in pieces:
        counts.append(count)
        count += piece.closed in {".", "?", "!", "|"}
    last = counts[-1] if counts else 0
    if last:
        for place, number in enumerate(counts):
            yield (
                place,
                {f"sentence {min(number, 3)}", f"{min(last - number, 3)} from last sentence"},
            )


def _given_in(line: LineWords, run: Span) -> list[int]:
    return [each for each in range(run.first, run.last) if "given" in line.classes[each]]


def _where(line: LineWords, piece: Piece, run: Span) -> Iterator[str]:
    has_given = _given_in(line, run)
    given = "given first" if run.first in has_given else "given" if has_given else "no given"
    opens, ends = run.first == piece.first, run.last == piece.last
    where = "whole" if opens and ends else "opens" if opens else "ends" if ends else "inside"
    yield f"run {where}, {given}, {min(run.last - run.first, 5)}"
    yield f"run {where}, {given}"


def _leads(line: LineWords, piece: Piece, run: Span) -> str | None:
    """What leads to a run: "by", also before an office ("by Project Manager Ada")."""
    for index in range(run.first - 1, max(run.first - 5, -1), -1):
        for each in ("by", "with", "from", "about", "and", "moderator", "panellist"):
            if each in line.classes[index]:
                return each
        if index < piece.first and line.words[index].text not in "./":
            return None
    return None


def _before_led(line: LineWords, pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    """Yield which words stand in a piece before a name with "by", and whether they begin a line."""
    for piece, run in runs_of(line, pieces):
        if _leads(line, piece, run) in {"by", "with"} and run.first > piece.first:
            place = "first piece" if piece is pieces[0] else "piece behind a mark"
            led = next(
                index
                for index in range(run.first - 1, -1, -1)
                if {"by", "with", "from", "about", "and", "moderator", "panellist"}
                & {*line.classes[index]}
            )
            for index in range(max(piece.first, run.first - 12), run.first):
                yield (
                    index,
                    f"{'before' if index < led else 'behind' if index > led else 'itself'} what leads, {place}",
                )


def _of_run(line: LineWords, piece: Piece, run: Span, index: int, role: LineRole) -> Iterator[str]:
    has_given = _given_in(line, run)
    given = "given first" if run.first in has_given else "given" if has_given else "no given"
    for each in _where(line, piece, run):
        yield each
        yield f"line {role} {each}"
    if led := _leads(line, piece, run):
        yield f"run led by {led}"
        yield f"run led by {led}, {given}"
        yield f"word {min(index - run.first, 3)} of run led by {led}"
    yield f"word {min(index - run.first, 3)} of run, {given}"
    yield f"{min(run.last - index, 3)} from end of run, {given}"
    before = run.first - 1
    if before >= 0:
        for each in line.classes[before] or (line.forms[before],):
            yield f"run behind {each}"
            yield f"word {min(index - run.first, 3)} of run behind {each}"
    if run.last < len(line.words):
        for each in line.classes[run.last] or (line.forms[run.last],):
            yield f"run before {each}"
    if nearest := [each for each in has_given if each <= index]:
        yield f"{min(index - nearest[-1], 3)} behind given name, {min(run.last - index, 3)} from end of run"
    if coming := [each for each in has_given if each > index]:
        yield f"{min(coming[0] - index, 3)} before given name"
