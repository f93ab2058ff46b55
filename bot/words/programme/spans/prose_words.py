"""What speaks for a name in a sentence being that of somebody who takes part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.words.lexicon import plain
from bot.words.programme.lines import LineFacts
from bot.words.programme.roles import NAMED, LineRole
from bot.words.programme.spans.presenting import presenting
from bot.words.programme.spans.text_words import TextWords
from bot.words.programme.spans.word_evidence import word_evidence
from bot.words.programme.spans.word_pieces import LineWords, folded

# Lines that are for something else than people, and may name them in a sentence.
_PROSE = frozenset({LineRole.TEXT, LineRole.DATE, LineRole.HOURS})
_NAMING = NAMED | {LineRole.PERSON}
_AROUND = (-4, -3, -2, -1, 1, 2, 3, 4)
_ENDS = frozenset(".!?")
_CAPITALS = frozenset({"capital", "mixed", "capitals"})
_MOST_LINES_ABOVE = 4
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class ProseLine:
    """The words of a line of prose, and what each of them shows."""

    index: int
    line: LineWords
    shown: list[frozenset[str]]


def prose_lines(
    facts: Sequence[LineFacts], roles: Sequence[LineRole | None], whole: TextWords
) -> Iterator[ProseLine]:
    """Yield the lines of prose, and titles, that may name somebody.

    `whole` is what the words of the whole text tell.
    """
    lines = {at: LineWords.of(facts[at]) for at, role in enumerate(roles) if role is not None}
    named = {
        folded(word)
        for at, line in lines.items()
        if roles[at] in _NAMING
        for word in line.words
        if len(word.text) >= _SHORTEST
    }
    has_people = LineRole.PERSON in roles
    above = set[str]()
    count = 0
    for at, line in lines.items():
        role = roles[at]
        if role is None or role not in _PROSE | NAMED:
            continue
        capitals = {
            folded(word)
            for word, form in zip(line.words, line.forms, strict=True)
            if form in _CAPITALS
        }
        if len(capitals) > 1:
            of_line = {
                "page has people lines" if has_people else "no people lines",
                f"prose {min(count, _MOST_LINES_ABOVE)}" if role in _PROSE else "title",
            }
            presented = [
                (start, start + len(each.name)) for start, each in presenting(facts[at].bare)
            ]
            shown = [
                own | around | of_line
                for own, around in zip(
                    word_evidence(line, role, whole),
                    _around(line, presented, named if role in _PROSE else set(), above),
                    strict=True,
                )
            ]
            yield ProseLine(at, line, [frozenset(each) for each in shown])
        if role in _PROSE:
            above |= capitals
            count += 1


def _around(
    line: LineWords, presented: Sequence[tuple[int, int]], named: set[str], above: set[str]
) -> Iterator[set[str]]:
    said = [word.text if word.is_mark else plain(word.text) for word in line.words]
    tells = [
        word.is_mark or form == "small" for word, form in zip(line.words, line.forms, strict=True)
    ]
    for index, word in enumerate(line.words):
        shown = set[str]()
        for step in _AROUND:
            at = index + step
            if not 0 <= at < len(said) or not tells[at]:
                continue
            shown.add(f"{step:+} says {said[at]}")
            if not line.words[at].is_mark:
                shown.add(f"{'before' if step < 0 else 'behind'} says {said[at]}")
        if line.forms[index] in _CAPITALS:
            if said[index] in named:
                shown.add("in a title or beside people")
            if said[index] in above:
                shown.add("named in prose above")
        if any(start <= word.start < end for start, end in presented):
            shown.add("presented")
        if index == 0 or said[index - 1] in _ENDS:
            shown.add("begins a sentence")
        yield shown
