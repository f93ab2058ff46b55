"""From what was asked for to the bytes of a file; they are made in a thread."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

from bot.documents.file_names import safe_name
from bot.documents.revisions import ENDING as REVISIONS_ENDING
from bot.documents.revisions import revisions_json
from bot.documents.write.archive import archive_files
from bot.documents.write.attendance import attendance_csv, attendance_json, members_csv
from bot.documents.write.book import book_pdf
from bot.documents.write.csv_tables import takeaways_csv
from bot.documents.write.edition import ENDINGS, edition_steps
from bot.documents.write.findings import write_findings
from bot.documents.write.notes import write_notes
from bot.documents.write.packing import parts_within, zipped
from bot.documents.write.polls import polls_csv, polls_json, polls_pdf
from bot.domain.team.server import Person
from bot.ical.calendar import exported_calendar
from bot.saying.i18n import Text, text_id
from bot.services.exports.exports import Exports
from bot.services.exports.views import CalendarExport


class What(StrEnum):
    NOTES = "notes"
    TAKEAWAYS = "takeaways"
    FINDINGS = "findings"
    POLLS = "polls"
    ATTENDANCE = "attendance"
    CALENDAR = "calendar"
    EDITION = "edition"
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


Tell = Callable[[str], Awaitable[None]]


class Exporter:
    """`host` stands in the UIDs of the calendar; documents speak the language of their series.

    Of what takes long, `tell` hears what is being written; what is larger than `limit` bytes comes
    in parts where it is made of several files.
    """

    def __init__(self, exports: Exports, host: str, text: Text, *, limit: int, tell: Tell) -> None:
        self._exports = exports
        self._text = text
        self._host = host
        self._limit = limit
        self._tell = tell

    async def make(
        self,
        what: What,
        person: Person,
        edition: str | None,
        form: Format,
        *,
        agreed: bool = False,
    ) -> Made:
        """What takes long and names people is not made before somebody `agreed` to that.

        Raises `NotAllowed`, `EditionNotFound` and `NoLettersInPdf`.
        """
        match what:
            case What.NOTES:
                return await self._notes(person, edition, form)
            case What.TAKEAWAYS:
                return await self._table(person, edition)
            case What.FINDINGS:
                return await self._findings(person, edition, form)
            case What.POLLS:
                return await self._polls(person, edition)
            case What.ATTENDANCE:
                return await self._attendance(person, edition)
            case What.CALENDAR:
                return await self._calendar(person, edition)
            case What.EDITION:
                return await self._edition(person, edition, form, agreed=agreed)
            case What.ARCHIVE:
                return await self._archive(person)

    async def _notes(self, person: Person, edition: str | None, form: Format) -> Made:
        export = await self._exports.notes(person, edition=edition)
        text = self._text.in_language(export.language)
        name = f"{safe_name(f'{export.series} {export.edition}', 'edition')}-notes"
        content = await asyncio.to_thread(write_notes, export, form.value, text)
        name = f"{name}.{ENDINGS[form]}"
        return Made(name=name, content=content, named=export.named, is_empty=export.is_empty)

    async def _table(self, person: Person, edition: str | None) -> Made:
        export = await self._exports.table(person, edition)
        name = f"{safe_name(f'{export.series} {export.edition}', 'edition')}-takeaways.csv"
        content = await asyncio.to_thread(takeaways_csv, export)
        return Made(name=name, content=content, named=export.named, is_empty=export.is_empty)

    async def _findings(self, person: Person, edition: str | None, form: Format) -> Made:
        export = await self._exports.findings(person, edition)
        text = self._text.in_language(export.language)
        stem = f"{safe_name(f'{export.series} {export.edition}', 'edition')}-findings"
        draft = "" if export.revision else "-draft"
        name = f"{stem}{draft}.{ENDINGS[form]}"
        write = partial(write_findings, export.article, form.value, text, export.stamp)
        content = await asyncio.to_thread(write)
        beside: tuple[tuple[str, bytes], ...] = ()
        if export.stamp is not None:
            listed = revisions_json(export.stamp, export.article.title, {name: content})
            beside = ((f"{stem}{REVISIONS_ENDING}", listed),)
        return Made(
            name=name,
            content=content,
            named=export.named,
            is_empty=export.is_empty,
            beside=beside,
        )

    async def _polls(self, person: Person, edition: str | None) -> Made:
        """A table, a file for programs and a page, whatever form was asked for."""
        export = await self._exports.polls(person, edition)
        text = self._text.in_language(export.language)
        stem = f"{safe_name(f'{export.series} {export.edition}', 'edition')}-polls"
        table = (await asyncio.to_thread(polls_csv, export)).encode()
        data = (await asyncio.to_thread(polls_json, export)).encode()
        page = await asyncio.to_thread(polls_pdf, export, text)
        return Made(
            name=f"{stem}.csv",
            content=table,
            is_empty=export.is_empty,
            beside=((f"{stem}.json", data), (f"{stem}.pdf", page)),
        )

    async def _attendance(self, person: Person, edition: str | None) -> Made:
        """Sums as a table and for programs; where organisers may have it, who was there beside."""
        export = await self._exports.attendance(person, edition)
        stem = f"{safe_name(f'{export.sums.series} {export.sums.edition}', 'edition')}-attendance"
        data = (await asyncio.to_thread(attendance_json, export.sums)).encode()
        beside = [(f"{stem}.json", data)]
        if export.members:
            members = await asyncio.to_thread(members_csv, export.members)
            beside.append((f"{stem}-members.csv", members.encode()))
        table = await asyncio.to_thread(attendance_csv, export.sums)
        return Made(
            name=f"{stem}.csv",
            content=table.encode(),
            is_empty=export.is_empty,
            beside=tuple(beside),
        )

    async def _calendar(self, person: Person, edition: str | None) -> Made:
        export = await self._exports.calendar(person, edition)
        name = safe_name(export.series.title, "talks")
        content = await asyncio.to_thread(self._write, export)
        return Made(name=f"{name}.ics", content=content, is_empty=export.is_empty)

    async def _edition(
        self, person: Person, edition: str | None, form: Format, *, agreed: bool
    ) -> Made:
        """A folder; as PDF it is one book."""
        export = await self._exports.edition(person, edition)
        name = safe_name(f"{export.notes.series} {export.notes.edition}", "edition")
        if export.is_empty:
            return Made(name=f"{name}.zip", content=b"", is_empty=True)
        if export.named and not agreed:
            return Made(name=f"{name}.zip", content=b"", named=export.named)
        text = self._text.in_language(export.notes.language)
        if form is Format.PDF:
            await self._tell(self._text("folder-writing-book", number="1", count="1"))
            content = await asyncio.to_thread(book_pdf, export, text)
            return Made(name=f"{name}-book.pdf", content=content, named=export.named)
        folder, steps = edition_steps(export, self._write, text)
        for number, (what, write) in enumerate(steps, start=1):
            saying = text_id("folder-writing", what)
            await self._tell(self._text(saying, number=str(number), count=str(len(steps))))
            await asyncio.to_thread(write)
        await self._tell(self._text("folder-written", count=len(folder.files)))
        parts = await asyncio.to_thread(
            _zips, folder.files, name, export.notes.exported_at, self._limit
        )
        (first, content), *others = parts
        return Made(name=first, content=content, named=export.named, beside=tuple(others))

    async def _archive(self, person: Person) -> Made:
        export = await self._exports.archive(person)
        name = f"{safe_name(export.server, 'rostrum')}-{export.exported_at:%Y-%m-%d}"
        write = partial(archive_files, export, self._write, self._text, limit=self._limit)
        files = await asyncio.to_thread(write)
        parts = await asyncio.to_thread(_zips, files, name, export.exported_at, self._limit)
        (first, content), *others = parts
        return Made(name=first, content=content, beside=tuple(others))

    def _write(self, export: CalendarExport) -> bytes:
        return exported_calendar(export, host=self._host, text=self._text)


def _zips(
    files: Mapping[str, bytes], name: str, at: datetime, limit: int
) -> list[tuple[str, bytes]]:
    """One, or as many as their size asks for, which unpack into one folder."""
    parts = parts_within(files, limit)
    if len(parts) == 1:
        return [(f"{name}.zip", zipped(files, at))]
    return [
        (f"{name}-{number}-of-{len(parts)}.zip", zipped(part, at))
        for number, part in enumerate(parts, start=1)
    ]
