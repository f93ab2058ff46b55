"""Whatever happens to a delivery, in whatever order: what must hold of it holds."""

from collections import deque
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from bot.domain.deliveries.delivery import WAKING, Delivery, DeliveryState
from bot.domain.deliveries.facts import (
    Absent,
    CannotLook,
    Dropped,
    Fact,
    Found,
    Mended,
    NotSent,
    NotYet,
    PutOff,
    Refused,
    Restored,
    Retimed,
    Sent,
    Stopped,
    Taken,
    Unknown,
    Unreadable,
    Withdrawn,
)
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.deliveries.transitions import TABLE, UNREADABLE_FOR, step
from bot.domain.errors import IllegalStep
from tests.factories import NOW, a_delivery

S = DeliveryState
LATER = NOW + timedelta(hours=1)
# Answers and looks by which it is known that no message of it stands.
SURELY_NOT = (NotSent, Refused, Absent)
FACTS: tuple[Fact, ...] = (
    Sent(message_id=7, channel_id=8),
    NotSent(),
    Unknown(),
    Refused(reason=Reason.NO_PERMISSION),
    Found(message_id=7, channel_id=8),
    Absent(),
    NotYet(upto_id=9),
    CannotLook(),
    CannotLook(reason=Reason.CHANNEL_GONE),
    Unreadable(),
    Taken(by="run", since_id=5),
    PutOff(LATER),
    Retimed(LATER, 2),
    Retimed(NOW, 3),
    Withdrawn(),
    Dropped(Reason.NOT_WANTED),
    Stopped(),
    Mended(),
    Restored(NOW),
)


@cache
def reachable(kind: DeliveryKind) -> dict[tuple[Delivery, bool], tuple[Fact, ...]]:
    """All that a planned one can become, each with a way there.

    Beside it stands whether a message of it may be out that nobody knows of.
    """
    start: tuple[Delivery, bool] = (a_delivery(kind=kind), False)
    ways: dict[tuple[Delivery, bool], tuple[Fact, ...]] = {start: ()}
    todo: deque[tuple[Delivery, bool]] = deque([start])
    while todo:
        before, may_be_out = todo.popleft()
        for fact in FACTS:
            after = _happened(before, fact)
            if after is None:
                continue
            found = (after, _may_be_out(before, fact, may_be_out=may_be_out))
            if found not in ways:
                ways[found] = (*ways[before, may_be_out], fact)
                todo.append(found)
    return ways


def _happened(delivery: Delivery, fact: Fact) -> Delivery | None:
    # The second time is the last one.
    is_last = isinstance(fact, Unreadable) and delivery.unreadable_since is not None
    try:
        after = step(delivery, fact, now=NOW + UNREADABLE_FOR if is_last else NOW)
    except IllegalStep:
        return None
    # The third time is like the second: so there is an end.
    return replace(after, attempts=min(after.attempts, 2), failed_looks=min(after.failed_looks, 1))


def _may_be_out(before: Delivery, fact: Fact, *, may_be_out: bool) -> bool:
    """A claim sends; only an answer, or a look that could be made, tells what came of it."""
    if isinstance(fact, Taken):
        return True
    if isinstance(fact, Restored) and before.is_planned:
        return may_be_out or before.due <= NOW
    if not before.is_under_way:
        return may_be_out
    gone = isinstance(fact, CannotLook) and fact.reason is Reason.CHANNEL_GONE
    is_look = isinstance(fact, Absent | CannotLook)
    if is_look and not before.is_doubtful:
        return may_be_out
    return may_be_out and not (gone or isinstance(fact, SURELY_NOT))


KINDS = (DeliveryKind.ANNOUNCEMENT, DeliveryKind.SOON)


def test_all_facts_are_tried():
    assert {type(fact) for fact in FACTS} == {fact for _, fact in TABLE}


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_can_be_reached(kind):
    assert {delivery.state for delivery, _ in reachable(kind)} == set(S)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost(kind):
    """What is not over wakes somebody: the timekeeper, the claim's run, or the team."""
    for (delivery, _), way in reachable(kind).items():
        assert (delivery.wake is not None) == (delivery.state in WAKING), way
        assert delivery.state is not S.HELD or delivery.reason is not None, way
        assert delivery.state is not S.SENT or delivery.message_id is not None, way


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_doubled(kind):
    """What may be out is not claimed again before somebody has looked."""
    for (delivery, may_be_out), way in reachable(kind).items():
        if may_be_out:
            assert delivery.state is not S.PLANNED, way


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_taken_back_is_not_sent_any_more(kind):
    for (delivery, _), way in reachable(kind).items():
        if delivery.overtaken:
            assert delivery.state is not S.PLANNED, way
