"""Handing on what a server has gathered: notes, findings, calendar, and all of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.ballots.poll import BallotPoll, Tally
from bot.domain.document import Document, own_code
from bot.domain.findings.article import prose
from bot.domain.findings.finding import KeyFindings, ReviewState, Revision
from bot.domain.findings.revision_chain import Stamp, chain_of
from bot.domain.keeping.audit import AuditEntry, AuditHead, Deed
from bot.domain.keeping.erasing import Erasing
from bot.domain.polls.poll import Poll
from bot.domain.signups.attendance import Turnout
from bot.domain.signups.own_calendar import OwnCalendar
from bot.domain.signups.signup import Signup
from bot.domain.takeaways.takeaway import Takeaway, in_no_order
from bot.domain.talks.names import names_in, unagreed
from bot.domain.talks.preview import Preview
from bot.domain.talks.series import Edition, Series
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Attended, Person, Server
from bot.services.audit import note
from bot.services.exports.attendance import attendance_export
from bot.services.exports.notes import notes_of, table_of
from bot.services.exports.polls import polls_export, without_what_is_withheld
from bot.services.exports.views import (
    ArchiveExport,
    AttendanceExport,
    CalendarExport,
    EditionExport,
    FindingsExport,
    NotesExport,
    PollsExport,
    TableExport,
)
from bot.services.findings.workbench import (
    Workbench,
    find_workbench,
    get_workbench,
    newest_revision,
)
from bot.services.lookups import require, server_of
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks.which_edition import edition_for
from bot.services.team.servers import keep_name

# Gone in minutes, or without meaning elsewhere: what nobody confirmed, what is being erased, the
# addresses of members' own calendars.
_NOT_ARCHIVED = frozenset({Preview, Erasing, AuditEntry, AuditHead, OwnCalendar})


class Exports:
    """`kinds` are those that an archive holds."""

    def __init__(self, store: Store, clock: Clock, kinds: tuple[type[Document], ...]) -> None:
        self._store = store
        self._clock = clock
        self._kinds = tuple(kind for kind in kinds if kind not in _NOT_ARCHIVED)

    async def notes(
        self, person: Person, *, talk: str | None = None, edition: str | None = None
    ) -> NotesExport:
        """The notes of one talk, or of all talks of an edition (the newest unless named)."""
        now = self._clock.now()

        def look(docs: Reader) -> NotesExport:
            require(docs, person, Act.EXPORT)
            if talk is None:
                return notes_of(docs, find_workbench(docs, person, edition, Act.EXPORT), now=now)
            kept = docs.get(Talk, talk)
            bench = replace(get_workbench(docs, kept.edition), talks=[kept])
            return notes_of(docs, bench, now=now)

        export = await self._store.read(person.owner, look)
        if not export.is_empty:
            await self._note(person, Act.EXPORT, Takeaway, edition)
        return export

    async def table(self, person: Person, edition: str | None = None) -> TableExport:
        """The takeaways of an edition, those of its talks that members know of.

        Who wrote which is not for co-producers, whom no card tells that either.
        """
        now = self._clock.now()

        def look(docs: Reader) -> TableExport:
            bench = find_workbench(docs, person, edition, Act.EXPORT_FINDINGS)
            authors = server_of(docs).may(person, Act.EXPORT)
            return table_of(bench, with_authors=authors, now=now)

        export = await self._store.read(person.owner, look)
        if not export.is_empty:
            await self._note(person, Act.EXPORT_FINDINGS, Takeaway, edition)
        return export

    async def findings(self, person: Person, edition: str | None = None) -> FindingsExport:
        """The findings of an edition: as published, or the draft if there is a newer one."""
        now = self._clock.now()

        def look(docs: Reader) -> FindingsExport:
            bench = find_workbench(docs, person, edition, Act.EXPORT_FINDINGS)
            return _findings(docs, bench, now=now)

        export = await self._store.read(person.owner, look)
        if not export.is_empty:
            await self._note(person, Act.EXPORT_FINDINGS, KeyFindings, edition)
        return export

    async def polls(self, person: Person, edition: str | None = None) -> PollsExport:
        """What the polls of an edition came to: sums, and texts that the team lets people read."""
        now = self._clock.now()

        def look(docs: Reader) -> PollsExport:
            require(docs, person, Act.EXPORT)
            return polls_export(docs, find_workbench(docs, person, edition, Act.EXPORT), now=now)

        export = await self._store.read(person.owner, look)
        if not export.is_empty:
            await self._note(person, Act.EXPORT, BallotPoll, edition)
        return export

    async def attendance(self, person: Person, edition: str | None = None) -> AttendanceExport:
        """How many were at the talks of an edition; who, only for organisers, where that is on."""
        now = self._clock.now()

        def look(docs: Reader) -> AttendanceExport:
            server = require(docs, person, Act.EXPORT)
            names = server.attended is Attended.NAMES and server.may(person, Act.SEE_PEOPLE)
            bench = find_workbench(docs, person, edition, Act.EXPORT)
            return attendance_export(docs, bench, with_members=names, now=now)

        export = await self._store.read(person.owner, look)
        if not export.is_empty:
            await self._note(person, Act.EXPORT, Turnout, edition)
        return export

    async def calendar(self, person: Person, edition: str | None = None) -> CalendarExport:
        """The talks of all editions of the series that an edition (the newest) belongs to."""
        now = self._clock.now()

        def look(docs: Reader) -> CalendarExport:
            require(docs, person, Act.EXPORT)
            return _calendar(
                docs, find_workbench(docs, person, edition, Act.EXPORT).series, now=now
            )

        export = await self._store.read(person.owner, look)
        if not export.is_empty:
            await self._note(person, Act.EXPORT, Talk, edition)
        return export

    async def edition(self, person: Person, edition: str | None = None) -> EditionExport:
        """Everything of one edition that documents are made of; the calendar is of its talks."""
        now = self._clock.now()

        def look(docs: Reader) -> EditionExport:
            require(docs, person, Act.EXPORT)
            bench = find_workbench(docs, person, edition, Act.EXPORT)
            calendar = _calendar(docs, bench.series, now=now)
            own = tuple(talk for talk in calendar.talks if talk.edition == bench.edition.code)
            return EditionExport(
                findings=_findings(docs, bench, now=now),
                notes=notes_of(docs, bench, now=now),
                table=table_of(bench, now=now),
                calendar=replace(calendar, talks=own),
            )

        export = await self._store.read(person.owner, look)
        if not export.is_empty:
            await self._note(person, Act.EXPORT, Edition, edition)
        return export

    async def archive(self, person: Person) -> ArchiveExport:
        """Everything that the server owns; for organisers only."""
        now = self._clock.now()
        await keep_name(self._store, person)
        await self._note(person, Act.EXPORT_ALL, Server, None)

        def look(docs: Reader) -> ArchiveExport:
            require(docs, person, Act.EXPORT_ALL)
            return _archive(docs, self._kinds, now=now)

        return await self._store.read(person.owner, look)

    async def whole(self, owner: str) -> ArchiveExport:
        """The same for the host, whose right nobody asks for."""
        now = self._clock.now()
        return await self._store.read(owner, lambda docs: _archive(docs, self._kinds, now=now))

    async def _note(
        self, person: Person, act: Act, kind: type[Document], edition: str | None
    ) -> None:
        """Note who takes it out, before anything leaves; of what is empty nothing does.

        Not in the unit that reads it: the writer has no time for that.
        """
        now = self._clock.now()

        def work(docs: Documents) -> None:
            if act is Act.EXPORT_FINDINGS:
                edition_for(docs, person, act, edition)
            else:
                require(docs, person, act)
            which = edition or own_code(docs.owner)
            note(docs, Deed.EXPORTED, by=person.user_id, about=kind.KIND, which=which, now=now)

        await self._store.run(person.owner, work)


def _findings(docs: Reader, bench: Workbench, *, now: datetime) -> FindingsExport:
    revision = newest_revision(docs, bench.edition.code)
    is_published = revision is not None and bench.key.state is ReviewState.PUBLISHED
    article = revision.article if revision and is_published else bench.article(now=now)
    code = bench.edition.code
    links = chain_of(code, docs.select(Revision, edition=code)) if is_published else ()
    return FindingsExport(
        series=bench.series.title,
        edition=bench.edition.name,
        language=bench.series.language,
        article=article,
        named=names_in(prose(article), unagreed(bench.talks)),
        revision=revision.number if revision and is_published else None,
        stamp=Stamp(edition=code, links=links) if links else None,
    )


def _calendar(docs: Reader, series: Series, *, now: datetime) -> CalendarExport:
    editions = docs.select(Edition, series=series.code)
    talks = [talk for each in editions for talk in docs.select(Talk, edition=each.code)]
    return CalendarExport(
        series=series,
        talks=tuple(talk for talk in talks if talk.is_public(now)),
        edition_names={each.code: each.name for each in editions},
    )


def _archive(docs: Reader, kinds: Iterable[type[Document]], *, now: datetime) -> ArchiveExport:
    benches = [get_workbench(docs, edition.code) for edition in docs.select(Edition)]
    return ArchiveExport(
        server=server_of(docs).name,
        exported_at=now,
        documents=tuple(_archived(docs, kinds)),
        notes=tuple(notes_of(docs, bench, now=now) for bench in benches),
        findings=tuple(_findings(docs, bench, now=now) for bench in benches if bench.findings),
        calendars=tuple(_calendar(docs, series, now=now) for series in docs.select(Series)),
    )


def _archived(docs: Reader, kinds: Iterable[type[Document]]) -> Iterable[Document]:
    for kind in kinds:
        documents = docs.select(kind)
        if kind is Takeaway:
            documents = in_no_order(docs.select(Takeaway))
        yield from (_without_secrets(docs, each) for each in documents)


def _without_secrets(docs: Reader, document: Document) -> Document:
    match document:
        case Tally():
            return without_what_is_withheld(docs, document)
        case Poll() if document.is_sealed:
            return replace(document, counts=None)
        case Signup():
            # What somebody chose of a talk's question counts in sums alone.
            return replace(document, choice=None)
        case Takeaway():
            # Who reported something is nobody's business, not even an organiser's.
            return replace(document, ticket=None, dm_channel_id=None, reported_by=())
        case _:
            return document
