"""Documents as lines of JSON: what `check` saves from a damaged database, to be restored.

The first line is `{"format": ..., "at": ...}`; each other one is a document with what its row said.
"""

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from bot.store.sqlite.engine import PRIVATE_FILE, sync_folder
from bot.store.upkeep.salvage import Saved

FORMAT = "rostrum-rescue/1"


class Head(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    at: datetime
    schema: int


class RescueLine(msgspec.Struct, frozen=True, kw_only=True):
    """`document` stays as it was written, whatever is in it."""

    kind: str
    owner: str
    code: str
    version: int
    schema: int
    document: msgspec.Raw


class Rescue:
    """Writes lines; what cannot even be taken for JSON is left out."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.written = 0

    def keep(self, row: Saved) -> None:
        try:
            msgspec.json.decode(row.body)
        except (msgspec.DecodeError, ValueError):
            return
        line = RescueLine(
            kind=row.name.kind,
            owner=row.name.owner,
            code=row.name.code,
            version=row.version,
            schema=row.schema,
            document=msgspec.Raw(row.body.encode()),
        )
        self._file.write(msgspec.json.encode(line) + b"\n")
        self.written += 1


@contextmanager
def rescuing(path: Path, *, now: datetime, schema: int) -> Generator[Rescue, None, None]:
    """Write a new file for the owner's eyes only; raises `OSError`, also if there is one."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as file:
        head = Head(format=FORMAT, at=now, schema=schema)
        file.write(msgspec.json.encode(head) + b"\n")
        yield Rescue(file)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def read_head(path: Path) -> Head | None:
    """Return None if the file is something else."""
    with path.open("rb") as file:
        try:
            head = msgspec.json.decode(file.readline(1000), type=Head)
        except (msgspec.DecodeError, ValueError):
            return None
    return head if head.format == FORMAT else None


def read_lines(path: Path) -> Iterator[RescueLine]:
    """Raise `msgspec.DecodeError` where a line is none of ours."""
    with path.open("rb") as file:
        next(file)
        for line in file:
            yield msgspec.json.decode(line, type=RescueLine)
