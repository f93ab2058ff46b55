import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.store.migrations import FIRST_SCHEMA, STEPS, known_schema
from bot.store.upkeep.checking import check_database
from bot.store.upkeep.salvage import Saved
from tests.factories import NOW, a_server
from tests.store.filling import contents, fill
from tests.store.golden import DOCUMENTS, dump, file_of, load

ONE_TABLE = (1, 2)
SCHEMAS = range(FIRST_SCHEMA, known_schema(STEPS) + 1)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_golden_database_is_read_by_todays_code(schema: int, tmp_path: Path):
    folder = DataFolder(tmp_path / "data")
    load(schema, folder.database)
    # Owning it migrates it, and builds the indexes that are declared today.
    fill(folder.root)

    expected = [replace(document, version=1) for document in DOCUMENTS[schema]]
    found = contents(folder.root)

    assert sorted(found, key=repr) == sorted(expected, key=repr)
    report = check_database(folder.database, KINDS, now=NOW)
    assert (report.is_damaged, report.unknown, report.dangling) == (False, [], [])
    assert (report.is_older, report.counts.total()) == (False, len(expected))


@pytest.mark.parametrize("schema", ONE_TABLE)
def test_documents_of_the_one_table_are_saved_and_brought_over_whole_or_not(
    schema: int, tmp_path: Path
):
    folder = DataFolder(tmp_path / "data")
    load(schema, folder.database)
    saved: list[Saved] = []
    report = check_database(folder.database, KINDS, now=NOW, keep=saved.append)
    assert (report.is_older, report.is_damaged) == (True, False)
    assert len(saved) == len(DOCUMENTS[schema])
    with sqlite3.connect(folder.database) as connection:
        connection.execute("UPDATE document SET body = '{}' WHERE kind = 'talk'")
    connection.close()
    before = dump(folder.database)

    with pytest.raises(msgspec.DecodeError):
        fill(folder.root)

    assert dump(folder.database) == before
    (backup,) = folder.backups.iterdir()
    assert backup.name == f"before-schema-{known_schema(STEPS)}.sqlite3"
    assert dump(backup) == before


def test_tables_that_an_older_bot_left_behind_are_in_nobodys_way(tmp_path: Path):
    """It makes its own tables before it notices that the file is newer than itself."""
    database = fill(tmp_path, a_server())
    load(2, tmp_path / "old.sqlite3")
    with closing(sqlite3.connect(tmp_path / "old.sqlite3")) as old:
        layout = old.execute(
            "SELECT sql FROM sqlite_schema WHERE tbl_name IN ('document', 'entry', 'declared')"
        ).fetchall()
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(";".join(statement for (statement,) in layout if statement))

    fill(tmp_path, a_server(owner="guild:7"))

    assert len(contents(tmp_path)) == 2
    report = check_database(DataFolder(tmp_path).database, KINDS, now=NOW)
    assert (report.is_damaged, report.counts.total()) == (False, 2)


def test_golden_database_of_today_has_every_kind():
    """If this fails: add a document of the new kind, then `python -m tests.store.golden`."""
    today = {document.KIND for document in DOCUMENTS[known_schema(STEPS)]}

    assert today == {kind.KIND for kind in KINDS}


def test_golden_database_of_today_is_laid_out_as_a_new_one(tmp_path: Path):
    """What was released keeps its layout, or the tables of old installations would differ."""
    schema = known_schema(STEPS)
    new = dump(fill(tmp_path, *DOCUMENTS[schema])).splitlines()
    golden = file_of(schema).read_text(encoding="utf-8").splitlines()

    def layout(lines: list[str]) -> list[str]:
        return [line for line in lines if line.startswith(("PRAGMA", "CREATE"))]

    assert layout(new) == layout(golden)
