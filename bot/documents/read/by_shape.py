"""Findings that no word and no number announces: a text's headings, or its one list.

Only where nothing else is found, and never without a word: their reader is asked to look.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.documents.read.counted import CountedItem, bullet_text
from bot.documents.read.outline import headings_of_text
from bot.documents.read.runs import find_runs
from bot.documents.read.text_lines import TextLine

_HEADING_WORDS = 14
_FEW_WORDS = 7
_WORDS_OF_COLUMN = 2
_FEWEST = 2
_FEWEST_OF_LIST = 3
# Some items of an agenda have fewer words.
_WORDS_OF_ITEM = 3
_FEWEST_OF_CONTENTS = 3

Tells = Callable[[int], bool]
Found = tuple[list[CountedItem], int]


def findings_by_shape(
    lines: Sequence[TextLine], within: range, *, heads: Tells, closes: Tells
) -> Found | None:
    """Return what may be the findings and where they end; `heads` knows headings above texts."""
    if run := _only_run(lines, within):
        return _until(run, within, closes)
    if contents := _named_in_contents(lines, within):
        return _until(contents, within, closes)
    outlined, end = headings_of_text(lines, within.start, closes)
    if outlined:
        return outlined, min(end, _until(outlined, within, closes)[1])
    headings = [CountedItem(at, lines[at].text) for at in within if heads(at)]
    first, end = _until(headings[:1], within, closes) if headings else ([], within.stop)
    headings = [item for item in headings if first and item.line < end]
    if len(headings) >= _FEWEST:
        return headings, end
    return _only_list(lines, within) or _rows(lines, within) or _with_colons(lines, within)


def _rows(lines: Sequence[TextLine], within: range) -> Found | None:
    """The rows of a table, without the first one, which says what stands in its columns."""
    rows = [index for index in within if len(lines[index].cells) > 1]
    if len(rows) <= _FEWEST or rows[-1] - rows[0] != len(rows) - 1:
        return None
    if len({len(lines[index].cells) for index in rows}) > 1:
        return None
    has_head = all(len(cell.split()) <= _WORDS_OF_COLUMN for cell in lines[rows[0]].cells)
    cells = ((index, *lines[index].cells) for index in rows[has_head:])
    return [CountedItem(at, first, " ".join(rest)) for at, first, *rest in cells], rows[-1] + 1


def _with_colons(lines: Sequence[TextLine], within: range) -> Found | None:
    """Paragraphs in a row that begin with a few words and a colon: "Bo, Southtown: We …"."""
    row: list[CountedItem] = []
    for index in within:
        head, colon, rest = lines[index].text.partition(": ")
        if colon and len(head.split()) <= _FEW_WORDS < len(rest.split()):
            row.append(CountedItem(index, head, rest))
        elif len(row) >= _FEWEST_OF_LIST:
            break
        else:
            row = []
    return (row, row[-1].line + 1) if len(row) >= _FEWEST_OF_LIST else None


def _only_run(lines: Sequence[TextLine], within: range) -> list[CountedItem]:
    """The one list with numbers or letters, however little looks like findings in it."""
    runs = [run for run in find_runs(lines) if run.first in within]
    if len(runs) != 1 or len(runs[0].items) < _FEWEST_OF_LIST:
        return []
    items = runs[0].items
    whole = sum(item.heading.endswith((".", ";")) for item in items) * 2 > len(items)
    whole = whole or all(len(item.heading.split()) >= _WORDS_OF_ITEM for item in items)
    # A few words each, below a heading of their own, are an agenda.
    return items if whole or _is_announced(lines, items) else []


def _is_announced(lines: Sequence[TextLine], items: Sequence[CountedItem]) -> bool:
    above = items[0].line - 1
    return above >= 0 and lines[above].text.endswith(":")


def _until(items: list[CountedItem], within: range, closes: Tells) -> Found:
    """Leave out what closes the text, and find where the last item ends."""
    kept = [item for item in items if not closes(item.line)] or items
    end = next((at for at in range(kept[-1].line + 1, within.stop) if closes(at)), within.stop)
    return kept, end


def _is_headed(lines: Sequence[TextLine], items: Sequence[CountedItem]) -> bool:
    """Tell whether a few words alone stand above a list: "What went well"."""
    above = lines[items[0].line - 1] if items[0].line else None
    few = above is not None and len(above.text.split()) <= _FEW_WORDS
    return few and not lines[items[0].line - 1].text.endswith((".", ":"))


def _all_of(lists: list[list[CountedItem]]) -> Found | None:
    """The items of lists that stand right below each other, but for their headings."""
    together = all(b[0].line - a[-1].line == 2 for a, b in pairwise(lists))  # noqa: PLR2004
    items = [item for each in lists for item in each]
    return (items, items[-1].line + 1) if together else None


def _named_in_contents(lines: Sequence[TextLine], within: range) -> list[CountedItem]:
    """Lines that stand in a row further up: a list of contents without its numbers."""
    places: dict[str, list[int]] = {}
    for index in within:
        if len(lines[index].text.split()) <= _HEADING_WORDS:
            places.setdefault(lines[index].text, []).append(index)
    again = [at for at in places.values() if len(at) == 2]  # noqa: PLR2004
    row: list[tuple[int, int]] = []
    for first, second in again:
        if row and first != row[-1][0] + 1:
            if len(row) >= _FEWEST_OF_CONTENTS:
                break
            row = []
        row.append((first, second))
    in_order = all(a[1] + 1 < b[1] for a, b in pairwise(row))
    if len(row) < _FEWEST_OF_CONTENTS or not in_order or row[-1][0] > row[0][1]:
        return []
    return [CountedItem(second, lines[second].text) for _, second in row]


def _only_list(lines: Sequence[TextLine], within: range) -> Found | None:
    """The items of a list, if the text has no other; two are a list below a colon."""
    lists: list[list[CountedItem]] = []
    for index in within:
        text = bullet_text(lines[index].text)
        if text is None:
            continue
        if not lists or lists[-1][-1].line != index - 1:
            lists.append([])
        lists[-1].append(CountedItem(index, text))
    if len(lists) > 1 and all(_is_headed(lines, each) for each in lists):
        return _all_of(lists)
    if len(lists) != 1:
        return None
    (items,) = lists
    if len(items) < (_FEWEST if _is_announced(lines, items) else _FEWEST_OF_LIST):
        return None
    return items, items[-1].line + 1
