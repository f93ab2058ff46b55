"""A series that asks by ballot, and the services that plan, open and seal it."""

from pathlib import Path

import pytest

from bot.domain.polls.poll import PollTemplate
from bot.services.ballots.asking import USUAL, Asking
from bot.services.ballots.balloting import Ballots
from bot.services.ballots.sealing import Sealing
from bot.services.polls.polls import Polls
from bot.services.talks.talks import TalkService
from bot.store.ballots.keys import FolderKeys
from tests.factories import QUESTIONS, a_series, a_server, a_talk, a_template, an_edition

TEMPLATES = {"en": PollTemplate(question="Was it worth it?", options=("Yes", "Maybe", "No"))}


@pytest.fixture
def keys(tmp_path: Path) -> FolderKeys:
    return FolderKeys(tmp_path / "data" / "keys")


@pytest.fixture
def polls(store, clock) -> Polls:
    return Polls(store, clock, TEMPLATES)


@pytest.fixture
def ballots(store, clock, keys, polls) -> Ballots:
    return Ballots(store, clock, keys, polls, Asking(store, clock, {USUAL: a_template(*QUESTIONS)}))


@pytest.fixture
def sealing(store, clock, keys) -> Sealing:
    return Sealing(store, clock, keys, store)


@pytest.fixture
def talks(store, clock, polls, ballots) -> TalkService:
    return TalkService(store, clock, on_change=(polls.after_change, ballots.after_change))


@pytest.fixture
async def of_ballots(put) -> None:
    """A series that asks by ballot, and its announced talk."""
    await put(a_server(), a_series(), an_edition(), a_talk())
