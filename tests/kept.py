"""A real store in a folder of its own and a clock that is moved by hand; a conftest takes them."""

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


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(tmp_path / "data", KINDS)
    yield opened
    await opened.close()
