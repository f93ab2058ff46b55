"""Which texts hold a link, whose it is, and what is said of a place in public."""

import pytest

from bot.domain.talks.slot import Venue, is_online, link_in, platform_of

LINKS = {
    "https://us02web.zoom.us/j/84?pwd=x": "https://us02web.zoom.us/j/84?pwd=x",
    "on Zoom (https://zoom.us/j/84), code 12": "https://zoom.us/j/84",
    "us02web.zoom.us/j/84": "https://us02web.zoom.us/j/84",
    "www.example.org/room": "https://www.example.org/room",
    "HTTPS://Example.org": "HTTPS://Example.org",
    "zoommtg://zoom.us/join?confno=1": "zoommtg://zoom.us/join?confno=1",
}
WORDS = ["Zoom", "zoom.us", "St. Mary/Hall 2", "Room 3.14/b", "notzoom.us/j/1", "Town hall: 2", ""]


@pytest.mark.parametrize(("text", "link"), LINKS.items())
def test_links_are_seen_in_what_people_type(text: str, link: str):
    assert link_in(text) == link


@pytest.mark.parametrize("text", WORDS)
def test_words_are_no_links(text: str):
    assert link_in(text) is None


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://us02web.zoom.us/j/1", "Zoom"),
        ("https://teams.microsoft.com/l/1", "Microsoft Teams"),
        ("https://notzoom.us/j/1", ""),
        ("https://zoom.us.example.org/j/1", ""),
        ("https://[half", ""),
    ],
)
def test_platform_is_known_by_the_end_of_the_host_alone(link: str, name: str):
    assert platform_of(link) == name


def test_place_that_holds_an_address_is_never_said():
    assert Venue(place="Zoom https://zoom.us/j/1 code 7").public_name == "Zoom"
    assert Venue(place="https://meet.example.org/1").public_name == ""
    assert Venue(place="Town hall").public_name == "Town hall"


def test_platforms_are_told_from_rooms():
    assert all(map(is_online, ("Zoom", "on teams", "Google Meet, as ever", "online")))
    assert not any(map(is_online, ("Town hall", "Room 2", "The Webexperience", "")))


def test_long_texts_are_read_at_once():
    for text in ("a." * 10_000, "a-" * 10_000, "https:/" * 3_000, "zoom.us" * 3_000):
        link_in(text)
        is_online(text)
