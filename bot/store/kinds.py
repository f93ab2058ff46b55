"""How documents become rows: their JSON, the values of their columns, their searchable words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import cache
from itertools import repeat
from operator import attrgetter, call
from typing import Any, Generic, TypeVar, cast, get_args, get_type_hints

import msgspec

from bot.domain.document import Document, Variant
from bot.domain.kinds import VARIANTS
from bot.store.sqlite.tables import Table

D = TypeVar("D", bound=Document)
ColumnValue = int | float | str | None

Reading = Callable[[Any], tuple[Any, ...]]
# Of one document: its text, what its `NARROWING` holds (as JSON does), and among which it is alike.
Searched = tuple[str, Sequence[object], str | None]

_AS_THEY_ARE: frozenset[object] = frozenset({int, float, str, type(None)})
_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


def index_value(value: object) -> ColumnValue:
    """Return what stands in the column of a field: moments as microseconds since 1970 in UTC."""
    if type(value) in _AS_THEY_ARE:
        return cast("ColumnValue", value)
    return _conversion(type(value))(value)


@cache
def _conversion(cls: type[Any]) -> Callable[[Any], ColumnValue]:
    if issubclass(cls, Enum):
        return attrgetter("_value_")
    if issubclass(cls, datetime):
        return microseconds
    if issubclass(cls, date):
        return cls.isoformat
    if issubclass(cls, (int, float, str)):  # a class of its own
        return lambda value: value
    raise TypeError(f"cannot index a {cls.__name__}")


def microseconds(moment: datetime) -> int:
    if moment.tzinfo is None:
        raise ValueError("cannot index a time without a zone")
    return (moment - _EPOCH) // _MICROSECOND


@dataclass(frozen=True, slots=True)
class Kind(Generic[D]):
    """What the store has worked out about one class of documents."""

    cls: type[D]
    name: str
    # Makes a copy that has another version.
    copied: Callable[[D, int], D]
    read_indexed: Reading
    # Where among the values of the indexed fields something else stands than a column can hold.
    converted: tuple[int, ...]
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
        found = list(self.read_indexed(document))
        for place in self.converted:
            value: object = found[place]
            if value is not None:
                found[place] = _conversion(type(value))(value)
        return tuple(found)

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
    hints = get_type_hints(cls)
    return Kind(
        cls=cls,
        name=cls.KIND,
        copied=_copying(cls),
        read_indexed=_reading(cls.INDEXED),
        converted=tuple(
            place
            for place, field in enumerate(cls.INDEXED)
            if not _is_held_by_columns(hints.get(field))
        ),
        table=Table(cls.KIND, cls.INDEXED, cls.QUEUED),
        decode=msgspec.json.Decoder(cls, dec_hook=_variant).decode,
        words=_words_decoder(cls),
        read_searched=_reading(cls.SEARCHED),
        read_narrowing=_reading(cls.NARROWING),
        moments=frozenset(each for each in cls.NARROWING if hints[each] is datetime),
    )


def _is_held_by_columns(hint: object) -> bool:
    return {*get_args(hint)} <= _AS_THEY_ARE if get_args(hint) else hint in _AS_THEY_ARE


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
    written = cast("Any", call)
    write_version = getattr(cls, "version").__set__  # noqa: B009 - of the class, not of a document

    def copied(document: D, version: int) -> D:
        copy = object.__new__(cls)
        # Each write gives back None, so all are done, without a step of ours between two.
        any(map(written, writes, repeat(copy), read(document)))
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
