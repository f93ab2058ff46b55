"""Looks for what sealing should have removed: on the real disk, also while the bot runs.

A row of a ballot is known by its bytes, wherever SQLite may have left them: in a table, on a free
page, in the rest of a page, in the journal.
"""

import mmap
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from bot.domain.ballots.poll import BallotPoll, BallotState
from bot.domain.codes import LENGTH
from bot.domain.keeping.errors import StoreNotOpened
from bot.paths import DataFolder
from bot.store.ballots.keys import keys_in
from bot.store.sqlite import engine
from bot.store.sqlite.ballots import BALLOTS, has_ballots
from bot.store.sqlite.opening import check_ours
from bot.store.sqlite.tables import tables_in
from bot.store.upkeep.opening_words import opening_in_words

# Owner, poll, mark and answers, as they lie one after the other in a row. A document's row begins
# in the same way, and has its body elsewhere, which says whose it is; a question may have any key.
_ROW: Final = re.compile(
    rb"(?:guild|user):\d{1,20}([0-9A-Z]{%d}).{32}\{\"(?!owner\":\"(?:guild|user):)" % LENGTH,
    re.DOTALL,
)
_DONE: Final = frozenset({BallotState.SEALED, BallotState.LOST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A row of a ballot of `poll` in a file."""

    file: Path
    poll: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What was looked at, and what was found that should not be there."""

    sealed: tuple[str, ...]
    # Of those some row and the key are where they should be.
    open: tuple[str, ...]
    files: tuple[Path, ...]
    # Rows that the database still has of polls that are sealed, or are not there.
    rows: tuple[str, ...]
    # Keys of polls that are sealed, or are not there.
    keys: tuple[str, ...]
    bytes_left: tuple[Trace, ...]
    # Files that people other than the bot's may read.
    readable: tuple[Path, ...]

    @property
    def is_clean(self) -> bool:
        return not (self.rows or self.keys or self.bytes_left or self.readable)


class _Head(msgspec.Struct):
    code: str
    state: BallotState


def look_for_traces(root: Path) -> Traces:
    """Raise `StoreNotOpened` if there is nothing to look at. Blocks."""
    folder = DataFolder(root)
    with opening_in_words(folder):
        if not folder.database.exists():
            raise StoreNotOpened(folder=str(folder.root), problem="no database")
        with closing(engine.connect(folder.database, read_only=True)) as connection:
            check_ours(connection)
            polls = dict(_polls(connection))
            rows = _polls_with_rows(connection)
    going = {code for code, state in polls.items() if state not in _DONE}
    files = tuple(_files(folder))
    keys = keys_in(folder.keys)
    present = [folder.database, folder.database.with_name(f"{folder.database.name}-wal")]
    return Traces(
        sealed=tuple(sorted(polls.keys() - going)),
        open=tuple(sorted(going)),
        files=files,
        rows=tuple(sorted(rows - going)),
        keys=tuple(each for each in keys if each not in going),
        bytes_left=tuple(
            Trace(file=path, poll=poll)
            for path in files
            for poll in sorted(_polls_in(path))
            # Those of an open poll lie in the database itself, and in no copy.
            if poll not in going or path not in present
        ),
        readable=tuple(_readable(folder)),
    )


def _polls(connection: sqlite3.Connection) -> Iterator[tuple[str, BallotState]]:
    if BallotPoll.KIND not in tables_in(connection):
        return
    for (body,) in connection.execute(f"SELECT body FROM document_{BallotPoll.KIND}"):  # noqa: S608
        head = msgspec.json.decode(body, type=_Head)
        yield head.code, head.state


def _polls_with_rows(connection: sqlite3.Connection) -> set[str]:
    if not has_ballots(connection):
        return set()
    found = connection.execute(f"SELECT DISTINCT poll FROM {BALLOTS}")  # noqa: S608
    return {poll for (poll,) in found}


def _files(folder: DataFolder) -> Iterator[Path]:
    """Everything in the folder but the keys, which are looked at by name."""
    for path in sorted(folder.root.rglob("*")):
        if path.is_file() and path.parent != folder.keys and path.stat().st_size:
            yield path


def _polls_in(path: Path) -> set[str]:
    """The polls of which the file holds a row, in whatever place."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return {found[1].decode() for found in _ROW.finditer(content)}


def _readable(folder: DataFolder) -> Iterator[Path]:
    if not folder.keys.is_dir():
        return
    for path in (folder.keys, *sorted(folder.keys.iterdir())):
        if path.stat().st_mode & 0o077:
            yield path
