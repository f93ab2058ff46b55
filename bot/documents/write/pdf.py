"""Documents as PDF to print, to hear (PDF/UA-1) and, once published, to keep (PDF/A-2a)."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.documents.styled import Paragraph, paragraphs, printed_title
from bot.documents.write.typesetting import Unset, typeset
from bot.domain.errors import NoLettersInPdf
from bot.domain.findings.article import Article, tidy
from bot.domain.findings.revision_chain import Stamp
from bot.saying.i18n import Text

_HEAD: Final = 80
# A longer word would leave the page; it may be broken after each piece.
_LONG_WORD: Final = re.compile(r"\S{40,}")
_PIECE: Final = re.compile(r"\S{10}(?=\S)")
_BREAK: Final = "\u200b"
_NO_LETTER: Final = re.compile(r'(?:text|codepoint) `"(.+?)"`')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


def to_pdf(article: Article, text: Text, stamp: Stamp | None) -> bytes:
    """Equal input, equal bytes. Raises `NoLettersInPdf` for what the fonts within cannot print.

    Others go on meanwhile: the typesetter works without Python's lock.
    """
    tidied = tidy(article)
    listed = list(paragraphs(tidied, text))
    at = stamp.own.published_at if stamp else None
    return pdf_of(listed, text, authors=tidied.authors, has_cover=True, at=at)


def pdf_of(
    listed: Sequence[Paragraph],
    text: Text,
    *,
    authors: Sequence[str] = (),
    has_cover: bool = False,
    is_book: bool = False,
    at: datetime | None = None,
) -> bytes:
    """`at` is when it was published: what has no such moment is not made to be kept.

    A book has a cover and contents, and each talk in it begins a page.
    """
    title = printed_title(listed)
    given = {
        "title": title,
        "shown": _breakable(title),
        "head": title if len(title) <= _HEAD else f"{title[: _HEAD - 1]}…",
        "cover": has_cover or is_book,
        "book": is_book,
        "authors": authors,
        "language": text.locale.partition("-")[0],
        "contents": text("document-contents"),
        "dated": at is not None,
        "paragraphs": [_paragraph(each) for each in listed],
    }
    # What is kept must say when it was made, and a draft has no day.
    standards = ["ua-1", "a-2a"] if at else ["ua-1"]
    try:
        return typeset(given, standards, int(at.timestamp()) if at else 0)
    except Unset as problem:
        missing = _NO_LETTER.search(str(problem))
        if missing is None:
            raise
        letters = _ESCAPED.sub(lambda code: f"U+{code[1].upper():0>4}", missing[1])
        raise NoLettersInPdf(letters=letters) from None


def _paragraph(paragraph: Paragraph) -> dict[str, object]:
    runs = [
        {"text": _breakable(run.text), "link": run.link, "label": run.is_label}
        for run in paragraph.runs
    ]
    return {"role": paragraph.role.value, "number": paragraph.number, "runs": runs}


def _breakable(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _PIECE.sub(rf"\g<0>{_BREAK}", word[0]), text)
