import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ballots.answers import Answers, answers_from, count, read_answers, write_answers
from bot.domain.ballots.errors import BallotEmpty, NotAnOption
from bot.domain.ballots.questions import (
    ANSWER_MAX,
    OPTIONS_MAX,
    Question,
    QuestionKind,
    checked_questions,
)
from bot.domain.errors import TextTooLong

USEFUL = Question(
    key="useful",
    kind=QuestionKind.RATING,
    text="How useful was it?",
    options=("1: not at all", "2", "3", "4", "5: very"),
)
FORMS = Question(
    key="forms", kind=QuestionKind.CHOICES, text="What helped?", options=("Cases", "Talk", "Notes")
)
AGAIN = Question(
    key="again", kind=QuestionKind.RECOMMEND, text="Recommend it?", options=("Yes", "Maybe", "No")
)
BETTER = Question(key="better", kind=QuestionKind.TEXT, text="One thing to improve")
ALL = (USEFUL, FORMS, AGAIN, BETTER)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({"useful": (4,)}, {"useful": (4,)}),
        ({"forms": (2, 0, 2)}, {"forms": (0, 2)}),
        ({"useful": (0,), "forms": ()}, {"useful": (0,)}),
        ({"better": " More\u202e time ", "useful": (1,)}, {"useful": (1,), "better": "More time"}),
        ({"better": "\u200b", "useful": (1,)}, {"useful": (1,)}),
    ],
)
def test_reads_what_a_form_brings(given, read):
    assert read_answers(ALL, given).given == read


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"useful": (5,)}, NotAnOption),
        ({"useful": (-1,)}, NotAnOption),
        ({"useful": (1, 2)}, NotAnOption),
        ({"useful": "5"}, NotAnOption),
        ({"better": (0,)}, NotAnOption),
        ({"other": (0,)}, NotAnOption),
        ({"better": "x" * (ANSWER_MAX + 1)}, TextTooLong),
        ({}, BallotEmpty),
        ({"forms": (), "better": " "}, BallotEmpty),
    ],
)
def test_refuses_what_was_not_offered(given, error):
    with pytest.raises(error):
        read_answers(ALL, given)


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": ""},
        {"text": "x" * 46},
        {"text": ""},
        {"hint": "x" * 101},
        {"kind": QuestionKind.RATING, "options": ("1", "2")},
        {"kind": QuestionKind.TEXT, "options": ("1", "2")},
        {"kind": QuestionKind.CHOICE, "options": ("1",)},
        {"kind": QuestionKind.CHOICE, "options": ("1", "1")},
        {"kind": QuestionKind.CHOICE, "options": tuple(map(str, range(OPTIONS_MAX + 1)))},
        {"kind": QuestionKind.CHOICE, "options": ("1", "x" * 101)},
    ],
)
def test_a_question_that_no_form_can_show_is_none(wrong):
    fitting = {"key": "q", "kind": QuestionKind.TEXT, "text": "Anything else?"}
    assert Question(**fitting)
    with pytest.raises(ValueError, match=r"letters|options|twice"):
        Question(**(fitting | wrong))


@pytest.mark.parametrize("questions", [(), (USEFUL, USEFUL), (USEFUL,) * 16])
def test_questions_that_make_no_ballot(questions):
    with pytest.raises(ValueError, match="questions"):
        checked_questions(questions)


ballots = st.builds(
    Answers,
    st.fixed_dictionaries(
        {},
        optional={
            "useful": st.tuples(st.integers(0, 4)),
            "forms": st.sets(st.integers(0, 2), min_size=1).map(lambda each: tuple(sorted(each))),
            "again": st.tuples(st.integers(0, 2)),
            "better": st.text(min_size=1),
        },
    ),
)


@given(ballots)
def test_what_is_written_reads_back_whatever_came_first(ballot):
    backwards = Answers(dict(reversed(ballot.given.items())))
    assert write_answers(backwards) == write_answers(ballot)
    assert answers_from(write_answers(ballot)) == ballot


@given(st.lists(ballots).flatmap(lambda all_: st.tuples(st.just(all_), st.permutations(all_))))
def test_totals_count_each_ballot_once_in_any_order(both):
    some, shuffled = both
    totals = count(ALL, some)
    assert totals == count(ALL, shuffled)
    for each, question in zip(totals, ALL, strict=True):
        given = [ballot.given[each.key] for ballot in some if each.key in ballot.given]
        assert each.answers == len(given)
        if question.is_text:
            assert sorted(given) == list(each.texts)
        elif not question.takes_several:
            assert sum(each.counts) == len(given)
