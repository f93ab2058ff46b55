"""A kind of delivery is whole: one record, one drawing, its texts."""

import pytest

from bot.domain.deliveries.kinds import RECORDS, DeliveryKind, MirrorKind, Place
from bot.guild.contents.drawing import DRAWINGS, REDRAWINGS
from bot.saying.text_ids import text_id


@pytest.mark.parametrize("kind", DeliveryKind)
def test_kind_is_whole(kind, localizer):
    assert kind in RECORDS
    assert kind in DRAWINGS
    assert localizer.english.has(text_id("delivery", kind))


def test_mirror_is_drawn_unless_it_is_an_act():
    """A poll's closing, and passing a post on, are asked of Discord, which draws them."""
    acts = {MirrorKind.POLL_CLOSING, MirrorKind.CROSSPOST}
    assert set(REDRAWINGS) == set(MirrorKind) - acts


@pytest.mark.parametrize("kind", DeliveryKind)
def test_what_a_record_says_fits_together(kind):
    record = kind.record

    assert record.letter is None or (record.is_news and record.letter.record.is_news)
    assert not record.is_stoppable or record.place is Place.MEMBER
    assert not record.is_thread or record.follows is not None
    assert not record.is_once or record.is_by_slot
    if record.follows is not None:
        assert record.place is Place.THREAD
