"""All of an edition that people read, as one book: its findings, then the notes of each talk."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.documents.notes_paragraphs import notes_paragraphs
from bot.documents.styled import Paragraph, Role, TextRun, paragraphs
from bot.documents.write.pdf import pdf_of
from bot.domain.findings.article import tidy
from bot.domain.plain import one_line
from bot.saying.document_labels import article_labels, notes_labels
from bot.saying.i18n import Text
from bot.services.exports.views import EditionExport

_ON_THE_COVER: Final = frozenset(
    {Role.EDITION, Role.PUBLISHED_ON, Role.CORRECTION, Role.KIND, Role.AUTHOR, Role.READING_TIME}
)


def book_pdf(export: EditionExport, text: Text) -> bytes:
    """Equal input, equal bytes; long enough to belong in a thread. Raises `NoLettersInPdf`."""
    authors = tidy(export.findings.article).authors
    listed = list(_paragraphs(export, text))
    at = export.notes.exported_at
    return pdf_of(listed, text, authors=authors, is_book=True, at=at)


def _paragraphs(export: EditionExport, text: Text) -> Iterator[Paragraph]:
    name = one_line(f"{export.notes.series} {export.notes.edition}")
    said = TextRun(text=text("document-book"), is_label=True)
    yield Paragraph(role=Role.TITLE, runs=(TextRun(text=f"{name}: "), said))
    article = tidy(export.findings.article)
    printed = list(paragraphs(article, text))[1:] if article.findings else []
    notes = [_as_notes(each, text) for each in notes_paragraphs(export.notes, text)[1:]]
    if printed and article.title not in {"", name}:
        label = TextRun(text=f"{article_labels(text).untitled}: ", is_label=True)
        yield Paragraph(role=Role.EDITION, runs=(label, TextRun(text=article.title)))
    yield from (each for each in printed if each.role in _ON_THE_COVER)
    yield from (each for each in notes if each.role is Role.EXPORTED)
    yield from (each for each in printed if each.role not in _ON_THE_COVER)
    yield from (each for each in notes if each.role is not Role.EXPORTED)


def _as_notes(each: Paragraph, text: Text) -> Paragraph:
    """The findings list the same talks under the same headings, so that of the notes says so."""
    if each.role is not Role.SESSION:
        return each
    notes = TextRun(text=f"{notes_labels(text).notes}: ", is_label=True)
    return replace(each, runs=(notes, *each.runs))
