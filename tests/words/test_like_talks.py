"""What the other talks of a list tell of a line, and what they do not tell."""

import pytest

from bot.words.programme.decision.like_day_blocks import like_day_blocks
from bot.words.programme.decision.like_talks import like_talks
from bot.words.programme.parsing import lines_of, parse_programme
from bot.words.programme.roles import LineRole
from tests.words.labelled import ZONE

BLOCKS = "".join(
    f"{day} May 2027\nTalk {number}\nBenches of the {place}\n\n"
    for number, (day, place) in enumerate(((4, "north"), (11, "south"), (18, "west")), start=1)
)


def roles(text: str, given: str) -> str:
    facts = lines_of(text, zone=ZONE)[2]
    at_lines = iter(given)
    decided = [LineRole(next(at_lines)) if each.bare else None for each in facts]
    return "".join(each.value for each in like_talks(decided, facts) if each)


def test_a_name_above_a_day_is_somebody_where_others_are():
    block = "{}\n4 May 2027\nBenches for all\n"
    names = ("Professor Anna Example (Maps)", "Professor Ville Exemplo (Roads)", "Dr Peter Sample")
    text = "".join(block.format(name) for name in names)
    assert roles(text, "PDTTDTPDT") == "PDTPDTPDT"
    # A title above a day, and nobody.
    assert roles(text.replace(names[1], "Roads"), "PDTTDTPDT") == "PDTTDTPDT"


def test_a_title_stands_before_its_day_as_others_do():
    text = (
        "Benches: Thursday, 4 March 2027, 19:30\nLamps: Thursday, 11 March 2027, 19:30\n"
        "Trees: Thursday, 18 March 2027, 19:30"
    )
    assert roles(text, "DTT") == "TTT"
    assert roles(text, "NTT") == "TTT"
    assert roles(text.replace(", 19:30\nLamps", "\nLamps"), "NTT") == "NTT"
    text = text.replace("Trees:", "Trees\nNorthville:")
    # "Northville" is where it is.
    assert roles(text, "TTTD") == "TTTD"
    assert roles(text.replace("Northville", "Date"), "TTTD") == "TTTD"


def test_titles_stand_behind_names_below_days():
    block = "{}\nAnna Example - Benches\nIt tells of benches and of those who sit on them\n"
    days = ("4 March 2027, 18:00", "11 March 2027, 18:00", "18 March 2027, 18:00")
    text = "".join(block.format(day) for day in days)
    assert roles(text, "DPTDTNDTN") == "DTNDTNDTN"
    # A day with a title of its own.
    own = text.replace("18 March", "Walls of the town, 18 March")
    assert roles(own, "DTNDTNTPN") == "DTNDTNTPN"


def test_a_calendar_says_its_talks_twice():
    text = "Coffee House | 18/11/2027 | 9:00-11:00\nCoffee House\nCome and talk."
    assert roles(text, "XXN") == "TXN"
    assert roles(text.replace("\nCoffee House", "\nNews"), "XXN") == "XXN"


def test_what_begins_as_another_day_is_one():
    text = (
        "Two Worlds\nTuesday evening, 7pm - 14 October\n"
        "The Stones Remember\nTuesday evening, 12 August - 7pm"
    )
    assert roles(text, "TDXX") == "TDTD"
    assert roles(text.replace("The Stones Remember", "Register here"), "TDXX") == "TDXD"


LIST = "Economic recovery\nOctober 1\nAnna Example\nHealthy streets\nOctober 7\nPeter Sample"


def test_what_stands_above_each_day_names_it():
    assert roles(LIST, "LDPLDP") == "TDPTDP"
    assert roles(f"Town talks\n{LIST}", "SLDPTDP") == "SLDPTDP"


@pytest.mark.parametrize("name", ["Programme", "Speakers:", "Register here"])
def test_what_is_of_a_page_names_no_day(name: str):
    assert roles(LIST.replace("Economic recovery", name), "LDPLDP") == "LDPLDP"


def test_people_are_led_in_as_others_are():
    text = "Conférence donnée par Anna Example\nConférence donnée par Gérard Exemplaire"
    assert roles(text, "PX") == "PP"
    assert roles("Conférence donnée par Anna Example\nConférence au lycée", "PX") == "PX"


def test_a_question_behind_a_list_is_no_talk():
    text = (
        "- 4 March 2027, 12:00\n- Fair hearings\n- 11 March 2027, 12:00\n- What we heard\n"
        "Will the talks be recorded?"
    )
    assert roles(text, "DTDTT") == "DTDTX"
    assert roles(text.replace("Will", "- Will"), "DTDTT") == "DTDTT"


@pytest.mark.parametrize(
    "label",
    [
        "Webinar series",
        "Online talk series",
        "Vortragsreihe",
        "Foredragsrække",
        "Luentosarja",
        "Cycle",
    ],
)
def test_what_says_that_it_is_a_series_is_no_talk(label: str):
    text = f"{label}: Safer nights\nLamps\n4 May 2027\nBuses\n11 May 2027\n"
    assert roles(text, "TTDTD") == "STDTD"
    # The only talk besides may be called so.
    assert roles(text.partition("Buses")[0], "TTD") == "TTD"


def test_each_day_between_blank_lines_has_one_title():
    block = "{}\n{} Example: {}\nBaker and writer\n\n"
    talks = [
        ("Wednesday 20 January 2027", "Anna", "Bread and doubt"),
        ("Wednesday 17 February 2027", "Peter", "Songs of the valley"),
        ("Wednesday 17 March 2027", "Emma", "Who owns the well"),
    ]
    text = "Evenings of the parish\n\n" + "".join(block.format(*each) for each in talks)
    read = parse_programme(text, zone=ZONE).talks
    assert [each.title for each in read] == [title for _, _, title in talks]
    people = [person.line for each in read for part in each.segments for person in part.speakers]
    assert people == [f"{name} Example, Baker and writer" for _, name, _ in talks]


def test_a_bare_count_between_blank_lines_is_no_title():
    facts = lines_of(BLOCKS, zone=ZONE)[2]
    given = iter("DXTDTTDTT")
    decided = [LineRole(next(given)) if each.bare else None for each in facts]
    assert like_day_blocks(decided, facts) == decided
