from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.services.ports import Store
from bot.store.sqlite.opening import open_store
from tests.store.samples import KINDS
from tests.store.sqlite.contract import StoreContract


class TestDocumentStore(StoreContract):
    @pytest.fixture
    async def store(self, tmp_path: Path) -> AsyncIterator[Store]:
        opened = await open_store(tmp_path, KINDS)
        yield opened
        await opened.close()
