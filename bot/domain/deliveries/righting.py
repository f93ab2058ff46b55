"""What was dated by a clock that was ahead, told by what cannot lie in the future, and dated anew.

A clock that was behind does no such harm: what it dated is due at once.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.deliveries.delivery import MAX_RETRY_AFTER, Claim, Delivery, Mirror
from bot.domain.polls.poll import COUNT_AFTER, HOURS, Poll, PollState
from bot.domain.talks.talk import Talk

_POLL_LASTS = timedelta(hours=HOURS)


def righted_talk(talk: Talk, *, now: datetime) -> Talk:
    """What was to be announced at once is announced now; a day that was chosen stays."""
    at = talk.announce_at
    if at is None or at <= now or at > talk.changed_at:
        return talk
    return replace(talk, announce_at=now, changed_at=now)


def righted_delivery(delivery: Delivery, *, now: datetime) -> Delivery:
    """A wait that is longer than any for a retry or a look is over; only a slot has moments ahead.

    Those are planned anew with their talk.
    """
    wake = delivery.wake
    if wake is None or wake <= now:
        return delivery
    due = delivery.due if delivery.kind.record.is_by_slot else min(delivery.due, now)
    by_its_moment = delivery.is_planned and wake == delivery.due
    waits_for = due if by_its_moment else wake
    latest = max(due, now + MAX_RETRY_AFTER)
    claim = righted_claim(delivery, now=now) if delivery.is_doubtful else delivery.claim
    wake = waits_for if waits_for <= latest else max(due, now)
    return replace(delivery, due=due, wake=wake, claim=claim)


def righted_claim(delivery: Delivery, *, now: datetime) -> Claim | None:
    """A look that began at a claim in the future would find nothing, and it would be sent again."""
    claim = delivery.claim
    if claim is None or claim.at <= now:
        return claim
    return replace(claim, at=min(delivery.due, now))


def righted_mirror(mirror: Mirror, *, now: datetime) -> Mirror:
    """Show it now, if it was shown or would be shown in the future."""
    shown_ahead = mirror.shown_at is not None and mirror.shown_at > now
    waits_too_long = mirror.wake is not None and mirror.wake > now + MAX_RETRY_AFTER
    if not (shown_ahead or waits_too_long):
        return mirror
    shown_at = None if shown_ahead else mirror.shown_at
    return replace(mirror, shown_at=shown_at, wake=now if mirror.wake is not None else None)


def righted_poll(poll: Poll, *, now: datetime) -> Poll:
    """Ask for the counts of a closed poll now, and anew for as long as if it closed now.

    That holds for a clock that was behind as well: it would give the counts up at once.
    """
    if poll.state is PollState.CLOSING:
        return replace(poll, closes_at=now, wake=now, attempts=0)
    latest = now + _POLL_LASTS
    if poll.state is PollState.OPEN and poll.closes_at is not None and poll.closes_at > latest:
        return replace(poll, closes_at=latest, wake=latest + COUNT_AFTER)
    return poll
