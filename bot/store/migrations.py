"""From one schema of documents to the next: pure functions over what their JSON holds.

A field that is new and has a default needs no step. Every step has a golden database in its test.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from bot.domain.keeping.errors import StoreIsNewer, StoreIsOlder
from bot.store.kinds import Kind, Kinds
from bot.store.sqlite.engine import pragma
from bot.store.sqlite.rows import Row, WritableRows
from bot.store.steps import with_payload, with_typed_preview
from bot.store.upkeep.copying import copy_database

FIRST_SCHEMA = 1
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Makes documents of `kind` fit schema `to`; several kinds may change in one schema."""

    to: int
    kind: str
    change: Callable[[Mapping[str, Any]], Fields]


STEPS: tuple[Step, ...] = (
    Step(to=2, kind="delivery", change=with_payload),
    Step(to=2, kind="pending", change=with_typed_preview),
)


def known_schema(steps: Iterable[Step]) -> int:
    return max((step.to for step in steps), default=FIRST_SCHEMA)


def check_schema(connection: sqlite3.Connection, steps: Iterable[Step]) -> int:
    """Return the file's schema; raises `StoreIsNewer`."""
    found, known = pragma(connection, "user_version"), known_schema(steps)
    if found > known:
        raise StoreIsNewer(found=found, known=known)
    return found


def check_current(connection: sqlite3.Connection, kinds: Kinds, steps: Iterable[Step]) -> None:
    """Raise unless the file can be read as it is, for those who may not change it."""
    if check_schema(connection, steps) < known_schema(steps) or _stale_kinds(connection, kinds):
        raise StoreIsOlder


def bring_up_to_date(
    connection: sqlite3.Connection, kinds: Kinds, steps: Sequence[Step], backups: Path
) -> None:
    """Migrate documents and rebuild changed indexes, all or nothing, after a backup."""
    found = check_schema(connection, steps)
    due = sorted((step for step in steps if step.to > found), key=lambda step: step.to)
    if due:
        copy_database(connection, backups, f"before-schema-{due[-1].to}.sqlite3")
    elif not _stale_kinds(connection, kinds):
        # Nothing to write: a full disk can be opened and read.
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in due:
            _take(step, connection)
        for kind in _stale_kinds(connection, kinds):
            _reindex(connection, kind)
        connection.execute(f"PRAGMA user_version = {known_schema(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _take(step: Step, connection: sqlite3.Connection) -> None:
    rows = WritableRows(connection)
    for row in rows.scan(step.kind, None):
        before = msgspec.json.decode(row.body, type=Fields)
        after = step.change(before)
        if any(before[name] != after[name] for name in ("owner", "code", "version")):
            raise ValueError(f"the step of {step.kind} to {step.to} changed whose document it is")
        rows.update(row.id, row.version, msgspec.json.encode(after).decode(), schema=step.to)
    # Its entries no longer fit, nor do its documents until they were read once.
    connection.execute("DELETE FROM declared WHERE kind = ?", (step.kind,))
    connection.execute("INSERT INTO declared VALUES (?, '')", (step.kind,))


def _stale_kinds(connection: sqlite3.Connection, kinds: Kinds) -> list[Kind[Any]]:
    """Return the kinds whose index does not hold what they declare."""
    declared: dict[str, set[str]] = {}
    for kind, field in connection.execute("SELECT kind, field FROM declared"):
        declared.setdefault(kind, set()).add(field)
    return [kind for kind in kinds if declared.get(kind.name, set()) != set(kind.fields)]


def _reindex(connection: sqlite3.Connection, kind: Kind[Any]) -> None:
    first_key, after_last = f"{kind.name}.", f"{kind.name}/"
    connection.execute("DELETE FROM entry WHERE field >= ? AND field < ?", (first_key, after_last))
    rows = WritableRows(connection)
    for row in rows.scan(kind.name, None):
        _index(rows, kind, row)
    connection.execute("DELETE FROM declared WHERE kind = ?", (kind.name,))
    connection.executemany(
        "INSERT INTO declared VALUES (?, ?)", [(kind.name, field) for field in kind.fields]
    )


def _index(rows: WritableRows, kind: Kind[Any], row: Row) -> None:
    document = kind.decode(row.body)
    rows.index(row.id, document.owner, {}, kind.values(document))
