"""Fetches rows; where the disk has lost one, the others, and tells which one it was.

The indexes lie on pages of their own, so they still name what a damaged page of documents held.
"""

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from bot.domain.keeping.errors import DocumentDamaged
from bot.store.kinds import Value
from bot.store.sqlite.engine import is_damage

Values = tuple[Value | None, ...]
# Called with kind and code of what cannot be read; it may raise.
OnDamage = Callable[[str, str], None]

# Where rows are looked for: entries name the documents they belong to.
PLACES = "document INDEXED BY document_place"
SHELVES = "document INDEXED BY document_shelf"
ENTRIES = "entry"
ROWS = "document"

_COLUMNS = "id, version, body"


class Row(NamedTuple):
    id: int
    version: int
    body: str


def refuse(kind: str, code: str) -> None:
    """A unit of work must not decide as if a document were not there."""
    raise DocumentDamaged(kind=kind, code=code)


class Fetcher:
    """`where` is made of constants only; every value is bound."""

    def __init__(self, connection: sqlite3.Connection, on_damage: OnDamage) -> None:
        self._connection = connection
        self._on_damage = on_damage

    def one(self, source: str, where: str, values: Values) -> Row | None:
        """Raise `DocumentDamaged` for one that is there and cannot be read, whoever asks."""
        try:
            found = self._connection.execute(_whole(source, where), values).fetchone()
        except sqlite3.DatabaseError as error:
            ids = self._ids(source, where, values, error)
            return self._row(ids[0], refuse) if ids else None
        return None if found is None else Row(*found)

    def all(self, source: str, where: str, values: Values) -> list[Row]:
        return self.page(source, where, values)[1]

    def page(self, source: str, where: str, values: Values) -> tuple[list[int], list[Row]]:
        """Return the ids of what there is, and the rows of those that can be read."""
        try:
            found = self._connection.execute(_whole(source, where), values).fetchall()
        except sqlite3.DatabaseError as error:
            ids = self._ids(source, where, values, error)
            rows = (self._row(row_id, self._on_damage) for row_id in ids)
            return ids, [row for row in rows if row is not None]
        return [row[0] for row in found], [Row(*row) for row in found]

    def bodies(self, kind: str) -> Iterator[tuple[int, str, str, str]]:
        """Stream id, owner, code and body of all documents of a kind."""
        seen: set[int] = set()
        try:
            for found in self._connection.execute(
                f"SELECT id, owner, code, body FROM {SHELVES} WHERE kind = ?",  # noqa: S608
                (kind,),
            ):
                seen.add(found[0])
                yield found
        except sqlite3.DatabaseError as error:
            _reraise_unless_damage(error)
        else:
            return
        for row_id, owner, code in self._connection.execute(
            f"SELECT id, owner, code FROM {PLACES} WHERE kind = ?",  # noqa: S608
            (kind,),
        ).fetchall():
            row = None if row_id in seen else self._row(row_id, self._on_damage)
            if row is not None:
                yield row.id, owner, code, row.body

    def _ids(
        self, source: str, where: str, values: Values, error: sqlite3.DatabaseError
    ) -> list[int]:
        """Ask the index alone."""
        _reraise_unless_damage(error)
        found = self._connection.execute(_names(source, where), values).fetchall()
        return [row_id for (row_id,) in found]

    def _row(self, row_id: int, on_damage: OnDamage) -> Row | None:
        try:
            found = self._connection.execute(
                f"SELECT {_COLUMNS} FROM document NOT INDEXED WHERE id = ?",  # noqa: S608
                (row_id,),
            ).fetchone()
        except sqlite3.DatabaseError as error:
            _reraise_unless_damage(error)
            found = None
        if found is None:
            on_damage(*self._name(row_id))
            return None
        return Row(*found)

    def tell_damage(self, row_id: int) -> None:
        self._on_damage(*self._name(row_id))

    def _name(self, row_id: int) -> tuple[str, str]:
        found = self._connection.execute(
            f"SELECT kind, code FROM {PLACES} WHERE id = ?",  # noqa: S608
            (row_id,),
        ).fetchone()
        return found or ("?", str(row_id))


@cache
def _whole(source: str, where: str) -> str:
    joined = f"{source} CROSS JOIN document ON id = document" if source == ENTRIES else source
    return f"SELECT {_COLUMNS} FROM {joined} WHERE {where}"  # noqa: S608


@cache
def _names(source: str, where: str) -> str:
    column = "document" if source == ENTRIES else "id"
    # By its id a row is found in the table itself, unless the index is asked.
    index = PLACES if source == ROWS else source
    return f"SELECT {column} FROM {index} WHERE {where}"  # noqa: S608


def _reraise_unless_damage(error: sqlite3.DatabaseError) -> None:
    if not is_damage(error):
        raise error
