"""The real store in a folder of its own, and a clock that stands at the start of the talk."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.clock import ManualClock
from bot.domain.document import Document
from bot.domain.kinds import KINDS
from bot.domain.times.zones import load_zones
from bot.services.ports import Documents
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.timekeeper import Timekeeper
from bot.store.sqlite.document_store import DocumentStore
from bot.store.sqlite.opening import open_store
from tests.factories import OWNER, START, a_series, a_server, a_talk, an_edition
from tests.services.messenger import ScriptedMessenger

Put = Callable[..., Awaitable[None]]


@pytest.fixture(scope="session", autouse=True)
def _zones() -> None:
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


@pytest.fixture
def put(store: DocumentStore) -> Put:
    """Keep documents as they are, all in one unit."""

    async def keep(*documents: Document) -> None:
        def work(docs: Documents) -> None:
            for document in documents:
                docs.put(document)

        await store.run(OWNER, work)

    return keep


@pytest.fixture
def messenger() -> ScriptedMessenger:
    return ScriptedMessenger()


@pytest.fixture
def deliveries(store: DocumentStore, clock: ManualClock) -> Deliveries:
    return Deliveries(store, clock, "this run")


@pytest.fixture
def keeper(deliveries: Deliveries, messenger: ScriptedMessenger, clock: ManualClock) -> Timekeeper:
    return Timekeeper(deliveries, messenger, clock)


@pytest.fixture
async def programme(put: Put) -> None:
    """A server that was set up, a series, an edition and its announced talk."""
    await put(a_server(), a_series(), an_edition(), a_talk())
