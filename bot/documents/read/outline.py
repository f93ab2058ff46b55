"""The headings of a text whose form says how deep they lie: Markdown, web pages, Word's styles.

They need no guess: what is headed ends at the next heading that lies no deeper.
"""

from collections.abc import Callable, Sequence

from bot.documents.read.counted import CountedItem
from bot.documents.read.text_lines import TextLine

_TITLE_WITHIN = 40


def only_title(lines: Sequence[TextLine]) -> int | None:
    """Return the line of the one heading of the first level, if there is one near the top."""
    first = [index for index, line in enumerate(lines) if line.level == 1]
    texts = {lines[index].text for index in first}
    # A page may head its text by the title once more.
    return first[0] if len(texts) == 1 and first[0] < _TITLE_WITHIN else None


def end_of_level(lines: Sequence[TextLine], items: Sequence[CountedItem]) -> int | None:
    """Return where the last of some headings of one level ends; None where nothing says so."""
    levels = {lines[item.line].level for item in items}
    if len(levels) != 1 or 0 in levels:
        return None
    return _end(lines, items[-1].line, levels.pop())


def headings_below(lines: Sequence[TextLine], heading: int) -> tuple[list[CountedItem], int]:
    """Return the sub-headings of a heading, at least two, and where what it heads ends."""
    level = lines[heading].level
    if level == 0:
        return [], 0
    end = _end(lines, heading, level)
    deeper = [lines[index].level for index in range(heading + 1, end) if lines[index].level]
    items = [
        CountedItem(index, lines[index].text)
        for index in range(heading + 1, end)
        if deeper and lines[index].level == min(deeper)
    ]
    return (items, end) if len(items) > 1 else ([], 0)


def headings_of_text(
    lines: Sequence[TextLine], begin: int, closes: Callable[[int], bool]
) -> tuple[list[CountedItem], int]:
    """Return the headings of the highest level below the title, up to one that `closes`."""
    behind = range(begin, len(lines))
    levels = [lines[at].level for at in behind if lines[at].level and not closes(at)]
    if not levels:
        return [], 0
    highest = min(levels)
    items: list[CountedItem] = []
    for index in range(begin, len(lines)):
        if lines[index].level == highest and not closes(index):
            items.append(CountedItem(index, lines[index].text))
        elif items and closes(index) and 0 < lines[index].level <= highest:
            return (items, index) if len(items) > 1 else ([], 0)
    return (items, len(lines)) if len(items) > 1 else ([], 0)


def _end(lines: Sequence[TextLine], heading: int, level: int) -> int:
    behind = range(heading + 1, len(lines))
    return next((index for index in behind if 0 < lines[index].level <= level), len(lines))
