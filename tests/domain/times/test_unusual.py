from datetime import datetime, timedelta

import pytest

from bot.domain.times.unusual import later_than_usual
from bot.domain.times.wall import WallTime, instant

HOUR = timedelta(hours=1)
COPENHAGEN, NEW_YORK = "Europe/Copenhagen", "America/New_York"


def at(local: str, zone: str) -> datetime:
    return instant(WallTime(local=datetime.fromisoformat(local), zone=zone))


@pytest.mark.parametrize(
    ("day", "own", "other", "later"),
    [
        # New York changes its clocks on 14 March and 7 November, Copenhagen on 28 March and 31
        # October.
        ("2027-03-11", COPENHAGEN, NEW_YORK, None),
        ("2027-03-18", COPENHAGEN, NEW_YORK, HOUR),
        ("2027-03-18", NEW_YORK, COPENHAGEN, -HOUR),
        ("2027-04-01", COPENHAGEN, NEW_YORK, None),
        ("2027-11-04", COPENHAGEN, NEW_YORK, HOUR),
        ("2027-11-08", COPENHAGEN, NEW_YORK, None),
        # Ramadan moves Morocco's clocks for some weeks.
        ("2026-03-01", COPENHAGEN, "Africa/Casablanca", -HOUR),
        # Half of the year it is seven hours, half of it eight: nobody is used to one of them.
        ("2027-01-14", COPENHAGEN, "Asia/Tokyo", None),
        ("2027-07-15", COPENHAGEN, "Asia/Tokyo", None),
        # Ten hours before, eight after, and nine for a week between.
        ("2027-03-30", COPENHAGEN, "Australia/Sydney", None),
        ("2027-03-18", COPENHAGEN, COPENHAGEN, None),
        ("2027-03-18", "UTC", "Asia/Kathmandu", None),
    ],
)
def test_weeks_when_habit_is_wrong(day, own, other, later):
    assert later_than_usual(at(f"{day}T15:00", own), own, other) == later
