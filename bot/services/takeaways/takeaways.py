"""Logging what is said, while it is said, and what the audience asks."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.plain import one_line
from bot.domain.takeaways.chatham_house import kept_before, may_be_kept, named
from bot.domain.takeaways.takeaway import (
    Takeaway,
    TakeawayKind,
    TypedTakeaway,
    log,
    parse_line,
    parse_lines,
)
from bot.domain.talks.errors import NoLiveTalk
from bot.domain.talks.running import takes_notes, talk_for_notes
from bot.domain.talks.states import NOTED_STATES, OPEN_STATES
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.lookups import require, talks_of
from bot.services.outbox.planning import new_key
from bot.services.ports import Clock, Documents, Reader, Store
from bot.services.takeaways.holding import Brake, hold
from bot.services.takeaways.nearness import Nearness, NearNote
from bot.services.takeaways.panels import redraw_panel
from bot.services.takeaways.views import in_states
from bot.services.talks.views import known_talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """What was kept; each takeaway's `ticket` is for the buttons of whoever logged it.

    `is_anonymous` tells that nobody's name was kept with it; `is_held`, that some of it waits for
    a note-taker; `is_known`, that it came before.
    """

    takeaways: tuple[Takeaway, ...]
    talk: Talk
    segment_title: str | None
    # Those of the edition, whose panellists may be named.
    talks: tuple[Talk, ...] = field(default=(), compare=False)
    is_known: bool = field(default=False, compare=False)
    # What says nearly the same; what was kept stays beside it.
    near: tuple[NearNote, ...] = ()

    def shown_to(self, user_id: int) -> "Logged":
        """The same for the eyes of whoever logged it."""
        shown = tuple(each.shown_to(user_id) for each in self.takeaways)
        return replace(self, takeaways=shown)

    @property
    def named(self) -> tuple[str, ...]:
        """The panellists whom points under the Chatham House Rule name: their writer decides."""
        found = (name for each in self.takeaways for name in named(each, (self.talk, *self.talks)))
        return tuple(dict.fromkeys(found))

    @property
    def is_anonymous(self) -> bool:
        return any(each.is_under_the_rule for each in self.takeaways)

    @property
    def is_held(self) -> bool:
        return any(each.held is not None for each in self.takeaways)


class Takeaways:
    def __init__(self, store: Store, clock: Clock, held_words: Sequence[str] = ()) -> None:
        self._store = store
        self._clock = clock
        self._held_words = held_words
        self._began = clock.now()
        self._brake = Brake()
        self._nearness = Nearness(store)

    async def log(
        self,
        person: Person,
        typed: str,
        *,
        source: int,
        talk: str | None = None,
        said_at: datetime | None = None,
        dm_channel_id: int | None = None,
        under_rule: bool = False,
    ) -> Logged:
        """Keep one takeaway a line, all or none; nothing new where `source` was kept before.

        `under_rule` is for a form that was opened under the Chatham House Rule: it keeps it.

        What an earlier run kept without its source is known again by its words. Without a talk it
        is the live one, else the one that ended last, within a week. Raises `NoLiveTalk`,
        `SeveralLiveTalks`, `TooManyNotes`, and what `parse_lines` raises.
        """
        lines = parse_lines(typed)
        now = self._clock.now()
        by = _Origin(
            held_words=self._held_words,
            person=person,
            source=source,
            lately=self._brake.press(person, len(lines), now=now),
            said_at=said_at,
            dm_channel_id=dm_channel_id,
            under_rule=under_rule,
        )

        def work(docs: Documents) -> Logged:
            server = require(docs, person, Act.LOG)
            if (before := _kept_before(docs, source)) is not None:
                return before
            meant = docs.find(Talk, talk) if talk is not None else None
            at_any_time = server.may(person, Act.LOG_AT_ANY_TIME, meant)
            noted = _noted_talk(docs, talk, now=now, note=at_any_time)
            nameless = _kept_nameless(docs, noted, lines, by, began=self._began)
            return nameless or _keep(docs, noted, lines, by, now=now)

        return await self._shown(person, await self._store.run(person.owner, work))

    async def ask(
        self,
        person: Person,
        text: str,
        *,
        source: int,
        talk: str | None = None,
        under_rule: bool = False,
    ) -> Logged:
        """Keep a question from the audience, to a running talk; to a named one also ahead of it."""
        line = replace(parse_line(one_line(text)), kind=TakeawayKind.QUESTION)
        now = self._clock.now()
        lately = self._brake.press(person, 1, now=now)
        by = _Origin(
            person=person,
            source=source,
            lately=lately,
            under_rule=under_rule,
            held_words=self._held_words,
        )

        def work(docs: Documents) -> Logged:
            require(docs, person, Act.ASK)
            if (before := _kept_before(docs, source)) is not None:
                return before
            asked = _asked_talk(docs, person, talk, now=now)
            return _keep(docs, asked, (line,), by, now=now)

        return await self._shown(person, await self._store.run(person.owner, work))

    async def _shown(self, person: Person, kept: Logged) -> Logged:
        near = () if kept.is_known else await self._nearness.of(person, kept.takeaways)
        return replace(kept, near=near).shown_to(person.user_id)


def _noted_talk(docs: Documents, code: str | None, *, now: datetime, note: bool) -> Talk:
    if code is None:
        return talk_for_notes(in_states(docs, NOTED_STATES), now=now)
    talk = docs.get(Talk, code)
    if not takes_notes(talk, now=now, is_note_taker=note):
        raise NoLiveTalk
    return talk


def _asked_talk(docs: Documents, person: Person, code: str | None, *, now: datetime) -> Talk:
    if code is None:
        talk = talk_for_notes(in_states(docs, OPEN_STATES), now=now)
        if not talk.is_live(now):
            raise NoLiveTalk
        return talk
    talk = known_talk(docs, person, code, now=now)
    if not talk.is_open:
        raise NoLiveTalk
    return talk


@dataclass(frozen=True, slots=True, kw_only=True)
class _Origin:
    """Who wrote, and how many lines `lately`."""

    person: Person
    source: int
    lately: int
    said_at: datetime | None = None
    dm_channel_id: int | None = None
    under_rule: bool = False
    held_words: Sequence[str] = ()


def _kept_before(docs: Documents, source: int) -> Logged | None:
    """What came of the same message or interaction: Discord may deliver it twice."""
    kept = docs.select(Takeaway, source=source)
    return _logged(docs, docs.get(Talk, kept[0].talk), tuple(kept), is_known=True) if kept else None


def _kept_nameless(
    docs: Documents, talk: Talk, lines: tuple[TypedTakeaway, ...], by: _Origin, *, began: datetime
) -> Logged | None:
    """What an earlier run kept of the message; it may have been killed before it answered."""
    if by.said_at is None or not may_be_kept(by.said_at, began=began):
        return None
    known = docs.select(Takeaway, talk=talk.code)
    kept = kept_before(known, lines, talk, said_at=by.said_at, began=began)
    return _logged(docs, talk, kept, is_known=True) if kept else None


def _keep(
    docs: Documents, talk: Talk, lines: tuple[TypedTakeaway, ...], by: _Origin, *, now: datetime
) -> Logged:
    held = hold(docs, by.person, talk, lines, lately=by.lately, now=now, everywhere=by.held_words)
    kept = tuple(
        docs.put(
            log(
                line,
                code=docs.new_code(),
                talk=talk,
                author_id=by.person.user_id,
                ticket=new_key(),
                now=now,
                said_at=by.said_at,
                source=by.source,
                dm_channel_id=by.dm_channel_id,
                said_under_rule=by.under_rule,
                held=why,
            )
        )
        for line, why in zip(lines, held, strict=True)
    )
    redraw_panel(docs, talk.code, now=now)
    return _logged(docs, talk, kept)


def _logged(
    docs: Reader, talk: Talk, kept: tuple[Takeaway, ...], *, is_known: bool = False
) -> Logged:
    segment = kept[0].segment
    title = talk.segments[segment - 1].title if segment else None
    talks = tuple(talks_of(docs, talk.edition))
    return Logged(takeaways=kept, talk=talk, segment_title=title, talks=talks, is_known=is_known)
