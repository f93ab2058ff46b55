from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.escaping import escape, escape_with_links, unescape
from bot.documents.read.files.markdown import from_markdown
from bot.documents.read.in_making import LeftOut, LeftOutReason, ReadArticle
from bot.documents.write.markdown import to_markdown
from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence
from tests.documents.english import ENGLISH, with_danish
from tests.documents.read.articles import ARTICLE
from tests.documents.strategies import ARTICLES, TEXTS


def test_markdown_looks_as_people_expect():
    article = Article(
        title="Harbour *Evenings*",
        edition="2027",
        published_on=date(2027, 6, 17),
        authors=("Ada Example",),
        introduction=("1. is no list, <@1234> no mention.",),
        heading_of_findings="Talks",
        findings=(
            ArticleFinding(
                number=1,
                heading="Lamps",
                body=("Light helps.",),
                evidence=(
                    Evidence(talk=2, segment=1, minute=34),
                    Evidence(talk=2, segment=1, minute=62),
                    Evidence(talk=1),
                ),
            ),
        ),
        talks=(
            ArticleTalk(title="Lamps", recording="https://video.example/a_b"),
            ArticleTalk(title="Benches", segments=("Shade",), recording="https://youtu.be/a-b"),
        ),
        further_reading=("Rounds: https://books.example/r.",),
    )

    assert to_markdown(article, ENGLISH) == (
        "# Harbour \\*Evenings\\*\n\n"
        "- Edition: 2027\n"
        "- Publication date: Thursday 17 June 2027\n"
        "- Author: Ada Example\n\n"
        "*Reading time: 1 min*\n\n"
        "1\\. is no list, \\<\\@1234\\> no mention.\n\n"
        "## &#84;alks\n\n"
        "### 1. Lamps\n\n"
        "Light helps.\n\n"
        "*Heard in: Talk 2, segment 1, from [00:34](<https://youtu.be/a-b?t=2040s>), "
        "[01:02](<https://youtu.be/a-b?t=3720s>); Talk 1*\n\n"
        "## Talks\n\n"
        "### Talk 1: Lamps\n\n"
        "- Recording: <https://video.example/a_b>\n\n"
        "### Talk 2: Benches\n\n"
        "- Segment 1: Shade\n"
        "- Recording: <https://youtu.be/a-b>\n\n"
        "## Further reading\n\n"
        "- Rounds: <https://books.example/r>.\n"
    )


@settings(max_examples=60)
@given(ARTICLES)
def test_what_was_written_is_read_back(article: Article):
    read = from_markdown(to_markdown(article, ENGLISH), ENGLISH)

    assert (read.article, read.left_out) == (article, ())


def test_an_article_from_a_page_is_read_back():
    assert from_markdown(to_markdown(ARTICLE, ENGLISH), ENGLISH).article == ARTICLE


def test_what_the_team_left_out_is_printed_and_no_part_of_the_article():
    article = Article(
        title="Harbour [Evenings] 2027",
        edition="Harbour [Evenings] 2027",
        correction="Finding 1 had the wrong town.",
        findings=(ArticleFinding(number=1, heading="Lamps"),),
    )

    written = to_markdown(article, ENGLISH)

    assert written.startswith("# Harbour \\[Evenings\\] 2027: *Key findings*\n\n")
    assert "- Correction: Finding 1 had the wrong town.\n" in written
    assert "## *Key takeaways from Harbour \\[Evenings\\] 2027*\n\n### 1. Lamps\n" in written
    assert from_markdown(written, ENGLISH).article == article


@given(TEXTS)
def test_escapes_are_undone(text: str):
    assert unescape(escape(text)) == text
    assert unescape(escape_with_links(text)) == text


def test_markdown_by_others_is_read_and_the_rest_listed():
    read = from_markdown(
        "# Title\r\n\r\nAn introduction\r\nin two lines.\r\n\r\n## Findings\r\n"
        "### 1. Lamps\r\nLight\r\nhelps.\r\n- Even\r\n  at noon.\r\n\r\n"
        "## Sponsors\r\n\r\nNobody.\r\n",
        ENGLISH,
    )

    assert read == ReadArticle(
        article=Article(
            title="Title",
            introduction=("An introduction in two lines.",),
            heading_of_findings="Findings",
            findings=(
                ArticleFinding(number=1, heading="Lamps", body=("Light helps.", "Even at noon.")),
            ),
        ),
        left_out=(
            LeftOut(number=13, text="Sponsors", reason=LeftOutReason.NOT_UNDERSTOOD),
            LeftOut(number=15, text="Nobody.", reason=LeftOutReason.NOT_UNDERSTOOD),
        ),
    )


@given(st.text(alphabet="#-*+>1.) \n\tTalks:&<\\a", max_size=80))
def test_any_markdown_is_an_article(text: str):
    article = from_markdown(text, ENGLISH).article

    assert from_markdown(to_markdown(article, ENGLISH), ENGLISH).article == article


@given(TEXTS)
def test_nothing_in_a_text_acts(text: str):
    markdown_it = pytest.importorskip("markdown_it", reason="no CommonMark parser to ask")
    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])

    tokens = parser.parse(escape(text))

    assert [token.type for token in tokens] == (
        ["paragraph_open", "inline", "paragraph_close"] if text else []
    )
    inside = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inside} <= {"text"}
    assert "".join(child.content for child in inside) == text


def test_what_was_written_in_one_language_is_read_by_a_reader_of_another(tmp_path):
    localizer = with_danish(tmp_path)
    danish = localizer.for_locale("da")

    written = to_markdown(ARTICLE, danish)

    assert "## Foredrag\n" in written
    assert from_markdown(written, localizer.english) == ReadArticle(article=ARTICLE)
    assert from_markdown(written, danish) == ReadArticle(article=ARTICLE)
    assert from_markdown(to_markdown(ARTICLE, localizer.english), danish).article == ARTICLE
