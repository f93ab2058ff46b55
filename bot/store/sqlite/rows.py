"""Documents as rows and their index entries: the only statements that touch them."""

import sqlite3
from collections.abc import Iterator, Mapping
from operator import attrgetter

from bot.store.kinds import Value
from bot.store.sqlite.around_damage import (
    ENTRIES,
    PLACES,
    SHELVES,
    Fetcher,
    OnDamage,
    Row,
    refuse,
)

# A scan goes in pages, so that its rows may be changed while it goes on.
_PAGE = 500
# How far to count when choosing the index entry that leaves the fewest documents.
_ENOUGH = 100
_MIN_INTEGER, _MAX_INTEGER = -(2**63), 2**63 - 1


class Rows:
    """Reads; `owner` None looks across owners, which only a survey may do."""

    def __init__(self, connection: sqlite3.Connection, on_damage: OnDamage = refuse) -> None:
        self._connection = connection
        self._fetch = Fetcher(connection, on_damage)

    def find(self, kind: str, owner: str | None, code: str) -> Row | None:
        return self._fetch.one(
            PLACES, f"kind = ? AND code = ?{_mine(owner)} LIMIT 1", (kind, code, *_given(owner))
        )

    def count(self, kind: str, owner: str) -> int:
        (number,) = self._connection.execute(
            "SELECT count(*) FROM document INDEXED BY document_shelf WHERE kind = ? AND owner = ?",
            (kind, owner),
        ).fetchone()
        return int(number)

    def scan(self, kind: str, owner: str | None) -> Iterator[Row]:
        """Go through the rows that exist now, oldest first; of all owners, one by one, if None."""
        if owner is None:
            for each in self._owners(kind):
                yield from self.scan(kind, each)
            return
        last, after = self.last_id(), -1
        while True:
            ids, page = self._fetch.page(
                SHELVES,
                "kind = ? AND owner = ? AND id > ? AND id <= ? ORDER BY id LIMIT ?",
                (kind, owner, after, last, _PAGE),
            )
            yield from page
            if len(ids) < _PAGE:
                return
            after = ids[-1]

    def bodies(self, kind: str) -> Iterator[tuple[int, str, str, str]]:
        """Stream id, owner, code and body of all documents of a kind."""
        return self._fetch.bodies(kind)

    def tell_damage(self, row_id: int) -> None:
        """Report a row whose body makes no sense as one that cannot be read."""
        self._fetch.tell_damage(row_id)

    def _owners(self, kind: str) -> list[str]:
        found = self._connection.execute(
            "SELECT DISTINCT owner FROM document INDEXED BY document_shelf WHERE kind = ?", (kind,)
        )
        return [owner for (owner,) in found]

    def last_id(self) -> int:
        """Return the highest row id that was ever used."""
        found = self._connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = 'document'"
        ).fetchone()
        return 0 if found is None else int(found[0])

    def select(self, kind: str, owner: str | None, equal: Mapping[str, Value]) -> list[Row]:
        """Return the rows whose index entries (by index key) are `equal`, oldest first."""
        if not equal:
            return sorted(self.scan(kind, owner), key=attrgetter("id"))
        where, values = self._entries_of(owner, equal)
        return self._fetch.all(ENTRIES, f"{where} ORDER BY document", values)

    def count_equal(self, kind: str, owner: str, equal: Mapping[str, Value]) -> int:
        """Count what `select` looks for, by the index alone."""
        if not equal:
            return self.count(kind, owner)
        where, values = self._entries_of(owner, equal)
        (number,) = self._connection.execute(
            f"SELECT count(*) FROM entry WHERE {where}",  # noqa: S608
            values,
        ).fetchone()
        return int(number)

    def _entries_of(
        self, owner: str | None, equal: Mapping[str, Value]
    ) -> tuple[str, tuple[Value, ...]]:
        """Say which entries stand for the documents that have all of `equal`."""
        (key, value), *others = self._fewest_first(owner, equal)
        also = "".join(
            " AND EXISTS (SELECT 1 FROM entry AS other WHERE other.field = ? AND other.value = ?"
            " AND other.owner = entry.owner AND other.document = entry.document)"
            for _ in others
        )
        where = f"field = ? AND value = ?{_mine(owner, 'entry.')}{also}"
        return where, (key, value, *_given(owner), *(part for other in others for part in other))

    def _fewest_first(
        self, owner: str | None, equal: Mapping[str, Value]
    ) -> list[tuple[str, Value]]:
        if len(equal) == 1:
            return list(equal.items())

        def documents(entry: tuple[str, Value]) -> int:
            (number,) = self._connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM entry"  # noqa: S608
                f" WHERE field = ? AND value = ?{_mine(owner)} LIMIT ?)",
                (*entry, *_given(owner), _ENOUGH),
            ).fetchone()
            return int(number)

        return sorted(equal.items(), key=documents)

    def between(self, key: str, above: int | None, upto: int | None, limit: int) -> list[Row]:
        """Return rows of all owners whose number is in the range (None: open), smallest first."""
        return self._fetch.all(
            ENTRIES,
            "field = ? AND value > ? AND value <= ? ORDER BY value, entry.owner, document LIMIT ?",
            (
                key,
                _MIN_INTEGER if above is None else above,
                _MAX_INTEGER if upto is None else upto,
                limit,
            ),
        )


class WritableRows(Rows):
    """Writes, inside a transaction that somebody else began and ends."""

    def insert(self, kind: str, owner: str, code: str, body: str, *, schema: int) -> int | None:
        """Return the new row's id, or None if the owner has such a document."""
        try:
            return self._write(
                "INSERT INTO document (kind, code, owner, version, schema, body)"
                " VALUES (?, ?, ?, 1, ?, ?)",
                (kind, code, owner, schema, body),
            ).lastrowid
        except sqlite3.IntegrityError:
            return None

    def update(self, row_id: int, version: int, body: str, *, schema: int) -> None:
        self._write(
            "UPDATE document SET version = ?, schema = ?, body = ? WHERE id = ?",
            (version, schema, body, row_id),
        )

    def delete(self, row_id: int) -> None:
        self._write("DELETE FROM document WHERE id = ?", (row_id,))

    def index(
        self, row_id: int, owner: str, old: Mapping[str, Value], new: Mapping[str, Value]
    ) -> None:
        """Replace the entries that differ."""
        self._write_many(
            "DELETE FROM entry WHERE field = ? AND value = ? AND owner = ? AND document = ?",
            [(key, value, owner, row_id) for key, value in old.items() - new.items()],
        )
        self._write_many(
            "INSERT INTO entry VALUES (?, ?, ?, ?)",
            [(key, value, owner, row_id) for key, value in new.items() - old.items()],
        )

    def take_code(self, code: str) -> bool:
        """Mark a code as given; False if it was before."""
        return self._write("INSERT OR IGNORE INTO code VALUES (?)", (code,)).rowcount == 1

    def _write(self, statement: str, values: tuple[Value | None, ...]) -> sqlite3.Cursor:
        self._check_transaction()
        return self._connection.execute(statement, values)

    def _write_many(self, statement: str, values: list[tuple[Value, ...]]) -> None:
        if values:
            self._check_transaction()
            self._connection.executemany(statement, values)

    def _check_transaction(self) -> None:
        # A full disk ends the transaction; from then on each statement would commit by itself.
        if not self._connection.in_transaction:
            raise sqlite3.OperationalError("the transaction has ended")


# The statements built with these two join constants only; every value is bound.
def _mine(owner: str | None, table: str = "") -> str:
    return "" if owner is None else f" AND {table}owner = ?"


def _given(owner: str | None) -> tuple[str, ...]:
    return () if owner is None else (owner,)
