"""A poll of forty voters on a real disk, sealed with all measures or without one of them."""

import asyncio
import random
import re
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.domain.ballots.poll import BallotPoll
from bot.domain.kinds import KINDS
from bot.paths import DataFolder
from bot.services.ballots.asking import Asking
from bot.services.ballots.balloting import Ballots
from bot.services.ballots.sealing import Sealing
from bot.services.polls.polls import Polls
from bot.services.ports import Documents
from bot.store.ballots.keys import FolderKeys
from bot.store.sqlite import document_store, engine
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from bot.store.upkeep.backups import make_backup
from bot.store.upkeep.cleaning import FolderErasures
from tests.factories import (
    BALLOT_CODE,
    OWNER,
    START,
    a_ballot_poll,
    a_delivery,
    a_member,
    a_series,
    a_server,
    a_talk,
    an_edition,
)
from tests.store.ballots.matcher import Guess, Known, guesses, whole_ballots

VOTERS = 40


class Build(Enum):
    """Which measure is left out."""

    NONE = "sealed"
    TRUNCATE = "sealed, but the journal not emptied"
    # SQLite overwrites what is removed with zeroes; where it was built otherwise, it does not.
    VACUUM_AND_ZEROES = "sealed, but the file neither written anew nor overwritten with zeroes"


@dataclass(frozen=True)
class Voters:
    """What they say, in the order in which they answer."""

    ids: tuple[int, ...]
    texts: tuple[str, ...]

    @classmethod
    def drawn(cls, seed: int) -> "Voters":
        lot = random.Random(seed)
        ids = tuple(lot.sample(range(10**17, 10**18), VOTERS))
        # Short, so that all lie on one page, where SQLite never had to put them in another order.
        texts = tuple(f"{number:06x}" for number in lot.sample(range(16**5, 16**6), VOTERS))
        return cls(ids, texts)

    @property
    def known(self) -> Known:
        return Known(poll=BALLOT_CODE, ids=self.ids, texts=frozenset(self.texts))


class VotedPoll:
    """A poll in a folder of its own, with a backup every ten ballots."""

    def __init__(self, store: DocumentStore, folder: DataFolder, voters: Voters) -> None:
        self.clock = ManualClock(START)
        self.folder = folder
        self.voters = voters
        self._store = store
        self.keys = FolderKeys(folder.keys)
        polls = Polls(store, self.clock, {})
        self.ballots = Ballots(store, self.clock, self.keys, polls, Asking(store, self.clock, {}))
        self.files = FolderErasures(folder, store, KINDS)

    async def vote(self) -> None:
        poll = a_ballot_poll().opened(now=START)

        def prepared(docs: Documents) -> None:
            documents = (a_server(), a_series(), an_edition(), a_talk(), a_delivery(), poll)
            for document in documents:
                docs.put(document)

        await self._store.run(OWNER, prepared)
        for number, text in enumerate(self.voters.texts):
            person = a_member(user_id=self.voters.ids[number])
            await self.ballots.vote(person, BALLOT_CODE, {"improve": text})
            self.clock.set(self.clock.now() + timedelta(minutes=1))
            if number % 10 == 9:
                await self._back_up()

    async def seal(self) -> None:
        self.clock.set(START + timedelta(days=4))
        await Sealing(self._store, self.clock, self.keys, self.files).run_due(self.clock.now())
        (poll,) = await self._store.read(OWNER, lambda docs: docs.select(BallotPoll))
        assert poll.is_sealed
        await self._back_up()

    async def _back_up(self) -> None:
        await asyncio.to_thread(make_backup, self.folder, self.folder.backups, now=self.clock.now())


def _ballots_in(content: bytes) -> list[bytes]:
    return re.findall(rb'\{"improve":"[0-9a-f]{6}"\}', content)


def ballots_in_files(folder: Path) -> list[str]:
    return whole_ballots(folder, _ballots_in)


def best_guess(folder: Path, voters: Voters) -> Guess:
    found = guesses(folder, voters.known)
    return max(found, key=lambda guess: guess.matched(voters.texts))


def _leave_out(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    if build is Build.TRUNCATE:
        monkeypatch.setattr(document_store, "_truncate", lambda _connection: True)
    if build is Build.VACUUM_AND_ZEROES:
        monkeypatch.setattr(document_store, "_vacuum", lambda _connection: None)


def _without_zeroes(path: Path, *, read_only: bool) -> sqlite3.Connection:
    connection = engine.connect(path, read_only=read_only)
    connection.execute("PRAGMA secure_delete = OFF").fetchall()
    return connection


async def play(root: Path, build: Build, voters: Voters, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder as it lies there while the bot runs on."""
    connect = _without_zeroes if build is Build.VACUUM_AND_ZEROES else engine.connect
    store = await open_store(root, KINDS, connect=connect)
    try:
        played = VotedPoll(store, DataFolder(root), voters)
        await played.vote()
        await _copy(root, root.with_name("open"))
        _leave_out(build, monkeypatch)
        await played.seal()
        return await _copy(root, root.with_name("sealed"))
    finally:
        await store.close()


async def _copy(root: Path, to: Path) -> Path:
    return Path(await asyncio.to_thread(shutil.copytree, root, to))
