"""A programme as a table (CSV), as Excel, LibreOffice and Google Sheets save it."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.domain.plain import one_line
from bot.domain.talks.listed import TALKS_MAX, ListedFile, ListedTalk
from bot.words.errors import ListLacks, ListNotRead, ListSaysTwice, ListTooLong, ListUnknownWord
from bot.words.programme.listing import FIELDS, Value, listed_talk, refuse_twice

_FORMAT: Final = "table"
_SAME: Final = {"minutes": "length", "panellists": "people", "location": "place", "url": "join"}
# Excel writes what the language of its machine has between numbers.
_DELIMITERS: Final = (",", ";", "\t")


def read_table(text: str, *, until: date) -> ListedFile:
    """Read one talk from each row; raises errors of `bot.words.errors` with the line."""
    del until  # nothing repeats in a table
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    rows = _rows(text, delimiter)
    names = _names(*next(rows, (1, [])))
    talks: list[ListedTalk] = []
    for line, cells in rows:
        if len(cells) > len(names):
            raise ListNotRead(line=line, format=_FORMAT)
        given = {name: Value(line, cell) for name, cell in zip(names, cells, strict=False)}
        talks.append(listed_talk(line, given))
        if len(talks) > TALKS_MAX:
            raise ListTooLong(limit=TALKS_MAX)
    refuse_twice(talks)
    return ListedFile(talks=tuple(talks))


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, with the line on which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise ListNotRead(line=line, format=_FORMAT) from error


def _names(line: int, cells: list[str]) -> list[str]:
    names = [one_line(cell).casefold() for cell in cells]
    names = [_SAME.get(name, name) for name in names]
    for name in names:
        if name not in FIELDS:
            raise ListUnknownWord(line=line, word=name[:80], known=", ".join(FIELDS))
        if names.count(name) > 1:
            raise ListSaysTwice(line=line, word=name)
    if "title" not in names:
        raise ListLacks(line=line, field="title")
    return names
