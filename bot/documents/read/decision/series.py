"""Lines of an article that belong together: counted on, in one list, headed alike."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.documents.read.decision.line_form import form_name
from bot.documents.read.decision.signs import LineSigns
from bot.documents.read.lines.counted import bullet_text, readings
from bot.documents.read.lines.runs import find_runs
from bot.documents.read.lines.text_lines import TextLine
from bot.words.languages.all import LANGUAGES
from bot.words.lexicon import AND, either, every, plain
from bot.words.patterns import late

_FEWEST = 2
_FAR = 8
_MOST_CHECKED = 300
# "WEEK 2 - Measure the pavement".
ANY_NOUN = late(
    r"(?P<noun>[^\W\d_]{3,20})\s+#?(?P<number>[0-9]{1,2})\s*[:.\u2013\u2014-]\s+(?P<heading>\S.*)"
)
_LASTLY_WORDS = either(every(lambda each: each.lastly))
_LASTLY = late(rf"(?:{_LASTLY_WORDS})[\s,:]", re.IGNORECASE)
# "Second, …", "And second: …", "For det andre er …".
_RANK_WORDS = tuple(
    (word, value)
    for language in LANGUAGES
    for ranks in (language.ranks[:5], language.firstly)
    for value, words in enumerate(ranks, 1)
    for word in words
    if word.replace(" ", "").isalpha()
)
_RANK = late(
    rf"(?:(?:{AND})\s+)?(?P<rank>{either(word for word, _ in _RANK_WORDS)})(?!\w)", re.IGNORECASE
)
_RANKS = {plain(word): value for word, value in _RANK_WORDS}
# "Fourth and last, …".
_OR_LASTLY = late(
    rf"(?:(?:{AND})\s+)?(?:\w+\s+(?:{AND})\s+)?(?:{_LASTLY_WORDS}"
    rf"|{either(word for language in LANGUAGES for word in language.ranks[-1])})(?!\w)",
    re.IGNORECASE,
)
_ABOVE = 3
_SHORT = 16
_OFTEN = 2
_FEW_NUMBERS = 40
_SECTIONS = frozenset({"section", "reading", "thanks", "talks"})
_NO_HEADS = _SECTIONS | frozenset(
    "time share menu day author navigation picture contents announcement announcing bullet".split()
)
_TOP = 40
_MOST_WORDS = 26


@dataclass(frozen=True, slots=True)
class Series:
    """Lines of one `kind`; `score` is how much speaks for their being the findings."""

    kind: str
    lines: tuple[int, ...]
    # Whether the title, or a line above, names as many.
    is_promised: bool
    is_announced: bool
    # Whether texts stand between most of them.
    has_bodies: bool
    # Whether it lies between two lines of another one.
    is_within: bool
    # Whether its lines are said again further down, as in a list of contents.
    is_contents: bool

    @property
    def score(self) -> int:
        score = {
            "noun": 5,
            "alone": 2,
            "digits": 3,
            "word": 2,
            "roman": 2,
            "ranks": 3,
            "sub": 1,
        }.get(self.kind, 0)
        score += 4 * self.is_promised + 3 * self.is_announced + 2 * self.has_bodies
        score -= 5 * self.is_within + 6 * self.is_contents
        return score + min(len(self.lines), 4)


def find_series(lines: Sequence[TextLine], signs: Sequence[LineSigns]) -> list[Series]:
    return [*_Finder(lines, signs).all()]


class _Finder:
    def __init__(self, lines: Sequence[TextLine], signs: Sequence[LineSigns]) -> None:
        self._lines = lines
        self._signs = signs
        top = range(min(_TOP, len(lines)))
        self._promised = frozenset(
            count for at in top if signs[at].may_be_title for count in signs[at].counts if count > 1
        )
        self._often = Counter(line.text for line in lines)
        self._below = self._lines_below()
        self._said = defaultdict[str, list[int]](list)
        for at, line in enumerate(lines):
            if signs[at].words <= _MOST_WORDS:
                self._said[_said(line.text)].append(at)

    def _lines_below(self) -> list[int]:
        """For each line, the next one that does not stand there again and again."""
        below = [len(self._lines)] * len(self._lines)
        for at in range(len(self._lines) - 2, -1, -1):
            is_often = self._often[self._lines[at + 1].text] > _OFTEN
            below[at] = below[at + 1] if is_often else at + 1
        return below

    def all(self) -> Iterator[Series]:
        found = [(kind, tuple(at)) for kind, at in self._groups() if len(at) >= _FEWEST]
        spans = self._gaps(found)
        for kind, at in found:
            yield self._made(kind, at, spans)

    def _groups(self) -> Iterator[tuple[str, list[int]]]:
        for run in find_runs(self._lines):
            name = form_name(run.form)
            yield name, self._with_last(name, [item.line for item in run.items])
        yield from self._of_any_noun()
        yield from (("ranks", each) for each in self._ranks())
        yield from (("going on", each) for each in self._going_on())
        yield from (("over longer", each) for each in self._over_longer())
        yield from (("bullets", each) for each in self._lists())
        marked: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self._lines):
            shown = self._signs[at].shown
            if line.level:
                marked[f"level {line.level}"].append(at)
            if "bold" in shown:
                marked["bold"].append(at)
            if "bold first" in shown:
                marked["bold first"].append(at)
            if "row" in shown:
                marked["row"].append(at)
            if self.heads_text(at):
                marked["capitals" if "capitals" in shown else "heads"].append(at)
        yield from marked.items()
        yield from (("texts", each) for each in self._texts())
        for mark in ("run in colon", "run in dash", "run in stop"):
            yield from self._in_a_row(mark)

    def _with_last(self, name: str, at: list[int]) -> list[int]:
        """Behind "First, …" and "Second, …" the last one may be "And lastly, …"."""
        below = range(at[-1] + 1, min(at[-1] + _FAR, len(self._lines)))
        words = name == "word"
        last = [each for each in below if words and _LASTLY.match(self._lines[each].text)]
        return [*at, *last[:1]]

    def _ranks(self) -> Iterator[list[int]]:
        """Yield what begins with "First", "And second", down to "Fourth and last"."""
        row: list[int] = []
        for at, line in enumerate(self._lines):
            match = _RANK.match(line.text[:_MOST_CHECKED])
            rank = _RANKS.get(plain(match["rank"]), 0) if match else 0
            # "First" alone is no item.
            if rank == len(row) + 1 and (rank > 1 or self._signs[at].words > 2):  # noqa: PLR2004
                row.append(at)
            elif row and len(row) >= _FEWEST and _OR_LASTLY.match(line.text[:_MOST_CHECKED]):
                yield [*row, at]
                row = []
            elif rank == 1:
                yield row
                row = [at]
        yield row

    def _going_on(self) -> Iterator[list[int]]:
        """Yield what counts on from more than one, as the second part of a text does."""
        rows: dict[object, tuple[int, list[int]]] = {}
        for at, line in enumerate(self._lines):
            for counted in readings(line.text):
                number, row = rows.get(counted.form, (0, []))
                if row and counted.number == number + 1:
                    row.append(at)
                    rows[counted.form] = counted.number, row
                    continue
                if len(row) > _FEWEST:
                    yield row
                rows.pop(counted.form, None)
                if 1 < counted.number < _FEW_NUMBERS:
                    rows[counted.form] = counted.number, [at]
        yield from (row for _, row in rows.values() if len(row) > _FEWEST)

    def _over_longer(self) -> Iterator[list[int]]:
        """Yield short lines above longer ones, however they end, between any sections."""
        row: list[int] = []
        for at, sign in enumerate(self._signs):
            if sign.kind in _SECTIONS or (at and at - 1 not in row[-1:] and self._far(at, row)):
                yield row
                row = []
            if self.is_over_longer(at):
                row.append(at)
        yield row

    def _far(self, at: int, row: Sequence[int]) -> bool:
        return bool(row) and at - row[-1] > _FAR

    def is_over_longer(self, at: int) -> bool:
        """Tell whether a line is short, and the next one that is not furniture is longer."""
        sign = self._signs[at]
        if sign.words > _SHORT or sign.kind in _NO_HEADS:
            return False
        below = self._below[at]
        if below == len(self._signs):
            return False
        longer = self._signs[below].words * 2 > sign.words * 3
        return longer or self._signs[below].kind == "bullet"

    def _of_any_noun(self) -> Iterator[tuple[str, list[int]]]:
        """Yield what counts by some noun that recurs: "WEEK 1: …", "WEEK 2 - …"."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, line in enumerate(self._lines):
            if match := ANY_NOUN.match(line.text[:_MOST_CHECKED]):
                found[plain(match["noun"])].append((int(match["number"]), at))
        for each in found.values():
            numbers = [number for number, _ in each]
            if len(each) > _FEWEST and numbers == list(range(1, len(each) + 1)):
                yield "any noun", [at for _, at in each]

    def heads_text(self, at: int) -> bool:
        sign = self._signs[at]
        below = self._signs[at + 1] if at + 1 < len(self._lines) else None
        return (
            sign.heads
            and below is not None
            and (below.kind in {"text", "text leads on", "bullet", "sentence", "leads on"})
        )

    def _lists(self) -> Iterator[list[int]]:
        row: list[int] = []
        mark = ""
        for at, line in enumerate(self._lines):
            if bullet_text(line.text) is None:
                if row:
                    yield row
                row = []
                continue
            if row and line.text[:1] != mark:
                yield row
                row = []
            mark = line.text[:1]
            row.append(at)
        if row:
            yield row
        # The lists of several groups.
        marks: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self._lines):
            if bullet_text(line.text) is not None:
                marks[line.text[:1]].append(at)
        yield from marks.values()
        # All bullets of one kind that stand apart from each other head texts.
        apart: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(self._lines):
            below = self._lines[at + 1].text if at + 1 < len(self._lines) else ""
            if bullet_text(line.text) is not None and bullet_text(below) is None:
                apart[line.text[:1]].append(at)
        yield from apart.values()

    def _texts(self) -> Iterator[list[int]]:
        """Paragraphs in a row below a line that announces findings."""
        for at, sign in enumerate(self._signs):
            if sign.kind not in {"announcement", "announcing"}:
                continue
            row: list[int] = []
            for below in range(at + 1, len(self._lines)):
                if self._signs[below].kind not in {"text", "sentence"}:
                    break
                row.append(below)
            yield row

    def _in_a_row(self, mark: str) -> Iterator[tuple[str, list[int]]]:
        """Paragraphs right below each other that all begin with words of their own."""
        row: list[int] = []
        for at, sign in enumerate(self._signs):
            if mark in sign.shown and sign.words >= 8:  # noqa: PLR2004
                row.append(at)
            else:
                if row:
                    yield mark, row
                row = []
        if row:
            yield mark, row

    def _gaps(self, found: Sequence[tuple[str, tuple[int, ...]]]) -> dict[int, int]:
        """For each line, where the farthest gap of a series that is open there ends."""
        ends: dict[int, int] = {}
        for kind, at in found:
            if kind in {"bullets", "row", "run in colon", "run in dash", "run in stop"}:
                continue
            for one, after in pairwise(at):
                if after - one > 2:  # noqa: PLR2004
                    ends[one] = max(ends.get(one, 0), after)
        return ends

    def _made(self, kind: str, at: tuple[int, ...], gaps: dict[int, int]) -> Series:
        first, last = at[0], at[-1]
        above = range(max(0, first - _ABOVE), first)
        counts = {count for each in above for count in self._signs[each].counts if count > 1}
        near = [self._signs[each].kind for each in above]
        bodies = sum(two - one > 1 for one, two in pairwise(at))
        again = sum(
            self._said[_said(self._lines[each].text)][-1] > last
            for each in at
            if self._signs[each].words <= _MOST_WORDS
        )
        return Series(
            kind=kind,
            lines=at,
            is_promised=len(at) in self._promised | counts,
            is_announced="announcement" in near or "announcing" in near,
            has_bodies=bodies * 2 >= len(at) - 1 > 0,
            is_within=self._is_within(first, last, gaps),
            is_contents=again * 2 > len(at),
        )

    def _is_within(self, first: int, last: int, gaps: dict[int, int]) -> bool:
        near = range(max(0, first - _TOP), first)
        return any(gaps.get(each, 0) > last for each in near)


def _said(text: str) -> str:
    return plain(text.strip(" #*_.:0123456789()-•"))[:80]
