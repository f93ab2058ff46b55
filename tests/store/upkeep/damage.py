"""Damages a database file as a bad sector would: one page comes back as something else."""

import sqlite3
from pathlib import Path


def damage_page_of(database: Path, text: str) -> None:
    """Overwrite the only page of a closed database that holds `text`."""
    page_size = _settle(database)
    content = bytearray(database.read_bytes())
    found = [
        start
        for start in range(0, len(content), page_size)
        if text.encode() in content[start : start + page_size]
    ]
    (start,) = found
    content[start : start + page_size] = b"\xa5" * page_size
    database.write_bytes(content)


def flip_a_byte_of(database: Path, text: str) -> None:
    """Change the first byte of `text` where it stands, which no page header notices."""
    _settle(database)
    content = bytearray(database.read_bytes())
    at = content.index(text.encode())
    content[at] ^= 0x80
    database.write_bytes(content)


def root_of(database: Path, name: str) -> bytes:
    """Return the first page of a table or index of a closed database."""
    return database.read_bytes()[_root(database, name)]


def overwrite_root(database: Path, name: str, content: bytes) -> None:
    found = bytearray(database.read_bytes())
    found[_root(database, name)] = content
    database.write_bytes(found)


def _root(database: Path, name: str) -> slice:
    page_size = _settle(database)
    connection = sqlite3.connect(database)
    try:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)
        ).fetchone()
    finally:
        connection.close()
    return slice((page - 1) * page_size, page * page_size)


def _settle(database: Path) -> int:
    connection = sqlite3.connect(database)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    finally:
        connection.close()
    return page_size
