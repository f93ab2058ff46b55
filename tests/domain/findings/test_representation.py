"""The numbers are of what is public, and nothing of a talk under the rule is among them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.findings.representation import Representation, representation
from tests.factories import a_segment, a_speaker, a_takeaway, a_talk

TALKS, SEGMENTS = 3, 2


def talk(number: int, *, under_the_rule: bool):
    segments = tuple(
        a_segment(
            title=f"Part {part}",
            speakers=(
                a_speaker(
                    line=f"Ada Example, City of Northville {chr(64 + number)}{part}",
                    affiliation=f"Office {number}.{part}",
                ),
            ),
        )
        for part in range(1, SEGMENTS + 1)
    )
    return a_talk(
        code=f"TA1K0{number}", number=number, segments=segments, chatham_house=under_the_rule
    )


@given(
    heard=st.sets(st.tuples(st.integers(1, TALKS), st.integers(1, SEGMENTS))),
    quiet=st.sets(st.integers(1, TALKS)),
)
def test_organisations_are_counted_where_no_rule_keeps_them(
    heard: set[tuple[int, int]], quiet: set[int]
):
    talks = [talk(number, under_the_rule=number in quiet) for number in range(1, TALKS + 1)]
    takeaways = [
        a_takeaway(code=f"TAKE{number}{part}", talk=f"TA1K0{number}", segment=part).placed_in("F1")
        for number, part in heard
    ]

    assert representation("F1", talks, takeaways) == Representation(
        talks=len({number for number, _ in heard}),
        cities=sum(number not in quiet for number, _ in heard),
        organisations=sum(number not in quiet for number, _ in heard),
        under_the_rule=len({number for number, _ in heard} & quiet),
    )


def test_a_note_under_the_rule_keeps_its_talk_quiet_after_the_rule_is_off():
    noted = a_takeaway(segment=1, chatham_house=True, author_id=None).placed_in("F1")
    organised = a_talk(segments=(a_segment(speakers=(a_speaker(affiliation="Office"),)),))

    assert representation("F1", [organised], [noted]) == Representation(
        talks=1, cities=0, organisations=0, under_the_rule=1
    )
