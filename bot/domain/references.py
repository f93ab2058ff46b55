"""Documents name each other by code; some name what is not there."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.document import Document

# Whether an owner has a document: kind, owner, code.
Exists = Callable[[str, str, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dangling:
    """`names` is the code in `field` of a document, and no document has it."""

    kind: str
    owner: str
    code: str
    field: str
    names: str


def dangling(document: Document, exists: Exists) -> list[Dangling]:
    """Return the references of a document that lead nowhere; None is not a reference."""
    return [
        Dangling(
            kind=document.KIND, owner=document.owner, code=document.code, field=field, names=code
        )
        for field, kinds in document.REFERENCES.items()
        if (code := getattr(document, field)) is not None
        and not any(exists(kind, document.owner, code) for kind in kinds)
    ]
