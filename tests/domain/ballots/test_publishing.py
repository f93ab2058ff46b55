import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ballots.answers import Answers, count
from bot.domain.ballots.publishing import SealedPoll, edition_results, published_sets, results
from bot.domain.ballots.questions import Question, QuestionKind
from tests.domain.ballots.attacker import exposed

AGAIN = Question(
    key="again", kind=QuestionKind.RECOMMEND, text="Recommend it?", options=("Yes", "Maybe", "No")
)
WHICH = Question(key="which", kind=QuestionKind.CHOICE, text="Which?", options=tuple("ABCDEFGHIJ"))
BETTER = Question(key="better", kind=QuestionKind.TEXT, text="One thing to improve")


def sealed(*chosen, k=5, texts=()):
    ballots = [Answers({"again": (each,)}) for each in chosen]
    ballots += [Answers({"better": each}) for each in texts]
    return SealedPoll(questions=(AGAIN, BETTER), totals=count((AGAIN, BETTER), ballots), k=k)


@pytest.mark.parametrize("answers", [3, 4, 5, 200])
def test_a_question_is_shown_from_k_answers_on(answers):
    again, better = results(sealed(*[0] * answers))

    assert again.counts == ((answers, 0, 0) if answers >= 5 else None)
    assert again.answers == answers
    assert better.is_withheld


def test_free_texts_are_shown_from_k_on_and_if_somebody_let_them():
    texts = ("More time", "Less time", "Names", "Tea", "More time")

    assert results(sealed(texts=texts), texts=("More time", "Tea"))[1].texts == (
        "More time",
        "More time",
        "Tea",
    )
    assert results(sealed(texts=texts))[1].texts == ()
    assert results(sealed(texts=texts[:4]), texts=texts)[1].texts == ()


def test_an_edition_counts_small_polls_once_they_hide_each_other():
    large, small, smaller = sealed(0, 0, 0, 1, 1, 2), sealed(2, 2, 2), sealed(1, 1)

    one = edition_results([large, small])[0]
    two = edition_results([large, small, smaller])[0]

    assert (one.result.counts, one.talks, one.waiting) == ((3, 2, 1), 1, 1)
    assert (two.result.counts, two.talks, two.waiting) == ((3, 4, 4), 3, 0)
    assert two.result.answers == 11


def test_an_edition_of_one_small_poll_shows_nothing():
    alone = edition_results([sealed(0, 0)])[0]

    assert alone.result.is_withheld
    assert (alone.result.answers, alone.waiting) == (2, 1)


def test_the_same_question_in_other_words_is_one_row_and_with_other_options_another():
    danish = Question(
        key="again", kind=AGAIN.kind, text="Anbefaler du det?", options=("Ja", "Måske", "Nej")
    )
    other = Question(key="again", kind=QuestionKind.CHOICE, text="Again?", options=("Yes", "No"))
    ballots = [Answers({"again": (0,)})] * 5
    polls = [
        SealedPoll(questions=(each,), totals=count((each,), ballots), k=5)
        for each in (AGAIN, danish, other)
    ]

    rows = edition_results(polls)

    assert [(each.result.question, each.result.counts) for each in rows] == [
        (danish, (10, 0, 0)),
        (other, (5, 0)),
    ]


cells = st.lists(st.tuples(st.integers(0, 9), st.integers(3, 6)), max_size=8)


def everything_ever_shown(sealed_cells):
    """Every talk by itself, and the edition's total after each poll that was sealed.

    As the bot publishes them. All ballots of one poll chose the option with its number, so that
    each number shown says by itself whose ballots are in it.
    """
    polls = [_of_one_mind(place, *each) for place, each in enumerate(sealed_cells)]
    shown = [each for poll in polls for each in results(poll)]
    for upto in range(len(polls) + 1):
        shown += [each.result for each in edition_results(polls[:upto])]
    sets = [_whose(each, sealed_cells) for each in shown if not each.is_withheld]
    return list(dict.fromkeys(sets))


def _of_one_mind(place, answers, k):
    ballots = [Answers({"which": (place,)})] * answers
    return SealedPoll(questions=(WHICH,), totals=count((WHICH,), ballots), k=k)


def _whose(result, sealed_cells):
    """Which cells a number counts, each as a whole."""
    counted = frozenset(place for place, number in enumerate(result.counts) if number)
    assert all(result.counts[place] == sealed_cells[place][0] for place in counted)
    assert sum(result.counts) == result.answers
    return counted


@given(cells)
def test_nothing_that_was_ever_shown_tells_of_fewer_than_k_ballots(sealed_cells):
    sizes = [answers for answers, _ in sealed_cells]
    ks = [k for _, k in sealed_cells]

    assert exposed(everything_ever_shown(sealed_cells), sizes, ks) is None


@given(cells)
def test_what_is_shown_stays_as_it_was_whatever_is_sealed_later(sealed_cells):
    for upto in range(len(sealed_cells)):
        before = published_sets(sealed_cells[:upto])
        assert all(each in published_sets(sealed_cells) for each in before)


@pytest.mark.parametrize(
    ("shown", "sizes", "found"),
    [
        # A total, and the one talk that was shown of it.
        ([{0, 1}, {0}], [9, 3], {1}),
        # The edition before and after a talk of few.
        ([{0, 1}, {0, 1, 2}], [9, 9, 4], {2}),
        # Two subgroups that overlap tell the difference between those they do not share.
        ([{0, 1}, {0, 2}], [9, 2, 2], {1, 2}),
        # Three pairs give each of the three.
        ([{0, 1}, {1, 2}, {0, 2}], [4, 4, 4], {0}),
        ([{0, 1}, {0, 1, 2, 3}], [9, 9, 4, 4], None),
    ],
)
def test_the_attacker_finds_what_a_careless_team_would_show(shown, sizes, found):
    seen = exposed([frozenset(each) for each in shown], sizes, [5] * len(sizes))

    assert seen == (frozenset(found) if found else None)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=7))
def test_an_edition_that_summed_up_everything_would_be_found_out(sizes):
    shown = [frozenset([each]) for each, size in enumerate(sizes) if size >= 5]
    shown += [frozenset(range(upto + 1)) for upto in range(len(sizes))]

    assert (exposed(shown, sizes, [5] * len(sizes)) is None) is all(size >= 5 for size in sizes)
