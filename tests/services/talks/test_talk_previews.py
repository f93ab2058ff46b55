"""What the previews of new and moved talks refuse."""

from datetime import datetime

import pytest

from bot.domain.talks.preview import NewTalk
from bot.domain.times.errors import TimeDoesNotExist
from bot.domain.times.wall import WallTime
from bot.services.talks.talk_previews import TalkPreviews
from tests.factories import TALK_CODE, ZONE, an_organiser

# On the last Sunday of March the clocks go from 02:00 to 03:00.
SKIPPED = (WallTime(local=datetime(2026, 3, 29, 2, 30), zone=ZONE),)


@pytest.fixture
def proposals(store, clock) -> TalkPreviews:
    return TalkPreviews(store, clock)


@pytest.mark.usefixtures("programme")
async def test_no_talk_is_planned_for_a_time_that_the_clocks_skip(proposals):
    with pytest.raises(TimeDoesNotExist):
        await proposals.new(an_organiser(), NewTalk(title="A", candidates=SKIPPED, minutes=60))
    with pytest.raises(TimeDoesNotExist):
        await proposals.move(an_organiser(), TALK_CODE, 1, SKIPPED, 60)
