"""A draft comes back from an office program or an editor: shown as changes, taken over on a yes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import ChangedMeanwhile
from bot.domain.findings.article import Article, tidy
from bot.domain.findings.finding import Finding, in_order, renumbered
from bot.domain.findings.returned import (
    AROUND,
    ORDER,
    DraftChange,
    ReturnedChanges,
    ReturnedDraft,
    changes_of,
    returned_draft,
)
from bot.domain.talks.series import Edition, Series
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.findings.findings import EditionText, described
from bot.services.findings.meanwhile import Did, Meanwhile
from bot.services.findings.sorting import add_finding
from bot.services.findings.views import WorkbenchView, view_workbench
from bot.services.findings.workbench import findings_of, get_workbench, mark_changed
from bot.services.lookups import require_in_series, server_of
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.talks import previews


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedView:
    """What a file would change; `left` are the keys of the changes that are left out."""

    code: str
    name: str
    edition: str
    changes: tuple[DraftChange, ...]
    missing: tuple[Finding, ...]
    left: tuple[str, ...]

    @property
    def taken(self) -> tuple[DraftChange, ...]:
        return tuple(each for each in self.changes if each.key not in self.left)

    @property
    def digest(self) -> str:
        """Of what a yes would change, so that nothing else is changed by it."""
        return hashlib.sha256(repr(self.taken).encode()).hexdigest()[:12]


class Returning:
    """Every note-taker may, as they may write the same by hand."""

    def __init__(self, store: Store, clock: Clock, meanwhile: Meanwhile) -> None:
        self._store = store
        self._clock = clock
        self._meanwhile = meanwhile

    async def language(self, person: Person, edition: str) -> str:
        """In which its documents are printed; raises for whoever may not hand in a file."""

        def look(docs: Reader) -> str:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Edition, edition)
            return docs.get(Series, docs.get(Edition, edition).series).language

        return await self._store.read(person.owner, look)

    async def preview(
        self, person: Person, edition: str, article: Article, *, name: str
    ) -> ReturnedView:
        """Keep nothing but what the file says, to be looked at.

        Raises what `returned_draft` raises.
        """
        now = self._clock.now()
        returned = returned_draft(tidy(article), edition, name=name)

        def work(docs: Documents) -> ReturnedView:
            require_in_series(docs, person, Act.WRITE_FINDINGS, Edition, edition)
            kept = previews.keep(docs, person, returned, now=now)
            return _view(docs, kept.code, returned)

        return await self._store.run(person.owner, work)

    async def leave(self, person: Person, code: str, left: Iterable[str]) -> ReturnedView:
        """Leave these changes out, and no others; raises `PreviewExpired`."""

        def work(docs: Documents) -> ReturnedView:
            returned = self._peek(docs, person, code).with_left(left)
            previews.change(docs, code, returned)
            return _view(docs, code, returned)

        return await self._store.run(person.owner, work)

    async def take(self, person: Person, code: str, digest: str) -> WorkbenchView:
        """Change the draft, all or nothing.

        Raises `ChangedMeanwhile` if it would be other changes than were shown, `PreviewExpired`.
        """
        now = self._clock.now()

        def work(docs: Documents) -> WorkbenchView:
            returned = self._peek(docs, person, code)
            view = _view(docs, code, returned)
            if view.digest != digest:
                raise ChangedMeanwhile
            previews.take(docs, person, ReturnedDraft, code)
            _apply(docs, view)
            if view.taken:
                mark_changed(docs, view.edition, by=person, now=now)
            return _workbench(docs, view.edition, person, now=now)

        view = await self._store.run(person.owner, work)
        self._meanwhile.did(view.edition.code, person.user_id, Did.RETURNED)
        return view

    async def again(self, person: Person, code: str) -> ReturnedView:
        """The same file beside what the draft is now."""

        def look(docs: Reader) -> ReturnedView:
            return _view(docs, code, self._peek(docs, person, code))

        return await self._store.read(person.owner, look)

    @staticmethod
    def _peek(docs: Reader, person: Person, code: str) -> ReturnedDraft:
        returned = previews.peek(docs, person, ReturnedDraft, code)
        require_in_series(docs, person, Act.WRITE_FINDINGS, Edition, returned.edition)
        return returned


def _workbench(docs: Reader, edition: str, person: Person, *, now: datetime) -> WorkbenchView:
    return view_workbench(get_workbench(docs, edition), server_of(docs), person, now=now)


def _view(docs: Reader, code: str, returned: ReturnedDraft) -> ReturnedView:
    found: ReturnedChanges = changes_of(
        returned, findings_of(docs, returned.edition), docs.get(Edition, returned.edition)
    )
    keys = {each.key for each in found.changes}
    return ReturnedView(
        code=code,
        name=returned.name,
        edition=returned.edition,
        changes=found.changes,
        missing=found.missing,
        left=tuple(each for each in returned.left if each in keys),
    )


def _apply(docs: Documents, view: ReturnedView) -> None:
    for change in view.taken:
        if change.key in AROUND:
            _describe(docs, view.edition, change)
        elif change.key == ORDER:
            _put_in_order(docs, view.edition, change.order)
        elif change.is_new:
            add_finding(docs, view.edition, *change.after)
        else:
            docs.put(docs.get(Finding, change.key).edited(*change.after))


def _put_in_order(docs: Documents, edition: str, order: tuple[str, ...]) -> None:
    """What the file does not have stands behind."""
    places = {code: place for place, code in enumerate(order)}
    kept = in_order(findings_of(docs, edition))
    wanted = sorted(kept, key=lambda each: places.get(each.code, len(kept)))
    for each in renumbered(wanted):
        docs.put(each)


def _describe(docs: Documents, edition: str, change: DraftChange) -> None:
    kept = docs.get(Edition, edition)
    docs.put(described(kept, replace(EditionText(), **{change.key: change.after[1]})))
