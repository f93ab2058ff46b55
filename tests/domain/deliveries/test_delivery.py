from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import (
    COMES_LATE_FOR,
    LOOK_AFTER,
    MAX_RETRY_AFTER,
    MIRROR_PACE,
    RETRY_AFTER,
    Claim,
    DeliveryState,
    backoff,
)
from bot.domain.deliveries.kinds import DeliveryKind
from bot.domain.deliveries.reasons import Reason
from bot.domain.errors import IllegalStep
from tests.factories import NOW, TALKS_CHANNEL_ID, a_delivery, a_mirror

PLANNED = a_delivery()
CLAIMED = PLANNED.claimed(by="run-1", now=NOW, since_id=500)
DOUBTFUL = CLAIMED.doubtful(now=NOW)
HELD = CLAIMED.held(Reason.NO_PERMISSION)
SENT = CLAIMED.sent(message_id=700, channel_id=TALKS_CHANNEL_ID, now=NOW)
DROPPED = PLANNED.dropped(Reason.TOO_LATE)
WITHDRAWN = PLANNED.withdrawn()
ALL = {each.state: each for each in (PLANNED, CLAIMED, DOUBTFUL, HELD, SENT, DROPPED, WITHDRAWN)}

LATER = NOW + timedelta(minutes=1)
S = DeliveryState
# Every step, and from where to where it goes; from anywhere else it is refused.
STEPS = {
    "claimed": (
        lambda each: each.claimed(by="run-2", now=LATER, since_id=None),
        {S.PLANNED: S.CLAIMED},
    ),
    "sent": (
        lambda each: each.sent(message_id=1, channel_id=2, now=LATER),
        {S.CLAIMED: S.SENT, S.DOUBTFUL: S.SENT, S.HELD: S.SENT},
    ),
    "surely_not_sent": (
        lambda each: each.surely_not_sent(now=LATER),
        {S.CLAIMED: S.PLANNED, S.DOUBTFUL: S.PLANNED},
    ),
    "doubtful": (
        lambda each: each.doubtful(now=LATER),
        {S.CLAIMED: S.DOUBTFUL, S.DOUBTFUL: S.DOUBTFUL},
    ),
    "absent": (
        lambda each: each.absent(now=LATER),
        {S.CLAIMED: S.PLANNED, S.DOUBTFUL: S.PLANNED},
    ),
    "held": (
        lambda each: each.held(Reason.REFUSED),
        {S.PLANNED: S.HELD, S.CLAIMED: S.HELD, S.DOUBTFUL: S.HELD},
    ),
    "mended": (lambda each: each.mended(now=LATER), {S.HELD: S.PLANNED}),
    "withdrawn": (
        lambda each: each.withdrawn(),
        {
            S.PLANNED: S.WITHDRAWN,
            S.HELD: S.WITHDRAWN,
            # Nobody knows yet: only marked.
            S.CLAIMED: S.CLAIMED,
            S.DOUBTFUL: S.DOUBTFUL,
        },
    ),
    "dropped": (
        lambda each: each.dropped(Reason.TOO_LATE),
        {S.PLANNED: S.DROPPED, S.HELD: S.DROPPED},
    ),
    "retimed": (
        lambda each: each.retimed(LATER, 2),
        {S.PLANNED: S.PLANNED, S.HELD: S.HELD},
    ),
    "waiting": (lambda each: each.waiting(LATER), {S.PLANNED: S.PLANNED}),
}


def test_the_examples_cover_every_state():
    assert set(ALL) == set(DeliveryState)


@pytest.mark.parametrize("state", DeliveryState)
@pytest.mark.parametrize("step", STEPS)
def test_step_leads_where_the_picture_says_or_is_refused(state, step):
    act, goes = STEPS[step]

    if state in goes:
        assert act(ALL[state]).state is goes[state]
    else:
        with pytest.raises(IllegalStep):
            act(ALL[state])


@pytest.mark.parametrize("state", DeliveryState)
def test_only_what_is_planned_or_in_doubt_wakes_the_timekeeper(state):
    assert (ALL[state].wake is not None) == (state in {S.PLANNED, S.DOUBTFUL})


def test_claim_names_the_run_and_where_a_look_begins():
    assert CLAIMED == replace(
        PLANNED,
        state=S.CLAIMED,
        claim=Claim(by="run-1", at=NOW, since_id=500),
        attempts=1,
        wake=None,
    )


def test_second_claim_looks_from_where_the_first_one_did():
    again = DOUBTFUL.absent(now=LATER).claimed(by="run-2", now=LATER, since_id=900)

    assert again.claim == Claim(by="run-2", at=LATER, since_id=500)
    assert (again.attempts, again.key) == (2, PLANNED.key)


@pytest.mark.parametrize("before", [CLAIMED, DOUBTFUL, HELD], ids=lambda each: each.state.value)
def test_confirmation_keeps_the_message(before):
    sent = before.sent(message_id=7, channel_id=8, now=LATER)

    assert sent == replace(
        before,
        state=S.SENT,
        message_id=7,
        channel_id=8,
        sent_at=LATER,
        wake=None,
        reason=None,
    )


def test_refusal_for_now_waits_longer_each_time():
    waits = []
    delivery = PLANNED
    for _ in range(8):
        claimed = delivery.claimed(by="run-1", now=NOW, since_id=None)
        delivery = claimed.surely_not_sent(now=NOW)
        waits.append(delivery.wake - NOW)

    assert [wait.total_seconds() for wait in waits] == [15, 30, 60, 120, 240, 480, 600, 600]


def test_what_was_mended_waits_like_something_new():
    """People tried it again and again until they had found the missing right."""
    delivery = PLANNED
    for _ in range(8):
        refused = delivery.claimed(by="run-1", now=NOW, since_id=None).held(Reason.NO_PERMISSION)
        delivery = refused.mended(now=NOW)
    assert delivery.may_have_gone_out
    again = delivery.claimed(by="run-1", now=NOW, since_id=None)

    assert again.surely_not_sent(now=NOW).wake == NOW + RETRY_AFTER


def test_refusal_that_says_how_long_is_believed():
    wait = timedelta(seconds=3)

    assert CLAIMED.surely_not_sent(now=NOW, wait=wait).wake == NOW + wait


@pytest.mark.parametrize(("attempts", "wait"), [(0, RETRY_AFTER), (10_000, MAX_RETRY_AFTER)])
def test_backing_off_has_bounds(attempts, wait):
    assert backoff(attempts) == wait


def test_claim_after_a_long_rest_looks_from_there_on():
    """What was refused in spring and is sent in autumn would be looked for among thousands."""
    later = NOW + COMES_LATE_FOR + timedelta(seconds=1)
    held = CLAIMED.held(Reason.NO_PERMISSION).mended(now=later)
    again = held.claimed(by="run-2", now=later, since_id=900)
    assert again.claim == Claim(by="run-2", at=later, since_id=900)


def test_doubt_looks_soon():
    assert DOUBTFUL == replace(CLAIMED, state=S.DOUBTFUL, wake=NOW + LOOK_AFTER)


def test_what_is_absent_is_sent_again_at_once_with_its_key():
    assert DOUBTFUL.absent(now=LATER) == replace(DOUBTFUL, state=S.PLANNED, wake=LATER)


def test_what_is_absent_is_not_sent_before_its_moment():
    moved = replace(DOUBTFUL, due=LATER)

    assert moved.absent(now=NOW) == replace(moved, state=S.PLANNED, wake=LATER)


@pytest.mark.parametrize(
    ("reason", "state"),
    [(Reason.CANNOT_LOOK, S.DOUBTFUL), (Reason.DM_CLOSED, S.PLANNED), (Reason.REFUSED, S.PLANNED)],
)
def test_mending_looks_first_where_there_was_doubt(reason, state):
    held = DOUBTFUL.held(reason)

    anew = {"state": state, "reason": None, "attempts": 0}
    assert held.mended(now=LATER) == replace(held, **anew, wake=LATER)


def test_what_was_moved_while_it_was_held_is_not_sent_before_its_moment():
    moved = CLAIMED.held(Reason.NO_PERMISSION).retimed(LATER, 2)

    anew = {"state": S.PLANNED, "reason": None, "attempts": 0}
    assert moved.mended(now=NOW) == replace(moved, **anew, wake=LATER)


@pytest.mark.parametrize("before", [CLAIMED, DOUBTFUL], ids=lambda each: each.state.value)
def test_what_is_under_way_is_marked_and_taken_back_if_it_did_not_go_out(before):
    overtaken = before.withdrawn()

    assert overtaken == replace(before, overtaken=True)
    assert overtaken.surely_not_sent(now=LATER) == replace(overtaken, state=S.WITHDRAWN, wake=None)
    assert overtaken.absent(now=LATER).state is S.WITHDRAWN
    assert overtaken.held(Reason.NO_PERMISSION).state is S.WITHDRAWN


def test_what_was_overtaken_and_cannot_be_looked_for_stays_in_doubt():
    held = DOUBTFUL.withdrawn().held(Reason.CANNOT_LOOK)

    assert (held.state, held.mended(now=LATER).state) == (S.HELD, S.DOUBTFUL)


def test_announcement_in_doubt_stays_in_doubt_when_it_is_taken_back():
    """Its card may stand there; of a reminder it matters to nobody."""
    unseen = DOUBTFUL.held(Reason.CANNOT_LOOK)
    reminder = replace(unseen, kind=DeliveryKind.DAY_BEFORE)

    assert unseen.withdrawn() == replace(unseen, overtaken=True)
    assert reminder.withdrawn().state is S.WITHDRAWN


def test_what_was_overtaken_and_went_out_says_so():
    sent = CLAIMED.withdrawn().sent(message_id=1, channel_id=2, now=LATER)

    assert (sent.state, sent.overtaken) == (S.SENT, True)


def test_held_delivery_gets_a_new_time_without_waking():
    assert HELD.retimed(LATER, 2) == replace(HELD, due=LATER, occasion=2)
    assert PLANNED.retimed(LATER, 2) == replace(PLANNED, due=LATER, wake=LATER, occasion=2)


def test_waiting_keeps_what_was_due():
    assert PLANNED.waiting(LATER) == replace(PLANNED, wake=LATER)


def test_thousand_touches_are_one_edit():
    mirror = a_mirror()
    for second in range(1000):
        mirror = mirror.touched(now=NOW + timedelta(seconds=second))

    assert mirror == a_mirror(wanted=1000, wake=NOW)


def test_mirror_is_not_edited_faster_than_its_pace():
    shown = a_mirror(wanted=1).showed(1, now=NOW)

    assert shown == a_mirror(wanted=1, shown=1, shown_at=NOW)
    assert shown.touched(now=NOW).wake == NOW + MIRROR_PACE
    assert shown.touched(now=NOW + timedelta(hours=1)).wake == NOW + timedelta(hours=1)


def test_mirror_that_changed_while_it_was_drawn_is_due_again():
    mirror = a_mirror(wanted=3, wake=NOW).showed(2, now=NOW)

    assert (mirror.shown, mirror.wake) == (2, NOW + MIRROR_PACE)


def test_touch_does_not_shorten_a_pause_that_discord_asked_for():
    pause = timedelta(minutes=2)
    paused = a_mirror(wanted=1, wake=NOW).later(now=NOW, wait=pause)

    assert paused.touched(now=LATER).wake == NOW + pause


def test_mirror_backs_off_and_begins_anew_when_it_was_shown():
    failed = a_mirror(wanted=1, wake=NOW).later(now=NOW).later(now=NOW)

    assert (failed.attempts, failed.wake) == (2, NOW + 2 * RETRY_AFTER)
    assert failed.showed(1, now=NOW).attempts == 0


def test_held_mirror_sleeps_until_it_is_touched():
    held = a_mirror(wanted=1, wake=NOW).held(Reason.NO_PERMISSION)

    assert (held.wake, held.reason) == (None, Reason.NO_PERMISSION)
    assert held.touched(now=LATER) == replace(held, wanted=2, wake=LATER)
    assert held.touched(now=LATER).showed(2, now=LATER).reason is None


def test_mirror_of_a_message_that_is_gone_is_not_asked_for_again():
    gone = a_mirror(wanted=1, wake=NOW).held(Reason.CHANNEL_GONE)

    assert gone.touched(now=LATER) == replace(gone, wanted=2)
