"""Reading the exact counts of polls that have ended; a chore of the timekeeper."""

import logging
from datetime import datetime
from typing import Literal

from tinydb import where

from bot.domain.deliveries.delivery import Delivery, Mirror
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.payloads import NoticeLine
from bot.domain.deliveries.reasons import Reason
from bot.domain.keeping.errors import StoreUnavailable
from bot.domain.polls.poll import Poll, PollState
from bot.services.outbox.backstage import tell_backstage
from bot.services.outbox.planning import touch
from bot.services.ports import (
    Clock,
    Documents,
    PollCounts,
    PollReader,
    Reader,
    Standing,
    Store,
    Survey,
)

log = logging.getLogger(__name__)

BATCH = 50
# They say what came of the poll.
_TELLING = (MirrorKind.CARD, MirrorKind.START, MirrorKind.LIVE_PANEL)


class PollCounting:
    """`reader` never sees who answered, and neither does the store."""

    def __init__(self, store: Store, clock: Clock, reader: PollReader) -> None:
        self._store = store
        self._clock = clock
        self._reader = reader
        self._has_looked = False

    async def run_due(self, now: datetime) -> int:
        """Ask for every count that is due, and return how many polls were looked at.

        At first also for the open ones: while the bot was away nobody heard of those that were
        ended or deleted in Discord. Raises the first error after the others were asked for.
        """

        def look(survey: Survey) -> list[Poll]:
            return survey.upto(Poll, "wake", now, limit=BATCH)

        due = await self._store.survey(look)
        failed: list[Exception] = []
        missed = [] if self._has_looked else await self._store.survey(_open_ones)
        self._has_looked = True
        for poll in [*due, *(each for each in missed if each not in due)]:
            try:
                found = await self._fetch(poll)
                if poll in due or found is Standing.GONE or (found is not None and found.final):
                    await self._record(poll, found)
            except StoreUnavailable:
                raise
            except Exception as error:  # noqa: BLE001 - one bad poll must not stop the others
                failed.append(error)
        if failed:
            raise failed[0]
        return len(due)

    def wake(self, survey: Survey, now: datetime) -> datetime | None:
        first = survey.first(Poll, "wake")
        if first is not None and not self._has_looked:
            return now
        return first.wake if first is not None else None

    async def heard_of_end(self, owner: str, message_id: int) -> None:
        """Discord says that a poll is counted, perhaps before its time: ask for the count now."""

        def waiting(docs: Reader) -> list[Poll]:
            posts = docs.select(Delivery, message_id=message_id)
            polls = [each for post in posts for each in docs.select(Poll, talk=post.about)]
            codes = {each.code for each in posts}
            return [each for each in polls if each.post in codes and each.state is PollState.OPEN]

        if not await self._store.read(owner, waiting):
            return
        now = self._clock.now()

        def work(docs: Documents) -> None:
            for each in waiting(docs):
                docs.put(each.closing(now=now))
                _touch_telling(docs, each, now=now)

        await self._store.run(owner, work)

    async def _fetch(self, poll: Poll) -> PollCounts | Literal[Standing.GONE] | None:
        def look(docs: Reader) -> Delivery | None:
            return docs.find(Delivery, poll.post)

        carrier = await self._store.read(poll.owner, look)
        if carrier is None or carrier.channel_id is None or carrier.message_id is None:
            return None
        try:
            found = await self._reader.fetch_counts(carrier.channel_id, carrier.message_id)
        except Exception:
            # One bad poll must stop neither the others nor the deliveries that wait behind them.
            log.exception("poll_not_counted", extra={"fields": {"code": poll.code}})
            return None
        if found is Standing.GONE:
            return found
        # A number too many or too few would be shown beside the wrong option.
        return found if found is not None and len(found.counts) == len(poll.options) else None

    async def _record(self, poll: Poll, found: PollCounts | Literal[Standing.GONE] | None) -> None:
        now = self._clock.now()

        def work(docs: Documents) -> None:
            kept = docs.get(Poll, poll.code)
            if not kept.is_waiting:
                return
            if found is Standing.GONE:
                docs.put(kept.lost())
                if not _is_known_to_be_gone(docs, kept):
                    _tell_lost(docs, kept, Reason.POLL_GONE, now=now)
                _touch_telling(docs, kept, now=now)
                return
            if found is not None and found.final:
                docs.put(kept.final(found.counts))
                # Discord lets nobody edit a poll (520003): the talk's other messages tell of it.
                _touch_telling(docs, kept, now=now)
                return
            later = docs.put(kept.asked_again(now=now))
            if later.state is PollState.LOST:
                _tell_lost(docs, kept, Reason.POLL_LOST, now=now)
                _touch_telling(docs, kept, now=now)

        await self._store.run(poll.owner, work)


def _open_ones(survey: Survey) -> list[Poll]:
    return survey.select(Poll, state=PollState.OPEN.value)


def lose_polls(docs: Documents, carrier: Delivery, *, now: datetime) -> bool:
    """Its message was deleted, and the answers with it; tell whether one was still to be counted.

    Nothing goes on saying that it is open.
    """
    carried = (where("talk") == carrier.about) & (where("post") == carrier.code)
    lost = [each for each in docs.search(Poll, carried) if each.is_waiting]
    for each in lost:
        docs.put(each.lost())
        _touch_telling(docs, each, now=now)
    return bool(lost)


def _tell_lost(docs: Documents, poll: Poll, reason: Reason, *, now: datetime) -> None:
    line = NoticeLine(what=DeliveryKind.POLL, reason=reason, about=poll.talk)
    tell_backstage(docs, line, now=now)


def _is_known_to_be_gone(docs: Reader, poll: Poll) -> bool:
    """Tell whether the team heard it from Discord when the message was deleted."""
    kept_up = (where("post") == poll.post) & (where("kind") == MirrorKind.POLL_CLOSING)
    return any(each.is_gone for each in docs.search(Mirror, kept_up))


def _touch_telling(docs: Documents, poll: Poll, *, now: datetime) -> None:
    for mirror in _TELLING:
        touch(docs, mirror, poll.talk, now=now)
