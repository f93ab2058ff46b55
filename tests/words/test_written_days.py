from datetime import date

import pytest

from bot.words.errors import DayDoesNotExist, WeekdayDiffers
from bot.words.written_days import WrittenDay, written_days


def test_written_days_in_running_text():
    text = "Northern Talks | Trust. Thursday 17 March 2022, then on April 7th, 2022."

    first, second = written_days(text)

    assert first == WrittenDay(
        text="Thursday 17 March 2022", day=17, month=3, year=2022, weekday=3, start=24, end=46
    )
    assert (second.text, second.on(2022)) == ("April 7th, 2022", date(2022, 4, 7))


@pytest.mark.parametrize(
    "text", ["march on", "1234", "17 marching 2022", "in 2022", "May 2022", "mai 12", "des 12"]
)
def test_written_days_finds_no_dates_in_other_words(text: str):
    assert written_days(text) == ()


def test_a_wrong_weekday_is_told():
    (found,) = written_days("Friday 17 March 2022")

    with pytest.raises(WeekdayDiffers) as caught:
        found.on(2022)

    assert caught.value.params == {"when": date(2022, 3, 17), "weekday": "Friday"}


def test_a_day_that_no_month_has_is_told():
    (found,) = written_days("31 June 2022")

    with pytest.raises(DayDoesNotExist):
        found.on(2022)


def test_dates_are_read_whose_spaces_were_lost_on_the_way():
    for text in (
        "Wednesday17 March 2027",
        "Wednesday, 17March 2027",
        "March17,2027",
        "Mittwoch,17.März 2027",
        "Keskiviikko17.3.2027",
        "2027, March 17",
        "Wednesday | 17 March 2027",
        "17.3.2027 (ke)",
    ):
        (found,) = written_days(text)
        assert (found.text, found.on()) == (text, date(2027, 3, 17))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Program wed 17 March 2027", "wed 17 March 2027"),
        ("With Sam 17 March 2027", "17 March 2027"),
        ("Wednesday 17 March, 1930", "Wednesday 17 March"),
        ("Torsdag 6/6", "Torsdag 6/6"),
        ("Ti 11.10 kl. 17-19", "Ti 11.10"),
        ("mar. 14 avril 2027", "mar. 14 avril 2027"),
        ("18.00 ti 14.9.2027", "ti 14.9.2027"),
    ],
)
def test_what_stands_beside_a_date_is_of_it_only_where_it_can_be(text: str, said: str):
    (found,) = written_days(text)

    assert found.text == said


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("17.-18.3.2027", 17, 18),
        ("Tuesday 2nd, Wednesday 3rd, and Thursday 4th March 2027", 2, 4),
        ("September 6 – 2 p.m.", 6, None),
        ("May 4: Benches", 4, None),
    ],
)
def test_the_first_of_several_days_is_told_from_what_stands_beside_it(
    text: str, first: int, last: int | None
):
    (found,) = written_days(text)

    assert (found.day, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "day", "last"),
    [
        ("Session 1 – 22 January 2027, 14:00", 22, None),
        ("Séance 2 – 14 mai 2027", 14, None),
        ("Webinar no. 2 – 14 May 2027", 14, None),
        # They may last for days.
        ("Session 1 – 2 March 2027", 1, 2),
        ("Session 17–18 March 2027", 17, 18),
        ("Open every day 2 – 20 June 2027", 2, 20),
        ("Conference 3 – 9 June 2027", 3, 9),
    ],
)
def test_the_number_of_a_talk_is_no_day(text: str, day: int, last: int | None):
    (found,) = written_days(text)

    assert (found.day, found.last) == (day, last)
