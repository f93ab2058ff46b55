"""Clients that are not ours find the moments that we mean, by the zones of the file."""

import functools
import random
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.times.wall import wall_of
from bot.ical.calendar import series_calendar, talk_calendar
from tests.factories import a_series, a_slot, a_talk
from tests.ical.cases import HOST, NAMES
from tests.ical.clients.clients import CLIENTS

pytestmark = pytest.mark.evidence

ZONES = (
    "Europe/Copenhagen",
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Africa/Nairobi",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
)
FIRST = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


def read_by(name, texts):
    found = CLIENTS[name](texts)
    if found is None:
        pytest.skip(f"{name} is not installed here")
    return found


def a_talk_at(moment, zone, *, number=0, minutes=90):
    slot = a_slot(start=wall_of(moment, zone), minutes=minutes)
    return a_talk(code=f"TA{number:04}", slot=slot)


def meant(talks):
    return sorted(
        (
            f"talk-{talk.code}@{HOST}",
            int(talk.slot.starts_at.timestamp()),
            int(talk.slot.ends_at.timestamp()),
        )
        for talk in talks
    )


@functools.cache
def every_day():
    """Talks on every day of two years, each with the zone of its file alone; the hour goes on."""
    talks = [
        a_talk_at(FIRST + timedelta(days=day, hours=day % 24), ZONES[day % len(ZONES)])
        for day in range(730)
    ]
    return talks, [talk_calendar(talk, host=HOST, **NAMES).decode() for talk in talks]


@functools.cache
def random_series():
    """Up to eight talks of one series within two years, in one file, at any quarter of an hour."""
    chance = random.Random(13)
    series = [
        [
            a_talk_at(
                FIRST + timedelta(minutes=15 * chance.randrange(2 * 365 * 96)),
                ZONES[number % len(ZONES)],
                number=place,
                minutes=chance.choice([15, 60, 90, 720]),
            )
            for place in range(chance.randint(1, 8))
        ]
        for number in range(400)
    ]
    texts = [
        series_calendar(a_series(), talks, edition_names={"ED2026": "2026"}, host=HOST).decode()
        for talks in series
    ]
    return series, texts


@pytest.mark.parametrize("name", CLIENTS)
def test_single_talks_on_every_day_of_two_years(name):
    talks, texts = every_day()

    found = read_by(name, texts)

    wrong = [
        (talk.slot.start, read)
        for talk, read in zip(talks, found, strict=True)
        if sorted(read) != meant([talk])
    ]
    assert wrong == []


@pytest.mark.parametrize("name", CLIENTS)
def test_four_hundred_random_series(name):
    series, texts = random_series()

    found = read_by(name, texts)

    wrong = [
        (meant(talks), read)
        for talks, read in zip(series, found, strict=True)
        if sorted(read) != meant(talks)
    ]
    assert wrong == []
