"""Sums of what people chose at sign-up point at nobody."""

import pytest

from bot.domain.signups.choices import choice_totals
from bot.domain.signups.signup import Answer
from bot.domain.talks.parts import SignupQuestion
from tests.factories import a_signup

ASKED = SignupQuestion(text="Which city?", options=("North", "South", "East", "West"))


def those(north: int = 0, south: int = 0, east: int = 0, **more: int):
    chosen = ["North"] * north + ["South"] * south + ["East"] * east
    chosen += [name for name, count in more.items() for _ in range(count)]
    return [a_signup(user_id=number, choice=each) for number, each in enumerate(chosen)]


@pytest.mark.parametrize(
    ("signups", "options", "others"),
    [
        (those(north=4), (), 0),
        (those(north=5, south=4), (("North", 5),), 0),
        (those(north=9, south=4, east=3), (("North", 5),), 5),
        (those(north=10, south=2, east=2), (("North", 10),), 0),
        (those(south=5, Elsewhere=9), (("South", 5),), 0),
    ],
    ids=["few", "one small", "several small", "small together", "an older wording"],
)
def test_small_sums_are_hidden_and_others_told_by_fives(signups, options, others):
    found = choice_totals(ASKED, signups)

    assert (found.options, found.others) == (options, others)


def test_who_has_left_the_list_counts_no_more():
    left = [a_signup(answer=Answer.DECLINED, choice="North") for _ in range(5)]

    assert choice_totals(ASKED, left).options == ()
