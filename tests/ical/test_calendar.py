import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from icalendar import Calendar

from bot.domain.times.zones import zone_info
from bot.ical.calendar import PRODUCT, REFRESH, series_calendar, talk_calendar
from tests.factories import a_series, a_slot, a_talk
from tests.ical.cases import CANCELLED, DATED, FULL, HOST, NAMES, SAMOA, SPRING, slot_at

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


def a_feed(talks=TALKS):
    return series_calendar(a_series(), talks, edition_names={"ED2026": "2026"}, host=HOST)


def onsets(zone):
    """Each change of clocks that a VTIMEZONE states: its moment, and the offsets around it."""
    for part in (*zone.daylight, *zone.standard):
        rdates = part.get("RDATE", [])
        lists = rdates if isinstance(rdates, list) else [rdates]
        for local in [part.DTSTART, *(each.dt for listed in lists for each in listed.dts)]:
            yield local - part.TZOFFSETFROM, part.TZOFFSETFROM, part.TZOFFSETTO


def test_series_is_sorted_by_start_and_leaves_out_what_has_no_day():
    feed = Calendar.from_ical(a_feed([*TALKS, a_talk(slot=None)]))

    assert [str(event.uid) for event in feed.events] == [
        f"talk-{talk.code}@{HOST}" for talk in (SAMOA, FULL, CANCELLED, SPRING, DATED)
    ]


def test_series_says_who_made_it_and_when_to_look_again():
    feed = Calendar.from_ical(a_feed())

    assert (feed.prodid, feed.calendar_name, feed.uid) == (
        PRODUCT,
        "Northville Talks",
        f"series-SERE5A@{HOST}",
    )
    assert feed.refresh_interval == REFRESH
    assert feed["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
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


@pytest.mark.parametrize("name", ZONES)
def test_zone_changes_when_the_clocks_do(name):
    slot = slot_at(datetime(2011, 12, 29, 12, 0), name)
    later = slot_at(datetime(2012, 12, 29, 12, 0), name)
    (zone,) = Calendar.from_ical(a_feed([a_talk(slot=slot), a_talk(slot=later)])).timezones
    real = zone_info(name)

    for moment, before, after in onsets(zone):
        at = moment.replace(tzinfo=zone_info("UTC"))
        assert at.astimezone(real).utcoffset() == after
        assert (at - timedelta(seconds=1)).astimezone(real).utcoffset() == before


@pytest.mark.parametrize(
    ("local", "name"),
    [
        (datetime(2026, 3, 29, 3, 30), "Europe/Copenhagen"),
        (datetime(2011, 12, 31, 9, 0), "Pacific/Apia"),
    ],
)
def test_reader_who_trusts_our_zone_alone_finds_the_moment(local, name):
    slot = slot_at(local, name)
    calendar = Calendar.from_ical(talk_calendar(a_talk(slot=slot), host=HOST, **NAMES))
    ours = calendar.timezones[0].to_tz(lookup_tzid=False)

    assert (
        local.replace(tzinfo=ours).utcoffset() == local.replace(tzinfo=zone_info(name)).utcoffset()
    )


def test_zone_covers_a_year_around_the_events():
    (zone,) = Calendar.from_ical(talk_calendar(FULL, host=HOST, **NAMES)).timezones
    years = {moment.year for moment, _, _ in onsets(zone)}

    assert years == {2025, 2026}


def test_talk_in_utc_needs_no_zone():
    slot = slot_at(datetime(2026, 3, 19, 15, 0), "UTC")
    calendar = Calendar.from_ical(talk_calendar(a_talk(slot=slot), host=HOST, **NAMES))

    assert calendar.timezones == []
    assert calendar.events[0]["DTSTART"].to_ical() == b"20260319T150000Z"


def test_what_calendars_do_not_show_changes_no_byte():
    assert talk_calendar(a_talk(seats=3), host=HOST, **NAMES) == talk_calendar(
        a_talk(slot=a_slot()), host=HOST, **NAMES
    )
