import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.paths import CHECKOUT

pytestmark = pytest.mark.evidence

LIMIT = 180  # real seconds; it takes a tenth of that
FILES = {
    "archive.zip",
    "bot.log",
    "findings-export.md",
    "findings.json",
    "findings.md",
    "notes.json",
    "notes.md",
    "series.ics",
    "talk-1.ics",
    "talk-2.ics",
}


def run_tour(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ROSTRUM_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", "tour", *arguments],
        cwd=CHECKOUT,
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )


def test_tour_finds_everything(tmp_path: Path):
    out = tmp_path / "made by the tour"
    done = run_tour("--json", "--out", str(out))

    steps = json.loads(done.stdout.splitlines()[-1])["steps"]
    assert [step for step in steps if not step["ok"]] == []
    assert done.returncode == 0
    assert {"name", "ok", "seconds", "detail"} == {key for step in steps for key in step}
    assert {path.name for path in out.iterdir()} == FILES
    assert all(path.stat().st_size for path in out.iterdir())


def test_tour_refuses_a_real_token(tmp_path: Path):
    done = run_tour("--out", str(tmp_path), ROSTRUM_TOKEN="a" * 24 + "." + "b" * 6 + "." + "c" * 27)

    assert (done.returncode, done.stdout) == (2, "")
    assert "ROSTRUM_TOKEN is set" in done.stderr


def test_tour_needs_a_folder_to_write_to(tmp_path: Path):
    taken = tmp_path / "file"
    taken.write_text("here already")
    done = run_tour("--out", str(taken))

    assert (done.returncode, done.stdout) == (1, "")
    assert f"I cannot write to {taken}" in done.stderr
