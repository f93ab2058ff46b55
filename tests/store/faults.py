"""Connections that count, or fail on purpose."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.store import engine


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
