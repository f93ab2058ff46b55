"""What a page says below its last finding, without a heading, is no part of it."""

from collections.abc import Sequence

import pytest

from bot.documents.read.in_making import ArticleDoubt, ReadArticle
from bot.documents.read.plain_text import read_plain_text

PROSE = "Towns that begin early have an easier time later, as those who took part said at length."
TEXT = f"Two lessons\n3 May 2027\n\n1. Ask\n{PROSE}\n\n2. Count\n{PROSE}\n\n"


def read(closing: str) -> ReadArticle:
    return read_plain_text(TEXT + closing)


def last(read: ReadArticle) -> list[str]:
    return list(read.article.findings[-1].body)


@pytest.mark.parametrize(
    "closing",
    [
        # Who took part, a question with its answers, words of a page.
        "Those who took part:\n\n• Ada Example, mayor\n• Kate Sample, planner\n",
        "Did this page help you today?\nYes\nNo\n",
        "Northville\nLamps\nFollow\n",
        "Until next time,\n\nAda\n",
        "Sign up for our newsletter\nYour mail\nSubscribe\n",
        "Comments (2)\n\nNice text!\n",
        "The report in full\nSquares at night (pdf, opens in a new window)\n",
        "Kate Example\n\nThe text appears together with a paper of the town\n",
        "#towns #squares\n\n128\n",
    ],
)
def test_what_the_form_tells_is_left_out(closing: str):
    assert last(read(closing)) == [PROSE]


@pytest.mark.parametrize(
    "closing",
    [
        f"Do you want to help the lamps of your own street tonight? {PROSE}",
        f"Zusammenfassend lässt sich das so sagen. {PROSE}",
        f"Un grand merci à la ville. {PROSE}",
        "Kate Example leads the programme and writes about squares.",
        "Kate Example leads the programme and writes about squares.\n\nPrevious post\n\nNext post",
        f"None of these two lessons is new. {PROSE}",
        "What would you add?",
    ],
)
def test_what_words_tell_is_left_out(closing: str):
    assert last(read(closing)) == [PROSE]


def turning_to_the_readers(headings: Sequence[str], words: str) -> ReadArticle:
    findings = "".join(f"**{each}**\n{PROSE}\n\n" for each in headings)
    return read_plain_text(
        f"Key findings\n3 May 2027\n\nLessons\n\n{findings}**{words}**\n{PROSE}\n"
    )


@pytest.mark.parametrize("words", ["Want to know more?", "Contact"])
def test_the_last_of_unnumbered_findings_may_turn_to_the_readers(words: str):
    found = turning_to_the_readers(["Ask", "Count", "Name"], words)
    assert [each.heading for each in found.article.findings] == ["Ask", "Count", "Name"]


@pytest.mark.parametrize(
    "headings",
    [["Ask", "Count", "Name"], ["Ask those who pass", "Count the lamps", "Name who is in charge"]],
)
def test_a_question_that_may_be_the_last_finding_is_left_out_or_asked_about(headings: list[str]):
    words = "Do you have questions?"
    found = turning_to_the_readers(headings, words)
    read = [each.heading for each in found.article.findings]
    asked = [(each.doubt, each.line) for each in found.doubts]
    is_asked = read == [*headings, words] and asked == [(ArticleDoubt.HEADING_IN_LAST, words)]
    assert read == headings or is_asked


def test_a_text_below_the_last_of_lists_that_end_all_findings_is_left_out():
    lessons = (f"{n}. Ask {n}\n{PROSE}\n\n- {PROSE}\n\n" for n in range(1, 5))
    found = read_plain_text(f"Four lessons\n3 May 2027\n\n{''.join(lessons)}{PROSE}\n")
    assert last(found) == [PROSE, f"- {PROSE}"]


def test_a_list_beside_that_of_the_findings_is_left_out():
    found = read_plain_text(
        "Better squares\n3 May 2027\n\nWhat we asked\n\n- Who comes?\n- Who stays away?\n\n"
        "Key findings\n\n- Ask first.\n- Count lamps.\n\nOur demands\n\n- A budget\n- A walk\n"
    )
    assert [each.heading for each in found.article.findings] == ["Ask first.", "Count lamps."]


def test_talks_that_are_still_to_come_are_left_out_and_said():
    rows = "\n\n16. september 2027: Unge\n18. november 2027: Bænke\n"
    found = read(f"Kommende møder{rows}")
    assert found.article.talks == ()
    assert len(read(f"Talks{rows}").article.talks) == 2
    assert ArticleDoubt.COMING_TALKS in [each.doubt for each in found.doubts]


def test_a_few_words_below_the_last_finding_are_left_out_or_asked_about():
    found = read("Enter your mail address\n")
    is_asked = ArticleDoubt.LAST_IS_LONGER in [each.doubt for each in found.doubts]
    assert last(found) == [PROSE] or is_asked


def test_what_else_to_read_between_findings_ends_none_of_them():
    found = read_plain_text(
        f"Two evenings\n3 May 2027\n\nLessons\n\n**Ask**\n{PROSE}\n\nRead more: Lamps\n\n"
        f"**Count**\n{PROSE}\n\nRead more: Lamps\n"
    )
    assert [each.body for each in found.article.findings] == [(PROSE,)] * 2


def test_what_other_findings_say_too_closes_nothing():
    text = f"Do you want to help? {PROSE}"
    found = read_plain_text(TEXT.replace("2. Count", f"{text}\n\n2. Count") + text)
    is_asked = found.doubts[:1] and found.doubts[0].line == text
    assert is_asked or [each.body for each in found.article.findings] == [(PROSE, text)] * 2
