"""Programmes as tables and as YAML."""

from datetime import UTC, date, datetime

import pytest

from bot.words import errors
from bot.words.programme.tables import read_table
from bot.words.programme.yaml_lists import read_yaml
from bot.words.yaml_faults import YamlFault

UNTIL = date(2027, 12, 1)
TABLE = """\
Title;Start;Zone;Minutes;Place;People;UID
Benches;2027-03-04 15:00;Copenhagen;45;Town Hall;"Ada Example, Deputy Mayor
Ben Invented";b-1
Lights;2027-03-11T15:00+01:00;;90 min;https://meet.google.com/abc;Cy Sample;b-2

Open Day;2027-03-12;;;;;
Trees;2027-03-18 09:00;;;;;
"""
YAML = """\
zone: Europe/Copenhagen
talks:
  - title: Benches
    start: 2027-03-04 15:00
    end: 2027-03-04 16:30
    registration: https://northville.example/register
    segments:
      - title: Who sits where
        people: ["Ada Example, Deputy Mayor", Ben Invented]
      - title: Who may stay
  - title: Lights
    start: 2027-03-11 15:00
    people: |
      Cy Sample
      Dee Made-Up, Library
"""


def read(text):
    return read_table(text, until=UNTIL)


def test_table_of_a_spreadsheet():
    benches, lights, day, trees = read(TABLE).talks

    assert (benches.line, benches.at, benches.minutes, benches.place, benches.key) == (
        2,
        datetime(2027, 3, 4, 14, tzinfo=UTC),
        45,
        "Town Hall",
        "b-1",
    )
    assert [each.name for each in benches.segments[0].speakers] == ["Ada Example", "Ben Invented"]
    assert (lights.line, lights.at, lights.minutes, lights.join, lights.place) == (
        4,
        datetime(2027, 3, 11, 14, tzinfo=UTC),
        90,
        "https://meet.google.com/abc",
        "Google Meet",
    )
    assert (day.line, day.on) == (6, date(2027, 3, 12))
    assert trees.floating == datetime(2027, 3, 18, 9)


def test_yaml_with_parts_and_people():
    benches, lights = read_yaml(YAML, until=UNTIL).talks

    assert (benches.at, benches.minutes) == (datetime(2027, 3, 4, 14, tzinfo=UTC), 90)
    assert benches.registration == "https://northville.example/register"
    assert [part.title for part in benches.segments] == ["Who sits where", "Who may stay"]
    assert [part.title for part in lights.segments] == ["Lights"]
    assert [each.affiliation for each in lights.segments[0].speakers] == [None, "Library"]


@pytest.mark.parametrize(
    ("old", "new", "error", "line"),
    [
        ("Start;", "Begin;", errors.ListUnknownWord, 1),
        ("Title;", "UID;", errors.ListSaysTwice, 1),
        ("2027-03-04 15:00", "4/3/2027 15:00", errors.ListValueWrong, 2),
        ("Copenhagen", "Nowhere", errors.ListZoneUnknown, 2),
        ("90 min", "soon", errors.ListValueWrong, 4),
        ("b-2", "b-1", errors.ListSaysTwice, 4),
        ("\nOpen Day;", "\n;", errors.ListLacks, 6),
        ("Trees;", "Trees;more;and;more;", errors.ListNotRead, 7),
        ('Invented"', "Invented", errors.ListNotRead, 2),
        ("Trees", "T" * 201, errors.ListTextTooLong, 7),
    ],
)
def test_mistake_in_a_table_is_named_with_its_line(old, new, error, line):
    with pytest.raises(error) as caught:
        read(TABLE.replace(old, new, 1))

    assert caught.value.params["line"] == line


@pytest.mark.parametrize(
    ("old", "new", "error", "line"),
    [
        ("zone: ", "sone: ", errors.ListUnknownWord, 1),
        ("talks:", "talks", errors.ListNotYaml, 2),
        ("    end: 2027-03-04 16:30", "    end: 16:30", errors.ListValueWrong, 5),
        ("https://north", "ftp://north", errors.ListValueWrong, 6),
        ("      - title: Who may stay", "      - people: Ada", errors.ListLacks, 10),
        ("  - title: Lights", "  - titel: Lights", errors.ListUnknownWord, 11),
        ("Europe/Copenhagen", "&a Europe/Copenhagen", errors.ListNotYaml, 1),
    ],
)
def test_mistake_in_yaml_is_named_with_its_line(old, new, error, line):
    with pytest.raises(error) as caught:
        read_yaml(YAML.replace(old, new, 1), until=UNTIL)

    assert caught.value.params["line"] == line


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("title: Benches", "title: Benches: for all", YamlFault.COLON),
        ("  - title: Benches", "\t- title: Benches", YamlFault.TAB),
        ("title: Benches", "title: [Benches]", YamlFault.WORDS),
        ('["Ada Example, Deputy Mayor", Ben Invented]', "[Ada", YamlFault.BRACKET),
    ],
)
def test_mistake_in_yaml_has_a_cure_of_its_own(old, new, why):
    with pytest.raises(errors.ListNotYaml) as caught:
        read_yaml(YAML.replace(old, new, 1), until=UNTIL)

    assert caught.value.params["why"] is why


def test_alias_bomb_and_deep_nesting_end_at_once():
    bomb = "talks: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50))
    for text in (bomb, "[" * 5000, "talks: [" + "{a: " * 5000):
        with pytest.raises(errors.ListNotYaml):
            read_yaml(text, until=UNTIL)


def test_equal_rows_are_one_talk_or_two_and_nobody_knows():
    head, row = "title,start,place", "Benches,2027-03-04 15:00,Town Hall"
    with pytest.raises(errors.ListSameTalk) as caught:
        read(f"{head}\n{row}\nLights,2027-03-04 15:00,Town Hall\n{row.upper()}")
    assert caught.value.params == {"line": 4, "other": 2}

    rooms = read(f"{head}\n{row}\nBenches,2027-03-04 15:00,Library")
    assert len(rooms.talks) == 2


def test_too_many_rows_are_refused():
    with pytest.raises(errors.ListTooLong):
        read("title\n" + "Benches\n" * 301)


@pytest.mark.parametrize("text", ["", "\n", "no such column\nBenches"])
def test_what_is_no_table_is_refused(text):
    with pytest.raises((errors.ListLacks, errors.ListUnknownWord)):
        read(text)
