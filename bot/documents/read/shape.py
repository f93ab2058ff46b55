"""The shape of an article in plain text: its title, where its findings are, and what ends them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from bot.documents.read.by_shape import findings_by_shape
from bot.documents.read.closing import Closing, turns_to_readers
from bot.documents.read.counted import (
    CountedItem,
    announced_counts,
    announced_findings,
    bullet_text,
    counted_heading,
    named_findings,
    readings,
    without_nouns,
    without_numbers,
)
from bot.documents.read.front_fields import (
    front_field,
    is_unknown_field,
    names_its_author,
    tells_its_day,
)
from bot.documents.read.furniture import is_menu_word, reason_to_leave_out
from bot.documents.read.in_making import ArticlePart, LeftOutReason
from bot.documents.read.outline import (
    end_of_level,
    headings_below,
    headings_of_text,
)
from bot.documents.read.runs import Run, best_run, find_runs
from bot.documents.read.sections import (
    announces_findings,
    is_findings_section,
    is_heading_of_findings,
    promises_findings,
    section_of,
)
from bot.documents.read.talk_lines import talk_of
from bot.documents.read.text_lines import TextLine
from bot.documents.read.title import PARAGRAPH_WORDS, find_title
from bot.words.lexicon import either, every
from bot.words.patterns import late
from bot.words.programme.people import is_person_name

RECORDING = late(
    rf"(?:(?:{either(every(lambda language: language.recordings))})[^:]{{0,40}}:\s*)?"
    r"(?P<url>https?://\S+)",
    re.IGNORECASE,
)
# More words than these at the beginning of a paragraph are a sentence of it.
_RUN_IN_WORDS = 7
_HEADING_WORDS = 14
# A heading may be a sentence, if all are.
_BLOCK_WORDS = 20
_BOLD_RUN_IN = late(r"(\*\*|__)(?P<heading>[^*_]{3,160})\1[.:]?\s+(?P<rest>\S.*)")
_BRIEF_WORDS = 5
_FEWEST = 2
_POINTS = (None, ArticlePart.FURTHER_READING)
_SCRAP_WORDS = 3
_TEXT_WORDS = 9
# Lines of no more words each are names of things ("Topics", "Towns"), and no findings.
_FEW_WORDS = 2
# What parts a heading from its text in one line.
_STOP = re.compile(r"(?<=[.:])\s+(?=\S)")
_ANY_STOP = re.compile(r"(?<=[.:?!])\s+(?=\S)")
_DASH = re.compile(r"\s+[\u2013\u2014-]\s+(?=\S)")


class ArticleShape:
    """`title_at` is a line from 0; the findings are `items`, in the lines from `begin` to `end`."""

    def __init__(self, lines: list[TextLine]) -> None:
        self._lines = lines
        self._has_capitals = any(line.text[:1].isupper() for line in lines)
        # Lines that are no part of findings any more, wherever these begin.
        self._ends = [index for index, line in enumerate(lines) if _ends_findings(line)]
        # "Read also: How to buy a bench", with the text going on below it.
        self.pointers = frozenset(filter(self._points_away, self._ends))
        # Headings above rows of days and titles, which are talks.
        self.above_talks = frozenset(self._find_talks())
        self._ends = sorted({*self._ends, *self.above_talks} - self.pointers)
        self._has_blanks = sum(line.after_blank for line in lines) * 3 > len(lines)
        # `other_title` is a line that may be the title as well.
        self.title_at, self.other_title = find_title(lines)
        # First lines of lists that may be the findings as well.
        self.rivals: list[int] = []
        # The heading above the findings, where a number stands before it.
        self.heading_at: int | None = None
        # Whether nothing but the form of the text says that these are the findings.
        self.is_guess = False
        # A line that was taken for the end of the findings, and may be of the last one.
        self.closed_at = ""
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

    def _points_away(self, index: int) -> bool:
        """Tell whether a line names something else to read, and a text goes on right below it."""
        _, colon, rest = self._lines[index].text.partition(":")
        section = section_of(self._lines[index].text)
        is_short = len(self._lines[index].text.split()) <= _HEADING_WORDS
        if not (colon and rest.strip() and section and is_short):
            return False
        below = self._lines[index + 1 : index + 3]
        return section.part in _POINTS and any(
            len(line.text.split()) >= _TEXT_WORDS and not _ends_findings(line) for line in below
        )

    def _find_talks(self) -> Iterator[int]:
        """Yield headings above at least two rows such as "13 January 2027 Buses at night"."""
        rows = [_is_dated_row(line) for line in self._lines]
        for index, (one, two) in enumerate(pairwise(rows[1:])):
            if one and two and not rows[index] and self.is_heading(index):
                yield index

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
        closing = Closing(self._lines, self.items, end, self._is_apart)
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

    def is_heading(self, index: int) -> bool:
        text = self._lines[index].text
        words = text.split()
        ends = text.endswith((".", ",", ";", "!", ":"))
        return (
            len(words) <= _HEADING_WORDS
            and not ends
            and not self._lines[index].is_row
            and not (text[:1].islower() and self._has_capitals)
            and bullet_text(text) is None
            and not RECORDING.fullmatch(text)
        )

    def _counts(self, index: int) -> bool:
        text = self._lines[index].text
        return counted_heading(text) != text

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

    def _title(self) -> str:
        return self._lines[self.title_at].text if self.title_at is not None else ""

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
                self._lines, within, heads=self._heads_text, closes=self._closes
            )
            if found:
                return run_in(found[0]), found[1]
        return None

    def _heads_text(self, index: int) -> bool:
        text = self._lines[index].text
        known = reason_to_leave_out(text) or front_field(text)
        known = known or self._is_field(index) or _is_caption(text)
        # "When and where?" heads no finding.
        if known or text.endswith("?"):
            return False
        below = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        leads_on = below.endswith(":") and self._is_apart(index) and self.is_heading(index)
        return leads_on or self._stands_apart(index)

    def _is_field(self, index: int) -> bool:
        """Where the text has begun, "Early: the hour decides" above more of it is a heading."""
        is_above = index <= self._first_paragraph or not self._stands_apart(index)
        return is_above and is_unknown_field(self._lines[index].text)

    @cached_property
    def _first_paragraph(self) -> int:
        below = range(self._below_title(), len(self._lines))
        long = (at for at in below if len(self._lines[at].text.split()) >= PARAGRAPH_WORDS)
        return next(long, len(self._lines))

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
        for run in find_runs(self._lines):
            if len(run.form) == 2 or len(run.items) < 2:  # noqa: PLR2004
                continue
            ends = [*(item.line for item in run.items[1:]), len(self._lines)]
            for item, end in zip(run.items, ends, strict=True):
                if not is_findings_section(item.heading):
                    continue
                inner = best_run(
                    self._lines[:end], title="", may_be=lambda at, item=item: at > item.line
                )
                items = inner.items if inner else self._bullets(item.line + 1, end)
                if len(items) > 1:
                    self.heading_at = item.line
                    return items, end
        return None

    def _bullets(self, begin: int, end: int) -> list[CountedItem]:
        found = ((at, bullet_text(self._lines[at].text)) for at in range(begin, end))
        return [CountedItem(at, text) for at, text in found if text is not None]

    def _may_be_finding(self, index: int) -> bool:
        return self.title_at is None or index != self.title_at

    def _is_elsewhere(self, run: Run, bulleted: list[CountedItem]) -> bool:
        has_noun = len(run.form) == 2  # noqa: PLR2004
        return not has_noun and not (run.first < bulleted[0].line <= run.last + 1)

    @cached_property
    def _headings_of_findings(self) -> list[int]:
        return [
            index
            for index in range(self._below_title(), len(self._lines))
            if is_heading_of_findings(self._lines[index].text)
        ]

    def _bullets_below_heading(self) -> tuple[list[CountedItem], int]:
        """The items of a list right below "Key messages", over sub-headings and texts in it."""
        for heading, end in (*self._below_headings(), *self._below_announcements()):
            bullets = self._bullets(heading + 1, end)
            bullets = run_in(bullets)
            if len(bullets) < 2 or not self._is_list_from(heading + 1, bullets[0].line):  # noqa: PLR2004
                continue
            between = set(range(bullets[0].line, bullets[-1].line)) - {
                each.line for each in bullets
            }
            if all(map(self._heads_bullets, between)):
                return bullets, bullets[-1].line + 1
            return bullets, end
        return [], 0

    def _is_list_from(self, begin: int, first: int) -> bool:
        return all(map(self._heads_bullets, range(begin, first)))

    def _below_headings(self) -> Iterator[tuple[int, int]]:
        """Each heading of findings and where what it heads ends: at the next one, or a section."""
        headings = self._headings_of_findings
        for heading, after in zip(headings, [*headings[1:], len(self._lines)], strict=False):
            yield heading, min(self._end_after(heading + 1), after)

    def _below_announcements(self) -> Iterator[tuple[int, int]]:
        """Each sentence that promises findings right above a bullet, and where the next one is."""
        begin = self._below_title()
        found = [
            index
            for index in range(begin, len(self._lines) - 1)
            if bullet_text(self._lines[index + 1].text) is not None and self._announces(index)
        ]
        for index, after in zip(found, [*found[1:], len(self._lines)], strict=False):
            yield index, min(self._end_after(index + 1), after)

    def _announces(self, index: int) -> bool:
        """Tell whether a line says what follows: "The key findings are:", "Here are four tips:"."""
        text = self._lines[index].text
        if announces_findings(text) or (text.endswith(":") and bool(announced_findings(text))):
            return True
        return self.is_heading(index) and self._counts_bullets(index)

    def _counts_bullets(self, index: int) -> bool:
        """Tell whether a line names as many as bullets stand below it: "Five things we saw"."""
        counts = announced_counts(self._lines[index].text)
        bullets = 0
        while counts and index + 1 < len(self._lines):
            index += 1
            if bullet_text(self._lines[index].text) is None:
                break
            bullets += 1
        return bullets > 1 and bullets in counts

    def _heads_bullets(self, index: int) -> bool:
        below = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        return self.is_heading(index) and bullet_text(below) is not None

    def _unnumbered(self) -> tuple[list[CountedItem], int]:
        """Headings without numbers, or paragraphs, below a heading of findings."""
        if found := self._announced_paragraphs():
            return found
        if named := named_findings(self._lines):
            return named, self._end_after(named[-1].line + 1)
        for heading, end in self._below_headings():
            if found := self._headed(heading, end):
                return found
        if bold := self._bold_run_in(range(len(self._lines))):
            return bold, self._end_after(bold[-1].line + 1)
        if promises_findings(self._title()):
            items, end = headings_of_text(self._lines, self._below_title(), self._closes)
            if items:
                return items, min(end, self._end_after(items[-1].line + 1))
        if promised := self._promised_headings():
            return promised
        announced = self._announced()
        return announced, announced[-1].line + 1 if announced else len(self._lines)

    def _headed(self, heading: int, end: int) -> tuple[list[CountedItem], int] | None:
        """What stands below a heading of findings: sub-headings, blocks, or paragraphs."""
        items, last = headings_below(self._lines, heading)
        if items:
            return items, min(last, self._end_after(items[-1].line + 1))
        end = self._before_call(heading, end)
        within = [
            index
            for index in range(heading + 1, end)
            if not reason_to_leave_out(self._lines[index].text) and index not in self.pointers
        ]
        headings = [each for each in within if self._may_head_finding(each)]
        if headings and not self._counts(headings[0]):
            # Lists inside the findings have numbers, their headings have none.
            headings = [each for each in headings if not self._counts(each)]
        bodies = [index for index in within if index not in headings]
        if (blocks := self._blocks(within)) and len(headings) <= len(blocks):
            return blocks, end
        if bold := self._bold_run_in(within):
            return bold, end
        # A list may have lost its marks on its way from a page.
        is_list = heading == self._headings_of_findings[-1]
        is_list = is_list or all(self._lines[each].level for each in within)
        few = all(len(self._lines[each].text.split()) <= _FEW_WORDS for each in within)
        if len(headings) > 1 and (bodies or is_list) and headings[0] == within[0] and not few:
            # Where only some have a text, their lists may have lost their marks.
            alone = sum(b - a == 1 for a, b in pairwise([*headings, end]))
            self.is_guess = 0 < alone < len(headings)
            return [CountedItem(index, self._lines[index].text) for index in headings], end
        if len(within) > 1 and not headings:
            return run_in([CountedItem(index, self._lines[index].text) for index in within]), end
        return None

    def _before_call(self, heading: int, end: int) -> int:
        """Where paragraphs are findings, what a page calls for ("Sign up …") ends them."""
        calls = (
            index
            for index in range(heading + 1 + _FEWEST, end - 1)
            if reason_to_leave_out(self._lines[index].text) is LeftOutReason.NAVIGATION
        )
        return next((index for index in calls if self._is_apart(index)), end)

    def _may_head_finding(self, index: int) -> bool:
        is_field = front_field(self._lines[index].text) is not None
        return self.is_heading(index) and not self._invites(index) and not is_field

    def _invites(self, index: int) -> bool:
        """Tell whether a line is the text of what a page asks its readers to do right above."""
        above = reason_to_leave_out(self._lines[index - 1].text) if index else None
        return above is LeftOutReason.NAVIGATION

    def _below_title(self) -> int:
        return 0 if self.title_at is None else self.title_at + 1

    def _closes(self, index: int) -> bool:
        text = self._lines[index].text
        return _ends_findings(self._lines[index]) or text == self._title()

    def _blocks(self, within: list[int]) -> list[CountedItem]:
        """The first lines of blocks, if each block has a short one and text right below it."""
        starts = [
            index
            for index in within
            if self._lines[index].after_blank and bullet_text(self._lines[index].text) is None
        ]
        ends = [*starts[1:], within[-1] + 1] if starts else []
        pairs = list(zip(starts, ends, strict=True))
        whole = all(
            end - start > 1 and len(self._lines[start].text.split()) <= _BLOCK_WORDS
            for start, end in pairs
        )
        if len(pairs) < 2 or not whole or starts[0] != within[0]:  # noqa: PLR2004
            return []
        return [CountedItem(index, self._lines[index].text) for index in starts]

    def _announced_paragraphs(self) -> tuple[list[CountedItem], int] | None:
        """Paragraphs that all begin with words of their own, below a sentence that promises."""
        for index in range(self._below_title(), len(self._lines) - 1):
            if not self._announces(index):
                continue
            items: list[CountedItem] = []
            for below in range(index + 1, self._end_after(index + 1)):
                parted = _with_rest(CountedItem(below, self._lines[below].text))
                if not parted.rest or len(parted.heading.split()) > _RUN_IN_WORDS:
                    break
                items.append(parted)
            if len(items) > 1:
                return items, items[-1].line + 1
        return None

    def _bold_run_in(self, within: Sequence[int]) -> list[CountedItem]:
        """Paragraphs that begin with bold words: "**Ask first.** Every town that …"."""
        found = [
            CountedItem(index, match["heading"].strip().rstrip(".:"), match["rest"])
            for index in within
            if (match := _BOLD_RUN_IN.fullmatch(self._lines[index].text))
        ]
        return found if len(found) > 1 else []

    def _promised_headings(self) -> tuple[list[CountedItem], int] | None:
        """As many headings above texts as the title promises, whatever it calls them."""
        counts = announced_counts(self._title())
        begin = self._below_title()
        end = self._end_after(begin)
        above = [
            index
            for index in range(begin, end)
            if self._is_above_text(index) and front_field(self._lines[index].text) is None
        ]
        headings = [index for index in above if self.is_heading(index)]
        # "Clarity is the key." may head a text as well.
        with_stops = [index for index in above if index in headings or self._is_brief(index)]
        for found in (headings, with_stops):
            if len(found) > 1 and len(found) in counts:
                return [CountedItem(index, self._lines[index].text) for index in found], end
        return None

    def _is_brief(self, index: int) -> bool:
        text = self._lines[index].text
        return text.endswith(".") and len(text.split()) <= _BRIEF_WORDS and self._is_apart(index)

    def _announced(self) -> list[CountedItem]:
        """As many lines in a row, below one that ends with a colon, as the title promises."""
        counts = announced_counts(self._title())
        for index, line in enumerate(self._lines):
            if not line.text.endswith(":"):
                continue
            block: list[int] = []
            for below in range(index + 1, len(self._lines)):
                if self._lines[below].after_blank and block:
                    break
                block.append(below)
            if len(block) > 1 and len(block) in counts:
                return [_with_rest(CountedItem(each, self._lines[each].text)) for each in block]
        return []

    def _end_of_run(self, run: Run) -> int:
        if run.is_adjacent and len(run.items) > 1:
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

    def _stands_apart(self, index: int) -> bool:
        """Tell whether a line heads the text below it; one of a list stands right below others."""
        return self._is_apart(index) and self.is_heading(index) and self._is_above_text(index)

    def _is_apart(self, index: int) -> bool:
        return self._lines[index].after_blank or not self._has_blanks

    def _end_after(self, begin: int) -> int:
        """The first line from `begin` that is no part of the findings any more."""
        at = bisect_left(self._ends, begin)
        return self._ends[at] if at < len(self._ends) else len(self._lines)

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

    def _is_above_text(self, index: int) -> bool:
        behind = (line.text for line in self._lines[index + 1 : index + 4])
        # A picture may stand between a heading and its text.
        below = next((text for text in behind if not reason_to_leave_out(text)), "")
        words = len(below.split())
        return words >= PARAGRAPH_WORDS or (words > 2 and below.endswith("."))  # noqa: PLR2004


def _is_caption(text: str) -> bool:
    """Tell whether a line says who is seen in a picture: "Ada Example, City of Northville"."""
    name, comma, _ = text.partition(", ")
    return bool(comma) and is_person_name(name)


def _ends_findings(line: TextLine) -> bool:
    text = line.text
    if section_of(text) or talk_of(line.in_cells, among_talks=False) or is_menu_word(text):
        return True
    field = front_field(text)
    return field is not None and (tells_its_day(field) or names_its_author(field))


def _is_dated_row(line: TextLine) -> bool:
    field = front_field(line.text)
    if len(line.text.split()) > _BLOCK_WORDS or (field is not None and tells_its_day(field)):
        return False
    if not any(map(str.isdecimal, line.text)):
        return False
    talk = talk_of(line.in_cells, among_talks=True)
    return talk is not None and talk.on is not None


def run_in(items: list[CountedItem]) -> list[CountedItem]:
    """ArticlePart paragraphs that all begin with a few words of their own: "Lighting. Nobody …"."""
    for mark in (_STOP, _ANY_STOP, _DASH):
        parted = [_with_rest(item, mark) for item in items]
        if all(each.rest and len(each.heading.split()) <= _RUN_IN_WORDS for each in parted):
            return parted
    return items


def _with_rest(item: CountedItem, mark: re.Pattern[str] = _STOP) -> CountedItem:
    first, *rest = mark.split(item.heading, maxsplit=1)
    return CountedItem(item.line, first.rstrip(".:"), rest[0]) if rest else item
