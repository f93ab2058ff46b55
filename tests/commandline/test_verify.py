import argparse
import json
from pathlib import Path

import pytest

from bot.commandline.verify import main
from bot.documents.revisions import revisions_json
from bot.domain.errors import DocumentNotUnderstood
from bot.domain.findings.revision_chain import Stamp
from bot.exits import DAMAGED, NEEDS_PEOPLE
from bot.settings import Settings
from tests.documents.test_verifying import FILES, LINKS, STAMP
from tests.domain.findings.test_revision_chain import EDITION_CODE


def verify(file: Path, *, revisions: Path | None = None, as_json: bool = False) -> int:
    return main(argparse.Namespace(file=file, revisions=revisions, json=as_json), Settings())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "other-revisions.json").write_text("{}")
    (tmp_path / "lamps-revisions.json").write_bytes(revisions_json(STAMP, "Lamps", FILES))
    return tmp_path


def test_a_published_file_is_known_again(folder, capsys):
    assert verify(folder / "findings.json") == 0

    assert capsys.readouterr().out == (
        "findings.json says that it is revision 2.\n"
        "Its bytes are as they were when it was written.\n"
        "Its text is the one that was published as revision 2 of “Lamps” on"
        f" {LINKS[1].published_at:%Y-%m-%d %H:%M} UTC.\n"
        "It is the newest revision that this chain knows.\n"
        f"The chain ends with revision 2, {LINKS[1].digest}."
        " Compare this with what was posted where it was published.\n"
    )


def test_a_later_chain_tells_what_came_after(folder, capsys):
    later = folder / "later-revisions.json"
    later.write_bytes(revisions_json(Stamp(edition=EDITION_CODE, links=LINKS), "Lamps", {}))

    assert verify(folder / "findings.md") == 0
    assert f"revision 3, {LINKS[2].published_at:%Y-%m-%d}" in capsys.readouterr().out
    assert verify(folder / "findings.docx") == 0
    assert f"revision 3, {LINKS[2].published_at:%Y-%m-%d}" in capsys.readouterr().out
    assert verify(folder / "findings.docx", revisions=later) == NEEDS_PEOPLE


def test_a_changed_file_is_told(folder, capsys):
    file = folder / "findings.html"
    file.write_bytes(file.read_bytes().replace(b"Lamps", b"Lumps"))

    assert verify(file, as_json=True) == DAMAGED
    printed = json.loads(capsys.readouterr().out)
    assert "bytes_differ" in printed["verdicts"]
    assert (printed["revision"], printed["differs"]) == (2, True)


def test_a_changed_file_without_a_seal_is_told_by_its_name(folder, capsys):
    (folder / "findings.docx").write_bytes(b"PK\x03\x04 other bytes")

    assert verify(folder / "findings.docx") == DAMAGED
    assert "Its bytes differ" in capsys.readouterr().out


def test_a_draft_is_no_revision(folder, capsys):
    (folder / "draft.md").write_text("# Draft\n")

    assert verify(folder / "draft.md") == NEEDS_PEOPLE
    assert "does not say which revision it is" in capsys.readouterr().out


def test_what_is_not_there_is_one_sentence(folder):
    with pytest.raises(DocumentNotUnderstood):
        verify(folder / "none.pdf")
