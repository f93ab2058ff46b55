"""The folder of an edition: each document is there, led to, listed and summed up."""

import hashlib
import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO

from bot.documents.write.edition import CHECKSUMS, INDEX, MANIFEST, README, Folder, edition_steps
from bot.documents.write.packing import parts_within, zipped
from bot.domain.takeaways.takeaway import TakeawayKind
from bot.services.exports.views import (
    CalendarExport,
    EditionExport,
    FindingsExport,
    PrintedNote,
    TableExport,
    TakeawayRow,
)
from tests.documents.english import ENGLISH
from tests.documents.test_office_files import FULL
from tests.documents.test_verifying import STAMP
from tests.documents.write.test_notes import NOTES
from tests.factories import a_series, a_talk

ROW = TakeawayRow(
    talk=1, title="Bridges", note=PrintedNote(kind=TakeawayKind.ACTION, text="=1+1"), author_id=7
)
EXPORT = EditionExport(
    findings=FindingsExport(
        series="Northville Talks",
        edition="2026",
        language="en",
        article=FULL,
        revision=1,
        stamp=STAMP,
    ),
    notes=NOTES,
    table=TableExport(series="Northville Talks", edition="2026", rows=(ROW,)),
    calendar=CalendarExport(series=a_series(), talks=(a_talk(),), edition_names={}),
)
FORMS = ("html", "pdf", "docx", "odt", "md", "json")


def folder_of(export: EditionExport) -> Folder:
    folder, steps = edition_steps(export, lambda _: b"BEGIN:VCALENDAR", ENGLISH)
    for _, write in steps:
        write()
    return folder


def test_every_document_is_there_in_every_form_and_led_to_and_summed_up():
    files = folder_of(EXPORT).files

    stem = "northville-talks-2026"
    documents = {
        *(f"findings/{stem}-findings.{form}" for form in FORMS),
        f"findings/{stem}-findings-revisions.json",
        *(f"notes/{stem}-notes.{form}" for form in FORMS),
        f"{stem}-book.pdf",
        f"{stem}-takeaways.csv",
        f"{stem}.ics",
    }
    assert set(files) == documents | {INDEX, README, MANIFEST, CHECKSUMS}
    assert set(re.findall(r'<a href="([^"]+)"', files[INDEX].decode())) == documents
    readme = files[README].decode()
    assert all(name in readme for name in documents)
    assert "the key findings are revision 1." in readme
    sums = dict(line.split("  ")[::-1] for line in files[CHECKSUMS].decode().splitlines())
    assert set(sums) == set(files) - {CHECKSUMS}
    assert all(hashlib.sha256(files[name]).hexdigest() == each for name, each in sums.items())
    manifest = json.loads(files[MANIFEST])
    assert (manifest["format"], manifest["revision"]) == ("rostrum-edition/1", 1)
    listed = {each["name"]: each["sha256"] for each in manifest["files"]}
    assert listed == {name: each for name, each in sums.items() if name != MANIFEST}
    assert zipped(files, NOTES.exported_at) == zipped(folder_of(EXPORT).files, NOTES.exported_at)


def test_what_is_not_there_is_said():
    unprintable = replace(EXPORT.findings, article=replace(FULL, scope_note="Near 漢"), stamp=None)
    table = replace(EXPORT.table, rows=())

    files = folder_of(replace(EXPORT, findings=unprintable, table=table)).files

    readme = files[README].decode()
    assert "findings.pdf is not there: a PDF of ours cannot print “漢”." in readme
    assert "Nobody has logged a takeaway." in readme
    assert "book.pdf is not there: a PDF of ours cannot print “漢”." in readme
    assert not any(name.endswith(("findings.pdf", "book.pdf", ".csv")) for name in files)
    assert "notes/northville-talks-2026-notes.pdf" in files

    draft = replace(EXPORT.findings, article=replace(FULL, findings=()), stamp=None, revision=None)
    without = folder_of(replace(EXPORT, findings=draft)).files
    assert "There are no key findings yet." in without[README].decode()
    assert not any(name.startswith("findings/") for name in without)


def test_names_in_it_act_nowhere():
    notes = replace(NOTES, series="</title><script>x</script> ../..")

    files = folder_of(replace(EXPORT, notes=notes)).files

    assert b"<script" not in files[INDEX]
    assert not any(".." in name or name.startswith("/") for name in files)


def test_parts_stay_within_the_limit_and_hold_everything_once():
    files = {f"{number}.txt": bytes([number]) * 100 + number.to_bytes(2) for number in range(50)}
    files["large"] = hashlib.shake_256(b"x").digest(9_000)

    parts = parts_within(files, 4_000)

    assert [name for part in parts for name in part] == list(files)
    sizes = [len(zipped(part, NOTES.exported_at)) for part in parts]
    assert all(size <= 4_000 for size in sizes[:-1])
    assert list(parts[-1]) == ["large"]
    with zipfile.ZipFile(BytesIO(zipped(parts[0], NOTES.exported_at))) as packed:
        assert packed.testzip() is None
