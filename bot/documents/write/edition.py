"""All documents of an edition as one folder, with a page that leads to each of them.

Whoever unpacks it needs neither the bot nor Discord: `index.html` opens in a browser, `README.txt`
says what is there, and the checksums tell later whether a file is as it was handed out.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from html import escape
from typing import Final

import msgspec

from bot.documents.file_names import safe_name
from bot.documents.json_form import json_text
from bot.documents.revisions import ENDING as REVISIONS_ENDING
from bot.documents.revisions import revisions_json
from bot.documents.write.archive import PackedFile, WriteCalendar, packed_files
from bot.documents.write.book import book_pdf
from bot.documents.write.csv_tables import takeaways_csv
from bot.documents.write.findings import write_findings
from bot.documents.write.html import page
from bot.documents.write.notes import write_notes
from bot.domain.errors import NoLettersInPdf
from bot.domain.plain import one_line
from bot.saying.i18n import Text, text_id
from bot.saying.times import day_in_words
from bot.services.exports.views import EditionExport

FORMAT: Final = "rostrum-edition/1"
INDEX, README, MANIFEST, CHECKSUMS = "index.html", "README.txt", "manifest.json", "SHA256SUMS"
# The endings of files by the names of the forms.
ENDINGS: Final = {
    "html": "html",
    "pdf": "pdf",
    "docx": "docx",
    "odt": "odt",
    "markdown": "md",
    "json": "json",
}


class _Manifest(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    series: str
    edition: str
    # None where the findings are a draft, or there are none.
    revision: int | None
    exported_at: datetime
    files: list[PackedFile]


@dataclass(slots=True)
class Folder:
    """`files` by name; `listed` are the names of each document, `left_out` what says why not."""

    name: str
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    listed: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    left_out: list[str] = field(default_factory=list[str])

    def add(self, document: str, name: str, content: bytes) -> None:
        self.files[name] = content
        self.listed.setdefault(document, []).append(name)


def edition_steps(
    export: EditionExport, write_calendar: WriteCalendar, text: Text
) -> tuple[Folder, list[tuple[str, Callable[[], None]]]]:
    """The folder, and what fills it: steps by the id of what is being written, in their order.

    Each takes long enough to belong in a thread.
    """
    notes, stem = (
        export.notes,
        safe_name(f"{export.notes.series} {export.notes.edition}", "edition"),
    )
    folder = Folder(one_line(f"{notes.series} {notes.edition}"))
    steps: list[tuple[str, Callable[[], None]]] = []
    if notes.talks:
        steps.append(("book", partial(_add_book, folder, export, stem, text)))
    if export.findings.article.findings:
        steps.append(("findings", partial(_add_findings, folder, export, stem, text)))
    else:
        folder.left_out.append(text("folder-no-findings"))
    if notes.talks:
        steps.append(("notes", partial(_add_notes, folder, export, stem, text)))
    steps.append(("rest", partial(_add_rest, folder, export, stem, write_calendar, text)))
    return folder, steps


def _add_book(folder: Folder, export: EditionExport, stem: str, text: Text) -> None:
    name = f"{stem}-book.pdf"
    try:
        folder.add("book", name, book_pdf(export, text))
    except NoLettersInPdf as problem:
        _leave_out(folder, name, problem, text)


def _add_findings(folder: Folder, export: EditionExport, stem: str, text: Text) -> None:
    findings = export.findings
    draft = "" if findings.revision else "-draft"
    made: dict[str, bytes] = {}
    for form, ending in ENDINGS.items():
        name = f"{stem}-findings{draft}.{ending}"
        try:
            made[name] = write_findings(findings.article, form, text, findings.stamp)
        except NoLettersInPdf as problem:
            _leave_out(folder, name, problem, text)
    for name, content in made.items():
        folder.add("findings", f"findings/{name}", content)
    if findings.stamp is not None:
        listed = revisions_json(findings.stamp, findings.article.title, made)
        folder.add("revisions", f"findings/{stem}-findings{REVISIONS_ENDING}", listed)


def _add_notes(folder: Folder, export: EditionExport, stem: str, text: Text) -> None:
    for form, ending in ENDINGS.items():
        name = f"{stem}-notes.{ending}"
        try:
            folder.add("notes", f"notes/{name}", write_notes(export.notes, form, text))
        except NoLettersInPdf as problem:
            _leave_out(folder, name, problem, text)


def _add_rest(
    folder: Folder, export: EditionExport, stem: str, write_calendar: WriteCalendar, text: Text
) -> None:
    """Then what speaks of all the others."""
    if export.table.rows:
        folder.add("takeaways", f"{stem}-takeaways.csv", takeaways_csv(export.table))
    else:
        folder.left_out.append(text("folder-no-takeaways"))
    if export.calendar.talks:
        folder.add("calendar", f"{stem}.ics", write_calendar(export.calendar))
    folder.files[README] = _readme(folder, export, text).encode()
    folder.files[INDEX] = page(
        text("folder-title", name=folder.name), "\n".join(_index(folder, export, text)), text
    ).encode()
    folder.files[MANIFEST] = _manifest(folder.files, export)
    folder.files[CHECKSUMS] = "".join(
        f"{each.sha256}  {each.name}\n" for each in packed_files(folder.files)
    ).encode()


def _leave_out(folder: Folder, name: str, problem: NoLettersInPdf, text: Text) -> None:
    letters = str(problem.params["letters"])
    folder.left_out.append(text("folder-no-letters", name=name, letters=letters))


def _readme(folder: Folder, export: EditionExport, text: Text) -> str:
    lines = [text("folder-title", name=folder.name), _made_on(export, text), ""]
    for document, names in folder.listed.items():
        lines += [text(text_id("folder", document)), *(f"  {name}" for name in names), ""]
    lines += [*folder.left_out, *([""] if folder.left_out else []), text("folder-readme")]
    return "\n".join(lines) + "\n"


def _made_on(export: EditionExport, text: Text) -> str:
    day = day_in_words(export.notes.exported_at.date(), text)
    if export.findings.revision is None:
        return text("folder-made", day=day)
    return text("folder-made-revision", day=day, revision=str(export.findings.revision))


def _index(folder: Folder, export: EditionExport, text: Text) -> Iterator[str]:
    title = escape(text("folder-title", name=folder.name))
    yield f'<header>\n<h1 dir="auto">{title}</h1>'
    yield f'<p class="quiet">{escape(_made_on(export, text))}</p>\n</header>\n<main>'
    for document, names in folder.listed.items():
        heading = text(text_id("folder", document))
        yield f"<h2>{escape(heading)}</h2>\n<ul>"
        for name in names:
            ending = name.rpartition(".")[2]
            said = text(text_id("folder-form", ending))
            yield f'<li><a href="{escape(name)}">{escape(said)}</a></li>'
        yield "</ul>"
    yield from (f'<p class="quiet">{escape(each)}</p>' for each in folder.left_out)
    yield "</main>"


def _manifest(files: Mapping[str, bytes], export: EditionExport) -> bytes:
    manifest = _Manifest(
        format=FORMAT,
        series=export.notes.series,
        edition=export.notes.edition,
        revision=export.findings.revision,
        exported_at=export.notes.exported_at,
        files=packed_files(files),
    )
    return json_text(msgspec.to_builtins(manifest)).encode()
