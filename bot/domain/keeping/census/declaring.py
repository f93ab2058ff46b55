"""How the tables of the census are written."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from bot.domain.keeping.classes import Declared

# Classes of documents, and records that a document may hold.
Census: TypeAlias = Mapping[type, tuple[Declared, ...]]


def fields(names: str) -> tuple[str, ...]:
    return tuple(names.split())


COMMON: Final = fields("owner code version")
