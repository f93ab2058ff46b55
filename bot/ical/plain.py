"""What may stand in a calendar as an address, whatever people pasted."""

from bot.words.links import safe_link


def plain_address(address: str | None) -> str | None:
    """Return a web address that can stand in a URL property as it is, or None.

    RFC 5545 has no escapes there: a line break would begin a property of the writer's choice.
    """
    return safe_link(address)
