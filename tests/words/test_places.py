"""Places as people type them."""

import pytest

from bot.domain.talks.slot import Venue, VenueKind
from bot.words.errors import LinkNotUnderstood
from bot.words.places import TypedPlace, read_place


def test_words_are_guessed_to_be_a_room_or_a_platform():
    assert read_place(" Town\nhall ") == TypedPlace(
        where=Venue(kind=VenueKind.SITE, place="Town hall")
    )
    assert read_place("on Zoom") == TypedPlace(where=Venue(place="on Zoom"))
    assert read_place("Our own", VenueKind.LINK).where == Venue(place="Our own")
    assert read_place("Zoom house", VenueKind.SITE).where.kind is VenueKind.SITE


@pytest.mark.parametrize("kind", [None, VenueKind.LINK, VenueKind.SITE])
def test_link_is_the_way_in_and_nothing_beside_it_stays(kind: VenueKind | None):
    read = read_place("Zoom: https://zoom.us/j/84, passcode 7712", kind)
    assert read == TypedPlace(where=Venue(place="Zoom"), join="https://zoom.us/j/84")
    assert read_place("https://meet.example.org/1", kind).where.place == ""


def test_other_schemes_are_refused():
    with pytest.raises(LinkNotUnderstood):
        read_place("zoommtg://zoom.us/join")
