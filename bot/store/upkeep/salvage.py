"""Reads documents row by row, around what is damaged, and names what cannot be read."""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from bot.domain.document import Document
from bot.store.kinds import ColumnValue
from bot.store.sqlite import engine
from bot.store.sqlite.engine import is_damage
from bot.store.sqlite.rows import SCATTERED_FROM
from bot.store.sqlite.tables import has_one_table, tables_in

_PAGE = 500
D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class SavedName:
    """Which document a row holds; the index still knows when the row cannot be read."""

    kind: str
    code: str
    owner: str


@dataclass(frozen=True, slots=True)
class Saved:
    name: SavedName
    version: int
    schema: int
    body: str
    # What stands in the columns of the indexed fields.
    values: tuple[ColumnValue, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    name: SavedName


@dataclass(frozen=True, slots=True)
class _Source:
    """A table of documents, of one kind or of all; its names are made of constants."""

    table: str
    kind: str
    fields: tuple[str, ...] = ()

    @property
    def rows(self) -> str:
        columns = "".join(f", {field}" for field in self.fields)
        return (
            f"SELECT id, {self.kind}, code, owner, version, schema, CAST(body AS BLOB){columns}"  # noqa: S608
            f" FROM {self.table} NOT INDEXED"
        )

    @property
    def names(self) -> str:
        """By the index that holds every name without touching the rows."""
        return (
            f"SELECT id, {self.kind}, code, owner FROM {self.table} INDEXED BY {self.table}_place"  # noqa: S608
        )


def _sources(connection: sqlite3.Connection) -> Iterator[_Source]:
    if has_one_table(connection):
        yield _Source("document", "kind")
    for table in tables_in(connection).values():
        yield _Source(table.name, f"'{table.kind}'", table.fields)


def salvage(connection: sqlite3.Connection) -> Iterator[Saved | Lost]:
    """Go through all rows, kind by kind in the order of their ids; nothing damaged ends it."""
    for source in _sources(connection):
        yield from _salvage(connection, source)


def documents_in(database: Path, kinds: Sequence[type[D]]) -> Iterator[D]:
    """The documents of these kinds, as far as the file is there and can be read."""
    by_name = {kind.KIND: kind for kind in kinds}
    if not database.exists():
        return
    with (
        suppress(sqlite3.Error),
        closing(engine.connect(database, read_only=True)) as connection,
    ):
        for row in salvage(connection):
            if isinstance(row, Saved) and row.name.kind in by_name:
                # One of an older schema is left out, as one that is damaged is.
                with suppress(msgspec.DecodeError):
                    yield msgspec.json.decode(row.body, type=by_name[row.name.kind])


def _salvage(connection: sqlite3.Connection, source: _Source) -> Iterator[Saved | Lost]:
    last = -1
    index: Index | None = None
    while True:
        try:
            page = _page(connection, source, last)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            index = index or _read_index(connection, source)
            page = [
                (row_id, _one(connection, source, row_id, index.names.get(row_id)))
                for row_id in index.page_after(last)
            ]
        if not page:
            return
        yield from (row for _, row in page if row is not None)
        last = page[-1][0]


@dataclass(frozen=True, slots=True)
class Index:
    """The names by row id, as far as they can be read, and the ids that may exist, in order."""

    names: dict[int, SavedName]
    ids: Sequence[int]

    def page_after(self, last: int) -> Sequence[int]:
        begin = bisect_right(self.ids, last)
        return self.ids[begin : begin + _PAGE]


SavedRows = list[tuple[int, Saved | Lost | None]]


def _page(connection: sqlite3.Connection, source: _Source, last: int) -> SavedRows:
    found = connection.execute(
        f"{source.rows} WHERE id > ? ORDER BY id LIMIT ?", (last, _PAGE)
    ).fetchall()
    return [(row[0], _row(*row[1:])) for row in found]


def _one(
    connection: sqlite3.Connection, source: _Source, row_id: int, name: SavedName | None
) -> Saved | Lost | None:
    """Return None for an id that has no row, as far as anybody knows."""
    try:
        found = connection.execute(f"{source.rows} WHERE id = ?", (row_id,)).fetchone()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        found = None
    if found is None:
        return Lost(name) if name else None
    return _row(*found[1:])


def _row(
    kind: str, code: str, owner: str, version: int, schema: int, body: bytes, *values: ColumnValue
) -> Saved | Lost:
    name = SavedName(kind, code, owner)
    try:
        return Saved(name, version, schema, body.decode(), values)
    except UnicodeDecodeError:
        return Lost(name)


def _read_index(connection: sqlite3.Connection, source: _Source) -> Index:
    names: dict[int, SavedName] = {}
    try:
        for row_id, *name in connection.execute(source.names):
            names[row_id] = SavedName(*name)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        known = [*names, *_other_ids(connection, source)]
        rising = max((each for each in known if each < SCATTERED_FROM), default=0)
        # Those that were drawn by lot are too far apart to be tried one by one.
        drawn = sorted({each for each in known if each >= SCATTERED_FROM})
        return Index(names, [*range(rising + 1), *drawn])
    return Index(names, sorted(names))


def _other_ids(connection: sqlite3.Connection, source: _Source) -> Iterator[int]:
    """Ask whatever else knows them, as far as it can be read."""
    others = [f"INDEXED BY {source.table}_by_{field}" for field in source.fields]
    for index in ("NOT INDEXED", *others):
        with suppress(sqlite3.DatabaseError):
            (last,) = connection.execute(f"SELECT max(id) FROM {source.table} {index}").fetchone()  # noqa: S608
            yield last or 0
    for index in others:
        with suppress(sqlite3.DatabaseError):
            drawn = f"SELECT id FROM {source.table} {index} WHERE id >= ?"  # noqa: S608
            for (row_id,) in connection.execute(drawn, (SCATTERED_FROM,)):
                yield row_id
