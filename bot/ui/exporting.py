"""From what was asked for to the bytes of a file; they are made in a thread."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from bot.documents.file_names import safe_name
from bot.documents.revisions import ENDING as REVISIONS_ENDING
from bot.documents.revisions import revisions_json
from bot.documents.write.archive import archive_bytes
from bot.documents.write.findings import write_findings
from bot.documents.write.notes import notes_json, notes_markdown
from bot.documents.write.notes_page import notes_html
from bot.documents.write.polls import polls_csv, polls_json
from bot.documents.write.polls_pdf import polls_pdf
from bot.domain.errors import NotesNotInThisFormat
from bot.domain.team.server import Person
from bot.ical.calendar import series_calendar
from bot.saying.i18n import Text
from bot.services.exports.exports import Exports
from bot.services.exports.views import CalendarExport, NotesExport


class What(StrEnum):
    NOTES = "notes"
    FINDINGS = "findings"
    POLLS = "polls"
    CALENDAR = "calendar"
    ARCHIVE = "archive"


class Format(StrEnum):
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    WORD = "docx"
    OPEN_DOCUMENT = "odt"
    PDF = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """`named` are those whose names stand in it without their consent."""

    name: str
    content: bytes
    named: tuple[str, ...] = ()
    # A file that says nothing but its heading.
    is_empty: bool = False
    # What is handed out with it: name and content.
    beside: tuple[tuple[str, bytes], ...] = ()


class Exporter:
    """`host` stands in the UIDs of the calendar; documents speak the language of their series."""

    def __init__(self, exports: Exports, host: str, text: Text) -> None:
        self._exports = exports
        self._text = text
        self._host = host

    async def make(self, what: What, person: Person, edition: str | None, form: Format) -> Made:
        """Raises `NotAllowed`, `EditionNotFound`, `NotesNotInThisFormat`, `NoLettersInPdf`."""
        match what:
            case What.NOTES:
                return await self._notes(person, edition, form)
            case What.FINDINGS:
                return await self._findings(person, edition, form)
            case What.POLLS:
                return await self._polls(person, edition)
            case What.CALENDAR:
                return await self._calendar(person, edition)
            case What.ARCHIVE:
                return await self._archive(person)

    async def _notes(self, person: Person, edition: str | None, form: Format) -> Made:
        if form not in {Format.MARKDOWN, Format.JSON, Format.HTML}:
            raise NotesNotInThisFormat
        export = await self._exports.notes(person, edition=edition)
        text = self._text.in_language(export.language)
        writers: dict[Format, Callable[[NotesExport], str]] = {
            Format.MARKDOWN: partial(notes_markdown, text=text),
            Format.JSON: notes_json,
            Format.HTML: partial(notes_html, text=text),
        }
        write = writers[form]
        name = f"{safe_name(f'{export.series} {export.edition}', 'edition')}-notes"
        content = await _written(partial(write, export))
        is_empty = not any(talk.notes for talk in export.talks)
        name = f"{name}.{_ENDING[form]}"
        return Made(name=name, content=content, named=export.named, is_empty=is_empty)

    async def _findings(self, person: Person, edition: str | None, form: Format) -> Made:
        export = await self._exports.findings(person, edition)
        text = self._text.in_language(export.language)
        stem = f"{safe_name(f'{export.series} {export.edition}', 'edition')}-findings"
        draft = "" if export.revision else "-draft"
        name = f"{stem}{draft}.{_ENDING[form]}"
        write = partial(write_findings, export.article, form.value, text, export.stamp)
        content = await asyncio.to_thread(write)
        beside: tuple[tuple[str, bytes], ...] = ()
        if export.stamp is not None:
            listed = revisions_json(export.stamp, export.article.title, {name: content})
            beside = ((f"{stem}{REVISIONS_ENDING}", listed),)
        is_empty = not export.article.findings
        return Made(
            name=name, content=content, named=export.named, is_empty=is_empty, beside=beside
        )

    async def _polls(self, person: Person, edition: str | None) -> Made:
        """A table, a file for programs and a page, whatever form was asked for."""
        export = await self._exports.polls(person, edition)
        text = self._text.in_language(export.language)
        stem = f"{safe_name(f'{export.series} {export.edition}', 'edition')}-polls"
        table = await _written(partial(polls_csv, export))
        data = await _written(partial(polls_json, export))
        page = await asyncio.to_thread(polls_pdf, export, text)
        return Made(
            name=f"{stem}.csv",
            content=table,
            is_empty=not export.talks,
            beside=((f"{stem}.json", data), (f"{stem}.pdf", page)),
        )

    async def _calendar(self, person: Person, edition: str | None) -> Made:
        export = await self._exports.calendar(person, edition)
        name = safe_name(export.series.title, "talks")
        content = await asyncio.to_thread(self._write, export)
        return Made(name=f"{name}.ics", content=content, is_empty=not export.talks)

    async def _archive(self, person: Person) -> Made:
        export = await self._exports.archive(person)
        content = await asyncio.to_thread(archive_bytes, export, self._write, self._text)
        name = f"{safe_name(export.server, 'rostrum')}-{export.exported_at:%Y-%m-%d}"
        return Made(name=f"{name}.zip", content=content)

    def _write(self, export: CalendarExport) -> bytes:
        return series_calendar(
            export.series, export.talks, edition_names=export.edition_names, host=self._host
        )


_ENDING = {
    Format.MARKDOWN: "md",
    Format.JSON: "json",
    Format.HTML: "html",
    Format.WORD: "docx",
    Format.OPEN_DOCUMENT: "odt",
    Format.PDF: "pdf",
}


async def _written(write: Callable[[], str]) -> bytes:
    return (await asyncio.to_thread(write)).encode()
