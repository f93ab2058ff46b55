"""Closing polls and removing, in steps that can be repeated, all that tells their ballots apart."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TypeVar

from bot.domain.ballots.answers import Answers, answers_from, count
from bot.domain.ballots.poll import BallotPoll, BallotState, Tally
from bot.domain.deliveries.facts import Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.transitions import step
from bot.domain.keeping.errors import StoreUnavailable
from bot.services.outbox.planning import newest, post, touch
from bot.services.ports import BallotKeys, Clock, Documents, ForgetsRemoved, Reader, Store, Survey

T = TypeVar("T")
log = logging.getLogger(__name__)

BATCH = 20
# A restored backup may hold a poll to come that was open since: with its key it is the same poll.
_KEEPS_KEY = (BallotState.PLANNED.value, BallotState.OPEN.value, BallotState.CLOSING.value)
_TELLING = (
    MirrorKind.BALLOT,
    MirrorKind.BALLOT_HALF_TIME,
    MirrorKind.BALLOT_RESULT,
    MirrorKind.LIVE_PANEL,
    MirrorKind.CARD,
    MirrorKind.START,
)
# The disk is full, or somebody reads an old snapshot: what is left to do is not in a hurry.
_AGAIN_AFTER = timedelta(minutes=1)


class Sealing:
    """A chore of the timekeeper, and what the bot does first when it is back."""

    def __init__(self, store: Store, clock: Clock, keys: BallotKeys, files: ForgetsRemoved) -> None:
        self._store = store
        self._clock = clock
        self._keys = keys
        self._files = files

    async def open(self, now: datetime) -> None:
        """Before anything goes out: what closed while the bot was away asks nobody any more."""
        await self._sweep_keys()
        await self._give_up_keyless()
        while await self.run_due(now):
            pass

    async def run_due(self, now: datetime) -> int:
        """Close what is due, and carry on what was begun; return how many polls that were."""

        def look(survey: Survey) -> list[BallotPoll]:
            return survey.upto(BallotPoll, "wake", now, limit=BATCH)

        due = await self._store.survey(look)
        for poll in due:
            await self._run(poll, close)
            await self._run(poll, collect)
        closing = [poll for poll in due if await self._is_collected(poll)]
        if closing:
            await self._seal(closing)
        return len(due)

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        del now
        first = survey.first(BallotPoll, "wake")
        return first.wake if first is not None else None

    async def _sweep_keys(self) -> None:
        """A poll may be gone with its server, or be sealed already; no copy has its ballots."""

        def look(survey: Survey) -> set[str]:
            found = [
                each for state in _KEEPS_KEY for each in survey.select(BallotPoll, state=state)
            ]
            return {each.code for each in found}

        # In this order: whoever makes a key meanwhile does so for a poll that is open by then.
        keys = await self._keys.polls()
        going = await self._store.survey(look)
        for poll in keys:
            if poll not in going:
                await self._keys.destroy(poll)

    async def _give_up_keyless(self) -> None:
        """Of a restored database the key may be gone: nobody would be known again."""

        def look(survey: Survey) -> list[BallotPoll]:
            return survey.select(BallotPoll, state=BallotState.OPEN.value)

        for poll in await self._store.survey(look):
            if await self._keys.find(poll.code) is None:
                await self._run(poll, lose)

    async def _is_collected(self, poll: BallotPoll) -> bool:
        def look(docs: Reader) -> bool:
            kept = docs.find(BallotPoll, poll.code)
            is_lost = kept is not None and kept.state is BallotState.LOST
            return is_lost or docs.find(Tally, poll.code) is not None

        return await self._store.read(poll.owner, look)

    async def _seal(self, polls: list[BallotPoll]) -> None:
        """Remove the last traces of all, then their keys; only then say that they are sealed."""
        try:
            await self._files.forget_removed()
            for poll in polls:
                await self._keys.destroy(poll.code)
        except (StoreUnavailable, OSError) as error:
            log.warning("ballots_not_sealed_yet", extra={"fields": {"error": type(error).__name__}})
            later = self._clock.now() + _AGAIN_AFTER
            for poll in polls:
                await self._run(poll, _put_off(later))
            return
        for poll in polls:
            await self._run(poll, seal)

    async def _run(
        self, poll: BallotPoll, change: Callable[[Documents, BallotPoll, datetime], T]
    ) -> T:
        now = self._clock.now()

        def work(docs: Documents) -> T:
            return change(docs, docs.get(BallotPoll, poll.code), now)

        return await self._store.run(poll.owner, work)


def close(docs: Documents, poll: BallotPoll, now: datetime) -> BallotPoll:
    """Take no ballots from now on, if its hour has come; what asks for them is taken back."""
    if poll.state is not BallotState.OPEN or poll.takes_ballots(now=now):
        return poll
    return close_now(docs, poll, now)


def close_now(docs: Documents, poll: BallotPoll, now: datetime) -> BallotPoll:
    """Raise `IllegalStep` where it is not open."""
    closing = docs.put(poll.closing(now=now))
    stop_asking(docs, closing, now)
    return closing


def stop_asking(docs: Documents, poll: BallotPoll, now: datetime) -> None:
    line = newest(docs, poll.talk, DeliveryKind.BALLOT_HALF_TIME)
    if line is not None and line.is_open:
        docs.put(step(line, Withdrawn(), now=now))
    show_anew(docs, poll, now)


def collect(docs: Documents, poll: BallotPoll, _now: datetime) -> None:
    """Make sums of the ballots, and remove them in the same unit: they are here or there."""
    if poll.state is not BallotState.CLOSING or docs.find(Tally, poll.code) is not None:
        return
    answers = 0

    def each_ballot() -> Iterator[Answers]:
        nonlocal answers
        for written in docs.ballots.all_by_content(poll.code):
            answers += 1
            yield answers_from(written)

    # One after the other: ten thousand at once made the collector stop everybody for 30 ms.
    totals = count(poll.questions, each_ballot())
    docs.put(
        Tally(
            owner=docs.owner,
            code=poll.code,
            talk=poll.talk,
            edition=poll.edition,
            answers=answers,
            totals=totals,
        )
    )
    docs.ballots.clear(poll.code)


def lose(docs: Documents, poll: BallotPoll, now: datetime) -> None:
    """Of ballots whose key is gone nothing is counted.

    They may be a part of what was counted before a backup was restored, and the difference of two
    counts says what single people answered.
    """
    if poll.state is BallotState.OPEN and not docs.ballots.is_empty(poll.code):
        docs.ballots.clear(poll.code)
        stop_asking(docs, docs.put(poll.lost(now=now)), now)


def seal(docs: Documents, poll: BallotPoll, now: datetime) -> None:
    """Every trace is gone: from now on its results may be shown."""
    if poll.state not in {BallotState.CLOSING, BallotState.LOST} or poll.wake is None:
        return
    of_edition = docs.select(BallotPoll, edition=poll.edition, state=BallotState.SEALED.value)
    # After a restored backup some of them may be missing.
    last = max((each.sealed_as or 0 for each in of_edition), default=-1)
    sealed = docs.put(poll.sealed(now=now, after=last + 1))
    post(docs, DeliveryKind.BALLOT_RESULT, about=poll.talk, due=now)
    show_anew(docs, sealed, now)


def _put_off(until: datetime) -> Callable[[Documents, BallotPoll, datetime], None]:
    def change(docs: Documents, poll: BallotPoll, _now: datetime) -> None:
        docs.put(poll.put_off(until))

    return change


def show_anew(docs: Documents, poll: BallotPoll, now: datetime) -> None:
    for mirror in _TELLING:
        touch(docs, mirror, poll.talk, now=now)


def tell_where_it_stands(docs: Documents, talk: str, now: datetime) -> None:
    """The team reads elsewhere whether its message stands."""
    for mirror in (MirrorKind.LIVE_PANEL, MirrorKind.BALLOT_RESULT):
        touch(docs, mirror, talk, now=now)
