"""Hours and days whose meaning hangs on the lines beside them: clocks of cities, calendars."""

import pytest

from bot.words.programme.decision.impossible import says_nothing
from bot.words.programme.hours_of_cities import with_own_hour
from bot.words.programme.months_above import with_month_of_last
from bot.words.programme.parsing import parse_programme
from bot.words.programme.respelled import respelled
from bot.words.programme.side_hours import without_side_hours
from bot.words.programme.split_days import split_days
from bot.words.written_days import written_days
from bot.words.written_hours import written_hours

ZONE = "Europe/Copenhagen"
CITIES = ["09:00 Washington DC", "14:00 London", "15:00 Copenhagen", "17:00 Nairobi"]


def test_of_one_hour_on_the_clocks_of_cities_the_series_own_is_kept():
    assert with_own_hour(CITIES, ZONE) == ["", "", "15:00 (Copenhagen)", ""]
    assert with_own_hour(CITIES, "Asia/Manila") == ["", "14:00 (London)", "", ""]


def test_so_it_is_on_one_line():
    said = "9 am New York / 14:00 London / 15:00 Copenhagen"

    assert with_own_hour([said], ZONE) == ["15:00 (Copenhagen)"]


@pytest.mark.parametrize(
    "lines",
    [
        # An agenda that goes from town to town, and one that only looks like cities.
        ["09:00 London", "11:00 Copenhagen", "15:00 Nairobi"],
        ["09:00 Welcome", "10:00 Lunch", "11:00 Paris"],
        ["09:00 Welcome", "10:00 Iceland", "11:00 Norway", "12:00 Finland"],
        ["09:00 Coffee", "09:30 London", "10:30 Berlin", "11:30 Discussion"],
    ],
)
def test_hours_of_several_moments_stay(lines: list[str]):
    assert with_own_hour(lines, ZONE) == lines


def test_the_hour_of_the_series_is_the_start_and_the_others_are_left_out():
    text = "\n".join(["The patience of benches", "Thursday 11 February 2027", *CITIES])
    read = parse_programme(text, zone=ZONE)

    assert [f"{talk.start.at:%H:%M}" for talk in read.talks if talk.start] == ["15:00"]
    assert [line.fate for line in read.lines if "London" in line.text] == ["left_out"]


def test_hours_at_the_side_of_a_calendar_are_no_start():
    side = ["08:00", "08:30", "09:00", "09:30"]

    assert without_side_hours([*side, "14:00 Benches"]) == ["", "", "", "", "14:00 Benches"]
    # In a table that was copied column by column no other hour is said.
    assert without_side_hours([*side, "Benches"]) == [*side, "Benches"]
    assert without_side_hours(["08:00", "09:15", "10:00", "12:00"])[0] == "08:00"


def test_a_weekday_and_a_number_take_the_month_of_the_day_above():
    lines = ["Wednesday, 1st September 2027", "9.15 Benches", "Thursday, 2nd", "Monday 3"]

    assert with_month_of_last(lines)[2:] == ["Thursday, 2nd September", "Monday 3"]
    assert with_month_of_last(["keskiviikko 3.3.2027", "torstai 4"])[1] == "torstai 4.3."


@pytest.mark.parametrize("line", ["Wednesday 17:00 Lamps", "Friday 12–14: Lunch", "Friday 19:00"])
def test_hours_behind_a_weekday_are_no_day_of_the_month_above(line: str):
    assert with_month_of_last(["Monday 15 March 2027 at 18:00", line])[1] == line


def test_a_weekday_tells_a_day_from_an_hour():
    assert respelled(["Ti 24.11 Penkit", "Ke 10.10 Lamput"])[1] == "Ke 10.10. Lamput"
    assert respelled(["tir. 10.30 Bænke"]) == ["tir. 10.30 Bænke"]
    hours = ["Mo 9.05 Bänke", "Mo 9.30 Lampen", "Di 9.12 Plätze"]
    assert respelled(hours) == hours


def test_a_year_behind_a_month_is_no_hour():
    (only,) = written_hours("Programme juillet 2027 à 21 h", ZONE)

    assert only.at.hour == 21


def test_two_hours_side_by_side_are_two():
    assert [each.at.hour for each in written_hours("14H 15H Benches", ZONE)] == [14, 15]


def test_a_day_with_dots_has_its_month_first_where_it_can_be_nothing_else():
    ((month_first,), (day_first,)) = map(written_days, ("5.28.2027", "5.8.2027"))

    assert (month_first.day, month_first.month) == (28, 5)
    assert (day_first.day, day_first.month) == (5, 8)


@pytest.mark.parametrize("line", ["7", "45 min", "EN / FR / NL", "90 minutes"])
def test_a_number_a_length_and_languages_name_nothing(line: str):
    assert says_nothing(line)


@pytest.mark.parametrize("line", ["7 benches", "45 minutes of silence", "A / B", "Bench"])
def test_what_says_more_may_name_something(line: str):
    assert not says_nothing(line)


def test_cities_may_be_told_with_their_offsets_behind_a_label():
    line = "Time: 1 pm London (UTC+0); 9 pm Hong Kong (UTC+8); 9 am New York (UTC-4)"
    # In March clocks are set in New York and not yet in London.
    assert with_own_hour([line], ZONE) == ["Time: 1 pm (London)"]
    assert with_own_hour([line], "Asia/Hong_Kong") == ["Time: 9 pm (Hong Kong)"]
    # Another moment.
    other = line.replace("9 pm", "8 pm")
    assert with_own_hour([other], ZONE) == [other]


def test_a_city_with_its_offset_is_whose_clocks_are_meant():
    (hours,) = written_hours("1 pm London (UTC+1)", ZONE)
    assert hours.zone is not None
    assert [str(each) for each in hours.zone.zones] == ["Europe/London"]
    # Benches are no city.
    assert [each.zone for each in written_hours("1 pm Benches (UTC+1)", ZONE)] == [None]


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        ("End: May 3, 2027 8:00 PM", "Start: May 3, 2027 6:30 PM \u2013 8:00 PM"),
        ("Ends: 8:00 PM", "Start: May 3, 2027 6:30 PM \u2013 8:00 PM"),
        ("End: May 4, 2027 8:00 PM", "Start: May 3, 2027 6:30 PM \u2013 May 4, 2027 8:00 PM"),
    ],
)
def test_where_a_talk_starts_and_where_it_ends_is_one_line(ends: str, text: str):
    lines = ["Benches", "Start: May 3, 2027 6:30 PM", "", ends]
    assert split_days(lines) == {1: (text, (3,))}
    assert split_days(["Benches", "Start: soon", "", ends]) == {}


@pytest.mark.parametrize(
    ("day", "weekday"), [("Laurdag 20. mars 2027", 5), ("tysdag 16. mars 2027", 1)]
)
def test_weekdays_may_be_in_nynorsk(day: str, weekday: int):
    (written,) = written_days(day)
    assert (written.text, written.weekday) == (day, weekday)
