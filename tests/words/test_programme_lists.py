"""Lines that are read as others of their kind are, and items that stand in unusual places."""

from bot.words.programme.parsing import parse_programme
from bot.words.programme.parts import ProgrammeTalk

ZONE = "Europe/Copenhagen"


def people_of(talk: ProgrammeTalk) -> list[tuple[str, list[str]]]:
    return [(part.title, [each.name for each in part.speakers]) for part in talk.segments]


def test_rows_of_one_cut_have_their_people_in_the_same_cell():
    rows = (
        "25 August 2027, 10:00 | Cool rooms for old streets | Petra Example, City of Northville",
        "22 September 2027, 10:00 | Who pays for water? | Ruben Sample, Aqua Example",
        "20 October 2027, 10:00 | School yards without asphalt | Mbali Instansi and Tom Voorbeeld",
    )
    talks = parse_programme("\n".join(rows), zone=ZONE).talks

    assert talks[2].title == "School yards without asphalt"
    assert people_of(talks[2]) == [("", ["Mbali Instansi", "Tom Voorbeeld"])]


def test_what_is_cut_into_cells_of_a_line_each_is_put_together():
    rows = (
        ("1", "9.30-10.00", "Benches and why", "30 min", "Ada Example"),
        ("2", "10.00-10.45", "Lamps at night", "45 min", "Bo Sample"),
        ("3", "10.45-11.30", "Squares for all", "45 min", "Cleo Specimen"),
    )
    text = "\n".join(["Town Day", "14 November 2027", *(cell for row in rows for cell in row)])
    (talk,) = parse_programme(text, zone=ZONE).talks

    assert people_of(talk) == [(title, [name]) for _, _, title, _, name in rows]


def test_items_with_the_whole_date_above_each_are_of_one_day():
    text = """LocalTalk 2027

Programme

28/10/2027, 09:45 - 10:00
Welcome
28/10/2027, 10:00 - 11:00
Talking about weather
28/10/2027, 11:00 - 11:30
Coffee break
28/10/2027, 11:30 - 12:30
Inviting villages"""
    (talk,) = parse_programme(text, zone=ZONE).talks

    assert talk.title == "LocalTalk 2027"
    assert [title for title, _ in people_of(talk)] == [
        "Welcome",
        "Talking about weather",
        "Inviting villages",
    ]
    assert talk.start
    assert talk.start.minutes is None


def test_where_each_date_has_a_topic_no_other_line_is_a_title():
    text = """February 2027 Community Call
Date: Wednesday, 17 February 2027 at 14:00
Topic: How street committees meet
Speaker: Ada Example, Sample Press

January 2027 Community Call
Date: Wednesday, 20 January 2027 at 14:00
Topic: The neighbourhood profiles
Speaker: Bo Sample, Example Centre"""
    talks = parse_programme(text, zone=ZONE).talks

    assert [talk.title for talk in talks] == [
        "How street committees meet",
        "The neighbourhood profiles",
    ]


def test_a_subject_behind_a_name_is_the_title():
    lines = (
        "Thursday 12th October 2027 – Ada Example. Subject: Understanding benches.",
        "Thursday 19th October 2028 – Bo Sample. Subject: Beyond the garden fence.",
    )
    talks = parse_programme("\n".join(lines), zone=ZONE).talks

    assert [talk.title for talk in talks] == ["Understanding benches", "Beyond the garden fence"]


def test_brackets_that_begin_a_word_stay_with_it():
    text = "Town Day\n14 November 2027\n10:00 (Un)Civic Apps?\n11:00 Benches for everyone"
    (talk,) = parse_programme(text, zone=ZONE).talks

    assert [title for title, _ in people_of(talk)] == ["(Un)Civic Apps?", "Benches for everyone"]


def test_marks_alone_are_no_place():
    text = "Benches at night\nWhen: [Wednesday, October 20, 2027]\nTime: [2pm ~ 3:00 pm]"
    (talk,) = parse_programme(text, zone=ZONE).talks

    assert talk.place is None
