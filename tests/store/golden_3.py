"""What schema 2 kept, in a table for each kind. A new kind is added at the end."""

from datetime import timedelta

from bot.domain.document import Document
from bot.domain.keeping.erasing import Erased, Erasing, Erasure
from tests.factories import NOW, OWNER
from tests.store import golden_2

DOCUMENTS: tuple[Document, ...] = (
    *golden_2.DOCUMENTS,
    Erasing(
        owner=OWNER,
        code="ERASE0",
        erasure=Erasure(at=NOW, what=Erased.DOCUMENT, owner=OWNER, kind="takeaway", code="TAKE09"),
        wake=NOW + timedelta(minutes=10),
    ),
)
