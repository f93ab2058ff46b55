"""What a caller on the event loop awaits of a thread of the store."""

import asyncio
import logging
import sqlite3
from collections import deque
from typing import Any

from bot.domain.keeping.errors import StoreUnavailable
from bot.store.sqlite.engine import is_disk_trouble

_log = logging.getLogger(__name__)


class Awaited:
    """Made on the event loop; a thread sets `result` or `error`, and the loop settles it."""

    __slots__ = ("error", "future", "result")

    def __init__(self, future: asyncio.Future[Any]) -> None:
        self.future = future
        self.result: Any = None
        self.error: BaseException | None = None

    def settle(self) -> None:
        """Tell the caller, once; on the event loop. One that stopped waiting is told nothing."""
        future, error = self.future, self.error
        # The error's traceback names frames that name this, and the future holds the error: with
        # either kept here, nothing of a refused unit would leave memory before the collector came.
        del self.future, self.error
        if future.done():
            return
        if error is None:
            future.set_result(self.result)
        else:
            future.set_exception(error)


class Teller:
    """Settles on the event loop what its threads have done; it is woken once for all of it."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._done: deque[Awaited] = deque()
        self._is_woken = False

    def tell(self, done: Awaited) -> None:
        """Call it in any thread."""
        self._done.append(done)
        if self._is_woken:
            return
        self._is_woken = True
        try:
            self._loop.call_soon_threadsafe(self._settle_all)
        except RuntimeError:
            _log.debug("The event loop ended before a look did.")

    def _settle_all(self) -> None:
        # Before the first is taken: what comes from now on wakes the loop again, if for nothing.
        self._is_woken = False
        while self._done:
            self._done.popleft().settle()


def for_another_thread(error: BaseException) -> BaseException:
    """Return what the caller is told in its place, if a future cannot carry it or must not."""
    if isinstance(error, sqlite3.Error) and is_disk_trouble(error):
        return _caused(StoreUnavailable(), error)
    if isinstance(error, StopIteration):
        # A future cannot carry it: it would end the generator that awaits.
        return _caused(RuntimeError("a unit of work raised StopIteration"), error)
    return error


def _caused(error: Exception, cause: BaseException) -> Exception:
    error.__cause__ = cause
    return error
