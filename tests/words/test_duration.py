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
    ],
)
def test_durations_are_read(text: str, minutes: int):
    assert read_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "text", ["", "0", "-90", "90 parsecs", "1:75", "١٢", "9" * 50, "to", "a", "sept"]
)
def test_other_durations_are_refused(text: str):
    with pytest.raises(DurationNotUnderstood):
        read_duration(text)


@given(st.text(alphabet="0123456789 :.,hmin-aour", max_size=45))
def test_durations_raise_nothing_else(text: str):
    with suppress(DurationNotUnderstood):
        assert read_duration(text) > timedelta(0)
