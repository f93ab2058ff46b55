"""What the words with capitals that stand together show: a name, or some of a title."""

from collections.abc import Iterator, Sequence

from bot.words.programme.roles import LineRole
from bot.words.programme.spans.word_pieces import LineWords, Piece, Span, runs_of

# What leads to a name: "by", "with", "Moderator".
_LEADS = ("by", "with", "from", "about", "and", "moderator", "panellist")
_FURTHEST_LEAD = 4
_FURTHEST_BEFORE = 12


def show_runs(
    line: LineWords, role: LineRole, pieces: Sequence[Piece], said: Sequence[set[str]]
) -> None:
    """Add to `said` what each run of such words, and what leads to it, shows."""
    for piece, run in runs_of(line, pieces):
        where = [*_where(line, piece, run)]
        given = _given_in(line, run)
        for index in range(run.first, run.last):
            said[index].update(_of_run(line, piece, run, index, role))
            for mark in ("lines end with names", "lines begin with names"):
                if mark in said[index]:
                    near = _from_given(run, index, given)
                    said[index].update(f"{each}, {mark}" for each in (*where, *near))
        led = _lead(line, piece, run)
        if led is None or not {"by", "with"} & {_lead_word(line, led)}:
            continue
        place = "first piece" if piece is pieces[0] else "piece behind a mark"
        for index in range(max(piece.first, run.first - _FURTHEST_BEFORE), run.first):
            side = "before" if index < led else "behind" if index > led else "itself"
            said[index].add(f"{side} what leads, {place}")


def _given_in(line: LineWords, run: Span) -> list[int]:
    return [each for each in range(run.first, run.last) if "given" in line.classes[each]]


def _where(line: LineWords, piece: Piece, run: Span) -> Iterator[str]:
    has_given = _given_in(line, run)
    given = "given first" if run.first in has_given else "given" if has_given else "no given"
    opens, ends = run.first == piece.first, run.last == piece.last
    where = "whole" if opens and ends else "opens" if opens else "ends" if ends else "inside"
    yield f"run {where}, {given}, {min(run.last - run.first, 5)}"
    yield f"run {where}, {given}"


def _lead(line: LineWords, piece: Piece, run: Span) -> int | None:
    """Find what leads to a run, also before an office ("by Project Manager Ada")."""
    for index in range(run.first - 1, max(run.first - 1 - _FURTHEST_LEAD, -1), -1):
        if _lead_word(line, index):
            return index
        if index < piece.first and line.words[index].text not in "./":
            return None
    return None


def _lead_word(line: LineWords, index: int) -> str | None:
    return next((each for each in _LEADS if each in line.classes[index]), None)


def _of_run(line: LineWords, piece: Piece, run: Span, index: int, role: LineRole) -> Iterator[str]:
    has_given = _given_in(line, run)
    given = "given first" if run.first in has_given else "given" if has_given else "no given"
    for each in _where(line, piece, run):
        yield each
        yield f"line {role} {each}"
    lead = _lead(line, piece, run)
    if lead is not None:
        led = _lead_word(line, lead)
        yield f"run led by {led}"
        yield f"run led by {led}, {given}"
        yield f"word {min(index - run.first, 3)} of run led by {led}"
    yield f"word {min(index - run.first, 3)} of run, {given}"
    yield f"{min(run.last - index, 3)} from end of run, {given}"
    yield from _beside(line, run, index)
    yield from _from_given(run, index, has_given)


def _beside(line: LineWords, run: Span, index: int) -> Iterator[str]:
    before = run.first - 1
    if before >= 0:
        for each in line.classes[before] or (line.forms[before],):
            yield f"run behind {each}"
            yield f"word {min(index - run.first, 3)} of run behind {each}"
    if run.last < len(line.words):
        for each in line.classes[run.last] or (line.forms[run.last],):
            yield f"run before {each}"


def _from_given(run: Span, index: int, has_given: Sequence[int]) -> Iterator[str]:
    """How far a word is from a given name."""
    if nearest := [each for each in has_given if each <= index]:
        behind, left = min(index - nearest[-1], 3), min(run.last - index, 3)
        yield f"{behind} behind given name, {left} from end of run"
    if coming := [each for each in has_given if each > index]:
        yield f"{min(coming[0] - index, 3)} before given name"
