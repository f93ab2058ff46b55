"""What the other talks of a list tell of a line, and what they do not tell."""

import pytest

from bot.words.programme.decision.like_talks import like_talks
from bot.words.programme.parsing import lines_of
from bot.words.programme.roles import LineRole
from tests.words.labelled import ZONE


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


def test_an_item_stands_above_a_label_as_others_do():
    text = (
        "Fellows in town halls\nSession type: Panel\n"
        "Misleading pictures: tips and tricks\nSession type: Workshop"
    )
    assert roles(text, "IXXX") == "IXIX"
    assert roles(text.replace("Misleading pictures: ", "Where: "), "IXXX") == "IXXX"


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
