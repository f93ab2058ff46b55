"""Hours as programmes print them."""

from datetime import time

import pytest

from bot.words.printed_hours import PrintedHours, printed_hours


@pytest.mark.parametrize(
    ("text", "start", "minutes"),
    [
        ("Tuesday 3 May 2022, 10:00–11:30 CEST", time(10), 90),
        ("3 May 2022, 10:00-11:30", time(10), 90),
        ("15.00 - 16.15", time(15), 75),
        ("7 April 2022 at 15:00", time(15), None),
        ("3 pm to 4:30 pm", time(15), 90),
        ("3–4.30 pm", time(15), 90),
        ("11-1 pm", time(11), 120),
        ("12:30 p.m.", time(12, 30), None),
        ("7-8 May 2022, 14:00", time(14), None),
        ("07.04.2022 15:00", time(15), None),
        ("2022-04-07 22:30-00:15", time(22, 30), 105),
    ],
)
def test_printed_hours_are_read(text: str, start: time, minutes: int | None):
    assert printed_hours(text) == PrintedHours(start=start, minutes=minutes)


@pytest.mark.parametrize("text", ["", "3 May 2022", "07.04.2022", "2022-04-07", "25:00", "13 pm"])
def test_dates_and_impossible_times_are_no_hours(text: str):
    assert printed_hours(text) is None
