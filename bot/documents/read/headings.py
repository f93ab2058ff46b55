"""The headings of lines that begin findings: without numbers, and apart from what runs on."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.documents.read.counted import (
    Counted,
    CountedItem,
    bullet_text,
    readings,
    without_nouns,
    without_numbers,
)
from bot.documents.read.runs import with_dashes
from bot.documents.read.series import ANY_NOUN
from bot.documents.read.text_lines import TextLine
from bot.words.lexicon import plain
from bot.words.patterns import late

_BOLD_FIRST = late(r"(\*\*|__)(?P<heading>[^*_]{3,160})\1[.:]?\s+(?P<rest>\S.*)")
_MARKS = late(r"(?:[>»#\u2192\u25b6\u2714\u2705\ufe0f|]+\s*)+(?=\S)")
# In shorter ones two sentences are one heading.
_RUN_IN_FROM = 50
# More words than these at the beginning of a paragraph, as a rule, are a sentence of it.
_BRIEF_WORDS = 8
_STOP = late(r"(?<=[.:])(?<!\b[^\W\d_]\.)\s+(?=\S)")
_ANY_STOP = late(r"(?<=[.:?!])(?<!\b[^\W\d_]\.)\s+(?=\S)")
_DASH = late(r"\s+[\u2013\u2014-]\s+(?=\S)")
_COLON = late(r"(?<=:)\s+(?=\S)")


def headed(lines: Sequence[TextLine], findings: Sequence[int]) -> list[CountedItem]:
    """Return heading and text of each line; a heading is empty where it stands in the next line."""
    items = [
        _of_row(lines[at], item)
        for at, item in zip(findings, _uncounted(lines, findings), strict=True)
    ]
    items = without_nouns(without_numbers(items))
    if any(item.rest for item in items) or any(map(_begins_bold, items)):
        return [_bold(item) for item in items]
    return with_dashes(items) or _run_in(items)


def _uncounted(lines: Sequence[TextLine], findings: Sequence[int]) -> list[CountedItem]:
    """Take off the numbers in the form that most of them have."""
    found = [list(readings(lines[at].text)) or _of_any_noun(lines[at].text) for at in findings]
    times = Counter(form for each in found for form in {one.form for one in each})
    items: list[CountedItem] = []
    for at, each in zip(findings, found, strict=True):
        best = max(each, key=lambda one: times[one.form], default=None)
        if best is not None and _counts(best, times[best.form], len(findings)):
            items.append(CountedItem(at, best.heading))
        else:
            text = bullet_text(lines[at].text) or lines[at].text
            items.append(
                CountedItem(at, _MARKS.sub("", text, count=1) if _MARKS.match(text) else text)
            )
    return items


def _of_any_noun(text: str) -> list[Counted]:
    """Read "WEEK 2 - Measure the pavement", whatever noun stands there."""
    match = ANY_NOUN.fullmatch(text)
    if match is None:
        return []
    return [Counted(("?", plain(match["noun"])), int(match["number"]), match["heading"])]


def _counts(counted: Counted, times: int, of: int) -> bool:
    """Tell whether others count in this form as well, or it says by itself that it counts."""
    if counted.form[0] == "?":
        return times > 1
    return times > 1 or of == 1 or len(counted.form) == 2  # noqa: PLR2004


def _of_row(line: TextLine, item: CountedItem) -> CountedItem:
    """A row of a table says by itself where the heading ends: "1 | Start early | It …"."""
    cells = line.cells
    if len(cells) < 2:  # noqa: PLR2004
        return item
    if len(cells) > 2 and any(True for _ in readings(cells[0])):  # noqa: PLR2004
        return CountedItem(item.line, cells[1], " ".join(cells[2:]))
    return (
        item if item.heading != line.text else CountedItem(item.line, cells[0], " ".join(cells[1:]))
    )


def _begins_bold(item: CountedItem) -> bool:
    return bool(_BOLD_FIRST.fullmatch(item.heading))


def _bold(item: CountedItem) -> CountedItem:
    if item.rest or not (match := _BOLD_FIRST.fullmatch(item.heading)):
        return item
    return CountedItem(item.line, match["heading"].strip().rstrip(".:"), match["rest"])


def _run_in(items: list[CountedItem]) -> list[CountedItem]:
    """Part paragraphs most of which begin with a few words of their own: "Lighting. Nobody …"."""
    if sum(len(item.heading) for item in items) <= _RUN_IN_FROM * len(items):
        return items
    for marks in ((_STOP, _DASH), (_ANY_STOP, _DASH), (_DASH, _ANY_STOP)):
        mark, other = marks
        parted = [_with_rest(item, mark) for item in items]
        found = sum(bool(each.rest) for each in parted)
        if found * 2 < len(items):
            continue
        parted = [each if each.rest else _with_rest(each, other) for each in parted]
        lengths = [len(each.heading.split()) for each in parted]
        if sum(lengths) <= _BRIEF_WORDS * len(lengths) and max(lengths) <= 2 * _BRIEF_WORDS:
            return parted
    return items


def _with_rest(item: CountedItem, mark: re.Pattern[str]) -> CountedItem:
    first, *rest = mark.split(item.heading, maxsplit=1)
    return CountedItem(item.line, first.rstrip(".:"), rest[0]) if rest else item
