"""Changing what was logged: putting it right, taking it back, supporting it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.keeping.audit import Deed
from bot.domain.plain import one_line
from bot.domain.takeaways.chatham_house import named
from bot.domain.takeaways.errors import SupportNotKept
from bot.domain.takeaways.takeaway import Takeaway, parse_line
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person, Server
from bot.services.audit import note, note_moderation
from bot.services.lookups import require, series_of, talks_of
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.takeaways.holding import hold_edited
from bot.services.takeaways.moderating import remove
from bot.services.takeaways.panels import mark_evidence, redraw_panel

TakeawayChange = Callable[[Documents, Takeaway, int | None], Takeaway]
MayAny = Callable[[Reader, Server, Person, Takeaway], bool]


class Changing:
    def __init__(self, store: Store, clock: Clock, held_words: Sequence[str] = ()) -> None:
        self._store = store
        self._clock = clock
        self._held_words = held_words

    async def edit(
        self,
        person: Person,
        code: str,
        version: int,
        text: str,
        *,
        ticket: str | None = None,
    ) -> Takeaway:
        """Change one's own, or as a note-taker any; kind and tags are read from the text anew.

        What a guest writes instead may have to be passed like anything new.
        """
        line = parse_line(one_line(text))
        now = self._clock.now()

        def change(docs: Documents, kept: Takeaway, by: int | None) -> Takeaway:
            talk = docs.get(Talk, kept.talk)
            everywhere = self._held_words
            held = hold_edited(docs, person, talk, line.text, now=now, everywhere=everywhere)
            edited = replace(kept.edited(line).changed(by, now=now), version=version)
            if held is not None:
                edited = replace(edited, held=held)
            is_theirs = kept.author_id == person.user_id or by is None
            if not is_theirs:
                note_moderation(docs, kept, edited, by=person.user_id, now=now)
            mark_evidence(docs, kept, now=now)
            return docs.put(edited)

        edited = await self._change_own(person, code, ticket, change, _may_edit_any)
        return edited.showing(person.user_id, ticket)

    async def undo(self, person: Person, code: str, *, ticket: str | None = None) -> Takeaway:
        """Remove one's own for good; under the Chatham House Rule only with the reply's ticket.

        Its words and its author are in no file soon afterwards.
        """
        now = self._clock.now()

        def change(docs: Documents, kept: Takeaway, _by: int | None) -> Takeaway:
            remove(docs, kept, now=now)
            has_ticket = kept.has_ticket(person.user_id, ticket)
            is_theirs = kept.author_id == person.user_id or has_ticket
            if not is_theirs:
                # Of what people take back themselves nothing is noted: it would say who wrote it.
                by, which = person.user_id, kept.code
                note(docs, Deed.UNDONE, by=by, about=Takeaway.KIND, which=which, now=now)
            return kept

        return await self._change_own(person, code, ticket, change, _may_change_any)

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
            if kept.merged_into is not None:
                # The list was drawn before it was merged.
                kept = docs.get(Takeaway, kept.merged_into)
            if not kept.is_public:
                raise Takeaway.missing(code)
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
            is_note_taker = _may_edit_any(docs, server, person, kept)
            kept.require_editor(person.user_id, is_note_taker=is_note_taker, ticket=ticket, now=now)
            return kept.showing(person.user_id, ticket)

        return await self._store.read(person.owner, look)

    async def named(self, person: Person, takeaway: Takeaway) -> tuple[str, ...]:
        """The panellists whom somebody's own names, if it is under the Chatham House Rule."""

        def look(docs: Reader) -> tuple[str, ...]:
            require(docs, person, Act.CHANGE_OWN)
            return named(takeaway, talks_of(docs, takeaway.edition))

        return await self._store.read(person.owner, look)

    async def _change_own(
        self, person: Person, code: str, ticket: str | None, change: TakeawayChange, may_any: MayAny
    ) -> Takeaway:
        now = self._clock.now()

        def work(docs: Documents) -> Takeaway:
            server = require(docs, person, Act.CHANGE_OWN)
            kept = docs.get(Takeaway, code)
            is_note_taker = may_any(docs, server, person, kept)
            kept.require_editor(person.user_id, is_note_taker=is_note_taker, ticket=ticket, now=now)
            redraw_panel(docs, kept.talk, now=now)
            # Whoever holds the ticket has logged it under the Chatham House Rule.
            has_ticket = kept.has_ticket(person.user_id, ticket)
            return change(docs, kept, None if has_ticket else person.user_id)

        return await self._store.run(person.owner, work)


def _may_change_any(docs: Reader, server: Server, person: Person, kept: Takeaway) -> bool:
    return server.may(person, Act.CHANGE_ANY, docs.find(Talk, kept.talk))


def _may_edit_any(docs: Reader, server: Server, person: Person, kept: Takeaway) -> bool:
    """Also whoever writes the findings that it is for, who reads it while sorting."""
    series = series_of(docs, Takeaway, kept.code)
    may_write = server.may(person, Act.WRITE_FINDINGS, series)
    return may_write or _may_change_any(docs, server, person, kept)
