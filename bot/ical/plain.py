"""Text that may stand in a calendar: no control characters, whatever people pasted."""

import unicodedata

_LINE_ENDS = str.maketrans({"\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
# Control characters, half surrogate pairs, and code points that Unicode will never use.
_UNWANTED = frozenset({"Cc", "Cs", "Cn"})
# Unlike the marks that right-to-left names need, these turn the letters of others around.
_OVERRIDES = frozenset("\u202d\u202e")


def plain_text(text: str) -> str:
    """Return `text` without control characters; line ends become line feeds, tabs spaces."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = [char for char in unified.translate(_LINE_ENDS) if char == "\n" or _is_wanted(char)]
    return "".join(kept).strip()


def plain_line(text: str) -> str:
    """Return `text` as one line, words apart by one space."""
    return " ".join(plain_text(text).split())


def plain_address(address: str | None) -> str | None:
    """Return a web address that can stand in a URL property as it is, or None.

    RFC 5545 has no escapes there: a line break would begin a property of the writer's choice.
    """
    if address is None or not address.lower().startswith(("https://", "http://")):
        return None
    clean = address.isprintable() and not any(char.isspace() for char in address)
    return address if clean else None


def _is_wanted(char: str) -> bool:
    return unicodedata.category(char) not in _UNWANTED and char not in _OVERRIDES
