"""When the message of an anonymous poll goes out, and how long it takes ballots after that.

It follows its talk: a poll waits for the end, and for a later one if the talk goes on or moves.
"""

from datetime import datetime

from tinydb import where

from bot.domain.ballots.poll import BallotPoll, BallotState
from bot.domain.deliveries.delivery import Delivery
from bot.domain.deliveries.facts import Retimed, Withdrawn
from bot.domain.deliveries.kinds import DeliveryKind, MirrorKind
from bot.domain.deliveries.transitions import step
from bot.domain.polls.poll import PollState
from bot.domain.talks.talk import Talk
from bot.services.ballots.sealing import close_now, show_anew
from bot.services.ballots.views import find_ballot
from bot.services.outbox.planning import newest, post, touch
from bot.services.polls.polls import find_poll
from bot.services.ports import Documents, Reader


def take_back(docs: Documents, talk: Talk, *, now: datetime) -> None:
    """The talk goes on: a poll that is not out yet comes at its end."""
    poll = find_ballot(docs, talk.code)
    carrier = docs.find(Delivery, poll.post) if poll is not None else None
    if poll is not None and carrier is not None and carrier.is_surely_unread:
        docs.put(step(carrier, Withdrawn(), now=now))
        docs.remove(poll)


def was_asked(docs: Reader, talk: Talk, *, at_its_end: bool) -> bool:
    """Tell whether people were asked already; a native poll that the rule cut short asked nobody.

    At the end of a talk under the rule a native poll is one of before.
    """
    poll = find_poll(docs, talk.code)
    is_cut_short = poll is not None and (at_its_end or poll.state is PollState.CLOSING)
    return poll is not None and not (talk.chatham_house and is_cut_short)


def _open_of(docs: Reader, talk: Talk) -> BallotPoll | None:
    poll = find_ballot(docs, talk.code)
    return poll if poll is not None and poll.state is BallotState.OPEN else None


def close_open(docs: Documents, talk: Talk, now: datetime) -> None:
    poll = _open_of(docs, talk)
    if poll is not None:
        close_now(docs, poll, now)


def keep_open(docs: Documents, talk: Talk, now: datetime) -> None:
    poll = _open_of(docs, talk)
    kept = poll.kept_open(after=talk.the_slot().ends_at) if poll is not None else None
    if kept is None or kept == poll or kept.halfway_at is None:
        return
    docs.put(kept)
    line = newest(docs, talk.code, DeliveryKind.BALLOT_HALF_TIME)
    if line is not None and line.is_waiting:
        docs.put(step(line, Retimed(kept.halfway_at, line.occasion), now=now))
    show_anew(docs, kept, now)


def was_never_sent(docs: Reader, poll: BallotPoll) -> bool:
    """Tell whether it still waits for a message that never came."""
    if poll.state is not BallotState.PLANNED:
        return False
    carrier = docs.find(Delivery, poll.post)
    return carrier is None or carrier.never_comes


def open_sent(docs: Documents, sent: Delivery, now: datetime) -> None:
    """Its message stands: from now on it takes ballots; in the unit that confirms it."""
    waits = (where("post") == sent.code) & (where("state") == BallotState.PLANNED)
    for poll in docs.search(BallotPoll, (where("talk") == sent.about) & waits):
        opened = docs.put(poll.opened(now=now))
        _plan_half_time(docs, opened, sent)
        for mirror in (MirrorKind.LIVE_PANEL, MirrorKind.BALLOT):
            touch(docs, mirror, sent.about, now=now)


def _plan_half_time(docs: Documents, poll: BallotPoll, carrier: Delivery) -> None:
    """Where the poll stands, and to all: nobody knows who has not answered."""
    if poll.halfway_at is not None:
        post(
            docs,
            DeliveryKind.BALLOT_HALF_TIME,
            about=poll.talk,
            due=poll.halfway_at,
            place=carrier.place,
            after=carrier.after,
        )
