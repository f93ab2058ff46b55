import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from icalendar import Calendar

from bot.domain.times.zones import zone_info
from bot.ical.calendar import PRODUCT, series_calendar, talk_calendar
from tests.factories import a_series, a_slot, a_talk
from tests.ical.cases import CANCELLED, DATED, FULL, HOST, NAMES, SAMOA, SPRING, slot_at
from tests.ical.readers import (
    by_icalendar,
    by_the_last_rules,
    by_the_letter,
    only_zone,
    without_dates,
)

TALKS = [FULL, CANCELLED, DATED, SPRING, SAMOA]
ZONES = [
    "Europe/Copenhagen",
    "Europe/Dublin",
    "Pacific/Apia",
    "America/New_York",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
]


# Ramadan says when these clocks change.
WITHOUT_RULES = {"Africa/Casablanca"}


def a_feed(talks=TALKS):
    return series_calendar(a_series(), talks, edition_names={"ED2026": "2026"}, host=HOST)


def test_series_is_sorted_by_start_and_leaves_out_what_has_no_day():
    feed = Calendar.from_ical(a_feed([*TALKS, a_talk(slot=None)]))

    assert [str(event.uid) for event in feed.events] == [
        f"talk-{talk.code}@{HOST}" for talk in (SAMOA, FULL, CANCELLED, SPRING, DATED)
    ]


def test_series_says_who_made_it_and_asks_for_no_second_look():
    """It is a file: only what is subscribed to can be looked at again."""
    feed = Calendar.from_ical(a_feed())

    assert (feed.prodid, feed.calendar_name, feed.uid) == (
        PRODUCT,
        "Northville Talks",
        f"series-SERE5A@{HOST}",
    )
    assert "REFRESH-INTERVAL" not in feed
    assert "METHOD" not in feed


def test_events_come_after_the_zones_they_use():
    names = [each.name for each in Calendar.from_ical(a_feed()).subcomponents]

    assert names == ["VTIMEZONE"] * 2 + ["VEVENT"] * 5


def test_order_of_talks_changes_nothing():
    assert a_feed(TALKS[::-1]) == a_feed(TALKS)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_writes_the_same_bytes(seed):
    code = (
        "import sys; from tests.ical.test_calendar import a_feed;sys.stdout.buffer.write(a_feed())"
    )
    written = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Apia"},
    )

    assert written.stdout == a_feed()


def days_of(year, step):
    first = datetime(year, 1, 1, 15, 0)
    return [first + timedelta(days=days) for days in range(0, 365, step)]


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize(
    "reader",
    [by_the_letter, by_icalendar, without_dates, by_the_last_rules],
    ids=lambda reader: reader.__name__,
)
def test_every_reader_finds_the_moment_of_a_single_talk(name, reader):
    """On days all over two years, by the zone of the file alone."""
    if reader in {without_dates, by_the_last_rules} and name in WITHOUT_RULES:
        pytest.skip("its clocks follow no rule that Outlook could read")
    for local in [*days_of(2026, 11), *days_of(2027, 13)]:
        zone = only_zone(talk_calendar(a_talk(slot=slot_at(local, name)), host=HOST, **NAMES))
        assert reader(zone, local) == local.replace(tzinfo=zone_info(name)).utcoffset(), local


@pytest.mark.parametrize("name", ["Europe/Copenhagen", "America/New_York", "Pacific/Apia"])
@pytest.mark.parametrize("reader", [by_the_letter, by_icalendar])
def test_zone_of_a_feed_holds_for_all_its_years(name, reader):
    """Also across 30 December 2011, which Samoa left out, and the end of its summer times."""
    locals_ = [day for year in range(2010, 2025) for day in days_of(year, 97)]
    talks = [a_talk(slot=slot_at(local, name)) for local in locals_ if local.day != 30]
    zone = only_zone(a_feed(talks))

    for talk in talks:
        local = talk.slot.start.local
        real = local.replace(tzinfo=zone_info(name)).utcoffset()
        assert reader(zone, local) == real, local


def test_zone_has_no_more_than_its_rules():
    zone = only_zone(talk_calendar(FULL, host=HOST, **NAMES))

    assert [part.to_ical().splitlines()[2] for part in (*zone.daylight, *zone.standard)] == [
        b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    ]


@pytest.mark.parametrize(
    ("local", "name"),
    [
        (datetime(2026, 3, 29, 3, 30), "Europe/Copenhagen"),
        (datetime(2026, 10, 25, 3, 30), "Europe/Copenhagen"),
        (datetime(2011, 12, 31, 9, 0), "Pacific/Apia"),
        (datetime(2026, 4, 1, 12, 0), "Asia/Jerusalem"),
        (datetime(2026, 10, 30, 12, 0), "Africa/Cairo"),
    ],
)
def test_reader_who_trusts_our_zone_alone_finds_the_moment(local, name):
    zone = only_zone(talk_calendar(a_talk(slot=slot_at(local, name)), host=HOST, **NAMES))
    real = local.replace(tzinfo=zone_info(name)).utcoffset()

    assert (by_the_letter(zone, local), by_icalendar(zone, local)) == (real, real)


def test_talk_in_utc_needs_no_zone():
    slot = slot_at(datetime(2026, 3, 19, 15, 0), "UTC")
    calendar = Calendar.from_ical(talk_calendar(a_talk(slot=slot), host=HOST, **NAMES))

    assert calendar.timezones == []
    assert calendar.events[0]["DTSTART"].to_ical() == b"20260319T150000Z"


def test_what_calendars_do_not_show_changes_no_byte():
    assert talk_calendar(a_talk(seats=3), host=HOST, **NAMES) == talk_calendar(
        a_talk(slot=a_slot()), host=HOST, **NAMES
    )
