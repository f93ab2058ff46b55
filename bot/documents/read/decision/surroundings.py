"""What stands beside each line of a text, and how often its like does."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.documents.read.decision.amounts import few, ratio, share_name
from bot.documents.read.decision.series import Series, find_series
from bot.documents.read.decision.signs import LineSigns
from bot.documents.read.lines.text_lines import TextLine
from bot.words.lexicon import plain
from bot.words.patterns import late

_AROUND = (-3, -2, -1, 1, 2, 3)
_PROSE = frozenset({"text", "text leads on"})
_FEW_WORDS = 7
# Short lines that name a part of a page, and so many lines below them that may belong to it.
_NAMED = frozenset(f"briefly names {each}" for each in ("reading", "talks", "after")) | frozenset(
    ("section thanks", "section further_reading")
)
_NEW_PARTS = frozenset({"section", "announcement", "level", "bold"})
_PART_LINES = 10
_SECTIONS = frozenset({"section", "reading", "thanks", "talks"})
_ABOVE = (
    "ends :",
    "ends open",
    "ends .",
    "bullet",
    "promises a number",
    "names a number",
    "address",
)
_BELOW = (
    "may be title",
    "heads",
    "capitals",
    "begins small",
    "ends .",
    "field with day",
    "address",
    "furniture again",
)
_NEAR_TOP = 2
_LONG_TITLE = 15
_SCRAP = 2
# What stands as often stands at the head of each page.
_OF_PAGES = 3
# Words with the same beginning are one: "letter", "letters".
_STEM = 6
_MOST_CHECKED = 600
_LONG_WORD = late(r"[^\W\d_]{5,}")


class Surroundings:
    """The lines together: what stands beside a line, and how often its like does."""

    def __init__(self, lines: Sequence[TextLine], signs: Sequence[LineSigns]) -> None:
        self.lines = lines
        self._signs = signs
        self.kinds = [each.kind for each in signs]
        self.shapes = [_shape(line, sign) for line, sign in zip(lines, signs, strict=True)]
        self.shape_counts = Counter(self.shapes)
        self._kind_counts = Counter(self.kinds)
        self._said = Counter(_said(line.text) for line in lines)
        self._before: Counter[str] = Counter()
        prose = [at for at, kind in enumerate(self.kinds) if kind in _PROSE]
        self._first_prose = prose[0] if prose else len(lines)
        self._last_prose = prose[-1] if prose else -1
        self._prose_above = 0
        self.top = self._titles()
        # In how many texts a word stands.
        self._in_texts = Counter(
            word
            for at, line in enumerate(lines)
            if signs[at].words > _FEW_WORDS and at not in self.top
            for word in set(_long_words(line.text))
        )
        series = find_series(lines, signs)
        self.series_at: dict[int, list[Series]] = {}
        for each in series:
            for at in each.lines:
                self.series_at.setdefault(at, []).append(each)
        self._best = max(series, key=lambda each: (each.score, -each.lines[0]), default=None)
        self.ranked = sorted(series, key=lambda each: (-each.score, each.lines[0]))
        self.announced = next(
            (at for at, kind in enumerate(self.kinds) if kind in {"announcement", "announcing"}),
            None,
        )
        self._closings = [at for at, kind in enumerate(self.kinds) if kind in _SECTIONS]
        levels = [line.level for line in lines if line.level]
        self._highest = min(levels, default=0)
        self._of_highest = levels.count(self._highest)
        self._late = [at for at in self._closings if at > self._first_prose]
        self._in_best = frozenset(self._best.lines if self._best else ())
        self._under = self._heads_of_parts()
        self._pages = {_said(line.text): at for at, line in enumerate(lines[:40])}

    def _titles(self) -> list[int]:
        """Lines that may be the title: those at the top, up to the second paragraph."""
        found: list[int] = []
        prose = 0
        for at, sign in enumerate(self._signs[:60]):
            prose += sign.kind in _PROSE
            if prose > 1:
                break
            if sign.may_be_title:
                found.append(at)
        return found

    def _heads_of_parts(self) -> list[str]:
        """For each line, what the nearest short line above it names, if it names a part."""
        found: list[str] = []
        name, left = "", 0
        for sign in self._signs:
            found.append(name if left > 0 else "")
            left -= 1
            named = sorted(each for each in sign.shown if each in _NAMED)
            if named:
                name, left = named[-1], _PART_LINES
            elif sign.kind in _NEW_PARTS:
                name, left = "", 0
        return found

    def _at(self, at: int) -> str:
        if at < 0:
            return "begin"
        return self.kinds[at] if at < len(self.kinds) else "end"

    def around(self, at: int) -> Iterator[str]:
        line, sign = self.lines[at], self._signs[at]
        for step in _AROUND:
            yield f"{step:+} {self._at(at + step)}"
        yield f"-1 {self._at(at - 1)} +1 {self._at(at + 1)}"
        yield f"is {sign.kind} -1 {self._at(at - 1)}"
        yield f"is {sign.kind} +1 {self._at(at + 1)}"
        if at + 1 < len(self.lines):
            length = ratio(self._signs[at + 1].words, sign.words)
            yield f"+1 {length}"
            yield f"is {sign.kind} +1 {length}"
        if at:
            yield f"-1 {ratio(self._signs[at - 1].words, sign.words)}"
        above = line.after_blank
        below = at + 1 == len(self.lines) or self.lines[at + 1].after_blank
        yield f"blank {'above' if above else ''} {'below' if below else ''}"
        yield f"is {sign.kind} blank {'above' if above else ''} {'below' if below else ''}"
        if under := self._under[at]:
            yield f"under {under}"
            yield f"under {under} {sign.kind}"
        yield from self._place(at, sign)
        yield from self._recurring(at, sign)
        yield from self._title_signs(at)
        yield from self._in_series(at, sign)
        yield from self._marks_beside(at, sign)

    def _marks_beside(self, at: int, sign: LineSigns) -> Iterator[str]:
        if at + 1 < len(self.lines):
            shown = self._signs[at + 1].shown
            yield from (f"+1 {mark}" for mark in _BELOW if mark in shown)
        if at:
            shown = self._signs[at - 1].shown
            for mark in _ABOVE:
                if mark in shown:
                    yield f"-1 {mark}"
                    yield f"is {sign.kind} -1 {mark}"

    def _place(self, at: int, sign: LineSigns) -> Iterator[str]:
        if at == 0:
            yield "first line"
        elif at <= _NEAR_TOP:
            yield "near top"
        yield f"place {at * 6 // len(self.lines)}"
        if at < self._first_prose:
            yield "above text"
            yield f"above text {sign.kind}"
        elif at == self._first_prose:
            yield "first text"
        elif at > self._last_prose:
            yield "below text"
            yield f"below text {sign.kind}"
        else:
            yield f"in text {sign.kind}"
        yield from self._beside_sections(at, sign)

    def _beside_sections(self, at: int, sign: LineSigns) -> Iterator[str]:
        closings, late = self._closings, self._late
        if closings and at > closings[-1]:
            yield "below last section"
        if closings and at < closings[0]:
            yield "above first section"
        if at and self.kinds[at - 1] in _SECTIONS:
            yield f"right below {self.kinds[at - 1]}"
        if self.announced is not None:
            yield "below announcement" if at > self.announced else "above announcement"
            if at == self.announced + 1:
                yield "right below announcement"
        above = bisect_left(late, at)
        if above:
            last = self.kinds[late[above - 1]]
            yield "below a section"
            yield f"below a section {sign.kind}"
            yield f"last section {last}"
            yield f"last section {last} {sign.kind}"

    def _recurring(self, at: int, sign: LineSigns) -> Iterator[str]:
        said = _said(self.lines[at].text)
        if self._said[said] > 1:
            yield "said again above" if self._before[said] else "said again below"
            yield f"said {'above' if self._before[said] else 'below'} {sign.kind}"
        self._before[said] += 1
        if self._said[said] >= _OF_PAGES:
            yield "said on each page"
        shape = self.shapes[at]
        yield f"shape {few(self.shape_counts[shape])}"
        yield f"kind {few(self._kind_counts[sign.kind])} {sign.kind}"
        for step in (-1, 1):
            if 0 <= at + step < len(self.shapes) and self.shapes[at + step] == shape:
                yield f"like {step:+}"
                yield f"like {step:+} {sign.kind}"

    def _title_signs(self, at: int) -> Iterator[str]:
        if at not in self.top:
            if self._signs[at].may_be_title:
                yield "title too far down"
            return
        rank = self.top.index(at)
        yield f"may be title {min(rank, 3)}"
        if rank == len(self.top) - 1:
            yield "last that may be title"
        if at == max(self.top, key=lambda each: min(self._signs[each].words, _LONG_TITLE)):
            yield "longest that may be title"
        promising = [each for each in self.top if self._signs[each].counts - {1}]
        if promising and at == promising[0]:
            yield "first title that promises"
        if promising and at not in promising:
            yield "other title promises"
        if self.lines[at].level and self.lines[at].level == self._highest:
            yield "highest level"
            yield f"highest level {few(self._of_highest)}"
        yield from self._title_again(at)

    def _title_again(self, at: int) -> Iterator[str]:
        text = self.lines[at].text
        for other in self.top:
            page = self.lines[other].text
            if other != at and page.startswith(text) and page != text:
                yield "begin of another"
            if other != at and text.startswith(page) and page != text:
                yield "begins with another"
        said = _said(text)
        if self._said[said] > 1:
            yield f"title said {'above' if self._before[said] > 1 else 'below'}"
        own = _long_words(text)
        share = sum(self._in_texts[each] > 0 for each in own) / len(own) if own else 0
        yield f"recurs {share_name(share)}"
        if self._signs[at].words > _SCRAP:
            yield f"recurs {share_name(share)}, several words"

    def _in_series(self, at: int, sign: LineSigns) -> Iterator[str]:
        for each in self.series_at.get(at, ()):
            name = f"in {each.kind}"
            yield name
            yield f"{name} {few(len(each.lines))}"
            yield f"{name} {'with' if each.has_bodies else 'without'} texts"
            for mark, holds in (
                ("promised", each.is_promised),
                ("announced", each.is_announced),
                ("within", each.is_within),
                ("contents", each.is_contents),
            ):
                if holds:
                    yield f"{name} {mark}"
                    yield f"in series {mark}"
            if each is self._best:
                yield f"in best {each.kind}"
                yield "in best"
            elif self._best is not None:
                yield f"{name} not best {self._best.kind}"
                yield f"{name} not best"
            if at == each.lines[-1]:
                yield f"{name} last"
        if self._best is None:
            yield f"no series {sign.kind}"
        else:
            yield from self._beside_best(self._best, at, sign)

    def _beside_best(self, best: Series, at: int, sign: LineSigns) -> Iterator[str]:
        yield f"best {best.kind} {sign.kind}"
        first, last = best.lines[0], best.lines[-1]
        where = "above" if at < first else "below" if at > last else "among"
        yield f"{where} best"
        yield f"{where} best {sign.kind}"
        if best.is_promised or best.is_announced:
            yield f"{where} sure best"
            yield f"{where} sure best {sign.kind}"
        if at == first - 1:
            yield "right above best"
            yield f"right above best {sign.kind}"
        if where == "below":
            yield from self._below_best(best, at, sign)
        if where == "among" and at + 1 in self._in_best and at not in self._in_best:
            yield "right above one of best"
            yield f"right above one of best {sign.kind}"
        if at - 1 in self._in_best:
            yield f"right below one of best {sign.kind}"

    def _below_best(self, best: Series, at: int, sign: LineSigns) -> Iterator[str]:
        below = at - best.lines[-1]
        usual = best.lines[-1] - best.lines[-2]
        yield f"below best {few(below)}"
        if below >= usual:
            yield "farther than usual"
            yield f"farther than usual {sign.kind}"
        if below == usual:
            yield "where the next would be"


def _shape(line: TextLine, sign: LineSigns) -> tuple[object, ...]:
    shown = sign.shown
    form = min((each for each in shown if each.startswith("counts")), default="")
    return (sign.kind, line.level, line.is_bold, "capitals" in shown, form, line.after_blank)


def _said(text: str) -> str:
    return plain(text.strip(" #*_.:!?()"))[:80]


def _long_words(text: str) -> list[str]:
    return [plain(each)[:_STEM] for each in _LONG_WORD.findall(text[:_MOST_CHECKED])]
