"""Names of files that every system takes."""

import re
import unicodedata

_LONGEST = 60
_OTHERS = re.compile(r"[^a-z0-9]+")
# Windows refuses these, with any extension.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.ASCII)
# Letters that have no base letter in Unicode.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)


def safe_name(text: str, fallback: str) -> str:
    """Return small ASCII letters, digits and hyphens; `fallback` where nothing would be left."""
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    name = _OTHERS.sub("-", plain).strip("-")[:_LONGEST].strip("-")
    if not name:
        return fallback
    return f"{name}-" if _RESERVED.fullmatch(name) else name
