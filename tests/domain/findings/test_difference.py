"""A difference loses nothing of either text, and neither does one text made of two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.findings.difference import (
    Difference,
    TextSpan,
    difference,
    is_other,
    joined,
    settled,
)
from bot.domain.findings.finding import paragraphs

TEXTS = st.text(alphabet="ab \n", max_size=40)
PARAGRAPHS = st.lists(st.sampled_from("one two three four five six".split()), max_size=5)


@given(old=TEXTS, new=TEXTS)
def test_a_difference_applied_gives_the_new_text_and_taken_back_the_old(old: str, new: str):
    spans = difference(old, new)

    assert "".join(span.text for span in spans if span.change is not Difference.GONE) == new
    assert "".join(span.text for span in spans if span.change is not Difference.NEW) == old
    assert is_other(spans) == (old != new)


def test_a_difference_goes_by_words():
    assert difference("Benches decide here.", "Benches and shade decide here.") == (
        TextSpan(Difference.KEPT, "Benches "),
        TextSpan(Difference.NEW, "and shade "),
        TextSpan(Difference.KEPT, "decide here."),
    )


@given(theirs=PARAGRAPHS, mine=PARAGRAPHS, base=PARAGRAPHS)
def test_nothing_that_anybody_wrote_is_lost(theirs: list[str], mine: list[str], base: list[str]):
    both = paragraphs(joined("\n\n".join(theirs), "\n\n".join(mine), "\n\n".join(base)))

    assert [each for each in both if each in theirs] == [each for each in theirs if each in both]
    assert set(theirs) <= set(both)
    assert set(mine) - set(base) <= set(both)
    assert set(both) <= {*theirs, *mine}


@pytest.mark.parametrize(
    ("theirs", "mine", "base", "kept"),
    [
        ("a", "a", "", "a"),
        ("a", "b", "b", "a"),
        ("b", "a", "b", "a"),
        ("a", "b", "c", None),
        ("", "b", "c", None),
        ("a", "", "", "a"),
    ],
)
def test_what_only_one_of_them_changed_needs_nobody(theirs, mine, base, kept):
    assert settled(theirs, mine, base) == kept


def test_what_they_rewrote_stays_and_what_i_added_stands_at_its_place():
    base = "One.\n\nTwo.\n\nThree."

    assert joined("One, better.\n\nTwo.\n\nThree.", "One.\n\nTwo.\n\nNew.\n\nThree.", base) == (
        "One, better.\n\nTwo.\n\nNew.\n\nThree."
    )
