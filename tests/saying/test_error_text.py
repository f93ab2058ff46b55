from datetime import datetime

import pytest

from bot.domain.errors import BotError
from bot.domain.times.wall import WallTime, instant, wall_time
from bot.saying.error_text import explain
from bot.words.written_days import written_days
from tests.factories import ZONE, a_draft, a_talk


def wall(year: int, month: int, day: int, hour: int, minute: int = 0) -> WallTime:
    return WallTime(local=datetime(year, month, day, hour, minute), zone=ZONE)


START = instant(wall(2026, 3, 19, 15))


@pytest.mark.parametrize(
    ("refused", "sentence"),
    [
        (
            lambda: a_draft().announced(at=START, now=START),
            (
                "Thursday 19 March 2026, 15:00 Copenhagen is over already."
                " Please give a time that is still to come."
            ),
        ),
        (
            lambda: a_talk().begun(now=instant(wall(2026, 3, 1, 12))),
            (
                "“Neighbours and the Town Square” is planned for"
                " Thursday 19 March 2026, 15:00 Copenhagen, so it cannot have begun yet."
                " If it takes place earlier, move it first."
            ),
        ),
        (
            lambda: instant(wall(2027, 3, 28, 2, 30)),
            (
                "There is no Sunday 28 March 2027, 02:30 Copenhagen: that day the clocks"
                " jump over it. The next time there is Sunday 28 March 2027, 03:00 Copenhagen."
            ),
        ),
        (
            lambda: wall_time(wall(2027, 10, 31, 2, 30).local, ZONE),
            (
                "That can be Sunday 31 October 2027, 02:30 (UTC+02:00)"
                " Copenhagen or Sunday 31 October 2027, 02:30 (UTC+01:00) Copenhagen."
                " Please type which."
            ),
        ),
        (
            lambda: instant(wall(9999, 12, 31, 23)),
            "Friday 31 December 9999 is too far away. Please check the year.",
        ),
        (
            lambda: written_days("Friday 17 March 2022")[0].on(2022),
            "Thursday 17 March 2022 is not a Friday. Please correct the day or the date.",
        ),
    ],
)
def test_a_time_in_an_error_is_said_as_everywhere_else(localizer, refused, sentence):
    with pytest.raises(BotError) as error:
        refused()

    assert explain(error.value, localizer.english) == sentence
