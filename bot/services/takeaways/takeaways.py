"""Logging what is said, while it is said; and putting it right afterwards."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from tinydb import where

from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.plain import one_line
from bot.domain.signups.signup import Signup, slot_key
from bot.domain.takeaways.errors import SupportNotKept
from bot.domain.takeaways.nameless import kept_before, may_be_kept
from bot.domain.takeaways.takeaway import (
    Line,
    Placement,
    Takeaway,
    TakeawayKind,
    log,
    parse_line,
    parse_lines,
)
from bot.domain.talks.errors import NoLiveTalk
from bot.domain.talks.running import RUNS_AT_MOST, running, takes_notes, talk_for_notes
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import BEGINS_BEFORE, Talk
from bot.domain.team.server import Person, Right
from bot.services.findings.workbench import mark_changed
from bot.services.lookups import require
from bot.services.outbox.planning import new_key, touch
from bot.services.ports import Clock, Documents, Reader, Store, Survey
from bot.services.talks.live_view import LivePanelView, view_live_panel
from bot.services.talks.views import known_talk

_NOTED = (TalkState.LIVE, TalkState.ANNOUNCED, TalkState.ENDED)
_OPEN = (TalkState.LIVE, TalkState.ANNOUNCED)
# So many talks at once on all servers of one bot are beyond anything it is made for.
_RUNNING_MAX = 500
_LIVE_MESSAGES = (DeliveryKind.START, DeliveryKind.LIVE_PANEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """What was kept; each takeaway's `ticket` belongs into the buttons of the private reply only.

    `is_anonymous` tells that nobody's name was kept with it; `is_known`, that it came before.
    """

    takeaways: tuple[Takeaway, ...]
    talk: Talk
    segment_title: str | None
    is_known: bool = field(default=False, compare=False)

    @property
    def is_anonymous(self) -> bool:
        return self.talk.chatham_house


class Takeaways:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._began = clock.now()

    async def log(
        self,
        person: Person,
        typed: str,
        *,
        source: int,
        talk: str | None = None,
        said_at: datetime | None = None,
        dm_channel_id: int | None = None,
    ) -> Logged:
        """Keep one takeaway a line, all or none; nothing new where `source` was kept before.

        What an earlier run kept without its source is known again by its words. Without a talk it
        is the live one, else the one that ended last, within a week. Raises `NoLiveTalk`,
        `SeveralLiveTalks`, and what `parse_lines` raises.
        """
        lines = parse_lines(typed)
        now = self._clock.now()
        by = _Origin(
            author_id=person.user_id, source=source, said_at=said_at, dm_channel_id=dm_channel_id
        )

        def work(docs: Documents) -> Logged:
            server = require(docs, person, Right.MEMBER)
            if (before := _kept_before(docs, source)) is not None:
                return before
            noted = _noted_talk(docs, talk, now=now, note=server.may(person, Right.NOTE))
            nameless = _kept_nameless(docs, noted, lines, by, began=self._began)
            return nameless or _keep(docs, noted, lines, by, now=now)

        return await self._store.run(person.owner, work)

    async def ask(
        self, person: Person, text: str, *, source: int, talk: str | None = None
    ) -> Logged:
        """Keep a question from the audience, to a running talk; to a named one also ahead of it."""
        line = replace(parse_line(one_line(text)), kind=TakeawayKind.QUESTION)
        now = self._clock.now()
        by = _Origin(author_id=person.user_id, source=source)

        def work(docs: Documents) -> Logged:
            require(docs, person, Right.MEMBER)
            if (before := _kept_before(docs, source)) is not None:
                return before
            asked = _asked_talk(docs, person, talk, now=now)
            return _keep(docs, asked, (line,), by, now=now)

        return await self._store.run(person.owner, work)

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
        """Remove one's own for good; under the Chatham House Rule only with the reply's ticket."""

        def change(docs: Documents, kept: Takeaway) -> Takeaway:
            docs.remove(kept)
            if kept.placement is Placement.PLACED:
                mark_changed(docs, kept.edition, rewritten=False)
            return kept

        return await self._change_own(person, code, ticket, change)

    async def support(self, person: Person, code: str) -> Takeaway:
        """Add the member's voice, once; raises `SupportNotKept` under the Chatham House Rule."""
        now = self._clock.now()

        def work(docs: Documents) -> Takeaway:
            require(docs, person, Right.MEMBER)
            kept = docs.get(Takeaway, code)
            if docs.get(Talk, kept.talk).chatham_house:
                raise SupportNotKept
            supported = kept.supported_by(person.user_id)
            if supported == kept:
                return kept
            _redraw(docs, kept.talk, now=now)
            return docs.put(supported)

        return await self._store.run(person.owner, work)

    async def own(self, person: Person, code: str, *, ticket: str | None = None) -> Takeaway:
        """A takeaway for the form that changes it; raises what `edit` would raise."""
        now = self._clock.now()

        def look(docs: Reader) -> Takeaway:
            server = require(docs, person, Right.MEMBER)
            kept = docs.get(Takeaway, code)
            is_note_taker = server.may(person, Right.NOTE)
            kept.require_editor(person.user_id, is_note_taker=is_note_taker, ticket=ticket, now=now)
            return kept

        return await self._store.read(person.owner, look)

    async def live_panel_view(self, owner: str, talk: str) -> LivePanelView:
        """The live panel, for backstage."""
        now = self._clock.now()

        def look(docs: Reader) -> LivePanelView:
            return view_live_panel(docs, docs.get(Talk, talk), now=now)

        return await self._store.read(owner, look)

    async def audience_view(self, person: Person, talk: str) -> LivePanelView:
        """The same for everybody, to see and support the questions of a talk that is public."""
        now = self._clock.now()

        def look(docs: Reader) -> LivePanelView:
            return view_live_panel(docs, known_talk(docs, person, talk, now=now), now=now)

        return await self._store.read(person.owner, look)

    async def live_talks(self, owner: str) -> list[Talk]:
        """The talks that run now, to choose from where there are several."""
        now = self._clock.now()

        def look(docs: Reader) -> list[Talk]:
            return running(_in_states(docs, _OPEN), now=now)

        return await self._store.read(owner, look)

    async def live_for(self, user_id: int) -> list[Talk]:
        """The running talks that a direct message may be about: it comes without its server.

        Those that the person signed up to; without any, all of every server, of which the caller
        must leave out the servers that the person is not on.
        """
        now = self._clock.now()

        def look(survey: Survey) -> list[Talk]:
            live = running(_begun_lately(survey, now=now), now=now)
            mine = [
                talk
                for talk in live
                if survey.select(Signup, slot_key=slot_key(talk.code, user_id))
            ]
            return mine or live

        return await self._store.survey(look)

    async def talk_of_message(
        self, owner: str, *, channel_id: int, reply_to: int | None = None
    ) -> Talk | None:
        """The talk in whose thread a message stands, or whose live messages it replies to."""

        def look(docs: Reader) -> Talk | None:
            ids = {DeliveryKind.THREAD: channel_id, **dict.fromkeys(_LIVE_MESSAGES, reply_to)}
            found = (
                docs.find(Talk, post.about)
                for kind, message_id in ids.items()
                if message_id
                for post in docs.search(
                    Delivery, (where("kind") == kind) & (where("message_id") == message_id)
                )
            )
            return next((talk for talk in found if talk and talk.state in _NOTED), None)

        return await self._store.read(owner, look)

    async def _change_own(
        self,
        person: Person,
        code: str,
        ticket: str | None,
        change: Callable[[Documents, Takeaway], Takeaway],
    ) -> Takeaway:
        now = self._clock.now()

        def work(docs: Documents) -> Takeaway:
            server = require(docs, person, Right.MEMBER)
            kept = docs.get(Takeaway, code)
            is_note_taker = server.may(person, Right.NOTE)
            kept.require_editor(person.user_id, is_note_taker=is_note_taker, ticket=ticket, now=now)
            _redraw(docs, kept.talk, now=now)
            return change(docs, kept)

        return await self._store.run(person.owner, work)


def _begun_lately(survey: Survey, *, now: datetime) -> list[Talk]:
    """Every talk that may be running, out of all that any server ever had."""
    return survey.upto(
        Talk, "starts_at", now + BEGINS_BEFORE, after=now - RUNS_AT_MOST, limit=_RUNNING_MAX
    )


def forget_authors(docs: Documents, before: Talk, talk: Talk, _now: datetime) -> None:
    """Make what was logged before the Chatham House Rule was agreed on anonymous as well.

    For `TalkService`, inside its unit.
    """
    if before.chatham_house or not talk.chatham_house:
        return
    for takeaway in docs.select(Takeaway, talk=talk.code):
        if takeaway != takeaway.anonymous():
            docs.put(takeaway.anonymous())


def _in_states(docs: Reader, states: tuple[TalkState, ...]) -> list[Talk]:
    return docs.search(Talk, where("state").one_of(list(states)))


def _noted_talk(docs: Documents, code: str | None, *, now: datetime, note: bool) -> Talk:
    if code is None:
        return talk_for_notes(_in_states(docs, _NOTED), now=now)
    talk = docs.get(Talk, code)
    if not takes_notes(talk, now=now, is_note_taker=note):
        raise NoLiveTalk
    return talk


def _asked_talk(docs: Documents, person: Person, code: str | None, *, now: datetime) -> Talk:
    if code is None:
        talk = talk_for_notes(_in_states(docs, _OPEN), now=now)
        if not talk.is_live(now):
            raise NoLiveTalk
        return talk
    talk = known_talk(docs, person, code, now=now)
    if not talk.is_open:
        raise NoLiveTalk
    return talk


@dataclass(frozen=True, slots=True, kw_only=True)
class _Origin:
    author_id: int
    source: int
    said_at: datetime | None = None
    dm_channel_id: int | None = None


def _kept_before(docs: Documents, source: int) -> Logged | None:
    """What came of the same message or interaction: Discord may deliver it twice."""
    kept = docs.select(Takeaway, source=source)
    return _logged(docs.get(Talk, kept[0].talk), tuple(kept), is_known=True) if kept else None


def _kept_nameless(
    docs: Documents, talk: Talk, lines: tuple[Line, ...], by: _Origin, *, began: datetime
) -> Logged | None:
    """What an earlier run kept of the message; it may have been killed before it answered."""
    if by.said_at is None or not may_be_kept(by.said_at, began=began):
        return None
    known = docs.select(Takeaway, talk=talk.code)
    kept = kept_before(known, lines, talk, said_at=by.said_at, began=began)
    return _logged(talk, kept, is_known=True) if kept else None


def _keep(
    docs: Documents, talk: Talk, lines: tuple[Line, ...], by: _Origin, *, now: datetime
) -> Logged:
    kept = tuple(
        docs.put(
            log(
                line,
                code=docs.new_code(),
                talk=talk,
                author_id=by.author_id,
                ticket=new_key(),
                now=now,
                said_at=by.said_at,
                source=by.source,
                dm_channel_id=by.dm_channel_id,
            )
        )
        for line in lines
    )
    _redraw(docs, talk.code, now=now)
    return _logged(talk, kept)


def _logged(talk: Talk, kept: tuple[Takeaway, ...], *, is_known: bool = False) -> Logged:
    segment = kept[0].segment
    title = talk.segments[segment - 1].title if segment else None
    return Logged(takeaways=kept, talk=talk, segment_title=title, is_known=is_known)


def _redraw(docs: Documents, talk: str, *, now: datetime) -> None:
    touch(docs, MirrorKind.LIVE_PANEL, talk, now=now)
