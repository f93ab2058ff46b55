"""Text as people paste it, made plain."""

import unicodedata
from typing import Final

# Control characters, and halves of surrogate pairs, which no file can hold.
_UNPRINTABLE: Final = frozenset({"Cc", "Cs"})


def one_line(text: str) -> str:
    """Return the text on one line: every run of white space is one space, no control characters.

    Spaces of all kinds count as white space, the no-break space of web pages too.
    """
    spaced = " ".join(text.split())
    printable = "".join(char for char in spaced if unicodedata.category(char) not in _UNPRINTABLE)
    return " ".join(printable.split())


def is_visible(text: str) -> bool:
    """Tell whether a reader would see anything: spaces, marks and zero-width characters are not."""
    return any(unicodedata.category(char)[0] in "LNPS" for char in text)
