"""Each state of a delivery and each fact: where it leads, or that it cannot happen."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries.delivery import (
    MAX_RETRY_AFTER,
    RETRY_AFTER,
    WAKING,
    Claim,
    DeliveryState,
    backoff,
)
from bot.domain.deliveries.facts import (
    LOOK_AFTER,
    Absent,
    CannotLook,
    Dropped,
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
from bot.domain.deliveries.transitions import (
    COMES_LATE_FOR,
    TABLE,
    TRIES_AT_LEAST,
    TRIES_FOR,
    UNREADABLE_FOR,
    step,
)
from bot.domain.errors import IllegalStep
from tests.factories import NOW, TALKS_CHANNEL_ID, a_delivery, after

FORBIDDEN = Refused(reason=Reason.NO_PERMISSION)
STANDS = Sent(message_id=700, channel_id=TALKS_CHANNEL_ID)
TAKEN = Taken(by="run-1", since_id=500)
PLANNED = a_delivery()
CLAIMED = after(PLANNED, TAKEN)
DOUBTFUL = after(CLAIMED, Unknown())
HELD = after(CLAIMED, FORBIDDEN)
SENT = after(CLAIMED, STANDS)
DROPPED = after(PLANNED, Dropped(Reason.TOO_LATE))
WITHDRAWN = after(PLANNED, Withdrawn())
ALL = {each.state: each for each in (PLANNED, CLAIMED, DOUBTFUL, HELD, SENT, DROPPED, WITHDRAWN)}

LATER = NOW + timedelta(minutes=1)
S = DeliveryState
# Every fact, and from where to where it leads. An answer or a look that comes late changes nothing,
# nor does a backup what is over; what we do ourselves is refused anywhere else.
ANSWERS = {
    Sent(message_id=1, channel_id=2): {S.CLAIMED: S.SENT, S.DOUBTFUL: S.SENT, S.HELD: S.SENT},
    NotSent(): {S.CLAIMED: S.PLANNED, S.DOUBTFUL: S.PLANNED},
    Unknown(): {S.CLAIMED: S.DOUBTFUL, S.DOUBTFUL: S.DOUBTFUL},
    Refused(reason=Reason.REFUSED): {S.CLAIMED: S.HELD, S.DOUBTFUL: S.HELD},
    Found(message_id=1, channel_id=2): {S.DOUBTFUL: S.SENT},
    Absent(): {S.DOUBTFUL: S.PLANNED},
    NotYet(upto_id=9): {S.DOUBTFUL: S.DOUBTFUL},
    CannotLook(): {S.DOUBTFUL: S.HELD},
    Unreadable(): {S.DOUBTFUL: S.DOUBTFUL},
    Restored(NOW): {
        S.PLANNED: S.DOUBTFUL,
        S.CLAIMED: S.DOUBTFUL,
        S.DOUBTFUL: S.DOUBTFUL,
        S.HELD: S.HELD,
    },
}
ACTS = {
    TAKEN: {S.PLANNED: S.CLAIMED},
    PutOff(LATER): {S.PLANNED: S.PLANNED},
    Retimed(LATER, 2): {S.PLANNED: S.PLANNED, S.HELD: S.HELD},
    Stopped(): {S.PLANNED: S.HELD},
    Dropped(Reason.TOO_LATE): {S.PLANNED: S.DROPPED, S.HELD: S.DROPPED},
    Mended(): {S.HELD: S.PLANNED},
    Withdrawn(): {
        S.PLANNED: S.WITHDRAWN,
        S.HELD: S.WITHDRAWN,
        # Nobody knows yet: only marked.
        S.CLAIMED: S.CLAIMED,
        S.DOUBTFUL: S.DOUBTFUL,
    },
}


def names(facts):
    return [type(fact).__name__ for fact in facts]


def test_the_examples_cover_every_state_and_every_fact():
    assert set(ALL) == set(DeliveryState)
    assert {type(fact) for fact in (*ANSWERS, *ACTS)} == {fact for _, fact in TABLE}


@pytest.mark.parametrize("state", DeliveryState)
@pytest.mark.parametrize("fact", ANSWERS, ids=names(ANSWERS))
def test_answer_leads_where_the_table_says_or_changes_nothing(state, fact):
    found = step(ALL[state], fact, now=LATER)

    assert found.state in TABLE[state, type(fact)].leads_to
    if state in ANSWERS[fact]:
        assert found.state is ANSWERS[fact][state]
    else:
        assert found == ALL[state]


@pytest.mark.parametrize("state", DeliveryState)
@pytest.mark.parametrize("fact", ACTS, ids=names(ACTS))
def test_act_leads_where_the_table_says_or_is_refused(state, fact):
    if state in ACTS[fact]:
        found = step(ALL[state], fact, now=LATER)
        assert found.state is ACTS[fact][state]
        assert found.state in TABLE[state, type(fact)].leads_to
    else:
        with pytest.raises(IllegalStep):
            step(ALL[state], fact, now=LATER)


@pytest.mark.parametrize("state", DeliveryState)
def test_only_what_is_planned_or_in_doubt_wakes_the_timekeeper(state):
    assert (ALL[state].wake is not None) == (state in WAKING)


def test_claim_names_the_run_and_where_a_look_begins():
    assert CLAIMED == replace(
        PLANNED,
        state=S.CLAIMED,
        claim=Claim(by="run-1", at=NOW, since_id=500),
        attempts=1,
        wake=None,
    )


def test_second_claim_looks_from_where_the_first_one_did():
    again = after(DOUBTFUL, Absent(), Taken(by="run-2", since_id=900), now=LATER)

    assert again.claim == Claim(by="run-2", at=LATER, since_id=500)
    assert (again.attempts, again.key) == (2, PLANNED.key)


@pytest.mark.parametrize("before", [CLAIMED, DOUBTFUL, HELD], ids=lambda each: each.state.value)
def test_confirmation_keeps_the_message(before):
    sent = step(before, Sent(message_id=7, channel_id=8), now=LATER)

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
        delivery = after(delivery, TAKEN, NotSent())
        waits.append(delivery.wake - NOW)

    assert [wait.total_seconds() for wait in waits] == [15, 30, 60, 120, 240, 480, 600, 600]


def test_what_was_mended_waits_like_something_new():
    """People tried it again and again until they had found the missing right."""
    delivery = PLANNED
    for _ in range(8):
        delivery = after(delivery, TAKEN, FORBIDDEN, Mended())
    assert delivery.may_have_gone_out

    assert after(delivery, TAKEN, NotSent()).wake == NOW + RETRY_AFTER


def test_refusal_that_says_how_long_is_believed():
    wait = timedelta(seconds=3)

    assert after(CLAIMED, NotSent(wait=wait)).wake == NOW + wait


@pytest.mark.parametrize(("attempts", "wait"), [(0, RETRY_AFTER), (10_000, MAX_RETRY_AFTER)])
def test_backing_off_has_bounds(attempts, wait):
    assert backoff(attempts) == wait


def test_claim_after_a_long_rest_looks_from_there_on():
    """What was refused in spring and is sent in autumn would be looked for among thousands."""
    later = NOW + COMES_LATE_FOR + timedelta(seconds=1)
    again = after(HELD, Mended(), Taken(by="run-2", since_id=900), now=later)

    assert again.claim == Claim(by="run-2", at=later, since_id=900)


def test_doubt_looks_soon():
    assert DOUBTFUL == replace(CLAIMED, state=S.DOUBTFUL, wake=NOW + LOOK_AFTER)


def test_what_is_absent_is_sent_again_at_once_with_its_key():
    absent = step(DOUBTFUL, Absent(), now=LATER)
    assert absent == replace(DOUBTFUL, state=S.PLANNED, wake=LATER, absent_since=LATER)


def test_what_is_absent_is_not_sent_before_its_moment():
    moved = replace(DOUBTFUL, due=LATER)

    assert after(moved, Absent()) == replace(moved, state=S.PLANNED, wake=LATER, absent_since=NOW)


def test_what_is_absent_each_time_waits_longer_each_time():
    """Discord answers with a 500 whenever it is sent, and keeps no message."""
    waits = []
    delivery = PLANNED
    for _ in range(8):
        delivery = after(delivery, TAKEN, Unknown(), Absent())
        waits.append(delivery.wake - NOW)

    assert [wait.total_seconds() for wait in waits] == [0, 15, 30, 60, 120, 240, 480, 600]


def test_look_that_fails_is_made_again_less_and_less_often():
    """Else an outage of hours would be asked every few seconds, for each message in doubt."""
    waits = []
    delivery = DOUBTFUL
    for _ in range(7):
        delivery = after(delivery, Unknown())
        waits.append(delivery.wake - NOW)

    assert [wait.total_seconds() for wait in waits] == [15, 30, 60, 120, 240, 480, 600]
    assert after(delivery, Absent()).wake == NOW
    assert after(delivery, Absent(), TAKEN).failed_looks == 0


def test_what_stays_unreadable_for_an_hour_is_held():
    delivery, now = DOUBTFUL, NOW
    while delivery.is_doubtful:
        delivery = step(delivery, Unreadable(), now=now)
        now = delivery.wake or now
    assert UNREADABLE_FOR <= now - NOW <= UNREADABLE_FOR + MAX_RETRY_AFTER
    assert (delivery.state, delivery.reason, delivery.is_in_doubt) == (
        S.HELD,
        Reason.UNREADABLE,
        True,
    )


def test_look_that_can_be_read_begins_the_hour_anew():
    unreadable = step(DOUBTFUL, Unreadable(), now=NOW)
    seen = step(unreadable, NotYet(upto_id=9), now=LATER)
    assert step(seen, Unreadable(), now=NOW + UNREADABLE_FOR).is_doubtful
    sent_again = after(unreadable, Absent(), TAKEN, Unknown())
    assert step(sent_again, Unreadable(), now=NOW + UNREADABLE_FOR).is_doubtful


def test_look_that_could_not_be_made_is_made_when_it_can_be():
    """What it comes after is in doubt too, or its server is away."""
    wait = timedelta(minutes=1)

    assert after(DOUBTFUL, Unknown(wait=wait)) == replace(DOUBTFUL, wake=NOW + wait)


def absent(times, *, since):
    return replace(DOUBTFUL, attempts=times, absent_since=since)


def test_what_was_absent_for_a_day_is_held():
    hopeless = absent(TRIES_AT_LEAST, since=NOW - TRIES_FOR)
    held = after(hopeless, Absent())

    assert (held.state, held.reason, held.wake) == (S.HELD, Reason.NO_ANSWER, None)
    mended = after(held, Mended())
    assert (mended.state, mended.wake, mended.absent_since) == (S.PLANNED, NOW, None)


@pytest.mark.parametrize(
    ("times", "since"),
    [
        (TRIES_AT_LEAST - 1, NOW - 30 * TRIES_FOR),
        (TRIES_AT_LEAST, NOW - TRIES_FOR + timedelta(seconds=1)),
        (10 * TRIES_AT_LEAST, None),
    ],
    ids=["the bot was away", "not for a day yet", "the line was cut for days before"],
)
def test_what_was_absent_less_is_tried_again(times, since):
    assert after(absent(times, since=since), Absent()).state is S.PLANNED


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        (Reason.CANNOT_LOOK, S.DOUBTFUL),
        (Reason.UNREADABLE, S.DOUBTFUL),
        (Reason.DM_CLOSED, S.PLANNED),
        (Reason.REFUSED, S.PLANNED),
    ],
)
def test_mending_looks_first_where_there_was_doubt(reason, state):
    held = after(DOUBTFUL, CannotLook(reason=reason))

    anew = {"state": state, "reason": None, "attempts": 0, "absent_since": None}
    assert step(held, Mended(), now=LATER) == replace(held, **anew, wake=LATER)


def test_what_was_moved_while_it_was_held_is_not_sent_before_its_moment():
    moved = after(HELD, Retimed(LATER, 2))

    anew = {"state": S.PLANNED, "reason": None, "attempts": 0, "absent_since": None}
    assert after(moved, Mended()) == replace(moved, **anew, wake=LATER)


@pytest.mark.parametrize("before", [CLAIMED, DOUBTFUL], ids=lambda each: each.state.value)
def test_what_is_under_way_is_marked_and_taken_back_if_it_did_not_go_out(before):
    overtaken = after(before, Withdrawn())

    assert overtaken == replace(before, overtaken=True)
    assert step(overtaken, NotSent(), now=LATER) == replace(overtaken, state=S.WITHDRAWN, wake=None)
    assert after(overtaken, Unknown(), Absent()).state is S.WITHDRAWN
    assert after(overtaken, FORBIDDEN).state is S.WITHDRAWN


def test_what_was_overtaken_and_cannot_be_looked_for_stays_in_doubt():
    held = after(DOUBTFUL, Withdrawn(), CannotLook())

    assert (held.state, after(held, Mended()).state) == (S.HELD, S.DOUBTFUL)


@pytest.mark.parametrize("kind", [DeliveryKind.ANNOUNCEMENT, DeliveryKind.BALLOT_HALF_TIME])
def test_what_is_in_doubt_stays_in_doubt_when_it_is_taken_back(kind: DeliveryKind):
    """It may stand there: "never sent" would be untrue, and nothing would draw it anew."""
    unseen = replace(after(DOUBTFUL, CannotLook()), kind=kind)
    taken_back = after(unseen, Withdrawn())

    assert taken_back == replace(unseen, overtaken=True)
    assert after(taken_back, Mended(), Absent()).state is S.WITHDRAWN
    assert after(taken_back, Mended(), Found(message_id=1, channel_id=2)).state is S.SENT


def test_what_was_overtaken_and_went_out_says_so():
    sent = after(CLAIMED, Withdrawn(), STANDS)

    assert (sent.state, sent.overtaken) == (S.SENT, True)


def test_held_delivery_gets_a_new_time_without_waking():
    assert after(HELD, Retimed(LATER, 2)) == replace(HELD, due=LATER, occasion=2)
    moved = replace(PLANNED, due=LATER, wake=LATER, occasion=2)
    assert after(PLANNED, Retimed(LATER, 2)) == moved


def test_waiting_keeps_what_was_due():
    assert after(PLANNED, PutOff(LATER)) == replace(PLANNED, wake=LATER)
