from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import BadInput, TextMissing, TextTooLong
from bot.domain.talks.errors import TimeInThePast
from bot.domain.times.errors import (
    TimeDoesNotExist,
    TimeOutOfReach,
    UnknownZone,
    ZoneIsAmbiguous,
)
from bot.domain.times.wall import WallTime, instant
from bot.words.days import Note
from bot.words.errors import (
    DayDoesNotExist,
    DayMissing,
    EndsBeforeStart,
    HourNotUnderstood,
    HourUnclear,
    SeveralDays,
    TimeOfDayMissing,
    WeekdayDiffers,
    WhenNotUnderstood,
)
from bot.words.when import Choice, Understood, read_when

COPENHAGEN = "Europe/Copenhagen"
# A Tuesday, 10:00 in Copenhagen.
NOW = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)


def read(text: str, *, day_first: bool | None = None, past: bool = False) -> Understood | Choice:
    return read_when(text, now=NOW, zone=COPENHAGEN, day_first=day_first, past=past)


def wall(text: str, fold: int = 0) -> WallTime:
    return WallTime(local=datetime.fromisoformat(text), zone=COPENHAGEN, fold=fold)


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("7 April 2027 15:00", "2027-04-07 15:00"),
        ("Wednesday, April 7, 2027 at 3:00 PM", "2027-04-07 15:00"),
        ("apr 7th, 2027, 3:30 p.m.", "2027-04-07 15:30"),
        ("7 April 2027 15.00", "2027-04-07 15:00"),
        ("2027-03-04 15:00", "2027-03-04 15:00"),
        ("2027-03-04T15:00", "2027-03-04 15:00"),
        ("thursday 15:00", "2027-03-04 15:00"),
        ("in three weeks at 14:00", "2027-03-23 14:00"),
        ("3 weeks from now at 10:00", "2027-03-23 10:00"),
        ("in a month at 15h30", "2027-04-02 15:30"),
        ("next week Thursday 15:00", "2027-03-11 15:00"),
        ("thursday in two weeks 15:00", "2027-03-18 15:00"),
        ("last Friday of March 2027 at 9am", "2027-03-26 09:00"),
        ("second monday in next month, 12am", "2027-04-12 00:00"),
        ("the 15th at 10:00", "2027-03-15 10:00"),
        ("the 1st at 10:00", "2027-04-01 10:00"),
        ("tomorrow at noon", "2027-03-03 12:00"),
        ("the day after tomorrow, 8 o'clock", "2027-03-04 08:00"),
        ("tomorrow at 7 in the evening", "2027-03-03 19:00"),
        ("tonight at 8", "2027-03-02 20:00"),
        ("15:00", "2027-03-02 15:00"),
        ("24/4/27 10:00", "2027-04-24 10:00"),
        ("4.4.2027 at 10.30", "2027-04-04 10:30"),
        ("in 90 minutes", "2027-03-02 11:30"),
        ("in an hour and a half", "2027-03-02 11:30"),
    ],
)
def test_times_are_read_in_the_zone_of_the_series(text: str, local: str):
    assert read(text) == Understood(wall=wall(local))


@pytest.mark.parametrize(
    ("text", "local", "note"),
    [
        ("next Thursday 3pm", "2027-03-04 15:00", Note.NEAREST_WEEKDAY),
        ("first Tuesday of June at 10", "2027-06-01 10:00", Note.YEAR_ASSUMED),
        ("first tuesday of march at 10:30", "2027-03-02 10:30", Note.YEAR_ASSUMED),
        ("7 april 15:00", "2027-04-07 15:00", Note.YEAR_ASSUMED),
        ("1 march 10:00", "2028-03-01 10:00", Note.YEAR_ASSUMED),
        ("29 february 10:00", "2028-02-29 10:00", Note.YEAR_ASSUMED),
        ("13/4 10:00", "2027-04-13 10:00", Note.YEAR_ASSUMED),
        ("<t:1806411600>", "2027-03-30 15:00", Note.CONVERTED),
        ("<t:1806411600:F>", "2027-03-30 15:00", Note.CONVERTED),
        ("2027-03-04 15:00+02:00", "2027-03-04 14:00", Note.CONVERTED),
        ("2027-03-04T15:00:00Z", "2027-03-04 16:00", Note.CONVERTED),
        ("4 April 2027 15:00 UTC", "2027-04-04 17:00", Note.CONVERTED),
    ],
)
def test_what_was_added_to_the_text_is_noted(text: str, local: str, note: Note):
    assert read(text) == Understood(wall=wall(local), notes=(note,))


@pytest.mark.parametrize(
    ("text", "local", "minutes"),
    [
        ("tomorrow 15:00-16:30", "2027-03-03 15:00", 90),
        ("tomorrow from 9:30 to 11am", "2027-03-03 09:30", 90),
        ("7 April 2027 13 -- 14 CEST", "2027-04-07 13:00", 60),
        ("friday 15.00 for 45 minutes", "2027-03-05 15:00", 45),
        ("7 April 2027 | 15:00", "2027-04-07 15:00", None),
        ("7 April \u2013 15:00", "2027-04-07 15:00", None),
        ("friday 1500", "2027-03-05 15:00", None),
        ("a week from friday 15:00", "2027-03-12 15:00", None),
        ("friday week at 10:00", "2027-03-12 10:00", None),
        ("20270407 15:00", "2027-04-07 15:00", None),
        # From one hour to another, though ISO 8601 has "-16:30" for how far a clock is behind.
        ("2027-04-08 15:00-16:30", "2027-04-08 15:00", 90),
        ("2027-04-08 09:00-10:00", "2027-04-08 09:00", 60),
        ("2027-04-08 09:00-05:00", "2027-04-08 16:00", None),
    ],
)
def test_a_range_gives_the_length_and_marks_part_day_and_hour(
    text: str, local: str, minutes: int | None
):
    found = read(text)

    assert isinstance(found, Understood)
    assert (found.wall, found.minutes) == (wall(local), minutes)


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("friday 8pm ET", "2027-03-06 02:00"),
        ("6pm GMT-8 on friday", "2027-03-06 03:00"),
        ("friday 15:00 Copenhagen time", "2027-03-05 15:00"),
        ("friday 15:00 local time", "2027-03-05 15:00"),
        ("friday 11AM Pacific / 2PM Eastern / 7PM GMT", "2027-03-05 20:00"),
        ("friday 9.45 GMT / 10.45 CET", "2027-03-05 10:45"),
    ],
)
def test_a_zone_in_the_text_counts(text: str, local: str):
    found = read(text)

    assert isinstance(found, Understood)
    assert found.wall == wall(local)


def test_spoken_hours_are_of_the_morning_or_of_the_evening():
    for text in ("tomorrow half past six", "i morgen halv syv"):
        assert read(text) == Choice(candidates=(wall("2027-03-03 06:30"), wall("2027-03-03 18:30")))


def test_next_weekday_is_clear_once_it_has_passed_this_week():
    assert read("next monday 3pm") == Understood(wall=wall("2027-03-08 15:00"))
    assert read("next tuesday 3pm") == Understood(wall=wall("2027-03-09 15:00"))


def test_an_order_of_day_and_month_that_could_be_either_is_a_choice():
    april, july = wall("2027-04-07 15:00"), wall("2027-07-04 15:00")

    assert read("4/7/2027 15:00") == Choice(candidates=(april, july))
    assert read("4/7/2027 15:00", day_first=True) == Understood(wall=july)
    assert read("4/7/2027 15:00", day_first=False) == Understood(wall=april)
    assert read("2/1/2028 15:00", day_first=None) == Choice(
        candidates=(wall("2028-01-02 15:00"), wall("2028-02-01 15:00"))
    )


def test_a_day_that_is_over_is_no_choice():
    assert read("1/4/2027 15:00") == Understood(wall=wall("2027-04-01 15:00"))


def test_bare_small_hours_are_a_choice():
    assert read("tomorrow at six") == Choice(
        candidates=(wall("2027-03-03 06:00"), wall("2027-03-03 18:00"))
    )
    assert read("tomorrow at 06:00") == Understood(wall=wall("2027-03-03 06:00"))
    assert read("tomorrow at 06") == Understood(wall=wall("2027-03-03 06:00"))


def test_midnight_begins_and_ends_a_day():
    assert read("friday midnight") == Choice(
        candidates=(wall("2027-03-05 00:00"), wall("2027-03-06 00:00"))
    )


def test_the_weekday_of_today_is_a_choice_while_its_hour_is_to_come():
    assert read("tuesday 15:00") == Choice(
        candidates=(wall("2027-03-02 15:00"), wall("2027-03-09 15:00"))
    )
    assert read("tuesday 09:00") == Understood(wall=wall("2027-03-09 09:00"))


def test_an_hour_that_comes_twice_is_a_choice():
    assert read("31 October 2027 02:30") == Choice(
        candidates=(wall("2027-10-31 02:30"), wall("2027-10-31 02:30", fold=1))
    )


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", TextMissing),
        (" \n ", TextMissing),
        ("x" * 101, TextTooLong),
        ("thursday", TimeOfDayMissing),
        ("4/7/2027", TimeOfDayMissing),
        ("1 March 2027 10:00", TimeInThePast),
        ("<t:1>", TimeInThePast),
        ("09:59", TimeInThePast),
        ("28 March 2027 02:30", TimeDoesNotExist),
        ("31 June 10:00", DayDoesNotExist),
        ("29/2/2027 10:00", DayDoesNotExist),
        ("13/13/2027 10:00", DayDoesNotExist),
        ("fifth Monday of February 2027 at 10", DayDoesNotExist),
        ("Friday 17 March 2027 10:00", WeekdayDiffers),
        ("17 March 2027 14:00-13:00", EndsBeforeStart),
        ("17 March 2027, 3pm to 1pm", EndsBeforeStart),
        ("7 April 3027 10:00", TimeOutOfReach),
        ("in 9999 months at 10:00", TimeOutOfReach),
        ("<t:999999999999>", TimeOutOfReach),
        ("czwartek o 15", WhenNotUnderstood),
        ("next week 15:00", DayMissing),
        ("tomorrow 25:00", HourNotUnderstood),
        ("tomorrow 13pm", HourNotUnderstood),
        ("17-18 June 15:00", SeveralDays),
        ("tomorrow 12:00 CST", ZoneIsAmbiguous),
        ("tomorrow 15", TimeOfDayMissing),
        ("tomorrow 15:00 or 16:00", WhenNotUnderstood),
        ("tomorrow 15:00 <@1234>", WhenNotUnderstood),
        ("tomorrow 10:00 on thursday", WhenNotUnderstood),
        ("three weeks 15:00", WhenNotUnderstood),
        ("2027-02-30T15:00Z", WhenNotUnderstood),
        ("tonight at 1", HourUnclear),
        ("this evening at 12", HourUnclear),
        ("i aften kl. 1", HourUnclear),
        ("in a", WhenNotUnderstood),
        ("in sept", WhenNotUnderstood),
        ("om to", WhenNotUnderstood),
        # Weekdays in one language and small words in another, with no date behind.
        ("to 15:00", WhenNotUnderstood),
        ("a 3", WhenNotUnderstood),
        ("so 15:00", WhenNotUnderstood),
        ("la 15:00", WhenNotUnderstood),
        ("mar 15:00", WhenNotUnderstood),
        ("friday 9-5", WhenNotUnderstood),
        ("Do 9.4.2027 15:00", WeekdayDiffers),
        ("in up to 2 hours", WhenNotUnderstood),
        ("in 1h + 30 min", WhenNotUnderstood),
        ("8 April 15:00 \N{CROSS MARK}", WhenNotUnderstood),
    ],
)
def test_what_is_not_certain_is_refused(text: str, error: type[BadInput]):
    with pytest.raises(BadInput) as caught:
        read(text)

    assert type(caught.value) is error


def test_the_refusal_names_the_word_that_is_unknown():
    with pytest.raises(WhenNotUnderstood) as caught:
        read("czwartek o 15")

    assert caught.value.params == {"text": "czwartek o 15", "word": "czwartek"}


@pytest.mark.parametrize(
    ("text", "params"),
    [
        ("Czwartek o 15", {"text": "Czwartek o 15", "word": "Czwartek"}),
        ("Blursday@3PM  UTC", {"text": "Blursday@3PM UTC", "word": "Blursday"}),
        ("Großer Tag 15:00", {"text": "Großer Tag 15:00", "word": "Großer"}),
        ("2027-02-30T15:00Z", {"text": "2027-02-30T15:00Z", "word": "2027-02-30T15:00Z"}),
        ("Next Thursday", {"text": "Next Thursday"}),
        ("31 June 10:00", {"text": "31 June"}),
        ("10:00 on the Fifth MONDAY of February 2027", {"text": "Fifth MONDAY of February 2027"}),
        ("In 9999 Years at 10:00", {"when": "In 9999 Years"}),
    ],
)
def test_the_refusal_says_what_was_typed_as_it_was_typed(text: str, params: dict[str, str]):
    with pytest.raises(BadInput) as caught:
        read(text)

    assert caught.value.params == params


def test_past_times_are_read_for_talks_that_took_place():
    assert read("Thursday 7 April 2022 15:00", past=True) == Understood(
        wall=wall("2022-04-07 15:00")
    )


def test_an_unknown_zone_is_refused():
    with pytest.raises(UnknownZone):
        read_when("tomorrow 15:00", now=NOW, zone="Europe/Northville")


WORDS = st.sampled_from(
    "next last first fifth in on at the of from now week weeks month year day days thursday march "
    "june a three 4 7 15 31 99 2027 4/7 13/13/2027 31.2.27 15:00 3pm 24:00 12am 7.30 noon midnight "
    "tonight tomorrow utc 2027-03-28 02:30 9999 0000-00-00 minutes evening <t:9> o'clock , "
    "29th kl. klo uhr um torsdag maaliskuuta märz i aften morgen nästa prochain om dans kuluttua "
    "to ti so mar sept den le 17. İ ſept aprıl".split()
)


@given(
    text=st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=30),
    now=st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from([COPENHAGEN, "Pacific/Apia", "America/St_Johns", "UTC"]),
    day_first=st.sampled_from([None, True, False]),
)
def test_anything_typed_is_a_future_time_or_bad_input(
    text: str, now: datetime, zone: str, day_first: bool | None
):
    try:
        found = read_when(text, now=now, zone=zone, day_first=day_first)
    except BadInput:
        return

    walls = (found.wall,) if isinstance(found, Understood) else found.candidates
    assert len(walls) == len(set(walls))
    for each in walls:
        assert each.zone == zone
        assert timedelta(0) < instant(each) - now


@given(st.datetimes(NOW.replace(tzinfo=None), datetime(2036, 1, 1), timezones=st.just(UTC)))
def test_timestamps_of_discord_are_exact(moment: datetime):
    whole = moment.replace(microsecond=0) + timedelta(seconds=1)

    found = read(f"<t:{int(whole.timestamp())}:R>")

    assert isinstance(found, Understood)
    assert instant(found.wall) == whole
