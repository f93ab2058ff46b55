"""Session notes in each form: for people to read and edit, and as JSON for programs."""

import msgspec

from bot.documents.notes_paragraphs import notes_paragraphs
from bot.documents.styled import NOTES, Paragraph, Role, printed_title
from bot.documents.write.docx import docx_of
from bot.documents.write.html import blocks, page
from bot.documents.write.markdown import markdown_of
from bot.documents.write.odt import odt_of
from bot.documents.write.pdf import pdf_of
from bot.saying.i18n import Text
from bot.services.exports.views import NotesExport

FORMAT = "rostrum-notes/1"
_ROLES = (Role.TITLE, *sorted(NOTES))
_HEAD = frozenset({Role.TITLE, Role.EXPORTED})


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    notes: NotesExport


def write_notes(export: NotesExport, form: str, text: Text) -> bytes:
    """Markup in what people wrote is shown, not obeyed. Long enough to belong in a thread.

    Raises `NoLettersInPdf`.
    """
    if form == "json":
        return _json(export)
    listed = notes_paragraphs(export, text)
    match form:
        case "markdown":
            return markdown_of(listed).encode()
        case "html":
            return _page(listed, text).encode()
        case "docx":
            return docx_of(listed, text, _ROLES)
        case "odt":
            return odt_of(listed, text, _ROLES)
        case "pdf":
            return pdf_of(listed, text)
        case _:
            raise ValueError(form)


def _json(export: NotesExport) -> bytes:
    """With the name of the format; dates and moments as in ISO 8601."""
    envelope = Envelope(format=FORMAT, notes=export)
    return msgspec.json.format(msgspec.json.encode(envelope), indent=2) + b"\n"


def _page(listed: list[Paragraph], text: Text) -> str:
    """Each talk is a section."""
    sections: list[list[Paragraph]] = []
    for each in listed:
        if each.role is Role.SESSION:
            sections.append([])
        if each.role not in _HEAD:
            sections[-1].append(each)
    written = [f"<header>\n{blocks(each for each in listed if each.role in _HEAD)}\n</header>"]
    written.append("<main>")
    written += [
        f'<section aria-labelledby="talk{each[0].number}">\n{blocks(each)}\n</section>'
        for each in sections
    ]
    written.append("</main>")
    return page(printed_title(listed), "\n".join(written), text)
