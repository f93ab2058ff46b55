"""What a clock dated that stood in 2099 does not wait for 2099."""

from datetime import datetime, timedelta

import pytest

from bot.domain.deliveries.delivery import MAX_RETRY_AFTER, Claim, DeliveryState
from bot.domain.deliveries.facts import Unknown
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.righting import (
    righted_delivery,
    righted_mirror,
    righted_poll,
    righted_talk,
)
from bot.domain.polls.poll import COUNT_AFTER, HOURS, PollState
from tests.factories import NOW, START, a_delivery, a_mirror, a_poll, a_talk, after

K = DeliveryKind
DAY, HOUR, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)
FAR = datetime.fromisoformat("2099-01-01T00:00:00+00:00")


@pytest.mark.parametrize("kind", [K.MOVED, K.CANCELLED_LETTER, K.POLL, K.FINDINGS, K.NOTICE])
def test_what_is_due_at_once_is_due_now(kind):
    righted = righted_delivery(a_delivery(kind=kind, due=FAR), now=NOW)

    assert righted == a_delivery(kind=kind, due=NOW)


@pytest.mark.parametrize("state", [DeliveryState.PLANNED, DeliveryState.DOUBTFUL])
def test_retry_and_look_do_not_wait_for_another_year(state):
    waiting = a_delivery(kind=K.START, state=state, attempts=3, wake=FAR)

    assert righted_delivery(waiting, now=NOW).wake == NOW


@pytest.mark.parametrize("state", [DeliveryState.PLANNED, DeliveryState.DOUBTFUL])
def test_retry_and_look_that_are_near_stay(state):
    near = NOW + MAX_RETRY_AFTER - SECOND
    waiting = a_delivery(kind=K.START, state=state, attempts=3, wake=near)

    assert righted_delivery(waiting, now=NOW) == waiting


@pytest.mark.parametrize("kind", [K.DAY_BEFORE, K.SOON, K.START, K.RUN_SHEET, K.STILL_RUNNING])
def test_what_waits_for_its_moment_waits_on(kind):
    waiting = a_delivery(kind=kind, due=START)

    assert righted_delivery(waiting, now=NOW) == waiting


def test_what_is_due_is_left_alone():
    late = a_delivery(kind=K.MOVED, due=NOW - DAY)

    assert righted_delivery(late, now=NOW) == late


def test_talk_that_was_to_be_announced_at_once_is_announced_now():
    righted = righted_talk(a_talk(announce_at=FAR, changed_at=FAR + SECOND), now=NOW)

    assert righted == a_talk(announce_at=NOW, changed_at=NOW)


@pytest.mark.parametrize(
    "talk",
    [
        a_talk(announce_at=NOW + DAY, changed_at=NOW - HOUR),
        a_talk(announce_at=NOW - DAY, changed_at=NOW - DAY),
        a_talk(announce_at=None),
    ],
)
def test_day_that_was_chosen_for_the_announcement_stays(talk):
    assert righted_talk(talk, now=NOW) == talk


def test_card_that_was_shown_in_the_future_is_shown_again_now():
    shown = a_mirror(shown_at=FAR, wake=FAR + 5 * SECOND)

    assert righted_mirror(shown, now=NOW) == a_mirror(shown_at=None, wake=NOW)


def test_card_that_rests_is_free_to_be_changed():
    assert righted_mirror(a_mirror(shown_at=FAR), now=NOW) == a_mirror()


def test_card_of_the_right_time_is_left_alone():
    card = a_mirror(shown_at=NOW - HOUR, wake=NOW + 5 * SECOND)

    assert righted_mirror(card, now=NOW) == card


@pytest.mark.parametrize("closed", [FAR, datetime.fromisoformat("1970-01-01T00:00:00+00:00")])
def test_closed_poll_is_counted_as_if_it_closed_now(closed):
    poll = a_poll(state=PollState.CLOSING, closes_at=closed, wake=closed, attempts=9)

    assert righted_poll(poll, now=NOW) == a_poll(
        state=PollState.CLOSING, closes_at=NOW, wake=NOW, attempts=0
    )


def test_open_poll_lasts_no_longer_than_polls_do():
    poll = a_poll(state=PollState.OPEN, opened_at=FAR, closes_at=FAR, wake=FAR)
    righted = righted_poll(poll, now=NOW)
    closes = NOW + timedelta(hours=HOURS)

    assert (righted.closes_at, righted.wake) == (closes, closes + COUNT_AFTER)


def test_doubt_of_the_future_is_looked_into_from_its_moment_on():
    """A look that began at the claim's own time, in 2099, would find nothing and send again."""
    left = Claim(by="an earlier run", at=FAR)
    claimed = a_delivery(state=DeliveryState.CLAIMED, claim=left, attempts=1, wake=None)
    doubtful = after(claimed, Unknown(), now=NOW + HOUR)

    assert doubtful.claim == Claim(by="an earlier run", at=NOW)


def test_doubt_that_was_written_down_in_the_future_is_looked_into_from_its_moment_on():
    claim = Claim(by="an earlier run", at=FAR)
    doubtful = a_delivery(
        state=DeliveryState.DOUBTFUL, claim=claim, attempts=1, wake=FAR + 5 * SECOND
    )
    righted = righted_delivery(doubtful, now=NOW + HOUR)

    assert righted.claim == Claim(by="an earlier run", at=NOW)
    assert righted.wake == NOW + HOUR
