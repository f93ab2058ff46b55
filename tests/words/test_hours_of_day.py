import pytest

from bot.domain.signups.errors import HoursOfDayNotUnderstood
from bot.words.hours_of_day import read_hours_of_day


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("22-7", (22, 7)),
        ("22:00 to 07:00", (22, 7)),
        ("from 0 until 24", (0, 0)),
        ("22h – 7h", (22, 7)),
        ("", (0, 0)),
    ],
)
def test_two_hours(typed, hours):
    assert read_hours_of_day(typed) == hours


@pytest.mark.parametrize("typed", ["never", "25-7", "22:30-7", "22", "7 8 9"])
def test_what_is_no_pair_of_hours_is_refused(typed):
    with pytest.raises(HoursOfDayNotUnderstood):
        read_hours_of_day(typed)
