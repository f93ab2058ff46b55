"""An article in any form that we know, read by what its content says it is."""

from pathlib import Path

from bot.documents.json_form import from_json
from bot.documents.read.files.docx import is_docx, lines_of_docx, paragraphs_of_docx
from bot.documents.read.files.html import is_html, lines_of_html
from bot.documents.read.files.markdown import from_markdown, is_ours
from bot.documents.read.files.odt import is_odt, lines_of, paragraphs_of_odt
from bot.documents.read.files.packed import is_zip
from bot.documents.read.files.styled import article_of, is_styled_by_us
from bot.documents.read.files.styled_page import paragraphs_of_page
from bot.documents.read.in_making import ReadArticle
from bot.documents.read.plain_text import read_plain_text
from bot.domain.errors import DocumentNotUnderstood, FileOfOtherKind, FileTooLarge
from bot.saying.i18n import Text

# A document that only holds text is a tenth of it.
BYTES_MAX = 2_000_000


def read_article_file(path: Path, words: Text, *, day_first: bool | None = None) -> ReadArticle:
    """Read an article in any form that we know; raises `BadInput` in words."""
    try:
        with path.open("rb") as file:
            content = file.read(BYTES_MAX + 1)
    except OSError as error:
        raise DocumentNotUnderstood(problem=f"{path}: {error.strerror}") from None
    return read_article_bytes(content, words, name=str(path), day_first=day_first)


def read_article_bytes(
    content: bytes, words: Text, *, name: str, day_first: bool | None = None
) -> ReadArticle:
    """Read Word, HTML, our JSON, Markdown and plain text; raises `BadInput`."""
    if len(content) > BYTES_MAX:
        raise FileTooLarge(size=len(content), limit=BYTES_MAX)
    if is_zip(content):
        return _read_office(content, words, name=name, day_first=day_first)
    text = _decoded(content, name)
    if is_html(text):
        styled = paragraphs_of_page(text)
        if is_styled_by_us(styled):
            return article_of(styled, words)
        return read_plain_text("\n".join(lines_of_html(text)), day_first=day_first)
    if text.lstrip().startswith("{"):
        return ReadArticle(article=from_json(text), is_ours=True)
    if name.casefold().endswith((".md", ".markdown")) and is_ours(text, words):
        read = from_markdown(text, words)
        # Markdown of others may have a heading or two of ours, and others besides.
        if read.article.findings or not read.left_out:
            return read
    return read_plain_text(text, day_first=day_first)


def _read_office(content: bytes, words: Text, *, name: str, day_first: bool | None) -> ReadArticle:
    """Read what our own styles say, or else the lines that an office program shows."""
    if is_docx(content):
        styled = paragraphs_of_docx(content)
    elif is_odt(content):
        styled = paragraphs_of_odt(content)
    else:
        raise FileOfOtherKind(name=name)
    if is_styled_by_us(styled):
        return article_of(styled, words)
    lines = lines_of_docx(content) if is_docx(content) else lines_of(styled)
    return read_plain_text("\n".join(lines), day_first=day_first)


def _decoded(content: bytes, name: str) -> str:
    try:
        # Editors on Windows begin a file with a mark that is no part of the text.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileOfOtherKind(name=name) from error
