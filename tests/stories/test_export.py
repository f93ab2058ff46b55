"""Taking out what a server has gathered."""

import argparse
import asyncio
import csv
import io
import json
import re
import zipfile

import pytest
from icalendar import Calendar

from bot.commandline.verify import main as verify
from bot.rehearsal.discord.people.outcome import Outcome
from bot.rehearsal.discord.records import AttachmentRecord
from bot.settings import Settings
from tests.stories.acting import TITLE, Ready, crowd, fill
from tests.stories.live import agree_on_chatham_house, go_live
from tests.stories.test_claims import publish
from tests.stories.test_poll import asked, count

pytestmark = pytest.mark.evidence


@pytest.fixture
async def noted(ready: Ready) -> Ready:
    programme = "Session 1: Benches\nIda Example, Northville Library"
    await fill(ready, "edit-people", {"segments": programme})
    await go_live(ready, minutes=34)
    await ready.mia.slash("log", text="Benches change who stays\n? Who pays")
    return ready


def only_file(outcome: Outcome) -> AttachmentRecord:
    assert outcome.message.ephemeral
    (file,) = outcome.message.attachments
    return file


async def test_notes_as_markdown(noted: Ready):
    file = only_file(await noted.ada.slash("export", what="notes"))

    assert file.filename == "northville-talks-2022-notes.md"
    text = file.data.decode()
    assert f"## Talk 1: {TITLE}\n\n- When: Thursday 7 April 2022, 15:00" in text
    assert "### Insights\n\n- Benches change who stays (segment\u00a01, 00:34)" in text


async def test_the_takeaways_as_a_table(noted: Ready):
    file = only_file(await noted.ada.slash("export", what="takeaways"))

    assert file.filename == "northville-talks-2022-takeaways.csv"
    rows = list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"))))
    assert [(row["kind"], row["text"]) for row in rows] == [
        ("insight", "Benches change who stays"),
        ("question", "Who pays"),
    ]
    assert {row["author_id"] for row in rows} == {f"id {noted.mia.id}"}


async def test_who_does_an_action_is_handed_on(noted: Ready):
    said = await noted.mia.slash("log", text="! Ask the shops -> The *library*")
    assert "> **Action** Ask the shops \u2192 **The \\*library\\***" in said.text
    notes = only_file(await noted.ada.slash("export", what="notes")).data.decode()
    assert "### Actions\n\n- Ask the shops (who: The \\*library\\*, segment\u00a01, 00:34)" in notes
    table = only_file(await noted.ada.slash("export", what="takeaways")).data.decode("utf-8-sig")
    *_, row = csv.DictReader(io.StringIO(table))
    assert (row["text"], row["who"]) == ("Ask the shops", "The *library*")

    await agree_on_chatham_house(noted)
    said = await noted.mia.slash("log", text="! Ask the shops -> Ida Example")
    assert "Ida Example" in said.text.split("\u2192")[-1].partition("\n")[2], "it is asked about"


async def test_notes_as_json_and_as_a_page(noted: Ready):
    file = only_file(await noted.ada.slash("export", what="notes", edition="2022", format="json"))

    page = only_file(await noted.ada.slash("export", what="notes", format="html"))
    assert page.filename == "northville-talks-2022-notes.html"
    assert b">Benches change who stays<span" in page.data
    printed = only_file(await noted.ada.slash("export", what="notes", format="pdf"))
    assert printed.filename == "northville-talks-2022-notes.pdf"
    assert printed.data.startswith(b"%PDF-")
    notes = json.loads(file.data)["notes"]["talks"][0]["notes"]
    assert [(each["kind"], each["minute"]) for each in notes] == [("insight", 34), ("question", 34)]
    assert str(noted.mia.id).encode() not in file.data


async def test_names_are_asked_about_first(noted: Ready):
    await noted.mia.slash("log", text="Ida Example wants more shade")

    asked = await noted.ada.slash("export", what="notes")
    assert asked.message.attachments == ()
    assert (
        "has not agreed to that or spoke under the Chatham House Rule: Ida Example." in asked.text
    )

    given = await noted.ada.click(asked.message, "Take it out as it is")
    assert b"Ida Example wants more shade" in only_file(given).data


async def test_findings_of_a_draft(noted: Ready):
    bench = (await noted.ada.slash("draft")).message
    form = (await noted.ada.click(bench, "New finding")).form
    await noted.ada.submit(form, heading="Benches decide", body="More text")

    file = only_file(await noted.ada.slash("export", what="findings"))

    assert file.filename == "northville-talks-2022-findings-draft.md"
    assert "### 1. Benches decide\n\nMore text" in file.data.decode()


async def test_published_findings_leave_as_files_and_are_known_again(
    noted: Ready, tmp_path, capsys
):
    """An organiser takes the document and its revisions; whoever gets them asks what they are."""
    await publish(noted, "Benches decide")

    given = await noted.ada.slash("export", what="findings", format="docx")
    document, revisions = given.message.attachments
    assert document.filename == "northville-talks-2022-findings.docx"
    assert revisions.filename == "northville-talks-2022-findings-revisions.json"
    for each in (document, revisions):
        (tmp_path / each.filename).write_bytes(each.data)
    arguments = argparse.Namespace(file=tmp_path / document.filename, revisions=None, json=False)
    assert await asyncio.to_thread(verify, arguments, Settings()) == 0
    told = capsys.readouterr().out
    assert "Its text is the one that was published as revision 1" in told

    page, listed = (
        await noted.ada.slash("export", what="findings", format="html")
    ).message.attachments
    assert page.filename == "northville-talks-2022-findings.html"
    assert b'<span class="label">1. </span>Benches decide</h3>' in page.data
    on_the_web = tmp_path / "web"
    on_the_web.mkdir()
    for each in (page, listed):
        (on_the_web / each.filename).write_bytes(each.data)
    of_page = argparse.Namespace(file=on_the_web / page.filename, revisions=None, json=False)
    assert await asyncio.to_thread(verify, of_page, Settings()) == 0
    told = capsys.readouterr().out
    assert "Its bytes are as they were" in told
    assert "Its text is the one that was published as revision 1" in told

    await publish(noted, "Shade, too")
    page, later = (await noted.ada.slash("export", what="findings")).message.attachments
    (tmp_path / "later-revisions.json").write_bytes(later.data)
    assert b"rostrum-seal/1" in page.data
    assert await asyncio.to_thread(verify, arguments, Settings()) == 0
    assert "Newer ones were published since:\nrevision 2" in capsys.readouterr().out
    # What the post says is the end of the chain.
    post = next(m for m in noted.world.messages("talks") if "Read here" in m.labels)
    digest = json.loads(later.data)["revisions"][-1]["digest"]
    assert f"Revision 2 · checksum {digest[:16]}" in post.text

    printed, beside = (
        await noted.ada.slash("export", what="findings", format="pdf")
    ).message.attachments
    assert printed.filename == "northville-talks-2022-findings.pdf"
    (tmp_path / printed.filename).write_bytes(printed.data)
    (tmp_path / beside.filename).write_bytes(beside.data)
    arguments.file = tmp_path / printed.filename
    assert await asyncio.to_thread(verify, arguments, Settings()) == 0
    assert "revision 2" in capsys.readouterr().out


async def test_named_findings_are_taken_out_as_they_are(noted: Ready):
    bench = (await noted.ada.slash("draft")).message
    form = (await noted.ada.click(bench, "New finding")).form
    await noted.ada.submit(form, heading="Ida Example wants shade", body="")

    asked = await noted.ada.slash("export", what="findings", format="json")
    given = await noted.ada.click(asked.message, "Take it out as it is")

    assert only_file(given).filename == "northville-talks-2022-findings-draft.json"


async def test_calendar(noted: Ready):
    file = only_file(await noted.ada.slash("export", what="calendar"))

    assert file.filename == "northville-talks.ics"
    (event,) = Calendar.from_ical(file.data).walk("VEVENT")
    assert TITLE in event["SUMMARY"]


async def test_all_documents_of_an_edition_come_as_one_folder(noted: Ready):
    """An organiser takes it out; where it is too large for one file, it comes in parts."""
    await publish(noted, "Benches decide")

    given = await noted.ada.slash("export", what="edition")

    file = only_file(given)
    assert file.filename == "northville-talks-2022.zip"
    with zipfile.ZipFile(io.BytesIO(file.data)) as packed:
        assert packed.testzip() is None
        names = set(packed.namelist())
        page = packed.read("index.html").decode()
    led_to = set(re.findall(r'href="([^"]+)"', page))
    assert led_to < names
    assert len(led_to) == 16
    assert "unpack it and open `index.html`" in given.text

    given = await noted.ada.slash("export", what="edition", format="pdf")
    assert only_file(given).filename == "northville-talks-2022-book.pdf"
    assert only_file(given).data.startswith(b"%PDF-")
    assert "All of the edition as one book to print" in given.text

    noted.world.knobs.file_limit = 40_000
    given = await noted.ada.slash("export", what="edition")
    parts = [file for message in given.messages for file in message.attachments]
    assert [part.filename for part in parts] == [
        f"northville-talks-2022-{number}-of-{len(parts)}.zip" for number in range(1, len(parts) + 1)
    ]
    assert len(parts) > 1
    assert all(len(part.data) <= 40_000 for part in parts)


async def test_archive_is_whole_and_for_organisers(noted: Ready):
    file = only_file(await noted.ada.slash("export", what="archive"))

    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        assert {each["name"] for each in manifest["files"]} < set(archive.namelist())
    assert manifest["documents"]["takeaway"] == 2
    assert manifest["server"] == "Northville Talks"
    noted.world.knobs.file_limit = 4_000
    given = await noted.ada.slash("export", what="archive")
    parts = [file for message in given.messages for file in message.attachments]
    assert parts[0].filename.endswith(f"-1-of-{len(parts)}.zip")
    assert all(len(part.data) <= 4_000 for part in parts)
    refused = await noted.noor.slash("export", what="archive", hidden=True)
    assert refused.message.text.startswith("Only organisers can do that.")


async def test_members_take_out_nothing(noted: Ready):
    refused = await noted.mia.slash("export", what="notes", hidden=True)

    assert refused.message.text.startswith("Only note-takers and organisers can do that.")


async def test_unknown_edition_is_one_sentence(noted: Ready):
    refused = await noted.ada.slash("export", what="notes", edition="1999")

    assert refused.message.text.startswith("There is no such edition on this server.")


async def test_results_of_polls_as_a_table_for_programs_and_to_print(ready: Ready):
    nothing = await ready.ada.slash("export", what="polls")
    assert "no poll of this edition is over" in nothing.message.text
    poll = await asked(ready)
    for person in crowd(ready.world, 5):
        await person.vote(poll, ["Yes"])
    await count(ready)

    out = await ready.ada.slash("export", what="polls")

    assert out.message.ephemeral
    table, data, page = out.message.attachments
    assert table.filename == "northville-talks-2022-polls.csv"
    assert "Yes,5,100," in table.data.decode()
    assert json.loads(data.data)["polls"]["talks"][0]["questions"][0]["answers"] == 5
    assert page.data.startswith(b"%PDF-")
