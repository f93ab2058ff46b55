"""Which description of the commands Discord was last given."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.document import Document

COMMANDS_OWNER = "application:0"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSet(Document):
    KIND: ClassVar[str] = "command_set"

    digest: str
