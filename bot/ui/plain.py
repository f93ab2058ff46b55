"""User text made harmless for Discord: nothing in it may ping, link, format or hide."""

import re
import unicodedata

# Control and format characters hide text or turn it round; ZWJ and ZWNJ are part of real scripts.
_KEPT_FORMAT = {"\u200c", "\u200d"}
_SPACES = re.compile(r"\s+")
_LAST_WORD = re.compile(r"\s\S{0,40}\Z")
_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\*_~|`[]"})
# What Discord reads as a list, a quote or a heading, at the beginning of a line.
_LINE_START = re.compile(r"^(\s*)(#{1,3}\s|-#\s|>|[-+]\s|\d+\.\s)", re.MULTILINE)
# Mentions, channels, commands, emoji, timestamps, addresses: all begin with this.
_ANGLE = re.compile(r"<(?=\S)")
_EVERYBODY = re.compile(r"@(?=everyone|here)")
_SCHEME = re.compile(r":(?=//)|(?<=mailto):|(?<=\btel):|(?<=\bsms):", re.IGNORECASE)
# Clients read an invitation without any scheme, and some an address with a path.
_HOST = re.compile(
    r"(?<=\w)\.(?=[^\W\d_]{2,}(?::\d+)?/)|(?<=\bdiscord)\.(?=\w)|(?<=\bwww)\.(?=\w)", re.IGNORECASE
)


def clean(text: str) -> str:
    """Drop what cannot be seen: control characters, direction overrides, lone surrogates."""
    if text.isprintable():
        return text  # nearly every text, a hundred times as fast
    return "".join(
        character
        for character in text
        if character in "\n\t"
        or character in _KEPT_FORMAT
        or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}
    )


def cut(text: str, limit: int) -> str:
    """Shorten to `limit` characters, with an ellipsis for what is gone."""
    if len(text) <= limit:
        return text
    return text[: max(limit - 1, 0)].rstrip() + "…"


def cut_bytes(text: str, limit: int) -> str:
    """Shorten to `limit` bytes of UTF-8, at the end of a line or a word where one is near."""
    if len(text.encode()) <= limit:
        return text
    kept = text.encode()[: max(limit - len("…".encode()), 0)].decode(errors="ignore")
    head = _LAST_WORD.sub("", kept)
    return head.rstrip() + "…"


def label(text: str, limit: int) -> str:
    """One line for a button, an option or a name, which Discord shows without formatting."""
    return cut(_SPACES.sub(" ", clean(text)).strip(), limit)


def plain(text: str, limit: int | None = None) -> str:
    """One line of user text for a text display; `limit` counts what is shown, escapes included."""
    return _fitted(_SPACES.sub(" ", clean(text)).strip(), limit)


def paragraphs(text: str, limit: int | None = None) -> str:
    """User text that may have line breaks; `limit` counts what is shown, escapes included."""
    return _fitted(clean(text).strip(), limit)


def to_copy(text: str, limit: int) -> str:
    """User text as it was typed, in a block in which Discord acts on nothing.

    Escapes and broken addresses would be copied along.
    """
    fence = "```"
    shown = cut(clean(text).strip(), limit).replace(fence, "`\u200b``")
    return f"{fence}\n{shown}\n{fence}"


def _fitted(text: str, limit: int | None) -> str:
    """Escape, and shorten until that fits: a text of asterisks becomes twice as long."""
    if limit is None:
        return escaped(text)
    # Escaped it is no shorter, so what is over the limit now need not be escaped.
    shown, kept = escaped(cut(text, limit)), limit
    while len(shown) > limit and kept > 0:
        kept -= max((len(shown) - limit) // 2, 1)
        shown = escaped(cut(text, kept))
    return shown


def escaped(text: str) -> str:
    """Escape what Discord would act on; addresses stay readable but are no links."""
    safe = text.translate(_MARKUP)
    safe = _LINE_START.sub("\\1\u200b\\2", safe)
    safe = _ANGLE.sub("<\u200b", safe)
    safe = _EVERYBODY.sub("@\u200b", safe)
    safe = _HOST.sub(".\u200b", safe)
    return _SCHEME.sub("\u200b:", safe)
