from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.store.migrations import FIRST_SCHEMA, STEPS, known_schema
from bot.store.upkeep.checking import check_database
from tests.factories import NOW
from tests.store.filling import contents, fill
from tests.store.golden import DOCUMENTS, dump, file_of, load

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
