import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ballots.comparing import compare, mean, share
from bot.domain.ballots.publishing import Result
from bot.domain.ballots.questions import Question, QuestionKind

USEFUL = Question(
    key="useful",
    kind=QuestionKind.RATING,
    text="How useful was it?",
    options=("1 · not", "2", "3", "4", "5 · very"),
)
AGAIN = Question(
    key="again", kind=QuestionKind.RECOMMEND, text="Recommend it?", options=("Yes", "Maybe", "No")
)


def asked(question, counts):
    answers = sum(counts) if counts else 2
    return Result(question=question, answers=answers, counts=counts)


@pytest.mark.parametrize(
    ("count", "answers", "low", "high"),
    # Newcombe 1998, table I, method 3.
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_a_share_has_wilsons_interval(count, answers, low, high):
    found = share(count, answers)
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@pytest.mark.parametrize(
    ("counts", "reach"),
    # The quantile of a printed table times the standard error.
    [
        ((0, 1, 1, 1, 0), 4.303 * 1 / 3**0.5),
        ((0, 1, 3, 1, 0), 2.776 * (2 / 4 / 5) ** 0.5),
        ((0, 20, 0, 21, 0), 2.021 * 0.15795),
    ],
)
def test_a_mean_has_students_interval_within_the_scale(counts, reach):
    found = mean(counts)
    assert found.high == pytest.approx(min(5, found.value + reach), rel=0.01)
    assert found.low == pytest.approx(max(1, found.value - reach), rel=0.01)


@given(st.lists(st.integers(0, 50), min_size=5, max_size=5).filter(any))
def test_intervals_hold_what_they_are_about(counts):
    rated, shared = mean(counts), share(counts[0], sum(counts))
    assert rated.low is None or 1 <= rated.low <= rated.value <= rated.high <= 5
    assert 0 <= shared.low <= shared.value + 1e-12 <= shared.high + 2e-12 <= 1 + 2e-12


def test_without_spread_a_mean_claims_nothing():
    assert mean((0, 0, 0, 0, 6)).low is None


def test_what_several_talks_asked_is_compared_and_what_is_withheld_is_not_there():
    polls = [
        [asked(USEFUL, (30, 5, 0, 0, 0)), asked(AGAIN, (1, 2, 2))],
        [asked(USEFUL, None)],
        [asked(USEFUL, (0, 0, 2, 20, 20)), asked(AGAIN, (3, 1, 1))],
    ]
    useful, again = compare(polls)

    assert [each and each.answers for each in useful.measures] == [35, None, 42]
    assert useful.tells_apart == ((0, 2),)
    assert (again.option, again.tells_apart) == (0, ())


def test_a_question_that_one_talk_asked_is_not_compared():
    assert compare([[asked(USEFUL, (1, 1, 1, 1, 1))], [asked(AGAIN, (5, 0, 0))]]) == ()


def test_a_choice_is_compared_option_by_option():
    choice = Question(key="c", kind=QuestionKind.CHOICE, text="Which?", options=("a", "b"))
    found = compare([[asked(choice, (5, 1))], [asked(choice, (1, 5))]])
    assert [each.option for each in found] == [0, 1]
