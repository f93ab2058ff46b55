"""Text as it is compared: without case and accents, as people write who lack a key for a letter."""

import unicodedata

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


def folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    # Twice, since folding case makes some letters that come apart once more (U+0130).
    taken_apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(mark for mark in taken_apart if not unicodedata.category(mark).startswith("M"))
    return bare.translate(_ALIKE)
