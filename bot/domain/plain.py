"""Text as people type and paste it, made plain; what comes in passes `harmless` first."""

import unicodedata
from typing import Final

# Control characters, halves of surrogate pairs, which no file can hold, what turns text round or
# hides it, and what means nothing outside one company's fonts.
_HARMFUL: Final = frozenset({"Cc", "Cs", "Cf", "Co"})
# Parts of real scripts and emoji, and the marks that right-to-left names need: unlike overrides
# these turn nobody else's letters round.
_NEEDED: Final = frozenset("\u200c\u200d\u200e\u200f\u061c")
# Letters and signs by Unicode's word that nobody sees.
_BLANK: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Letters that Unicode does not take apart, as people without them on the keyboard type them.
_ALIKE = str.maketrans(
    {
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "\u0131": "i",
    }
)


def harmless(text: str) -> str:
    """What somebody typed without what could act on, turn round or hide other text.

    Line breaks and tabs stay. Nothing is left of a text that nobody would see.
    """
    if text.isprintable() and text.isascii():
        return text  # nearly every text
    spaced = text.replace("\r\n", "\n").replace("\r", "\n")
    spaced = spaced.replace("\u2028", "\n").replace("\u2029", "\n")
    kept = "".join(char for char in spaced if char in "\n\t" or not _is_harmful(char))
    return kept if is_visible(kept) else ""


def _is_harmful(char: str) -> bool:
    category = unicodedata.category(char)
    return (category in _HARMFUL and char not in _NEEDED) or _is_no_character(ord(char))


def _is_no_character(code: int) -> bool:
    """Unicode keeps 66 for programs themselves; XML files cannot hold some of them."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004


def one_line(text: str) -> str:
    """Return the text on one line: every run of white space is one space, and nothing is harmful.

    Spaces of all kinds count as white space, the no-break space of web pages too.
    """
    spaced = " ".join(text.split())
    seen = spaced if spaced.isprintable() else "".join(c for c in spaced if not _is_harmful(c))
    return " ".join(seen.split())


def is_visible(text: str) -> bool:
    """Tell whether a reader would see anything: spaces, marks and zero-width characters are not."""
    return any(unicodedata.category(char)[0] in "LNPS" and char not in _BLANK for char in text)


def folded(text: str) -> str:
    """As it is compared: without case and accents, as who lacks a key for a letter writes it."""
    if text.isascii():
        return text.lower()
    # Twice, since folding case makes some letters that come apart once more (U+0130).
    taken_apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(mark for mark in taken_apart if not unicodedata.category(mark).startswith("M"))
    return bare.translate(_ALIKE)
