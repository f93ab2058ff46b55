"""Calendars as other programs write them, with invented names; mistakes are named by their line."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.ical.programme.calendars import read_calendar
from bot.words import errors

SAMPLES = Path(__file__).parent / "samples"
UNTIL = date(2027, 12, 1)


def read(name):
    return read_calendar((SAMPLES / f"{name}.ics").read_bytes().decode(), until=UNTIL)


def a_calendar(*lines, uid="UID:invented"):
    event = ["BEGIN:VEVENT", uid, *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *event, "END:VCALENDAR", ""])


def utc(*given):
    return datetime(*given, tzinfo=UTC)


def test_outlooks_repeat_has_its_left_out_and_its_moved_date():
    """Its zone has a name of Windows; over the change of clocks the wall time stays."""
    talks = read("outlook").talks

    assert [(talk.at, talk.minutes, talk.title, talk.place) for talk in talks] == [
        (utc(2026, 10, 15, 13), 90, "The Square, Again", "Microsoft Teams Meeting"),
        (utc(2026, 10, 22, 13), 90, "The Square, Again", "Microsoft Teams Meeting"),
        (utc(2026, 11, 6, 9), 60, "The Square, on a Friday", "Town Hall, Room 3"),
    ]
    assert len({talk.key for talk in talks}) == 3
    assert talks[2].key.endswith(" 20261105T140000")


def test_way_into_the_meeting_is_never_read_as_what_a_talk_is_about():
    talk = read("outlook").talks[0]

    assert talk.join == "https://teams.microsoft.com/l/meetup-join/19%3ameeting_invented/0"
    assert talk.description == ""
    assert talk.registration is None


def test_exchange_knows_new_yorks_clocks_by_another_name():
    lights, day = read("exchange").talks

    assert (lights.at, lights.minutes, lights.place) == (utc(2027, 3, 11, 15), 90, None)
    assert lights.description == "Bring a lamp."
    assert (day.on, day.at, day.minutes) == (date(2027, 3, 12), None, None)


def test_google_writes_html_and_moments():
    bus, *thursdays = read("google").talks

    assert (bus.at, bus.place) == (utc(2027, 4, 1, 13), "Library, Main Street 1")
    assert bus.description == "Who waits for the night bus?\nBring a friend & a question."
    assert [(talk.at, talk.is_called_off) for talk in thursdays] == [
        (utc(2027, 3, 4, 14), False),
        (utc(2027, 4, 1, 13), False),
        (utc(2027, 6, 3, 15), True),
    ]
    assert thursdays[0].join == "https://meet.google.com/abc-invented-xyz"


def test_apples_hour_without_a_zone_is_nobodys_yet():
    listed = read("apple")
    benches, wherever = listed.talks

    assert (benches.at, benches.place) == (
        utc(2027, 3, 18, 13),
        "Town Hall Main Square 1, Northville",
    )
    assert benches.registration == "https://northville.example/register"
    assert listed.floats
    assert (wherever.at, wherever.floating, wherever.minutes) == (
        None,
        datetime(2027, 3, 25, 18),
        90,
    )


def test_repeat_without_an_end_is_followed_for_a_while_and_says_so():
    text = a_calendar("SUMMARY:Benches", "DTSTART:20271001T150000Z", "RRULE:FREQ=MONTHLY")
    listed = read_calendar(text, until=UNTIL)

    assert [talk.at.month for talk in listed.talks] == [10, 11, 12]
    assert listed.ends_rules == UNTIL


@pytest.mark.parametrize(
    ("lines", "error", "line"),
    [
        (["SUMMARY:A", "DTSTART:2027-03-04"], errors.ListValueWrong, 7),
        (["SUMMARY:A"], errors.ListLacks, 3),
        (["DTSTART:20270304T150000Z"], errors.ListLacks, 3),
        (["SUMMARY:A", "DTSTART;TZID=Nowhere/Land:20270304T150000"], errors.ListZoneUnknown, 7),
        (["SUMMARY:A", "DTSTART:20270304T150000Z", "RRULE:FREQ=NEVER"], errors.ListValueWrong, 8),
        (
            ["SUMMARY:A", "DTSTART:20270304T150000Z", "RRULE:FREQ=SECONDLY"],
            errors.ListRepeatsTooOften,
            8,
        ),
        (
            ["SUMMARY:A", "DTSTART:20270304T150000Z", "DTEND:20270306T150000Z"],
            errors.ListValueWrong,
            8,
        ),
        (
            ["SUMMARY:A", "DTSTART:20270304T150000Z", "DTEND;VALUE=DATE:20270305"],
            errors.ListValueWrong,
            8,
        ),
        (
            ["SUMMARY:A", "DTSTART:20270304T150000Z", "DTEND:20270304T160000Z", "DURATION:PT1H"],
            errors.ListValueWrong,
            9,
        ),
        (
            ["SUMMARY:A", "DTSTART;VALUE=PERIOD:20270304T150000Z/PT1H"],
            errors.ListValueWrong,
            7,
        ),
        (
            ["SUMMARY:A", "DTSTART:20270304T150000Z", "RRULE:FREQ=DAILY;COUNT=3;INTERVAL=-1"],
            errors.ListValueWrong,
            8,
        ),
        (
            ["SUMMARY:A", "DTSTART:20270304T150000Z", "RRULE:FREQ=MONTHLY;COUNT=3;BYSETPOS=0"],
            errors.ListValueWrong,
            8,
        ),
        *(
            (
                ["SUMMARY:A", "DTSTART:20270304T150000Z", f"RRULE:FREQ=WEEKLY;{part}"],
                errors.ListValueWrong,
                8,
            )
            for part in ("COUNT=3;INTERVAL=0", "COUNT=0", "COUNT=3;BYMONTH=13", "UNTIL=20270303")
        ),
        (["SUMMARY:A", "DTSTART:20270304T150000Z", "no name"], errors.ListNotRead, 8),
        (["SUMMARY:A", "BEGIN:VALARM", "DTSTART:20270304T150000Z"], errors.ListNotRead, 9),
        (["SUMMARY:" + "A" * 201, "DTSTART:20270304T150000Z"], errors.ListTextTooLong, 6),
    ],
)
def test_mistake_is_named_with_its_line(lines, error, line):
    with pytest.raises(error) as caught:
        read_calendar(a_calendar(*lines, uid="X-FOLDED:of\r\n two"), until=UNTIL)

    assert caught.value.params["line"] == line


@pytest.mark.parametrize(
    ("old", "new", "error", "line"),
    [
        ("TZOFFSETTO:+0100\r\n", "", errors.ListLacks, 5),
        ("TZOFFSETTO:+0100", "TZOFFSETTO:winter", errors.ListValueWrong, 7),
        ("DTSTART:19701025T030000", "DTSTART:in October", errors.ListValueWrong, 8),
    ],
)
def test_mistake_in_a_time_zone_is_named_with_its_line(old, new, error, line):
    lines = (
        *("BEGIN:VTIMEZONE", "TZID:Invented", "BEGIN:STANDARD", "TZOFFSETFROM:+0200"),
        *("TZOFFSETTO:+0100", "DTSTART:19701025T030000", "END:STANDARD", "END:VTIMEZONE"),
    )
    zone = "".join(f"{line}\r\n" for line in lines)
    assert old in zone
    text = a_calendar("SUMMARY:A", "DTSTART;TZID=Invented:20270304T150000")
    text = text.replace("BEGIN:VEVENT", zone.replace(old, new) + "BEGIN:VEVENT")

    with pytest.raises(error) as caught:
        read_calendar(text, until=UNTIL)

    assert caught.value.params["line"] == line


@pytest.mark.parametrize("zone", ["Z", ""])
def test_what_is_moved_from_a_date_on_keeps_the_keys_of_its_dates(zone):
    start, hour = f"DTSTART:20270304T150000{zone}", f"DTEND:20270304T160000{zone}"
    repeat = a_calendar("SUMMARY:A", start, hour, "RRULE:FREQ=WEEKLY;COUNT=4")
    moved = a_calendar(
        "SUMMARY:B",
        f"RECURRENCE-ID;RANGE=THISANDFUTURE:20270318T150000{zone}",
        f"DTSTART:20270319T170000{zone}",
        f"DTEND:20270319T183000{zone}",
    )
    event = moved[moved.index("BEGIN:VEVENT") : moved.index("END:VCALENDAR")]
    before = read_calendar(repeat, until=UNTIL).talks
    talks = read_calendar(
        repeat.replace("END:VCALENDAR", f"{event}END:VCALENDAR"), until=UNTIL
    ).talks

    assert [talk.key for talk in talks] == [talk.key for talk in before]
    assert {talk.repeat for talk in talks} == {"invented"}
    starts = [(talk.at or talk.floating).strftime("%d.%m. %H") for talk in talks]
    assert starts == ["04.03. 15", "11.03. 15", "19.03. 17", "26.03. 17"]
    assert [(talk.title, talk.minutes) for talk in talks[2:]] == [("B", 90), ("B", 90)]


@pytest.mark.parametrize(
    "text", ["", "\r\n", "Session 1: Benches", "BEGIN:VCALENDAR", "END:VEVENT"]
)
def test_what_is_no_calendar_is_refused(text):
    with pytest.raises(errors.ListNotRead):
        read_calendar(text, until=UNTIL)


def test_same_entry_twice_is_refused():
    text = a_calendar("SUMMARY:A", "DTSTART:20270304T150000Z")
    event = text[text.index("BEGIN:VEVENT") : text.index("END:VCALENDAR")]

    with pytest.raises(errors.ListSaysTwice) as caught:
        read_calendar(text.replace(event, event * 2), until=UNTIL)

    assert caught.value.params["line"] == 8


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        ("FREQ=DAILY;COUNT=1000000000", errors.ListTooLong),
        ("FREQ=DAILY", errors.ListTooLong),
        ("freq=minutely;count=5", errors.ListRepeatsTooOften),
        ("FREQ=HOURLY;UNTIL=99991231T235959Z", errors.ListRepeatsTooOften),
    ],
)
def test_short_files_that_stand_for_very_much_are_refused(rule, error):
    text = a_calendar("SUMMARY:A", "DTSTART:20260304T150000Z", f"RRULE:{rule}")

    with pytest.raises(error):
        read_calendar(text, until=UNTIL)


def test_deep_nesting_is_refused():
    with pytest.raises(errors.ListNotRead):
        read_calendar("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 100_000, until=UNTIL)
