from datetime import timedelta

import pytest

from bot.domain.talks.editions import ends_edition, is_edition_over
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import FORGOTTEN_AFTER
from tests.factories import START, a_draft, a_talk

AFTER = START + timedelta(days=2)
OVER = a_talk(state=TalkState.ENDED, ended_at=START)


@pytest.mark.parametrize(
    ("talks", "is_over"),
    [
        ((), False),
        ((OVER,), True),
        ((OVER, a_talk(state=TalkState.CANCELLED)), True),
        ((a_talk(state=TalkState.CANCELLED),), False),
        # Nobody ended it, but it must be over.
        ((a_talk(),), True),
        # A draft whose time went by will not be held; one without a time may.
        ((OVER, a_draft()), True),
        ((OVER, a_draft(slot=None, starts_at=None)), False),
    ],
)
def test_edition_is_over_with_its_last_talk(talks, is_over):
    assert is_edition_over(talks, now=AFTER) is is_over


def test_edition_with_a_talk_to_come_goes_on():
    talk = a_talk()
    end = talk.the_slot().ends_at
    assert not is_edition_over((OVER, talk), now=START)
    assert not is_edition_over((OVER, talk), now=end + FORGOTTEN_AFTER - timedelta(seconds=1))


def test_only_the_last_talk_ends_its_edition():
    day = timedelta(days=1)
    first = a_talk(code="TA1000", state=TalkState.ENDED, starts_at=START - day, ended_at=START)
    last = a_talk(code="TA2000", state=TalkState.ENDED, starts_at=START, ended_at=START)
    called_off = a_talk(code="TA3000", state=TalkState.CANCELLED, starts_at=START + day)
    talks = (first, last, called_off)
    assert [ends_edition(talk, talks, now=AFTER) for talk in talks] == [False, True, False]
    coming = a_talk(code="TA4000", starts_at=AFTER + day)
    assert not ends_edition(last, (*talks, coming), now=START)
