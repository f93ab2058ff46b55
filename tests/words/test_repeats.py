"""How often a talk repeats, in seven languages; what could mean two things is refused."""

from datetime import date, time

import pytest

from bot.domain.errors import BadInput
from bot.domain.times.repeats import Per, Repeat
from bot.words.errors import RepeatNeedsEnd, RepeatNotUnderstood
from bot.words.repeats import read_repeat

THURSDAY = date(2027, 1, 7)
WEEKLY = Repeat(per=Per.WEEK, weekday=3, times=6)
SECOND = Repeat(per=Per.WEEK, step=2, weekday=3, times=6)
FIRST_TUESDAY = Repeat(per=Per.MONTH, weekday=1, rank=1, until=date(2027, 6, 30))
READ = {
    "every Thursday, 6 times": WEEKLY,
    "Thursdays, 6x": WEEKLY,
    "weekly on Thursday, six times": WEEKLY,
    "every second Thursday, 6 times": SECOND,
    "Every other Thursday, 6 times.": SECOND,
    "every 2 weeks on Thursday, 6 times": SECOND,
    "monthly on the first Tuesday until June": FIRST_TUESDAY,
    "first Tuesday of every month until 30 June": FIRST_TUESDAY,
    "every month on the first Tuesday until June 2027": FIRST_TUESDAY,
    "monthly, 3 times": Repeat(per=Per.MONTH, times=3),
    "every three months, 4 times": Repeat(per=Per.MONTH, step=3, times=4),
    "fortnightly until 1 March 2027": Repeat(per=Per.WEEK, step=2, until=date(2027, 3, 1)),
    "last Friday of the month, 5 times": Repeat(per=Per.MONTH, weekday=4, rank=-1, times=5),
    "hver torsdag, 6 gange": WEEKLY,
    "hver anden torsdag, 6 gange": SECOND,
    "første tirsdag i måneden indtil juni": FIRST_TUESDAY,
    "den første tirsdag i hver måned til 30. juni": FIRST_TUESDAY,
    "varje torsdag, 6 gånger": WEEKLY,
    "varannan torsdag 6 gånger": SECOND,
    "första tisdagen i månaden till och med juni": FIRST_TUESDAY,
    "hver torsdag, 6 ganger": WEEKLY,
    "annenhver torsdag, 6 ganger": SECOND,
    "første tirsdag i måneden til juni": FIRST_TUESDAY,
    "joka torstai, 6 kertaa": WEEKLY,
    "torstaisin 6 kertaa": WEEKLY,
    "joka toinen torstai, 6 kertaa": SECOND,
    "joka kuukauden ensimmäinen tiistai 30. kesäkuuta asti": FIRST_TUESDAY,
    "jeden Donnerstag, 6 Mal": WEEKLY,
    "donnerstags, 6 mal": WEEKLY,
    "jeden zweiten Donnerstag, 6 Mal": SECOND,
    "alle zwei Wochen donnerstags, 6 Mal": SECOND,
    "jeden ersten Dienstag im Monat bis Juni": FIRST_TUESDAY,
    "monatlich am ersten Dienstag bis zum 30. Juni": FIRST_TUESDAY,
    "tous les jeudis, 6 fois": WEEKLY,
    "chaque jeudi, 6 fois": WEEKLY,
    "un jeudi sur deux, 6 fois": SECOND,
    "le premier mardi du mois jusqu'au 30 juin": FIRST_TUESDAY,
    "chaque premier mardi du mois jusqu'en juin": FIRST_TUESDAY,
}


@pytest.mark.parametrize("typed", READ)
def test_rule_is_read(typed: str):
    assert read_repeat(typed, first=THURSDAY).repeat == READ[typed]


@pytest.mark.parametrize(
    "typed",
    [
        "weekly at 15 until 30 June",
        "ugentligt kl. 15 til 30. juni",
        "wöchentlich um 15 Uhr bis 30. Juni",
    ],
)
def test_hour_in_it_is_read(typed: str):
    read = read_repeat(typed, first=THURSDAY)

    assert (read.at, read.repeat) == (time(15), Repeat(per=Per.WEEK, until=date(2027, 6, 30)))


@pytest.mark.parametrize(
    "typed", ["every Thursday", "weekly", "every Thursday, 6 times until June", "jeden Donnerstag"]
)
def test_end_is_asked_for(typed: str):
    with pytest.raises(RepeatNeedsEnd):
        read_repeat(typed, first=THURSDAY)


@pytest.mark.parametrize(
    "typed",
    # Some mean each third week, others the third Thursday of the month; twice a week or each two.
    [
        "every third Thursday, 6 times",
        "biweekly, 6 times",
        "6 times",
        "sometimes, 6 times",
        "daily, 3 times",
        "every 0 weeks, 3 times",
    ],
)
def test_what_means_two_things_or_nothing_is_refused(typed: str):
    with pytest.raises(RepeatNotUnderstood):
        read_repeat(typed, first=THURSDAY)


@pytest.mark.parametrize(
    "typed", ["", "x" * 101, "until 30 February", "every \x00 week", "0 times"]
)
def test_nothing_else_is_raised(typed: str):
    with pytest.raises(BadInput):
        read_repeat(typed, first=THURSDAY)
