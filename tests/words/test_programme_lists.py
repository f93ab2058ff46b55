"""Lines that are read as others of their kind are, and items that stand in unusual places."""

from bot.words.programme.decision.settling import settled
from bot.words.programme.parsing import lines_of, parse_programme
from bot.words.programme.parts import Doubt, ProgrammeTalk
from bot.words.programme.roles import LineRole

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


def roles_of(text: str, roles: str) -> str:
    """Settle lines whose roles were decided so."""
    facts = lines_of(text, zone=ZONE)[2]
    return "".join(each.value for each in settled([*map(LineRole, roles)], facts) if each)


def test_what_stands_below_its_hours_is_an_item_where_the_others_are():
    text = (
        "Town Day\n9.30-10.00\nBenches\nAda Example\n10.00-10.45\nLamps at night\nBo Sample\n"
        "10.45-11.30\nSquares for all\nCleo Specimen"
    )
    assert roles_of(text, "THIPHXPHIP") == "THIPHIPHIP"
    # A field is none.
    named = text.replace("Lamps at night", "Location")
    assert roles_of(named, "THIPHXPHIP") == "THIPHXPHIP"


def test_items_with_the_whole_date_above_each_are_of_one_day():
    hours = ("09:45 - 10:00", "10:00 - 11:00", "11:00 - 11:30", "11:30 - 12:30")
    titles = ("Welcome", "Talking about weather", "Coffee break", "Inviting villages")
    pairs = zip(hours, titles, strict=True)
    text = "\n".join(["LocalTalk 2027", *(f"28/10/2027, {h}\n{t}" for h, t in pairs)])

    assert roles_of(text, "SDTDTDTDT") == "THIHIHBHI"
    # Without a break they may be talks that follow each other.
    assert roles_of(text.replace("Coffee break", "Benches"), "SDTDTDTDT") == "SDTDTDTDT"


def test_a_line_that_tells_how_an_item_is_held_is_none():
    text = (
        "Town Day\n9.30 Benches and why\nDebate with all towns\nAda Example\n10.30 Lamps\nBo Sample"
    )
    assert roles_of(text, "TIIPIP") == "TINPIP"
    named = text.replace("Debate with", "Debate: why")
    assert roles_of(named, "TIIPIP") == "TIIPIP"


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


def test_a_clause_behind_a_dash_is_of_the_title():
    line = "15:00 Die Parkbank \u2013 warum die Plätze immer weiter auseinander liegen"
    text = f"Kongress\n4. September 2027\n{line}\nMatthis Example, Leiter\n16:00 Lampen"
    (talk,) = parse_programme(text, zone=ZONE).talks

    assert people_of(talk)[0][0] == line.removeprefix("15:00 ")


def test_houses_between_speakers_are_no_items():
    text = (
        "Town Day\n9.00\nPaper and pencil\nSpeakers:\nAda Example, Manager\n"
        "Northville Police Service\nBo Sample, Analyst\nOpen Research Institute"
    )
    assert roles_of(text, "THILPIPI") == "THILPRPR"
    # Without the label they may be what is spoken of.
    assert roles_of(text.replace("Speakers:", "Morning"), "THILPIPI") == "THILPIPI"


def test_what_stands_between_a_name_and_the_next_hours_is_an_office():
    text = (
        "Town Day\n14:00\nThe shared bench\nAda Example\nMayor of Northville\n"
        "14:45\nNight buses\nBo Sample\nNorthville Post"
    )
    assert roles_of(text, "TIIPIIIPX") == "THIPRHIPR"
    # An hour of its own makes it an item.
    assert roles_of(text.replace("Mayor", "14:30 Mayor"), "TIIPIIIPX") == "THIPIHIPR"


def test_no_name_ends_with_what_is_somebodys():
    (talk,) = parse_programme("Benches, with Ada Example and Peace It's\n4 March 2027").talks

    assert "Peace It's" not in [each.name for part in talk.segments for each in part.speakers]


def test_words_of_none_behind_a_title_are_asked_about():
    text = (
        "Tuesday 4 May 2027 6.30pm Library, Main Hall Reading the City Xia Example talks to "
        "Yan Sample about maps, memory and getting lost."
    )
    (talk,) = parse_programme(text, zone=ZONE).talks

    assert Doubt.LINE_CUT in {each.doubt for each in talk.doubts}
