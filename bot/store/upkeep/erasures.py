"""The ledger of erasures: lines of JSON that are only ever added to, beside the backups.

It lies outside the database, so that a restored one learns what it must not hold.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal

import msgspec

from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.keeping.errors import LedgerDamaged
from bot.store.sqlite.engine import PRIVATE_FILE, PRIVATE_FOLDER, sync_folder

FORMAT: Final = "rostrum-erasure/1"


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """Ids are text, as in all JSON that may be read elsewhere."""

    format: Literal["rostrum-erasure/1"] = FORMAT
    at: datetime
    what: Erased
    owner: str | None = None
    user_id: str | None = None
    kind: str | None = None
    code: str | None = None


def write_down(ledger: Path, *erasures: Erasure) -> None:
    """Add lines; when this returns they are on disk. Blocks; raises `OSError`, `LedgerDamaged`.

    A line is dated later than all before it, also by a clock that was put back: copies of the
    database know the ledger through a moment.
    """
    ledger.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    last = max((each.at for each in _read(ledger)), default=None)
    lines: list[bytes] = []
    for erasure in erasures:
        at = erasure.at if last is None else max(erasure.at, last + timedelta(microseconds=1))
        lines.append(msgspec.json.encode(_line(replace(erasure, at=at))) + b"\n")
        last = at
    _append(ledger, lines)


def _line(erasure: Erasure) -> _Line:
    return _Line(
        at=erasure.at,
        what=erasure.what,
        owner=erasure.owner,
        user_id=None if erasure.user_id is None else str(erasure.user_id),
        kind=erasure.kind,
        code=erasure.code,
    )


def _append(ledger: Path, lines: Sequence[bytes]) -> None:
    descriptor = os.open(ledger, os.O_CREAT | os.O_RDWR | os.O_APPEND, PRIVATE_FILE)
    try:
        # A line that was cut short by a crash was never acknowledged: ours begins a new one.
        start = b"" if _ends_well(descriptor) else b"\n"
        left = start + b"".join(lines)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    sync_folder(ledger.parent)


def _ends_well(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    return size == 0 or os.pread(descriptor, 1, size - 1) == b"\n"


def read_erasures(ledgers: Iterable[Path]) -> list[Erasure]:
    """Return the erasures of several copies of the ledger, each once, by time.

    Raises `LedgerDamaged` for a line that cannot be read, unless it was cut short.
    """
    found = {erasure for ledger in ledgers for erasure in _read(ledger)}
    return sorted(found, key=lambda erasure: (erasure.at, str(erasure)))


def _read(ledger: Path) -> list[Erasure]:
    if not ledger.exists():
        return []
    lines = ledger.read_bytes().split(b"\n")
    return [
        erasure
        for number, line in enumerate(lines, start=1)
        if line
        if (erasure := _erasure(ledger, number, line)) is not None
    ]


def _erasure(ledger: Path, number: int, line: bytes) -> Erasure | None:
    try:
        read = msgspec.json.decode(line, type=_Line)
        return Erasure(
            at=read.at,
            what=read.what,
            owner=read.owner,
            user_id=None if read.user_id is None else int(read.user_id),
            kind=read.kind,
            code=read.code,
        )
    except ValueError as error:
        if _is_cut_short(line):
            return None
        raise LedgerDamaged(file=str(ledger), line=number) from error


def _is_cut_short(line: bytes) -> bool:
    """A crash leaves the beginning of a line, never its end."""
    return line.startswith(b"{") and not line.endswith(b"}")
