"""After sealing, no file tells whose ballot is whose; and each measure is needed for that."""

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.domain.times.zones import load_zones
from bot.store.ballots.keys import key_path
from bot.store.ballots.tracing import look_for_traces
from tests.factories import BALLOT_CODE
from tests.store.ballots.voting import (
    VOTERS,
    Build,
    Voters,
    ballots_in_files,
    best_guess,
    play,
)

# Forty right by chance is one; the best of some dozens of guesses has four or five.
BY_CHANCE = 8


@pytest.fixture(scope="module", autouse=True)
def _zones() -> None:
    load_zones()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_sealing_no_file_tells_whose_ballot_is_whose(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    voters = Voters.drawn(seed)
    sealed = asyncio.run(play(tmp_path / "data", Build.NONE, voters, monkeypatch))

    assert len(list((sealed / "backups").glob("*.sqlite3"))) == VOTERS // 10 + 1
    assert not list((sealed / "keys").iterdir())
    assert ballots_in_files(sealed) == []
    best = best_guess(sealed, voters)
    assert best.matched(voters.texts) < BY_CHANCE, best
    traces = look_for_traces(sealed)
    assert traces.is_clean
    assert (traces.sealed, traces.open) == ((BALLOT_CODE,), ())


@pytest.mark.parametrize("build", [Build.TRUNCATE, Build.VACUUM_AND_ZEROES])
def test_a_measure_that_is_left_out_tells_whose_ballot_is_whose(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    voters = Voters.drawn(1)
    sealed = asyncio.run(play(tmp_path / "data", build, voters, monkeypatch))

    assert len(set(ballots_in_files(sealed))) > VOTERS * 3 / 4
    best = best_guess(sealed, voters)
    assert best.matched(voters.texts) > VOTERS * 3 / 4, best
    # And the host is told.
    assert {each.poll for each in look_for_traces(sealed).bytes_left} == {BALLOT_CODE}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the poll as it lay on disk while it was `open`, and `sealed`; to be read."""
    folder = tmp_path_factory.mktemp("played")
    with pytest.MonkeyPatch.context() as monkeypatch:
        asyncio.run(play(folder / "data", Build.NONE, Voters.drawn(1), monkeypatch))
    return folder


def test_backups_made_while_it_was_open_hold_no_ballot(played: Path):
    """Not even without its voter: between two of them one person alone may have answered."""
    backups = played / "open" / "backups"
    assert len(list(backups.iterdir())) == VOTERS // 10
    for path in backups.iterdir():
        assert not any(text.encode() in path.read_bytes() for text in Voters.drawn(1).texts)


def test_while_it_is_open_the_key_tells_everything(played: Path):
    """So whoever copies the whole folder then knows it: `docs/anonymity.md` says so."""
    voters = Voters.drawn(1)
    assert best_guess(played / "open", voters).matched(voters.texts) == VOTERS
    traces = look_for_traces(played / "open")
    assert traces.is_clean
    assert (traces.sealed, traces.open) == ((), (BALLOT_CODE,))


def test_ballots_in_a_copy_and_keys_left_behind_are_named(played: Path, tmp_path: Path):
    sealed = Path(shutil.copytree(played / "sealed", tmp_path / "sealed"))
    by_hand = sealed / "backups" / "by-hand.sqlite3"
    shutil.copyfile(played / "open" / "rostrum.sqlite3-wal", by_hand)
    key = key_path(sealed / "keys", BALLOT_CODE)
    shutil.copyfile(key_path(played / "open" / "keys", BALLOT_CODE), key)
    key.chmod(0o640)

    traces = look_for_traces(sealed)

    assert [(each.file, each.poll) for each in traces.bytes_left] == [(by_hand, BALLOT_CODE)]
    assert (traces.keys, traces.readable) == ((BALLOT_CODE,), (key,))
    assert not traces.is_clean
