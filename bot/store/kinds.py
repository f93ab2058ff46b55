"""How documents become rows: their JSON, the values of their columns, their searchable words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast, get_type_hints

import msgspec

from bot.domain.document import Document, Variant
from bot.domain.kinds import VARIANTS
from bot.store.sqlite.tables import Table

D = TypeVar("D", bound=Document)
ColumnValue = int | float | str | None

Reading = Callable[[Any], tuple[Any, ...]]
# Of one document: its text, what its `NARROWING` holds (as JSON does), and among which it is alike.
Searched = tuple[str, Sequence[object], str | None]

_AS_THEY_ARE = frozenset({int, float, str, type(None)})
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def index_value(value: object) -> ColumnValue:
    """Return what stands in the column of a field: moments as microseconds since 1970 in UTC."""
    if type(value) in _AS_THEY_ARE:
        return cast("ColumnValue", value)
    if isinstance(value, Enum):
        return cast("ColumnValue", value._value_)
    if isinstance(value, datetime):
        return microseconds(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float, str)):  # of a class of its own
        return value
    raise TypeError(f"cannot index a {type(value).__name__}")


def microseconds(moment: datetime) -> int:
    if moment.tzinfo is None:
        raise ValueError("cannot index a time without a zone")
    passed = moment - _EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


@dataclass(frozen=True, slots=True)
class Kind(Generic[D]):
    """What the store has worked out about one class of documents."""

    cls: type[D]
    name: str
    # Makes a copy that has another version.
    copied: Callable[[D, int], D]
    read_indexed: Reading
    table: Table
    decode: Callable[[str], D]
    # Reads the searched fields and skips over the rest; None if there are none.
    words: msgspec.json.Decoder[Any] | None
    read_searched: Reading
    read_narrowing: Reading
    # Which of the fields that narrow a search are moments.
    moments: frozenset[str]

    def encode(self, document: D) -> str:
        return _ENCODER.encode(document).decode()

    def values(self, document: D) -> tuple[ColumnValue, ...]:
        """Return what stands in the columns of the table's fields."""
        found = self.read_indexed(document)
        return tuple([each if type(each) in _AS_THEY_ARE else index_value(each) for each in found])

    def searched(self, body: str) -> Searched:
        """Return what search is made of, nested texts included."""
        if self.words is None:
            return "", (), None
        found = self.words.decode(body)
        texts: list[str] = []
        for text in self.read_searched(found):
            # Most are, and all documents pass here at opening.
            if type(text) is str:
                texts.append(text)
            else:
                _gather(text, texts)
        within = self.cls.ALIKE_WITHIN
        return "\n".join(texts), self.read_narrowing(found), within and getattr(found, within)


_ENCODER = msgspec.json.Encoder()


def _gather(value: object, texts: list[str]) -> None:
    """Add every text in what JSON holds."""
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, dict):
        for part in cast("dict[str, object]", value).values():
            _gather(part, texts)
    elif isinstance(value, list):
        for part in cast("list[object]", value):
            _gather(part, texts)


@cache
def describe(cls: type[Document]) -> Kind[Any]:
    """Return what the store must know of a class; once, however often one is opened.

    Raise `TypeError` for a type that JSON cannot hold, `ValueError` for an unfit name.
    """
    known = {field.name for field in fields(cls)}.union(dir(cls))
    queued = cls.QUEUED or ()
    if unknown := {*cls.INDEXED, *queued, *_read_for_search(cls)} - known:
        raise ValueError(f"{cls.__name__} has no {', '.join(sorted(unknown))}")
    hints = get_type_hints(cls) if cls.NARROWING else {}
    return Kind(
        cls=cls,
        name=cls.KIND,
        copied=_copying(cls),
        read_indexed=_reading(cls.INDEXED),
        table=Table(cls.KIND, cls.INDEXED, cls.QUEUED),
        decode=msgspec.json.Decoder(cls, dec_hook=_variant).decode,
        words=_words_decoder(cls),
        read_searched=_reading(cls.SEARCHED),
        read_narrowing=_reading(cls.NARROWING),
        moments=frozenset(each for each in cls.NARROWING if hints[each] is datetime),
    )


def _reading(names: Sequence[str]) -> Reading:
    """Return what reads these of a document; `attrgetter` makes no tuple of less than two."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda document: tuple(getattr(document, name) for name in names)


def _copying(cls: type[D]) -> Callable[[D, int], D]:
    """Return what copies field by field, past what makes a document unchangeable.

    `dataclasses.replace` takes up to four times as long, to check once more what is known to hold;
    each write of the store makes such a copy.
    """
    names = [field.name for field in fields(cls) if field.name != "version"]
    read = attrgetter(*names)
    writes = [getattr(cls, name).__set__ for name in names]
    write_version = getattr(cls, "version").__set__  # noqa: B009 - of the class, not of a document

    def copied(document: D, version: int) -> D:
        copy = object.__new__(cls)
        for write, value in zip(writes, read(document), strict=True):
            write(copy, value)
        write_version(copy, version)
        return copy

    return copied


def _variant(family: type, written: Any) -> Any:  # noqa: ANN401 - what JSON holds
    """Make that record of a family of variants whose `type` was written."""
    if not issubclass(family, Variant):
        raise NotImplementedError(f"JSON cannot hold a {family.__name__}")
    wanted = cast("dict[str, object]", written).get("type") if isinstance(written, dict) else None
    for record in VARIANTS[family]:
        types = [each.default for each in fields(cast("Any", record)) if each.name == "type"]
        if types == [wanted]:
            return msgspec.convert(written, record, str_keys=True, dec_hook=_variant)
    raise ValueError(f"no {family.__name__} is of the type {wanted!r}")


def _words_decoder(cls: type[Document]) -> msgspec.json.Decoder[Any] | None:
    if not cls.SEARCHED:
        return None
    fields = [(field, Any, None) for field in _read_for_search(cls)]
    return msgspec.json.Decoder(msgspec.defstruct(f"{cls.__name__}Words", fields, gc=False))


def _read_for_search(cls: type[Document]) -> list[str]:
    within = () if cls.ALIKE_WITHIN is None else (cls.ALIKE_WITHIN,)
    return list(dict.fromkeys((*cls.SEARCHED, *cls.NARROWING, *within)))


class Kinds:
    """The kinds that this store was opened with."""

    def __init__(self, classes: Iterable[type[Document]]) -> None:
        self._by_class: dict[type[Document], Kind[Any]] = {cls: describe(cls) for cls in classes}
        self._by_name = {kind.name: kind for kind in self._by_class.values()}
        if len(self._by_name) != len(self._by_class):
            raise ValueError("two classes have the same KIND")

    def of(self, cls: type[D]) -> Kind[D]:
        try:
            return self._by_class[cls]
        except KeyError:
            raise ValueError(f"the store was opened without {cls.__name__}") from None

    def named(self, name: str) -> Kind[Any] | None:
        return self._by_name.get(name)

    def __iter__(self) -> Iterator[Kind[Any]]:
        return iter(self._by_class.values())
