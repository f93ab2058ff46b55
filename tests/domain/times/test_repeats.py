"""The days of a rule, against dateutil's reading of RFC 5545."""

from datetime import date, datetime, time

import pytest
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from bot.domain.times.repeats import REPEATS_MAX, Per, Repeat, days_of, fits

FIRST_DAYS = (date(2027, 1, 7), date(2027, 1, 31), date(2028, 2, 29), date(2026, 12, 29))


@pytest.mark.parametrize("first", FIRST_DAYS)
@pytest.mark.parametrize("step", [1, 2, 3])
def test_weeks_and_days_of_months_are_those_of_dateutil(first: date, step: int):
    for per, freq in ((Per.WEEK, WEEKLY), (Per.MONTH, MONTHLY)):
        start = datetime.combine(first, time())
        expected = [each.date() for each in rrule(freq, start, interval=step, count=12)]

        assert list(days_of(Repeat(per=per, step=step, times=12), first)) == expected


@pytest.mark.parametrize("rank", [1, 2, 3, 4, 5, -1])
def test_weekdays_of_months_are_those_of_dateutil(rank: int):
    for day in range(7):
        start = datetime(2027, 1, 1)
        until = datetime(2028, 12, 31)
        given = rrule(MONTHLY, start, byweekday=weekday(day, rank), until=until)
        expected = [each.date() for each in given]
        repeat = Repeat(per=Per.MONTH, weekday=day, rank=rank, until=until.date())

        assert list(days_of(repeat, expected[0])) == expected
        assert fits(repeat, expected[0])


def test_first_day_must_be_one_of_the_rule():
    thursday = date(2027, 1, 7)

    assert fits(Repeat(per=Per.WEEK, weekday=3), thursday)
    assert not fits(Repeat(per=Per.WEEK, weekday=2), thursday)
    assert not fits(Repeat(per=Per.MONTH, weekday=3, rank=2), thursday)


def test_too_many_end():
    endless = Repeat(per=Per.WEEK, until=date(9999, 1, 1))

    assert len(days_of(endless, date(2027, 1, 7))) == REPEATS_MAX + 1
