"""What stands in the cells of a table that a spreadsheet opens."""

from typing import Final

from bot.domain.plain import one_line

# With one of these at its beginning a spreadsheet takes a text for a formula.
FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")


def text_cell(text: str) -> str:
    """What people wrote is shown, and never calculated."""
    said = one_line(text)
    return f"'{said}" if said.startswith(FORMULA) else said
