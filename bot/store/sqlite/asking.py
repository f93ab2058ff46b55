"""TinyDB's queries over documents: what SQLite's indexes can answer, and what must be tested.

A query tests the fields as use cases know them: moments as moments, members of an enumeration as
such. A field that is None counts as not there, as in TinyDB a key that a document lacks: it equals
nothing and is neither more nor less than anything; `exists()` tells it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, cast

from tinydb.queries import QueryLike

from bot.domain.document import Document
from bot.store.kinds import Kind

Alternatives = Mapping[str, tuple[object, ...]]


def fields_of(document: Document) -> dict[str, object]:
    """The fields that are there, as a query sees them."""
    found = ((field.name, getattr(document, field.name)) for field in fields(document))
    return {name: value for name, value in found if value is not None}


def indexed_part(query: QueryLike, kind: Kind[Any]) -> Alternatives:
    """What any match must have, of the indexed fields: one value, or one of several, for each.

    Read from the form that TinyDB 4 keeps of a query to cache it by. Of a query that has none (one
    with a `test`), nothing is known, and all documents of the kind are tested.
    """
    return dict(_equalities(getattr(query, "_hash", None), kind))


def _equalities(form: Any, kind: Kind[Any]) -> Iterator[tuple[str, tuple[object, ...]]]:  # noqa: ANN401
    """A form is a tuple: the name of a test, and what it is about."""
    if not form:
        return
    name, *about = cast("tuple[str, Any]", form)
    if name == "and":
        for part in cast("Iterable[Any]", about[0]):
            yield from _equalities(part, kind)
    elif name in {"==", "one_of"} and len(about[0]) == 1 and about[0][0] in kind.table.fields:
        yield about[0][0], (about[1],) if name == "==" else tuple(about[1])
