"""From one schema to the next: pure functions over what the JSON of documents holds.

A field that is new and has a default needs no step, nor has a field that is newly indexed: a table
that is not as declared is made anew at opening. Every schema has a golden database in its test.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import msgspec

from bot.domain.keeping.errors import StoreIsNewer, StoreIsOlder
from bot.store.kinds import Kind, Kinds
from bot.store.sqlite.ballots import LAYOUT, has_ballots
from bot.store.sqlite.engine import pragma
from bot.store.sqlite.tables import Table, has_one_table, tables_in
from bot.store.steps import (
    Fields,
    with_its_poll,
    with_payload,
    with_typed_preview,
    without_place_under_the_rule,
)
from bot.store.upkeep.copying import copy_database

FIRST_SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Makes documents of `kind` fit schema `to`; several kinds may change in one schema."""

    to: int
    kind: str | None
    change: Callable[[Mapping[str, Any]], Fields] = dict


STEPS: tuple[Step, ...] = (
    Step(to=2, kind="delivery", change=with_payload),
    Step(to=2, kind="pending", change=with_typed_preview),
    Step(to=3, kind="takeaway", change=without_place_under_the_rule),
    Step(to=3, kind="series", change=with_its_poll),
    # Where documents are: in a table for each kind.
    Step(to=3, kind=None),
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
    if not is_current(connection, kinds, steps):
        raise StoreIsOlder


def is_current(connection: sqlite3.Connection, kinds: Kinds, steps: Iterable[Step]) -> bool:
    """Raise `StoreIsNewer`."""
    is_older = check_schema(connection, steps) < known_schema(steps)
    has_all = has_ballots(connection) and all(kind.table.is_in(connection) for kind in kinds)
    return not is_older and has_all


def bring_up_to_date(
    connection: sqlite3.Connection, kinds: Kinds, steps: Sequence[Step], backups: Path
) -> None:
    """Migrate documents and make what tables are not as declared, all or nothing.

    After a backup, if documents change.
    """
    if is_current(connection, kinds, steps):
        # Nothing to write: a full disk can be opened and read.
        return
    found = check_schema(connection, steps)
    due = sorted((step for step in steps if step.to > found), key=lambda step: step.to)
    if due:
        copy_database(connection, backups, f"before-schema-{due[-1].to}.sqlite3")
    connection.execute("BEGIN IMMEDIATE")
    try:
        _split_the_one_table(connection)
        _make_tables(connection, kinds, due)
        connection.execute(LAYOUT)
        connection.execute(f"PRAGMA user_version = {known_schema(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    if due:
        _give_back_room(connection)


def _give_back_room(connection: sqlite3.Connection) -> None:
    """All was written anew beside what it was; a full disk keeps that room."""
    try:
        connection.execute("VACUUM")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise


def _split_the_one_table(connection: sqlite3.Connection) -> None:
    """Schemas 1 and 2 had one table for the documents of all kinds, and one for their indexes."""
    if not has_one_table(connection):
        return
    for (kind,) in connection.execute("SELECT DISTINCT kind FROM document").fetchall():
        table = Table(kind)
        table.create(connection)
        connection.execute(
            f"INSERT INTO {table.name} SELECT id, owner, code, version, schema, body"  # noqa: S608
            " FROM document WHERE kind = ? ORDER BY id",
            (kind,),
        )
    for name in ("document", "entry", "declared"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")


def _make_tables(connection: sqlite3.Connection, kinds: Kinds, due: Sequence[Step]) -> None:
    found = tables_in(connection)
    for kind in kinds:
        if kind.name not in found:
            kind.table.create(connection)
    for name, old in found.items():
        kind = kinds.named(name)
        steps = [step for step in due if step.kind == name]
        if steps or (kind is not None and not kind.table.is_in(connection)):
            _make_anew(connection, old, kind, steps)


def _make_anew(
    connection: sqlite3.Connection, old: Table, kind: Kind[Any] | None, steps: Sequence[Step]
) -> None:
    """Copy the documents, as the steps leave them, into a table as it is declared today."""
    new = Table(old.kind) if kind is None else kind.table
    old.set_aside(connection)
    table, *indexes = new.layout
    connection.execute(table)
    for *about, schema, body in connection.execute(
        "SELECT id, owner, code, version, schema, body FROM set_aside ORDER BY id"
    ):
        after = reduce(_taken, steps, body)
        values = () if kind is None else kind.values(kind.decode(after))
        written_as = steps[-1].to if steps else schema
        connection.execute(new.insertion, (*about, written_as, *values, after))
    connection.execute("DROP TABLE set_aside")
    # Made of rows that are there, indexes are smaller.
    for index in indexes:
        connection.execute(index)


def _taken(body: str, step: Step) -> str:
    before = msgspec.json.decode(body, type=Fields)
    after = step.change(before)
    if any(before[name] != after[name] for name in ("owner", "code", "version")):
        raise ValueError(f"the step of {step.kind} to {step.to} changed whose document it is")
    return msgspec.json.encode(after).decode()
