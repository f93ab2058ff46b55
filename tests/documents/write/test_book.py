"""An edition as one book: its findings, then the notes of each talk, with contents and pages."""

import re
from dataclasses import replace

import pytest

from bot.documents.write.book import book_pdf
from bot.documents.write.typesetting import with_clear_ends
from bot.domain.errors import NoLettersInPdf
from bot.domain.findings.article import Article
from tests.documents.conformance import HEARD, KEPT, complaints
from tests.documents.english import ENGLISH
from tests.documents.test_office_files import FULL
from tests.documents.test_pdf import printed
from tests.documents.write.test_edition import EXPORT


def test_a_book_has_the_findings_and_each_talks_notes_with_contents():
    made = book_pdf(EXPORT, ENGLISH)

    assert made == book_pdf(EXPORT, ENGLISH)
    assert complaints(made, HEARD, KEPT) == []
    said = printed(made)
    assert said.startswith("Northville Talks 2026: key findings and session notes")
    contents = said.split("Contents", 1)[1]
    talk = EXPORT.notes.talks[0]
    for heading in (FULL.findings[0].heading, "With thanks to", f"Notes: Talk 1: {talk.title}"):
        assert contents.count(heading) >= 2, heading
    assert contents.index("With thanks to") < contents.rindex(f"Notes: Talk 1: {talk.title}")
    assert "Exported" in said.split("Contents", 1)[0], "the cover says of which day it is"


def test_a_book_without_findings_is_the_notes():
    without = replace(EXPORT, findings=replace(EXPORT.findings, article=Article(title="")))
    said = printed(book_pdf(without, ENGLISH))
    assert f"Talk 1: {EXPORT.notes.talks[0].title}" in said
    assert "Key takeaways" not in said


def test_letters_that_cannot_be_printed_are_named():
    article = replace(FULL, scope_note="Near 漢")
    with pytest.raises(NoLettersInPdf):
        book_pdf(replace(EXPORT, findings=replace(EXPORT.findings, article=article)), ENGLISH)


def streams(pdf: bytes) -> list[tuple[int, int]]:
    """Of each, the length that it says, and what a reader counts who takes \\r\\n as one end."""
    said = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\n(.*?)(?:\r\n|\n)endstream", re.DOTALL)
    return [(int(length), len(held)) for length, held in said.findall(pdf)]


def test_each_stream_is_as_long_as_it_says_however_its_end_is_read():
    made = [
        book_pdf(replace(EXPORT, notes=replace(EXPORT.notes, series=f"Northville {turn}")), ENGLISH)
        for turn in range(4)
    ]
    found = [stream for pdf in made for stream in streams(pdf)]
    assert len(found) > 60
    assert all(says == counts for says, counts in found), found


def test_a_stream_that_ends_in_half_a_line_end_gets_a_whole_one_and_moves_nothing():
    def pdf(between: bytes, end: bytes) -> bytes:
        return b"1 0 obj\n<</Length 3>>%sstream\nab\r%sendstream\nendobj\nxref\n" % (between, end)

    mended = with_clear_ends(pdf(b"\n", b"\n"))
    assert mended == pdf(b"", b"\r\n")
    assert len(mended) == len(pdf(b"\n", b"\n"))
    assert with_clear_ends(mended) == mended
    plain = pdf(b"\n", b"\n").replace(b"ab\r", b"abc")
    assert with_clear_ends(plain) == plain
