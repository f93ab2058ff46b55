import pytest

from bot.domain.signups.errors import HoursOfDayNotUnderstood
from bot.words.signups import read_hours_of_day
from bot.words.written_hours import written_hours


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


@pytest.mark.parametrize(
    ("printed", "start", "minutes"),
    [
        ("kl.18.30-20.00", "18:30", 90),
        ("9 Uhr – 10 Uhr 30", "09:00", 90),
        ("9:00 AM (90 min)", "09:00", 90),
        ("kl. 19,00", "19:00", None),
        ("19,00 – 19,15", "19:00", 15),
        ("mellem kl. 9 og 15", "09:00", 360),
        ("entre 9h et 10h", "09:00", 60),
        ("fra 9 til 15: Benches", "09:00", 360),
        ("18:00 bis ca. 20:00 Uhr", "18:00", 120),
        ("11 am-1", "11:00", 120),
        ("17 March 2027, 1930", "19:30", None),
    ],
)
def test_printed_hours_keep_their_minutes(printed: str, start: str, minutes: int | None):
    (found,) = written_hours(printed, "Europe/Copenhagen")

    assert (f"{found.at:%H:%M}", found.minutes) == (start, minutes)


@pytest.mark.parametrize(
    "text",
    ["Room 4.12", "3,50", "Raum 1.05", "1700–1800-lukujen", "Talk from 9 to 10", "4 March 1930"],
)
def test_numbers_of_rooms_and_prices_are_no_hours(text: str):
    assert written_hours(text, "Europe/Copenhagen") == ()
