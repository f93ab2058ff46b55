from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import BadInput, TextTooLong, TitleTooLong, TooMany
from bot.domain.plain import one_line
from bot.domain.talks.speaker import Speaker, StageRole
from bot.domain.times.errors import ZoneIsAmbiguous
from bot.words.programme.headings import read_heading
from bot.words.programme.items import read_item
from bot.words.programme.parsing import lines_of, parse_programme
from bot.words.programme.parts import (
    DateDoubt,
    Doubt,
    Doubtful,
    Fate,
    PrintedStart,
    Programme,
    ProgrammeSegment,
    ProgrammeTalk,
    Use,
    WrittenDate,
)
from bot.words.said_zones import SaidZone

ADA = Speaker(
    name="Ada Example",
    line="Ada Example, Mayor, City of Northville",
    affiliation="Mayor, City of Northville",
)
BO = Speaker(name="Bo Sample", line="Bo Sample \u2013 Southtown", affiliation="Southtown")


def unused(programme: Programme) -> set[int]:
    return {line.number for line in programme.lines if line.fate is not Fate.USED}


def without_doubts(programme: Programme) -> tuple[ProgrammeTalk, ...]:
    return tuple(replace(talk, doubts=()) for talk in programme.talks)


def fates(programme: Programme) -> list[tuple[int, str]]:
    return [(line.number, line.use or "") for line in programme.lines]


def test_talks_with_sessions_and_panellists():
    programme = parse_programme(
        "Talk 1: Trust in the City\n"
        "Thursday 4 March 2027, 15:00\u201316:30 CET\n"
        "A sentence which says at some length what this first talk is going to be about.\n"
        "\n"
        "Session 1: Who is trusted\n"
        "Panellists:\n"
        "- Ada Example, Mayor, City of Northville\n"
        "\u2022 Bo Sample \u2013 Southtown\n"
        "Moderator: Cy Third, Example Institute\n"
        "\n"
        "Session 2 \u2013 Repair\n"
        "\n"
        "How long it lasts\n"
        "Register here\n"
        "Talk 2 \u2013 Networks\n",
        zone="Europe/Copenhagen",
    )

    moderator = Speaker(
        name="Cy Third",
        line="Cy Third, Example Institute",
        role=StageRole.MODERATOR,
        affiliation="Example Institute",
    )
    assert without_doubts(programme) == (
        ProgrammeTalk(
            title="Trust in the City",
            date=WrittenDate(text="Thursday 4 March 2027", on=date(2027, 3, 4)),
            start=PrintedStart(
                text="15:00", at=time(15), minutes=90, zone=SaidZone(text="CET", zones=())
            ),
            segments=(
                ProgrammeSegment(title="Who is trusted", speakers=(ADA, BO, moderator)),
                ProgrammeSegment(title="Repair"),
            ),
        ),
        ProgrammeTalk(title="Networks"),
    )
    assert unused(programme) >= {13, 14}
    assert (3, Use.TEXT) in fates(programme)


def test_a_line_that_is_nobody_and_no_talk_is_asked_about():
    unnamed = "Youth worker from the harbour"
    programme = parse_programme(
        f"Talk 1: Trust\n4 March 2027, 15:00\nPanellists:\n- Ada Example, Mayor\n{unnamed}\n"
    )

    is_used = unnamed in {line.text for line in programme.lines if line.fate is Fate.USED}
    asked = {each.said for talk in programme.talks for each in talk.doubts}
    assert not is_used or unnamed in asked


def test_sessions_without_a_talk_are_segments_of_one_that_is_not_named():
    programme = parse_programme(
        "Session 1: First\nAda Example, Mayor, City of Northville\nSession 2: Second\n"
    )

    assert without_doubts(programme) == (
        ProgrammeTalk(
            segments=(
                ProgrammeSegment(title="First", speakers=(ADA,)),
                ProgrammeSegment(title="Second"),
            )
        ),
    )


def test_sessions_with_dates_are_talks_and_their_numbered_lines_people():
    programme = parse_programme(
        "Session 1: Trust\n17 March 2027\n1. Bo Sample \u2013 Southtown\n"
        "Session 2: Repair\n7 April 2027\n15:00 CET\n"
    )

    trust, repair = without_doubts(programme)
    assert trust == ProgrammeTalk(
        title="Trust",
        date=WrittenDate(text="17 March 2027", on=date(2027, 3, 17)),
        segments=(ProgrammeSegment(speakers=(BO,)),),
    )
    assert (repair.title, repair.date and repair.date.on) == ("Repair", date(2027, 4, 7))
    assert repair.start
    assert repair.start.at == time(15)


def test_closing_lines_of_an_article_name_its_talks():
    programme = parse_programme(
        "Northern Talks 2027 | Trust in the City. Thursday 4 March 2027\n\n"
        "Northern Talks 2027 | Networks: Who? What?.\xa0 Friday 4 March 2027\n\n"
        "Further Reading\n\nWith thanks to"
    )

    assert without_doubts(programme) == (
        ProgrammeTalk(
            title="Trust in the City",
            series_line="Northern Talks 2027",
            date=WrittenDate(text="Thursday 4 March 2027", on=date(2027, 3, 4)),
        ),
        ProgrammeTalk(
            title="Networks: Who? What?",
            series_line="Northern Talks 2027",
            date=WrittenDate(text="Friday 4 March 2027", doubt=DateDoubt.WEEKDAY_DIFFERS),
        ),
    )
    assert unused(programme) == {5, 7}


def test_a_title_above_a_date_is_a_talk():
    programme = parse_programme("Safe Streets\n31 June 2027\nWith: Ada Example, X; Bo Sample\n")

    assert programme.talks == (
        ProgrammeTalk(
            title="Safe Streets",
            date=WrittenDate(text="31 June 2027", doubt=DateDoubt.NO_SUCH_DAY),
            segments=(
                ProgrammeSegment(
                    speakers=(
                        Speaker(name="Ada Example", line="Ada Example, X", affiliation="X"),
                        Speaker(name="Bo Sample", line="Bo Sample"),
                    )
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("line", "on", "doubt"),
    [
        ("17-18 March 2027", date(2027, 3, 17), DateDoubt.SEVERAL_DAYS),
        ("15 et 16 mai 2027", date(2027, 5, 15), DateDoubt.SEVERAL_DAYS),
        ("Date: 17 March 2027", date(2027, 3, 17), None),
        ("Foredrag 17. mars 2027", date(2027, 3, 17), None),
        ("Day 1: 17 March 2027", date(2027, 3, 17), None),
        ("04/07/2027", date(2027, 7, 4), DateDoubt.DAY_OR_MONTH_FIRST),
        ("Sunday 04/07/2027", date(2027, 7, 4), None),
        ("Wednesday 04/07/2027", date(2027, 4, 7), None),
        ("17 March", None, DateDoubt.NO_YEAR),
    ],
)
def test_a_date_in_any_form_is_the_talks(line: str, on: date | None, doubt: DateDoubt | None):
    programme = parse_programme(f"Talk 1: Benches\n{line}\nSession 1: Paint")

    (talk,) = programme.talks
    assert talk.date
    assert (talk.date.on, talk.date.doubt) == (on, doubt)
    assert programme.unread == ()


@pytest.mark.parametrize(
    ("line", "at"), [("Begrüßung \u2013 10:00 Uhr", time(10)), ("Welcome: 9.30", time(9, 30))]
)
def test_a_line_with_a_time_that_is_not_read_is_nobody(line: str, at: time):
    programme = parse_programme(f"Talk 1: Benches\n{line}\nSession 1: Paint")

    (talk,) = programme.talks
    assert all(not each.speakers for each in talk.segments)
    # The hour is that of its beginning, if it is one.
    assert talk.doubts or (talk.start and talk.start.at == at)


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("Ada Example (1852-1930) and her town", None),
        ("The wells of the town, 1601-1840", None),
        ("Opening of the harbour (0900-1030)", time(9)),
        ("0912-0924 Paint", time(9, 12)),
        ("Kuukausiesitelmä 22.10 klo18.00: Satama", time(18)),
    ],
)
def test_four_digits_twice_are_years_or_hours(line: str, start: time | None):
    facts = lines_of(line, zone="Europe/Helsinki")[2][0]

    assert next((each.at for each in facts.hours), None) == start


@pytest.mark.parametrize(
    ("line", "day"),
    [("Kuukausiesitelmä 22.10 klo18.00: Satama", 22), ("Kl. 9.10 - 11.10 kl 12 frokost", None)],
)
def test_a_day_in_front_of_its_hour_is_no_hour(line: str, day: int | None):
    facts = lines_of(line, zone="Europe/Helsinki")[2][0]

    assert next((each.day for each in facts.days), None) == day


@pytest.mark.parametrize("names", [("Anna Jensen", "Peter Jensen"), ("Jan Jensen", "Jana Jensen")])
def test_people_of_one_surname_are_two(names: tuple[str, str]):
    one, other = names
    text = (
        "Lamps of the town\n4 March 2027 18:00\n"
        f"{one} shows how harbours are built. Afterwards {other} talks about lamps."
    )

    (talk,) = parse_programme(text).talks

    taken = [each.name for part in talk.segments for each in part.speakers]
    asked = " · ".join(each.said for each in talk.doubts).split(" · ")
    assert all(name in taken or name in asked for name in names)


@pytest.mark.parametrize("said", ["A novel from 2014 tells of it.", "Ada Example (born 2014)"])
def test_a_year_of_something_else_is_not_that_of_the_only_day(said: str):
    (talk,) = parse_programme(f"Lamps of the town\nFriday 9 May 18:00\n{said}").talks

    assert talk.date
    assert talk.date.on is None


def test_titles_that_count_on_are_of_two_talks():
    text = (
        "Reading harbours (1)\n4 March 2027 18:00\nAda Example\n\n"
        "Reading harbours (2)\n5 March 2027 18:00\nBo Sample"
    )

    assert len(parse_programme(text).talks) == 2


def test_an_agenda_has_items_breaks_and_an_end():
    programme = parse_programme(
        "Safe Squares\n17 March 2027\n(all times in CET)\n"
        "13:00 | Welcome (Ada Example, Mayor)\n"
        "13:15 | Panel on paint\nModerator: Bo Sample\nCy Third, Southtown\n"
        "14:00 | Coffee break\n14:15 | Wrap-up: Ada Example and Bo Sample\n15:00 | End\n",
        zone="Europe/Copenhagen",
    )

    (talk,) = programme.talks
    assert talk.start
    assert (talk.start.at, talk.start.minutes) == (time(13), 120)
    assert [(each.title, [who.name for who in each.speakers]) for each in talk.segments] == [
        ("Welcome", ["Ada Example"]),
        ("Panel on paint", ["Bo Sample", "Cy Third"]),
        ("Wrap-up", ["Ada Example", "Bo Sample"]),
    ]
    assert [use for _, use in fates(programme)][-3:] == [Use.BREAK, Use.SESSION, Use.BREAK]


def test_hours_on_lines_of_their_own_have_their_titles_below():
    programme = parse_programme(
        "Safe Squares\n17 March 2027\n\n9:00\n\nMorning talk\n\n10:00\n\nAda Example\nLight\n"
    )

    (talk,) = programme.talks
    assert [(each.title, [who.name for who in each.speakers]) for each in talk.segments] == [
        ("Morning talk", []),
        ("Light", ["Ada Example"]),
    ]


def test_another_zone_is_kept_with_its_hour_and_an_unclear_one_is_asked_about():
    clear, unclear = (
        parse_programme(f"Benches\n17 March 2027, 13:00 {zone}", zone="Europe/Copenhagen")
        for zone in ("EST", "CST")
    )

    start = clear.talks[0].start
    assert start
    assert start.moment(date(2027, 3, 17)) == datetime(2027, 3, 17, 17, tzinfo=UTC)
    start = unclear.talks[0].start
    assert start
    with pytest.raises(ZoneIsAmbiguous):
        start.moment(date(2027, 3, 17))


@pytest.mark.parametrize("line", ["Panel i Oslo", "Panel to be chosen", "Session sex work"])
def test_small_words_of_other_languages_number_nothing(line: str):
    assert read_heading(line) is None


def test_markdown_and_mentions_are_text():
    programme = parse_programme(
        "Talk 1: **Bold** <@1234> @everyone\nSpeaker: Ada Example, [x](https)"
    )

    (talk,) = programme.talks
    assert talk.title == "**Bold** <@1234> @everyone"
    assert talk.segments == (
        ProgrammeSegment(
            speakers=(
                Speaker(
                    name="Ada Example", line="Ada Example, [x](https)", affiliation="[x](https)"
                ),
            )
        ),
    )


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("x" * 20_001, TextTooLong),
        ("Talk 1: " + "x" * 201, TitleTooLong),
        ("\n".join(f"Talk {number}: One" for number in range(1, 52)), TooMany),
        ("\n".join(f"Session {number}: One" for number in range(1, 32)), TooMany),
    ],
)
def test_limits_are_named_errors(text: str, error: type[BadInput]):
    with pytest.raises(error):
        parse_programme(text)


def test_nothing_gives_nothing():
    assert parse_programme(" \n\t\n") == Programme()


PIECES = st.sampled_from(
    (
        *("Talk 1: A", "Session 2", "1. B", "Panellists:", "- Ada Example, X", "17 March 2027"),
        *("S | T. 17 March 2027", "", "Moderated by Bo", "S | 17 March 2027", "15:00", "Chair:"),
    )
)


@given(st.lists(PIECES | st.text(max_size=40), max_size=14).map("\n".join))
def test_every_line_has_one_fate(text: str):
    programme = parse_programme(text)

    lines = [one_line(line) for line in text.splitlines()]
    expected = [(number, line) for number, line in enumerate(lines, 1) if line]
    assert [(line.number, line.text) for line in programme.lines] == expected
    assert all((line.use is None) == (line.fate is Fate.NOT_UNDERSTOOD) for line in programme.lines)


def test_the_last_lines_of_the_real_article_are_two_talks():
    seeds = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the published article is not beside this checkout")

    programme = parse_programme(seeds[0].read_text(encoding="utf-8"))

    assert [(talk.title, talk.date and talk.date.on) for talk in programme.talks] == [
        ("Safeguarding Local Democracies", date(2022, 3, 17)),
        ("Safe City Governance: The Role of Networks and Alliances", date(2022, 4, 7)),
    ]


def test_an_hour_in_a_sentence_is_asked_about_if_another_stands_there():
    one = "We meet at 15:00 in the old town hall, as we did in the years before."
    other = "There will be a break of a quarter of an hour at 16:15, with tea for everybody."

    clear, unclear = (
        parse_programme(f"Benches\n17 March 2027\n\n{text}") for text in (one, f"{one}\n{other}")
    )

    assert clear.talks[0].start
    assert clear.talks[0].start.at == time(15)
    assert unclear.talks[0].start is None
    for each in (one, other):
        assert Doubtful(doubt=Doubt.HOUR_LEFT_OUT, said=each) in unclear.talks[0].doubts


@pytest.mark.parametrize(
    ("other", "known", "on", "doubt"),
    [
        ("8 April 2027", None, date(2027, 7, 4), DateDoubt.DAY_OR_MONTH_FIRST),
        ("04/23/2027", None, date(2027, 4, 7), None),
        # What the text itself says counts more than what the series prefers.
        ("23/04/2027", False, date(2027, 7, 4), None),
        ("8 April 2027", False, date(2027, 4, 7), None),
    ],
)
def test_another_date_of_the_text_settles_the_order_of_all(other, known, on, doubt):
    text = f"Talk 1: Benches\n04/07/2027\nTalk 2: Buses\n{other}\n"

    first = parse_programme(text, day_first=known).talks[0].date

    assert first is not None
    assert (first.on, first.doubt) == (on, doubt)


@pytest.mark.parametrize(
    ("line", "title", "people"),
    [
        ("Lights (Institut Beispiel)", "Lights (Institut Beispiel)", []),
        ("Lights (Ada Example, Northville Library)", "Lights", ["Ada Example"]),
        ("Prof. Ada Example: Lights", "Lights", ["Ada Example"]),
        ("Ada Example (Northville): Lights", "Lights", ["Ada Example"]),
        (
            "Lights - Ada Example (Northville), Bo Sample (Southport)",
            "Lights",
            ["Ada Example", "Bo Sample"],
        ),
        ("Lights, chaired by Ada Example", "Lights", ["Ada Example"]),
        # Which of the two is the person, nobody can know.
        ("Night Buses: what we know", "Night Buses: what we know", []),
    ],
)
def test_people_of_an_item_are_those_who_can_be_nothing_else(line, title, people):
    item = read_item(line)

    assert (item.title, [each.name for each in item.people]) == (title, people)


def test_hours_that_end_before_they_begin_give_the_start_alone_and_are_named():
    programme = parse_programme("Talk 1: Benches\n19 March 2027, 14:00-13:00\n")

    (talk,) = programme.talks
    assert talk.start == PrintedStart(text="14:00", at=time(14), backwards="14:00-13:00")
