"""What leaves the bot as files, each kept beside the tour and parsed back."""

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence

from icalendar import Calendar

from bot.documents.escaping import escape_with_links
from bot.documents.json_form import from_json
from bot.documents.read.files.markdown import from_markdown
from bot.domain.document import Document
from bot.domain.findings.finding import Revision
from bot.domain.kinds import KINDS
from bot.domain.plain import one_line
from bot.domain.takeaways.takeaway import Placement, Takeaway
from bot.domain.talks.talk import Talk
from bot.rehearsal import acting
from bot.rehearsal.tour.checks import lacks, need, same
from bot.rehearsal.tour.company import Company
from bot.rehearsal.tour.stop import Stop


async def take_notes(company: Company) -> str:
    """Noor may take out notes; no member's id stands in them."""
    text = (await _taken(company, "notes", "notes.md")).decode()
    read = json.loads(await _taken(company, "notes", "notes.json", form="json"))
    found = [note for talk in read["notes"]["talks"] for note in talk["notes"]]
    kept = [
        each
        for each in await company.ledger.all(Takeaway)
        if each.placement is not Placement.LEFT_OUT
    ]
    same("notes", sorted(each["text"] for each in found), sorted(each.text for each in kept))
    for talk in company.demo.talks:
        need(talk.title in text, f"notes.md does not tell of {talk.title!r}")
    for each in kept:
        written = f"\n- {escape_with_links(one_line(each.text))}"
        need(written in text, f"notes.md does not tell {each.text!r}")
    ids = [str(number) for number in company.world.people.values()]
    lacks("notes.md and notes.json", text + json.dumps(read), *ids)
    return f"{len(found)} notes of both talks, as notes.md and notes.json, without anybody's id"


async def _taken(company: Company, what: str, name: str, *, form: str = "markdown") -> bytes:
    file = await acting.export(company.world, company.noor, what, form=form)
    await company.keep(name, file.data)
    return file.data


async def take_findings(company: Company) -> str:
    text = (await _taken(company, "findings", "findings-export.md")).decode()
    same(
        "findings-export.md, parsed back",
        from_markdown(text, company.text).article,
        await _newest(company),
    )
    written = (await _taken(company, "findings", "findings.json", form="json")).decode()
    same("findings.json, parsed back", from_json(written), await _newest(company))
    return "Markdown and JSON, parsed back: both are the published article"


async def _newest(company: Company) -> object:
    revisions = await company.ledger.all(Revision)
    return max(revisions, key=lambda each: each.number).article


async def take_calendar(company: Company) -> str:
    data = await _taken(company, "calendar", "series.ics")
    events = Calendar.from_ical(data).events
    wanted = [(talk.title, company.starts(talk)) for talk in company.demo.talks]
    same("events", [(str(each["SUMMARY"]), each.start) for each in events], wanted)
    secrets = [link for talk in company.demo.talks for link in (talk.join, talk.panellists)]
    lacks("the calendar", data.decode(), *secrets)
    return f"series.ics, parsed back: {len(events)} talks at their times, no secret link"


async def take_archive(company: Company) -> str:
    """Everything, for organisers only; the counts are those of the store."""
    world = company.world
    refused = await company.noor.slash("export", channel="backstage", what="archive", hidden=True)
    same("files for a note-taker", [list(each.attachments) for each in refused.messages], [[]])
    data = (await acting.export(world, company.ada, "archive")).data
    await company.keep("archive.zip", data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        same("first broken file of the zip", archive.testzip(), None)
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files["manifest.json"])
    for each in manifest["files"]:
        digest = hashlib.sha256(files[each["name"]]).hexdigest()
        same(f"checksum of {each['name']}", digest, each["sha256"])
    await _compare(company, manifest["documents"], KINDS)
    total = sum(manifest["documents"].values())
    return f"archive.zip: {len(files)} files, checksums right, {total} documents as in the store"


async def _compare(
    company: Company, counts: dict[str, int], kinds: Sequence[type[Document]]
) -> None:
    """Every kind of document that the archive holds is there in full."""
    need(counts.get(Talk.KIND), "the archive has no talks")
    for kind in kinds:
        if kind.KIND in counts:
            found = [each for each in await company.ledger.all(kind) if _of_server(company, each)]
            same(f"{kind.KIND} in the archive", counts[kind.KIND], len(found))


def _of_server(company: Company, document: Document) -> bool:
    return document.owner == f"guild:{company.world.home.id}"


STOPS = (
    Stop(name="export: notes", play=take_notes, needs=("log", "second talk")),
    Stop(name="export: findings", play=take_findings, needs=("publish",)),
    Stop(name="export: calendar", play=take_calendar, needs=("move",)),
    Stop(name="export: archive", play=take_archive, needs=("programme",)),
)
