"""The table of each kind: a column and an index for every field that it declares in INDEXED.

What a statement is built of comes from here, so that it holds names and never data.
"""

import re
import sqlite3
from dataclasses import dataclass
from functools import cached_property

_NAME = re.compile("[a-z_]+")
_PREFIX = "document_"
_OWN_COLUMNS = {"id", "owner", "code", "version", "schema", "body"}


@dataclass(frozen=True, eq=False)
class Table:
    """Raises `ValueError` for names that no statement may hold; some are read from the file.

    Which index is used is always said: without ANALYZE SQLite chooses badly among them, and an
    index alone still names what a damaged page of the table held.
    """

    kind: str
    fields: tuple[str, ...] = ()
    queued: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        for name in (self.kind, *self.fields):
            if not _NAME.fullmatch(name):
                raise ValueError(f"{name!r} cannot be the name of a table or a column")

    @cached_property
    def name(self) -> str:
        return f"{_PREFIX}{self.kind}"

    # The names of the indexes.

    @cached_property
    def place(self) -> str:
        """By owner, and then by code."""
        return f"{self.name}_place"

    def by(self, field: str) -> str:
        """By a field, and then by owner, oldest first; raises `ValueError` if there is none."""
        try:
            return self._by[field]
        except KeyError:
            raise ValueError(f"{self.kind}.{field} is not declared in INDEXED") from None

    @cached_property
    def _by(self) -> dict[str, str]:
        return {field: f"{self.name}_by_{field}" for field in self.fields}

    @cached_property
    def queue(self) -> tuple[str, str, str]:
        """The index of what is queued, and its two fields; raises `ValueError` if there is none."""
        if self.queued is None:
            raise ValueError(f"{self.kind} has no queues")
        queue, moment = self.queued
        return self.by(queue), queue, moment

    def _then(self, field: str) -> str:
        return f", {self.queued[1]}" if self.queued and self.queued[0] == field else ""

    # Statements.

    @cached_property
    def insertion(self) -> str:
        """Takes id, owner, code, version, schema, the fields' values and the body."""
        return f"INSERT INTO {self.name} VALUES (?, ?, ?, ?, ?, {'?, ' * len(self.fields)}?)"  # noqa: S608

    @cached_property
    def layout(self) -> tuple[str, ...]:
        """The statements that make the table and then its indexes."""
        # `id` rises with each insert, so ordering by it is "oldest first". A field's column has no
        # type: a value comes back as it was given. The longest stands last, in nobody's way.
        columns = "".join(f"{field}, " for field in self.fields)
        table = (
            f"CREATE TABLE {self.name} (id INTEGER PRIMARY KEY, owner TEXT NOT NULL,"
            " code TEXT NOT NULL, version INTEGER NOT NULL, schema INTEGER NOT NULL,"
            f" {columns}body TEXT NOT NULL)"
        )
        return (
            table,
            f"CREATE UNIQUE INDEX {self.place} ON {self.name} (owner, code)",
            *(
                f"CREATE INDEX {self.by(field)} ON {self.name} ({field}, owner{self._then(field)})"
                for field in self.fields
            ),
        )

    def create(self, connection: sqlite3.Connection) -> None:
        for statement in self.layout:
            connection.execute(statement)

    def is_in(self, connection: sqlite3.Connection) -> bool:
        """Tell whether the file has it as it should be."""
        found = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE tbl_name = ?", (self.name,)
        ).fetchall()
        return {sql for (sql,) in found} == set(self.layout)

    def set_aside(self, connection: sqlite3.Connection) -> None:
        """Make room for another table of its kind: without indexes, it is `set_aside` now."""
        for index in (self.place, *self._by.values()):
            connection.execute(f"DROP INDEX IF EXISTS {index}")
        connection.execute(f"ALTER TABLE {self.name} RENAME TO set_aside")


def tables_in(connection: sqlite3.Connection) -> dict[str, Table]:
    """Return the tables of the file by kind, each with its columns, whatever indexes it has."""
    columns: dict[str, list[str]] = {}
    for name, column in connection.execute(
        "SELECT tables.name, columns.name FROM sqlite_schema AS tables,"
        " pragma_table_info(tables.name) AS columns"
        " WHERE tables.type = 'table' AND substr(tables.name, 1, ?) = ?",
        (len(_PREFIX), _PREFIX),
    ):
        columns.setdefault(name.removeprefix(_PREFIX), []).append(column)
    return {
        kind: Table(kind, tuple(name for name in names if name not in _OWN_COLUMNS))
        for kind, names in columns.items()
    }


def has_one_table(connection: sqlite3.Connection) -> bool:
    """Tell whether the documents of all kinds are in the one table that schemas 1 and 2 had."""
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'document'").fetchone()
