"""What speaks for a set of lines as a row: whole lists, an even pace, beginnings that are alike."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.documents.read.evidence import Evidence
from bot.documents.read.finding_sets import SECTIONS, first_word
from bot.documents.read.series import Series

COUNTED = frozenset({"noun", "digits", "alone", "roman", "word", "any noun"})
_RUN_IN = ("run in colon", "run in stop", "run in dash")
_BRIEF = 12
_MOST_LISTS = 40
# The kinds of lines, coarsely.
FAMILIES = {
    "counted": "counted",
    "counted noun": "counted",
    "counted sub": "sub",
    "rank": "counted",
    "bare number": "counted",
    "bullet": "bullets",
    "text": "texts",
    "text leads on": "texts",
    "sentence": "sentences",
    "head": "heads",
    "scrap": "heads",
    "level": "heads",
    "bold": "heads",
    "bold first": "bold first",
    "row": "rows",
}


class RowEvidence:
    """What a whole text knows of any set of its lines as a row."""

    def __init__(self, evidence: Evidence, finding: Sequence[float]) -> None:
        self._evidence = evidence
        self._kinds = evidence.kinds
        self._finding = finding
        self._count = len(evidence.kinds)
        self._lists = _lists_of(evidence.ranked_series())

    def of(self, lines: tuple[int, ...], family: str) -> Iterator[tuple[str, float]]:
        yield from self._of_series_together(lines, family)
        yield from self._of_going_on(lines)
        yield from self._of_beginnings(lines)
        yield from self._of_lists_below(lines)

    def _of_series_together(
        self, lines: tuple[int, ...], family: str
    ) -> Iterator[tuple[str, float]]:
        """Whether a set is several whole lists, or one of several that begin anew."""
        taken = frozenset(lines)
        parts = [each for each in self._lists if each[0] < taken]
        kinds = {kind for _, kind in parts}
        if len(parts) > 1 and sum(len(each) for each, _ in parts) == len(lines):
            yield "whole lists together", 1.0
            yield f"whole lists together, of {family}", 1.0
            yield "lists of one kind" if len(kinds) == 1 else "lists of several kinds", 1.0
            headed = sum(
                min(each) > 0
                and self._kinds[min(each) - 1] != "bullet"
                and self._evidence.words(min(each) - 1) <= _BRIEF
                for each, _ in parts
            )
            yield "whole lists below headings", headed / len(parts)
        alone = next((kind for each, kind in self._lists if each == taken), None)
        others = [each for each, kind in self._lists if kind == alone and each.isdisjoint(taken)]
        if alone and others:
            yield "one of several lists", 1.0
            yield f"one of several lists, of {family}", 1.0
            if all(min(each) > lines[-1] for each in others):
                yield "first of several lists", 1.0

    def _of_going_on(self, lines: tuple[int, ...]) -> Iterator[tuple[str, float]]:
        """Whether as far apart as all others stands one more of their kind."""
        gaps = Counter(two - one for one, two in pairwise(lines))
        if not gaps:
            return
        gap, times = gaps.most_common(1)[0]
        if times * 3 < (len(lines) - 1) * 2:
            return
        kinds = {self._coarse(at) for at in lines}
        before = sum(map(self._evidence.is_said_above, lines))
        if before * 3 > len(lines) * 2:
            inside = range(lines[0], self._count)
            named = sum(self._evidence.is_said_above(at) for at in inside) - before
            yield "others said above", float(min(named, 3))
        for name, at in (("goes on", lines[-1] + gap), ("goes before", lines[0] - gap)):
            if not 0 <= at < self._count or self._coarse(at) not in kinds:
                continue
            if not any(self._kinds[each] in SECTIONS for each in range(lines[-1] + 1, at)):
                alike = self._evidence.is_apart(at) == self._evidence.is_apart(lines[-1])
                yield name, 1.0
                yield f"{name}, as {self._coarse(at)}", 1.0
                if alike:
                    yield f"{name} alike", 1.0
                yield f"{name} likely", self._finding[at]

    def _of_beginnings(self, lines: tuple[int, ...]) -> Iterator[tuple[str, float]]:
        """Whether all begin alike, and whether a line leads on to them."""
        evidence, top, last = self._evidence, lines[0], lines[-1]
        for mark in _RUN_IN:
            share = sum(mark in evidence.shown[at] for at in lines) / len(lines)
            if share == 1:
                yield f"all {mark}", 1.0
            elif share:
                yield f"some {mark}", 1.0
                yield f"odd {mark}", min(share, 1 - share)
        if len(lines) > 2:  # noqa: PLR2004
            words = Counter(first_word(evidence.text(at)) for at in lines)
            word, times = words.most_common(1)[0]
            if word and times == len(lines):
                yield "all begin with one word", 1.0
            elif word and times * 2 > len(lines):
                yield "most begin with one word", times / len(lines)
        taken = set(lines)
        leading = [
            at + 1
            for at in range(top - 1, last)
            if at >= 0 and at not in taken and at + 1 in taken and evidence.text(at)[-1:] in ":?"
        ]
        if top in leading:
            yield "led on to", 1.0
        elif leading:
            yield "led on to inside", 1.0

    def _of_lists_below(self, lines: tuple[int, ...]) -> Iterator[tuple[str, float]]:
        """Whether the first, or the last, alone has no list below it, or no text at all."""
        if len(lines) <= 2:  # noqa: PLR2004
            return
        texts = [two - one > 1 for one, two in pairwise(lines)]
        lists = [
            any(self._kinds[at] == "bullet" for at in range(one + 1, two))
            for one, two in pairwise(lines)
        ]
        for name, below in (("text", texts), ("list", lists)):
            first, *others = below
            if all(others) and not first:
                yield f"first alone without {name}", 1.0
            elif first and not any(others):
                yield f"first alone with {name}", 1.0
            elif any(below) and not all(below):
                yield f"some without {name}", below.count(False) / len(below)

    def _coarse(self, at: int) -> str:
        family = FAMILIES.get(self._kinds[at], self._kinds[at])
        return "texts" if family == "sentences" else family


def _lists_of(series: Sequence[Series]) -> list[tuple[frozenset[int], str]]:
    """Return the lists that hold no other one, each with its kind."""
    kinds = COUNTED | {"bullets"}
    found = {frozenset(each.lines): each.kind for each in series if each.kind in kinds}
    small = sorted(found, key=len)[:_MOST_LISTS]
    taken: set[int] = set()
    kept: list[tuple[frozenset[int], str]] = []
    for lines in small:
        if len(lines) > 1 and taken.isdisjoint(lines):
            kept.append((lines, found[lines]))
            taken |= lines
    return kept
