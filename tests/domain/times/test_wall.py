from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import BadInput
from bot.domain.times.errors import TimeDoesNotExist, TimeIsAmbiguous, TimeOutOfReach
from bot.domain.times.wall import (
    Distance,
    TimeUnit,
    WallTime,
    days_before,
    distance,
    ensure_utc,
    instant,
    is_ambiguous,
    is_imaginary,
    kept_instant,
    next_valid,
    wall_of,
    wall_time,
)
from bot.domain.times.zones import load_zones

COPENHAGEN = "Europe/Copenhagen"


def wall(text: str, zone: str = COPENHAGEN, fold: int = 0) -> WallTime:
    return WallTime(local=datetime.fromisoformat(text), zone=zone, fold=fold)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_instant_is_in_utc():
    assert instant(wall("2022-04-07 15:00")) == utc("2022-04-07 13:00")
    assert instant(wall("2022-03-17 15:00")).utcoffset() == timedelta(0)


def test_gap_is_refused_with_the_next_reading():
    gap = wall("2027-03-28 02:30")

    with pytest.raises(TimeDoesNotExist) as caught:
        instant(gap)

    assert is_imaginary(gap)
    assert not is_ambiguous(gap)
    assert caught.value.params == {"when": gap, "next": wall("2027-03-28 03:00")}


def test_fold_must_be_chosen():
    local = datetime(2027, 10, 31, 2, 30)

    with pytest.raises(TimeIsAmbiguous) as caught:
        wall_time(local, COPENHAGEN)
    assert caught.value.params == {
        "first": wall("2027-10-31 02:30"),
        "second": wall("2027-10-31 02:30", fold=1),
    }

    first, second = (wall_time(local, COPENHAGEN, fold=fold) for fold in (0, 1))
    assert instant(second) - instant(first) == timedelta(hours=1)


def test_fold_is_dropped_where_it_means_nothing():
    assert wall_time(datetime(2027, 3, 4, 15), COPENHAGEN, fold=1) == wall("2027-03-04 15:00")


def test_next_valid_skips_a_whole_day():
    apia = wall("2011-12-30 12:00", "Pacific/Apia")

    assert next_valid(apia) == wall("2011-12-31 00:00", "Pacific/Apia")


def test_next_valid_of_half_an_hour():
    assert next_valid(wall("2027-10-03 02:10", "Australia/Lord_Howe")) == wall(
        "2027-10-03 02:30", "Australia/Lord_Howe"
    )


def test_days_before_keeps_the_time_on_the_wall():
    after_the_change = wall("2027-03-29 15:00")

    assert days_before(after_the_change, 1) == utc("2027-03-28 13:00")
    assert days_before(after_the_change, 2) == utc("2027-03-27 14:00")
    assert days_before(after_the_change, -1) == utc("2027-03-30 13:00")


def test_days_before_moves_a_gap_forward():
    assert days_before(wall("2027-03-29 02:30"), 1) == instant(wall("2027-03-28 03:30"))
    assert days_before(wall("2027-03-29 02:30", fold=1), 1) == instant(wall("2027-03-28 03:30"))


def test_days_before_takes_the_first_of_two_readings():
    assert days_before(wall("2027-11-01 02:30"), 1) == utc("2027-10-31 00:30")


def test_kept_time_that_the_clocks_skip_by_newer_rules_moves_forward():
    assert kept_instant(wall("2027-03-28 02:30")) == instant(wall("2027-03-28 03:30"))
    assert kept_instant(wall("2022-04-07 15:00")) == utc("2022-04-07 13:00")


def test_ensure_utc_refuses_naive_moments():
    with pytest.raises(ValueError, match="time zone"):
        ensure_utc(datetime(2027, 3, 4))


def test_wall_time_refuses_aware_times():
    with pytest.raises(ValueError, match="naive"):
        WallTime(local=utc("2027-03-04 15:00"), zone=COPENHAGEN)


def test_far_years_are_out_of_reach():
    for year in (1, 9999):
        with pytest.raises(TimeOutOfReach):
            instant(WallTime(local=datetime(year, 1, 1), zone=COPENHAGEN))


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (timedelta(weeks=16, hours=3), Distance(unit=TimeUnit.WEEK, count=16)),
        (timedelta(seconds=20), Distance(unit=TimeUnit.MINUTE, count=0)),
        (timedelta(minutes=-5), Distance(unit=TimeUnit.MINUTE, count=5, past=True)),
        (timedelta(minutes=89), Distance(unit=TimeUnit.MINUTE, count=89)),
        (timedelta(hours=26), Distance(unit=TimeUnit.HOUR, count=26)),
        (timedelta(days=10), Distance(unit=TimeUnit.DAY, count=10)),
        (timedelta(days=700), Distance(unit=TimeUnit.MONTH, count=23)),
        (timedelta(days=1826), Distance(unit=TimeUnit.YEAR, count=5)),
    ],
)
def test_distance_is_what_people_would_say(gap: timedelta, expected: Distance):
    now = utc("2027-03-04 15:00")

    assert distance(now + gap, now=now) == expected


LOCALS = st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(2100, 1, 1)).map(
    lambda local: local.replace(fold=0)
)
ZONES = st.sampled_from(sorted(load_zones()))


@given(local=LOCALS, zone=ZONES, fold=st.sampled_from([None, 0, 1]))
def test_wall_times_come_back_or_are_refused(local: datetime, zone: str, fold: int | None):
    try:
        there = wall_time(local, zone, fold=fold)
    except BadInput:
        return

    assert wall_of(instant(there), zone) == there


@given(local=LOCALS, zone=ZONES)
def test_next_valid_exists_and_is_not_earlier(local: datetime, zone: str):
    there = next_valid(WallTime(local=local, zone=zone))

    assert not is_imaginary(there)
    assert there.local >= local
