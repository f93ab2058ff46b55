from datetime import timedelta

import pytest

from bot.domain.signup import Answer, Counts, count, next_in_line, seat, slot_key
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


def test_count_leaves_out_those_who_declined():
    answers = [Answer.GOING, Answer.GOING, Answer.MAYBE, Answer.WAITLISTED, Answer.DECLINED]
    signups = [a_signup(user_id=number, answer=answer) for number, answer in enumerate(answers)]

    assert count(signups) == Counts(going=2, maybe=1, waitlisted=1)
    assert count(signups).people == 3
    assert count([]) == Counts()


def test_who_waited_longest_is_next_and_keeps_the_place_in_time():
    late, early = waiting(1, minutes=5), waiting(2, minutes=1)

    chosen = next_in_line([late, early, a_signup(user_id=3)], seats=2)

    assert chosen == a_signup(user_id=2, answered_at=early.answered_at)


@pytest.mark.parametrize("seats", [0, 1])
def test_nobody_is_next_while_all_seats_are_taken(seats):
    assert next_in_line([a_signup(user_id=1), waiting(2, minutes=0)], seats=seats) is None


def test_nobody_is_next_when_nobody_waits():
    assert next_in_line([a_signup(answer=Answer.MAYBE)], seats=5) is None


def test_slot_key_is_one_per_member_and_talk():
    keys = {slot_key(talk, user) for talk in ("AAAAAA", "BBBBBB") for user in (1, 11)}

    assert len(keys) == 4
