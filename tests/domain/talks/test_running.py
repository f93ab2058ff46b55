"""What a talk is by the hour, whatever anybody has pressed."""

from datetime import datetime, timedelta

import pytest

from bot.domain.talks.running import state_at
from bot.domain.talks.states import TalkState
from bot.domain.talks.talk import FORGOTTEN_AFTER
from tests.factories import END, START, a_talk

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("state", "now", "wanted"),
    [
        (TalkState.ANNOUNCED, START - MINUTE, TalkState.ANNOUNCED),
        (TalkState.ANNOUNCED, START, TalkState.LIVE),
        (TalkState.LIVE, START - MINUTE, TalkState.LIVE),
        (TalkState.ANNOUNCED, END + FORGOTTEN_AFTER + MINUTE, TalkState.ENDED),
        (TalkState.CANCELLED, START, TalkState.CANCELLED),
        (TalkState.DRAFT, START, TalkState.DRAFT),
    ],
)
def test_talk_is_live_and_over_by_itself(state: TalkState, now: datetime, wanted: TalkState):
    assert state_at(a_talk(state=state), now=now) is wanted
