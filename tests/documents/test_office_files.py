"""Word and OpenDocument files: what we wrote comes back, what would break us ends early."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from bot.documents.read.any_form import read_article_bytes
from bot.documents.read.files.docx import paragraphs_of_docx
from bot.documents.read.files.odt import paragraphs_of_odt
from bot.documents.write.docx import to_docx
from bot.documents.write.odt import to_odt
from bot.domain.errors import DocumentNotUnderstood, FileOfOtherKind
from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence
from bot.saying.i18n import Text
from tests.documents.english import ENGLISH, with_danish
from tests.documents.read.articles import ARTICLE
from tests.documents.strategies import ARTICLES

WRITERS: dict[str, Callable[[Article, Text], bytes]] = {"docx": to_docx, "odt": to_odt}
MAIN = {"docx": "word/document.xml", "odt": "content.xml"}
READERS = {"docx": paragraphs_of_docx, "odt": paragraphs_of_odt}
FULL = replace(
    ARTICLE,
    findings=(
        replace(ARTICLE.findings[0], evidence=(Evidence(talk=1, segment=1, minute=12),)),
        replace(ARTICLE.findings[1], evidence=(Evidence(talk=2), Evidence(talk=9, minute=0))),
        replace(ARTICLE.findings[2], number=7),
        ArticleFinding(number=8, heading=""),
    ),
    talks=(
        *ARTICLE.talks,
        ArticleTalk(title="Benches", on=date(2027, 5, 1), until=date(2027, 5, 3)),
    ),
    scope_note="Written by both towns.",
)


@pytest.fixture(params=WRITERS)
def form(request) -> str:
    return request.param


def read_back(content: bytes, words: Text = ENGLISH):
    return read_article_bytes(content, words, name="article")


@pytest.mark.parametrize("article", [ARTICLE, FULL, Article(title="")])
def test_what_was_written_is_read_back(form, article):
    read = read_back(WRITERS[form](article, ENGLISH))

    if article.title:
        assert (read.article, read.is_ours) == (article, True)
        assert {left.reason.value for left in read.left_out} == {"reading_time"}


@settings(max_examples=25, deadline=None)
@given(ARTICLES)
def test_any_article_comes_back(article: Article):
    for form, write in WRITERS.items():
        assert read_back(write(article, ENGLISH)).article == article, form


@pytest.mark.evidence
@settings(max_examples=400, deadline=None)
@given(ARTICLES)
def test_any_of_hundreds_of_articles_comes_back(article: Article):
    for form, write in WRITERS.items():
        assert read_back(write(article, ENGLISH)).article == article, form


def test_the_published_article_comes_back(form):
    seeds = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the published article is not beside this checkout")
    article = read_back(seeds[0].read_bytes()).article
    assert len(article.findings) == 9

    assert read_back(WRITERS[form](article, ENGLISH)).article == article


def test_a_document_in_one_language_is_read_by_a_reader_of_another(form, tmp_path):
    localizer = with_danish(tmp_path)

    written = WRITERS[form](FULL, localizer.for_locale("da"))

    assert read_back(written, localizer.english).article == FULL


def test_equal_articles_are_equal_bytes(form):
    assert WRITERS[form](FULL, ENGLISH) == WRITERS[form](replace(FULL), ENGLISH)


def test_every_part_is_well_formed_and_nothing_is_named_that_is_not_there(form):
    content = WRITERS[form](FULL, ENGLISH)

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for name, part in parts.items():
        if name != "mimetype":
            ET.fromstring(part)
    main = parts[MAIN[form]].decode()
    # Evidence leads to its talk, as far as that is in the document.
    anchors = re.findall(r'(?:w:anchor="|xlink:href="#)(talk\d+)"', main)
    bookmarks = re.findall(
        r'(?:bookmarkStart w:id="\d+" w:name|bookmark text:name)="(talk\d)', main
    )
    assert anchors == ["talk1", "talk2"]
    assert bookmarks == ["talk1", "talk2", "talk3"]
    if form == "odt":
        # So that a program can tell what it is without unpacking (OpenDocument, part 2, 3.3).
        assert content[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")


def test_what_an_editor_adds_belongs_to_what_is_above_it():
    content = rewritten(
        to_docx(FULL, ENGLISH),
        "word/document.xml",
        lambda xml: xml.replace(
            "</w:body>", "<w:p><w:r><w:t>And everybody else.</w:t></w:r></w:p></w:body>"
        ),
    )

    assert read_back(content).article.scope_note == "Written by both towns. And everybody else."


def rewritten(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(
                name, change(text.decode()) if name == part else text, zipfile.ZIP_DEFLATED
            )
    return buffer.getvalue()


BILLION = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
    '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
)


@pytest.mark.parametrize(
    "xml",
    [*BILLION, BILLION[0].encode("utf-16"), "<x", ""],
    ids=["entities", "outside", "utf-16", "broken", "empty"],
)
def test_a_file_made_to_break_its_reader_is_one_sentence(form, xml):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr(MAIN[form], xml)

    with pytest.raises((DocumentNotUnderstood, FileOfOtherKind)):
        READERS[form](buffer.getvalue())


@pytest.mark.parametrize(
    ("grown", "said"),
    [(" " * 21_000_000, "> 20 MB"), ("<a>" * 300 + "</a>" * 300, "> 200")],
    ids=["bomb", "deep"],
)
def test_a_document_that_grows_too_large_or_too_deep_is_refused_for_that(form, grown, said):
    """All else in it is as it should be."""
    last = re.compile("</(?:w:body|office:text)>")

    def change(xml: str) -> str:
        return last.sub(lambda end: grown + end[0], xml)

    with pytest.raises(DocumentNotUnderstood) as refused:
        read_back(rewritten(WRITERS[form](FULL, ENGLISH), MAIN[form], change))

    assert said in refused.value.params["problem"]


def overwritten(content: bytes, form: str) -> bytes:
    """With nought in the middle of the part that is read."""
    name = MAIN[form].encode()
    at = content.index(name) + len(name) + 100
    return content[:at] + bytes(50) + content[at + 50 :]


# A zip whose parts tell what it is, or do not.
NO_DOCUMENT = (DocumentNotUnderstood, FileOfOtherKind)
HARMS: dict[str, Callable[[bytes, str], bytes]] = {
    "cut": lambda content, _: content[: len(content) // 2],
    "no directory": lambda content, _: content[:-22],
    "other bytes": overwritten,
    # Bit 0 of the flags, and the method, of each entry in the directory.
    "encrypted": lambda content, _: re.sub(
        rb"(PK\x01\x02....)\x00", lambda found: found[1] + b"\x01", content, flags=re.DOTALL
    ),
    "odd method": lambda content, _: re.sub(
        rb"(PK\x01\x02......)\x08", lambda found: found[1] + b"\x63", content, flags=re.DOTALL
    ),
    "nothing": lambda *_: b"PK\x03\x04",
}


@pytest.mark.parametrize("harm", HARMS)
def test_an_odd_zip_is_one_sentence(form, harm):
    content = HARMS[harm](WRITERS[form](FULL, ENGLISH), form)

    with pytest.raises(NO_DOCUMENT):
        read_back(content)


def test_a_zip_of_very_many_parts_is_no_document(form):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr(MAIN[form], "<x/>")
        for number in range(2_001):
            packed.writestr(str(number), "")

    with pytest.raises(NO_DOCUMENT):
        read_back(buffer.getvalue())
