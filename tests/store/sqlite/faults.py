"""Connections that count, or fail on purpose."""

import sqlite3
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

from bot.store.sqlite import engine


def disk_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("on purpose")
    error.sqlite_errorcode = code
    return error


def connecting(before: Callable[[str], None]) -> engine.Connect:
    """Connect as usual, and call `before` with each statement of the writer; it may raise."""

    class Connection(sqlite3.Connection):
        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            before(statement)
            return super().execute(statement, *values)

        def executemany(self, statement: str, *values: Any) -> sqlite3.Cursor:
            before(statement)
            return super().executemany(statement, *values)

    def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
        factory = sqlite3.Connection if read_only else Connection
        return engine.connect(path, read_only=read_only, factory=factory)

    return connect


class Fault:
    """Fails one statement of the writer, the n-th or the n-th commit, as a disk would."""

    def __init__(self, *, at: int, code: int, when: "When", commits: bool = False) -> None:
        self._left = at
        self._code = code
        self._when = when
        self._commits = commits
        self.is_armed = False
        self.has_struck = False

    def connect(self, path: Path, *, read_only: bool) -> sqlite3.Connection:
        """Connect as usual; only the writer's connection ever fails."""
        fault = self

        class Connection(sqlite3.Connection):
            def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
                if not fault._is_due(statement):
                    return super().execute(statement, *values)
                fault._strike(super(), statement, values)
                raise disk_error(fault._code)

            def executemany(self, statement: str, *values: Any) -> sqlite3.Cursor:
                if fault._is_due(statement):
                    fault._strike(super(), "", ())
                    raise disk_error(fault._code)
                return super().executemany(statement, *values)

        factory = sqlite3.Connection if read_only else Connection
        return engine.connect(path, read_only=read_only, factory=factory)

    def _is_due(self, statement: str) -> bool:
        if self.is_armed and (statement == "COMMIT" or not self._commits):
            self._left -= 1
            return self._left == 0
        return False

    def _strike(self, connection: Any, statement: str, values: tuple[Any, ...]) -> None:
        self.has_struck = True
        if self._when is When.AFTER and statement:
            connection.execute(statement, *values)
        if self._when is When.WITH_ROLLBACK:
            connection.rollback()


class When(Enum):
    """What became of the statement that failed."""

    BEFORE = "nothing was done"
    # SQLite does so by itself after some errors.
    WITH_ROLLBACK = "and the transaction was rolled back"
    AFTER = "it was done, and nobody was told"
