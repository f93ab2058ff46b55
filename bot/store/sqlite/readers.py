"""Threads that read: each look sees one snapshot of what is on disk."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

from bot.store.sqlite.around_damage import OnDamage
from bot.store.sqlite.engine import trouble_in_words
from bot.store.sqlite.rows import Rows

T = TypeVar("T")


class Readers:
    """As many looks at once as there are connections; the others wait.

    What is damaged is left out, and `on_damage` is told; in a reader's thread.
    """

    def __init__(self, connections: Sequence[sqlite3.Connection], on_damage: OnDamage) -> None:
        self._connections = connections
        self._on_damage = on_damage
        self._idle: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        for connection in connections:
            self._idle.put(connection)
        self._threads = ThreadPoolExecutor(len(connections), thread_name_prefix="store-reader")

    async def look(self, at: Callable[[Rows], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self.look_here, at)

    def look_here(self, at: Callable[[Rows], T]) -> T:
        """Look in the calling thread, which is not the event loop's. Blocks."""
        connection = self._idle.get()
        try:
            with trouble_in_words():
                connection.execute("BEGIN")
                try:
                    return at(Rows(connection, self._on_damage))
                finally:
                    connection.rollback()
        finally:
            self._idle.put(connection)

    def finish(self) -> None:
        """Wait for the looks that run, then close. Blocks."""
        self._threads.shutdown()
        for connection in self._connections:
            connection.close()
