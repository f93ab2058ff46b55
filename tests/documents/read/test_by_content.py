"""Articles as Word and web pages hand them over, and what is made to break a reader."""

import io
import zipfile
from pathlib import Path

import pytest

from bot.documents.read.any_form import read_article_bytes, read_article_file
from bot.documents.read.files.docx import lines_of_docx
from bot.documents.read.files.html import lines_of_html
from bot.domain.errors import DocumentNotUnderstood
from bot.domain.findings.article import Article
from tests.documents.english import ENGLISH

PAGE = """<!doctype html><html><head><title>No title</title><style>p{}</style></head><body>
<nav><ul><li>Home</li><li>About</li></ul></nav>
<article><h1>Lamps and Benches: Key Findings</h1><p>Published on 17 June 2027</p>
<p>We met <b>twice</b> in the spring, and talked at length about lamps &amp; benches.</p>
<h2>Key findings</h2>
<ol><li><p>Start early. It helps to begin in the spring, when people are outside.</p></li>
<li><p>Write it down. It helps to look at it again after a season or two.</p></li></ol>
<script>alert(1)</script></article><footer>Contact</footer></body></html>"""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, style: str = "", numbered: bool = False) -> str:
    numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>' if numbered else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


BODY = "".join(
    (
        paragraph("Lamps and Benches: Key Findings", "Title"),
        paragraph("Published on 17 June 2027"),
        paragraph("We met twice in the spring, and talked at length about lamps &amp; benches."),
        paragraph("Key findings", "Heading1"),
        paragraph("Start early", numbered=True),
        paragraph("It helps to begin in the spring, when people are outside."),
        paragraph("Write it down", numbered=True),
        paragraph("It helps to look at it again after a season or two."),
    )
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
)


def docx(document: str, numbering: str = NUMBERING) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", document)
        packed.writestr("word/numbering.xml", numbering)
    return file.getvalue()


def checked(article: Article) -> None:
    assert article.title == "Lamps and Benches: Key Findings"
    assert article.published_on is not None
    assert article.introduction == (
        "We met twice in the spring, and talked at length about lamps & benches.",
    )
    assert [(each.number, each.heading) for each in article.findings] == [
        (1, "Start early"),
        (2, "Write it down"),
    ]
    assert all(len(each.body) == 1 for each in article.findings)


def test_a_web_page_is_read_by_its_main_part():
    checked(read_article_bytes(PAGE.encode(), ENGLISH, name="page").article)


def test_a_word_document_is_read_with_the_numbers_of_its_lists():
    content = docx(f"<w:document {W}><w:body>{BODY}</w:body></w:document>")

    checked(read_article_bytes(content, ENGLISH, name="page.txt").article)


def test_what_a_file_is_called_decides_nothing(tmp_path: Path):
    file = tmp_path / "article.pdf"
    file.write_text(PAGE, encoding="utf-8")

    checked(read_article_file(file, ENGLISH).article)


def test_foreign_markdown_is_read_by_its_lines():
    text = (
        "# Lamps and Benches: Key Findings\n\nPublished on 17 June 2027\n\n"
        "We met twice in the spring, and talked at length about lamps & benches.\n\n"
        "## Key findings\n\n### 1. Start early\n\nIt helps.\n\n### 2. Write it down\n\nIt helps.\n"
    )

    checked(read_article_bytes(text.encode(), ENGLISH, name="page.md").article)


@pytest.mark.parametrize(
    "document",
    [
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><x>&b;</x>",
        "<w:document",
        f"<w:document {W}>{'x' * 21_000_000}</w:document>",
    ],
    ids=["entities", "broken", "bomb"],
)
def test_a_document_made_to_break_its_reader_is_one_sentence(document: str):
    with pytest.raises(DocumentNotUnderstood):
        lines_of_docx(docx(document))


def test_hostile_pages_are_text():
    deep = "<div><ul><li>" * 20_000 + "deep"
    assert lines_of_html(deep)[-1].endswith("deep")
    assert lines_of_html("<p>a<script>b</p>") == ["a"]
    assert lines_of_html("<ol start='99999999'><li>a</ol>") == ["1. a"]
    assert lines_of_html("") == []
