"""One line in a published file that says which revision it is, and seals the file's bytes.

The line holds the SHA-256 of the file, taken with nought in place of every occurrence of that very
checksum. So any format can carry it wherever it has room for text, once or several times.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from bot.domain.errors import DocumentNotUnderstood
from bot.domain.findings.revision_chain import Stamp

FORMAT: Final = "rostrum-seal/1"
_LENGTH: Final = 64
_NOUGHT: Final = b"0" * _LENGTH
_SEAL: Final = re.compile(
    rb"rostrum-seal/1 edition=([0-9A-Z]{1,32}) revision=([1-9][0-9]{0,6})"
    rb" digest=([0-9a-f]{64}) bytes=([0-9a-f]{64})"
)
# A text may quote seals; the file's own is among the last, and each costs one pass over the file.
_LOOKED_AT: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """As it stands in a file; `is_intact` tells whether the file's bytes are those it sealed."""

    edition: str
    revision: int
    digest: str
    is_intact: bool


def seal_line(stamp: Stamp) -> str:
    """The line with a placeholder, for a file that is sealed when it is whole."""
    return (
        f"{FORMAT} edition={stamp.edition} revision={stamp.own.number}"
        f" digest={stamp.own.digest} bytes={_placeholder(stamp).decode()}"
    )


def sealed(content: bytes, stamp: Stamp) -> bytes:
    """Return the whole file with its checksum in place of the placeholder."""
    placeholder = _placeholder(stamp)
    checksum = hashlib.sha256(content.replace(placeholder, _NOUGHT)).hexdigest().encode()
    return content.replace(placeholder, checksum)


def find_seal(content: bytes) -> Seal | None:
    """Return the seal that holds, or the last one if none does; None if there is none."""
    found = [_seal(match, content) for match in list(_SEAL.finditer(content))[-_LOOKED_AT:]]
    return next((seal for seal in found if seal.is_intact), found[-1] if found else None)


def _seal(match: re.Match[bytes], content: bytes) -> Seal:
    edition, revision, digest, checksum = match.groups()
    actual = hashlib.sha256(content.replace(checksum, _NOUGHT)).hexdigest().encode()
    return Seal(
        edition=edition.decode(),
        revision=int(revision),
        digest=digest.decode(),
        is_intact=actual == checksum,
    )


def _placeholder(stamp: Stamp) -> bytes:
    """What no text can hold by chance, since it follows from the text."""
    return hashlib.sha256(f"{FORMAT} {stamp.own.digest}".encode()).hexdigest().encode()


def sealed_markdown(markdown: str, stamp: Stamp) -> bytes:
    return _with_comment(markdown, stamp)


def sealed_html(page: str, stamp: Stamp) -> bytes:
    """A comment may follow the page's last tag (HTML, section 13.1)."""
    return _with_comment(page, stamp)


def sealed_pdf(content: bytes, stamp: Stamp) -> bytes:
    """Between the trailer and the place that says where the index of objects begins.

    A comment is white space there (ISO 32000-1, 7.2.3), and moves no object.
    """
    before, start, after = content.rpartition(b"startxref")
    if not start:
        raise DocumentNotUnderstood(problem="PDF: startxref")
    return sealed(b"%s%% %s\n%s%s" % (before, seal_line(stamp).encode(), start, after), stamp)


def _with_comment(text: str, stamp: Stamp) -> bytes:
    return sealed(f"{text.rstrip()}\n\n<!-- {seal_line(stamp)} -->\n".encode(), stamp)
