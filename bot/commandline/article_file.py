"""An article from a file, read by what the file's name says it is."""

from pathlib import Path

from bot.documents.json_form import from_json
from bot.documents.read.in_making import ReadArticle
from bot.documents.read.markdown import from_markdown
from bot.documents.read.plain_text import read_plain_text
from bot.domain.errors import DocumentNotUnderstood
from bot.saying.i18n import Text

_BYTES_MAX = 2_000_000


def read_article_file(path: Path, words: Text) -> ReadArticle:
    """Read .md, .json, and everything else as plain text; raises `BadInput` in words."""
    text = _text_of(path)
    if path.suffix.casefold() == ".json":
        return ReadArticle(article=from_json(text))
    if path.suffix.casefold() in {".md", ".markdown"}:
        return from_markdown(text, words)
    return read_plain_text(text)


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_BYTES_MAX + 1)
    except OSError as error:
        raise DocumentNotUnderstood(problem=f"{path}: {error.strerror}") from None
    if len(content) > _BYTES_MAX:
        raise DocumentNotUnderstood(problem=f"{path}: > {_BYTES_MAX // 1_000_000} MB")
    try:
        # Editors on Windows begin a file with a mark that is no part of the text.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentNotUnderstood(problem=f"{path}: {error.reason}, {error.start}") from None
