"""What the other slots of an agenda tell of a line, and what they do not tell."""

import pytest

from bot.words.programme.decision.like_slots import like_slots
from bot.words.programme.parsing import lines_of
from bot.words.programme.roles import LineRole
from tests.words.labelled import ZONE


def roles(text: str, given: str) -> str:
    facts = lines_of(text, zone=ZONE)[2]
    at_lines = iter(given)
    decided = [LineRole(next(at_lines)) if each.bare else None for each in facts]
    return "".join(each.value for each in like_slots(decided, facts) if each)


SLOTS = "09:00\nBenches\nAnna Example\n10:00\nNight buses\nPeter Sample\n11:00\n"


@pytest.mark.parametrize("name", ["Keynote addresses", "Keynote speakers", "Plenary"])
def test_a_heading_is_the_item_of_hours_that_have_none(name: str):
    assert roles(f"{SLOTS}{name}\nCleo Draft", "HIPHIPHLP") == "HIPHIPHIP"


@pytest.mark.parametrize("name", ["Speakers", "Panel:"])
def test_a_label_of_people_is_no_item(name: str):
    assert roles(f"{SLOTS}{name}\nCleo Draft", "HIPHIPHLP") == "HIPHIPHLP"


def test_a_heading_without_people_is_no_item():
    assert roles(f"{SLOTS}Afternoon", "HIPHIPHL") == "HIPHIPHL"


def test_a_heading_above_its_hours_is_the_item_where_the_others_stand_there():
    text = (
        "Benches\n09:00\nAnna Example\nNight buses\n10:00\nPeter Sample\nPlenary\n11:00\nCleo Draft"
    )
    assert roles(text, "IHPIHPLHP") == "IHPIHPIHP"


def test_below_a_round_table_stands_its_name_as_below_the_other_one():
    text = "Table ronde n°1\nDes bancs pour tous\nTable ronde n°2\nUn repas pour tous ?"
    assert roles(text, "LIIN") == "LILI"
    # A sentence tells of it.
    text = "Table ronde n°1\nDes bancs pour tous\nTable ronde n°2\nLes communes se lèvent."
    assert roles(text, "LIIN") == "LIIN"


def test_the_first_item_stands_as_the_others_do():
    block = "\nIt tells of the past.\nAnna Example\n"
    text = f"Town days\nWelcome{block}Keynotes{block}Truth-telling{block}"
    assert roles(text, "TXNPINPINP") == "TINPINPINP"
    # People of all stand above the first item.
    text = f"Town days\nWelcome\nAnna Example\nKeynotes{block}Truth-telling{block}"
    assert roles(text, "TXPINPINP") == "TXPINPINP"


def test_an_office_with_a_name_stands_where_people_stand():
    text = (
        "09:00 Benches\nAnna Example\n10:00 Lamps\nPeter Sample\nCleo Draft\n"
        "11:00 Young and out\nLeder for ungdomsrådet Trygve Prøvelia"
    )
    assert roles(text, "IPIPPIX") == "IPIPPIP"
    assert roles(text.replace("Leder for", "Takk til"), "IPIPPIX") == "IPIPPIX"


def test_who_welcomes_in_a_list_of_items_gives_one():
    text = (
        "• Velkommen ved Anna Eksempel, direktør\n• Benker for alle v/Peter Prøve\n"
        "• Lys om natten v/Lise Holm"
    )
    assert roles(text, "PII") == "III"
    assert roles(text.replace("Velkommen ved ", ""), "PII") == "PII"


def test_hours_in_brackets_stand_behind_items():
    text = "The causes of noise (1:00 pm – 2:00 pm)\nAnna Example\nWhat to do (2:00 pm – 3:00 pm)"
    assert roles(text, "IPH") == "IPI"
    assert roles(text, "TPH") == "TPH"
    assert roles(text.replace("(2:00 pm – 3:00 pm)", "2:00 pm"), "IPH") == "IPH"


def test_an_item_stands_above_a_label_as_others_do():
    text = (
        "Fellows in town halls\nSession type: Panel\n"
        "Misleading pictures: tips and tricks\nSession type: Workshop"
    )
    assert roles(text, "IXXX") == "IXIX"
    assert roles(text.replace("Misleading pictures: ", "Where: "), "IXXX") == "IXXX"


def test_in_an_agenda_items_stand_above_labels_of_their_kind():
    text = (
        "10:00\nKeynote speakers\nPeter Example\n12:30\nLunch\n14:00\nMaps\nSession type: Panel\n"
        "Lists\nSession type: Workshop"
    )
    assert roles(text, "HLPHBHLXNX") == "HIPHBHIXIX"
    assert roles(text.replace("Session type", "Colour"), "HLPHBHLXNX") == "HLPHBHLXNX"
