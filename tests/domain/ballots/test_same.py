"""What a file may correct of a question without making another one of it."""

from dataclasses import replace

import pytest

from bot.domain.ballots.questions import QuestionKind
from bot.domain.ballots.same import is_same, other_wordings, reads_alike
from bot.domain.ballots.template import TemplateQuestion

LONG = TemplateQuestion(
    key="long",
    kind=QuestionKind.CHOICE,
    text={"en": "How long was it?", "da": "Hvor langt var det?"},
    options=({"en": "Too long"}, {"en": "Right"}),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How usefull was it?", "How useful was it?"),
        ("how useful  was it", "How useful was it?"),
        ("Café tables", "Cafe tables"),
        ("The discusssion", "The discussion"),
        ("The dicsussion", "The discussion"),
        ("The comittee's programe", "The committee's programme"),
    ],
)
def test_spelling_changes_no_question(one: str, other: str):
    assert reads_alike(one, other)
    assert reads_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Is it now of use?", "Is it not of use?"),
        ("A typical talk?", "Atypical talk?"),
        ("How useful was it?", "How useless was it?"),
        ("How useful was it?", "How useful was it for you?"),
        ("How good was it?", "How god was it?"),
        ("The content", "The context"),
        ("Discussions", "Discussion"),
        ("", "Discussion"),
    ],
)
def test_other_words_are_another_question(one: str, other: str):
    assert not reads_alike(one, other)
    assert not reads_alike(other, one)


def test_a_language_more_changes_no_question_and_other_words_in_any_language_do():
    more = {**LONG.text, "sv": "Hur långt var det?"}
    assert is_same(LONG, replace(LONG, text=more))
    assert not is_same(LONG, replace(LONG, text={**LONG.text, "da": "Hvor kort var det?"}))


def test_options_are_counted_by_their_places():
    assert not is_same(LONG, replace(LONG, options=LONG.options[::-1]))
    assert not is_same(LONG, replace(LONG, options=(*LONG.options, {"en": "Too short"})))
    assert not is_same(LONG, replace(LONG, kind=QuestionKind.CHOICES))


def test_what_a_host_changed_under_one_key_is_told_beside_what_it_is_compared_with():
    now = LONG.said("en")
    longer = replace(now, text="Was it long?")
    turned = replace(now, options=now.options[::-1])
    asked = [longer, replace(now, text="how long was it"), turned, longer, now]
    assert other_wordings(asked) == ("Was it long?", "How long was it? Right, Too long")
    assert other_wordings([now]) == ()
