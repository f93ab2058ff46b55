"""Lines that stand where those of other talks and items stand, and are none of them."""

import pytest

from bot.words.programme.parsing import parse_programme

ZONE = "Europe/Copenhagen"
DATED = (
    "Spring lectures\n\nBenches for everyone, 4 March 2027, 18:00\n"
    "Lamps at night, 11 March 2027, 18:00\nTrees in town, 18 March 2027, 18:00\n"
)


def titles(text: str) -> list[str]:
    return [talk.title for talk in parse_programme(text, zone=ZONE).talks]


def items(text: str) -> list[tuple[str, list[str]]]:
    (talk,) = parse_programme(text, zone=ZONE).talks
    return [(part.title, [each.name for each in part.speakers]) for part in talk.segments]


@pytest.mark.parametrize(
    "line",
    [
        *("Last updated: 1 February 2027, 10:00", "Registration opens 1 February 2027, 10:00"),
        *("Tickets: on sale 1 February 2027, 10:00 at the desk",),
        *("Posted by Northville Library on 1 February 2027, 10:00",),
        *("Sidst opdateret 1. februar 2027 kl. 10.00", "Sign up before 1 February 2027, 10:00"),
    ],
)
def test_what_a_page_says_below_a_list_is_no_talk(line: str):
    assert titles(DATED + line) == ["Benches for everyone", "Lamps at night", "Trees in town"]


def test_counted_keynotes_are_items():
    text = (
        "Conference on street furniture\n4 March 2027, 9:00-16:00\nNorthville Library\n\n"
        "Keynote 1: Benches for everyone\nAnna Hansen, Northville University\n"
        "Keynote 2: Lamps at night\nPeter Holm, Southville University"
    )
    assert items(text) == [
        ("Benches for everyone", ["Anna Hansen"]),
        ("Lamps at night", ["Peter Holm"]),
    ]


def test_books_of_panellists_are_no_items():
    text = (
        "Benches and books\n4 March 2027, 18:00\nNorthville Library\nA panel on furniture.\n\n"
        'Panellists:\nAnna Hansen, author of "Benches for Everyone"\n'
        'Peter Holm, author of "Lamps at Night"\nMaria Berg, editor of "Trees in Town"'
    )
    assert items(text) == [("", ["Anna Hansen", "Peter Holm", "Maria Berg"])]


def test_two_talks_of_one_kind_stay_talks():
    text = (
        "Benches for everyone, 4 March 2027, 18:00\nAnna Hansen\n"
        "Lamps at night, 11 March 2027, 18:00\nPeter Holm\n\n"
        "Workshop: Build a bench\n18 March 2027, 14:00\nMaria Berg\n\n"
        "Workshop: Wire a lamp\n25 March 2027, 14:00\nLars Holm"
    )
    assert titles(text)[2:] == ["Build a bench", "Wire a lamp"]


def test_points_of_an_agenda_stay_items():
    text = (
        "Street furniture evening\n4 March 2027, 18:00\nOn the programme this evening:\n"
        "• Benches for everyone\n• Lamps at night\n• Debate\n"
        "• Anna Hansen, architect, Northville\n• Peter Holm, planner, Southville"
    )
    assert [title for title, _ in items(text)] == [
        "Benches for everyone",
        "Lamps at night",
        "Debate",
    ]


def test_a_title_with_a_house_in_it_is_no_office():
    text = (
        "Street furniture day\n4 March 2027\n10:00\nWelcome\nAnna Hansen\nTour of the museum\n"
        "11:00\nLamps at night\nPeter Holm\n12:00\nTrees in town\nMaria Berg"
    )
    (talk,) = parse_programme(text, zone=ZONE).talks

    assert "museum" not in " ".join(each.line for part in talk.segments for each in part.speakers)


ROWS = """Date | Time | Title | Speaker
4 March 2027 | 18:00 | Benches | Anna Hansen
11 March 2027 | 18:00 | Lamps | Peter Holm
25 March 2027 | 18:00 | No lecture (Easter) | Library closed"""
COUNTED = """Lecture 1: Benches, 4 March 2027, 18:00
Lecture 2: Lamps, 11 March 2027, 18:00
Lecture 3: cancelled"""


@pytest.mark.parametrize("text", [ROWS, COUNTED])
def test_what_is_called_off_is_no_talk(text: str):
    assert titles(text) == ["Benches", "Lamps"]


def test_a_word_of_the_page_above_a_date_is_of_no_title():
    talk = "{}\nDate: {} March 2027\nTime: 18:00\nSpeaker: Anna Hansen\n\n"
    text = talk.format("Benches", 4) + talk.format("Lamps", 11)

    assert titles(text + talk.format("Trees in town\nShare this event", 18))[2] == "Trees in town"


def test_a_duration_is_no_hour():
    (talk,) = parse_programme("Benches\n4 March 2027\nDuration: 1h15\nSpeaker: Anna Hansen").talks

    assert talk.start is None


def test_a_debate_is_nobody():
    text = (
        "Town Day\n4 March 2027\n10:00 Anna Hansen: Benches for everyone\n"
        "10:30 Peter Holm: Lamps at night\n11:00 Maria Berg: Trees in town\n"
        "11:30 Final Debate: Who owns the street?"
    )
    assert [people for _, people in items(text)] == [
        ["Anna Hansen"],
        ["Peter Holm"],
        ["Maria Berg"],
        [],
    ]


def test_what_begins_with_an_end_may_be_an_item():
    text = (
        "Town Day\n4 March 2027\n9:00 Welcome\n"
        "10:00 The end; what comes after streets – Anna Hansen\n11:00 Lamps – Peter Holm"
    )
    assert ("The end; what comes after streets", ["Anna Hansen"]) in items(text)
