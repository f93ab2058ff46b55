import argparse
import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from bot.commandline.check import main
from bot.domain.ballots.poll import BallotState
from bot.domain.deliveries.delivery import DeliveryState
from bot.domain.deliveries.reasons import Reason
from bot.domain.keeping.audit import Deed, new_head, next_entry
from bot.domain.keeping.errors import FolderUnusable, StoreNotOpened
from bot.exits import DAMAGED, NEEDS_PEOPLE
from bot.paths import DataFolder
from bot.settings import Settings
from bot.store.ballots.keys import key_path
from tests.factories import (
    BALLOT_CODE,
    GUILD_ID,
    NOW,
    OWNER,
    a_ballot_poll,
    a_delivery,
    a_mirror,
    a_server,
)
from tests.store.filling import fill
from tests.store.upkeep.damage import flip_a_byte_of


def check(folder: Path, export: Path | None = None, what: str | None = None) -> int:
    return main(argparse.Namespace(what=what, export=export), Settings(data=folder))


def test_check_says_that_all_is_well(tmp_path: Path, capsys):
    fill(tmp_path, a_server())

    assert check(tmp_path) == 0
    database = DataFolder(tmp_path).database
    assert capsys.readouterr().out == f"{database}: 1 document\nAll is well.\n"


def test_check_lists_what_waits_for_people(tmp_path: Path, capsys):
    held = a_delivery(state=DeliveryState.HELD, reason=Reason.NO_CHANNEL, wake=None)
    fill(tmp_path, a_server(), held, a_mirror(reason=Reason.CHANNEL_GONE))

    assert check(tmp_path) == NEEDS_PEOPLE
    lines = capsys.readouterr().out.splitlines()
    what = f"planned message DE1000 of server {GUILD_ID}, about TA1K00"
    assert f"Names what is not there: {what}" in lines
    what = f"update of a message M1RR0R of server {GUILD_ID}, about TA1K00"
    assert f"Names what is not there: {what}" in lines
    assert lines[-3].startswith(
        f"Held: Announcement DE1000 of server {GUILD_ID}, due 2026-03-02 09:00 UTC:"
    )
    assert lines[-2].startswith(
        f"Held: update M1RR0R of a message of server {GUILD_ID}: its channel"
    )


def test_check_exports_what_can_be_read_and_counts_no_further_than_it_shows(tmp_path: Path, capsys):
    servers = [a_server(code=f"{number:06}", name=f"place {number:02}") for number in range(30)]
    fill(tmp_path, *servers)
    for number in range(25):
        flip_a_byte_of(DataFolder(tmp_path).database, f"place {number:02}")
    rescued = tmp_path / "rescued.jsonl"

    assert check(tmp_path, rescued) == DAMAGED

    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"Written to {rescued}: 5 documents"
    assert "… and 5 more like this" in told
    head, *lines = [json.loads(line) for line in rescued.read_text().splitlines()]
    assert head["format"] == "rostrum-rescue/1"
    assert [line["document"]["name"] for line in lines] == [f"place {n}" for n in range(25, 30)]
    assert stat.S_IMODE(rescued.stat().st_mode) == 0o600


def test_check_writes_over_nothing(tmp_path: Path):
    fill(tmp_path, a_server())
    mine = tmp_path / "mine.txt"
    mine.write_text("keep me")

    with pytest.raises(FolderUnusable):
        check(tmp_path, mine)
    assert mine.read_text() == "keep me"


def test_check_without_data_leaves_nothing_behind(tmp_path: Path):
    with pytest.raises(StoreNotOpened):
        check(tmp_path / "none", tmp_path / "rescued.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_check_tells_from_which_line_on_the_audit_was_changed(tmp_path: Path, capsys):
    head, written = new_head(OWNER), []
    for number in range(3):
        code = f"AVD{number:03}"
        salt, about, which = "salt", "talk", "TA1K00"
        entry = next_entry(
            head, code=code, deed=Deed.MOVED, about=about, which=which, by=7, salt=salt, now=NOW
        )
        head, written = head.after(entry), [*written, entry]
    fill(tmp_path, head, written[0], replace(written[1], by=8), written[2])

    assert check(tmp_path) == DAMAGED
    assert "was changed by something else than this bot, from line 2 on" in capsys.readouterr().out


def test_check_names_the_day_on_which_a_server_that_was_left_is_erased(tmp_path: Path, capsys):
    fill(tmp_path, a_server(left_at=NOW))

    assert check(tmp_path) == 0
    assert "what it has is erased on 2026-05-31" in capsys.readouterr().out


def test_check_anonymity_says_where_it_looked_and_for_what(tmp_path: Path, capsys):
    poll = a_ballot_poll().opened(now=NOW)
    fill(tmp_path, poll, a_ballot_poll(code="BA1109", state=BallotState.SEALED))

    assert check(tmp_path, what="anonymity") == 0
    told = capsys.readouterr().out
    assert "Anonymous polls: 1 sealed, 1 not sealed yet." in told
    assert "  rostrum.sqlite3\n" in told
    assert "its journal, in backups" in told
    assert "Found nothing of the kind." in told


@pytest.mark.parametrize("key", ["useful", "owner"])
def test_check_anonymity_knows_a_ballot_whatever_its_first_question_is_called(tmp_path: Path, key):
    fill(tmp_path, a_ballot_poll(state=BallotState.SEALED))
    row = f'{OWNER}{BALLOT_CODE}{"m" * 32}{{"{key}":[1]}}'
    (tmp_path / "copied-by-hand").write_text(row)

    assert check(tmp_path, what="anonymity") == DAMAGED


def test_check_anonymity_names_what_should_be_gone(tmp_path: Path, capsys):
    fill(tmp_path, a_ballot_poll(state=BallotState.SEALED))
    key = key_path(DataFolder(tmp_path).keys, BALLOT_CODE)
    key.parent.mkdir(mode=0o700)
    key.write_bytes(b"k" * 32)
    key.chmod(0o600)

    assert check(tmp_path, what="anonymity") == DAMAGED
    assert f"The key of poll {BALLOT_CODE} is still there" in capsys.readouterr().out
