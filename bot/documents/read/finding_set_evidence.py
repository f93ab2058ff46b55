"""What speaks for a set of lines that may be the findings: how its lines go together."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import mean, pstdev

from bot.documents.read.evidence import Evidence
from bot.documents.read.finding_sets import ANNOUNCING, SECTIONS, Likely, below_numbers
from bot.documents.read.roles import LineRole
from bot.documents.read.series import Series

# What a line shows that is called as closing sections are.
_SECTION = "section after"
_COUNTED = frozenset({"noun", "digits", "alone", "roman", "word", "any noun"})
_PROSE_WORDS = 20
_MANY = 15
_BRIEF = 12
_FEW = 3
_LONGEST_LIST = 12
# The kinds of lines, coarsely.
_FAMILIES = {
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


class SetEvidence:
    """What a whole text knows of any set of its lines."""

    def __init__(self, evidence: Evidence, likely: Likely, sets: Sequence[tuple[int, ...]]) -> None:
        self._evidence = evidence
        self._kinds = evidence.kinds
        self._shapes = evidence.shapes
        self._likely = likely
        self._found = frozenset(likely.found)
        self._count = len(evidence.kinds)
        self._series: dict[tuple[int, ...], Series] = {}
        for each in evidence.ranked_series():
            self._series.setdefault(below_numbers(each, self._count), each)
        self._counted = [
            frozenset(lines) for lines, each in self._series.items() if each.kind in _COUNTED
        ]
        self._best = max((each.score for each in evidence.series), default=0)
        self._odds = [likely.odds(at) for at in range(self._count)]
        self._finding = [likely.share(at, LineRole.FINDING) for at in range(self._count)]
        self._lastly = [at for at in range(self._count) if "lastly" in evidence.shown[at]]
        self._announced = next((at for at, kind in enumerate(self._kinds) if kind in ANNOUNCING), 0)
        self._any_promised = any(self._agrees(each) for each in sets if each)

    def _agrees(self, lines: tuple[int, ...]) -> bool:
        promised, named = self._evidence.promised(lines[0])
        return len(lines) in (promised or named)

    def of(self, lines: tuple[int, ...]) -> Iterator[tuple[str, float]]:
        if lines == self._likely.found:
            yield "as the chain says", 1.0
        if not lines:
            yield "no findings", 1.0
            return
        family = self._family(lines)
        yield f"of {family}", 1.0
        if len(lines) <= 2:  # noqa: PLR2004
            yield f"{len(lines)} alone", 1.0
        elif len(lines) > _MANY:
            yield "many", 1.0
        yield from self._of_chain(lines)
        yield from self._of_ends(lines)
        yield from self._of_promise(lines, family)
        yield from self._of_series(lines, family)
        yield from self._of_likeness(lines)
        yield from self._of_gaps(lines)
        yield from self._of_place(lines, family)
        yield from self._of_groups(lines, family)

    def _family(self, lines: Sequence[int]) -> str:
        usual, _ = Counter(self._kinds[at] for at in lines).most_common(1)[0]
        return _FAMILIES.get(usual, "others")

    def _of_chain(self, lines: tuple[int, ...]) -> Iterator[tuple[str, float]]:
        odds = [self._odds[at] for at in lines]
        yield "mean odds", mean(odds) / 3
        yield "least odds", min(odds) / 3
        said = self._found.intersection(lines)
        if self._found:
            yield "share of the chain's", len(said) / len(self._found)
            yield "share in the chain's", len(said) / len(lines)
        closing = sum(
            self._likely.share(at, LineRole.END, LineRole.CLOSING, LineRole.FURNITURE)
            for at in lines
        )
        yield "closing lines", min(closing, 3.0)
        yield "group lines", min(sum(self._likely.share(at, LineRole.GROUP) for at in lines), 3.0)
        within = set(lines)
        inside = [at for at in range(lines[0], lines[-1]) if at not in within]
        yield "ended inside", min(sum(self._likely.share(at, LineRole.END) for at in inside), 3.0)
        yield (
            "announced inside",
            min(sum(self._likely.share(at, LineRole.ANNOUNCEMENT) for at in inside), 2.0),
        )
        above = self._likely.share(lines[0] - 1, LineRole.ANNOUNCEMENT) if lines[0] else 0.0
        yield "announcement above", above

    def _of_ends(self, lines: tuple[int, ...]) -> Iterator[tuple[str, float]]:
        share = self._likely.share
        said = set(lines)
        finding = self._finding
        yield "left out", min(sum(finding) - sum(finding[at] for at in lines), 6.0) / 2
        yield "wrongly taken", min(sum(1 - finding[at] for at in lines), 6.0) / 2
        inside = [finding[at] for at in range(lines[0], lines[-1]) if at not in said]
        yield "left out inside", min(sum(inside), 4.0)
        yield "most likely above", max(finding[: lines[0]], default=0.0)
        yield "most likely below", max(finding[lines[-1] + 1 :], default=0.0)
        yield "last may end", share(lines[-1], LineRole.END, LineRole.CLOSING)
        yield "first may announce", share(lines[0], LineRole.ANNOUNCEMENT, LineRole.INTRODUCTION)
        others = [self._shapes[at] for at in lines[1:-1]]
        if others:
            usual, _ = Counter(others).most_common(1)[0]
            yield "last unlike others", float(self._shapes[lines[-1]] != usual)
            yield "first unlike others", float(self._shapes[lines[0]] != usual)
        for at in self._lastly:
            where = "last" if at == lines[-1] else "within" if at in said else "outside"
            if where == "outside" and at > lines[-1]:
                where = "below"
            yield f"lastly {where}", 1.0

    def _of_groups(self, lines: tuple[int, ...], family: str) -> Iterator[tuple[str, float]]:
        """Whether a set is made of groups below headings, or of headings above groups."""
        evidence, kinds = self._evidence, self._kinds
        said = set(lines)
        starts = [at for at in lines if at - 1 not in said]
        headed = sum(at > 0 and evidence.words(at - 1) <= _BRIEF for at in starts)
        if 1 < len(starts) < len(lines):
            yield "in groups", 1.0
            yield f"in groups, of {family}", 1.0
            yield "groups below headings", headed / len(starts)
            yield "lines of a group", min(len(lines) / len(starts), 6.0) / 3
        words = [evidence.words(at) for at in lines]
        yield "words", min(mean(words), 20.0) / 10
        yield f"words, of {family}", min(mean(words), 20.0) / 10
        yield "few words", sum(each <= 2 for each in words) / len(words)  # noqa: PLR2004
        yield "sentences", sum("sentences" in evidence.shown[at] for at in lines) / len(lines)
        yield "stops", sum(evidence.text(at)[-1:] in ".!" for at in lines) / len(lines)
        bullets = [
            [
                below
                for below in range(one + 1, min(other, one + _LONGEST_LIST))
                if kinds[below] == "bullet"
            ]
            for one, other in pairwise((*lines, self._count))
        ]
        lists = [each for each in bullets if each]
        if not lists or family == "bullets":
            return
        yield "above lists", len(lists) / len(lines)
        yield "lines of lists", min(mean(map(len, lists)), 6.0) / 3
        items = [at for each in lists for at in each]
        yield "words of lists", min(mean(evidence.words(at) for at in items), 20.0) / 10
        stops = sum(evidence.text(at)[-1:] in ".!" for at in items) / len(items)
        yield "stops in lists", stops
        yield "few words above lists", sum(each <= _FEW for each in words) / len(words)

    def _of_promise(self, lines: tuple[int, ...], family: str) -> Iterator[tuple[str, float]]:
        count = len(lines)
        promised, named = self._evidence.promised(lines[0])
        if promised:
            name = "as promised" if count in promised else "not as promised"
        elif named:
            name = "as named" if count in named else "not as named"
        else:
            return
        yield name, 1.0
        yield f"{name}, of {family}", 1.0
        if name.startswith("not") and self._any_promised:
            yield "another set is as promised", 1.0
        if name.startswith("not") and count + 1 in (promised or named):
            yield "one fewer than promised", 1.0
        if name.startswith("not") and count - 1 in (promised or named):
            yield "one more than promised", 1.0

    def _of_series(self, lines: tuple[int, ...], family: str) -> Iterator[tuple[str, float]]:
        series = self._series.get(lines)
        if series is None:
            yield "no series", 1.0
            yield f"no series of {family}", 1.0
        else:
            yield f"series {series.kind}", 1.0
            yield "score", series.score / 4
            yield "below the best score", (self._best - series.score) / 4
            for name, holds in (
                ("within", series.is_within),
                ("contents", series.is_contents),
                ("announced", series.is_announced),
                ("promised", series.is_promised),
                ("texts", series.has_bodies),
            ):
                if holds:
                    yield name, 1.0
                    yield f"{name}, of {family}", 1.0
        # Parts of series that are no part of it.
        taken = set(lines)
        torn = sum(not each.isdisjoint(lines) and not each <= taken for each in self._counted)
        yield "torn", float(min(torn, 3))
        inside = range(lines[0], lines[-1])
        whole = [each for each in self._counted if min(each) in inside and max(each) in inside]
        if any(each.isdisjoint(lines) for each in whole):
            yield "counted ones inside", 1.0
        if any(each.isdisjoint(lines) and len(each) > 2 for each in self._counted):  # noqa: PLR2004
            yield "other counted ones", 1.0

    def _of_likeness(self, lines: tuple[int, ...]) -> Iterator[tuple[str, float]]:
        shapes = Counter(self._shapes[at] for at in lines)
        yield "shapes", float(min(len(shapes) - 1, 3))
        kinds = Counter(self._kinds[at] for at in lines)
        yield "kinds", float(min(len(kinds) - 1, 3))
        if len(kinds) > 1:
            yield "odd kinds", 1 - kinds.most_common(1)[0][1] / len(lines)
        usual, _ = shapes.most_common(1)[0]
        said = set(lines)
        inside = range(lines[0], lines[-1])
        yield "holes", float(min(sum(self._is(at, usual, said) for at in inside), 3))
        kind, _ = kinds.most_common(1)[0]
        others = sum(self._kinds[at] == kind and at not in said for at in inside)
        yield "holes of the kind", float(min(others, 3))
        above = sum(self._is(at, usual, said) for at in range(lines[0]))
        end = next((at for at in range(lines[-1], self._count) if self._closes(at)), self._count)
        below = sum(self._is(at, usual, said) for at in range(lines[-1], end))
        yield "like ones above", float(min(above, 3))
        yield "like ones below", float(min(below, 3))
        words = [self._evidence.words(at) for at in lines]
        yield "uneven lengths", min(pstdev(words) / (mean(words) + 1), 1.5)
        prose = sum(each >= _PROSE_WORDS for each in words) / len(lines)
        yield "prose", prose
        if 0 < prose < 1:
            yield "some prose", 1.0
        for name, tell in (
            ("begin alike", self._begins),
            ("end alike", self._ends),
            ("apart alike", self._evidence.is_apart),
            ("level alike", self._evidence.level),
        ):
            share = Counter(tell(at) for at in lines).most_common(1)[0][1] / len(lines)
            yield name, share
            if share == 1:
                yield f"all {name}", 1.0

    def _is(self, at: int, shape: object, said: set[int]) -> bool:
        return self._shapes[at] == shape and at not in said

    def _closes(self, at: int) -> bool:
        return self._kinds[at] in SECTIONS

    def _begins(self, at: int) -> str:
        first = self._evidence.text(at)[:1]
        return "big" if first.isupper() else "small" if first.islower() else first

    def _ends(self, at: int) -> str:
        last = self._evidence.text(at)[-1:]
        return "word" if last.isalnum() else last

    def _of_gaps(self, lines: tuple[int, ...]) -> Iterator[tuple[str, float]]:
        gaps = [two - one for one, two in pairwise(lines)]
        if not gaps:
            return
        alone = sum(each == 1 for each in gaps)
        if 0 < alone < len(gaps):
            yield "some without texts", alone / len(gaps)
        if alone == len(gaps):
            yield "in a row", 1.0
        yield "uneven gaps", min(pstdev(gaps) / mean(gaps), 2.0)
        yield "widest gap", min(max(gaps) / (sorted(gaps)[len(gaps) // 2] + 1), 4.0)
        below = [at + 1 for at in lines if at + 1 < self._count]
        texts = sum(self._evidence.words(at) > self._evidence.words(at - 1) for at in below)
        yield "above longer ones", texts / len(lines)
        first = Counter(self._kinds[at] for at in below)
        if first:
            yield "alike below", first.most_common(1)[0][1] / len(lines)

    def _of_place(self, lines: tuple[int, ...], family: str) -> Iterator[tuple[str, float]]:
        title = self._evidence.title_at
        if title is not None and lines[0] < title:
            yield "above the title", 1.0
        inside = set(range(lines[0], lines[-1])).difference(lines)
        if any(_SECTION in self._evidence.shown[at] for at in inside):
            yield "closed within", 1.0
        sections = sum(self._kinds[at] in SECTIONS for at in lines)
        yield "sections", float(min(sections, 3))
        if any(self._kinds[at] in SECTIONS for at in range(lines[0])):
            yield "below a section", 1.0
        if lines[0]:
            near = self._kinds[lines[0] - 1]
            if near in ANNOUNCING or near == "text leads on":
                yield "right below announcement", 1.0
                yield f"right below announcement, of {family}", 1.0
        if self._announced > lines[0]:
            yield "announced later", 1.0
        again = sum(self._evidence.is_said_below(at) for at in lines) / len(lines)
        before = sum(self._evidence.is_said_above(at) for at in lines) / len(lines)
        yield "said below", again
        yield "said above", before
        after = self._kinds[lines[-1] + 1] if lines[-1] + 1 < self._count else "end"
        yield f"below the last: {_FAMILIES.get(after, after)}", 1.0
        yield "part of the text", (lines[-1] - lines[0] + 1) / self._count


def evidence_of_sets(
    evidence: Evidence, likely: Likely, sets: Sequence[tuple[int, ...]]
) -> list[Mapping[str, float]]:
    whole = SetEvidence(evidence, likely, sets)
    return [dict(whole.of(each)) for each in sets]
