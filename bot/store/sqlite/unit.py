"""One unit of work: what a work function may do to one owner's documents."""

import secrets
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from bot.domain.ballots.poll import BallotPoll
from bot.domain.codes import RANDOM_BYTES, code_from, is_code, may_spell
from bot.domain.document import Document
from bot.domain.errors import ChangedMeanwhile
from bot.store.kinds import Kind, Kinds
from bot.store.sqlite.ballots import BallotBox
from bot.store.sqlite.looking import OwnerLook
from bot.store.sqlite.rows import Held, WritableRows

D = TypeVar("D", bound=Document)


class Change(NamedTuple):
    """What a unit left of one row; `body` is None if it removed it."""

    kind: str
    owner: str
    code: str
    body: str | None


class Unit(OwnerLook):
    """The `Documents` of one unit."""

    def __init__(
        self,
        rows: WritableRows,
        kinds: Kinds,
        owner: str,
        *,
        schema: int,
        random: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        super().__init__(rows, kinds, owner)
        self._writable_rows = rows
        self._schema = schema
        self._random = random
        # By row id; a later change of the same row replaces the earlier one.
        self.changes: dict[int, Change] = {}
        self._given: set[str] = set()
        self._box: BallotBox | None = None
        # Also after a write that failed half-way, of which `changes` knows nothing.
        self._has_written = False

    @property
    def _rows(self) -> WritableRows:
        if self._is_over:
            raise RuntimeError("this unit of work is over")
        return self._writable_rows

    @property
    def has_written(self) -> bool:
        return self._has_written or self.ballots_written > 0

    @property
    def ballots(self) -> BallotBox:
        self._box = self._box or BallotBox(self._rows.connection, self._owner)
        return self._box

    @property
    def ballots_written(self) -> int:
        return 0 if self._box is None else self._box.written

    def put(self, document: D) -> D:
        self._check_owner(document)
        kind = self._kinds.of(type(document))
        stored = kind.raised(document)
        body = kind.encode(stored)
        if document.version == 0:
            row_id = self._insert(kind, stored, body)
        else:
            row_id = self._update(kind, document, stored, body)
        self.changes[row_id] = Change(kind.name, self._owner, stored.code, body)
        return stored

    def remove(self, document: Document) -> None:
        self._check_owner(document)
        kind = self._kinds.of(type(document))
        held = self._held_as_read(kind, document)
        self._has_written = True
        self._rows.delete(kind.table, held.id)
        if isinstance(document, BallotPoll):
            self.ballots.clear(document.code)
        self.changes[held.id] = Change(kind.name, self._owner, document.code, None)

    def new_code(self) -> str:
        self._has_written = True
        while True:
            code = code_from(self._random(RANDOM_BYTES))
            if not may_spell(code) and self._rows.take_code(code):
                self._given.add(code)
                return code

    def _check_owner(self, document: Document) -> None:
        if document.owner != self._owner:
            raise ValueError(f"a unit of {self._owner} writes a document of {document.owner}")

    def _insert(self, kind: Kind[D], stored: D, body: str) -> int:
        values = kind.values(stored)
        new_id = self._rows.insert(
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
        self._has_written = True
        if stored.code not in self._given and is_code(stored.code):
            # It comes from an archive, say, and shall stay taken as well.
            self._rows.take_code(stored.code)
        return new_id

    def _update(self, kind: Kind[D], document: D, stored: D, body: str) -> int:
        held = self._held_as_read(kind, document)
        self._has_written = True
        row_id = self._rows.replace(
            kind.table, held, stored, body, kind.values(stored), schema=self._schema
        )
        if row_id != held.id:
            self.changes[held.id] = Change(kind.name, self._owner, stored.code, None)
        return row_id

    def _held_as_read(self, kind: Kind[D], document: D) -> Held:
        held = self._rows.held(kind.table, self._owner, document.code)
        if held is None or held.version != document.version:
            raise ChangedMeanwhile
        return held
