import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.keeping.erasing import Erased, Erasure
from bot.domain.keeping.errors import LedgerDamaged
from bot.store.upkeep.erasures import read_erasures, write_down
from tests.factories import MEMBER_ID, NOW, OWNER

MEMBER = Erasure(at=NOW, what=Erased.MEMBER, owner=OWNER, user_id=MEMBER_ID)
SERVER = Erasure(at=NOW + timedelta(days=1), what=Erased.OWNER, owner=OWNER)
DOCUMENT = Erasure(
    at=NOW + timedelta(days=2), what=Erased.DOCUMENT, owner=OWNER, kind="talk", code="TA1K00"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "erasures.jsonl"


def test_erasures_come_back_as_they_were_written(ledger: Path):
    for erasure in (MEMBER, SERVER, DOCUMENT):
        write_down(ledger, erasure)

    assert read_erasures([ledger]) == [MEMBER, SERVER, DOCUMENT]
    assert stat.S_IMODE(ledger.stat().st_mode) == 0o600


def test_erasures_of_several_copies_of_the_ledger_count_once(ledger: Path, tmp_path: Path):
    copy = tmp_path / "erasures.jsonl"
    for each, erasures in ((copy, (MEMBER, SERVER)), (ledger, (SERVER, DOCUMENT))):
        for erasure in erasures:
            write_down(each, erasure)

    found = read_erasures([ledger, copy, tmp_path / "none"])

    assert found == [MEMBER, SERVER, DOCUMENT]


@pytest.mark.parametrize("cut", [1, 2, 50, 100])
def test_a_line_that_was_cut_short_was_never_acknowledged(ledger: Path, cut: int):
    write_down(ledger, MEMBER)
    whole = ledger.read_bytes()
    ledger.write_bytes(whole + whole[:cut])

    assert read_erasures([ledger]) == [MEMBER]
    write_down(ledger, SERVER)
    assert read_erasures([ledger]) == [MEMBER, SERVER]


@pytest.mark.parametrize(
    "line",
    [
        b'{"format":"rostrum-erasure/2","at":"2026-03-02T09:00:00Z","what":"member"}',
        b'{"format":"rostrum-erasure/1","at":"2026-03-02T09:00:00Z","what":"moon"}',
        b"garbage",
    ],
)
def test_a_line_of_another_format_is_refused_by_its_number(ledger: Path, line: bytes):
    write_down(ledger, MEMBER)
    ledger.write_bytes(ledger.read_bytes() + line + b"\n")

    with pytest.raises(LedgerDamaged) as raised:
        read_erasures([ledger])

    assert raised.value.params == {"file": str(ledger), "line": 2}


def test_a_line_is_dated_after_all_before_it_whatever_the_clock_says(ledger: Path):
    write_down(ledger, SERVER, replace(MEMBER, at=SERVER.at))
    write_down(ledger, MEMBER)

    moments = [each.at for each in read_erasures([ledger])]

    assert moments == sorted(set(moments))
    assert len(moments) == 3
