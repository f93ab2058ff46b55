from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.duration import read_duration
from bot.words.errors import DurationNotUnderstood


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("1h30", 90),
        ("1 h 30 m", 90),
        ("90 min", 90),
        ("1.5 hours", 90),
        ("1,5 hours", 90),
        ("1:30", 90),
        ("an hour", 60),
        ("half an hour", 30),
        ("an hour and a half", 90),
        ("2 Hours and 15 minutes", 135),
        ("forty-five minutes", 45),
        ("1 hour max", 60),
        ("up to 90 min", 90),
        ("højst 2 timer", 120),
        ("1 hour + 15 min Q&A", 75),
        ("45 + 15", 60),
        ("45 min plus questions", 45),
    ],
)
def test_durations_are_read(text: str, minutes: int):
    assert read_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "text",
    [
        *("", "0", "-90", "90 parsecs", "1:75", "١٢", "9" * 50, "to", "a", "sept"),
        *("1 + 15", "10 + 2 hours", "1 hour + 2 questions", "2 hours + 1 debate", "12 + 1"),
        *("1h \N{HEAVY MINUS SIGN} 15 min", "1h \N{CROSS MARK} 30 min"),
    ],
)
def test_other_durations_are_refused(text: str):
    with pytest.raises(DurationNotUnderstood):
        read_duration(text)


@given(st.text(alphabet="0123456789 :.,hmin-aour", max_size=45))
def test_durations_raise_nothing_else(text: str):
    with suppress(DurationNotUnderstood):
        assert read_duration(text) > timedelta(0)
