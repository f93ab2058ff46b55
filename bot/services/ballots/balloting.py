"""Anonymous polls: planned with the end of a talk, answered, closed; what they say once sealed.

Nothing here returns, keeps or logs who voted: a member learns of themselves whether they did.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from bot.domain.ballots.answers import BallotAnswer, read_answers, write_answers
from bot.domain.ballots.errors import (
    BallotKeyLost,
    BallotNotKept,
    BallotNotSealed,
    BallotPollNotFound,
)
from bot.domain.ballots.poll import (
    DAYS_DEFAULT,
    K_DEFAULT,
    BallotPoll,
    BallotState,
    Tally,
    voter_mark,
)
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.keeping.audit import Deed
from bot.domain.polls.poll import Poll
from bot.domain.talks.series import Series
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import Talk
from bot.domain.team.rights import Act
from bot.domain.team.server import Person
from bot.services.audit import note
from bot.services.ballots.asking import Asking
from bot.services.ballots.opening import close_open, keep_open, take_back, was_asked, was_never_sent
from bot.services.ballots.sealing import close_now, show_anew
from bot.services.ballots.views import BallotView, find_ballot, view_ballot
from bot.services.lookups import require, server_of, talk_for
from bot.services.outbox.planning import touch
from bot.services.polls.polls import (
    Polls,
    comes_under_the_rule,
    gets_ballot,
    hasten,
    is_too_late,
    plan_post,
    require_timely,
)
from bot.services.ports import BallotKeys, Clock, Documents, Reader, Store, Survey


class Ballots:
    """`asking` says what a ballot asks; `polls` open what is asked where none is wanted."""

    def __init__(
        self, store: Store, clock: Clock, keys: BallotKeys, polls: Polls, asking: Asking
    ) -> None:
        self._store = store
        self._clock = clock
        self._keys = keys
        self._polls = polls
        self._asking = asking

    def after_change(self, docs: Documents, before: Talk, talk: Talk, now: datetime) -> None:
        """Plan the poll of a talk that ends; for `TalkService`, inside its unit.

        As with native polls: it waits until the end is final, and goes if the talk goes on. A talk
        that comes under the Chatham House Rule after its end gets one, unless it was asked before.
        One that was opened before the end stays open until after a later one, and closes if there
        is no talk any more.
        """
        if talk.state is TalkState.CANCELLED is not before.state:
            close_open(docs, talk, now)
        elif talk.slot != before.slot and talk.slot is not None and talk.slot.starts_at > now:
            keep_open(docs, talk, now)
        is_over, was_over = (each.state is TalkState.ENDED for each in (talk, before))
        if was_over and not is_over:
            take_back(docs, talk, now=now)
        elif is_over and (not was_over or comes_under_the_rule(before, talk)):
            is_asked = was_asked(docs, talk, at_its_end=not was_over)
            if not is_asked and gets_ballot(docs, talk) and not is_too_late(talk.ended_at, now=now):
                self._plan(docs, talk, due=max(now, talk.final_at or now))

    async def opening(self, person: Person, talk: str) -> Talk:
        """The talk whose poll may be opened; raises what `open` raises."""
        now = self._clock.now()

        def look(docs: Reader) -> Talk:
            asked = talk_for(docs, person, Act.POLL, talk)
            require_timely(asked, now=now)
            return asked

        return await self._store.read(person.owner, look)

    async def open(self, person: Person, talk: str) -> BallotPoll | Poll:
        """Open the poll of a talk that has begun, whichever it gets; twice gives the same one.

        Raises `TalkNotBegun` and `PollTooLate`.
        """
        now = self._clock.now()

        def work(docs: Documents) -> BallotPoll | Poll:
            asked = talk_for(docs, person, Act.POLL, talk)
            require_timely(asked, now=now)
            _note(docs, Deed.POLL_OPENED, person, talk, now=now)
            if not gets_ballot(docs, asked):
                return self._polls.open_now(docs, asked, now=now)
            poll = self._plan(docs, asked, due=now)
            hasten(docs, poll.post, asked, now=now)
            touch(docs, MirrorKind.LIVE_PANEL, talk, now=now)
            return poll

        return await self._store.run(person.owner, work)

    async def form(self, person: Person, poll: str) -> BallotPoll:
        """What somebody is about to answer; raises what `vote` raises."""
        now = self._clock.now()

        def look(docs: Reader) -> BallotPoll:
            return _answerable(docs, person, poll, now=now)

        return await self._store.read(person.owner, look)

    async def vote(self, person: Person, poll: str, answers: Mapping[str, BallotAnswer]) -> bool:
        """Keep the one ballot of a member, and tell whether it replaces an earlier one.

        Raises `BallotNotOpen`, `BallotOver`, `BallotKeyLost`, `BallotNotKept`, and what
        `read_answers` raises.
        """
        now = self._clock.now()
        key = await self._keys.find(poll) or await self._first_key(person, poll)
        voter = voter_mark(key, person.user_id, poll)

        def work(docs: Documents) -> bool:
            asked = _answerable(docs, person, poll, now=now)
            written = write_answers(read_answers(asked.questions, answers))
            return docs.ballots.cast(poll, voter, written)

        return await self._store.run(person.owner, work)

    async def has_voted(self, person: Person, poll: str) -> bool:
        """For the member alone; False once nobody can tell any more."""
        key = await self._keys.find(poll)
        voter = voter_mark(key, person.user_id, poll) if key is not None else None

        def look(docs: Reader) -> bool:
            require(docs, person, Act.VOTE)
            return voter is not None and docs.ballots.holds(poll, voter)

        return await self._store.read(person.owner, look)

    async def forget(self, user_id: int, owner: str | None) -> None:
        """Take an erased member's ballots out of the open polls of one server, or of all.

        Of a sealed one nobody can tell which it was.
        """
        for poll in await self._open_ones(owner):
            key = await self._keys.find(poll.code)
            if key is not None:
                voter = voter_mark(key, user_id, poll.code)
                await self._store.run(poll.owner, partial(_take_out, poll=poll.code, voter=voter))

    async def may_hold_answers(self, owner: str | None) -> bool:
        """Tell whether `forget` might find anything, for whoever it may be.

        Of all servers always: whether a poll is open on another one is not said.
        """
        return owner is None or bool(await self._open_ones(owner))

    async def closing(self, person: Person, poll: str) -> BallotPoll:
        """The open poll that may be closed; raises what `close` raises."""
        now = self._clock.now()

        def look(docs: Reader) -> BallotPoll:
            kept = _of_team(docs, person, poll)
            kept.closing(now=now)
            return kept

        return await self._store.read(person.owner, look)

    async def close(self, person: Person, poll: str) -> BallotPoll:
        """End an open poll before its time; raises `IllegalStep` where it is not open."""
        now = self._clock.now()

        def work(docs: Documents) -> BallotPoll:
            closed = close_now(docs, _of_team(docs, person, poll), now)
            _note(docs, Deed.POLL_CLOSED, person, closed.talk, now=now)
            return closed

        return await self._store.run(person.owner, work)

    async def results(self, owner: str, talk: str) -> BallotView:
        """What may be shown of a talk's poll; raises `BallotPollNotFound`."""
        now = self._clock.now()

        def look(docs: Reader) -> BallotView:
            poll = find_ballot(docs, talk)
            if poll is None:
                raise BallotPollNotFound(code=talk)
            return view_ballot(docs, poll, docs.get(Talk, talk), now=now)

        return await self._store.read(owner, look)

    async def of_team(self, person: Person, poll: str) -> BallotView:
        """What the team may see of it: texts too that people do not read yet."""
        now = self._clock.now()

        def look(docs: Reader) -> BallotView:
            kept = _of_team(docs, person, poll)
            return view_ballot(docs, kept, docs.get(Talk, kept.talk), now=now)

        return await self._store.read(person.owner, look)

    async def decide_text(self, person: Person, poll: str, text: str, *, show: bool) -> None:
        """Let people read a free text, or leave it out; raises `BallotNotSealed`.

        Of several who decide at once each decides of one text.
        """
        now = self._clock.now()

        def work(docs: Documents) -> None:
            kept, tally = shown_results(docs, person, poll)
            if any(text in each.withheld_below(kept.k).texts for each in tally.totals):
                docs.put(tally.deciding(text, show=show))
                _note(docs, Deed.POLL_TEXT, person, kept.talk, now=now)
                show_anew(docs, kept, now)

        await self._store.run(person.owner, work)

    async def _open_ones(self, owner: str | None) -> list[BallotPoll]:
        def look(survey: Survey) -> list[BallotPoll]:
            found = survey.select(BallotPoll, state=BallotState.OPEN.value)
            return [each for each in found if owner in {None, each.owner}]

        return await self._store.survey(look)

    async def _first_key(self, person: Person, poll: str) -> bytes:
        """Make the poll's key, for somebody who may vote, before the first ballot."""
        await self.form(person, poll)

        def look(docs: Reader) -> bool:
            return docs.ballots.is_empty(poll)

        if not await self._store.read(person.owner, look):
            # Whoever voted meanwhile made it before their ballot was kept.
            made = await self._keys.find(poll)
            if made is None:
                raise BallotKeyLost
            return made
        try:
            return await self._keys.make(poll)
        except OSError as error:
            raise BallotNotKept from error

    def _plan(self, docs: Documents, talk: Talk, *, due: datetime) -> BallotPoll:
        known = find_ballot(docs, talk.code)
        if known is not None and not was_never_sent(docs, known):
            return known
        carrier = plan_post(docs, DeliveryKind.BALLOT, talk, due=due)
        if known is not None:
            return docs.put(known.posted_as(carrier.code))
        series = docs.find(Series, talk.series)
        return docs.put(
            BallotPoll(
                owner=docs.owner,
                code=docs.new_code(),
                talk=talk.code,
                edition=talk.edition,
                post=carrier.code,
                questions=self._asking.questions_of(docs, talk, series),
                k=series.ballot_k if series is not None else K_DEFAULT,
                days=series.ballot_days if series is not None else DAYS_DEFAULT,
                zone=series.zone if series is not None else server_of(docs).zone,
            )
        )


def _take_out(docs: Documents, *, poll: str, voter: bytes) -> None:
    docs.ballots.take_back(poll, voter)


def _answerable(docs: Reader, person: Person, code: str, *, now: datetime) -> BallotPoll:
    require(docs, person, Act.VOTE)
    poll = docs.get(BallotPoll, code)
    poll.require_open(now=now)
    return poll


def _note(docs: Documents, deed: Deed, person: Person, talk: str, *, now: datetime) -> None:
    note(docs, deed, by=person.user_id, about=Talk.KIND, which=talk, now=now)


def _of_team(docs: Reader, person: Person, code: str) -> BallotPoll:
    poll = docs.find(BallotPoll, code)
    require(docs, person, Act.POLL, docs.find(Talk, poll.talk) if poll else None)
    if poll is None:
        raise BallotPollNotFound(code=code)
    return poll


def shown_results(docs: Reader, person: Person, code: str) -> tuple[BallotPoll, Tally]:
    """For whoever may publish them; raises `BallotNotSealed`."""
    poll = _of_team(docs, person, code)
    tally = docs.find(Tally, code) if poll.is_sealed else None
    if tally is None or tally.answers < poll.k:
        raise BallotNotSealed
    return poll, tally


def publish_results(docs: Documents, person: Person, code: str, now: datetime) -> BallotPoll:
    """From now on its message shows them; raises `BallotNotSealed`."""
    kept, _ = shown_results(docs, person, code)
    published = docs.put(kept.published(now=now))
    _note(docs, Deed.POLL_PUBLISHED, person, kept.talk, now=now)
    show_anew(docs, published, now)
    return published
