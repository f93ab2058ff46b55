"""Key findings as a PDF to print, to hear (PDF/UA-1) and, once published, to keep (PDF/A-2a)."""

import json
import re
from pathlib import Path
from typing import Final

import typst

from bot.documents.styled import Paragraph, paragraphs, printed_title
from bot.domain.errors import NoLettersInPdf
from bot.domain.findings.article import Article, tidy
from bot.domain.findings.revision_chain import Stamp
from bot.saying.i18n import Text

_TEMPLATE: Final = Path(__file__).with_name("findings.typ")
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
    title = printed_title(listed)
    given = {
        "title": title,
        "shown": _breakable(title),
        "head": title if len(title) <= _HEAD else f"{title[: _HEAD - 1]}…",
        "authors": tidied.authors,
        "language": text.locale.partition("-")[0],
        "contents": text("document-contents"),
        "dated": stamp is not None,
        "paragraphs": [_paragraph(each) for each in listed],
    }
    at = int(stamp.own.published_at.timestamp()) if stamp else 0
    try:
        made = typst.compile(
            _TEMPLATE,
            root=_TEMPLATE.parent,
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"article": json.dumps(given)},
            # What is kept must say when it was made, and a draft has no day.
            pdf_standards=["ua-1", "a-2a"] if stamp else ["ua-1"],
            timestamp=at,
        )
    except typst.TypstError as problem:
        missing = _NO_LETTER.search(problem.message)
        if missing is None:
            raise
        letters = _ESCAPED.sub(lambda code: f"U+{code[1].upper():0>4}", missing[1])
        raise NoLettersInPdf(letters=letters) from None
    assert isinstance(made, bytes)
    return made


def _paragraph(paragraph: Paragraph) -> dict[str, object]:
    runs = [
        {"text": _breakable(run.text), "link": run.link, "label": run.is_label}
        for run in paragraph.runs
    ]
    return {"role": paragraph.role.value, "number": paragraph.number, "runs": runs}


def _breakable(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _PIECE.sub(rf"\g<0>{_BREAK}", word[0]), text)
