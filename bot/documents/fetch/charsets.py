"""In which characters a page of the web was written."""

import re
from typing import Final

# Those that pages are written in (over 99 in 100 are UTF-8), under the names that they use. Python
# knows others that are no charsets, and slow ones. Browsers read Latin-1 as Windows' own, too.
_WINDOWS: Final = "cp1252"
_KNOWN: Final = {
    "utf-8": "utf-8-sig",
    "utf8": "utf-8-sig",
    "us-ascii": _WINDOWS,
    "ascii": _WINDOWS,
    "iso-8859-1": _WINDOWS,
    "latin1": _WINDOWS,
    "windows-1252": _WINDOWS,
    "iso-8859-15": "iso8859-15",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
_META: Final = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
# HTML, section 4.2.5.4: it stands in the first 1024 bytes.
_WHERE_META_STANDS: Final = 1024


def as_utf8(content: bytes, charset: str | None) -> bytes:
    """Return the text in UTF-8; as it is where nobody says, or where what is said is not true."""
    named = charset or _in_page(content)
    codec = _KNOWN.get((named or "").casefold())
    if codec is None:
        return content
    try:
        return content.decode(codec).encode()
    except UnicodeDecodeError:
        return content


def _in_page(content: bytes) -> str | None:
    match = _META.search(content[:_WHERE_META_STANDS])
    return match[1].decode("ascii", "replace") if match else None
