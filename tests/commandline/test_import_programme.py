import argparse
import asyncio
import json
from pathlib import Path

import pytest

from bot.commandline.import_programme import main
from bot.domain.document import Document
from bot.domain.errors import FileNotText
from bot.domain.kinds import KINDS
from bot.domain.talks.errors import EditionNotFound, SeriesNotFound
from bot.domain.talks.talk import Talk
from bot.settings import Settings
from bot.store.sqlite.opening import open_store
from bot.words.errors import ListNeedsZone, ListUnknownWord
from tests.factories import GUILD_ID, OWNER, a_series, a_server, an_edition

TABLE = """title,start,zone
Benches,2126-03-04 15:00,Copenhagen
Lights,2126-03-11 15:00,New York
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(data=tmp_path / "data")

    async def fill(*documents: Document) -> None:
        store = await open_store(made.data, KINDS)
        await store.run(OWNER, lambda docs: [docs.put(each) for each in documents])
        await store.close()

    asyncio.run(fill(a_server(), a_series(), an_edition()))
    return made


def talks(settings: Settings) -> list[Talk]:
    async def look() -> list[Talk]:
        store = await open_store(settings.data, KINDS)
        try:
            return await store.read(OWNER, lambda docs: docs.select(Talk))
        finally:
            await store.close()

    return asyncio.run(look())


def given(folder: Path, content: str, name: str = "talks.csv", **more) -> argparse.Namespace:
    file = folder / name
    file.write_text(content, encoding="utf-8")
    options = {
        "series": None,
        "edition": None,
        "zone": None,
        "dry_run": False,
        "json": False,
        **more,
    }
    return argparse.Namespace(file=file, server=GUILD_ID, **options)


def test_dry_run_shows_what_the_import_then_does(settings, tmp_path, capsys):
    assert main(given(tmp_path, TABLE, dry_run=True), settings) == 0
    assert capsys.readouterr().out == (
        "Northville Talks, 2026:\n"
        "Line 2: new: Benches (Monday 4 March 2126, 15:00–16:30 Copenhagen)\n"
        "Line 3: new: Lights (Monday 11 March 2126, 20:00–21:30 Copenhagen)\n"
        "Nothing was stored (--dry-run).\n"
    )
    assert talks(settings) == []

    main(given(tmp_path, TABLE, series="northville talks", edition="2026"), settings)
    assert [talk.title for talk in talks(settings)] == ["Benches", "Lights"]

    capsys.readouterr()
    main(given(tmp_path, TABLE.replace("15:00", "16:00", 1).replace("Lights", "Lamps")), settings)
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Line 2: changed: Benches (Monday 4 March 2126, 16:00–17:30 Copenhagen): another time",
        "Line 3: new: Lamps (Monday 11 March 2126, 20:00–21:30 Copenhagen)",
        "Not in the file, and left as it is: Lights",
    ]


def test_programs_read_what_becomes_of_each_talk(settings, tmp_path, capsys):
    main(given(tmp_path, TABLE), settings)
    (benches, lights) = talks(settings)
    capsys.readouterr()

    later = TABLE.replace("2126-03-04 15:00", "2126-03-04 16:00").replace("Lights", "Lamps")
    main(given(tmp_path, later, json=True, dry_run=True), settings)
    told = json.loads(capsys.readouterr().out)

    assert (told["series"]["title"], told["edition"]["name"]) == ("Northville Talks", "2026")
    assert told["talks"][0] == {
        "line": 2,
        "standing": "changed",
        "code": benches.code,
        "title": "Benches",
        "start": "2126-03-04T16:00",
        "zone": "Europe/Copenhagen",
        "starts_at": "2126-03-04T15:00:00+00:00",
        "minutes": 90,
        "day": None,
        "changes": ["time"],
    }
    assert (told["talks"][1]["standing"], told["talks"][1]["code"]) == ("new", None)
    assert told["gone"] == [{"code": lights.code, "title": "Lights"}]
    assert told["stored"] is False
    assert [each.title for each in talks(settings)] == ["Benches", "Lights"]


@pytest.mark.parametrize(
    ("content", "more", "error"),
    [
        ("title,start\nBenches,2126-03-04 15:00\n", {}, ListNeedsZone),
        ("titel\nBenches\n", {}, ListUnknownWord),
        (TABLE, {"name": "talks.docx"}, FileNotText),
        (TABLE, {"series": "Elsewhere"}, SeriesNotFound),
        (TABLE, {"series": "Northville Talks", "edition": "1999"}, EditionNotFound),
    ],
)
def test_what_cannot_be_read_keeps_nothing(settings, tmp_path, content, more, error):
    with pytest.raises(error):
        main(given(tmp_path, content, **more), settings)

    assert talks(settings) == []


def test_hours_of_no_zone_are_of_the_one_that_was_said(settings, tmp_path):
    content = "title,start\nBenches,2126-03-04 15:00\n"
    main(given(tmp_path, content, zone="Tokyo"), settings)

    assert talks(settings)[0].slot.start.local.hour == 7
