"""Documents as rows of the tables of their kinds: the only statements that touch them."""

import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from bot.domain.document import Document
from bot.store.kinds import ColumnValue
from bot.store.sqlite.around_damage import IndexLookup, OnDamage, Row, RowFetcher, Values, refuse
from bot.store.sqlite.engine import is_damage
from bot.store.sqlite.tables import Table, tables_in

# How far to count when choosing the index that leaves the fewest documents.
_ENOUGH = 100
_MIN_INTEGER, _MAX_INTEGER = -(2**63), 2**63 - 1
# From here on ids are drawn by lot, and say nothing of the order in which documents were made.
SCATTERED_FROM, _SCATTERED_TO = 2**40, 2**41


class Rows:
    """Reads; `owner` None looks across owners, which only a survey may do."""

    def __init__(self, connection: sqlite3.Connection, on_damage: OnDamage = refuse) -> None:
        self.connection = connection
        self._fetch = RowFetcher(connection, on_damage)

    def find(self, table: Table, owner: str, code: str) -> Row | None:
        return self._fetch.one(_place(table), (owner, code))

    def bodies(self, table: Table) -> Iterator[tuple[int, str, str, str]]:
        """Stream id, owner, code and body of all documents of a kind."""
        return self._fetch.bodies(table)

    def tell_damage(self, table: Table, row_id: int) -> None:
        """Report a row whose body makes no sense as one that cannot be read."""
        self._fetch.tell_damage(table, row_id)

    def select(
        self, table: Table, owner: str | None, equal: Mapping[str, ColumnValue]
    ) -> list[Row]:
        """Return the rows whose fields are `equal`, oldest first."""
        return self._fetch.all(*self._having(table, owner, equal))

    def count(self, table: Table, owner: str, equal: Mapping[str, ColumnValue]) -> int:
        """Count what `select` looks for, by the indexes alone."""
        asked, values = self._having(table, owner, equal)
        return self._count(asked.ids, values)

    def _having(
        self, table: Table, owner: str | None, equal: Mapping[str, ColumnValue]
    ) -> tuple[IndexLookup, Values]:
        """Say in which index to look for the documents that have all of `equal`, and for what."""
        if len(equal) > 1:
            few = {each: self._some(table, owner, each, equal[each]) for each in equal}
            equal = {each: equal[each] for each in sorted(few, key=few.__getitem__)}
        if owner is None:
            return _having(table, (*equal,), False), (*equal.values(),)
        return _having(table, (*equal,), True), (owner, *equal.values())

    def _some(self, table: Table, owner: str | None, field: str, value: ColumnValue) -> int:
        """Count a few of those that have one of the values."""
        asked, values = self._having(table, owner, {field: value})
        return self._count(f"{asked.ids} LIMIT {_ENOUGH}", values)

    def _count(self, rows: str, values: Values) -> int:
        (number,) = self.connection.execute(f"SELECT count(*) FROM ({rows})", values).fetchone()  # noqa: S608
        return int(number)

    def between(
        self, table: Table, field: str, above: int | None, upto: int | None, limit: int
    ) -> list[Row]:
        """Return rows of all owners whose number is in the range (None: open), smallest first."""
        return self._fetch.all(
            _range(table, field),
            (
                _MIN_INTEGER if above is None else above,
                _MAX_INTEGER if upto is None else upto,
                limit,
            ),
        )

    def queued(
        self, table: Table, queue: ColumnValue, owner: str, upto: int, limit: int
    ) -> list[Row]:
        """Return an owner's rows in a queue whose moment is not later than `upto`, in order."""
        return self._fetch.all(_queue(table), (queue, owner, upto, limit))

    def owners_in_queue(
        self, table: Table, queue: ColumnValue, upto: int, limit: int, after: str
    ) -> list[str]:
        """Return whose rows `queued` would give, in order, behind the owner `after`.

        From owner to owner through the index: the number of rows does not matter.
        """
        found = self.connection.execute(_owners_in_queue(table), (queue, upto, after, limit))
        return [owner for (owner,) in found]


class HeldRow(NamedTuple):
    """What a row says of its document, but for the body."""

    id: int
    version: int
    values: Values


class WritableRows(Rows):
    """Writes, inside a transaction that somebody else began and ends.

    Ids rise over all kinds, but for those that are drawn by lot, and are not used again while this
    lives: the search index and a unit's changes name rows by them.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Blocks: asks the tables for their last ids."""
        super().__init__(connection)
        tables = tables_in(connection).values()
        self._last_id = max((_last_id(connection, table) for table in tables), default=0)

    def held(self, table: Table, owner: str, code: str) -> HeldRow | None:
        """Raise `DocumentDamaged` for one that is there and cannot be read."""
        try:
            row = self.connection.execute(_held(table), (owner, code)).fetchone()
        except sqlite3.DatabaseError:
            # If it is the document's page that is damaged, this says so.
            self.find(table, owner, code)
            raise
        return None if row is None else HeldRow(row[0], row[1], row[2:])

    def insert(
        self,
        table: Table,
        owner: str,
        code: str,
        body: str,
        values: Values,
        *,
        schema: int,
        version: int = 1,
        scattered: bool = False,
    ) -> int | None:
        """Return the new row's id, or None if the owner has such a document."""
        if scattered:
            row_id = self._drawn_id(table)
        else:
            self._last_id = row_id = self._last_id + 1
        try:
            self._write(table.insertion, (row_id, owner, code, version, schema, *values, body))
        except sqlite3.IntegrityError:
            return None
        return row_id

    def _drawn_id(self, table: Table) -> int:
        while True:
            row_id = SCATTERED_FROM + secrets.randbelow(_SCATTERED_TO - SCATTERED_FROM)
            taken = f"SELECT 1 FROM {table.name} WHERE id = ?"  # noqa: S608
            if self.connection.execute(taken, (row_id,)).fetchone() is None:
                return row_id

    def update(
        self, table: Table, held: HeldRow, version: int, body: str, values: Values, *, schema: int
    ) -> None:
        """Write what differs: SQLite would touch the index of a value that stays, too."""
        new = {
            field: value
            for field, old, value in zip(table.fields, held.values, values, strict=True)
            if value != old
        }
        self._write(_update(table, tuple(new)), (version, schema, *new.values(), body, held.id))

    def replace(
        self,
        table: Table,
        held: HeldRow,
        stored: Document,
        body: str,
        values: Values,
        *,
        schema: int,
    ) -> int:
        """Write the next version, elsewhere if its place would tell too much; return its id."""
        if not stored.tells_no_order or held.id >= SCATTERED_FROM:
            self.update(table, held, stored.version, body, values, schema=schema)
            return held.id
        self.delete(table, held.id)
        row_id = self.insert(
            table,
            stored.owner,
            stored.code,
            body,
            values,
            schema=schema,
            version=stored.version,
            scattered=True,
        )
        assert row_id is not None
        return row_id

    def delete(self, table: Table, row_id: int) -> None:
        self._write(f"DELETE FROM {table.name} WHERE id = ?", (row_id,))  # noqa: S608

    def take_code(self, code: str) -> bool:
        """Mark a code as given; False if it was before."""
        return self._write("INSERT OR IGNORE INTO code VALUES (?)", (code,)).rowcount == 1

    def _write(self, statement: str, values: Values) -> sqlite3.Cursor:
        # A full disk ends the transaction; from then on each statement would commit by itself.
        if not self.connection.in_transaction:
            raise sqlite3.OperationalError("the transaction has ended")
        return self.connection.execute(statement, values)


def _last_id(connection: sqlite3.Connection, table: Table) -> int:
    """Ask an index where the end of the table is damaged."""
    highest = f"SELECT max(id) FROM {table.name}"  # noqa: S608
    rising = f"WHERE id < {SCATTERED_FROM}"
    try:
        (last,) = connection.execute(f"{highest} NOT INDEXED {rising}").fetchone()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        (last,) = connection.execute(f"{highest} INDEXED BY {table.place} {rising}").fetchone()
    return last or 0


@cache
def _place(table: Table) -> IndexLookup:
    return IndexLookup(table, table.place, "owner = ? AND code = ?")


@cache
def _range(table: Table, field: str) -> IndexLookup:
    order = f"ORDER BY {field}, owner, id LIMIT ?"
    return IndexLookup(table, table.by(field), f"{field} > ? AND {field} <= ?", order)


@cache
def _queue(table: Table) -> IndexLookup:
    index, field, moment = table.queue
    where = f"{field} = ? AND owner = ? AND {moment} <= ?"
    return IndexLookup(table, index, where, f"ORDER BY {moment} LIMIT ?")


@cache
def _having(table: Table, fields: tuple[str, ...], is_mine: bool) -> IndexLookup:
    """The index of the first field and what to ask of it; of the others, each asks its own."""
    parts = ["owner = ?"] if is_mine else []
    parts += [f"{field} IS ?" for field in fields[:1]]
    parts += [
        f"EXISTS (SELECT 1 FROM {table.name} AS other INDEXED BY {table.by(field)}"  # noqa: S608
        f" WHERE other.{field} IS ? AND other.owner = {table.name}.owner"
        f" AND other.id = {table.name}.id)"
        for field in fields[1:]
    ]
    index = table.by(fields[0]) if fields else table.place
    return IndexLookup(table, index, " AND ".join(parts) or "TRUE", "ORDER BY id")


@cache
def _owners_in_queue(table: Table) -> str:
    index, queue, moment = table.queue
    rows = f"{table.name} INDEXED BY {index} WHERE {queue} = ?1"
    following = f"SELECT min(owner) FROM {rows} AND owner >"  # noqa: S608
    return (
        f"WITH RECURSIVE each(owner) AS ({following} ?3 UNION ALL"  # noqa: S608
        f" SELECT ({following} each.owner) FROM each WHERE each.owner IS NOT NULL)"
        " SELECT owner FROM each WHERE owner IS NOT NULL AND EXISTS"
        f" (SELECT 1 FROM {rows} AND owner = each.owner AND {moment} <= ?2) LIMIT ?4"
    )


@cache
def _held(table: Table) -> str:
    columns = "".join(f", {field}" for field in table.fields)
    return (
        f"SELECT id, version{columns} FROM {table.name} INDEXED BY {table.place}"  # noqa: S608
        " WHERE owner = ? AND code = ?"
    )


@cache
def _update(table: Table, fields: tuple[str, ...]) -> str:
    columns = "".join(f"{field} = ?, " for field in fields)
    return f"UPDATE {table.name} SET version = ?, schema = ?, {columns}body = ? WHERE id = ?"  # noqa: S608
