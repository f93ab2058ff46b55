"""TinyDB's `Table` over rows of SQLite: its queries as they are, its cost per document touched.

Every public method of TinyDB 4's `Table` goes through `_read_table` and `_update_table`; these two
are replaced. Documents appear as what their JSON holds: times are ISO text, enums their values.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, NoReturn, Protocol

import msgspec
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document as TableDocument
from tinydb.table import Table

from bot.domain.document import Document
from bot.store.kinds import Kind, index_value
from bot.store.sqlite.rows import Row, Rows

Fields = dict[str, Any]


class Writes(Protocol):
    """What a table needs of a unit of work, so that its rules hold for plain dicts as well."""

    @property
    def owner(self) -> str: ...
    def store(self, document: Document, *, row_id: int | None = None) -> Document: ...
    def remove(self, document: Document) -> None: ...
    def new_code(self) -> str: ...


class Shelf(Mapping[str, Fields]):
    """One owner's rows of a kind by id in text, as `Table` reads them; none is kept in memory."""

    def __init__(self, rows: Callable[[], Rows], kind: Kind[Any], owner: str) -> None:
        self._rows = rows
        self.kind = kind
        self.owner = owner

    def __getitem__(self, key: str) -> Fields:
        row = self._rows().by_id(self.kind.name, self.owner, int(key))
        if row is None:
            raise KeyError(key)
        return fields_of(row)

    def __iter__(self) -> Iterator[str]:
        return (str(row.id) for row in self.scan())

    def __len__(self) -> int:
        return self._rows().count(self.kind.name, self.owner)

    # `Mapping` would look each row up by its key.
    def items(self) -> Iterable[tuple[str, Fields]]:  # type: ignore[override]
        return ((str(row.id), fields_of(row)) for row in self.scan())

    def scan(self) -> Iterator[Row]:
        return self._rows().scan(self.kind.name, self.owner)

    def matching(self, equal: Mapping[str, object]) -> list[Row]:
        values = {self.kind.key_of(field): index_value(value) for field, value in equal.items()}
        return self._rows().select(self.kind.name, self.owner, values)

    def next_id(self) -> int:
        return self._rows().last_id() + 1


def fields_of(row: Row) -> Fields:
    return msgspec.json.decode(row.body, type=Fields)


class Overlay(MutableMapping[int, Fields]):
    """What an updater sees: rows read on demand, changes held back until it is through."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._before: dict[int, Fields | None] = {}
        self._after: dict[int, Fields | None] = {}

    def __getitem__(self, key: int) -> Fields:
        self._load(key)
        found = self._after[key]
        if found is None:
            raise KeyError(key)
        return found

    def __setitem__(self, key: int, value: Mapping[str, Any]) -> None:
        self._load(key)
        self._after[key] = dict(value)

    def __delitem__(self, key: int) -> None:
        self[key]
        self._after[key] = None

    def __iter__(self) -> Iterator[int]:
        for text in self._shelf:
            key = int(text)
            if key not in self._after:
                yield key
        yield from [key for key, fields in self._after.items() if fields is not None]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        for key in list(self):
            del self[key]

    def changes(self) -> Iterator[tuple[int, Fields | None, Fields | None]]:
        """Yield row id, fields before and fields after of what differs; None: there is no row."""
        for key, after in self._after.items():
            if after != self._before[key]:
                yield key, self._before[key], after

    def _load(self, key: int) -> None:
        if key not in self._after:
            # Twice, since an updater may change what it is given in place.
            self._before[key] = self._shelf.get(str(key))
            self._after[key] = self._shelf.get(str(key))


class _NoStorage(Storage):
    """`Table` wants one, and never reaches it."""

    def read(self) -> NoReturn:
        raise NotImplementedError

    def write(self, data: dict[str, dict[str, Any]]) -> NoReturn:
        raise NotImplementedError


class DocumentTable(Table):
    """Written only inside a unit of work; `writes` None makes every change raise `RuntimeError`."""

    def __init__(self, shelf: Shelf, writes: Writes | None = None) -> None:
        # TinyDB's cache gives out the same dicts twice, so a caller's change would poison it.
        super().__init__(_NoStorage(), shelf.kind.name, cache_size=0)
        self._shelf = shelf
        self._writes = writes

    def by(self, cond: QueryLike | None = None, /, **equal: object) -> list[TableDocument]:
        """Look up by indexed fields, then by `cond`: no scan, unlike `search`."""
        found = [TableDocument(fields_of(row), row.id) for row in self._shelf.matching(equal)]
        return found if cond is None else [document for document in found if cond(document)]

    def update(
        self,
        fields: Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        ids = self._ids(cond, doc_ids)
        return super().update(fields, doc_ids=ids)  # pyright: ignore[reportUnknownMemberType]

    def remove(
        self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        if cond is None and doc_ids is None:
            raise RuntimeError("Use truncate() to remove all documents")
        return super().remove(doc_ids=self._ids(cond, doc_ids))

    def _ids(self, cond: QueryLike | None, doc_ids: Iterable[int] | None) -> list[int]:
        # Resolved first, so that only the rows that will change are held in memory.
        if doc_ids is not None:
            return list(doc_ids)
        return [row.id for row in self._shelf.scan() if cond is None or cond(fields_of(row))]

    def _get_next_id(self) -> int:
        # `insert_multiple` asks for several before it writes the first.
        given = max(self._next_id or 0, self._shelf.next_id())
        self._next_id = given + 1
        return given

    def _read_table(self) -> Shelf:  # type: ignore[override]
        return self._shelf

    def _update_table(self, updater: Callable[[Overlay], None]) -> None:  # type: ignore[override]
        if self._writes is None:
            raise RuntimeError("tables are written in a unit of work only")
        overlay = Overlay(self._shelf)
        updater(overlay)
        for write in [self._plan(self._writes, *change) for change in overlay.changes()]:
            write()

    def _plan(
        self, writes: Writes, row_id: int, before: Fields | None, after: Fields | None
    ) -> Callable[[], object]:
        """Check a change and return how to make it, so that a bad one leaves the others undone."""
        convert = self._shelf.kind.from_fields
        if after is None:
            gone = convert(before)
            return lambda: writes.remove(gone)
        if before is None:
            code = after.get("code") or writes.new_code()
            new = convert({"owner": writes.owner, **after, "code": code, "version": 0})
            return lambda: writes.store(new, row_id=row_id)
        if after.get("code") != before["code"]:
            raise ValueError("a document keeps its code")
        changed = convert(after)
        return lambda: writes.store(changed)
