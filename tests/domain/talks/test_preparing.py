import pytest

from bot.domain.talks.preparing import Missing, missing_of
from bot.domain.talks.slot import VenueKind
from tests.factories import a_segment, a_slot, a_talk


@pytest.mark.parametrize("venue", VenueKind)
def test_join_link_is_missing_only_where_people_join_by_one(venue):
    talk = a_talk(slot=a_slot(venue=venue), segments=(a_segment(speakers=()),))
    missing = {Missing.JOIN_LINK} if venue is VenueKind.LINK else set()
    assert set(missing_of(talk)) == missing
    assert missing_of(a_talk(slot=None, segments=talk.segments)) == (
        Missing.TIME,
        Missing.JOIN_LINK,
    )
