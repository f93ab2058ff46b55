"""What the previews of new and moved talks refuse."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.talks.preview import NewTalk
from bot.domain.talks.slot import Venue, VenueKind
from bot.domain.times.errors import TimeDoesNotExist
from bot.domain.times.wall import WallTime
from bot.services.talks.talk_previews import TalkPreviews
from bot.services.talks.talks import TalkService
from bot.words.places import TypedPlace
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


@pytest.mark.usefixtures("programme")
async def test_a_preview_names_readers_only_where_a_start_or_a_place_changes(
    proposals, store, clock
):
    ada = an_organiser()
    clock.set(clock.now() - timedelta(days=1))
    slot = (await TalkService(store, clock).panel(ada, TALK_CODE)).talk.the_slot()
    later = replace(slot.start, local=slot.start.local + timedelta(minutes=15))
    hall = TypedPlace(where=Venue(kind=VenueKind.SITE, place="Town Hall"))
    same = TypedPlace(where=slot.where, join="https://talk.example/in")

    async def is_news(*move: Any) -> bool:
        return (await proposals.move(ada, TALK_CODE, 1, *move)).is_news

    assert not await is_news((slot.start,), slot.minutes + 30)
    assert await is_news((later,), slot.minutes)
    assert await is_news((slot.start, later), slot.minutes)
    assert await is_news((slot.start,), slot.minutes, hall)
    assert not (await proposals.place(ada, TALK_CODE, 1, same)).is_news
    assert (await proposals.place(ada, TALK_CODE, 1, hall)).is_news
