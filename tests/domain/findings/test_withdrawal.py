"""A name is found however it is written, and nothing else goes with it."""

import pytest

from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk
from bot.domain.findings.withdrawal import article_without, holds, names_anywhere, without_name

NAME = "Ada Example"


@pytest.mark.parametrize(
    "text",
    ["Ada Example", "as ada  EXAMPLE said", "(Ada\u00a0Example)", "A\u200bda Ex\u00adample's idea"],
)
def test_name_is_found(text):
    assert holds(text, NAME)
    assert not holds(without_name(text, NAME, "a panellist"), NAME)


@pytest.mark.parametrize("text", ["Adam Example", "Ada Examples", "Ada, for Example", ""])
def test_what_is_no_name_stays(text):
    assert without_name(text, NAME, "a panellist") == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ada Example wants shade. Ada Example!", "A panellist wants shade. A panellist!"),
        ("Shade, Ada Example said, matters", "Shade, a panellist said, matters"),
        ("Only Dr. Ada Example said so", "Only Dr. a panellist said so"),
        ("Shade:\n- Ada Example", "Shade:\n- A panellist"),
        ("“Ada Example” it says", "“a panellist” it says"),
    ],
)
def test_a_sentence_begins_with_a_capital_still(text: str, left: str):
    assert without_name(text, NAME, "a panellist") == left


def test_nobodys_name_is_nowhere():
    assert not holds("Ada Example", " ")
    assert without_name("Ada", "", "x") == "Ada"


def test_signs_in_what_stands_instead_do_nothing():
    assert without_name("Ada Example", NAME, r"\1 \g<0>") == r"\1 \g<0>"


def test_article_loses_the_name_and_the_speakers_line():
    article = Article(
        title="Squares",
        thanks=("We thank Ada Example and Bo Sample.",),
        findings=(ArticleFinding(number=1, heading="Ada Example is right", body=("x",)),),
        talks=(ArticleTalk(title="T", speakers=("Ada Example, Mayor", "Bo Sample")),),
    )

    left = article_without(article, NAME, "a panellist")

    assert not names_anywhere(left, NAME)
    assert left.talks[0].speakers == ("Bo Sample",)
    assert left.thanks == ("We thank a panellist and Bo Sample.",)
    assert (left.findings[0].number, left.findings[0].body) == (1, ("x",))
