"""What may stand in a calendar, whatever people pasted."""

from typing import Final

from bot.domain.plain import one_line
from bot.words.links import safe_link

# Unlike the marks that right-to-left names need, these turn other people's letters around.
_OVERRIDES: Final = str.maketrans("", "", "\u202d\u202e")


def plain_line(text: str) -> str:
    """Return `text` as one line that neither control characters nor overrides disturb."""
    return one_line(text.translate(_OVERRIDES))


def plain_address(address: str | None) -> str | None:
    """Return a web address that can stand in a URL property as it is, or None.

    RFC 5545 has no escapes there: a line break would begin a property of the writer's choice.
    """
    return safe_link(address)
