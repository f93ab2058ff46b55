"""What each state of a delivery makes of each fact: one table, and nothing moves but through it.

The picture of it in `bot/README.md` is drawn from the table (`python -m tests.pictures`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any, Final

from bot.domain.deliveries import facts
from bot.domain.deliveries.delivery import (
    Claim,
    Delivery,
    DeliveryState,
    backoff,
)
from bot.domain.deliveries.facts import LOOK_AFTER, Fact
from bot.domain.deliveries.reasons import UNSEEN, Reason
from bot.domain.deliveries.righting import righted_claim
from bot.domain.errors import IllegalStep

# No request is on its way for longer.
COMES_LATE_FOR: Final = timedelta(hours=1)
# Discord answers with an error whenever it is sent, and it never stands there: for so long, and so
# many times (a bot that was down did not try), before people are told and asked.
TRIES_FOR: Final = timedelta(days=1)
TRIES_AT_LEAST: Final = 50
# What looks cannot read for so long is not going to be read by the next one.
UNREADABLE_FOR: Final = timedelta(hours=1)
# Stands where a claim names a run of the process.
RESTORED: Final = "restored"


@dataclass(frozen=True, slots=True)
class Rule:
    """`leads_to` are the states in which `run` may end."""

    run: Callable[[Delivery, Any, datetime], Delivery]
    leads_to: tuple[DeliveryState, ...]


def step(delivery: Delivery, fact: Fact, *, now: datetime) -> Delivery:
    """Return the delivery after the fact; raises `IllegalStep` for what cannot happen to it."""
    transition = TABLE.get((delivery.state, type(fact)))
    if transition is None:
        raise IllegalStep(
            title=delivery.kind.value, state=delivery.state.value, wanted=type(fact).__name__
        )
    return transition.run(delivery, fact, now)


def _claimed(delivery: Delivery, fact: facts.Taken, now: datetime) -> Delivery:
    """A look begins where the first claim began, for its message may come late.

    After a long rest it does not: too much has been written since to be gone through.
    """
    before = delivery.claim
    is_recent = before is not None and now - before.at <= COMES_LATE_FOR
    first = before.since_id if before is not None and is_recent else None
    since_id = first or fact.since_id
    return replace(
        delivery,
        state=DeliveryState.CLAIMED,
        claim=Claim(by=fact.by, at=now, since_id=since_id, channel_id=fact.channel_id),
        attempts=delivery.attempts + 1,
        failed_looks=0,
        unreadable_since=None,
        wake=None,
    )


def _sent(delivery: Delivery, fact: facts.Sent | facts.Found, now: datetime) -> Delivery:
    """The answer, the gateway and a look may all say so, in any order, however late."""
    if not delivery.may_have_gone_out:
        return delivery
    return replace(
        delivery,
        state=DeliveryState.SENT,
        message_id=fact.message_id,
        channel_id=fact.channel_id,
        sent_at=now,
        wake=None,
        reason=None,
    )


def _not_sent(delivery: Delivery, fact: facts.NotSent, now: datetime) -> Delivery:
    wait = backoff(delivery.attempts) if fact.wait is None else fact.wait
    return _planned_again(delivery, now + wait)


def _absent(delivery: Delivery, _fact: facts.Absent, now: datetime) -> Delivery:
    """Send it again with the same key, at once the first time, then with growing pauses."""
    since = delivery.absent_since or now
    is_hopeless = delivery.attempts >= TRIES_AT_LEAST and now - since >= TRIES_FOR
    if is_hopeless and not delivery.overtaken:
        return _held_for(delivery, Reason.NO_ANSWER)
    pause = backoff(delivery.attempts - 1) if delivery.attempts > 1 else timedelta(0)
    absent = replace(delivery, absent_since=since)
    return _planned_again(absent, max(delivery.due, now + pause))


def _planned_again(delivery: Delivery, wake: datetime) -> Delivery:
    """What was overtaken is not sent any more."""
    if delivery.overtaken:
        return replace(delivery, state=DeliveryState.WITHDRAWN, wake=None)
    return replace(delivery, state=DeliveryState.PLANNED, wake=wake)


def _doubtful(delivery: Delivery, fact: facts.Unknown, now: datetime) -> Delivery:
    claim = righted_claim(delivery, now=now)
    wait = LOOK_AFTER if fact.wait is None else fact.wait
    return replace(delivery, state=DeliveryState.DOUBTFUL, wake=now + wait, claim=claim)


def _not_looked(delivery: Delivery, fact: facts.Unknown, now: datetime) -> Delivery:
    """The look failed: a Discord that answers none shall not be asked every few seconds."""
    if fact.wait is not None:
        return replace(delivery, wake=now + fact.wait)
    failed = delivery.failed_looks + 1
    return replace(delivery, failed_looks=failed, wake=now + backoff(failed))


def _unreadable(delivery: Delivery, _fact: facts.Unreadable, now: datetime) -> Delivery:
    """Only people can tell what stands there, once it goes on for long."""
    since = min(delivery.unreadable_since or now, now)
    if now - since >= UNREADABLE_FOR:
        return _held_for(delivery, Reason.UNREADABLE)
    return _not_looked(replace(delivery, unreadable_since=since), facts.Unknown(), now)


def _looked_upto(delivery: Delivery, fact: facts.NotYet, now: datetime) -> Delivery:
    """Much stands there: the look goes on behind this message, also after a restart."""
    claim = delivery.claim or Claim(by="", at=delivery.due)
    claim = replace(claim, since_id=fact.upto_id)
    return replace(delivery, claim=claim, unreadable_since=None, wake=now)


def _held(delivery: Delivery, fact: facts.Refused | facts.CannotLook, _now: datetime) -> Delivery:
    """Keep it until somebody mends the cause; what was refused and overtaken is not kept."""
    if delivery.overtaken and fact.reason not in UNSEEN:
        return replace(delivery, state=DeliveryState.WITHDRAWN, wake=None)
    return _held_for(delivery, fact.reason)


def _stopped(delivery: Delivery, fact: facts.Stopped, _now: datetime) -> Delivery:
    return _held_for(delivery, fact.reason)


def _held_for(delivery: Delivery, reason: Reason) -> Delivery:
    return replace(delivery, state=DeliveryState.HELD, reason=reason, wake=None, was_held=True)


def _mended(delivery: Delivery, _fact: facts.Mended, now: datetime) -> Delivery:
    """What was in doubt is looked for first.

    What was moved into the future while it was held waits for its new moment.
    """
    anew = replace(delivery, reason=None, attempts=0, absent_since=None, unreadable_since=None)
    if delivery.reason in UNSEEN:
        return replace(anew, state=DeliveryState.DOUBTFUL, wake=now)
    return replace(anew, state=DeliveryState.PLANNED, wake=max(now, delivery.due))


def _withdrawn(delivery: Delivery, _fact: facts.Withdrawn, _now: datetime) -> Delivery:
    """What is in doubt is marked: it may stand there, and only a look tells that it never will."""
    if delivery.is_in_doubt:
        return replace(delivery, overtaken=True)
    return replace(delivery, state=DeliveryState.WITHDRAWN, wake=None)


def _overtaken(delivery: Delivery, _fact: facts.Withdrawn, _now: datetime) -> Delivery:
    """It may be on its way: what becomes of it is decided when its outcome is known."""
    return replace(delivery, overtaken=True)


def _dropped(delivery: Delivery, fact: facts.Dropped, _now: datetime) -> Delivery:
    return replace(delivery, state=DeliveryState.DROPPED, reason=fact.reason, wake=None)


def _retimed(delivery: Delivery, fact: facts.Retimed, _now: datetime) -> Delivery:
    wake = fact.due if delivery.state is DeliveryState.PLANNED else None
    return replace(delivery, due=fact.due, wake=wake, occasion=fact.occasion)


def _put_off(delivery: Delivery, fact: facts.PutOff, _now: datetime) -> Delivery:
    return replace(delivery, wake=fact.until)


def _looked_for_after_restore(delivery: Delivery, fact: facts.Restored, now: datetime) -> Delivery:
    """What was due since may be out; what is not due yet stays planned."""
    if delivery.is_planned and delivery.due > now:
        return delivery
    return replace(_claimed_by_then(delivery, fact), state=DeliveryState.DOUBTFUL, wake=now)


def _held_after_restore(delivery: Delivery, fact: facts.Restored, _now: datetime) -> Delivery:
    """Somebody may have mended it since; with this reason it is looked for before it is sent.

    A thread has its message's id, so it can be opened without a look.
    """
    if delivery.kind.record.is_thread:
        return delivery
    return replace(_claimed_by_then(delivery, fact), reason=Reason.CANNOT_LOOK)


def _claimed_by_then(delivery: Delivery, fact: facts.Restored) -> Delivery:
    """A look begins at the claim: at the moment of the backup, or earlier if it was tried then."""
    return replace(delivery, claim=delivery.claim or Claim(by=RESTORED, at=fact.made_at))


def unchanged(delivery: Delivery, _fact: Fact, _now: datetime) -> Delivery:
    """An answer that others were faster than."""
    return delivery


_P, _C, _D = DeliveryState.PLANNED, DeliveryState.CLAIMED, DeliveryState.DOUBTFUL
_H, _S = DeliveryState.HELD, DeliveryState.SENT
_W, _X = DeliveryState.WITHDRAWN, DeliveryState.DROPPED

Key = tuple[DeliveryState, type[Any]]


def _under_way() -> Mapping[Key, Rule]:
    """What is claimed learns what came of it, and so does what is in doubt, if it comes late."""
    return {
        key: transition
        for state in (_C, _D)
        for key, transition in {
            (state, facts.Sent): Rule(_sent, (_S,)),
            (state, facts.NotSent): Rule(_not_sent, (_P, _W)),
            (state, facts.Refused): Rule(_held, (_H, _W)),
            (state, facts.Withdrawn): Rule(_overtaken, (state,)),
        }.items()
    }


def _heard_late() -> Mapping[Key, Rule]:
    """What changes nothing any more; only that a message stands is still believed."""
    answers = (facts.NotSent, facts.Unknown, facts.Refused)
    looks = (facts.Found, facts.Absent, facts.NotYet, facts.CannotLook, facts.Unreadable)
    return {
        **{
            (state, fact): Rule(unchanged, (state,))
            for state, fact in product(DeliveryState, (*answers, *looks))
        },
        **{
            (state, fact): Rule(unchanged, (state,))
            for state, fact in product((_S, _W, _X), (facts.Sent, facts.Restored))
        },
        (_P, facts.Sent): Rule(_sent, (_S, _P)),
        (_H, facts.Sent): Rule(_sent, (_S, _H)),
    }


TABLE: Final[Mapping[Key, Rule]] = {
    **_heard_late(),
    **_under_way(),
    (_C, facts.Unknown): Rule(_doubtful, (_D,)),
    (_C, facts.Restored): Rule(_looked_for_after_restore, (_D,)),
    (_D, facts.Restored): Rule(_looked_for_after_restore, (_D,)),
    (_D, facts.Unknown): Rule(_not_looked, (_D,)),
    (_P, facts.Taken): Rule(_claimed, (_C,)),
    (_P, facts.PutOff): Rule(_put_off, (_P,)),
    (_P, facts.Retimed): Rule(_retimed, (_P,)),
    (_P, facts.Stopped): Rule(_stopped, (_H,)),
    (_P, facts.Dropped): Rule(_dropped, (_X,)),
    (_P, facts.Withdrawn): Rule(_withdrawn, (_W,)),
    (_P, facts.Restored): Rule(_looked_for_after_restore, (_D, _P)),
    (_D, facts.Found): Rule(_sent, (_S,)),
    (_D, facts.Absent): Rule(_absent, (_P, _H, _W)),
    (_D, facts.NotYet): Rule(_looked_upto, (_D,)),
    (_D, facts.CannotLook): Rule(_held, (_H, _W)),
    (_D, facts.Unreadable): Rule(_unreadable, (_D, _H)),
    (_H, facts.Mended): Rule(_mended, (_P, _D)),
    (_H, facts.Retimed): Rule(_retimed, (_H,)),
    (_H, facts.Dropped): Rule(_dropped, (_X,)),
    (_H, facts.Withdrawn): Rule(_withdrawn, (_W, _H)),
    (_H, facts.Restored): Rule(_held_after_restore, (_H,)),
}
