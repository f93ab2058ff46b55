import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.sqlite.opening import open_reading, open_store
from tests.scratch import folder_on_disk
from tests.store.samples import HERE, KINDS, Note

pytestmark = pytest.mark.evidence

ROOT = Path(__file__).parents[3]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with folder_on_disk() as folder:
        yield folder


def write_until_killed(folder: Path, lines: int) -> dict[str, tuple[str, int]]:
    """Return what was last acknowledged of each code."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.sqlite.writing_process", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        told += process.stdout.readlines()
    # A last line may have been cut short by the kill.
    said = [line.split() for line in told if line.endswith("\n")]
    return {code: (verb, int(version)) for verb, code, version in said}


@pytest.mark.parametrize("seed", range(4))
async def test_what_was_acknowledged_outlives_kill_9(tmp_path: Path, seed: int):
    acknowledged: dict[str, tuple[str, int]] = {}
    lines = random.Random(seed)
    for _ in range(2):
        acknowledged |= write_until_killed(tmp_path, lines.randint(50, 2000))

    visitor = await open_reading(tmp_path, KINDS)
    seen = {note.code: note for note in await visitor.read(HERE, lambda docs: docs.select(Note))}
    await visitor.close()
    store = await open_store(tmp_path, KINDS)
    kept = {note.code: note for note in await store.read(HERE, lambda docs: docs.select(Note))}
    checked = await store.read(
        HERE, lambda docs: docs._rows.connection.execute("PRAGMA integrity_check").fetchall()
    )
    await store.close()

    assert checked == [("ok",)]
    assert seen == kept
    assert len(acknowledged) > 10
    for code, (verb, version) in acknowledged.items():
        if verb == "removed":
            assert code not in kept
        elif code in kept:
            # One more change may have been kept and not yet told.
            assert kept[code].version - version in {0, 1}
        else:
            assert (version, code < "8") == (2, True)
