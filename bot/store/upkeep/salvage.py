"""Reads documents row by row, around what is damaged, and names what cannot be read."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.store.sqlite.engine import is_damage

_PAGE = 500
_COLUMNS = "id, kind, code, owner, version, schema, CAST(body AS BLOB)"


@dataclass(frozen=True, slots=True)
class Name:
    """Which document a row holds; the index still knows when the row cannot be read."""

    kind: str
    code: str
    owner: str


@dataclass(frozen=True, slots=True)
class Saved:
    name: Name
    row_id: int
    version: int
    schema: int
    body: str


@dataclass(frozen=True, slots=True)
class Lost:
    name: Name
    row_id: int


def salvage(connection: sqlite3.Connection) -> Iterator[Saved | Lost]:
    """Go through all rows in the order of their ids; nothing damaged ends it."""
    last = -1
    index: Index | None = None
    while True:
        try:
            page = _page(connection, last)
            ids = [row.row_id for row in page]
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            index = index or _read_index(connection)
            ids = list(islice(index.ids_after(last), _PAGE))
            one_by_one = (_one(connection, each, index.names.get(each)) for each in ids)
            page = [row for row in one_by_one if row is not None]
        if not ids:
            return
        yield from page
        last = ids[-1]


@dataclass(frozen=True, slots=True)
class Index:
    """The names by row id, as far as the index can be read, and the highest id ever given."""

    names: dict[int, Name]
    is_whole: bool
    last_id: int

    def ids_after(self, last: int) -> Iterator[int]:
        """Return the ids that may exist, in order."""
        if self.is_whole:
            return iter(sorted(row_id for row_id in self.names if row_id > last))
        return iter(range(last + 1, self.last_id + 1))


def _page(connection: sqlite3.Connection, last: int) -> list[Saved | Lost]:
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM document NOT INDEXED WHERE id > ? ORDER BY id LIMIT ?",  # noqa: S608
        (last, _PAGE),
    ).fetchall()
    return [_row(*row) for row in found]


def _one(connection: sqlite3.Connection, row_id: int, name: Name | None) -> Saved | Lost | None:
    """Return None for an id that has no row, as far as anybody knows."""
    try:
        found = connection.execute(
            f"SELECT {_COLUMNS} FROM document NOT INDEXED WHERE id = ?",  # noqa: S608
            (row_id,),
        ).fetchone()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        found = None
    if found is None:
        return Lost(name, row_id) if name else None
    return _row(*found)


def _row(
    row_id: int, kind: str, code: str, owner: str, version: int, schema: int, body: bytes
) -> Saved | Lost:
    name = Name(kind, code, owner)
    try:
        return Saved(name, row_id, version, schema, body.decode())
    except UnicodeDecodeError:
        return Lost(name, row_id)


def _read_index(connection: sqlite3.Connection) -> Index:
    """Read the index that holds every name without touching the rows."""
    names: dict[int, Name] = {}
    is_whole = True
    try:
        for row_id, *name in connection.execute(
            "SELECT id, kind, code, owner FROM document INDEXED BY document_place"
        ):
            names[row_id] = Name(*name)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        is_whole = False
    return Index(names, is_whole, max(_last_id(connection), max(names, default=0)))


def _last_id(connection: sqlite3.Connection) -> int:
    try:
        found = connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = 'document'"
        ).fetchone()
    except sqlite3.DatabaseError:
        return 0
    return 0 if found is None else int(found[0])
