"""The real store in a folder of its own, and a clock that stands at the start of the talk."""

from collections.abc import Awaitable, Callable

import pytest

from bot.clock import ManualClock
from bot.domain.document import Document
from bot.services.ports import Documents
from bot.services.sending.chores import Chores
from bot.services.sending.deliveries import Deliveries
from bot.services.sending.timekeeper import Timekeeper
from bot.store.sqlite.document_store import DocumentStore
from tests.factories import OWNER, a_series, a_server, a_talk, an_edition
from tests.kept import clock, empty_folder, store, zones
from tests.services.messenger import ScriptedMessenger

__all__ = ["clock", "empty_folder", "store", "zones"]

Put = Callable[..., Awaitable[None]]


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
    return Timekeeper(deliveries, messenger, clock, Chores(store))


@pytest.fixture
async def programme(put: Put) -> None:
    """A server that was set up, a series, an edition and its announced talk."""
    await put(a_server(), a_series(), an_edition(), a_talk())
