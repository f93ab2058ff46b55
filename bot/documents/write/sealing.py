"""A published file with its seal, wherever its format has room for a line that nobody reads."""

from bot.documents.seal import seal_line, sealed
from bot.domain.errors import DocumentNotUnderstood
from bot.domain.findings.revision_chain import Stamp


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
