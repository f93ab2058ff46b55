from dataclasses import replace

import pytest

from bot.domain.errors import TextMissing, TextTooLong, TitleTooLong
from bot.domain.findings.errors import FindingNotFound
from bot.domain.findings.finding import (
    BODY_MAX,
    HEADING_MAX,
    KeyFindings,
    ReviewState,
    SortingProgress,
    Turn,
    closed_up,
    in_order,
    moved,
    paragraphs,
    sorting_progress,
)
from bot.domain.takeaways.takeaway import Placement
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    NOTE_TAKER_ID,
    NOW,
    OWNER,
    a_finding,
    a_takeaway,
)

NINE = [a_finding(code=f"F0000{number}", position=number) for number in range(1, 10)]
DRAFT = KeyFindings(owner=OWNER, code=EDITION_CODE, edition=EDITION_CODE)


def numbers(findings):
    return {each.code[-1]: each.position for each in findings}


def test_findings_stand_in_order_of_their_numbers():
    assert in_order(NINE[::-1]) == NINE


@pytest.mark.parametrize(
    ("code", "position", "changed"),
    [
        ("F00001", 3, {"2": 1, "3": 2, "1": 3}),
        ("F00003", 1, {"3": 1, "1": 2, "2": 3}),
        ("F00005", 5, {}),
        ("F00008", 99, {"9": 8, "8": 9}),
        ("F00002", -4, {"2": 1, "1": 2}),
    ],
)
def test_move_returns_only_those_whose_number_changes(code, position, changed):
    assert numbers(moved(NINE, code, position)) == changed


def test_unknown_finding_cannot_be_moved():
    with pytest.raises(FindingNotFound) as error:
        moved(NINE, "ZZZZZZ", 1)

    assert error.value.params == {"code": "ZZZZZZ"}


def test_gap_is_closed():
    assert numbers(closed_up([*NINE[:3], *NINE[7:]])) == {"8": 4, "9": 5}


def test_edit_tidies_what_was_typed():
    edited = a_finding().edited("  Open\n doors ", "One\r\nline.\r\n\r\n\r\nAnother.  ")

    assert edited == a_finding(heading="Open doors", body="One line.\n\nAnother.")


@pytest.mark.parametrize(
    ("heading", "body", "error", "params"),
    [
        (" \n ", "", TextMissing, {}),
        ("x" * 300, "", TitleTooLong, {"length": 300, "limit": HEADING_MAX}),
        ("x", "y" * (BODY_MAX + 1), TextTooLong, {"length": BODY_MAX + 1, "limit": BODY_MAX}),
    ],
)
def test_edit_refuses_what_is_missing_or_too_long(heading, body, error, params):
    with pytest.raises(error) as raised:
        a_finding().edited(heading, body)

    assert raised.value.params == params


def test_longest_texts_fit():
    edited = a_finding().edited("x" * HEADING_MAX, "y" * BODY_MAX)

    assert (len(edited.heading), len(edited.body)) == (HEADING_MAX, BODY_MAX)


def test_joined_findings_keep_both_texts():
    first, second = a_finding(body="One."), a_finding(code="F00002", body="Two.")

    assert first.joined_by(second) == a_finding(body="One.\n\nTwo.")
    assert first.joined_by(replace(second, body="")) == first
    with pytest.raises(TextTooLong):
        a_finding(body="y" * BODY_MAX).joined_by(second)


def test_paragraphs_are_parted_by_empty_lines():
    assert paragraphs("a\nb\n \t\nc\n\n\n\n d ") == ("a b", "c", "d")
    assert paragraphs(" \n\n ") == ()


def test_tally_counts_and_names_what_rests_on_nothing():
    first, second = NINE[0], NINE[1]
    takeaways = [
        a_takeaway(code="T00001").placed_in(first.code),
        a_takeaway(code="T00002").placed_in(first.code),
        a_takeaway(code="T00003"),
        a_takeaway(code="T00004", placement=Placement.LATER),
        a_takeaway(code="T00005", placement=Placement.LEFT_OUT),
    ]

    assert sorting_progress([second, first], takeaways) == SortingProgress(
        takeaways=5, placed=2, to_sort=2, left_out=1, unsupported=(2,)
    )


def test_what_speaks_against_a_finding_does_not_support_it():
    first, second = NINE[0], NINE[1]
    takeaways = [
        a_takeaway(code="T00001").placed_in(first.code),
        a_takeaway(code="T00002").placed_in(second.code, is_against=True),
    ]

    counted = sorting_progress([first, second], takeaways)

    assert counted.unsupported == (2,)
    assert not takeaways[1].put_aside(Placement.TO_SORT).is_against


def test_change_counts_drafts_and_reopens_what_was_published():
    published = DRAFT.in_review(MEMBER_ID).published()

    assert (published.state, published.author_id) == (ReviewState.PUBLISHED, MEMBER_ID)
    assert published.revision == 1
    # Of the next revision nobody is an author yet but who rewrites it.
    assert published.rewritten(NOTE_TAKER_ID) == replace(
        DRAFT, draft=2, revision=1, author_ids=(NOTE_TAKER_ID,)
    )
    assert published.changed() == replace(DRAFT, revision=1)


def test_a_card_is_outdated_by_what_somebody_else_did_since():
    asked = DRAFT.in_review(MEMBER_ID).turned_by(Turn.ASKED, MEMBER_ID, now=NOW)
    approved = asked.approved(NOTE_TAKER_ID).turned_by(Turn.APPROVED, NOTE_TAKER_ID, now=NOW)

    assert approved.was_turned_since(asked.turns, MEMBER_ID)
    assert not approved.was_turned_since(asked.turns, NOTE_TAKER_ID)
    assert not approved.was_turned_since(approved.turns, MEMBER_ID)
    assert not DRAFT.was_turned_since(0, MEMBER_ID)


def test_other_evidence_keeps_a_review_going_and_other_words_end_it():
    asked = DRAFT.rewritten(NOTE_TAKER_ID).in_review(MEMBER_ID)

    assert asked.changed() == asked
    assert asked.rewritten(MEMBER_ID) == replace(
        asked, state=ReviewState.DRAFT, author_id=None, draft=3
    )
    assert asked.author_ids == (NOTE_TAKER_ID, MEMBER_ID)
    assert asked.rewritten(None).author_ids == asked.author_ids
