from datetime import timedelta

import pytest

from bot.domain.errors import IllegalStep
from bot.domain.talks.running import (
    may_be_shorter,
    may_not_have_begun,
    not_begun,
    segment_back,
    shorter,
)
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import GOES_ON_WITHIN
from tests.factories import START, a_segment, a_talk

MINUTE = timedelta(minutes=1)
SEGMENTS = (a_segment(), a_segment(title="What the square heard"))


def test_begun_after_its_hour_is_taken_back_within_minutes():
    now = START + 2 * MINUTE
    talk = a_talk(segments=SEGMENTS)
    begun = talk.begun(now=now)

    back = not_begun(begun, now=now + MINUTE)

    assert (back.state, back.started_at, back.marks) == (TalkState.ANNOUNCED, None, ())
    assert back.is_live(now + MINUTE)
    assert not may_not_have_begun(begun, now + GOES_ON_WITHIN)
    with pytest.raises(IllegalStep):
        not_begun(begun, now=now + GOES_ON_WITHIN)


@pytest.mark.parametrize("how", ["early", "next segment", "never"])
def test_what_people_were_told_or_noted_by_is_not_taken_back(how):
    now = START - MINUTE if how == "early" else START + MINUTE
    talk = a_talk(segments=SEGMENTS)
    talk = talk if how == "never" else talk.begun(now=now)
    if how == "next segment":
        talk = talk.next_segment(now=now)

    assert not may_not_have_begun(talk, now + MINUTE)


def test_segment_before_goes_on():
    talk = a_talk(segments=SEGMENTS).begun(now=START)
    second = talk.next_segment(now=START + MINUTE)

    back = segment_back(second, now=START + 2 * MINUTE)

    assert back.marks == talk.marks
    assert segment_back(back, now=START + 2 * MINUTE) == back
    with pytest.raises(IllegalStep):
        segment_back(a_talk(segments=SEGMENTS), now=START - MINUTE)


def test_talk_gets_no_shorter_than_it_has_lasted():
    talk = a_talk()

    assert shorter(talk, now=START).the_slot().minutes == 75
    assert not may_be_shorter(talk, START + 75 * MINUTE)
    with pytest.raises(IllegalStep):
        shorter(talk, now=START - MINUTE)
