"""A whole server as one zip: JSON to be read by programs, Markdown and .ics by people.

Links to join, members' ids and every delivery stand in the JSON of the documents only, which is
the organisers' own; nothing that is meant to be handed on has them.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from bot.documents.file_names import safe_name
from bot.documents.json_form import as_plain, json_text
from bot.documents.revisions import ENDING as REVISIONS_ENDING
from bot.documents.revisions import revisions_json
from bot.documents.write.findings import write_findings
from bot.documents.write.notes import write_notes
from bot.documents.write.packing import packed_size, zipped
from bot.domain.document import Document
from bot.saying.i18n import Text
from bot.services.exports.views import ArchiveExport, CalendarExport

FORMAT = "rostrum-archive/1"
MANIFEST = "manifest.json"
# `TinyDB("documents.json").table("talk")` opens it, wherever Python is, without Rostrum.
DOCUMENTS = "documents.json"

WriteCalendar = Callable[[CalendarExport], bytes]


class PackedFile(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    bytes: int
    sha256: str


class _Manifest(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    server: str
    exported_at: datetime
    documents: dict[str, int]
    files: list[PackedFile]


def archive_bytes(export: ArchiveExport, write_calendar: WriteCalendar, text: Text) -> bytes:
    """Write the archive; equal input, equal bytes. Takes long enough to belong in a thread."""
    return zipped(archive_files(export, write_calendar, text), export.exported_at)


def archive_files(
    export: ArchiveExport, write_calendar: WriteCalendar, text: Text, *, limit: int | None = None
) -> dict[str, bytes]:
    """What the archive holds, by name; no file of documents takes more than `limit` when packed."""
    files = dict(_unique(_files(export, write_calendar, text, limit)))
    return {MANIFEST: _manifest(export, files), **files}


def _files(
    export: ArchiveExport, write_calendar: WriteCalendar, text: Text, limit: int | None
) -> Iterator[tuple[str, str]]:
    """Of several files of documents each opens by itself, and none holds what another holds."""
    for each in _tables_within(export.documents, limit):
        yield DOCUMENTS, each
    for notes in export.notes:
        name = safe_name(f"{notes.series} {notes.edition}", "notes")
        spoken = text.in_language(notes.language)
        yield f"notes/{name}.md", write_notes(notes, "markdown", spoken).decode()
        yield f"notes/{name}.json", write_notes(notes, "json", spoken).decode()
    for findings in export.findings:
        name = safe_name(f"{findings.series} {findings.edition}", "findings")
        draft = "" if findings.revision else "-draft"
        spoken = text.in_language(findings.language)
        files = {
            f"{name}{draft}.{ending}": write_findings(
                findings.article, form, spoken, findings.stamp
            )
            for form, ending in (("markdown", "md"), ("json", "json"))
        }
        if findings.stamp is not None:
            listed = revisions_json(findings.stamp, findings.article.title, files)
            files[f"{name}{REVISIONS_ENDING}"] = listed
        for each, content in files.items():
            yield f"findings/{each}", content.decode()
    for calendar in export.calendars:
        name = safe_name(calendar.series.title, "calendar")
        yield f"calendar/{name}.ics", write_calendar(calendar).decode()


def _unique(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Two editions may have names that differ only in what no file name can hold."""
    taken: set[str] = set()
    for name, content in files:
        stem, dot, extension = name.rpartition(".")
        free, number = name, 2
        while free in taken:
            free, number = f"{stem}-{number}{dot}{extension}", number + 1
        taken.add(free)
        yield free, content.encode()


def _manifest(export: ArchiveExport, files: dict[str, bytes]) -> bytes:
    manifest = _Manifest(
        format=FORMAT,
        server=export.server,
        exported_at=export.exported_at,
        documents={kind: len(each) for kind, each in _by_kind(export.documents).items()},
        files=packed_files(files),
    )
    return json_text(msgspec.to_builtins(manifest)).encode()


def packed_files(files: Mapping[str, bytes]) -> list[PackedFile]:
    """As a manifest lists them."""
    return [
        PackedFile(name=name, bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
        for name, content in files.items()
    ]


def _by_kind(documents: Iterable[Document]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for document in documents:
        found.setdefault(document.KIND, []).append(document)
    return found


def _tables_within(documents: Sequence[Document], limit: int | None) -> Iterator[str]:
    written = json_text(_tables(documents))
    is_small = limit is None or packed_size(written.encode()) <= limit
    if is_small or len(documents) == 1:
        yield written
        return
    half = len(documents) // 2
    yield from _tables_within(documents[:half], limit)
    yield from _tables_within(documents[half:], limit)


def _tables(documents: Iterable[Document]) -> dict[str, dict[str, object]]:
    """As TinyDB keeps them: a table for each kind, its documents by number."""
    return {
        kind: {str(number): as_plain(each) for number, each in enumerate(alike, start=1)}
        for kind, alike in _by_kind(documents).items()
    }
