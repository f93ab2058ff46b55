"""Writing the key findings: the workbench, the findings themselves, and the text around them."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import TextTooLong, TooMany
from bot.domain.findings.errors import FindingNotFound
from bot.domain.findings.finding import Finding, checked_body, closed_up, moved
from bot.domain.plain import one_line
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.domain.talks.series import Edition, Series
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.findings.at_work import Writing
from bot.services.findings.following import FollowedFinding, before
from bot.services.findings.meanwhile import Did, Meanwhile
from bot.services.findings.sorting import add_finding
from bot.services.findings.views import (
    FindingLine,
    FindingView,
    WorkbenchView,
    finding_lines,
    first_unwritten,
    view_finding,
    view_workbench,
)
from bot.services.findings.workbench import find_workbench, findings_of, get_workbench, mark_changed
from bot.services.lookups import require_in_series, server_of
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks.which_edition import edition_for
from bot.words.links import checked_link

READING_LINES_MAX = 50
READING_LINE_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionText:
    """What stands around the findings, as typed; None leaves a thing as it is.

    `further_reading` is one item a line, the others are paragraphs with an empty line between.
    """

    introduction: str | None = None
    further_reading: str | None = None
    thanks: str | None = None
    website: str | None = None
    # One item a line, as the further reading.
    look_back: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AroundView:
    """What stands around the findings; `before` is what is known of an earlier edition's."""

    edition: Edition
    series: Series
    before: tuple[Edition, tuple[FollowedFinding, ...]] | None
    # Somebody else has the form of it open since then.
    writing_since: datetime | None = None


class FindingsService:
    """Every note-taker may write; each change makes a newer draft."""

    def __init__(self, store: Store, clock: Clock, meanwhile: Meanwhile) -> None:
        self._store = store
        self._clock = clock
        self._writing = Writing()
        self._meanwhile = meanwhile

    async def workbench(self, person: Person, edition: str | None = None) -> WorkbenchView:
        """How far an edition is (the newest unless named), and what others did since one looked."""
        now = self._clock.now()
        return self._looked(await self._workbench(person, edition, now=now), person, now=now)

    async def _workbench(
        self, person: Person, edition: str | None, *, now: datetime
    ) -> WorkbenchView:
        def look(docs: Reader) -> WorkbenchView:
            bench = find_workbench(docs, person, edition)
            return view_workbench(bench, server_of(docs), person, now=now)

        view = await self._store.read(person.owner, look)
        return self._with_writers(view, person, now=now)

    async def turned(self, person: Person, edition: str, turns: int) -> WorkbenchView | None:
        """How it stands now, where somebody else has changed that since it was shown."""
        now = self._clock.now()
        view = await self._workbench(person, edition, now=now)
        if not view.key.was_turned_since(turns, person.user_id):
            return None
        return self._looked(view, person, now=now)

    def _looked(self, view: WorkbenchView, person: Person, *, now: datetime) -> WorkbenchView:
        since = self._meanwhile.looked(view.edition.code, person.user_id, now=now)
        return view if since is None else replace(view, looked_at=since[0], meanwhile=since[1])

    def _with_writers(self, view: WorkbenchView, person: Person, *, now: datetime) -> WorkbenchView:
        since = self._writing.since(person.user_id, now=now)
        lines = (replace(each, writing_since=since.get(each.code)) for each in view.findings)
        around = since.get(view.edition.code)
        return replace(view, findings=tuple(lines), writing_around_since=around)

    async def finding(self, person: Person, code: str) -> FindingView:
        """One finding with what it rests on, and whether somebody else is writing it."""
        now = self._clock.now()

        def look(docs: Reader) -> FindingView:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Finding, code)
            return _view(docs, docs.get(Finding, code))

        view = await self._store.read(person.owner, look)
        since = self._writing.since(person.user_id, now=now).get(code)
        return replace(view, writing_since=since)

    async def begin_edit(self, person: Person, code: str) -> FindingView:
        """The same for somebody who begins to write: others are told as long as it goes on."""
        view = await self.finding(person, code)
        self._writing.begin(code, person.user_id, now=self._clock.now())
        return view

    async def new_finding(
        self, person: Person, edition: str | None, heading: str, body: str = ""
    ) -> FindingView:
        now = self._clock.now()

        def work(docs: Documents) -> FindingView:
            where = edition_for(docs, person, Act.WRITE_FINDINGS, edition)
            made = add_finding(docs, where.code, heading, body)
            mark_changed(docs, where.code, by=person, now=now)
            return _view(docs, made)

        view = await self._store.run(person.owner, work)
        self._did(view.finding.edition, person, Did.WROTE, view.finding.code)
        return view

    def _did(self, edition: str, person: Person, what: Did, finding: str = "") -> None:
        self._meanwhile.did(edition, person.user_id, what, finding)

    async def edit(
        self, person: Person, code: str, version: int, heading: str, body: str
    ) -> FindingView:
        """Write a finding anew; raises `ChangedMeanwhile` if `version` is not the newest."""
        now = self._clock.now()

        def work(docs: Documents) -> FindingView:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Finding, code)
            kept = replace(docs.get(Finding, code), version=version)
            edited = docs.put(kept.edited(heading, body))
            mark_changed(docs, edited.edition, by=person, now=now)
            return _view(docs, edited)

        view = await self._store.run(person.owner, work)
        self._writing.end(code, person.user_id)
        self._did(view.finding.edition, person, Did.WROTE, code)
        return view

    async def unwritten(self, person: Person, edition: str) -> FindingLine | None:
        """The first finding that has no text yet; None if each has one."""

        def look(docs: Reader) -> FindingLine | None:
            bench = find_workbench(docs, person, edition)
            return first_unwritten(finding_lines(bench.findings, bench.takeaways))

        return await self._store.read(person.owner, look)

    async def reorder(self, person: Person, code: str, position: int) -> WorkbenchView:
        """Put a finding at `position` (from 1, the last one if there are fewer)."""
        now = self._clock.now()

        def work(docs: Documents) -> WorkbenchView:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Finding, code)
            kept = docs.get(Finding, code)
            for finding in moved(findings_of(docs, kept.edition), code, position):
                docs.put(finding)
            return _rewritten(docs, kept.edition, person, now=now)

        view = await self._store.run(person.owner, work)
        self._did(view.edition.code, person, Did.ORDERED)
        return self._looked(view, person, now=now)

    async def remove(self, person: Person, code: str, version: int) -> WorkbenchView:
        """Remove a finding; its takeaways are to be sorted again."""
        now = self._clock.now()

        def work(docs: Documents) -> WorkbenchView:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Finding, code)
            kept = replace(docs.get(Finding, code), version=version)
            for takeaway in docs.select(Takeaway, finding=code):
                docs.put(takeaway.put_aside(Placement.TO_SORT))
            _take_out(docs, kept)
            return _rewritten(docs, kept.edition, person, now=now)

        view = await self._store.run(person.owner, work)
        self._did(view.edition.code, person, Did.REMOVED)
        return self._looked(view, person, now=now)

    async def merge(self, person: Person, code: str, version: int, into: str) -> FindingView:
        """Add a finding's text and evidence to another, whose heading stays."""
        now = self._clock.now()

        def work(docs: Documents) -> FindingView:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Finding, code)
            kept = replace(docs.get(Finding, code), version=version)
            other = docs.get(Finding, into)
            if other.edition != kept.edition or into == code:
                raise FindingNotFound(code=into)
            docs.put(other.joined_by(kept))
            for takeaway in docs.select(Takeaway, finding=code):
                docs.put(takeaway.placed_in(into))
            _take_out(docs, kept)
            mark_changed(docs, kept.edition, by=person, now=now)
            return _view(docs, docs.get(Finding, into))

        view = await self._store.run(person.owner, work)
        self._did(view.finding.edition, person, Did.WROTE, into)
        self._did(view.finding.edition, person, Did.REMOVED)
        return view

    async def around(self, person: Person, edition: str) -> AroundView:
        def look(docs: Reader) -> AroundView:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Edition, edition)
            kept = docs.get(Edition, edition)
            series = docs.get(Series, kept.series)
            return AroundView(edition=kept, series=series, before=before(docs, kept))

        return await self._store.read(person.owner, look)

    async def begin_around(self, person: Person, edition: str) -> AroundView:
        """The same for somebody who begins to write: others are told as long as it goes on."""
        now = self._clock.now()
        view = await self.around(person, edition)
        since = self._writing.since(person.user_id, now=now).get(edition)
        self._writing.begin(edition, person.user_id, now=now)
        return replace(view, writing_since=since)

    async def describe_edition(
        self, person: Person, edition: str, version: int, text: EditionText
    ) -> WorkbenchView:
        """Write what stands around the findings; raises `ChangedMeanwhile`, `LinkNotUnderstood`."""
        now = self._clock.now()

        def work(docs: Documents) -> WorkbenchView:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Edition, edition)
            kept = replace(docs.get(Edition, edition), version=version)
            docs.put(described(kept, text))
            return _rewritten(docs, edition, person, now=now)

        view = await self._store.run(person.owner, work)
        self._writing.end(edition, person.user_id)
        self._did(edition, person, Did.AROUND)
        return self._looked(view, person, now=now)


def _take_out(docs: Documents, finding: Finding) -> None:
    docs.remove(finding)
    for each in closed_up(findings_of(docs, finding.edition)):
        docs.put(each)


def _rewritten(docs: Documents, edition: str, by: Person, *, now: datetime) -> WorkbenchView:
    mark_changed(docs, edition, by=by, now=now)
    return view_workbench(get_workbench(docs, edition), server_of(docs), by, now=now)


def _view(docs: Reader, finding: Finding) -> FindingView:
    return view_finding(get_workbench(docs, finding.edition), finding)


def described(edition: Edition, text: EditionText) -> Edition:
    changes: dict[str, object] = {}
    if text.introduction is not None:
        changes["introduction"] = checked_body(text.introduction)
    if text.further_reading is not None:
        changes["further_reading"] = checked_reading(text.further_reading)
    if text.thanks is not None:
        changes["thanks"] = checked_body(text.thanks)
    if text.website is not None:
        changes["website"] = checked_link(text.website)
    if text.look_back is not None:
        changes["look_back"] = checked_body("\n\n".join(text.look_back.splitlines()))
    return replace(edition, **changes)


def checked_reading(typed: str) -> tuple[str, ...]:
    """One item a line; raises `TooMany` and `TextTooLong`."""
    items = tuple(item for item in map(one_line, typed.splitlines()) if item)
    if len(items) > READING_LINES_MAX:
        raise TooMany(count=len(items), limit=READING_LINES_MAX)
    longest = max(map(len, items), default=0)
    if longest > READING_LINE_MAX:
        raise TextTooLong(length=longest, limit=READING_LINE_MAX)
    return items
