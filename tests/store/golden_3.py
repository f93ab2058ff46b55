"""What schema 2 kept, in a table for each kind. A new kind is added at the end."""

from bot.domain.document import Document
from tests.store import golden_2

DOCUMENTS: tuple[Document, ...] = (*golden_2.DOCUMENTS,)
