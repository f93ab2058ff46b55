from datetime import datetime
from urllib.parse import parse_qsl, urlsplit

import pytest

from bot.domain.talks.errors import TalkNeedsTime
from bot.domain.talks.parts import Links
from bot.ical.links import LENGTH_MAX, google_link, outlook_link
from tests.factories import a_slot, a_talk
from tests.ical.cases import ARABIC, LINKS, NAMES, slot_at

BOTH = pytest.mark.parametrize("link", [google_link, outlook_link])
HARD = ["Þ" * 300, "🏳️‍🌈" * 60, "a&b=c#d%e+f g\r\nh", "\ud800x", "x" * 300]


def fields(address):
    return dict(parse_qsl(urlsplit(address).query, strict_parsing=True))


def test_google_link_fills_in_the_form():
    address = google_link(a_talk(title="Tea & Talk + Cake", links=LINKS), **NAMES)

    assert address.startswith("https://calendar.google.com/calendar/render?")
    assert fields(address) == {
        "action": "TEMPLATE",
        "dates": "20260319T140000Z/20260319T153000Z",
        "text": "Tea & Talk + Cake",
        "location": "Zoom",
        "details": f"Northville Talks 2026 {LINKS.registration}",
    }


@pytest.mark.parametrize(
    ("at_home", "host"), [(False, "outlook.office.com"), (True, "outlook.live.com")]
)
def test_outlook_link_fills_in_the_form(at_home, host):
    address = outlook_link(a_talk(title="Tea & Talk + Cake"), at_home=at_home, **NAMES)

    assert urlsplit(address).hostname == host
    assert fields(address) == {
        "rru": "addevent",
        "startdt": "2026-03-19T14:00:00Z",
        "enddt": "2026-03-19T15:30:00Z",
        "subject": "Tea & Talk + Cake",
        "location": "Zoom",
        "body": "Northville Talks 2026",
    }


def test_outlook_body_cannot_hold_markup():
    address = outlook_link(a_talk(), series_title="<b>A & B</b>", edition_name="2026")

    assert fields(address)["body"] == "&lt;b&gt;A &amp; B&lt;/b&gt; 2026"


@BOTH
def test_spaces_are_not_written_as_plus(link):
    assert "+" not in link(a_talk(), **NAMES)


@BOTH
@pytest.mark.parametrize("title", HARD)
def test_link_fits_on_a_button_with_any_title(link, title):
    address = link(a_talk(title=title, slot=a_slot(place=title), links=LINKS), **NAMES)

    assert len(address) <= LENGTH_MAX
    assert address.isascii()
    assert {"text", "subject"} & set(fields(address))


def test_long_title_is_shortened_between_characters():
    text = fields(google_link(ARABIC, **NAMES))["text"]

    assert text.endswith("…")
    assert ARABIC.title.startswith(text.removesuffix("…"))


@BOTH
def test_link_over_a_change_of_clocks_names_the_moments(link):
    slot = slot_at(datetime(2026, 3, 29, 1, 30), "Europe/Copenhagen", minutes=60)
    times = [value for key, value in fields(link(a_talk(slot=slot), **NAMES)).items() if "d" in key]

    assert any("T003000Z" in value or "T00:30:00Z" in value for value in times)
    assert any("T013000Z" in value or "T01:30:00Z" in value for value in times)


@BOTH
def test_link_holds_only_the_public_address(link):
    slot = a_slot(place=LINKS.join)

    assert "secret" not in link(a_talk(links=LINKS, slot=slot), **NAMES)
    assert "javascript" not in link(a_talk(links=Links(registration="javascript:x")), **NAMES)


@BOTH
def test_link_needs_an_hour(link):
    with pytest.raises(TalkNeedsTime):
        link(a_talk(slot=None), **NAMES)
