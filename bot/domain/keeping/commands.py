"""Which commands Discord was last given, and what it made of them."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.document import Document

COMMANDS_OWNER = "application:0"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSet(Document):
    """`digest` is of our description; `registered` is what Discord named each command."""

    KIND: ClassVar[str] = "command_set"

    digest: str
    # A token of another application comes to one that has none of them.
    application_id: int | None = None
    # "id:version": Discord's version changes with every change, whoever makes it.
    registered: tuple[str, ...] = ()

    def stands(self, digest: str, application_id: int, registered: tuple[str, ...]) -> bool:
        """Tell whether that application has these commands, as we gave them."""
        known = (self.digest, self.application_id, self.registered)
        return known == (digest, application_id, registered)
