"""The states of an anonymous poll."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.ballots.poll import BallotState
from tests.factories import NOW, a_ballot_poll

YEAR = timedelta(days=365)


def test_it_takes_ballots_until_its_hour():
    poll = a_ballot_poll().opened(now=NOW)
    assert poll.closes_at is not None

    assert not a_ballot_poll().takes_ballots(now=NOW)
    assert poll.takes_ballots(now=NOW)
    assert not poll.takes_ballots(now=poll.closes_at)
    assert not poll.closing(now=NOW).takes_ballots(now=NOW)


def test_one_that_was_opened_by_a_clock_ahead_is_open_from_now_on():
    wrong = a_ballot_poll().opened(now=NOW + YEAR)

    assert wrong.righted(now=NOW) == a_ballot_poll().opened(now=NOW)
    right = a_ballot_poll().opened(now=NOW)
    assert right.righted(now=NOW) == right
    closing = replace(wrong.closing(now=NOW + YEAR), state=BallotState.CLOSING)
    assert closing.righted(now=NOW).wake == NOW
