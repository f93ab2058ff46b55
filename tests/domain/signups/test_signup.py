from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.signups.signup import (
    Answer,
    let_in,
    offered_until,
    place_in_queue,
    seat,
    slot_key,
)
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


UNTIL = NOW + timedelta(days=1)


def test_who_waited_longest_is_offered_a_seat_and_keeps_the_place_in_time():
    late, early, middle = (waiting(user, minutes=at) for user, at in ((1, 5), (2, 1), (3, 3)))

    chosen = let_in([late, early, middle], taken=1, seats=3, until=UNTIL)

    assert chosen == [replace(each, offered_until=UNTIL) for each in (early, middle)]


@pytest.mark.parametrize(
    ("taken", "seats", "let"), [(0, 0, 0), (2, 1, 0), (1, 1, 0), (1, 2, 1), (0, 5, 2), (9, None, 2)]
)
def test_nobody_is_let_in_beyond_the_seats(taken, seats, let):
    queue = [waiting(user, minutes=user) for user in (1, 2)]

    assert len(let_in(queue, taken=taken, seats=seats, until=UNTIL)) == let


def test_where_there_is_room_for_everybody_nobody_is_asked():
    offered = replace(waiting(1, minutes=1), offered_until=UNTIL)

    chosen = let_in([offered, waiting(2, minutes=2)], taken=1, seats=None, until=UNTIL)

    assert [(each.answer, each.offered_until) for each in chosen] == [(Answer.GOING, None)] * 2


def test_nobody_is_offered_a_second_seat():
    offered = replace(waiting(1, minutes=1), offered_until=UNTIL)

    assert let_in([offered], taken=1, seats=2, until=UNTIL) == []


@pytest.mark.parametrize(
    ("before_start", "lasts"),
    [
        (timedelta(days=9), timedelta(days=1)),
        (timedelta(hours=6), timedelta(hours=3)),
        (timedelta(minutes=16), timedelta(minutes=10)),
        (timedelta(minutes=-30), timedelta(minutes=10)),
        (timedelta(hours=1, seconds=30), timedelta(minutes=31)),
    ],
    ids=["a-day", "half-of-what-is-left", "at-least", "it-runs", "whole-minutes"],
)
def test_a_seat_is_kept_for_a_day_and_near_the_start_for_less(before_start, lasts):
    assert offered_until(NOW + before_start, now=NOW) == NOW + lasts


def test_place_in_the_queue_is_behind_those_who_still_wait():
    first, second, third = (waiting(user, minutes=user) for user in (1, 2, 3))
    queue = [third, replace(first, offered_until=UNTIL), second]

    assert [place_in_queue(queue, each) for each in queue] == [2, 0, 1]


def test_of_one_moment_the_first_that_was_noted_is_first():
    queue = [waiting(user, minutes=1) for user in (3, 1, 2)]

    assert [place_in_queue(queue, each) for each in queue] == [1, 2, 3]
    assert let_in(queue, taken=0, seats=1, until=UNTIL)[0].user_id == 3


def test_slot_key_is_one_per_member_and_talk():
    keys = {slot_key(talk, user) for talk in ("AAAAAA", "BBBBBB") for user in (1, 11)}

    assert len(keys) == 4
