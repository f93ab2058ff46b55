"""Lines of an article that count on from each other in one form: runs."""

from bisect import insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.documents.read.lines.counted import Counted, CountedItem, Style, readings
from bot.documents.read.lines.text_lines import TextLine


@dataclass(slots=True)
class Run:
    """Lines that count on from each other; `step` is -1 for a countdown."""

    form: tuple[str, ...]
    items: list[CountedItem] = field(default_factory=list[CountedItem])
    number: int = 0
    step: int = 1
    # Whether its items stand apart, as far as the second one tells.
    is_spaced: bool | None = None

    @property
    def first(self) -> int:
        return self.items[0].line


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
