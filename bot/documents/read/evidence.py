"""What speaks for each reading of a line: its signs, what is around it, what recurs in the text."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from bot.documents.read.series import Series, find_series
from bot.documents.read.shape import ArticleShape
from bot.documents.read.signs import LineSigns, signs_of
from bot.documents.read.text_lines import TextLine
from bot.documents.read.title_evidence import title_evidence
from bot.words.lexicon import plain
from bot.words.lines.chain import Decided
from bot.words.patterns import late

_AROUND = (-3, -2, -1, 1, 2, 3)
_PROSE = frozenset({"text", "text leads on"})
_BELOW_HEADINGS = frozenset({"text", "text leads on", "bullet", "sentence", "leads on"})
_FEW_WORDS = 7
# Short lines that name a part of a page, and so many lines below them that may belong to it.
_NAMED = frozenset(f"briefly names {each}" for each in ("reading", "talks", "after")) | frozenset(
    ("section thanks", "section further_reading")
)
_NEW_PARTS = frozenset({"section", "announcement", "level", "bold"})
_PART_LINES = 10
# What stands as often stands at the head of each page.
_OF_PAGES = 3
_NEAR = 3
# Words with the same beginning are one: "letter", "letters".
_STEM = 6
_MOST_CHECKED = 600
# "17 March 2027 | by Ada Example" looks like a talk as well.
_TALK_OR_FIELD = frozenset(
    {"talk", "field authors", "field with authors", "begins with digit", "tells its day"}
)
_LONG_WORD = late(r"[^\W\d_]{5,}")


class Evidence:
    """`shown` is what each line shows at first sight.

    What rules make of the shape of a text (`ArticleShape`) speaks as well.
    """

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._signs = [signs_of(line) for line in lines]
        self._whole = _Whole(lines, self._signs)
        # It takes the label off a title.
        self.shape = ArticleShape([*lines]) if lines else None
        # What the title is taken to be, once all lines have been looked at.
        self.title_at = self.first_title
        self.shown = [
            frozenset((*each.shown, *self._whole.around(at), *self._ruled(at)))
            for at, each in enumerate(self._signs)
        ]

    @property
    def first_title(self) -> int | None:
        """Return the line that is the title as far as its surroundings tell."""
        return None if self.shape is None else self.shape.chosen_title

    @cached_property
    def title_marks(self) -> Mapping[int | None, frozenset[str]]:
        return title_evidence(self._whole.lines)

    @property
    def talks(self) -> frozenset[int]:
        """Return lines that name series, title and day of a talk as we print them."""
        return frozenset(
            at
            for at, each in enumerate(self._signs)
            if (_TALK_OR_FIELD & each.shown == {"talk"}) or at in self._rows_of_talks
        )

    @property
    def above_talks(self) -> frozenset[int]:
        """Return headings above rows of days and titles, below what may be the findings."""
        if self.shape is None:
            return frozenset()
        last = self.shape.items[-1].line if self.shape.items else -1
        return frozenset(at for at in self.shape.above_talks if at > last)

    @cached_property
    def _rows_of_talks(self) -> frozenset[int]:
        """Rows of days and titles right below a heading of their own."""
        rows: set[int] = set()
        for heading in self.above_talks:
            at = heading + 1
            while at < len(self._signs) and "dated title" in self._signs[at].shown:
                rows.add(at)
                at += 1
        return frozenset(rows)

    @cached_property
    def ruled(self) -> tuple[int, ...]:
        """Return the lines that rules take for the findings."""
        if self.shape is None:
            return ()
        # A number alone has its heading below it.
        below = self.shape.below
        return tuple(
            each.line + 1 if each.line + 1 in below else each.line for each in self.shape.items
        )

    @cached_property
    def _ruled_lines(self) -> frozenset[int]:
        return frozenset(self.ruled)

    def _ruled(self, at: int) -> Iterator[str]:
        shape = self.shape
        if shape is None:
            return
        kind = self._signs[at].kind
        if shape.chosen_title is not None:
            step = at - shape.chosen_title
            yield "rules: " + (
                "title" if not step else "above title" if step < 0 else "below title"
            )
            if abs(step) <= 2:
                yield f"rules: title {step:+}"
        if not shape.items:
            yield f"rules: no findings {kind}"
            return
        guess = " guessed" if shape.is_guess else ""
        where = "above" if at < shape.begin else "below" if at >= shape.end else "within"
        if at in self._ruled_lines:
            where = "finding"
            yield f"rules: finding {kind}"
        yield f"rules: {where}{guess}"
        yield f"rules: {where} {kind}"
        if at == shape.end:
            yield f"rules: end{guess}"
        if at == shape.begin - 1:
            yield "rules: right above"

    @property
    def kinds(self) -> list[str]:
        return self._whole.kinds

    def counts(self, at: int) -> frozenset[int]:
        return self._signs[at].counts

    def words(self, at: int) -> int:
        return self._signs[at].words

    def heads_text(self, at: int) -> bool:
        """Tell whether a line is as short as headings are, and stands above a text or a list."""
        below = self._signs[at + 1].kind if at + 1 < len(self._signs) else ""
        return self._signs[at].heads and below in _BELOW_HEADINGS

    def is_apart(self, at: int) -> bool:
        return self._whole.lines[at].after_blank

    def text(self, at: int) -> str:
        return self._whole.lines[at].text

    def level(self, at: int) -> int:
        return self._whole.lines[at].level

    def is_said_above(self, at: int) -> bool:
        return "said again above" in self.shown[at]

    def is_said_below(self, at: int) -> bool:
        return "said again below" in self.shown[at]

    @property
    def shapes(self) -> list[tuple[object, ...]]:
        """Return what each line looks like, in a form that can be compared."""
        return self._whole.shapes

    @property
    def series(self) -> list[Series]:
        return self._whole.ranked

    def ranked_series(self) -> list[Series]:
        """Return series of lines, what looks most like findings first."""
        return self._whole.ranked

    def promised(self, below: int) -> tuple[frozenset[int], frozenset[int]]:
        """Return the numbers of findings that titles and announcements above a line promise.

        The second ones are numbers that these lines name, whatever of.
        """
        near = range(max(0, below - 3), below)
        signs = [self._signs[at] for at in {*self._whole.top, *near} if at < below]
        return (
            frozenset(count for each in signs for count in each.promises),
            frozenset(count for each in signs for count in each.counts),
        )

    def again(self, decided: Sequence[Decided]) -> list[frozenset[str]]:
        """Return what each line shows when its like and the others have been seen."""
        second = _Second(self._whole, self._signs, decided, self.title_at)
        return [frozenset((*each, *second.of(at))) for at, each in enumerate(self.shown)]


class _Second:
    """What the whole says of a line once each line has a likely role."""

    def __init__(
        self,
        whole: "_Whole",
        signs: Sequence[LineSigns],
        decided: Sequence[Decided],
        title: int | None,
    ) -> None:
        self._whole = whole
        self._signs = signs
        self._decided = decided
        self._roles = [each.role for each in decided]
        self._findings = [at for at, role in enumerate(self._roles) if role == "F"]
        self.shapes = Counter(whole.shapes[at] for at in self._findings)
        self._kinds_found = Counter(signs[at].kind for at in self._findings)
        self._usual = next((kind for kind, _ in self._kinds_found.most_common(1)), "")
        self._title = title
        self._ends = [at for at, role in enumerate(self._roles) if role == "E"]
        heads = [whole.announced] if whole.announced is not None else []
        heads += [] if self._title is None else [self._title]
        self._promised = {
            count
            for at in (*heads, *(at for at, role in enumerate(self._roles) if role == "K"))
            for count in signs[at].counts
            if count > 1
        }

    def of(self, at: int) -> Iterator[str]:
        said, kind = self._decided[at], self._signs[at].kind
        sure = "sure" if said.sure > 0.95 else "likely" if said.sure > 0.7 else "perhaps"
        yield f"said {said.role}"
        yield f"said {sure} {said.role}"
        if said.sure < 0.95:
            yield f"said {said.role} or {said.other}"
        for step in (-2, -1, 1, 2):
            if 0 <= at + step < len(self._roles):
                yield f"{step:+} said {self._roles[at + step]}"
        if not self._findings:
            yield f"no findings {kind}"
        else:
            first, last = self._findings[0], self._findings[-1]
            where = "above" if at < first else "below" if at > last else "among"
            yield f"{where} findings"
            yield f"{where} findings {kind}"
            yield f"{where} findings said {said.role}"
            if at == last:
                yield "last finding"
            usual = kind == self._usual
            yield f"{where} findings {'as' if usual else 'unlike'} they are"
            if usual:
                yield f"as findings said {said.role}"
            count = self._whole.shape_counts[self._whole.shapes[at]]
            share = self.shapes[self._whole.shapes[at]] / count
            yield f"shape found {_share(share)}"
            yield f"shape found {_share(share)} {where}"
            if self._promised:
                found = len(self._findings)
                as_promised = (
                    "as promised"
                    if found in self._promised
                    else "fewer than promised"
                    if found < max(self._promised)
                    else "more than promised"
                )
                yield f"{as_promised} {where}"
                yield f"{as_promised} {where} said {said.role}"
                if usual:
                    yield f"{as_promised} {where} as they are"
        for each in self._whole.series_at.get(at, ()):
            mates = [self._roles[other] for other in each.lines]
            share = mates.count("F") / len(mates)
            yield f"mates {_share(share)}"
            yield f"mates {_share(share)} {each.kind}"
            if len(each.lines) in self._promised:
                yield f"mates {_share(share)} as promised"
                yield "mates as promised"
        if self._title is not None:
            yield (
                "best title"
                if at == self._title
                else ("above best title" if at < self._title else "below best title")
            )
            if at != self._title and said.role == "T":
                yield "other title"
            if 0 < abs(at - self._title) <= _NEAR:
                yield f"best title {self._title - at:+}"
                yield f"best title {self._title - at:+} {kind}"
        else:
            yield "no title"
            yield f"no title {kind}"
        ended = any(self._ends[0] < at for _ in self._ends[:1])
        yield f"{'ended' if ended else 'not ended'}"
        yield f"{'ended' if ended else 'not ended'} {kind}"


class _Whole:
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
        sections = {"section", "reading", "thanks", "talks"}
        self._closings = [at for at, kind in enumerate(self.kinds) if kind in sections]
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
            ratio = _ratio(self._signs[at + 1].words, sign.words)
            yield f"+1 {ratio}"
            yield f"is {sign.kind} +1 {ratio}"
        if at:
            yield f"-1 {_ratio(self._signs[at - 1].words, sign.words)}"
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
        if at + 1 < len(self.lines):
            for mark in (
                "may be title",
                "heads",
                "capitals",
                "begins small",
                "ends .",
                "field with day",
                "address",
                "furniture again",
            ):
                if mark in self._signs[at + 1].shown:
                    yield f"+1 {mark}"
        if at:
            for mark in (
                "ends :",
                "ends open",
                "ends .",
                "bullet",
                "promises a number",
                "names a number",
                "address",
            ):
                if mark in self._signs[at - 1].shown:
                    yield f"-1 {mark}"
                    yield f"is {sign.kind} -1 {mark}"

    def _place(self, at: int, sign: LineSigns) -> Iterator[str]:
        if at == 0:
            yield "first line"
        elif at <= 2:
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
        if self._closings and at > self._closings[-1]:
            yield "below last section"
        if self._closings and at < self._closings[0]:
            yield "above first section"
        late = [each for each in self._closings if each > self._first_prose]
        if late and at > late[0]:
            yield "below a section"
            yield f"below a section {sign.kind}"
        if at and at - 1 in self._closings:
            yield f"right below {self.kinds[at - 1]}"
        if self.announced is not None:
            yield "below announcement" if at > self.announced else "above announcement"
            if at == self.announced + 1:
                yield "right below announcement"
        last = next((each for each in reversed(late) if each < at), None)
        if last is not None:
            yield f"last section {self.kinds[last]}"
            yield f"last section {self.kinds[last]} {sign.kind}"

    def _recurring(self, at: int, sign: LineSigns) -> Iterator[str]:
        said = _said(self.lines[at].text)
        if self._said[said] > 1:
            yield "said again above" if self._before[said] else "said again below"
            yield f"said {'above' if self._before[said] else 'below'} {sign.kind}"
        self._before[said] += 1
        if self._said[said] >= _OF_PAGES:
            yield "said on each page"
        shape = self.shapes[at]
        yield f"shape {_few(self.shape_counts[shape])}"
        yield f"kind {_few(self._kind_counts[sign.kind])} {sign.kind}"
        for step in (-1, 1):
            if 0 <= at + step < len(self.shapes) and self.shapes[at + step] == shape:
                yield f"like {step:+}"
                yield f"like {step:+} {sign.kind}"

    def _title_signs(self, at: int) -> Iterator[str]:
        if at in self.top:
            rank = self.top.index(at)
            yield f"may be title {min(rank, 3)}"
            if rank == len(self.top) - 1:
                yield "last that may be title"
            longest = max(self.top, key=lambda each: min(self._signs[each].words, 15))
            if at == longest:
                yield "longest that may be title"
            promising = [each for each in self.top if self._signs[each].counts - {1}]
            if promising and at == promising[0]:
                yield "first title that promises"
            if promising and at not in promising:
                yield "other title promises"
            if self.lines[at].level and self.lines[at].level == min(
                line.level for line in self.lines if line.level
            ):
                yield "highest level"
                levels = sum(line.level == self.lines[at].level for line in self.lines)
                yield f"highest level {_few(levels)}"
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
            own = _long_words(self.lines[at].text)
            share = sum(self._in_texts[each] > 0 for each in own) / len(own) if own else 0
            yield f"recurs {_share(share)}"
            if self._signs[at].words > 2:
                yield f"recurs {_share(share)}, several words"
        if self._signs[at].may_be_title and at not in self.top:
            yield "title too far down"

    def _in_series(self, at: int, sign: LineSigns) -> Iterator[str]:
        for each in self.series_at.get(at, ()):
            name = f"in {each.kind}"
            yield name
            yield f"{name} {_few(len(each.lines))}"
            yield f"{name} {'with' if each.has_bodies else 'without'} texts"
            if each.is_promised:
                yield f"{name} promised"
                yield "in series promised"
            if each.is_announced:
                yield f"{name} announced"
                yield "in series announced"
            if each.is_within:
                yield f"{name} within"
                yield "in series within"
            if each.is_contents:
                yield f"{name} contents"
                yield "in series contents"
            if each is self._best:
                yield f"in best {each.kind}"
                yield "in best"
            elif self._best is not None:
                yield f"{name} not best {self._best.kind}"
                yield f"{name} not best"
            if at == each.lines[-1]:
                yield f"{name} last"
        best = self._best
        if best is None:
            yield f"no series {sign.kind}"
            return
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
            yield f"below best {_few(at - last)}"
            usual = best.lines[-1] - best.lines[-2]
            if at - last >= usual:
                yield "farther than usual"
                yield f"farther than usual {sign.kind}"
            if at - last == usual:
                yield "where the next would be"
        if where == "among" and at + 1 in best.lines and at not in best.lines:
            yield "right above one of best"
            yield f"right above one of best {sign.kind}"
        if at - 1 in best.lines:
            yield f"right below one of best {sign.kind}"


def _shape(line: TextLine, sign: LineSigns) -> tuple[object, ...]:
    shown = sign.shown
    form = next((each for each in shown if each.startswith("counts")), "")
    return (sign.kind, line.level, line.is_bold, "capitals" in shown, form, line.after_blank)


def _said(text: str) -> str:
    return plain(text.strip(" #*_.:!?()"))[:80]


def _long_words(text: str) -> list[str]:
    return [plain(each)[:_STEM] for each in _LONG_WORD.findall(text[:_MOST_CHECKED])]


def _ratio(one: int, other: int) -> str:
    """How long a line is beside another one."""
    if one > other * 4:
        return "much longer"
    if one * 2 > other * 3:
        return "longer"
    return "shorter" if one * 3 < other * 2 else "as long"


def _few(count: int) -> str:
    return str(count) if count < 3 else "3-5" if count < 6 else "6+"


def _share(share: float) -> str:
    return "none" if share == 0 else "some" if share < 0.5 else "most" if share < 1 else "all"
