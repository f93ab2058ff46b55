from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.signups.circular import is_on_this_day, readers_of
from bot.domain.signups.signup import Answer
from tests.factories import NOW, ZONE, a_signup, a_slot, a_talk

# Midnight in the talk's zone, which is two hours ahead of UTC by then.
MIDNIGHT = datetime(2022, 4, 3, 22, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("with_maybe", "readers"), [(False, (1,)), (True, (1, 2))])
def test_it_goes_to_who_is_going_and_to_maybe_if_that_was_ticked(with_maybe, readers):
    signups = [
        a_signup(user_id=1),
        a_signup(user_id=2, answer=Answer.MAYBE),
        a_signup(user_id=3, answer=Answer.WAITLISTED),
        a_signup(user_id=4, answer=Answer.DECLINED, remind=True),
        a_signup(user_id=5, no_part_since=NOW),
    ]

    assert readers_of(signups, with_maybe=with_maybe) == readers


@pytest.mark.parametrize(
    ("sent", "now", "known"),
    [
        (MIDNIGHT - MINUTE, MIDNIGHT - MINUTE, True),
        (MIDNIGHT - MINUTE, MIDNIGHT, False),
        (MIDNIGHT, MIDNIGHT + timedelta(hours=24) - MINUTE, True),
        (MIDNIGHT, MIDNIGHT + timedelta(hours=24), False),
    ],
)
def test_a_day_is_one_of_the_calendar_where_the_talk_is(sent, now, known):
    assert ZONE == "Europe/Copenhagen"

    assert is_on_this_day(a_talk(slot=a_slot()), [sent], now=now) is known
