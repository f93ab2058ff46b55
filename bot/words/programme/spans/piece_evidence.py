"""What a piece of a line shows by those around it."""

from collections.abc import Iterator, Sequence

from bot.words.programme.spans.word_pieces import Piece

_FURTHEST = 4
_NO_TITLE = frozenset({"when", "known name", "label of people", "label of kind", "call"})


def show_pieces(pieces: Sequence[Piece], said: Sequence[set[str]]) -> None:
    """Add to `said` what the words of each piece show."""
    left = [piece for piece in pieces if not _NO_TITLE & piece.marks]
    longest = max(left, key=lambda each: each.last - each.first, default=None)
    sentences = _sentences(pieces)
    for place, piece in enumerate(pieces):
        marks = {*_of_piece(pieces, place), *sentences[place]}
        if piece in left:
            marks.update(_of_candidate(left, piece))
            if piece is longest:
                marks.add("longest candidate")
        for index in range(piece.first, piece.last):
            said[index].update(marks)
            said[index].add(f"word {min(index - piece.first, _FURTHEST)} of piece")
            said[index].add(f"{min(piece.last - index, _FURTHEST)} from end of piece")


def _of_candidate(left: Sequence[Piece], piece: Piece) -> Iterator[str]:
    """A piece that may be the title, as it is no sure name or label."""
    yield "candidate"
    yield "first candidate" if piece is left[0] else "further candidate"
    if len(left) == 1:
        yield "only candidate"


def _sentences(pieces: Sequence[Piece]) -> list[set[str]]:
    """Count what dots part, from the front and from the end."""
    counts: list[int] = []
    count = 0
    for piece in pieces:
        counts.append(count)
        count += piece.closed in {".", "?", "!", "|"}
    last = counts[-1] if counts else 0
    if not last:
        return [set() for _ in pieces]
    return [
        {f"sentence {min(each, 3)}", f"{min(last - each, 3)} from last sentence"} for each in counts
    ]


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
