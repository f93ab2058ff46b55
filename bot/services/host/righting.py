"""Dating anew what was written while the clock was wrong."""

from datetime import datetime
from functools import partial

from bot.domain.ballots.poll import BallotPoll, BallotState
from bot.domain.deliveries.delivery import WAKING, Delivery, Mirror
from bot.domain.deliveries.righting import (
    righted_delivery,
    righted_mirror,
    righted_poll,
    righted_talk,
)
from bot.domain.polls.poll import UNCOUNTED, Poll
from bot.domain.talks.states import OPEN_STATES
from bot.domain.talks.talk import Talk
from bot.services.outbox.one_by_one import one_by_one, putting
from bot.services.outbox.planning import replan
from bot.services.ports import Documents, Store

_GOING = (BallotState.OPEN, BallotState.CLOSING)


async def right_all(store: Store, *, now: datetime) -> None:
    """Go through all that waits; it is so rare that it needs no index, and may be done again.

    Talks come first: what a slot wants is planned by them.
    """
    await one_by_one(store, Talk, OPEN_STATES, partial(_right_talk, now=now))
    await one_by_one(store, Delivery, WAKING, putting(partial(righted_delivery, now=now)))
    await one_by_one(store, Mirror, None, putting(partial(righted_mirror, now=now)))
    await one_by_one(store, Poll, UNCOUNTED, putting(partial(righted_poll, now=now)))
    await one_by_one(store, BallotPoll, _GOING, putting(partial(_right_ballot, now=now)))


def _right_ballot(poll: BallotPoll, *, now: datetime) -> BallotPoll:
    return poll.righted(now=now)


def _right_talk(docs: Documents, talk: Talk, *, now: datetime) -> None:
    righted = righted_talk(talk, now=now)
    if righted != talk:
        righted = docs.put(righted)
    replan(docs, righted, now=now)
