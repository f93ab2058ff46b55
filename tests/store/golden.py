"""Databases of each schema as SQL, so that a change of what is kept cannot go unnoticed.

`python -m tests.store.golden` writes the one of today's schema anew, which is right only until that
schema is released.
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from bot.domain.document import Document
from bot.store.migrations import STEPS, known_schema
from tests.store import golden_1, golden_2, golden_3
from tests.store.filling import fill

GOLDEN = Path(__file__).parent.parent / "golden"
DOCUMENTS: dict[int, tuple[Document, ...]] = {
    1: golden_1.DOCUMENTS,
    2: golden_2.DOCUMENTS,
    3: golden_3.DOCUMENTS,
}
_PRAGMAS = ("application_id", "user_version")


def file_of(schema: int) -> Path:
    return GOLDEN / f"schema-{schema}.sql"


def dump(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        pragmas = [
            f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in _PRAGMAS
        ]
        return "\n".join([*pragmas, *connection.iterdump()]) + "\n"


def load(schema: int, database: Path) -> None:
    database.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(file_of(schema).read_text(encoding="utf-8"))


def write(schema: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = fill(Path(folder), *DOCUMENTS[schema])
        file_of(schema).write_text(dump(database), encoding="utf-8")


if __name__ == "__main__":
    write(known_schema(STEPS))
    print(file_of(known_schema(STEPS)), file=sys.stderr)
