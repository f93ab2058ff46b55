"""Findings without numbers: bullets, headings and paragraphs below what announces them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.documents.read.counted import (
    CountedItem,
    announced_counts,
    announced_findings,
    bullet_text,
    named_findings,
)
from bot.documents.read.front_fields import (
    front_field,
)
from bot.documents.read.furniture import reason_to_leave_out
from bot.documents.read.in_making import LeftOutReason
from bot.documents.read.line_tells import LineTells
from bot.documents.read.outline import (
    headings_below,
    headings_of_text,
)
from bot.documents.read.sections import (
    announces_findings,
    promises_findings,
)
from bot.documents.read.text_lines import TextLine
from bot.words.patterns import late

# More words than these at the beginning of a paragraph are a sentence of it.
_RUN_IN_WORDS = 7
# A heading may be a sentence, if all are.
_BLOCK_WORDS = 20
_BOLD_RUN_IN = late(r"(\*\*|__)(?P<heading>[^*_]{3,160})\1[.:]?\s+(?P<rest>\S.*)")
_FEWEST = 2
# Lines of no more words each are names of things ("Topics", "Towns"), and no findings.
_FEW_WORDS = 2
# What parts a heading from its text in one line.
_STOP = re.compile(r"(?<=[.:])\s+(?=\S)")
_ANY_STOP = re.compile(r"(?<=[.:?!])\s+(?=\S)")
_DASH = re.compile(r"\s+[\u2013\u2014-]\s+(?=\S)")


class Unnumbered(LineTells):
    """`is_guess` tells that nothing but the form of the text says which lines are findings."""

    def __init__(self, lines: list[TextLine]) -> None:
        super().__init__(lines)
        self.is_guess = False
        # A line that was taken for the end of the findings, and may be of the last one.
        self.closed_at = ""

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

    def _bullets(self, begin: int, end: int) -> list[CountedItem]:
        found = ((at, bullet_text(self._lines[at].text)) for at in range(begin, end))
        return [CountedItem(at, text) for at, text in found if text is not None]

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
                return self._without_lists_beside(heading, bullets)
            return bullets, end
        return [], 0

    def _without_lists_beside(
        self, heading: int, bullets: list[CountedItem]
    ) -> tuple[list[CountedItem], int]:
        """Where a list has its heading above, too, one below is beside it, and no group in it."""
        end = bullets[-1].line + 1
        if bullets[0].line != heading + 1 or not self._is_list_above(heading):
            return bullets, end
        at = next((one.line + 1 for one, two in pairwise(bullets) if two.line - one.line > 1), end)
        kept = [each for each in bullets if each.line < at]
        if at == end or len(kept) < _FEWEST:
            return bullets, end
        self.closed_at = self._lines[at].text
        return kept, at

    def _is_list_above(self, heading: int) -> bool:
        """Tell whether another list with a heading of its own stands right above a heading."""
        above = heading - 1
        while above > 0 and bullet_text(self._lines[above].text) is not None:
            above -= 1
        return above < heading - 1 and self._heads_bullets(above)

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
        return next((index for index in calls if self.is_apart(index)), end)

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
        # A page may say its title once more right above the text.
        above = [index for index in above if self._lines[index].text != self._title()]
        headings = [index for index in above if self.is_heading(index)]
        # "Clarity is the key." may head a text as well.
        with_stops = [index for index in above if index in headings or self._is_brief(index)]
        for found in (headings, with_stops):
            if len(found) > 1 and len(found) in counts:
                return [CountedItem(index, self._lines[index].text) for index in found], end
        return None

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
