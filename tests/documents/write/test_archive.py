import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime

import msgspec
import pytest
from tinydb import TinyDB, where

from bot.documents.json_form import from_json
from bot.documents.read.files.markdown import from_markdown
from bot.documents.write.archive import archive_bytes, archive_files
from bot.documents.write.notes import write_notes
from bot.documents.write.packing import packed_size
from bot.domain.findings.article import Article, ArticleFinding
from bot.domain.takeaways.takeaway import Takeaway
from bot.domain.talks.parts import Links
from bot.domain.talks.talk import Talk
from bot.services.exports.views import (
    ArchiveExport,
    CalendarExport,
    FindingsExport,
    NotesExport,
    TalkNotes,
)
from tests.documents.english import ENGLISH, with_danish
from tests.factories import (
    EDITION_CODE,
    MEMBER_ID,
    OWNER,
    a_series,
    a_takeaway,
    a_talk,
)

SECRET = "https://meet.example/secret-room"
ARTICLE = Article(
    title="Northville Talks 2026",
    findings=tuple(
        ArticleFinding(number=number, heading=f"Point {number}", body=("b" * 933,))
        for number in range(1, 10)
    ),
)
LINKS = Links(registration="https://northville.example", join=SECRET, panellists=SECRET)
TALK = a_talk(links=LINKS)
NOTES = NotesExport(
    series="Northville Talks",
    edition="2026",
    language="en",
    talks=(TalkNotes(number=1, title="../../Bridges", on=None, chatham_house=False),),
    exported_at=datetime(2026, 3, 20, 9, 30, 4, tzinfo=UTC),
)
EXPORT = ArchiveExport(
    server="Northville",
    exported_at=NOTES.exported_at,
    documents=(TALK, *(a_takeaway(code=f"TAKE{number:02}") for number in range(64))),
    notes=(NOTES, NOTES),
    findings=(
        FindingsExport(
            series="Northville Talks", edition="2026", language="en", article=ARTICLE, revision=1
        ),
        FindingsExport(
            series="Northville Talks", edition="2027", language="da", article=ARTICLE, revision=None
        ),
    ),
    calendars=(
        CalendarExport(series=a_series(), talks=(TALK,), edition_names={EDITION_CODE: "2026"}),
    ),
)


def calendar(export: CalendarExport) -> bytes:
    return f"BEGIN:VCALENDAR {export.series.title}".encode()


@pytest.fixture
def archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive_bytes(EXPORT, calendar, ENGLISH)))


def test_an_archive_names_its_files_so_that_every_system_takes_them(archive):
    assert archive.namelist() == [
        "manifest.json",
        "documents.json",
        "notes/northville-talks-2026.md",
        "notes/northville-talks-2026.json",
        "notes/northville-talks-2026-2.md",
        "notes/northville-talks-2026-2.json",
        "findings/northville-talks-2026.md",
        "findings/northville-talks-2026.json",
        "findings/northville-talks-2027-draft.md",
        "findings/northville-talks-2027-draft.json",
        "calendar/northville-talks.ics",
    ]
    assert archive.testzip() is None
    assert {entry.date_time for entry in archive.infolist()} == {(2026, 3, 20, 9, 30, 4)}


def test_the_manifest_has_the_checksum_of_every_other_file(archive):
    manifest = json.loads(archive.read("manifest.json"))

    contents = {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}
    assert manifest == {
        "format": "rostrum-archive/1",
        "server": "Northville",
        "exported_at": "2026-03-20T09:30:04Z",
        "documents": {"talk": 1, "takeaway": 64},
        "files": [
            {
                "name": name,
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for name, content in contents.items()
        ],
    }


def test_documents_come_back_as_they_were(archive):
    tables = json.loads(archive.read("documents.json"))
    talks, takeaways = list(tables["talk"].values()), list(tables["takeaway"].values())

    assert takeaways[0]["author_id"] == str(MEMBER_ID)
    # Ids leave as text, so reading them back needs leave to take text for numbers.
    assert msgspec.convert(talks, list[Talk], strict=False) == [TALK]
    assert msgspec.convert(takeaways, list[Takeaway], strict=False) == list(EXPORT.documents[1:])


def test_what_people_read_comes_back_as_it_was(archive):
    folder = "findings/northville-talks-2026"

    assert from_markdown(archive.read(f"{folder}.md").decode(), ENGLISH).article == ARTICLE
    assert from_json(archive.read(f"{folder}.json").decode()) == ARTICLE
    assert archive.read("notes/northville-talks-2026.md") == write_notes(NOTES, "markdown", ENGLISH)
    assert archive.read("calendar/northville-talks.ics") == calendar(EXPORT.calendars[0])


def test_private_links_and_members_stand_in_the_documents_alone(archive):
    holders = {name for name in archive.namelist() if SECRET.encode() in archive.read(name)}
    named = {name for name in archive.namelist() if str(MEMBER_ID).encode() in archive.read(name)}

    assert holders == named == {"documents.json"}
    assert OWNER.encode() in archive.read("documents.json")


def test_documents_are_a_file_that_tinydb_opens(archive, tmp_path):
    archive.extract("documents.json", tmp_path)
    with TinyDB(tmp_path / "documents.json", access_mode="r") as database:
        assert database.tables() == {"talk", "takeaway"}
        found = database.table("takeaway").search(
            (where("talk") == TALK.code) & where("text").exists()
        )

    assert len(found) == 64


def test_equal_exports_are_equal_bytes():
    assert archive_bytes(EXPORT, calendar, ENGLISH) == archive_bytes(EXPORT, calendar, ENGLISH)


def test_each_document_of_an_archive_speaks_the_language_of_its_series(tmp_path):
    english = with_danish(tmp_path).english

    archive = zipfile.ZipFile(io.BytesIO(archive_bytes(EXPORT, calendar, english)))

    assert b"Reading time: 1 min" in archive.read("findings/northville-talks-2026.md")
    assert "Læsetid: 1 min." in archive.read("findings/northville-talks-2027-draft.md").decode()


def test_documents_that_are_too_large_come_in_files_that_each_open_by_themselves(tmp_path):
    said = [hashlib.sha512(bytes([n])).hexdigest() for n in range(40)]
    many = tuple(a_takeaway(code=f"TAKE{n:02}", text=each) for n, each in enumerate(said))
    export = ArchiveExport(
        server="Northville", exported_at=NOTES.exported_at, documents=many,
        notes=(), findings=(), calendars=(),
    )  # fmt: skip

    files = archive_files(export, lambda _: b"", ENGLISH, limit=2_500)

    parts = [name for name in files if name.startswith("documents")]
    assert parts[:2] == ["documents.json", "documents-2.json"]
    assert all(packed_size(files[name]) <= 2_500 for name in parts)
    found: list[str] = []
    for name in parts:
        (tmp_path / name).write_bytes(files[name])
        with TinyDB(tmp_path / name) as opened:
            found += [each["code"] for each in opened.table("takeaway").all()]
    assert found == [each.code for each in many]
    listed = {each["name"] for each in json.loads(files["manifest.json"])["files"]}
    assert listed == set(files) - {"manifest.json"}
