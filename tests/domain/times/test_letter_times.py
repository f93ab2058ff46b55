"""When a member is written to: before quiet hours what can come earlier, after them what cannot."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.times.letter_times import CHOICES, LetterTimes

NIGHT = LetterTimes(quiet_from=22, quiet_until=7, zone="Europe/Copenhagen")
NOON = LetterTimes(quiet_from=12, quiet_until=14, zone="Europe/Copenhagen")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In March 2026 Copenhagen is an hour ahead of UTC, from the 29th on two."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("times", "starts", "comes"),
    [
        (LetterTimes(), at(19, 14), at(19, 13, 45)),
        (LetterTimes(before=60), at(19, 14), at(19, 13)),
        (NOON, at(19, 12, 30), at(19, 11)),
        (NOON, at(19, 13, 15), at(19, 13)),
        (NIGHT, at(19, 6, 10), at(18, 21)),
        (NIGHT, at(19, 22), at(19, 21)),
        (NIGHT, at(29, 5, 10), at(28, 21)),
    ],
    ids=["usual", "an hour", "noon", "just after", "morning", "night", "change of clocks"],
)
def test_a_reminder_in_quiet_hours_comes_before_they_begin(times, starts, comes):
    assert times.reminder_at(starts) == comes


@pytest.mark.parametrize(
    ("times", "now", "starts", "leaves"),
    [
        (NIGHT, at(19, 20), at(25, 14), at(19, 20)),
        (NIGHT, at(19, 23), at(25, 14), at(20, 6)),
        (NIGHT, at(19, 23), at(20, 6, 20), at(19, 23)),
        (NIGHT, at(19, 23), None, at(20, 6)),
        (LetterTimes(), at(19, 23), at(25, 14), at(19, 23)),
    ],
    ids=["by day", "by night", "too late after it", "no start", "no quiet hours"],
)
def test_news_waits_for_the_end_of_quiet_hours_unless_the_talk_begins_first(
    times, now, starts, leaves
):
    assert times.news_at(now, starts_at=starts) == leaves


@pytest.mark.parametrize(
    ("hours_left", "before"), [(30, 24 * 60), (20, 60), (0.5, 15), (0.1, 24 * 60)]
)
def test_who_signs_up_late_gets_the_letter_that_is_still_to_come(hours_left, before):
    starts = at(19, 14)
    times = LetterTimes(before=24 * 60).still_ahead(
        starts, now=starts - timedelta(hours=hours_left)
    )

    assert times.before == before


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)
TIMES = st.builds(
    LetterTimes,
    before=st.sampled_from(CHOICES),
    quiet_from=st.integers(0, 23),
    quiet_until=st.integers(0, 23),
    zone=st.sampled_from(["UTC", "Europe/Copenhagen", "America/New_York", "Asia/Kathmandu"]),
)


@given(TIMES, MOMENTS)
def test_no_letter_is_lost_or_in_quiet_hours_but_at_their_edge(times, moment):
    """A reminder never later than wanted, news never before it happened."""
    reminder = times.reminder_at(moment)
    wanted = moment - timedelta(minutes=times.before)
    assert wanted - timedelta(days=1, hours=1) <= reminder <= wanted
    news = times.news_at(moment, starts_at=None)
    assert moment <= news <= moment + timedelta(days=1, hours=1)
    assert times.news_at(news, starts_at=None) == news
