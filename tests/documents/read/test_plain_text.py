from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.read.files.markdown import from_markdown
from bot.documents.read.in_making import (
    ArticleDoubt,
    ArticlePart,
    LeftOut,
    LeftOutReason,
    ReadArticle,
)
from bot.documents.read.plain_text import read_plain_text
from bot.documents.write.markdown import to_markdown
from bot.domain.errors import TextTooLong, TooMany
from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, reading_minutes
from tests.documents.english import ENGLISH
from tests.documents.read.articles import ARTICLE, PAGE
from tests.documents.strategies import TRAPS


@pytest.fixture
def published() -> str:
    seeds = sorted((Path(__file__).parents[4] / "shared" / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the published article is not beside this checkout")
    return seeds[0].read_text(encoding="utf-8")


def test_page_becomes_the_article_and_a_list_of_what_was_left_out():
    assert read_plain_text(PAGE) == ReadArticle(
        article=ARTICLE,
        left_out=(
            LeftOut(
                number=1,
                text="menu-small menu chevron-left chevron-rightclosesearch linkedinshare-icon",
                reason=LeftOutReason.ICON_NAMES,
            ),
            LeftOut(
                number=2, text="Home > News > Harbour Evenings", reason=LeftOutReason.NAVIGATION
            ),
            LeftOut(number=7, text="5 min read", reason=LeftOutReason.READING_TIME),
            LeftOut(number=8, text="Share on LinkedIn", reason=LeftOutReason.SHARE_LINKS),
            LeftOut(
                number=41, text="\u00a9 2027 City of Northville", reason=LeftOutReason.NAVIGATION
            ),
            LeftOut(number=42, text="Back to top", reason=LeftOutReason.NAVIGATION),
        ),
    )


def test_empty_fields_and_sections_are_named():
    read = read_plain_text("A Title\n\nPublication Date:\nContent Type:\n\nFurther reading:\n")

    assert read == ReadArticle(
        article=Article(title="A Title"),
        empty=(ArticlePart.PUBLISHED_ON, ArticlePart.KIND, ArticlePart.FURTHER_READING),
    )


def test_hard_wrapped_lines_are_joined():
    read = read_plain_text(
        "A Title\n\n"
        "An introduction that a mail program broke after some seventy columns, as\n"
        "mail programs do.\n\n"
        "1. A heading that is so long that it did not fit into the one line which\n"
        "it was given\n"
        "Its body stands right below it and was broken by the mail program in\n"
        "2027 and on other days.\n"
        "\n"
        "2. Short\n"
        "\n"
        "Body.\n"
    )

    assert read.article == Article(
        title="A Title",
        introduction=(
            (
                "An introduction that a mail program broke after some seventy columns, as mail "
                "programs do."
            ),
        ),
        findings=(
            ArticleFinding(
                number=1,
                heading="A heading that is so long that it did not fit into the one line which "
                "it was given",
                body=(
                    (
                        "Its body stands right below it and was broken by the mail program in 2027 "
                        "and on other days."
                    ),
                ),
            ),
            ArticleFinding(number=2, heading="Short", body=("Body.",)),
        ),
    )


def test_heading_and_body_in_one_long_line_are_parted():
    body = "Cameras come later. " * 15

    read = read_plain_text(f"A Title\n\n1. Lamps first. {body}\n")

    assert read.article.findings == (
        ArticleFinding(number=1, heading="Lamps first", body=(body.strip(),)),
    )


def test_prose_below_the_talks_is_listed_as_not_understood():
    prose = "This paragraph says a number of things, none of which is about a talk or a person."

    read = read_plain_text(f"A Title\n\nS | Lamps. 8 April 2027\n{prose}\n")

    assert read == ReadArticle(
        article=Article(
            title="A Title",
            edition="S",
            talks=(ArticleTalk(title="Lamps", series_line="S", on=date(2027, 4, 8)),),
        ),
        left_out=(LeftOut(number=4, text=prose, reason=LeftOutReason.NOT_UNDERSTOOD),),
    )


def test_a_date_that_is_none_is_listed():
    read = read_plain_text("A Title\nPublication date: Friday 17 June 2027\n")

    assert read.left_out == (
        LeftOut(
            number=2,
            text="Publication date: Friday 17 June 2027",
            reason=LeftOutReason.NOT_UNDERSTOOD,
        ),
    )


@pytest.mark.parametrize(
    ("published", "talk", "known", "days", "doubtful"),
    [
        ("12/05/2027", "04/03/2027", None, ("05-12", "03-04"), ("12/05/2027", "04/03/2027")),
        # One day that can be read in one order only settles all.
        ("12/05/2027", "04/23/2027", None, ("12-05", "04-23"), ()),
        ("25/05/2027", "04/03/2027", None, ("05-25", "03-04"), ()),
        ("12/05/2027", "04/03/2027", False, ("12-05", "04-03"), ()),
        ("12/05/2027", "8 April 2027", True, ("05-12", "04-08"), ()),
        ("12.05.2027", "8 April 2027", None, ("05-12", "04-08"), ()),
    ],
)
def test_a_day_that_can_be_read_in_two_ways_is_told(published, talk, known, days, doubtful):
    text = f"A Title\nPublished {published}\n\nTalks\nTown Talks 2027 | Benches. {talk}\n"

    read = read_plain_text(text, day_first=known)

    article = read.article
    assert [article.published_on, article.talks[0].on] == [
        date.fromisoformat(f"2027-{day}") for day in days
    ]
    assert read.doubtful_days == doubtful


def test_a_line_that_counts_is_no_end_of_a_wrapped_paragraph():
    body = "Towns that begin early save time, and people notice it within a season."

    read = read_plain_text(f"Title\n\nFindings\n\n#1 Benches\n{body}\n#2 Buses\n{body}\n")

    assert [(each.heading, each.body) for each in read.article.findings] == [
        ("Benches", (body,)),
        ("Buses", (body,)),
    ]


def test_the_kind_of_a_page_is_not_its_title():
    read = read_plain_text(
        "About us\n\nKeeping parks open: what our talks say\n\nInsight\n14 September 2027\n"
    )

    assert read.article.title == "Keeping parks open: what our talks say"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("vorheriger Beitrag\nnächster Beitrag\n\n{}", "Plätze für alle"),
        ("{}\n\nMis à jour le 14/06/2027\n\nSommaire", "Débat « Places » : ce qui compte"),
        ("Medlemsnyhedsbrev, juni 2027\n\n{}", "Gode nyheder fra byens pladser"),
        ("{}\n\nSummary of a round table in Northville\n\n9 JUNE 2027", "Safe Squares at Night"),
    ],
)
def test_the_words_of_a_page_are_no_title(above: str, title: str):
    text = above.format(title)
    read = read_plain_text(f"{text}\n\n1. Ask\n\nIt helps.\n\n2. Count\n\nIt helps.\n")
    assert read.article.title == title


def test_the_head_of_each_printed_page_is_no_part_of_the_text():
    head = "HARBOUR NETWORK | NOTE 7"
    read = read_plain_text(
        f"{head}\n\nSafe squares\n\n9 June 2027\n\n1. Ask\n\nIt helps.\n\n{head}\n2\n\n"
        f"2. Count\n\nIt helps.\n\n{head}\n3\n"
    )
    assert read.article.title == "Safe squares"
    assert [each.body for each in read.article.findings] == [("It helps.",), ("It helps.",)]


def test_a_heading_below_the_first_paragraph_is_no_title():
    prose = "Towns that begin early have an easier time later, as all of them said at length."
    read = read_plain_text(
        f"{prose}\n\nAsk those who stay away\n\n{prose}\n\nName a person to call\n\n{prose}\n\n"
        f"Count the lamps\n\n{prose}\n"
    )
    assert read.article.introduction == (prose,)
    assert [each.heading for each in read.article.findings] == [
        "Ask those who stay away",
        "Name a person to call",
        "Count the lamps",
    ]
    assert ArticleDoubt.NO_TITLE in [each.doubt for each in read.doubts]


def test_short_words_in_the_text_are_no_furniture():
    prose = "Towns that begin early have an easier time later, as all of them said at length."
    read = read_plain_text(
        f"Better squares at night\n\nKate Example\n\n{prose}\n\nSeven ways\n\nOf {prose}\n\n"
        f"1) Ask\nNobody asks enough\n2) Count\nNumbers help\n3) Name\nNames help\nA lot\n"
    )
    assert read.article.authors == ("Kate Example",)
    assert read.article.introduction == (prose, "Seven ways", f"Of {prose}")
    bodies = [each.body for each in read.article.findings]
    assert bodies == [("Nobody asks enough",), ("Numbers help",), ("Names help", "A lot")]


def test_a_label_without_its_day_is_no_finding():
    prose = "Towns that begin early have an easier time later, as all of them said at length."
    read = read_plain_text(
        f"Better squares at night\n\nPublicerad\n\n{prose}\n\nAsk\n\n{prose}\n\nName\n\n{prose}\n"
    )
    assert [each.heading for each in read.article.findings] == ["Ask", "Name"]
    assert read.article.introduction == (prose,)


def test_reading_time_counts_what_is_printed_and_rounds_up():
    words = "word " * 198

    article = Article(title="One", introduction=(words,), thanks=("Two",))

    assert reading_minutes(article) == 1
    assert reading_minutes(replace(article, scope_note="three")) == 2
    assert reading_minutes(Article(title="")) == 0


def test_too_long_texts_are_refused():
    with pytest.raises(TextTooLong):
        read_plain_text("x" * 200_001)
    with pytest.raises(TooMany):
        read_plain_text("x\n" * 5_001)


PIECES = st.lists(TRAPS | st.sampled_from(PAGE.split("\n")) | st.text(max_size=20), max_size=15)


@given(PIECES.map("\n".join))
def test_any_text_is_an_article(text: str):
    article = read_plain_text(text).article

    assert from_markdown(to_markdown(article, ENGLISH), ENGLISH).article == article


def test_the_published_article(published: str):
    read = read_plain_text(published)
    article = read.article

    assert article.title == "Together for Safety 2022 Online Talks: Key Findings"
    assert article.edition == "Together for Safety 2022"
    assert len(article.introduction) == 3
    assert [finding.number for finding in article.findings] == list(range(1, 10))
    assert all(len(finding.body) == 1 for finding in article.findings)
    assert max(len(finding.heading) for finding in article.findings) == 104
    assert article.talks == (
        ArticleTalk(
            title="Safeguarding Local Democracies",
            series_line="Together for Safety 2022",
            on=date(2022, 3, 17),
        ),
        ArticleTalk(
            title="Safe City Governance: The Role of Networks and Alliances",
            series_line="Together for Safety 2022",
            on=date(2022, 4, 7),
        ),
    )
    assert reading_minutes(article) == 8
    assert read.empty == (
        ArticlePart.PUBLISHED_ON,
        ArticlePart.KIND,
        ArticlePart.FURTHER_READING,
        ArticlePart.THANKS,
    )
    assert [(line.number, line.reason) for line in read.left_out] == [
        (1, LeftOutReason.ICON_NAMES),
        (8, LeftOutReason.READING_TIME),
    ]


def test_no_word_of_the_published_article_is_lost(published: str):
    read = read_plain_text(published)

    kept = " ".join(
        (
            *(read.article.title, *read.article.introduction, read.article.heading_of_findings),
            *(line.text for line in read.left_out),
            *(
                text
                for each in read.article.findings
                for text in (f"{each.number}.", each.heading, *each.body)
            ),
            *(f"{each.series_line} | {each.title}" for each in read.article.talks),
        )
    )
    labels = "Publication Date: Content Type: Thursday 17 March 2022 7 April Further Reading"
    thanks = "With thanks to Democracies. Alliances."
    assert not set(published.split()) - set(f"{kept} {labels} {thanks}".split())


def test_what_something_came_of_is_no_thanks():
    body = "Thanks to the lamps, people stay for longer in the evening."
    read = read_plain_text(
        f"Lamps\n\n1. Light\n\n{body}\n\nThanks to Ada Example, and to Bo Sample."
    )

    assert (read.article.findings[0].body, len(read.article.thanks)) == ((body,), 1)


def test_one_finding_alone_is_one():
    read = read_plain_text("Talks\n\n1. First\n\nOf a file.\n")
    assert [(each.heading, each.body) for each in read.article.findings] == [
        ("First", ("Of a file.",))
    ]
