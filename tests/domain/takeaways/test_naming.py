import pytest

from bot.domain.takeaways.chatham_house import named
from tests.factories import a_segment, a_speaker, a_takeaway, a_talk

TALKS = [
    a_talk(),
    a_talk(
        code="TA1K02",
        segments=(
            a_segment(speakers=(a_speaker(name="Ines Falk"), a_speaker(name="Jon van Berg"))),
        ),
    ),
]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dr. Ines Falk said that shade matters", ("Ines Falk",)),
        ("As Berg put it, shade matters", ("Jon van Berg",)),
        ("INES and Jon van Berg agree", ("Ines Falk", "Jon van Berg")),
        ("Falk's benches", ("Ines Falk",)),
        ("An iceberg van on the square", ()),
    ],
)
def test_parts_of_the_names_of_the_edition_are_known_under_the_rule(text: str, names):
    assert named(a_takeaway(text=text, chatham_house=True), TALKS) == names


def test_elsewhere_names_may_be_named():
    assert named(a_takeaway(text="Ines Falk said so"), TALKS) == ()


def test_a_talk_that_came_under_the_rule_counts():
    assert named(a_takeaway(text="Ines Falk said so"), [a_talk(chatham_house=True), TALKS[1]])
