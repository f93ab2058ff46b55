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


def test_where_a_date_field_stands_below_each_title_so_does_it_below_the_others():
    text = (
        "* Benches in winter\nDate: 20 January 2028\nThe talk is about benches and those on them. "
        "When: 20 January.\n* Lamps in summer\nDate: 27 January 2028"
    )
    assert roles_of(text, "TDTXD") == "TDNTD"


def test_what_is_counted_alike_is_for_the_same():
    text = "Town Day\n9:00 Workshops\nWorkshop a - Benches\nWorkshop b - Lamps\nWorkshop c - Paint"

    assert roles_of(text, "TIIXN") == "TIIII"
    # "a" and "c" are no list.
    assert roles_of(text.replace("b -", "f -"), "TIIXN") == "TIIXN"


def test_a_label_below_each_dated_title_names_no_other_talk():
    one = "4 March 2027: {}\nAda Example, planner\nGuest: Office of {}\n"
    text = one.format("Benches", "Walks") + one.format("Lamps", "Light")

    assert roles_of(text, "TPTTPT") == "TPNTPN"


def test_points_above_the_speakers_of_a_list_tell_what_it_is_for():
    text = (
        "Topic: Benches\nJoin the call to:\n- Hear from others\n- Find out how to help\n"
        "- Ada Example, Library\n- Peter Sample, Museum"
    )
    assert roles_of(text, "TNIIPP") == "TNNNPP"


def test_people_with_what_they_speak_of_in_quotes_are_items():
    text = (
        "Town Day\n- Ada Example (Library), « Benches for everyone »\n"
        "- Peter Sample (Museum), « Lamps for everyone »"
    )
    assert roles_of(text, "TPP") == "TII"


def test_numbered_speakers_are_people_of_the_item_above_them():
    text = (
        "Town Day\n8 February 2027\n13:30 Panel 1: Lamps (moderator: Ada Example)\n"
        "- Speaker 1: Peter Sample, Museum\n- Speaker 2: Anna Specimen, Library"
    )
    (talk,) = parse_programme(text, zone=ZONE).talks

    assert people_of(talk) == [("Lamps", ["Ada Example", "Peter Sample", "Anna Specimen"])]


def test_one_row_more_of_a_table_is_one_talk_more():
    row = "{} | {} March 2027 | 18:00 | Town Hall"
    text = "\n".join(row.format(*each) for each in (("Benches", 4), ("Lamps", 5), ("Paint", 6)))

    assert roles_of(text, "DTT") == "TTT"
    assert roles_of(text.replace("Benches", "CANCELLED Benches"), "DTT") == "DTT"


def test_the_last_day_of_a_list_is_named_by_what_stands_below_it():
    text = "4 March 2027\nBenches\nAda Example\n11 March 2027\nLamps\nPeter Sample\n18 March 2027\n"

    assert roles_of(f"{text}Dear or shady? Or both?\nEva Pattern", "DTPDTPTNP") == "DTPDTPDTP"


def test_who_stands_where_people_stand_is_no_item():
    text = (
        "9:15 am\nOdalys Example\nWelcome\n9:45 am\nTobiah Sample\nThe shared bench\n"
        "11:00 am\nPrisca Invented & Leif Madeup\nNight buses"
    )
    assert roles_of(text, "HPIHPIHII") == "HPIHPIHPI"


def test_a_length_is_no_hour_whose_item_somebody_is():
    text = "9.30-10.00\nWelcome\n45 min\nAda Example\n11.15-12.00\nLamps"

    assert roles_of(text, "HIHPHI") == "HIHPHI"


def test_everybody_in_a_list_with_brackets_is_read_or_asked_about():
    line = "{} (council), Peter Sample (Town Club), {} (shops), Anna Specimen (villages)"
    text = "Town Day\n8 February 2027\n14.15 Panel\nPanellists: " + line
    (talk,) = parse_programme(text.format("Ada Example", "Xuq Yvolt"), zone=ZONE).talks
    names = [each.name for part in talk.segments for each in part.speakers]

    assert names == ["Ada Example", "Peter Sample", "Xuq Yvolt", "Anna Specimen"]


def test_a_duration_is_that_of_the_talk():
    text = "Benches at night\nDate: Tuesday, 9 March 2027\nTime: 9:00\nDuration: {}\nPlatform: Zoom"
    for said, minutes in (("90 minutes", 90), ("1 hour 30 minutes", 90), ("1h15", 75)):
        (talk,) = parse_programme(text.format(said), zone=ZONE).talks
        assert talk.start is not None
        assert talk.start.minutes == minutes


def test_a_house_by_which_something_is_said_stays_in_its_title():
    text = (
        "Town Day\n8 February 2027\n9:00 Opening of the day by the mayor of Northville\n9:20 Lamps"
    )
    (talk,) = parse_programme(text, zone=ZONE).talks

    assert people_of(talk)[0] == ("Opening of the day by the mayor of Northville", [])


def test_a_line_between_timed_items_is_asked_about():
    rows = (
        "Welcome | Ada Example | 9:00 | 9:10",
        "Ten years of a library | Peter Sample | 9:10 | 9:40",
        "One address in eleven spellings",
        "Matching registers | Anna Specimen | 9:40 | 10:10",
        "Licences for forms | Eva Pattern | 10:10 | 10:40",
        "A petition | Bo Sample | 10:40 | 11:00",
    )
    text = "Town Day\nSunday 7 February 2027\n" + "\n".join(rows)
    (talk,) = parse_programme(text, zone=ZONE).talks
    titles = [title for title, _ in people_of(talk)]
    asked = [each.said for each in talk.doubts]

    assert "One address in eleven spellings" in (*titles, *asked)


def test_above_a_field_of_its_day_stands_a_title_and_below_it_none():
    text = (
        "Films: Northville\nStart: May 3, 2027\nStill from Northville\nIt is a short film.\n"
        "Benches, Chairs\nStart: May 17, 2027\nBraamville\nChairs are debated there.\n"
        "Lecture: Linton\nStart: May 19, 2027\nLecture of the year"
    )
    assert roles_of(text, "XDTNVDTNTDT") == "TDNNTDNNTDN"
    # A place that says so names nothing.
    text = text.replace("Benches, Chairs", "Place: Chairs")
    assert roles_of(text, "XDTNVDTNTDT")[4] == "V"


def test_a_session_with_nothing_but_its_day_is_no_title():
    block = "Session {}: Thursday {} {} 2027\nSpeaker: {} (Northville)\nTopic: {}\n"
    text = "Dear all,\n" + "".join(
        block.format(at, *each)
        for at, each in enumerate(
            (
                (11, "March", "Professor Anna Example", "Comparing chairs in a world of stools"),
                (8, "April", "Professor Peter Sample", "The chairs of planning"),
            ),
            start=1,
        )
    )
    read = parse_programme(text, zone=ZONE).talks
    assert [(each.title, [name for _, name in people_of(each)]) for each in read] == [
        ("Comparing chairs in a world of stools", [["Anna Example"]]),
        ("The chairs of planning", [["Peter Sample"]]),
    ]
