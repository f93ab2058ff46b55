"""Key findings as PDF: every text is printed as it was written, and none of it acts."""

import re
import resource
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from bot.documents.seal import find_seal
from bot.documents.write import typesetting
from bot.documents.write.findings import write_findings
from bot.documents.write.pdf import to_pdf
from bot.domain.errors import NoLettersInPdf
from bot.domain.findings.article import Article, ArticleFinding, ArticleTalk, Evidence
from tests.documents.conformance import HEARD, KEPT, complaints
from tests.documents.english import ENGLISH
from tests.documents.test_office_files import FULL
from tests.documents.test_verifying import STAMP

CODE = '#import "x.typ" $ x ] [ @x <y> #panic("!") \\u{41} `raw` = "; \u202eturned \x07'


def filled(said: str) -> Article:
    """The same text wherever people write."""
    return Article(
        title=said,
        edition=said,
        kind=said,
        authors=(said,),
        introduction=(said,),
        heading_of_findings=said,
        findings=(
            ArticleFinding(number=1, heading=said, body=(said,), evidence=(Evidence(talk=1),)),
        ),
        talks=(ArticleTalk(title=said, series_line=said, segments=(said,), speakers=(said,)),),
        further_reading=(said,),
        thanks=(said,),
        scope_note=said,
    )


def printed(content: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    ran = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return re.sub(r"\s+", " ", ran.stdout.decode())


def test_a_revision_is_the_same_bytes_each_time_sealed_and_fit_for_hearing_and_keeping():
    made = write_findings(FULL, "pdf", ENGLISH, STAMP)

    assert made == write_findings(FULL, "pdf", ENGLISH, STAMP)
    seal = find_seal(made)
    assert seal is not None
    assert (seal.is_intact, seal.revision) == (True, STAMP.own.number)
    assert f"{STAMP.own.published_at:D:%Y%m%d%H%M%S}".encode() in made
    for each in (made, write_findings(filled(CODE), "pdf", ENGLISH, STAMP)):
        assert complaints(each, HEARD, KEPT) == []


@pytest.mark.parametrize("article", [Article(title=""), replace(FULL, heading_of_findings="")])
def test_what_is_missing_breaks_nothing(article):
    draft = write_findings(article, "pdf", ENGLISH, None)

    assert complaints(draft) == []
    assert (find_seal(draft), b"CreationDate" in draft) == (None, False)


def test_code_in_every_field_is_printed_as_text():
    text = printed(to_pdf(filled(CODE), ENGLISH, None))

    # Title and heading of findings stand in contents and running heads as well.
    assert text.count('#import "x.typ" $ x ] [ @x <y> #panic("!") \\u{41} `raw` = ";') >= 14


def test_a_line_without_an_end_stays_on_the_page():
    made = to_pdf(replace(FULL, introduction=("x" * 100_000,)), ENGLISH, None)

    assert printed(made).count("x") >= 100_000


def test_letters_that_no_font_has_are_told():
    for letters, said in (("漢", "漢"), ("\U0001f600", "\U0001f600")):
        with pytest.raises(NoLettersInPdf) as refused:
            to_pdf(replace(FULL, scope_note=f"Near {letters}"), ENGLISH, None)
        assert refused.value.params == {"letters": said}


LONG_ARTICLE = replace(
    FULL,
    findings=tuple(
        ArticleFinding(number=number, heading=f"Point {number}", body=("Light helps. " * 60,))
        for number in range(1, 301)
    ),
)


def test_a_long_document_is_set_by_a_process_of_its_own_and_the_same(monkeypatch):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    apart = to_pdf(LONG_ARTICLE, ENGLISH, STAMP)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime > before

    monkeypatch.setattr(typesetting, "LONG", 10**9)
    assert to_pdf(LONG_ARTICLE, ENGLISH, STAMP) == apart


def test_three_hundred_pages_stay_below_300_megabytes():
    # A process of its own, since the figure is that of the largest child there ever was.
    asked = "from tests.bench import documents as its; its.write_three_hundred_pages();"
    ran = subprocess.run(
        [sys.executable, "-c", f"{asked} print(its.peak_apart(), its.MEGABYTES)"],
        check=True,
        capture_output=True,
        text=True,
    )
    peak, most = map(float, ran.stdout.split())
    assert 100 < peak < most


def test_letters_that_no_font_has_are_told_of_a_long_document_too():
    with pytest.raises(NoLettersInPdf) as refused:
        to_pdf(replace(LONG_ARTICLE, scope_note="Near 漢"), ENGLISH, None)
    assert refused.value.params == {"letters": "漢"}
