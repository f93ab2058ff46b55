"""Fetches rows; where the disk has lost one, the others, and tells which one it was.

The indexes lie on pages of their own, so they still name what a damaged page of documents held.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, NoReturn

from bot.domain.keeping.errors import DocumentDamaged
from bot.store.kinds import ColumnValue
from bot.store.sqlite.engine import is_damage
from bot.store.sqlite.tables import Table

Values = tuple[ColumnValue, ...]
# Called with kind and code of what cannot be read; it may raise.
OnDamage = Callable[[str, str], None]

_COLUMNS = "id, version, body"


class Row(NamedTuple):
    id: int
    version: int
    body: str


def refuse(kind: str, code: str) -> NoReturn:
    """A unit of work must not decide as if a document were not there."""
    raise DocumentDamaged(kind=kind, code=code)


@dataclass(frozen=True, eq=False)
class IndexLookup:
    """Which rows, by one index; `where` asks for no more than the table's indexes hold.

    It is made of constants only; every value is bound. Made once for each form that a question has.
    """

    table: Table
    index: str
    where: str
    order: str = ""

    @cached_property
    def rows(self) -> str:
        return f"SELECT {_COLUMNS} {self._rest}"

    @cached_property
    def ids(self) -> str:
        return f"SELECT id {self._rest}"

    @property
    def _rest(self) -> str:
        return f"FROM {self.table.name} INDEXED BY {self.index} WHERE {self.where} {self.order}"


class RowFetcher:
    """What cannot be read it tells to `on_damage`."""

    def __init__(self, connection: sqlite3.Connection, on_damage: OnDamage) -> None:
        self._connection = connection
        self._on_damage = on_damage

    def one(self, asked: IndexLookup, values: Values) -> Row | None:
        """Raise `DocumentDamaged` for one that is there and cannot be read, whoever asks."""
        try:
            found = self._connection.execute(asked.rows, values).fetchone()
        except sqlite3.DatabaseError as error:
            ids = self._ids(asked, values, error)
            return self._row(asked.table, ids[0], refuse) if ids else None
        return None if found is None else Row(*found)

    def all(self, asked: IndexLookup, values: Values) -> list[Row]:
        """Return the rows that can be read."""
        try:
            found = self._connection.execute(asked.rows, values).fetchall()
        except sqlite3.DatabaseError as error:
            ids = self._ids(asked, values, error)
            rows = (self._row(asked.table, row_id, self._on_damage) for row_id in ids)
            return [row for row in rows if row is not None]
        return [*map(Row._make, found)] if found else found

    def bodies(self, table: Table) -> Iterator[tuple[int, str, str, str]]:
        """Stream id, owner, code and body of all documents of a kind."""
        asked = f"SELECT id, owner, code, body FROM {table.name} NOT INDEXED"  # noqa: S608
        try:
            yield from self._connection.execute(asked)
        except sqlite3.DatabaseError as error:
            _reraise_unless_damage(error)
        else:
            return
        seen = self._ids_before_damage(asked)
        for row_id, owner, code in self._connection.execute(
            f"SELECT id, owner, code FROM {table.name} INDEXED BY {table.place}"  # noqa: S608
        ).fetchall():
            row = None if row_id in seen else self._row(table, row_id, self._on_damage)
            if row is not None:
                yield row.id, owner, code, row.body

    def _ids_before_damage(self, asked: str) -> set[int]:
        """Read the same again: to note each id as it came cost all sound databases 8 MB."""
        seen: set[int] = set()
        with suppress(sqlite3.DatabaseError):
            for row in self._connection.execute(asked):
                seen.add(row[0])
        return seen

    def _ids(self, asked: IndexLookup, values: Values, error: sqlite3.DatabaseError) -> list[int]:
        """Ask the index alone."""
        _reraise_unless_damage(error)
        found = self._connection.execute(asked.ids, values).fetchall()
        return [row_id for (row_id,) in found]

    def _row(self, table: Table, row_id: int, on_damage: OnDamage) -> Row | None:
        try:
            found = self._connection.execute(
                f"SELECT {_COLUMNS} FROM {table.name} NOT INDEXED WHERE id = ?",  # noqa: S608
                (row_id,),
            ).fetchone()
        except sqlite3.DatabaseError as error:
            _reraise_unless_damage(error)
            found = None
        if found is None:
            on_damage(table.kind, self._code(table, row_id))
            return None
        return Row(*found)

    def tell_damage(self, table: Table, row_id: int) -> None:
        self._on_damage(table.kind, self._code(table, row_id))

    def _code(self, table: Table, row_id: int) -> str:
        found = self._connection.execute(
            f"SELECT code FROM {table.name} INDEXED BY {table.place} WHERE id = ?",  # noqa: S608
            (row_id,),
        ).fetchone()
        return str(row_id) if found is None else found[0]


def _reraise_unless_damage(error: sqlite3.DatabaseError) -> None:
    if not is_damage(error):
        raise error
