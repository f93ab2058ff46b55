"""One unit of work: what a work function may do to one owner's documents."""

import secrets
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

from bot.domain.ballots.poll import BallotPoll
from bot.domain.codes import RANDOM_BYTES, code_from, is_code, may_spell
from bot.domain.document import Document
from bot.domain.errors import ChangedMeanwhile
from bot.store.kinds import Kind, Kinds
from bot.store.sqlite.ballots import BallotBox
from bot.store.sqlite.looking import OVER, OwnerLook
from bot.store.sqlite.rows import HeldRow, WritableRows

D = TypeVar("D", bound=Document)


class RowChange(NamedTuple):
    """What a unit left of one row; `body` is None if it removed it."""

    kind: str
    owner: str
    code: str
    body: str | None


class Written:
    """What a transaction wrote: of which kinds, how many rows, and what of it is searched.

    `changes` are by row id, a later one of a row in place of the earlier one.
    """

    __slots__ = ("changes", "kinds", "rows")

    def __init__(self) -> None:
        self.kinds: set[str] = set()
        self.rows = 0
        self.changes: dict[int, RowChange] = {}

    def note(self, kind: Kind[Any], row_id: int, owner: str, code: str, body: str | None) -> None:
        self.rows += 1
        self.kinds.add(kind.name)
        if kind.words is not None:
            self.changes[row_id] = RowChange(kind.name, owner, code, body)

    def add(self, later: "Written") -> None:
        self.rows += later.rows
        self.kinds |= later.kinds
        self.changes |= later.changes


class LastRead:
    """Knows the last document of each kind again, for as long as one transaction.

    Of units that wait together most read the same server and the same talk or poll. Nobody else
    writes meanwhile, and what the transaction itself writes or undoes is forgotten, so it cannot be
    out of date; and none outlives its transaction, for what is erased shall not stay in memory
    either.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[str, Document]] = {}
        self._found: dict[str, Document] = {}

    def found(self, kind: Kind[D], owner: str, code: str) -> D | None:
        last = self._found.get(kind.name)
        if last is None or last.code != code or last.owner != owner:
            return None
        return cast("D", last)

    def note(self, kind: Kind[D], document: D) -> None:
        self._found[kind.name] = document

    def forget(self, kind: Kind[Any]) -> None:
        """One of the kind is written."""
        self._found.pop(kind.name, None)

    def forget_all(self) -> None:
        """What a unit wrote, and perhaps read again, is undone."""
        self._found.clear()

    def decode(self, kind: Kind[D], body: str) -> D:
        last = self._last.get(kind.name)
        if last is not None and last[0] == body:
            return cast("D", last[1])
        document = kind.decode(body)
        self._last[kind.name] = body, document
        return document


class Unit(OwnerLook):
    """The `Documents` of one unit; what it writes is added to `written`."""

    def __init__(
        self,
        rows: WritableRows,
        kinds: Kinds,
        owner: str,
        written: Written,
        last_read: LastRead,
        *,
        schema: int,
        random: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        # As `OwnerLook` does, and without the way there: each write has a unit of its own.
        self._rows = self._writing = rows
        self._kinds = kinds
        self._owner = owner
        self._written = written
        self._last_read = last_read
        self._schema = schema
        self._random = random
        self._given: set[str] | None = None
        # Also after a write that failed half-way, of which `written` knows nothing.
        self.has_written = False

    def end(self) -> None:
        self._rows = self._writing = self._last_read = OVER

    @property
    def ballots(self) -> BallotBox:
        return BallotBox(self._writing.connection, self._owner, self._note_ballots)

    def find(self, kind: type[D], code: str) -> D | None:
        known = self._kinds.of(kind)
        last = self._last_read.found(known, self._owner, code)
        if last is not None:
            return last
        found = super().find(kind, code)
        if found is not None:
            self._last_read.note(known, found)
        return found

    def put(self, document: D) -> D:
        self._check_owner(document)
        kind = self._kinds.of(type(document))
        self._last_read.forget(kind)
        stored = kind.copied(document, document.version + 1)
        body = kind.encode(stored)
        if document.version == 0:
            row_id = self._insert(kind, stored, body)
        else:
            row_id = self._update(kind, document, stored, body)
        self._written.note(kind, row_id, self._owner, stored.code, body)
        return stored

    def remove(self, document: Document) -> None:
        self._check_owner(document)
        kind = self._kinds.of(type(document))
        held = self._held_as_read(kind, document)
        self.has_written = True
        self._last_read.forget(kind)
        self._writing.delete(kind.table, held.id)
        if isinstance(document, BallotPoll):
            self.ballots.clear(document.code)
        self._written.note(kind, held.id, self._owner, document.code, None)

    def new_code(self) -> str:
        self.has_written = True
        self._given = self._given or set()
        while True:
            code = code_from(self._random(RANDOM_BYTES))
            if not may_spell(code) and self._writing.take_code(code):
                self._given.add(code)
                return code

    def _decode(self, kind: Kind[D], body: str) -> D:
        return self._last_read.decode(kind, body)

    def _note_ballots(self, rows: int) -> None:
        self.has_written = True
        self._written.rows += rows

    def _check_owner(self, document: Document) -> None:
        if document.owner != self._owner:
            raise ValueError(f"a unit of {self._owner} writes a document of {document.owner}")

    def _insert(self, kind: Kind[D], stored: D, body: str) -> int:
        values = kind.values(stored)
        new_id = self._writing.insert(
            kind.table,
            self._owner,
            stored.code,
            body,
            values,
            schema=self._schema,
            scattered=stored.tells_no_order,
        )
        if new_id is None:
            raise ChangedMeanwhile
        self.has_written = True
        if is_code(stored.code) and not (self._given and stored.code in self._given):
            # It comes from an archive, say, and shall stay taken as well.
            self._writing.take_code(stored.code)
        return new_id

    def _update(self, kind: Kind[D], document: D, stored: D, body: str) -> int:
        held = self._held_as_read(kind, document)
        self.has_written = True
        row_id = self._writing.replace(
            kind.table, held, stored, body, kind.values(stored), schema=self._schema
        )
        if row_id != held.id:
            self._written.note(kind, held.id, self._owner, stored.code, None)
        return row_id

    def _held_as_read(self, kind: Kind[D], document: D) -> HeldRow:
        held = self._writing.held(kind.table, self._owner, document.code)
        if held is None or held.version != document.version:
            raise ChangedMeanwhile
        return held
