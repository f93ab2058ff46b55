"""A point stands in the list if, and only if, its condition holds."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.findings.checklist import STOPS, Check, Checked, Point, checklist, known, worse
from bot.domain.takeaways.takeaway import Placement
from bot.domain.talks.speaker import Consent
from bot.domain.talks.states import TalkState
from tests.factories import (
    EDITION_CODE,
    TALK_CODE,
    a_finding,
    a_segment,
    a_speaker,
    a_takeaway,
    a_talk,
    an_edition,
)

FINDING = a_finding(body="Benches decide.")
PLACED = a_takeaway(segment=1).placed_in(FINDING.code)


def held(**fields: Any):
    named = a_speaker(consent=Consent.NAMED)
    segment = a_segment(title="The square", speakers=(named,))
    return a_talk(**{"state": TalkState.ENDED, "segments": (segment,), **fields})


def whole(**fields: Any) -> Checked:
    """An edition that lacks nothing."""
    edition = an_edition(introduction="We met.", thanks="All.")
    kept = Checked(edition=edition, talks=[held()], findings=[FINDING], takeaways=[PLACED])
    return replace(kept, **fields)


def test_nothing_is_open_of_a_whole_edition():
    assert checklist(whole()) == ()


@pytest.mark.parametrize(
    ("fields", "point"),
    [
        ({"edition": an_edition(thanks="All.")}, Point(check=Check.INTRODUCTION)),
        ({"edition": an_edition(introduction="We met.")}, Point(check=Check.THANKS)),
        (
            {"findings": [replace(FINDING, body="")]},
            Point(check=Check.BODY, number=1, code=FINDING.code),
        ),
        (
            {"talks": [held(will_be_recorded=True)]},
            Point(check=Check.RECORDING, number=1, code=TALK_CODE),
        ),
        ({"exposed": [held()]}, Point(check=Check.RULE, number=1, code=TALK_CODE)),
        (
            {"takeaways": [PLACED, a_takeaway(code="TAKE02")]},
            Point(check=Check.TO_SORT, count=1),
        ),
        (
            {"takeaways": [PLACED, a_takeaway(code="TAKE02").placed_in("GONE00")]},
            Point(check=Check.LOST, count=1, code="TAKE02"),
        ),
    ],
)
def test_one_thing_that_lacks_is_one_point(fields: dict[str, Any], point: Point):
    assert checklist(whole(**fields)) == (point,)


def test_who_was_not_heard_is_named_for_the_team():
    silent = a_segment(title="The library", speakers=(a_speaker(name="Cy Test", line="Cy Test"),))
    talk = held()
    (unheard, unasked) = checklist(whole(talks=[replace(talk, segments=(*talk.segments, silent))]))

    assert unheard.check is Check.SEGMENT
    assert (unheard.segment, unheard.names) == (2, ("Cy Test",))
    assert unasked == Point(check=Check.CONSENTS, count=1)


def test_a_talk_on_which_nothing_rests_is_one_point():
    other = held(code="TA1K02", number=2, chatham_house=True)

    (point,) = checklist(whole(talks=[held(), other]))

    assert point == Point(check=Check.TALK, number=2, code="TA1K02")


@pytest.mark.parametrize("under_the_rule", [True, False])
def test_a_name_without_consent_is_a_point(under_the_rule: bool):
    consent = Consent.NAMED if under_the_rule else Consent.NONE
    speaker = a_speaker(name="Ben Sample", line="Ben Sample", consent=consent)
    segment = a_segment(speakers=(speaker,))
    talk = held(segments=(segment,), chatham_house=under_the_rule)
    finding = replace(FINDING, body="As Ben Sample said.")

    points = checklist(whole(talks=[talk], findings=[finding], written_around="Thanks, Sample!"))

    assert [point.check for point in points] == [Check.NAMED, Check.NAMED_AROUND]
    assert points[0].names == points[1].names == ("Ben Sample",)


@given(
    bodies=st.lists(st.booleans(), min_size=1, max_size=6),
    placed=st.lists(st.one_of(st.none(), st.integers(0, 7)), max_size=12),
)
def test_findings_and_takeaways_have_a_point_iff_something_lacks(
    bodies: list[bool], placed: list[int | None]
):
    findings = [
        a_finding(code=f"F1ND{n:02}", position=n, body="Text." if has else "")
        for n, has in enumerate(bodies, start=1)
    ]
    takeaways = [
        a_takeaway(code=f"TAKE{n:02}", edition=EDITION_CODE)
        if where is None
        else a_takeaway(code=f"TAKE{n:02}").placed_in(f"F1ND{where:02}")
        for n, where in enumerate(placed)
    ]
    points = checklist(whole(findings=findings, takeaways=takeaways))

    def numbers(check: Check) -> list[int]:
        return [point.number for point in points if point.check is check]

    def counts(check: Check) -> list[int]:
        return [point.count for point in points if point.check is check]

    known = range(1, len(bodies) + 1)
    assert numbers(Check.BODY) == [n for n in known if not bodies[n - 1]]
    assert numbers(Check.SUPPORT) == [n for n in known if n not in placed]
    lost = sum(where is not None and where not in known for where in placed)
    assert counts(Check.LOST) == ([lost] if lost else [])
    waiting = sum(each.placement is Placement.TO_SORT for each in takeaways)
    assert counts(Check.TO_SORT) == ([waiting] if waiting else [])


POINTS = st.lists(
    st.builds(
        Point,
        check=st.sampled_from(list(Check)),
        code=st.sampled_from(["", "F1ND01", "F1ND02"]),
        count=st.integers(0, 3),
    ),
    unique_by=lambda point: point.place,
    max_size=6,
)


@given(then=POINTS, now=POINTS)
def test_worse_is_what_is_new_or_weighs_more(then: list[Point], now: list[Point]):
    before = {point.place: point.weight for point in then}

    assert worse(now, known(then)) == tuple(
        point for point in now if point.check in STOPS and point.weight > before.get(point.place, 0)
    )
    assert worse(then, known(then)) == ()
