"""A real store in a folder of its own and a clock that is moved by hand; a conftest takes them."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.domain.kinds import KINDS
from bot.domain.times.zones import load_zones
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.factories import START


@pytest.fixture(scope="session", autouse=True)
def zones() -> None:
    """What the application's start does: later it would block the event loop."""
    load_zones()


@pytest.fixture
def clock() -> ManualClock:
    """The moment when the talk of `a_talk()` begins."""
    return ManualClock(START)


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test leaves an empty store: to lay one out takes longer than to copy it."""
    return tmp_path_factory.mktemp("empty") / "data"


@pytest.fixture
async def store(tmp_path: Path, empty_folder: Path) -> AsyncIterator[DocumentStore]:
    if not await asyncio.to_thread(empty_folder.exists):
        await (await open_store(empty_folder, KINDS)).close()
    await asyncio.to_thread(shutil.copytree, empty_folder, tmp_path / "data")
    opened = await open_store(tmp_path / "data", KINDS)
    yield opened
    await opened.close()
