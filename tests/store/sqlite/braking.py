"""A unit of work that keeps the writer busy, so that others wait together."""

import asyncio
from threading import Event
from typing import Self

from bot.services.ports import Documents
from bot.store.sqlite.document_store import DocumentStore
from tests.store.samples import HERE


class Brake:
    """A unit that keeps the writer busy until told."""

    def __init__(self) -> None:
        self._is_on = Event()
        self._is_off = Event()

    def __call__(self, docs: Documents) -> None:
        self._is_on.set()
        self._is_off.wait()

    @classmethod
    async def put_on(cls, store: DocumentStore) -> tuple[Self, asyncio.Task[None]]:
        brake = cls()
        task = asyncio.create_task(store.run(HERE, brake))
        await asyncio.to_thread(brake._is_on.wait)
        return brake, task

    def let_go(self) -> None:
        self._is_off.set()
