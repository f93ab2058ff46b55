"""The cells of rows below a head that names their columns: "Event | Place | Date"."""

from collections.abc import Iterator, Sequence

from bot.words.programme.fields import Column, columns_of
from bot.words.programme.lines import LineFacts

_CELL = " | "


def titles_of_columns(facts: Sequence[LineFacts]) -> Iterator[tuple[int, str]]:
    """Yield each row with what stands in its column of titles, if it has one."""
    columns: tuple[Column, ...] = ()
    for index, each in enumerate(facts):
        if found := columns_of(each.bare):
            columns = found
            continue
        cells = tuple(cell.strip() for cell in each.bare.split(_CELL))
        if columns.count(Column.TITLE) != 1 or len(cells) != len(columns):
            continue
        title = cells[columns.index(Column.TITLE)]
        if any(map(str.isalpha, title)):
            yield index, title
