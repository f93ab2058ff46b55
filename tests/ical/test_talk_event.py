from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from bot.domain.talks.errors import TalkNeedsTime
from bot.domain.talks.parts import Links
from bot.domain.talks.slot import VenueKind
from bot.domain.talks.states import TalkState
from bot.ical.calendar import talk_calendar
from bot.ical.talk_event import talk_uid, to_event
from tests.factories import END, NOW, START, a_segment, a_slot, a_speaker, a_talk
from tests.ical.cases import ARABIC, DATED, FULL, HOST, LINKS, NAMES, SAMOA, SPRING, slot_at

INJECTION = "https://northville.example/\r\nATTENDEE:mailto:eve@example.org"


def read_back(talk):
    raw = talk_calendar(talk, host=HOST, **NAMES)
    (event,) = Calendar.from_ical(raw).events
    return event


def test_event_holds_what_the_talk_says():
    event = read_back(FULL)

    assert {name: str(event[name]) for name in ("UID", "SUMMARY", "LOCATION", "STATUS", "URL")} == {
        "UID": "talk-TA1K00@talks.example.org",
        "SUMMARY": FULL.title,
        "LOCATION": "Zoom",
        "STATUS": "CONFIRMED",
        "URL": LINKS.registration,
    }
    assert (event.start, event.end, event.DTSTAMP) == (START, END, NOW)
    assert event.sequence == FULL.sequence


def test_description_lists_the_programme_as_printed():
    assert read_back(FULL).description.split("\n") == [
        "Northville Talks 2026",
        "",
        "1. What the library heard",
        "Ada Example, Deputy Mayor, City of Northville",
        "",
        "2. What the school heard",
        "Ben Invented, Head Teacher, Southville",
        "Chi Sample — Youth Council",
        "",
        "https://northville.example/register?talk=1&lang=en",
    ]


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (TalkState.DRAFT, "TENTATIVE"),
        (TalkState.ANNOUNCED, "CONFIRMED"),
        (TalkState.LIVE, "CONFIRMED"),
        (TalkState.ENDED, "CONFIRMED"),
        (TalkState.CANCELLED, "CANCELLED"),
    ],
)
def test_status_follows_the_state(state, status):
    assert read_back(a_talk(state=state))["STATUS"] == status


def test_cancelled_talk_says_so_in_the_language_of_its_series(localizer):
    talk = a_talk(state=TalkState.CANCELLED)
    said = talk_calendar(talk, host=HOST, words=localizer.english, **NAMES)

    assert b"SUMMARY:Cancelled: Neighbours and the Town Square" in said
    other = talk_calendar(a_talk(), host=HOST, words=localizer.english, **NAMES)
    assert b"Cancelled" not in other


def test_recording_takes_the_place_of_the_registration_once_it_is_over():
    recording = "https://video.example/1"
    before = read_back(a_talk(links=LINKS, recording=recording))
    after = read_back(a_talk(links=LINKS, recording=recording, state=TalkState.ENDED))

    assert (str(before["URL"]), str(after["URL"])) == (LINKS.registration, recording)
    assert after.description.endswith(f"\n\n{recording}")


def test_channel_is_a_way_in_that_everybody_may_know():
    slot = a_slot(venue=VenueKind.VOICE, place="Hall", channel_id=77)
    event = read_back(a_talk(slot=slot))

    assert str(event["CONFERENCE"]).endswith("/77")
    assert event["CONFERENCE"].params["VALUE"] == "URI"
    assert "CONFERENCE" not in read_back(a_talk(slot=slot, state=TalkState.CANCELLED))
    assert "CONFERENCE" not in read_back(FULL)


def test_picture_of_the_card_is_named_by_its_address():
    event = read_back(a_talk(picture="https://northville.example/square.png"))

    assert str(event["IMAGE"]) == "https://northville.example/square.png"
    assert event["IMAGE"].params["VALUE"] == "URI"
    assert "IMAGE" not in read_back(FULL)
    assert "IMAGE" not in read_back(a_talk(picture="http://[no"))


def test_last_change_is_told():
    assert read_back(a_talk())["LAST-MODIFIED"].dt == NOW


def test_backslash_is_no_line_break():
    """By the letter: icalendar itself reads none of the two right."""
    raw = talk_calendar(a_talk(title=r"C:\New; C:\new, a"), host=HOST, **NAMES)

    assert rb"SUMMARY:C:\\New\; C:\\new\, a" in raw


def test_move_keeps_the_uid_and_raises_the_sequence():
    talk = a_talk()
    moved = talk.moved(a_slot(minutes=60), now=NOW + timedelta(hours=1))
    before, after = read_back(talk), read_back(moved)

    assert before.uid == after.uid == talk_uid(talk, host=HOST)
    assert (before.sequence, after.sequence) == (1, 2)
    assert before.DTSTAMP == NOW
    assert after.DTSTAMP == NOW + timedelta(hours=1)


def test_times_stand_in_the_zone_of_the_series():
    start = to_event(a_talk(), host=HOST, **NAMES)["DTSTART"]

    assert start.params["TZID"] == "Europe/Copenhagen"
    assert start.to_ical() == b"20260319T150000"


@pytest.mark.parametrize("talk", [SPRING, SAMOA], ids=["Copenhagen", "Samoa"])
def test_talk_over_a_change_of_clocks_keeps_its_length(talk):
    event = read_back(talk)

    assert (event.start, event.end) == (talk.slot.starts_at, talk.slot.ends_at)
    assert event.end.utcoffset() != event.start.utcoffset()


@pytest.mark.parametrize("fold", [0, 1])
def test_time_that_occurs_twice_keeps_its_meaning(fold):
    slot = slot_at(datetime(2026, 10, 25, 2, 30), "Europe/Copenhagen", minutes=20, fold=fold)
    event = read_back(a_talk(slot=slot))

    assert event.start.astimezone(UTC) == datetime(2026, 10, 25, fold, 30, tzinfo=UTC)
    assert event.end.astimezone(UTC) == datetime(2026, 10, 25, fold, 50, tzinfo=UTC)


def test_end_in_the_repeated_hour_keeps_its_meaning():
    slot = slot_at(datetime(2026, 10, 25, 2, 30), "Europe/Copenhagen", minutes=75)
    event = read_back(a_talk(slot=slot))

    assert (event.start, event.end) == (slot.starts_at, slot.ends_at)


def test_talk_with_a_day_and_no_hour_is_a_tentative_day():
    event = read_back(DATED)

    assert event.start == date(2026, 5, 7)
    assert (event["STATUS"], event["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")


def test_talk_without_a_day_is_refused():
    with pytest.raises(TalkNeedsTime):
        to_event(a_talk(slot=None), host=HOST, **NAMES)


@pytest.mark.parametrize(
    "link", [INJECTION, "javascript:alert(1)", "https://a b", "ftp://x.example"]
)
def test_address_that_is_none_is_left_out(link):
    event = read_back(a_talk(links=Links(registration=link)))

    assert "URL" not in event
    assert event.description == "Northville Talks 2026"


@pytest.mark.parametrize(
    "link", ["https://meet.example/secret-join", "https://meet.example/secret-panel"]
)
def test_place_that_is_a_link_for_few_is_left_out(link):
    assert "LOCATION" not in read_back(a_talk(links=LINKS, slot=a_slot(place=f"Zoom: {link}")))


def test_pasted_line_breaks_cannot_begin_a_property():
    bad = "One\r\nATTENDEE:mailto:eve@example.org\rX\u2028Y\x00\x0b\ud800\u202e\x85Z"
    talk = a_talk(
        title=bad,
        slot=a_slot(place=bad),
        segments=(a_segment(title=bad, speakers=(a_speaker(line=bad),)),),
    )
    event = read_back(talk)
    said = "One ATTENDEE:mailto:eve@example.org X Y Z"

    assert "ATTENDEE" not in event
    assert (event["SUMMARY"], event["LOCATION"]) == (said, said)
    assert event.description == f"Northville Talks 2026\n\n1. {said}\n{said}"


def test_long_title_from_right_to_left_comes_back_whole():
    assert len(ARABIC.title) > 300
    assert read_back(ARABIC)["SUMMARY"] == ARABIC.title.strip()


@pytest.mark.parametrize(
    "title", ["a\\nb", "a\\,b;c", "**bold** @everyone", "x" * 300, "é🏳️‍🌈" * 60]
)
def test_title_comes_back_as_typed(title):
    assert read_back(a_talk(title=title))["SUMMARY"] == title
