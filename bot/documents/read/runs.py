"""Which of an article's lines are its findings: the shape of the whole text decides.

Every line that counts is a candidate. Lines that count on from each other in one form are a run;
the run that looks most like findings wins.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import pairwise

from bot.documents.read.counted import Counted, CountedItem, Style, announced_counts, readings
from bot.documents.read.sections import is_heading_of_findings
from bot.documents.read.text_lines import TextLine
from bot.words.lexicon import plain
from bot.words.patterns import late

# No sentence ends behind a single letter: "Washington D.C. is", "J. Sample".
_SENTENCE_END = late(r"(?<=[.!?:])(?<!\b[^\W\d_]\.)\s+(?=\S)")
# An item of less than this on average is a heading, also if it has two sentences.
_RUN_IN_FROM = 40
_HEADING_MAX = 200
_STOPS = (".", "?", "!")
_DASHED = late(r"(?P<heading>\S+(?:\s\S+){0,8}?)\s[\u2013\u2014-]\s(?P<rest>\S.*)")
# Each is compared with each other; a text of more lists than this is none of ours.
_RUNS_MAX = 150


@dataclass(slots=True)
class Run:
    """Lines that count on from each other; `step` is -1 for a countdown."""

    form: tuple[str, ...]
    items: list[CountedItem] = field(default_factory=list[CountedItem])
    number: int = 0
    step: int = 1
    # Whether its items stand apart, as far as the second one tells.
    is_spaced: bool | None = None
    # The first lines of other runs that look as much like findings.
    rivals: list[int] = field(default_factory=list[int])
    # Lines that have its next number, and belong to lists that begin inside it.
    goes_on: list[int] = field(default_factory=list[int])

    @property
    def first(self) -> int:
        return self.items[0].line

    @property
    def last(self) -> int:
        return self.items[-1].line

    @property
    def is_adjacent(self) -> bool:
        """Tell whether nothing stands between its items."""
        return all(b.line - a.line == 1 for a, b in pairwise(self.items))

    @property
    def is_listed(self) -> bool:
        """Tell whether most items stand right below each other, as in groups of a list."""
        near = sum(b.line - a.line == 1 for a, b in pairwise(self.items))
        return near * 2 >= len(self.items)


class _Waiting:
    """Open runs by the number that they wait for, so that thousands cost no look at each."""

    def __init__(self) -> None:
        self._runs: defaultdict[tuple[object, ...], list[Run]] = defaultdict(list)

    def put(self, run: Run) -> None:
        key = (run.form, run.number + run.step, run.is_spaced)
        insort(self._runs[key], run, key=lambda each: each.first)

    def take(self, counted: Counted, line: TextLine) -> Run | None:
        """Of runs that a line may go on, one spaced alike; an inner list is nearer."""
        spaced = (None, line.after_blank, not line.after_blank)
        none, alike, other = (self._runs[counted.form, counted.number, each] for each in spaced)
        found = max(none, alike, key=lambda runs: runs[-1].first if runs else -1) or other
        return found.pop() if found else None


def find_runs(lines: Sequence[TextLine]) -> list[Run]:
    """Return every run of the text, countdowns too."""
    runs: list[Run] = []
    waiting = _Waiting()
    forms: set[tuple[str, ...]] = set()
    for index, line in enumerate(lines):
        for counted in readings(line.text):
            if run := waiting.take(counted, line):
                if run.is_spaced is None:
                    run.is_spaced = line.after_blank
                run.number = counted.number
                run.items.append(CountedItem(index, counted.heading))
            elif counted.number == 1:
                run = Run(counted.form, [CountedItem(index, counted.heading)], 1)
                runs.append(run)
            elif counted.form[1] == Style.DIGITS and counted.form not in forms:
                run = Run(counted.form, [CountedItem(index, counted.heading)], counted.number, -1)
                runs.append(run)
            else:
                continue
            forms.add(counted.form)
            waiting.put(run)
    return [run for run in runs if run.step == 1 or run.number == 1]


def with_run_in(run: Run) -> Run:
    """Part heading and text where both stand in one line: "Start early. It helps to …"."""
    if run.is_adjacent and (parted := with_dashes(run.items)):
        run.items = parted
        return run
    several = sum(1 for item in run.items if len(_SENTENCE_END.split(item.heading)) > 1)
    length = sum(len(item.heading) for item in run.items)
    # Where all others are sentences, too, a second one is the text of the first.
    whole = run.is_listed and all(item.heading.endswith(_STOPS) for item in run.items)
    run_in = whole or several * 2 > len(run.items)
    run_in = run_in and length > _RUN_IN_FROM * len(run.items)
    run.items = [_parted(item, run_in=run_in) for item in run.items]
    return run


def with_dashes(items: list[CountedItem]) -> list[CountedItem]:
    """Part items at a dash, if all have one behind a few words: "Ask first – it helps …"."""
    found = [_DASHED.fullmatch(item.heading) for item in items]
    parted = [
        CountedItem(item.line, match["heading"], match["rest"])
        for item, match in zip(items, found, strict=True)
        if match and len(match["rest"].split()) > len(match["heading"].split())
    ]
    return parted if len(parted) == len(items) > 1 else []


def _body_lines(run: Run, index: int, lines: Sequence[TextLine]) -> int:
    after = run.items[index + 1].line if index + 1 < len(run.items) else None
    if after is None:
        # Nobody knows yet where the last one ends.
        is_list = run.is_adjacent and len(run.items) > 1
        return 1 if run.items[index].line + 1 < len(lines) and not is_list else 0
    return after - run.items[index].line - 1


def _parted(item: CountedItem, *, run_in: bool) -> CountedItem:
    heading = item.heading
    if not run_in and len(heading) <= _HEADING_MAX:
        return item
    first, *rest = _SENTENCE_END.split(heading, maxsplit=1)
    if not rest or len(first) > _HEADING_MAX:
        return item
    return CountedItem(item.line, first.rstrip(".:"), rest[0])


def best_run(lines: Sequence[TextLine], *, title: str, may_be: Callable[[int], bool]) -> Run | None:
    """Return the run of findings, or None; `may_be` tells which lines can belong to findings."""
    found = [run for run in find_runs(lines) if may_be(run.first)]
    kept = {id(run) for run in nlargest(_RUNS_MAX, found, key=lambda run: len(run.items))}
    runs = [run for run in found if id(run) in kept]
    scored = [(_score(run, runs, lines, title), -run.first, run) for run in runs]
    good = [each for each in scored if each[0] > 0]
    best = max(good, key=lambda each: each[:2], default=None)
    if best is None:
        return None
    run = best[2]
    run.rivals = [each[2].first for each in good if each[0] == best[0] and each is not best]
    inside = (each for each in runs if each.form == run.form and run.first < each.first < run.last)
    run.goes_on = [
        each.items[run.number].line
        for each in inside
        if run.step == 1 and len(each.items) > run.number
    ]
    return with_run_in(run)


def _score(run: Run, runs: Iterable[Run], lines: Sequence[TextLine], title: str) -> int:
    count = len(run.items)
    has_noun = len(run.form) == 2 and run.form[0] != "sub"  # noqa: PLR2004
    above = [lines[index].text for index in range(max(0, run.first - 3), run.first)]
    score = 0
    if has_noun:
        score += 4
    if any(map(is_heading_of_findings, above)):
        score += 3
    counts = announced_counts(title) | announced_counts(above[-1] if above else "")
    if count > 1 and count in counts:
        score += 3
    bodies = sum(1 for index in range(count) if _body_lines(run, index, lines) > 0)
    long = sum(1 for item in run.items if len(item.heading) > _RUN_IN_FROM)
    if (bodies and bodies * 2 >= count) or long * 2 > count:
        score += 2
    if count == 1:
        # One alone counts only if nothing else does, and something stands below it.
        score -= 0 if has_noun or (run.form[1] == Style.DIGITS and run.form[0] != "alone") else 3
    if run.form[0] == "sub" or run.form[1] == Style.LETTER:
        score -= 1
    if any(_is_inside(run, other) for other in runs):
        return 0
    return 0 if run.is_adjacent and count > 1 and is_contents(run, runs) else score


def _is_inside(run: Run, other: Run) -> bool:
    """Tell whether a run is a list between two items of another one."""
    items = other.items
    return any(one.line < run.first and run.last < after.line for one, after in pairwise(items))


def is_contents(run: Run, runs: Iterable[Run]) -> bool:
    """Tell whether another run, further down, has the same headings."""
    headings = [plain(item.heading) for item in run.items]
    others = (other for other in runs if other is not run and other.first > run.last)
    return any(
        sum(plain(item.heading) in headings for item in other.items) * 2 > len(headings)
        for other in others
    )
