"""Reading documents: one owner's, and across owners."""

from collections.abc import Mapping
from datetime import datetime
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, cast

import msgspec
from tinydb.queries import QueryLike

from bot.domain.document import Document
from bot.domain.keeping.errors import DocumentDamaged
from bot.store.kinds import ColumnValue, Kind, Kinds, index_value, microseconds
from bot.store.sqlite.asking import Alternatives, fields_of, indexed_part
from bot.store.sqlite.ballots import BallotLook
from bot.store.sqlite.rows import Row, Rows

D = TypeVar("D", bound=Document)
# What decoding raises for a body that is not what was written.
UNREADABLE = (msgspec.DecodeError, UnicodeError)


class _Over:
    """Stands where the rows stood."""

    def __getattr__(self, _name: str) -> NoReturn:
        raise RuntimeError("this look at the store is over")


OVER = cast("Any", _Over())


class Look:
    """Reads rows until it is over; afterwards it refuses, so that none is kept by mistake."""

    def __init__(self, rows: Rows, kinds: Kinds) -> None:
        self._rows = rows
        self._kinds = kinds

    def end(self) -> None:
        self._rows = OVER

    def _select(self, cls: type[D], owner: str | None, equal: Mapping[str, object]) -> list[D]:
        kind = self._kinds.of(cls)
        rows = self._rows.select(kind.table, owner, _values(equal))
        return self._decoded(kind, rows) if rows else []

    def _search(self, cls: type[D], owner: str | None, query: QueryLike) -> list[D]:
        kind = self._kinds.of(cls)
        found = self._decoded(kind, self._candidates(kind, owner, indexed_part(query, kind)))
        return [document for document in found if query(fields_of(document))]

    def _candidates(self, kind: Kind[D], owner: str | None, part: Alternatives) -> list[Row]:
        """Rows among which the matches are: by what must be equal, else by one of several."""
        equal = {field: values[0] for field, values in part.items() if len(values) == 1}
        if equal or not part:
            return self._rows.select(kind.table, owner, _values(equal))
        field, values = next(iter(part.items()))
        looks = (
            self._rows.select(kind.table, owner, _values({field: value}))
            for value in dict.fromkeys(values)
        )
        return sorted((row for look in looks for row in look), key=attrgetter("id"))

    def _decode(self, kind: Kind[D], body: str) -> D:
        return kind.decode(body)

    def _decoded(self, kind: Kind[D], rows: list[Row]) -> list[D]:
        try:
            return [self._decode(kind, row.body) for row in rows]
        except UNREADABLE:
            found = (self._decoded_or_told(kind, row) for row in rows)
            return [document for document in found if document is not None]

    def _decoded_or_told(self, kind: Kind[D], row: Row) -> D | None:
        try:
            return self._decode(kind, row.body)
        except UNREADABLE:
            self._rows.tell_damage(kind.table, row.id)
            return None


def _values(equal: Mapping[str, object]) -> dict[str, ColumnValue]:
    return {
        # Most are asked for by a code.
        field: value if type(value) is str else index_value(value)
        for field, value in equal.items()
    }


class OwnerLook(Look):
    """The `Reader` of one owner."""

    def __init__(self, rows: Rows, kinds: Kinds, owner: str) -> None:
        super().__init__(rows, kinds)
        self._owner = owner

    @property
    def owner(self) -> str:
        return self._owner

    @property
    def ballots(self) -> BallotLook:
        return BallotLook(self._rows.connection, self._owner)

    def find(self, kind: type[D], code: str) -> D | None:
        known = self._kinds.of(kind)
        row = self._rows.find(known.table, self._owner, code)
        if row is None:
            return None
        try:
            return self._decode(known, row.body)
        except UNREADABLE as error:
            raise DocumentDamaged(kind=known.name, code=code) from error

    def get(self, kind: type[D], code: str) -> D:
        found = self.find(kind, code)
        if found is None:
            raise kind.missing(code)
        return found

    def select(self, kind: type[D], /, **equal: str | int | None) -> list[D]:
        return self._select(kind, self._owner, equal)

    def search(self, kind: type[D], query: QueryLike, /) -> list[D]:
        return self._search(kind, self._owner, query)

    def count(self, kind: type[Document], /, **equal: str | int | None) -> int:
        known = self._kinds.of(kind)
        return self._rows.count(known.table, self._owner, _values(equal))


class WholeSurvey(Look):
    """The `Survey`."""

    def select(self, kind: type[D], /, **equal: str | int | None) -> list[D]:
        return self._select(kind, None, equal)

    def search(self, kind: type[D], query: QueryLike, /) -> list[D]:
        return self._search(kind, None, query)

    def upto(
        self,
        kind: type[D],
        field: str,
        moment: datetime,
        *,
        limit: int,
        after: datetime | None = None,
    ) -> list[D]:
        above = None if after is None else microseconds(after)
        return self._between(kind, field, limit, above=above, upto=microseconds(moment))

    def first(self, kind: type[D], field: str, *, after: datetime | None = None) -> D | None:
        above = None if after is None else microseconds(after)
        return next(iter(self._between(kind, field, 1, above=above)), None)

    def queued(
        self, kind: type[D], queue: str, owner: str, moment: datetime, *, limit: int
    ) -> list[D]:
        known = self._kinds.of(kind)
        upto = microseconds(moment)
        return self._decoded(known, self._rows.queued(known.table, queue, owner, upto, limit))

    def owners_in_queue(
        self, kind: type[Document], queue: str, moment: datetime, *, limit: int, after: str = ""
    ) -> list[str]:
        table = self._kinds.of(kind).table
        return self._rows.owners_in_queue(table, queue, microseconds(moment), limit, after)

    def _between(
        self,
        cls: type[D],
        field: str,
        limit: int,
        *,
        above: int | None = None,
        upto: int | None = None,
    ) -> list[D]:
        kind = self._kinds.of(cls)
        return self._decoded(kind, self._rows.between(kind.table, field, above, upto, limit))
