"""Checks a database as it lies on disk, also while the bot runs: it only reads."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.getting_on import Trouble, trouble_of, trouble_of_mirror
from bot.domain.document import Document
from bot.domain.keeping.audit import AuditEntry, AuditHead, broken_at
from bot.domain.references import Dangling, dangling
from bot.domain.team.server import Server
from bot.paths import DataFolder
from bot.store import migrations
from bot.store.kinds import Kind, Kinds
from bot.store.migrations import STEPS, Step
from bot.store.sqlite import engine
from bot.store.sqlite.opening import check_ours
from bot.store.sqlite.tables import tables_in
from bot.store.upkeep.opening_words import opening_in_words
from bot.store.upkeep.salvage import Lost, Saved, SavedName, salvage

_COMPLAINTS_MAX = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    item: Delivery | Mirror
    trouble: Trouble


@dataclass(slots=True, kw_only=True)
class Report:
    """What a check found; `complaints` are SQLite's own words."""

    schema: int
    complaints: list[str] = field(default_factory=list[str])
    counts: Counter[str] = field(default_factory=Counter[str])
    # Cannot be read, or does not say what its row says.
    damaged: list[SavedName] = field(default_factory=list[SavedName])
    # Of a kind that this Rostrum does not know.
    unknown: list[SavedName] = field(default_factory=list[SavedName])
    # Cannot be found by what they hold.
    unindexed: list[SavedName] = field(default_factory=list[SavedName])
    dangling: list[Dangling] = field(default_factory=list[Dangling])
    stuck: list[Stuck] = field(default_factory=list[Stuck])
    # The bot was taken off them, and will erase what they have.
    left: list[Server] = field(default_factory=list[Server])
    # By owner, from which line on the audit is not as the bot wrote it.
    broken_audits: dict[str, int] = field(default_factory=dict[str, int])
    # Readable, but of an older schema, so their insides were not looked at.
    is_older: bool = False

    @property
    def is_damaged(self) -> bool:
        return bool(self.complaints or self.damaged or self.unindexed or self.broken_audits)

    @property
    def needs_people(self) -> bool:
        return bool(self.unknown or self.dangling or self.stuck)


# Called with every row whose document is whole.
Keep = Callable[[Saved], None]


def check_database(
    database: Path,
    kinds: tuple[type[Document], ...],
    *,
    now: datetime,
    keep: Keep | None = None,
    steps: tuple[Step, ...] = STEPS,
) -> Report:
    """Look at everything. Blocks; raises `StoreNotOpened` if there is nothing to look at."""
    with opening_in_words(DataFolder(database.parent)):
        connection = engine.connect(database, read_only=True)
        try:
            check_ours(connection)
            schema = migrations.check_schema(connection, steps)
            described = Kinds(kinds)
            is_current = migrations.is_current(connection, described, steps)
            report = Report(schema=schema, is_older=not is_current)
            report.complaints += _integrity(connection)
            _Check(connection, described, report, now).run(keep)
        finally:
            connection.close()
    return report


def _integrity(connection: sqlite3.Connection) -> list[str]:
    try:
        found = connection.execute(f"PRAGMA integrity_check({_COMPLAINTS_MAX})").fetchall()
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [line for (line,) in found if line != "ok"]


class _Check:
    """One walk through the documents, in one snapshot of the database."""

    def __init__(
        self, connection: sqlite3.Connection, kinds: Kinds, report: Report, now: datetime
    ) -> None:
        self._connection = connection
        self._kinds = kinds
        self._report = report
        self._now = now
        self._tables = tables_in(connection)
        self._heads: dict[str, AuditHead] = {}
        self._entries: dict[str, list[AuditEntry]] = {}

    def run(self, keep: Keep | None) -> None:
        self._connection.execute("BEGIN")
        for row in salvage(self._connection):
            if isinstance(row, Lost):
                self._report.damaged.append(row.name)
                continue
            self._report.counts[row.name.kind] += 1
            is_whole = self._report.is_older or self._look_at(row)
            if keep is not None and is_whole:
                keep(row)
        self._connection.rollback()
        for owner in self._heads.keys() | self._entries.keys():
            number = broken_at(self._heads.get(owner), self._entries.get(owner, ()))
            if number is not None:
                self._report.broken_audits[owner] = number

    def _look_at(self, row: Saved) -> bool:
        """Write down what is wrong; return False if the document itself is."""
        kind = self._kinds.named(row.name.kind)
        if kind is None:
            self._report.unknown.append(row.name)
            return True
        document = _read(kind, row)
        if document is None:
            self._report.damaged.append(row.name)
            return False
        if row.values != kind.values(document):
            self._report.unindexed.append(row.name)
        self._report.dangling += dangling(document, self._exists)
        self._report.stuck += _stuck(document, self._now)
        if isinstance(document, AuditHead):
            self._heads[document.owner] = document
        if isinstance(document, AuditEntry):
            self._entries.setdefault(document.owner, []).append(document)
        if isinstance(document, Server) and document.left_at is not None:
            self._report.left.append(document)
        return True

    def _exists(self, name: str, owner: str, code: str) -> bool:
        """What a damaged index cannot say counts as there: its damage is reported already."""
        table = self._tables.get(name)
        if table is None:
            return False
        try:
            found = self._connection.execute(
                f"SELECT 1 FROM {table.name} INDEXED BY {table.place}"  # noqa: S608
                " WHERE owner = ? AND code = ?",
                (owner, code),
            )
            return found.fetchone() is not None
        except sqlite3.DatabaseError as error:
            if not engine.is_damage(error):
                raise
            return True


def _read(kind: Kind[Any], row: Saved) -> Document | None:
    """Return the document if it can be read and is the one that its row says."""
    try:
        document: Document = kind.decode(row.body)
    except (msgspec.DecodeError, ValueError):
        return None
    said = (document.code, document.owner, document.version)
    return document if said == (row.name.code, row.name.owner, row.version) else None


def _stuck(document: Document, now: datetime) -> Iterator[Stuck]:
    trouble: Trouble | None = None
    if isinstance(document, Delivery):
        trouble = trouble_of(document, now=now)
    elif isinstance(document, Mirror):
        trouble = trouble_of_mirror(document, now=now)
    if isinstance(document, Delivery | Mirror) and trouble is not None:
        yield Stuck(item=document, trouble=trouble)
