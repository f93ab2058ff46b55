from datetime import timedelta

import pytest

from bot.domain.signups.signup import Answer, let_in, seat, slot_key
from tests.factories import NOW, a_signup


def waiting(user_id, *, minutes):
    moment = NOW + timedelta(minutes=minutes)
    return a_signup(user_id=user_id, answer=Answer.WAITLISTED, answered_at=moment)


@pytest.mark.parametrize(
    ("wanted", "taken", "seats", "given"),
    [
        (Answer.GOING, 0, None, Answer.GOING),
        (Answer.GOING, 10_000, None, Answer.GOING),
        (Answer.GOING, 1, 2, Answer.GOING),
        (Answer.GOING, 2, 2, Answer.WAITLISTED),
        (Answer.GOING, 3, 2, Answer.WAITLISTED),
        (Answer.GOING, 0, 0, Answer.WAITLISTED),
        (Answer.MAYBE, 2, 2, Answer.MAYBE),
        (Answer.DECLINED, 2, 2, Answer.DECLINED),
    ],
)
def test_seat_is_given_while_there_is_one(wanted, taken, seats, given):
    assert seat(wanted, taken=taken, seats=seats) is given


def test_who_waited_longest_is_let_in_and_keeps_the_place_in_time():
    late, early, middle = (waiting(user, minutes=at) for user, at in ((1, 5), (2, 1), (3, 3)))

    chosen = let_in([late, early, middle], taken=1, seats=3)

    assert chosen == [
        a_signup(user_id=each.user_id, answered_at=each.answered_at) for each in (early, middle)
    ]


@pytest.mark.parametrize(
    ("taken", "seats", "let"), [(0, 0, 0), (2, 1, 0), (1, 1, 0), (1, 2, 1), (0, 5, 2), (9, None, 2)]
)
def test_nobody_is_let_in_beyond_the_seats(taken, seats, let):
    queue = [waiting(user, minutes=user) for user in (1, 2)]

    assert len(let_in(queue, taken=taken, seats=seats)) == let


def test_slot_key_is_one_per_member_and_talk():
    keys = {slot_key(talk, user) for talk in ("AAAAAA", "BBBBBB") for user in (1, 11)}

    assert len(keys) == 4
