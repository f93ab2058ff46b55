"""Looks at the database in threads of their own, each a transaction that changes nothing."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from bot.store.sqlite.around_damage import OnDamage
from bot.store.sqlite.awaited import Awaited, Teller, for_another_thread
from bot.store.sqlite.engine import trouble_in_words
from bot.store.sqlite.rows import Rows

T = TypeVar("T")


class _Look(Awaited):
    """One that waits for its turn, or for its answer to be told."""

    __slots__ = ("at",)

    def __init__(self, at: Callable[[Rows], Any], future: asyncio.Future[Any]) -> None:
        super().__init__(future)
        self.at = at


class Readers:
    """As many looks at once as there are connections; the others wait.

    What is damaged is left out, and `on_damage` is told; in a reader's thread. The threads are our
    own: `run_in_executor` took twice the time of a small look, for what nobody here needs.
    """

    def __init__(self, connections: Sequence[sqlite3.Connection], on_damage: OnDamage) -> None:
        self._loop = asyncio.get_running_loop()
        self._connections = connections
        self._on_damage = on_damage
        self._idle: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        for connection in connections:
            self._idle.put(connection)
        self._teller = Teller(self._loop)
        self._waiting: SimpleQueue[_Look | None] = SimpleQueue()
        self._threads = [
            Thread(target=self._answer, name=f"store-reader-{each}", daemon=True)
            for each in range(len(connections))
        ]
        for thread in self._threads:
            thread.start()

    async def look(self, at: Callable[[Rows], T]) -> T:
        waiting = _Look(at, self._loop.create_future())
        self._waiting.put(waiting)
        return await waiting.future

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
        """Answer what waits, then close. Blocks."""
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()
        for connection in self._connections:
            connection.close()

    def _answer(self) -> None:
        while self._answer_next():
            pass

    def _answer_next(self) -> bool:
        """Whoever waits here holds nothing of the look before: what is erased is out of memory."""
        look = self._waiting.get()
        if look is None:
            return False
        if not look.future.cancelled():
            try:
                look.result = self.look_here(look.at)
            except BaseException as error:  # noqa: BLE001  # the thread must live on
                look.error = for_another_thread(error)
            self._teller.tell(look)
        return True
