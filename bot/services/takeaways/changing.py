"""Changing what was logged: putting it right, taking it back, supporting it."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.keeping.audit import Deed
from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.plain import one_line
from bot.domain.takeaways.errors import SupportNotKept
from bot.domain.takeaways.takeaway import Placement, Takeaway, parse_line
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.findings.workbench import mark_changed
from bot.services.host.erasures import erase
from bot.services.lookups import require
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.takeaways.panels import redraw_panel


class Changing:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def edit(
        self,
        person: Person,
        code: str,
        version: int,
        text: str,
        *,
        ticket: str | None = None,
    ) -> Takeaway:
        """Change one's own, or as a note-taker any; kind and tags are read from the text anew."""
        line = parse_line(one_line(text))

        def change(docs: Documents, kept: Takeaway) -> Takeaway:
            return docs.put(replace(kept.edited(line), version=version))

        return await self._change_own(person, code, ticket, change)

    async def undo(self, person: Person, code: str, *, ticket: str | None = None) -> Takeaway:
        """Remove one's own for good; under the Chatham House Rule only with the reply's ticket.

        Its words and its author are in no file soon afterwards.
        """
        now = self._clock.now()

        def change(docs: Documents, kept: Takeaway) -> Takeaway:
            docs.remove(kept)
            gone = Erasure(
                at=now,
                what=Erased.DOCUMENT,
                owner=docs.owner,
                kind=Takeaway.KIND,
                code=kept.code,
            )
            erase(docs, gone)
            is_theirs = kept.author_id == person.user_id or ticket is not None
            if not is_theirs:
                # Of what people take back themselves nothing is noted: it would say who wrote it.
                by, which = person.user_id, kept.code
                note(docs, Deed.UNDONE, by=by, about=Takeaway.KIND, which=which, now=now)
            if kept.placement is Placement.PLACED:
                mark_changed(docs, kept.edition, rewritten=False)
            return kept

        return await self._change_own(person, code, ticket, change)

    async def support(self, person: Person, code: str, *, wanted: bool = True) -> Takeaway:
        """Add the member's voice, once, or take it back.

        Raises `SupportNotKept` under the Chatham House Rule.
        """
        now = self._clock.now()

        def work(docs: Documents) -> Takeaway:
            require(docs, person, Act.ASK)
            kept = docs.get(Takeaway, code)
            if kept.is_under_the_rule or docs.get(Talk, kept.talk).chatham_house:
                raise SupportNotKept
            change = kept.supported_by if wanted else kept.not_supported_by
            supported = change(person.user_id)
            if supported == kept:
                return kept
            redraw_panel(docs, kept.talk, now=now)
            return docs.put(supported)

        return await self._store.run(person.owner, work)

    async def own(self, person: Person, code: str, *, ticket: str | None = None) -> Takeaway:
        """A takeaway for the form that changes it; raises what `edit` would raise."""
        now = self._clock.now()

        def look(docs: Reader) -> Takeaway:
            server = require(docs, person, Act.CHANGE_OWN)
            kept = docs.get(Takeaway, code)
            is_note_taker = server.may(person, Act.CHANGE_ANY, docs.find(Talk, kept.talk))
            kept.require_editor(person.user_id, is_note_taker=is_note_taker, ticket=ticket, now=now)
            return kept

        return await self._store.read(person.owner, look)

    async def _change_own(
        self,
        person: Person,
        code: str,
        ticket: str | None,
        change: Callable[[Documents, Takeaway], Takeaway],
    ) -> Takeaway:
        now = self._clock.now()

        def work(docs: Documents) -> Takeaway:
            server = require(docs, person, Act.CHANGE_OWN)
            kept = docs.get(Takeaway, code)
            is_note_taker = server.may(person, Act.CHANGE_ANY, docs.find(Talk, kept.talk))
            kept.require_editor(person.user_id, is_note_taker=is_note_taker, ticket=ticket, now=now)
            redraw_panel(docs, kept.talk, now=now)
            return change(docs, kept)

        return await self._store.run(person.owner, work)
