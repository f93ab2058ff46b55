"""One line that says when a talk is held again and again, in seven languages."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.errors import BadInput
from bot.domain.times.repeats import days_of
from bot.domain.times.wall import WallTime
from bot.words.errors import (
    HourNotUnderstood,
    RepeatBeginsElsewhere,
    RepeatNeedsEnd,
    RepeatNotUnderstood,
    TimeOfDayMissing,
)
from bot.words.repeated import TimeThatRepeats, read_repeated

ZONE = "Europe/Copenhagen"
# A Thursday, 15:30 in Copenhagen: its 15:00 is past.
NOW = datetime(2027, 4, 1, 13, 30, tzinfo=UTC)
SECOND = "08.04. 22.04. 06.05. 20.05. 03.06. 17.06."
WEEKLY_UNTIL_JUNE = (
    "08.04. 15.04. 22.04. 29.04. 06.05. 13.05. 20.05. 27.05. 03.06. 10.06. 17.06. 24.06."
)
FIRST_TUESDAYS = "06.04. 04.05. 01.06."
READ = {
    "every second Thursday 15:00, 6 times": SECOND,
    "Every second Thursday, 6 times, 3 pm": SECOND,
    "8 April 15:00, every second Thursday, 6 times": SECOND,
    "8 April 2027 at 15:00, then every two weeks, 6 times": SECOND,
    "every second Thursday from 8 April at 15:00, 6 times": SECOND,
    "at 15:00 every second Thursday starting 22 April, 2 times": "22.04. 06.05.",
    "every Thursday 15:00 until the end of June": WEEKLY_UNTIL_JUNE,
    "Thursdays 15:00 until June": WEEKLY_UNTIL_JUNE,
    "next Thursday 3pm, weekly until 24 June": WEEKLY_UNTIL_JUNE,
    "monthly on the first Tuesday at 15 until June": FIRST_TUESDAYS,
    "monthly on the first Tuesday until June at 15:00": FIRST_TUESDAYS,
    "every month on the 8th at 15:00, 3 times": "08.04. 08.05. 08.06.",
    "hver anden torsdag kl. 15 fra den 8. april, 6 gange": SECOND,
    "hver torsdag kl. 15 til udgangen af juni": WEEKLY_UNTIL_JUNE,
    "annenhver torsdag kl. 15, 6 ganger": SECOND,
    "varannan torsdag kl. 15, 6 gånger": SECOND,
    "torsdagar kl. 15 till och med juni": WEEKLY_UNTIL_JUNE,
    "joka toinen torstai 8. huhtikuuta alkaen klo 15, 6 kertaa": SECOND,
    "torstaisin klo 15, 2 kertaa": "08.04. 15.04.",
    "jeden zweiten Donnerstag ab 8. April um 15 Uhr, 6 Mal": SECOND,
    "jeden ersten Dienstag im Monat um 15 Uhr bis Ende Juni": FIRST_TUESDAYS,
    "un jeudi sur deux à 15h, 6 fois": SECOND,
    "tous les jeudis à 15h à partir du 8 avril jusqu'en juin": WEEKLY_UNTIL_JUNE,
    "tous les premiers mardis du mois à 15h jusqu'à fin juin": FIRST_TUESDAYS,
}


def read(typed: str) -> TimeThatRepeats | None:
    return read_repeated(typed, ZONE, sent_at=NOW)


def days(found: TimeThatRepeats) -> str:
    each = days_of(found.repeat, found.first.local.date())
    return " ".join(f"{day:%d.%m.}" for day in each)


@pytest.mark.parametrize("typed", READ)
def test_time_and_rule_are_read(typed: str):
    found = read(typed)

    assert found is not None
    assert (days(found), f"{found.first.local:%H:%M}") == (READ[typed], "15:00")


@pytest.mark.parametrize(
    "typed", ["every Thursday 15:00-16:30, 2 times", "hver torsdag kl. 15 til 16.30 til 15. april"]
)
def test_length_may_be_in_it(typed: str):
    found = read(typed)

    assert found is not None
    assert (days(found), found.minutes) == ("08.04. 15.04.", 90)


def test_hour_of_another_zone_is_converted():
    found = read("every Thursday 15:00 New York time, 2 times")

    assert found is not None
    assert found.first == WallTime(local=datetime(2027, 4, 1, 21), zone=ZONE)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("every second Thursday, 6 times", TimeOfDayMissing),
        ("every Thursday 15:00", RepeatNeedsEnd),
        ("every Thursday 15:00 until 10 June, 6 times", RepeatNeedsEnd),
        ("every Thursday 15:00, 0 times", RepeatNeedsEnd),
        ("9 April 15:00, every second Thursday, 6 times", RepeatBeginsElsewhere),
        ("every Thursday 25:00, 3 times", HourNotUnderstood),
        ("every day 15:00, 5 times", RepeatNotUnderstood),
        ("every third Thursday 15:00, 4 times", RepeatNotUnderstood),
        ("lunch every Thursday 15:00, 3 times", BadInput),
        ("every Tuesday and Thursday 15:00, 4 times", BadInput),
    ],
)
def test_what_is_not_certain_is_refused(typed: str, error: type[BadInput]):
    with pytest.raises(error):
        read(typed)


def test_first_day_that_does_not_repeat_is_named():
    with pytest.raises(RepeatBeginsElsewhere) as caught:
        read("9 April 15:00, every second Thursday, 6 times")
    assert caught.value.params == {"when": date(2027, 4, 9)}


@pytest.mark.parametrize("typed", ["7 April 2027 15:00", "next Thursday", "a " * 50])
def test_without_a_rule_there_is_nothing_to_read(typed: str):
    assert read(typed) is None
