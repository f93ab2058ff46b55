"""Ballots of open polls as rows of a table of their own, which say nothing but the ballot.

No number, no version, no time. Rows lie in the order of the voters' marks, which nobody without the
poll's key can tell from chance; so they do in every copy that SQLite makes of the file.
"""

import sqlite3
from collections.abc import Callable, Iterator

BALLOTS = "ballot"
LAYOUT = (
    f"CREATE TABLE IF NOT EXISTS {BALLOTS} (owner TEXT NOT NULL, poll TEXT NOT NULL,"
    " voter BLOB NOT NULL, answers TEXT NOT NULL, PRIMARY KEY (owner, poll, voter)) WITHOUT ROWID"
)
_OF_POLL = "owner = ? AND poll = ?"
_OF_VOTER = f"{_OF_POLL} AND voter = ?"
_CAST = f"INSERT OR IGNORE INTO {BALLOTS} VALUES (?, ?, ?, ?)"  # noqa: S608
_CAST_ANEW = f"UPDATE {BALLOTS} SET answers = ? WHERE {_OF_VOTER}"  # noqa: S608


def has_ballots(connection: sqlite3.Connection) -> bool:
    """Tell whether the file has the table: an older one has none."""
    found = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (BALLOTS,))
    return found.fetchone() is not None


def leave_out_ballots(connection: sqlite3.Connection) -> None:
    """Take them out of a copy, and write it anew, so that no byte of them is left in it."""
    if not has_ballots(connection):
        return
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    if connection.execute(f"DELETE FROM {BALLOTS}").rowcount:  # noqa: S608
        connection.execute("VACUUM")


class BallotLook:
    """One owner's, as they are on disk (outside a unit) or in the unit (inside)."""

    def __init__(self, connection: sqlite3.Connection, owner: str) -> None:
        self._connection = connection
        self._owner = owner

    def holds(self, poll: str, voter: bytes) -> bool:
        return self._finds(_OF_VOTER, poll, voter)

    def is_empty(self, poll: str) -> bool:
        return not self._finds(_OF_POLL, poll)

    def all_by_content(self, poll: str) -> Iterator[str]:
        """Stream what was answered, sorted, so that nothing tells whose is whose."""
        found = self._connection.execute(
            f"SELECT answers FROM {BALLOTS} WHERE {_OF_POLL} ORDER BY answers",  # noqa: S608
            (self._owner, poll),
        )
        return (answers for (answers,) in found)

    def _finds(self, where: str, *values: str | bytes) -> bool:
        found = self._connection.execute(
            f"SELECT 1 FROM {BALLOTS} WHERE {where} LIMIT 1",  # noqa: S608
            (self._owner, *values),
        )
        return found.fetchone() is not None


class BallotBox(BallotLook):
    """Writes, inside a transaction that somebody else began and ends."""

    def __init__(
        self, connection: sqlite3.Connection, owner: str, note: Callable[[int], None]
    ) -> None:
        """`note` is told of each write how many rows it changed."""
        super().__init__(connection, owner)
        self._note = note

    def cast(self, poll: str, voter: bytes, answers: str) -> bool:
        """Tell whether it replaces an earlier one."""
        if self._write(_CAST, (self._owner, poll, voter, answers)):
            return False
        self._write(_CAST_ANEW, (answers, self._owner, poll, voter))
        return True

    def take_back(self, poll: str, voter: bytes) -> None:
        self._write(f"DELETE FROM {BALLOTS} WHERE {_OF_VOTER}", (self._owner, poll, voter))  # noqa: S608

    def clear(self, poll: str) -> None:
        self._write(f"DELETE FROM {BALLOTS} WHERE {_OF_POLL}", (self._owner, poll))  # noqa: S608

    def _write(self, statement: str, values: tuple[str | bytes, ...]) -> int:
        """Return how many rows it changed."""
        # A full disk ends the transaction; from then on each statement would commit by itself.
        if not self._connection.in_transaction:
            raise sqlite3.OperationalError("the transaction has ended")
        changed = self._connection.execute(statement, values).rowcount
        self._note(changed)
        return changed
