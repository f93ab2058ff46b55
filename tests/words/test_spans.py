from datetime import date

import pytest

from bot.words.errors import SpanNotUnderstood
from bot.words.spans import DaySpan, read_span

TODAY = date(2026, 3, 19)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("April 2022", date(2022, 4, 1), date(2022, 4, 30)),
        ("februar 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-04", date(2022, 4, 1), date(2022, 4, 30)),
        ("4/2022", date(2022, 4, 1), date(2022, 4, 30)),
        ("7 April 2022", date(2022, 4, 7), date(2022, 4, 7)),
        ("2022-04-07", date(2022, 4, 7), date(2022, 4, 7)),
        ("today", TODAY, TODAY),
        # What was noted lies in the past.
        ("7 April", date(2025, 4, 7), date(2025, 4, 7)),
    ],
)
def test_a_day_a_month_or_a_year(typed: str, first: date, last: date):
    assert read_span(typed, today=TODAY) == DaySpan(first, last)


@pytest.mark.parametrize("typed", ["", "someday", "2022-13", "0000", "April", "the 2022s"])
def test_what_is_none_of_them_is_refused(typed: str):
    with pytest.raises(SpanNotUnderstood):
        read_span(typed, today=TODAY)
