"""Authors whom no byline names: sentences, lives below the text, and what is asked of them."""

from datetime import date

import pytest

from bot.documents.read.in_making import ArticleDoubt
from bot.documents.read.lines.bylines import is_byline
from bot.documents.read.lines.front_fields import dateline_of
from bot.documents.read.lines.talk_lines import talk_of
from bot.documents.read.plain_text import read_plain_text

TITLE = "Three lessons from a day of benches"
FINDINGS = """1. Ask who sits

Whoever sits there knows where the wind comes from.

2. Paint last

Paint hides what has to be mended.

3. Count in the evening

Most people come after work, and nobody had counted them."""


def article(*, front: str = "", end: str = "") -> str:
    above = "In March we met in the yard of the library to talk about benches."
    return "\n\n".join(filter(None, (TITLE, front, above, FINDINGS, end)))


@pytest.mark.parametrize(
    "front",
    [
        "Today's guest article is co-authored by Anna Example and Peter Sample.",
        "By Anna Example (Library of Northville) and Peter Sample (Harbour Museum).",
    ],
)
def test_a_sentence_above_the_text_names_its_authors(front: str):
    assert read_plain_text(article(front=front)).article.authors == (
        "Anna Example",
        "Peter Sample",
    )


def test_lives_below_the_text_are_of_its_authors():
    end = "Biographies\n\nAnna Example leads the library.\n\nPeter Sample is a surveyor."

    assert read_plain_text(article(end=end)).article.authors == ("Anna Example", "Peter Sample")


def test_whom_only_the_last_sentence_tells_of_is_asked_about():
    end = "About this site\n\nAnna Example is a gardener and writes about yards."
    read = read_plain_text(article(end=end))

    assert read.article.authors == ("Anna Example",)
    assert ArticleDoubt.UNSURE_LINE in {each.doubt for each in read.doubts}


@pytest.mark.parametrize("line", ["By Monday everyone had left.", "By the sea", "Benches by Anna"])
def test_what_only_begins_or_ends_so_is_no_byline(line: str):
    assert not is_byline(line)


def test_a_day_at_the_head_of_a_report_may_end_with_a_stop():
    text = "Northville, 24.03.2027 (ax). The towns met for a day to talk about all their benches."
    field = dateline_of(text)

    assert field
    assert field.day
    assert (field.day.day, field.day.month) == (24, 3)


def test_links_behind_a_talk_are_no_part_of_it():
    talk = talk_of("Workshop 2: Drawing together – 28 April 2027 [Video]", among_talks=True)

    assert talk
    assert talk.title == "Drawing together"


def test_everybody_below_written_by_wrote_it():
    end = "Written by:\nAnna Example\nProgramme Manager\nPeter Sample\nResearcher"

    assert read_plain_text(article(end=end)).article.authors == ("Anna Example", "Peter Sample")


def test_of_two_days_in_a_line_the_published_one_counts():
    front = "By Anna Example | Last updated: 11 July 2023 | Published: 2 March 2021"

    assert read_plain_text(article(front=front)).article.published_on == date(2021, 3, 2)


def test_who_took_the_photo_below_the_author_wrote_nothing():
    end = (
        "Author:\nAnna Example\nNorthville University\n\nPhoto\nPeter Sample\n\nRelated\nBo Muster"
    )

    assert read_plain_text(article(end=end)).article.authors == ("Anna Example",)


def test_authors_with_points_below_their_label_are_all_named():
    front = "9 October 2026\n\nAuthors\n\n• Anna Example\n• Peter Sample, for the council"

    assert read_plain_text(article(front=front)).article.authors == ("Anna Example", "Peter Sample")


def test_an_account_beside_a_byline_is_nobody():
    front = "Posted by a.example on 29 April 2026 - 10:14am\n\nBy Anna Example, gardener"

    assert read_plain_text(article(front=front)).article.authors == ("Anna Example",)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Paper3rd July 2023", date(2023, 7, 3)),
        ("Blog12. Juli 2023", date(2023, 7, 12)),
        ("4 min read", None),
    ],
)
def test_a_day_may_be_glued_to_the_kind_of_a_page(line: str, day: date | None):
    assert read_plain_text(article(front=line)).article.published_on == day
