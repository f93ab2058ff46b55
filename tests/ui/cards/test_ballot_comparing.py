from dataclasses import replace

import pytest

from bot.domain.ballots.comparing import compare
from bot.domain.ballots.publishing import Result
from bot.domain.ballots.questions import Question, QuestionKind
from bot.saying.i18n import Localizer, Text
from bot.ui import limits
from bot.ui.cards.ballots.comparing import comparison_text

USEFUL = Question(
    key="useful",
    kind=QuestionKind.RATING,
    text="How useful was it?",
    options=("1 · not", "2", "3", "4", "5 · very"),
)
AGAIN = Question(
    key="again", kind=QuestionKind.RECOMMEND, text="Recommend it?", options=("Yes", "Maybe", "No")
)


@pytest.fixture
def words(localizer: Localizer) -> Text:
    return localizer.for_locale("en")


def asked(question, counts):
    return Result(question=question, answers=sum(counts) if counts else 2, counts=counts)


def test_another_wording_is_told(words):
    before = replace(USEFUL, text="Was it fun?")
    comparisons = compare([[asked(before, (3, 3, 0, 0, 0))], [asked(USEFUL, (0, 0, 0, 3, 3))]])

    shown = comparison_text(comparisons, ["One", "Two"], words)
    assert "than chance.\n-# ⚠ Some were asked in other words: “Was it fun?”\n" in shown


def test_each_talk_has_a_figure_and_how_far_chance_reaches(words):
    comparisons = compare(
        [
            [asked(USEFUL, (12, 8, 0, 0, 0)), asked(AGAIN, (3, 1, 1))],
            [asked(USEFUL, None)],
            [asked(USEFUL, (0, 0, 0, 0, 6)), asked(AGAIN, (2, 2, 1))],
            [asked(USEFUL, (0, 0, 0, 8, 12))],
        ]
    )

    assert comparison_text(comparisons, ["One", "Two", "*Three*", "Four"], words) == (
        "**How useful was it?**\n"
        "Mean, from 1 to 5\n"
        "**1.4** (1.2 to 1.6) · One · 20 answers\n"
        "**5.0** (all the same) · \\*Three\\* · 6 answers\n"
        "**4.6** (4.4 to 4.8) · Four · 20 answers\n"
        "Not asked, or too few answers to show · Two\n"
        "-# One and Four differ by more than chance.\n"
        "\n"
        "**Recommend it?**\n"
        "Who said “Yes”\n"
        "**60%** (23% to 88%) · One · 5 answers\n"
        "**40%** (12% to 77%) · \\*Three\\* · 5 answers\n"
        "Not asked, or too few answers to show · 2 others\n"
        "-# These numbers are too small, or too alike, to tell any two apart.\n"
        "\n"
        "-# In brackets: how far chance alone may reach, at 95% (Wilson for shares, Student’s t for"
        " means)."
    )


def test_a_share_is_rounded_as_in_the_results_of_its_poll(words):
    polls = [[asked(AGAIN, (5, 1, 1))], [asked(AGAIN, (1, 1, 1))]]
    shown = comparison_text(compare(polls), ["One", "Two"], words)

    assert [each.shares[0] for poll in polls for each in poll] == [72, 34]
    assert "**72%** (36% to 92%) · One" in shown
    assert "**34%** (6% to 79%) · Two" in shown


def test_nothing_to_compare_is_said(words):
    assert "nothing to compare" in comparison_text([], [], words)
    few = compare([[asked(USEFUL, None)], [asked(USEFUL, (1, 1, 1, 1, 1))]])
    assert "nothing to compare" in comparison_text(few, ["One", "Two"], words)


def test_what_does_not_fit_is_counted(words):
    questions = [
        Question(key=f"q{n}", kind=USEFUL.kind, text="x" * 45, options=USEFUL.options)
        for n in range(12)
    ]
    poll = [asked(each, (5, 0, 0, 0, 5)) for each in questions]
    shown = comparison_text(compare([poll] * 12), ["Talk"] * 12, words)

    assert "more questions are in the file of results" in shown
    assert len(shown) < limits.MESSAGE_TEXT


def test_very_many_talks_are_named_in_short_so_that_something_is_compared(words):
    names = [f"Talk {n}: {'Neighbours and the Town Square ' * 3}" for n in range(50)]
    polls = [[asked(USEFUL, (6, 1, 1, 1, 1))] for _ in names]
    shown = comparison_text(compare(polls), names, words)

    assert "(1.0 to 3.1) · Talk 49: Ne… · 10 answers" in shown
    assert "in the file of results" not in shown
    assert len(shown) < limits.MESSAGE_TEXT


def test_what_weighs_more_in_bytes_than_in_characters_fits_as_well(words):
    options = ("𝕆" * 60, "No")
    questions = [
        Question(key=f"q{n}", kind=QuestionKind.CHOICE, text="𝕏" * 45, options=options)
        for n in range(12)
    ]
    polls = [[asked(each, counts) for each in questions] for counts in ((20, 0), (0, 20))]
    shown = comparison_text(compare(polls), ["𝕋" * 60, "𝕌" * 60], words)

    assert "more questions are in the file of results" in shown
    assert len(shown.encode()) < 0.9 * limits.MESSAGE_BYTES  # a title and buttons come to it
