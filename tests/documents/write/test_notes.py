"""Session notes and the table of takeaways: each form says all of it, and nothing in it acts."""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest

from bot.documents.places import clock
from bot.documents.write.csv_tables import COLUMNS, takeaways_csv
from bot.documents.write.notes import write_notes
from bot.domain.takeaways.takeaway import TakeawayKind
from bot.services.exports.views import (
    NotesExport,
    PollResult,
    PrintedNote,
    TableExport,
    TakeawayRow,
    TalkNotes,
)
from tests.documents.conformance import complaints
from tests.documents.english import ENGLISH

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOTES = NotesExport(
    series="Northville Talks",
    edition="2026",
    language="en",
    talks=(
        TalkNotes(
            number=1,
            title="Neighbours *and* @everyone",
            on=date(2026, 3, 19),
            chatham_house=True,
            segments=("What the library heard", "Silence"),
            notes=(
                PrintedNote(
                    kind=TakeawayKind.INSIGHT,
                    text="Doors <b>stay</b> open: https://northville.example/a_b",
                    tags=("doors",),
                    segment=1,
                    minute=94,
                    support=3,
                    finding=2,
                ),
                PrintedNote(
                    kind=TakeawayKind.ACTION,
                    text="# not a heading",
                    who="*Bo*",
                    segment=1,
                    minute=0,
                ),
                PrintedNote(kind=TakeawayKind.QUESTION, text="Who pays?"),
                PrintedNote(
                    kind=TakeawayKind.RESOURCE, text="From a segment since removed", segment=9
                ),
            ),
        ),
        TalkNotes(
            number=2,
            title="Bridges",
            on=date(2026, 4, 7),
            chatham_house=False,
            starts_at=datetime(2026, 4, 7, 15, tzinfo=COPENHAGEN),
            ends_at=datetime(2026, 4, 7, 16, 30, tzinfo=COPENHAGEN),
            zone="Europe/Copenhagen",
            place="Zoom",
            description="Who crosses *what*?\n\n# See https://bridges.example/1",
            picture="https://bridges.example/1.png",
            going=41,
            maybe=3,
            registration="https://register.example/1",
            recording="https://youtu.be/a_b",
            speakers=("Ida Example, Northville Library",),
            polls=(
                PollResult(
                    question="Would you come again?",
                    answers=12,
                    options=(("Yes", 8, 67), ("Maybe", 4, 33)),
                ),
                PollResult(question="What was missing?", answers=5, texts=("Tea *and* time",)),
            ),
            notes=(PrintedNote(kind=TakeawayKind.DECISION, text="We meet in June"),),
        ),
    ),
    exported_at=datetime(2026, 3, 20, 9, 30, tzinfo=UTC),
    named=("Ada Example",),
)

MARKDOWN = r"""# Northville Talks 2026: Notes

*Exported Friday 20 March 2026*

## Talk 1: Neighbours \*and\* \@everyone

- When: Thursday 19 March 2026

This talk was held under the Chatham House Rule: what was said may be used, but not who said it.

### Agenda

- Segment 1: What the library heard
- Segment 2: Silence

### Actions

- \# not a heading (who: \*Bo\*, segment 1, 00:00)

### Insights

- Doors \<b\>stay\</b\> open: <https://northville.example/a_b> (segment 1, 01:34, +3, finding 2)

### Questions

- Who pays?

### Resources

- From a segment since removed (segment 9)

## Talk 2: Bridges

- When: Tuesday 7 April 2026, 15:00–16:30 Copenhagen
- Place: Zoom
- Signed up: 41 going, 3 maybe
- Registration: <https://register.example/1>
- Recording: <https://youtu.be/a_b>
- Picture: <https://bridges.example/1.png>

### What it is about

- Who crosses \*what\*?
- \# See <https://bridges.example/1>

### Speakers

- Ida Example, Northville Library

### Decisions

- We meet in June

### Poll: Would you come again?

12 people answered.

- Yes: 8 (67%)
- Maybe: 4 (33%)

### Poll: What was missing?

5 people answered.

- Tea \*and\* time
"""


def test_notes_as_markdown_show_every_note_once_and_obey_none():
    assert write_notes(NOTES, "markdown", ENGLISH).decode() == MARKDOWN


def words_of(form: str, content: bytes) -> str:
    """All that the document shows, without its marks."""
    if form == "pdf":
        assert complaints(content) == []
        if shutil.which("pdftotext") is None:
            pytest.skip("needs pdftotext (poppler-utils)")
        ran = subprocess.run(
            ["pdftotext", "-", "-"], input=content, capture_output=True, check=True
        )
        said = ran.stdout.decode()
    elif form == "html":
        said = unescape(re.sub(r"<[^>]+>", " ", content.decode().partition("<body>")[2]))
    else:
        part = {"docx": "word/document.xml", "odt": "content.xml"}[form]
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            said = " ".join(ET.fromstring(packed.read(part)).itertext())
    return re.sub(r"[^\w]+", " ", said)


@pytest.mark.parametrize("form", ["html", "docx", "odt", "pdf"])
def test_each_form_says_what_the_markdown_says(form):
    said = words_of(form, write_notes(NOTES, form, ENGLISH))

    for line in MARKDOWN.splitlines():
        shown = re.sub(r"[^\w]+", " ", line.replace("\\", "")).strip()
        assert all(word in said for word in shown.split()), line
    assert write_notes(NOTES, form, ENGLISH) == write_notes(replace(NOTES), form, ENGLISH)


def test_nothing_in_a_page_of_notes_acts():
    hostile = replace(NOTES, series="</title><script>x</script>\u202e")

    written = write_notes(hostile, "html", ENGLISH).decode()

    assert "<script" not in written
    assert "\u202e" not in written
    assert written.count("<h1") == 1
    assert written.count("<section aria-labelledby=") == 2


def test_a_poll_with_few_answers_is_told_without_results():
    few = PollResult(question="Why?", answers=3, is_sealed=True)
    sealed = replace(NOTES.talks[1], polls=(few,))

    written = write_notes(replace(NOTES, talks=(sealed,)), "markdown", ENGLISH).decode()

    assert "### Poll: Why?\n\nSo few people answered" in written


def test_notes_as_json_are_read_back():
    read = json.loads(write_notes(NOTES, "json", ENGLISH))

    assert read["format"] == "rostrum-notes/1"
    assert read["notes"]["talks"][0]["notes"][0] == {
        "kind": "insight",
        "text": "Doors <b>stay</b> open: https://northville.example/a_b",
        "tags": ["doors"],
        "segment": 1,
        "minute": 94,
        "support": 3,
        "finding": 2,
        "who": "",
    }
    assert read["notes"]["exported_at"] == "2026-03-20T09:30:00Z"
    assert read["notes"]["talks"][1]["starts_at"] == "2026-04-07T15:00:00+02:00"


def test_a_talk_of_ten_hours_shows_its_minutes():
    assert [clock(minute) for minute in (0, 59, 60, 600)] == ["00:00", "00:59", "01:00", "10:00"]


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\u200b=1", "\uff1d1", "|cmd", "\r\n=1"]
)
def test_no_cell_of_the_table_is_calculated(formula):
    note = PrintedNote(kind=TakeawayKind.ACTION, text=formula, who=formula, tags=(formula,))
    row = TakeawayRow(talk=1, title=formula, segment_title=formula, note=note, author_id=7)
    table = TableExport(series="Northville Talks", edition="2026", rows=(row,))

    written = takeaways_csv(table)

    assert written.startswith(b"\xef\xbb\xbf")
    (cells,) = csv.DictReader(io.StringIO(written.decode("utf-8-sig")))
    assert tuple(cells) == COLUMNS
    for column in ("talk_title", "segment_title", "text", "tags", "who"):
        assert cells[column].startswith("'"), (column, cells[column])
    assert cells["author_id"] == "id 7"
