"""Lists and paragraphs whose lines were run together, and texts that only look so."""

import pytest

from bot.words.programme.parsing import parse_programme
from bot.words.programme.run_together import apart

LIST = (
    "Friday 24 January 2027 Annual meeting - members only Friday 28 February 'Gravel and geese' "
    "with Ada Example Friday 28 March 'Soft lamps' with Bo Sample"
)


def test_a_list_is_parted_at_its_days():
    assert [each.split(" ")[0:3] for each in apart(LIST)] == [
        ["Friday", "24", "January"],
        ["Friday", "28", "February"],
        ["Friday", "28", "March"],
    ]


def test_sentences_that_each_say_when_somebody_speaks_are_parted():
    one = "Ada Example speaks at 7 p.m. on 30 September in the Great Hall about salt."
    two = "Bo Sample comes on 14 October and will speak at 7 p.m. about bread."

    assert apart(f"{one} {two}") == [one, two]


@pytest.mark.parametrize(
    "line",
    [
        # The hours of one workshop, a house's hours, and a title in front of its day.
        (
            "Dates: Monday 1 March 2027 18:00-20:00, Tuesday 2 March 2027 18:00-20:00, "
            "Wednesday 3 March 2027 18:00-20:00, in the harbour house"
        ),
        (
            "Opening hours: Friday 24 January 2027 closed, Friday 28 February 2027 closed, "
            "Friday 28 March 2027 closed."
        ),
        (
            "Paint the walls of the town Friday 24 January 2027 Lamps and towns Friday 28 February "
            "2027 Doors of the harbour Friday 28 March 2027 18:00"
        ),
        # One festival, which ends as well.
        (
            "The festival opens on Friday 7 May 2027 at 17:00 with paint. It ends on Saturday 8 "
            "May 2027 at 22:00 with lamps and a dance in the hall."
        ),
    ],
)
def test_what_is_of_one_talk_is_not_parted(line: str):
    assert apart(line) == [line]


def test_each_printed_line_has_one_fate():
    text = f"Talks of the spring\n\n{LIST}\nAll are welcome."

    lines = parse_programme(text).lines

    assert [line.number for line in lines] == [1, 3, 4]
    assert lines[1].text == LIST


def test_what_a_line_says_besides_its_title_is_no_place_and_no_office():
    text = f"Talks of the spring\n\n{LIST}\n\nAll at 19:30 in the hall."

    talks = parse_programme(text).talks

    assert all(talk.place is None for talk in talks)
    lines = [each.line for talk in talks for part in talk.segments for each in part.speakers]
    assert lines == ["Ada Example", "Bo Sample"]


def test_a_title_that_only_says_who_comes_is_asked_about():
    text = (
        "Autumn talks at the library\n\n"
        "Ada Example will speak at 7 p.m. on 30 September 2027 about salt and ice.\n\n"
        "Bo Sample, keeper of the harbour, comes on 14 October and will talk at 7 p.m. about bread."
    )

    talks = parse_programme(text).talks

    unasked = [talk.title for talk in talks if not any(d.said == talk.title for d in talk.doubts)]
    assert not any(title.startswith("Bo Sample") for title in unasked)
