import pytest
from icalendar import Calendar

from tests.ical.cases import CASES, GOLDEN

RAW = pytest.mark.parametrize("raw", [build() for build in CASES.values()], ids=list(CASES))


@pytest.mark.parametrize("name", CASES)
def test_calendar_is_the_golden_one(name):
    assert CASES[name]() == (GOLDEN / f"{name}.ics").read_bytes()


def test_no_golden_calendar_is_forgotten():
    assert {path.stem for path in GOLDEN.glob("*.ics")} == set(CASES)


@RAW
def test_calendar_comes_back_as_it_was_written(raw):
    assert Calendar.from_ical(raw).to_ical() == raw


@RAW
def test_lines_are_75_octets_at_most_and_break_between_characters(raw):
    *lines, rest = raw.split(b"\r\n")

    assert rest == b""
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8").isprintable() for line in lines)


@RAW
def test_calendar_says_nothing_of_links_that_are_not_public(raw):
    assert b"secret" not in raw.replace(b"\r\n ", b"")
