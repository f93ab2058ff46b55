"""The shape of an article in plain text: its title, where its findings are, and what ends them."""

from itertools import pairwise

from bot.documents.read.by_shape import findings_by_shape
from bot.documents.read.closing import Closing, turns_to_readers
from bot.documents.read.counted import (
    CountedItem,
    readings,
    without_nouns,
    without_numbers,
)
from bot.documents.read.outline import (
    end_of_level,
)
from bot.documents.read.runs import Run, best_run, find_runs, is_contents
from bot.documents.read.sections import (
    is_findings_section,
    section_of,
)
from bot.documents.read.talk_lines import talk_of
from bot.documents.read.text_lines import TextLine
from bot.documents.read.unnumbered import Unnumbered, run_in

_FEWEST = 2
_SCRAP_WORDS = 3


class ArticleShape(Unnumbered):
    """`title_at` is a line from 0; the findings are `items`, in the lines from `begin` to `end`."""

    def __init__(self, lines: list[TextLine]) -> None:
        super().__init__(lines)
        # First lines of lists that may be the findings as well.
        self.rivals: list[int] = []
        # The heading above the findings, where a number stands before it.
        self.heading_at: int | None = None
        found, end = self._find_findings()
        if not found and (guessed := self._by_shape()) is not None:
            self.is_guess = True
            found, end = guessed
        if found and self.title_at is not None and found[0].line <= self.title_at:
            self.title_at = None
        found, end = self._without_last(without_nouns(without_numbers(found)), end)
        self.items = [self._with_heading_below(self._of_row(item)) for item in found]
        # The lines of these headings.
        self.below = {item.line + 1 for item in found if not item.heading}
        self.begin = self.items[0].line if self.items else self._first_of_tail()
        self.end = self._closed(end) if self.items else self.begin

    def heading_in_last(self) -> str:
        """Return a line that stands like a heading in the last finding, and in none before."""
        starts = [item.line for item in self.items]
        inside = [
            sum(self._is_like_heading(at) for at in range(one + 2, after - 1))
            for one, after in pairwise(starts)
        ]
        if len(starts) < 2:  # noqa: PLR2004
            return ""
        below = range(starts[-1] + 2, self.end - 1)
        found = [self._lines[at].text for at in below if self._is_like_heading(at)]
        return found[-1] if len(found) > max(inside) else ""

    def _is_like_heading(self, index: int) -> bool:
        alone = not self._counts(index) and not self.is_heading(index - 1)
        return alone and self.is_heading(index) and self._is_above_text(index)

    def _closed(self, end: int) -> int:
        closing = Closing(self._lines, self.items, end, self.is_apart)
        self.closed_at = self.closed_at or closing.doubtful
        return closing.end

    def _without_last(self, found: list[CountedItem], end: int) -> tuple[list[CountedItem], int]:
        """Where nothing counts, a heading that turns to the readers closes what is above it."""
        if len(found) <= _FEWEST or self._counts(found[-1].line):
            return found, end
        text = self._lines[found[-1].line].text
        others = [self._lines[each.line].text for each in found[:-1]]
        if not (turns_to_readers(text, others) or self._heads_scraps(found, end)):
            return found, end
        self.closed_at = text
        return found[:-1], found[-1].line

    def _heads_scraps(self, found: list[CountedItem], end: int) -> bool:
        """Tell whether a few words alone stand below the last heading, as below no other one."""
        longest = [
            max((len(self._lines[at].text.split()) for at in range(one + 1, after)), default=0)
            for one, after in pairwise([*(each.line for each in found), end])
        ]
        *before, last = longest
        return not found[-1].rest and last <= _SCRAP_WORDS < min(before)

    def _of_row(self, item: CountedItem) -> CountedItem:
        """A row of a table says by itself where the heading ends: "1 | Start early | It …"."""
        if item.rest:
            return item
        _, *cells = self._lines[item.line].cells or ("",)
        if len(cells) < 2:  # noqa: PLR2004
            return item
        heading, *rest = cells
        return CountedItem(item.line, heading, " ".join(rest))

    def _with_heading_below(self, item: CountedItem) -> CountedItem:
        """Under "Lesson 1" alone its heading has a line of its own."""
        below = item.line + 1
        if item.heading or below >= len(self._lines):
            return item
        return CountedItem(item.line, self._lines[below].text)

    def _find_findings(self) -> tuple[list[CountedItem], int]:
        if (within := self._numbered_section()) is not None:
            return within
        run = best_run(self._lines, title=self._title(), may_be=self._may_be_finding)
        bulleted, end = self._bullets_below_heading()
        if bulleted and (run is None or self._is_elsewhere(run, bulleted)):
            return bulleted, end
        if run is None:
            return self._unnumbered()
        if (around := self._headed_around(run)) is not None:
            return around
        end = self._end_of_run(run)
        self.rivals = [each for each in run.rivals if not run.first <= each < end]
        self.rivals += run.goes_on + self._inner_sections(run)
        return run.items, end

    def _by_shape(self) -> tuple[list[CountedItem], int] | None:
        below = range(self._below_title(), len(self._lines))
        # What was taken for the title may be the end of a letter.
        for within in dict.fromkeys((below, range(len(self._lines)))):
            found = findings_by_shape(
                self._lines, within, heads=self.heads_text, closes=self._closes
            )
            if found:
                return run_in(found[0]), found[1]
        return None

    def _inner_sections(self, run: Run) -> list[int]:
        """Of numbered sections the one that is parted itself ("2.1", "2.2") may be the findings."""
        inner = [each for each in find_runs(self._lines) if each.form[0] == "sub"]
        inside = [each for each in inner if run.first < each.first and len(each.items) > 1]
        return [inside[0].first] if len(inside) == 1 else []

    def _headed_around(self, run: Run) -> tuple[list[CountedItem], int] | None:
        """Headings without numbers below one of findings, if a list stands between two of them."""
        if not run.is_adjacent or len(run.form) == 2:  # noqa: PLR2004
            return None
        for heading, end in self._below_headings():
            if not heading < run.first < end or (found := self._headed(heading, end)) is None:
                continue
            starts = [item.line for item in found[0]]
            if any(one < run.first and run.last < after for one, after in pairwise(starts)):
                return found
        return None

    def _numbered_section(self) -> tuple[list[CountedItem], int] | None:
        """Where one of several numbered sections is that of the findings, what stands in it."""
        runs = find_runs(self._lines)
        for run in runs:
            if len(run.form) == 2 or len(run.items) < 2:  # noqa: PLR2004
                continue
            ends = [*(item.line for item in run.items[1:]), len(self._lines)]
            for item, end in zip(run.items, ends, strict=True):
                if not is_findings_section(item.heading):
                    continue
                if run.is_adjacent and is_contents(run, runs):
                    # Below the last one of a list of contents stands the whole text.
                    break
                inner = best_run(
                    self._lines[:end], title="", may_be=lambda at, item=item: at > item.line
                )
                items = inner.items if inner else self._bullets(item.line + 1, end)
                if len(items) > 1:
                    self.heading_at = item.line
                    return items, end
        return None

    def _may_be_finding(self, index: int) -> bool:
        return self.title_at is None or index != self.title_at

    def _is_elsewhere(self, run: Run, bulleted: list[CountedItem]) -> bool:
        has_noun = len(run.form) == 2  # noqa: PLR2004
        return not has_noun and not (run.first < bulleted[0].line <= run.last + 1)

    def _end_of_run(self, run: Run) -> int:
        if len(run.items) > 1 and (run.is_adjacent or self._is_list_in_groups(run)):
            return run.last + 1
        end = self._end_after(run.last + 1)
        if run.form[0] == "sub":
            end = min(end, self._next_section(run, end))
        if (closed := end_of_level(self._lines, run.items)) is not None:
            return min(closed, end)
        restarts = (other.first for other in find_runs(self._lines[:end]) if other.form == run.form)
        for start in sorted(restarts):
            if start > run.last and self.is_heading(start - 1) and start - 1 > run.last:
                return start - 1
        return self._closing_heading(run, end)

    def _is_list_in_groups(self, run: Run) -> bool:
        """Tell whether a list counts on below headings of its groups ("Before", "After")."""
        between = [range(one.line + 1, after.line) for one, after in pairwise(run.items)]
        headed = all(len(each) == 1 and self._heads_group(each[0]) for each in between if each)
        return run.is_listed and headed

    def _heads_group(self, index: int) -> bool:
        return self.is_apart(index) and self.is_heading(index)

    def _next_section(self, run: Run, end: int) -> int:
        """Behind "2.1", "2.2" and "2.3" the findings end at "3"."""
        after = int(run.form[1]) + 1
        for index in range(run.last + 1, end):
            if any(each.number == after for each in readings(self._lines[index].text)):
                return index
        return end

    def _closing_heading(self, run: Run, end: int) -> int:
        """A heading of the page closes the last finding if no finding before it has one inside."""
        starts = [item.line for item in run.items]
        inside = [
            index
            for one, after in pairwise(starts)
            for index in range(one + 1, after - 1)
            if self._stands_apart(index)
        ]
        if inside or len(starts) < 2:  # noqa: PLR2004
            return end
        closing = (index for index in range(run.last + 2, end) if self._stands_apart(index))
        return next(closing, end)

    def _first_of_tail(self) -> int:
        """Without findings the introduction ends where a section begins."""
        for index in range(self._below_title(), len(self._lines)):
            text = self._lines[index].text
            section = section_of(text)
            if (section and section.part) or talk_of(
                self._lines[index].in_cells, among_talks=False
            ):
                return index
        return len(self._lines)
